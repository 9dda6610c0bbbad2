import type { ClientCapabilities, Connection, InitializeParams } from 'vscode-languageserver';
import { isObject } from '../base/is-object.ts';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import type { Articles } from './articles.ts';
import type { Language } from './language.ts';
import type { ClientCommands, InitializationOptions } from './protocol.ts';
import type { Settings } from './settings.ts';

/** What every request handler gets: the parts of a running server. */
export interface Context {
	readonly connection: Connection;
	readonly service: LintService;
	readonly host: Host;
	readonly client: Client;
	readonly articles: Articles;
	readonly settings: Settings;
	/** Of all that the client shows. */
	readonly language: Language;
}

/** What the client can do. */
export interface Client {
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly refreshesInlayHints: boolean;
	readonly refreshesCodeLenses: boolean;
	readonly relatedInformation: boolean;
	readonly documentChanges: boolean;
	/** Shows edits that ask for it before they go in. */
	readonly changeAnnotations: boolean;
	/** Tells why an action cannot be carried out. */
	readonly disabledActions: boolean;
	readonly appliesEdits: boolean;
	readonly showDocument: boolean;
	readonly configuration: boolean;
	readonly registersConfiguration: boolean;
	readonly registersWatchers: boolean;
	readonly status: boolean;
	readonly files: boolean;
	readonly trusted: boolean;
	readonly commands: ReadonlySet<keyof ClientCommands>;
	readonly initialSettings: unknown;
	/** URIs of the workspace's folders as they were at the start. */
	readonly folders: readonly string[];
}

export function clientOf({ capabilities, initializationOptions, workspaceFolders }: InitializeParams): Client {
	const { textDocument, workspace, window }: ClientCapabilities = capabilities ?? {};
	const options = readOptions(initializationOptions);
	return {
		pullsDiagnostics: textDocument?.diagnostic !== undefined,
		refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
		refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
		refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
		relatedInformation:
			(textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
		appliesEdits: workspace?.applyEdit === true,
		documentChanges: workspace?.workspaceEdit?.documentChanges === true,
		changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
		disabledActions: textDocument?.codeAction?.disabledSupport === true,
		showDocument: window?.showDocument?.support === true,
		configuration: workspace?.configuration === true,
		registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		status: options.status === true,
		files: options.files === true,
		trusted: options.trusted !== false,
		commands: new Set(Array.isArray(options.clientCommands) ? options.clientCommands : []),
		initialSettings: options.settings,
		folders: (workspaceFolders ?? []).map((it) => it.uri),
	};
}

function readOptions(raw: unknown): InitializationOptions {
	return isObject(raw) ? raw : {};
}
