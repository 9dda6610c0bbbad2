/** An editor as a language server sees it: it opens documents, types, and waits for diagnostics, over a pipe. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	DocumentDiagnosticRequest,
	InitializedNotification,
	InitializeRequest,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	StreamMessageReader,
	StreamMessageWriter,
	TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Command } from './processes.ts';
import { workFolder } from './workspace.ts';

export interface Editor {
	readonly process: ChildProcess;
	open(uri: string, text: string): Promise<void>;
	/** Replaces a stretch of the text. Milliseconds from sending the change to having its diagnostics. */
	change(uri: string, start: number, end: number, text: string): Promise<number>;
	close(): void;
}

/** Of an article that need not be there, in the folder that servers are started in: some look at no others. */
export function articleUri(name: string): string {
	return pathToFileURL(join(workFolder, name)).href;
}

/** It did not answer in time. */
export class Silence extends Error {
	override readonly name = 'Silence';
}

/**
 * With `pulls` the editor asks for diagnostics with each change, as current ones do, where the server offers that; else it
 * waits for them. Each answer may take `patience` seconds, then it is a `Silence`.
 */
export async function startEditor(
	{ program, args }: Command,
	{ pulls, patience }: { readonly pulls: boolean; readonly patience: number },
): Promise<Editor> {
	const child = spawn(program, args, { cwd: workFolder, stdio: ['pipe', 'pipe', 'ignore'] });
	// It may end before all is written to it.
	child.stdin.on('error', () => {});
	const connection = createProtocolConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	const published = new Map<string, (version: number | undefined) => void>();
	connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version }) => published.get(uri)?.(version));
	answerRequests(connection);
	connection.listen();
	const inTime = limited(patience);
	const { capabilities } = await inTime(
		connection.sendRequest(InitializeRequest.type, {
			processId: process.pid,
			rootUri: null,
			capabilities: {
				textDocument: {
					synchronization: {},
					publishDiagnostics: { versionSupport: true },
					...(pulls ? { diagnostic: {} } : {}),
				},
			},
			workspaceFolders: null,
		}),
	);
	await connection.sendNotification(InitializedNotification.type, {});
	const sync = capabilities.textDocumentSync;
	const isWhole = (typeof sync === 'object' ? sync.change : sync) === TextDocumentSyncKind.Full;
	const asks = pulls && capabilities.diagnosticProvider !== undefined;
	const documents = new Map<string, TextDocument>();

	/** When the diagnostics of this version are there. */
	function diagnosticsOf(uri: string, version: number): Promise<unknown> {
		if (asks) {
			return connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
		}
		return new Promise<void>((resolve) => {
			published.set(uri, (of) => {
				if (of === undefined || of >= version) {
					resolve();
				}
			});
		});
	}

	return {
		process: child,
		async open(uri, text) {
			documents.set(uri, TextDocument.create(uri, 'markdown', 1, text));
			const textDocument = { uri, languageId: 'markdown', version: 1, text };
			const sent = connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
			await inTime(Promise.all([sent, diagnosticsOf(uri, 1)]));
		},
		async change(uri, start, end, text) {
			const before = documents.get(uri) ?? TextDocument.create(uri, 'markdown', 1, '');
			const version = before.version + 1;
			const range = { start: before.positionAt(start), end: before.positionAt(end) };
			const after = TextDocument.update(before, [{ range, text }], version);
			documents.set(uri, after);
			const contentChanges = [isWhole ? { text: after.getText() } : { range, text }];
			const began = performance.now();
			const sent = connection.sendNotification(DidChangeTextDocumentNotification.type, {
				textDocument: { uri, version },
				contentChanges,
			});
			await inTime(Promise.all([sent, diagnosticsOf(uri, version)]));
			return performance.now() - began;
		},
		close() {
			connection.dispose();
			child.kill('SIGKILL');
		},
	};
}

/** Some servers wait for an answer before they go on. */
function answerRequests(connection: ProtocolConnection): void {
	connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
		items.map(() => null),
	);
	connection.onRequest('client/registerCapability', () => null);
}

function limited(seconds: number) {
	return async <T>(answer: Promise<T>): Promise<T> => {
		let timer: NodeJS.Timeout | undefined;
		const silence = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new Silence(`No answer in ${seconds} s.`)), seconds * 1000);
		});
		try {
			return await Promise.race([answer, silence]);
		} finally {
			clearTimeout(timer);
		}
	};
}
