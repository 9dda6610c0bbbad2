/**
 * What our client and server say to each other beyond the Language Server Protocol. Types only, so that the client
 * bundles nothing of the server; positions are those of the protocol.
 */
import type { Diagnostic, Position } from 'vscode-languageserver';

/** What a client may send as `initializationOptions`; every part may be missing. */
export interface InitializationOptions {
	/** Commands of code actions that the client itself carries out. */
	readonly clientCommands?: readonly (keyof ClientCommands)[];
	/** Whether the client wants the notification `ldn-lint/status`. */
	readonly status?: boolean;
	/** Whether the client answers the server's requests for files. */
	readonly files?: boolean;
	/** `false` where the workspace is not trusted: its configuration then takes in no other file. */
	readonly trusted?: boolean;
	/** For clients without `workspace/configuration`. */
	readonly settings?: EditorSettings;
}

/** The section `ldn-lint` of an editor's settings, before it is checked. */
export interface EditorSettings {
	readonly enable?: unknown;
	readonly preset?: unknown;
	readonly rules?: unknown;
	/** `{ enabled: boolean }` */
	readonly inlayHints?: unknown;
}

/** Commands that code actions carry for the client, with their one argument. */
export interface ClientCommands {
	/** Asks for a reason and writes the suppression comment. */
	'ldn-lint.ignore': IgnoreArguments;
	/** Shows the page of a rule, given by its id. */
	'ldn-lint.openRulePage': string;
}

/** A suppression comment to insert: `before`, the reason, `after`. */
export interface IgnoreArguments {
	readonly uri: string;
	/** The document's version that the position is of. */
	readonly version: number;
	readonly position: Position;
	readonly before: string;
	readonly after: string;
	readonly rule: string;
}

/** Commands of the server, for clients that leave code actions' commands to it. */
export interface ServerCommands {
	/** Shows the published page of a rule, given by its id, in a browser. */
	'ldn-lint.server.showRule': string;
}

/** Requests of the client. */
export interface Requests {
	/** The page of a rule as Markdown. */
	'ldn-lint/explain': { readonly params: { readonly rule: string }; readonly result: string | null };
	/** Findings of a file that need not be open. */
	'ldn-lint/lintFile': { readonly params: LintFileParams; readonly result: LintFileResult };
	/** A configuration for a folder to start from. */
	'ldn-lint/starterConfig': { readonly params: StarterConfigParams; readonly result: StarterConfigResult };
}

/** What stands in the folder, as paths below it with `/`. */
export interface StarterConfigParams {
	readonly articles: readonly string[];
	readonly bibliographies: readonly string[];
}

export interface StarterConfigResult {
	/** Names that the file may have, the best first. */
	readonly names: readonly string[];
	readonly text: string;
}

export interface LintFileParams {
	readonly uri: string;
	readonly languageId: string;
}

export interface LintFileResult {
	readonly diagnostics: Diagnostic[];
	readonly skipped?: SkipReason;
}

/** Requests of the server, to a client that announces `files`; `null` where there is no such file or folder. */
export interface ServerRequests {
	/** The decoded text of a file. */
	'ldn-lint/readFile': { readonly params: { readonly uri: string }; readonly result: string | null };
	/** Names of the files that stand in a folder itself, sorted. */
	'ldn-lint/listFiles': { readonly params: { readonly uri: string }; readonly result: readonly string[] | null };
}

/** Notifications of the client. */
export interface ClientNotifications {
	/** The user trusts the workspace from now on. */
	'ldn-lint/trusted': undefined;
}

/** Notifications of the server. */
export interface Notifications {
	/** After each lint of an open document. */
	'ldn-lint/status': DocumentStatus;
}

export interface DocumentStatus {
	readonly uri: string;
	readonly version: number;
	/** How many findings of each severity. */
	readonly counts: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
	readonly suppressed: number;
	/** Names of the drugs that the article is about. */
	readonly drugs: readonly string[];
	readonly skipped?: SkipReason;
	readonly configFile?: string;
}

/**
 * `disabled`: by the editor's settings; `excluded`: by the project's configuration; `no-drug`: the text is not about
 * a drug with a profile, so that only rules for any article ran; `unreadable`: there is no such file.
 */
export type SkipReason = 'disabled' | 'excluded' | 'no-drug' | 'unreadable';
