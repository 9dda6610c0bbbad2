/** A lint of every article in the workspace, open or not, into the Problems panel. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { articleFiles, neverSearched } from './article-files.ts';
import { request } from './requests.ts';

const { t } = vscode.l10n;

const languages: readonly (readonly [RegExp, string])[] = [
	[/\.txt$/i, 'plaintext'],
	[/\.mdx$/i, 'mdx'],
	[/\.html?$/i, 'html'],
];

interface Totals {
	readonly files: number;
	readonly withFindings: number;
	readonly findings: number;
}

export function registerWorkspaceLint(client: BaseLanguageClient): vscode.Disposable {
	const found = vscode.languages.createDiagnosticCollection('ldn-lint-workspace');
	const watcher = vscode.workspace.createFileSystemWatcher(articleFiles);
	// What was found in a file holds until it is opened, and then linted as its author types, or changed from outside.
	return vscode.Disposable.from(
		found,
		watcher,
		watcher.onDidChange((uri) => found.delete(uri)),
		watcher.onDidDelete((uri) => found.delete(uri)),
		vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
			for (const uri of opened.flatMap(uriOf)) {
				found.delete(uri);
			}
		}),
		vscode.commands.registerCommand('ldn-lint.lintWorkspace', () => lintWorkspace(client, found)),
	);
}

async function lintWorkspace(client: BaseLanguageClient, found: vscode.DiagnosticCollection): Promise<void> {
	const title = t('LDN Lint: linting the workspace');
	const location = vscode.ProgressLocation.Notification;
	const totals = await vscode.window.withProgress({ title, location, cancellable: true }, (progress, token) =>
		lintFiles(client, found, progress, token),
	);
	if (totals !== undefined) {
		void tell(totals);
	}
}

async function lintFiles(
	client: BaseLanguageClient,
	found: vscode.DiagnosticCollection,
	progress: vscode.Progress<{ message?: string; increment?: number }>,
	token: vscode.CancellationToken,
): Promise<Totals | undefined> {
	found.clear();
	const files = await vscode.workspace.findFiles(articleFiles, neverSearched, undefined, token);
	const tabs = vscode.window.tabGroups.all.flatMap((it) => it.tabs);
	const open = new Set(tabs.flatMap(uriOf).map(String));
	let withFindings = 0;
	let findings = 0;
	for (const uri of files) {
		if (token.isCancellationRequested) {
			return undefined;
		}
		progress.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / files.length });
		const languageId = languages.find(([name]) => name.test(uri.path))?.[1] ?? 'markdown';
		const params = { uri: client.code2ProtocolConverter.asUri(uri), languageId };
		const { diagnostics } = await request(client, 'ldn-lint/lintFile', params, token);
		findings += diagnostics.length;
		withFindings += diagnostics.length > 0 ? 1 : 0;
		// An article in a tab shows its own findings.
		if (!open.has(String(uri))) {
			found.set(uri, await client.protocol2CodeConverter.asDiagnostics(diagnostics));
		}
	}
	return { files: files.length, withFindings, findings };
}

function uriOf({ input }: vscode.Tab): readonly vscode.Uri[] {
	return input instanceof vscode.TabInputText ? [input.uri] : [];
}

async function tell({ files, withFindings, findings }: Totals): Promise<void> {
	if (files === 0) {
		await vscode.window.showInformationMessage(t('LDN Lint: there is no article in this workspace.'));
		return;
	}
	const show = t('Show Problems');
	const message =
		findings === 0
			? t('LDN Lint: no problem in {0} files.', files)
			: t('LDN Lint: {0} problems in {1} of {2} files.', findings, withFindings, files);
	if ((await vscode.window.showInformationMessage(message, ...(findings > 0 ? [show] : []))) === show) {
		await vscode.commands.executeCommand('workbench.actions.view.problems');
	}
}
