/** What a report of a fault needs, as text for the clipboard: nothing of an article, and no path beyond the workspace. */
import * as vscode from 'vscode';
import type { ServerLife } from './server-life.ts';
import type { Statuses } from './statuses.ts';

const { t } = vscode.l10n;

export function registerDebugInfo(
	context: vscode.ExtensionContext,
	life: ServerLife,
	statuses: Statuses,
): vscode.Disposable {
	return vscode.commands.registerCommand('ldn-lint.copyDebugInformation', async () => {
		const text = debugInfo(context, life, statuses);
		await vscode.env.clipboard.writeText(text);
		void vscode.window.showInformationMessage(
			t('LDN Lint: debug information is on the clipboard. It holds your settings and no text of articles.'),
		);
		return text;
	});
}

function debugInfo({ extension }: vscode.ExtensionContext, life: ServerLife, statuses: Statuses): string {
	const { document } = vscode.window.activeTextEditor ?? {};
	const status = document && statuses.get(document.uri);
	const state = life.state();
	const host = vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop';
	const facts: readonly (readonly [string, unknown])[] = [
		['LDN Lint', extension.packageJSON?.version],
		['Editor', `${vscode.env.appName} ${vscode.version}, ${vscode.env.language}`],
		['Host', `${host}, ${typeof process === 'undefined' ? 'web worker' : `${process.platform} ${process.arch}`}`],
		['Remote', vscode.env.remoteName ?? 'none'],
		['Trusted', vscode.workspace.isTrusted],
		['Folders', (vscode.workspace.workspaceFolders ?? []).map((it) => it.uri.scheme).join(', ') || 'none'],
		['Server', state.kind === 'restarting' ? `restarting, attempt ${state.attempt}` : state.kind],
		['Document', document === undefined ? 'none' : `${document.languageId}, ${document.uri.scheme}`],
		['Findings', status === undefined ? 'none' : JSON.stringify(status.counts)],
		['Checked', status?.checked === undefined ? 'nothing' : JSON.stringify(status.checked)],
		['Skipped', status?.skipped ?? 'no'],
		[
			'Configuration file',
			status?.configFile === undefined ? 'none' : vscode.workspace.asRelativePath(vscode.Uri.parse(status.configFile)),
		],
		['Settings', JSON.stringify(settingsOf(document), undefined, 2)],
		['Errors', life.errors.length === 0 ? 'none' : `\n${life.errors.join('\n')}`],
	];
	return `${facts.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

/** What differs from the defaults. */
function settingsOf(document: vscode.TextDocument | undefined): Readonly<Record<string, unknown>> {
	const configuration = vscode.workspace.getConfiguration('ldn-lint', document);
	const names = ['enable', 'preset', 'rules', 'inlayHints.enabled', 'codeLens.enabled', 'trace.server'];
	return Object.fromEntries(
		names.flatMap((name) => {
			const known = configuration.inspect(name);
			const value = known?.workspaceFolderValue ?? known?.workspaceValue ?? known?.globalValue;
			return value === undefined ? [] : [[name, value]];
		}),
	);
}
