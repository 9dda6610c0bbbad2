/**
 * What our client and server say to each other beyond the Language Server Protocol. Types only, so that the client
 * bundles nothing of the server; positions are those of the protocol.
 */
import type { Diagnostic, Position, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { Span } from '../base/span.ts';
import type * as service from '../service/article-view.ts';

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
	readonly maxFileSize?: unknown;
	/** `{ enabled: boolean }` */
	readonly inlayHints?: unknown;
	/** `{ enabled: boolean }` */
	readonly codeLens?: unknown;
}

/** Commands that code actions and code lenses carry for the client, with their one argument. */
export interface ClientCommands {
	/** Asks for a reason and writes the suppression comment. */
	'ldn-lint.ignore': IgnoreArguments;
	/** Shows the page of a rule, given by its id. */
	'ldn-lint.openRulePage': string;
	/** Shows the findings of the document, given by its URI. */
	'ldn-lint.showProblems': string;
	/** Goes to the next claim without a citation in the document, given by its URI. */
	'ldn-lint.nextUncitedClaim': string;
	/** Inserts the statements that the document, given by its URI, lacks. */
	'ldn-lint.insertStatements': string;
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

/** Commands of the server, for clients that leave the commands of code actions and code lenses to it. */
export interface ServerCommands {
	/** Shows the published page of a rule, given by its id, in a browser. */
	'ldn-lint.server.showRule': string;
	/** Shows the first claim without a citation in the document, given by its URI. */
	'ldn-lint.server.showUncitedClaim': string;
	/** Inserts every statement that the document, given by its URI, lacks. */
	'ldn-lint.server.insertStatements': string;
}

/** Requests of the client. */
export interface Requests {
	/** The page of a rule as Markdown. */
	'ldn-lint/explain': { readonly params: { readonly rule: string }; readonly result: string | null };
	/** Findings of a file that need not be open. */
	'ldn-lint/lintFile': { readonly params: LintFileParams; readonly result: LintFileResult };
	/** A configuration for a folder to start from. */
	'ldn-lint/starterConfig': { readonly params: StarterConfigParams; readonly result: StarterConfigResult };
	/** What an open article says; `null` where the document is none, or is not linted. */
	'ldn-lint/articleView': { readonly params: DocumentParams; readonly result: ArticleView | null };
	/** Cards on works and conditions as Markdown, by the ids that an `ArticleView` gives. */
	'ldn-lint/cards': { readonly params: CardsParams; readonly result: string };
	/** Statements that an open article lacks and that have a wording, to choose among. */
	'ldn-lint/missingStatements': { readonly params: DocumentParams; readonly result: MissingStatements | null };
	/** The edit that inserts some of them; `null` where the document has changed since or nothing is to be inserted. */
	'ldn-lint/insertStatements': { readonly params: InsertStatementsParams; readonly result: WorkspaceEdit | null };
	/** The drugs on which a new article can be. */
	'ldn-lint/drugs': { readonly params: FolderParams; readonly result: readonly Drug[] };
	/** The text of a new article in Markdown; `null` where there is no such drug. */
	'ldn-lint/newArticle': { readonly params: NewArticleParams; readonly result: string | null };
}

export interface DocumentParams {
	readonly uri: string;
}

/** URI of the folder whose configuration holds, if there is one. */
export interface FolderParams {
	readonly folder: string | null;
}

export interface Drug {
	readonly id: string;
	/** "low dose naltrexone" */
	readonly name: string;
}

export interface NewArticleParams extends FolderParams {
	readonly drug: string;
	readonly author: string;
	/** `2026-01-31` */
	readonly date: string;
}

export interface CardsParams extends DocumentParams {
	readonly works: readonly string[];
	readonly conditions: readonly string[];
}

export interface MissingStatements {
	/** The document's version that they are missing in. */
	readonly version: number;
	readonly statements: readonly MissingStatement[];
	/** Names of those that only the author can write. */
	readonly unwritten: readonly string[];
}

export interface MissingStatement {
	readonly id: string;
	readonly name: string;
	readonly severity: 'error' | 'warning' | 'info' | 'hint';
	/** As it will be inserted. */
	readonly wording: string;
}

export interface InsertStatementsParams extends DocumentParams {
	readonly version: number;
	readonly ids: readonly string[];
}

/** What an article says, at one version of its document. */
export interface ArticleView extends WithRanges<service.ArticleView> {
	readonly version: number;
}

export type DoseView = WithRanges<service.DoseView>;
export type ClaimView = WithRanges<service.ClaimView>;
export type StatementView = WithRanges<service.StatementView>;
export type ReferenceView = WithRanges<service.ReferenceView>;

/** As the service has it, with ranges in place of spans; what is `undefined` there may be missing. */
export type WithRanges<T> = T extends Span
	? Range
	: T extends readonly (infer I)[]
		? readonly WithRanges<I>[]
		: T extends object
			? { readonly [K in keyof T]: WithRanges<T[K]> }
			: T;

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
	/** What was read, and how many rules ran on it. */
	readonly checked: { readonly words: number; readonly blocks: number; readonly rules: number };
	/** Names of the drugs that the article is about. */
	readonly drugs: readonly string[];
	readonly skipped?: SkipReason;
	readonly configFile?: string;
}

/**
 * `disabled`: by the editor's settings; `excluded`: by the project's configuration; `no-drug`: the text is not about
 * a drug with a profile, so that only rules for any article ran; `too-long`: for the setting `maxFileSize`;
 * `unreadable`: there is no such file.
 */
export type SkipReason = 'disabled' | 'excluded' | 'no-drug' | 'too-long' | 'unreadable';
