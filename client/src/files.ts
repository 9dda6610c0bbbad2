/** Answers the server's requests for files out of the workspace's own file system, wherever that is. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerRequests } from '../../server/src/lsp/protocol.ts';

/** Bytes; a configuration, a bibliography or an article that is larger is none. */
const largest = 16 * 1024 * 1024;

export function registerFiles(client: BaseLanguageClient): vscode.Disposable {
	return vscode.Disposable.from(answer(client, 'ldn-lint/readFile', read), answer(client, 'ldn-lint/listFiles', list));
}

async function read(uri: vscode.Uri): Promise<string | null> {
	const { type, size } = await vscode.workspace.fs.stat(uri);
	return (type & vscode.FileType.File) === 0 || size > largest
		? null
		: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function list(uri: vscode.Uri): Promise<readonly string[]> {
	const entries = await vscode.workspace.fs.readDirectory(uri);
	return entries
		.filter(([, type]) => (type & vscode.FileType.File) !== 0)
		.map(([name]) => name)
		.sort();
}

/** `null` where there is no such file or folder. */
function answer<T extends string | readonly string[]>(
	client: BaseLanguageClient,
	method: keyof ServerRequests,
	find: (uri: vscode.Uri) => Promise<T | null>,
): vscode.Disposable {
	return client.onRequest(method, async ({ uri }: { readonly uri: string }): Promise<unknown> => {
		try {
			return await find(client.protocol2CodeConverter.asUri(uri));
		} catch {
			return null;
		}
	});
}
