import { PassThrough } from 'node:stream';
import {
	type ClientCapabilities,
	type CodeAction,
	type CodeActionContext,
	ConfigurationRequest,
	createConnection,
	createProtocolConnection,
	type Diagnostic,
	DiagnosticRefreshRequest,
	type DocumentDiagnosticReport,
	type Hover,
	type InitializeResult,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	type Range,
	RegistrationRequest,
	ShowDocumentRequest,
	StreamMessageReader,
	StreamMessageWriter,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalogues } from '../../server/src/entry/catalogues.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { startServer } from '../../server/src/lsp/server.ts';

export interface TestServerOptions {
	readonly capabilities?: ClientCapabilities;
	readonly initializationOptions?: unknown;
	/** Files of the host by URI. */
	readonly files?: Map<string, string>;
	/** The section `ldn-lint` of the editor's settings, read anew at each request. */
	readonly settings?: () => unknown;
	/** Of the editor: `es-MX`. */
	readonly locale?: string;
}

/** Capabilities of an editor of today. */
export const modern: ClientCapabilities = {
	general: { positionEncodings: ['utf-16'] },
	textDocument: {
		diagnostic: { dynamicRegistration: true, relatedInformation: true, dataSupport: true },
		publishDiagnostics: { relatedInformation: true, dataSupport: true },
	},
	workspace: {
		configuration: true,
		didChangeConfiguration: { dynamicRegistration: true },
		didChangeWatchedFiles: { dynamicRegistration: true },
		diagnostics: { refreshSupport: true },
		workspaceEdit: { documentChanges: true },
	},
	window: { showDocument: { support: true } },
};

/** Capabilities of an editor that waits for findings to be pushed. */
export const pushing: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

/** A client that talks to a server, with the steps that tests take. */
export class TestClient {
	readonly published: PublishDiagnosticsParams[] = [];
	readonly registered: string[] = [];
	readonly shown: string[] = [];
	readonly statuses: unknown[] = [];
	readonly logged: string[] = [];
	refreshes = 0;
	#waiting: (() => void)[] = [];
	readonly connection: ProtocolConnection;

	constructor(connection: ProtocolConnection, settings: () => unknown = () => ({})) {
		this.connection = connection;
		connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			this.published.push(params);
			this.#wake();
		});
		connection.onNotification('ldn-lint/status', (status) => {
			this.statuses.push(status);
			this.#wake();
		});
		connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
			this.logged.push(message);
			this.#wake();
		});
		connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
			this.registered.push(...registrations.map((it) => it.method));
			this.#wake();
		});
		connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings()));
		connection.onRequest(ShowDocumentRequest.type, ({ uri }) => {
			this.shown.push(uri);
			return { success: true };
		});
		connection.onRequest(DiagnosticRefreshRequest.type, () => {
			this.refreshes++;
			this.#wake();
		});
		connection.listen();
	}

	async initialize(options: TestServerOptions = {}): Promise<InitializeResult> {
		const result: InitializeResult = await this.connection.sendRequest('initialize', {
			processId: process.pid,
			rootUri: null,
			capabilities: options.capabilities ?? modern,
			initializationOptions: options.initializationOptions,
			...(options.locale === undefined ? {} : { locale: options.locale }),
		});
		await this.connection.sendNotification('initialized', {});
		return result;
	}

	open(uri: string, text: string, languageId = 'markdown', version = 1): Promise<void> {
		const textDocument = { uri, languageId, version, text };
		return this.connection.sendNotification('textDocument/didOpen', { textDocument });
	}

	/** Replaces a range, or without one the whole text. */
	change(uri: string, version: number, text: string, range?: Range): Promise<void> {
		const contentChanges = [range === undefined ? { text } : { range, text }];
		const params = { textDocument: { uri, version }, contentChanges };
		return this.connection.sendNotification('textDocument/didChange', params);
	}

	close(uri: string): Promise<void> {
		return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
	}

	pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
		return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
	}

	/** The findings of an open document. */
	async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
		const report = await this.pull(uri);
		return report.kind === 'full' ? report.items : [];
	}

	actions(uri: string, diagnostics: readonly Diagnostic[], context: Partial<CodeActionContext> = {}) {
		const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		const params = { textDocument: { uri }, range, context: { diagnostics: [...diagnostics], ...context } };
		return this.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
	}

	hover(uri: string, line: number, character: number): Promise<Hover | null> {
		return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } });
	}

	/** Resolves when `condition` holds; looks again at each message of the server. */
	async until(condition: () => boolean): Promise<void> {
		while (!condition()) {
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
	}

	async stop(): Promise<void> {
		await this.connection.sendRequest('shutdown');
		this.connection.dispose();
	}

	#wake(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) {
			resolve();
		}
	}
}

export interface TestServer {
	readonly client: TestClient;
	readonly result: InitializeResult;
	readonly files: Map<string, string>;
}

/** A server in this process, linked to a client by streams and initialized. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
	const { client, files } = linkTestServer(options);
	return { client, result: await client.initialize(options), files };
}

/** As `startTestServer`, before `initialize`. */
export function linkTestServer({ settings, files = new Map() }: TestServerOptions = {}) {
	const up = new PassThrough();
	const down = new PassThrough();
	const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
	const host = {
		readFile: async (uri: string) => files.get(uri),
		listFiles: async (folder: string) =>
			[...files.keys()].filter((it) => it.startsWith(folder)).map((it) => it.slice(folder.length)),
		log() {},
	};
	startServer(connection, compose(), host, { version: '0.0.0', pushDelay: 0, catalogues });
	const reader = new StreamMessageReader(down);
	const client = new TestClient(createProtocolConnection(reader, new StreamMessageWriter(up)), settings);
	return { client, files };
}

/** The text after an edit of one document, which must be of `version` where the edit names one. */
export function applyWorkspaceEdit(uri: string, version: number, text: string, edit: WorkspaceEdit): string {
	const changes = edit.documentChanges?.[0];
	const edits =
		changes !== undefined && 'textDocument' in changes && changes.textDocument.uri === uri
			? changes.textDocument.version === version
				? (changes.edits as TextEdit[])
				: undefined
			: edit.changes?.[uri];
	if (edits === undefined) {
		throw new Error(`No edits of version ${version} of ${uri}: ${JSON.stringify(edit)}`);
	}
	return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', version, text), edits);
}

/** What a diagnostic points at. */
export function marked(text: string, { range }: Pick<Diagnostic, 'range'>): string {
	return TextDocument.create('memory:', 'markdown', 1, text).getText(range);
}
