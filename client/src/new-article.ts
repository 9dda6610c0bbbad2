/** A new article from the server's template, in an editor and not yet in a file. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { request } from './requests.ts';

const { t } = vscode.l10n;

/** Where the author is remembered. */
const authorKey = 'author';

export function registerNewArticle(context: vscode.ExtensionContext, client: BaseLanguageClient): vscode.Disposable {
	return vscode.commands.registerCommand('ldn-lint.newArticle', (author?: unknown) =>
		newArticle(context, client, typeof author === 'string' ? author : undefined),
	);
}

async function newArticle(
	{ globalState }: vscode.ExtensionContext,
	client: BaseLanguageClient,
	given: string | undefined,
): Promise<void> {
	const title = t('LDN Lint: New LDN Article');
	const uri = vscode.window.activeTextEditor?.document.uri;
	const workspaceFolder = (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
	const folder = workspaceFolder === undefined ? null : client.code2ProtocolConverter.asUri(workspaceFolder.uri);
	const drugs = await request(client, 'ldn-lint/drugs', { folder });
	const items = drugs.map(({ id, name }) => ({ id, label: name }));
	const drug = items.length > 1 ? await vscode.window.showQuickPick(items, { title }) : items[0];
	if (drug === undefined) {
		return;
	}
	const author =
		given ??
		(await vscode.window.showInputBox({
			title,
			prompt: t('Author, as the name is to be printed; leave it empty to add it later.'),
			placeHolder: t('First and last name'),
			value: globalState.get<string>(authorKey) ?? '',
			ignoreFocusOut: true,
		}));
	if (author === undefined) {
		return;
	}
	await globalState.update(authorKey, author);
	const params = { folder, drug: drug.id, author: author.trim(), date: today() };
	const content = await request(client, 'ldn-lint/newArticle', params);
	if (content !== null) {
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
		const editor = await vscode.window.showTextDocument(document);
		const place = document.positionAt(Math.max(0, content.indexOf('<!--')));
		const comment = document.lineAt(place.line).range;
		editor.selection = new vscode.Selection(comment.start, comment.end);
		editor.revealRange(comment);
	}
}

/** In the time zone of the author: `2026-01-31`. */
function today(): string {
	const now = new Date();
	const pad = (value: number) => String(value).padStart(2, '0');
	return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
