/**
 * Pages of rules as files that exist only in the editor, so that they open without a network. A file system and not
 * mere texts, for the links from page to page to find them.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { request } from './requests.ts';

const scheme = 'ldn-lint-rule';

export function registerRulePages(client: BaseLanguageClient): vscode.Disposable {
	const pages = new Map<string, Promise<string | null>>();
	const never = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

	async function read(uri: vscode.Uri): Promise<Uint8Array> {
		const rule = uri.path.replace(/^\/|\.md$/g, '');
		const page = pages.get(rule) ?? request(client, 'ldn-lint/explain', { rule });
		pages.set(rule, page);
		page.catch(() => pages.delete(rule));
		const text = await page;
		if (text === null) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		return new TextEncoder().encode(text);
	}

	const files: vscode.FileSystemProvider = {
		onDidChangeFile: never.event,
		watch: () => new vscode.Disposable(() => {}),
		readFile: read,
		async stat(uri) {
			const permissions = vscode.FilePermission.Readonly;
			return /\.md$/.test(uri.path)
				? { type: vscode.FileType.File, ctime: 0, mtime: 0, size: (await read(uri)).length, permissions }
				: { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0, permissions };
		},
		readDirectory: () => [],
		createDirectory: refuse,
		writeFile: refuse,
		delete: refuse,
		rename: refuse,
	};
	return vscode.Disposable.from(
		never,
		vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true, isCaseSensitive: true }),
	);
}

export async function showRulePage(rule: string): Promise<void> {
	const uri = vscode.Uri.from({ scheme, path: `/${rule}.md` });
	try {
		await vscode.commands.executeCommand('markdown.showPreview', uri);
	} catch {
		// Without the editor's own Markdown extension there is no preview.
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
	}
}

function refuse(uri: vscode.Uri): never {
	throw vscode.FileSystemError.NoPermissions(uri);
}
