/** Pages of rules as documents that exist only in the editor, so that they open without a network. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { request } from './requests.ts';

const scheme = 'ldn-lint-rule';

export function registerRulePages(client: BaseLanguageClient): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(scheme, {
		async provideTextDocumentContent({ path }) {
			const rule = path.replace(/^\/|\.md$/g, '');
			return (await request(client, 'ldn-lint/explain', { rule })) ?? `There is no rule ${rule}.\n`;
		},
	});
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
