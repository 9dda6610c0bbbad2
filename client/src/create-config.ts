/** The command that gives a folder its configuration file, with what `--init` writes. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { articleFiles, neverSearched } from './article-files.ts';
import { request } from './requests.ts';

export function registerCreateConfig(client: BaseLanguageClient): vscode.Disposable {
	return vscode.commands.registerCommand('ldn-lint.createConfig', async (chosen?: unknown) => {
		const folder = chosen instanceof vscode.Uri ? chosen : await chooseFolder();
		if (folder !== undefined) {
			await createConfig(client, folder);
		}
	});
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const only = folders.length === 1 ? folders[0] : undefined;
	const chosen = only ?? (await vscode.window.showWorkspaceFolderPick());
	return chosen?.uri;
}

async function createConfig(client: BaseLanguageClient, folder: vscode.Uri): Promise<void> {
	const articles = await filesIn(folder, articleFiles);
	const bibliographies = await filesIn(folder, '**/*.bib');
	const { names, text } = await request(client, 'ldn-lint/starterConfig', { articles, bibliographies });
	const uris = names.map((it) => vscode.Uri.joinPath(folder, it));
	const there = await firstThatExists(uris);
	const uri = there ?? uris[0];
	if (uri === undefined) {
		return;
	}
	if (there === undefined) {
		const edit = new vscode.WorkspaceEdit();
		edit.createFile(uri, { contents: new TextEncoder().encode(text) });
		if (!(await vscode.workspace.applyEdit(edit))) {
			const path = vscode.workspace.asRelativePath(uri);
			void vscode.window.showErrorMessage(vscode.l10n.t('LDN Lint: {0} cannot be written.', path));
			return;
		}
	}
	await vscode.window.showTextDocument(uri);
}

/** Paths below the folder. */
async function filesIn(folder: vscode.Uri, glob: string): Promise<readonly string[]> {
	const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), neverSearched);
	return found.map((it) => it.path.slice(folder.path.replace(/\/$/, '').length + 1));
}

async function firstThatExists(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
	for (const uri of uris) {
		try {
			await vscode.workspace.fs.stat(uri);
			return uri;
		} catch {
			// The next name, then.
		}
	}
	return undefined;
}
