/** The language server: what it can do, and who answers what. No logic; that is in the service and in `requests/`. */
import {
	type CancellationToken,
	CodeLensRefreshRequest,
	type Connection,
	DidChangeConfigurationNotification,
	type DidChangeConfigurationParams,
	ErrorCodes,
	type InitializeResult,
	PositionEncodingKind,
	ResponseError,
	TextDocumentSyncKind,
	TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isObject } from '../base/is-object.ts';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import { createArticles } from './articles.ts';
import { createClientHost } from './client-host.ts';
import { type Client, type Context, clientOf } from './context.ts';
import { type Catalogues, languageFor } from './language.ts';
import type { ClientNotifications, Requests } from './protocol.ts';
import { articleViewRequest, cards } from './requests/article-view.ts';
import { codeActionKinds, codeActions } from './requests/code-action.ts';
import { codeLens } from './requests/code-lens.ts';
import { completion, completionTriggers, resolveCompletion } from './requests/completion.ts';
import { createPublisher, type Publisher, pullDiagnostics } from './requests/diagnostic.ts';
import { changesConfig, watchConfigFiles } from './requests/did-change-watched-files.ts';
import { documentLink } from './requests/document-link.ts';
import { executeCommand, serverCommandsFor } from './requests/execute-command.ts';
import { hover } from './requests/hover.ts';
import { inlayHint } from './requests/inlay-hint.ts';
import { lintFile } from './requests/lint-file.ts';
import { drugs, newArticle } from './requests/new-article.ts';
import { starterConfigFor } from './requests/starter-config.ts';
import { insertStatementsRequest, missingStatementsRequest } from './requests/statements.ts';
import { createSettings } from './settings.ts';

export interface ServerOptions {
	readonly version: string;
	/** Scheme of the URIs that the host reads by itself; a client that offers to read files is asked for all others. */
	readonly localScheme?: string;
	/** Milliseconds after a change before findings are pushed to a client that does not pull them. */
	readonly pushDelay?: number;
	/** Languages besides English. */
	readonly catalogues?: Catalogues;
}

export function startServer(connection: Connection, service: LintService, local: Host, options: ServerOptions): void {
	const { pushDelay = 250 } = options;
	const documents = new TextDocuments(TextDocument);
	let running: { readonly context: Context; readonly publisher: Publisher | undefined } | undefined;

	connection.onInitialize(async (params) => {
		const client = clientOf(params);
		const host = client.files ? createClientHost(connection, local, options.localScheme) : local;
		const settings = createSettings(connection, service, host, client);
		const articles = createArticles({ documents, host, folders: client.folders }, service, settings);
		const language = await languageFor(params.locale, options.catalogues ?? {}, service);
		const context = { connection, service, host, client, settings, articles, language };
		running = { context, publisher: client.pullsDiagnostics ? undefined : createPublisher(context, pushDelay) };
		return initializeResult(client, options.version);
	});
	connection.onInitialized(async () => {
		if (running !== undefined) {
			const { context } = running;
			await watchConfigFiles(context);
			if (context.client.registersConfiguration) {
				await connection.client.register(DidChangeConfigurationNotification.type, { section: 'ldn-lint' });
			}
		}
	});

	/** A handler that answers requests before `initialize` as the protocol wants it. */
	function ready<P, R>(handler: (context: Context, params: P, token: CancellationToken) => R) {
		return (params: P, token: CancellationToken): R => {
			if (running === undefined) {
				throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
			}
			return handler(running.context, params, token);
		};
	}
	/** Answers one of our own requests. */
	function answer<M extends keyof Requests>(
		method: M,
		handler: (
			context: Context,
			params: Requests[M]['params'],
			token: CancellationToken,
		) => Requests[M]['result'] | Promise<Requests[M]['result']>,
	): void {
		connection.onRequest(method, ready<Requests[M]['params'], unknown>(handler));
	}
	connection.languages.diagnostics.on(ready(pullDiagnostics));
	connection.onCodeAction(ready(codeActions));
	connection.onHover(ready(hover));
	connection.onCompletion(ready(completion));
	connection.onCompletionResolve(ready(resolveCompletion));
	connection.onCodeLens(ready(codeLens));
	connection.onDocumentLinks(ready(documentLink));
	connection.languages.inlayHint.on(ready(inlayHint));
	connection.onExecuteCommand(ready(executeCommand));
	answer('ldn-lint/lintFile', lintFile);
	answer('ldn-lint/explain', (_, { rule }) => service.explain(rule) ?? null);
	answer('ldn-lint/starterConfig', (_, params) => starterConfigFor(params));
	answer('ldn-lint/articleView', articleViewRequest);
	answer('ldn-lint/cards', cards);
	answer('ldn-lint/missingStatements', missingStatementsRequest);
	answer('ldn-lint/insertStatements', insertStatementsRequest);
	answer('ldn-lint/drugs', drugs);
	answer('ldn-lint/newArticle', newArticle);

	documents.onDidChangeContent(({ document }) => {
		running?.context.articles.changed(document.uri);
		running?.publisher?.schedule(document.uri);
	});
	documents.onDidClose(({ document }) => {
		running?.context.articles.closed(document.uri);
		running?.publisher?.clear(document.uri);
	});
	connection.onNotification('ldn-lint/trusted' satisfies keyof ClientNotifications, () => {
		running?.context.settings.trust();
		settingsChanged();
	});
	connection.onDidChangeWatchedFiles((params) => {
		if (running !== undefined && changesConfig(running.context, params)) {
			settingsChanged();
		}
	});
	connection.onDidChangeConfiguration((params) => {
		running?.context.settings.setFallback(sectionOf(params));
		settingsChanged();
	});

	function settingsChanged(): void {
		if (running === undefined) {
			return;
		}
		const { context, publisher } = running;
		context.settings.invalidate();
		context.articles.settingsChanged();
		context.articles.uris().forEach((uri) => {
			publisher?.schedule(uri);
		});
		if (context.client.refreshesDiagnostics) {
			connection.languages.diagnostics.refresh();
		}
		if (context.client.refreshesInlayHints) {
			connection.languages.inlayHint.refresh();
		}
		if (context.client.refreshesCodeLenses) {
			void connection.sendRequest(CodeLensRefreshRequest.type);
		}
	}

	documents.listen(connection);
	connection.listen();
}

function initializeResult(client: Client, version: string): InitializeResult {
	return {
		capabilities: {
			positionEncoding: PositionEncodingKind.UTF16,
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
			...(client.pullsDiagnostics
				? { diagnosticProvider: { identifier: 'ldn-lint', interFileDependencies: false, workspaceDiagnostics: false } }
				: {}),
			codeActionProvider: { codeActionKinds: [...codeActionKinds] },
			hoverProvider: true,
			completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
			codeLensProvider: {},
			documentLinkProvider: {},
			inlayHintProvider: true,
			executeCommandProvider: { commands: [...serverCommandsFor(client)] },
			workspace: { workspaceFolders: { supported: true } },
		},
		serverInfo: { name: 'ldn-lint', version },
	};
}

/** Clients send their settings whole, or the section alone. */
function sectionOf({ settings }: DidChangeConfigurationParams): unknown {
	return isObject(settings) && 'ldn-lint' in settings ? settings['ldn-lint'] : settings;
}
