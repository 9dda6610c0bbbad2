/** What tells of a finding, and of the article as a whole. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';
import { diagnostics, eventually, finding, insert, open, revert, type Tests, until, withSetting } from './editor.ts';

export const understanding: Tests = {
	async 'hover explains'() {
		const document = await open('ldn.md');
		const dose = await finding(document, 'dose/unsupported-range');
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			dose.range.start,
		);
		const text = hovers.flatMap((it) => it.contents.map((part) => (part as vscode.MarkdownString).value)).join();
		assert.match(text, /dose\/unsupported-range[\s\S]*Sources?: \[/);
	},

	async 'citations are completed, identifiers linked, and markers annotated'() {
		const document = await open('drafts/fibromyalgia.md');
		await diagnostics(document);
		const marker = document.positionAt(document.getText().indexOf('[1]') + 1);
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			document.uri,
			marker,
			'[',
			100,
		);
		const ours = list.items.filter((it) => typeof it.label === 'string' && /^(?:\[1\]|Bested 2023)/.test(it.label));
		assert.deepEqual(
			ours.map((it) => it.kind),
			[vscode.CompletionItemKind.Reference, vscode.CompletionItemKind.File],
		);
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			'vscode.executeLinkProvider',
			document.uri,
		);
		assert.ok(links.some((it) => it.target?.toString(true) === 'https://doi.org/10.1002/art.37734'));
		const hints = () =>
			vscode.commands.executeCommand<vscode.InlayHint[]>(
				'vscode.executeInlayHintProvider',
				document.uri,
				new vscode.Range(0, 0, document.lineCount, 0),
			);
		assert.deepEqual(await hints(), []);
		await withSetting(document, ['ldn-lint', 'inlayHints.enabled', true], async () => {
			const shown = await eventually(async () => {
				const found = await hints();
				return found.length > 0 && found;
			}, 'hints at markers');
			assert.deepEqual(
				shown.map((it) => it.label),
				['crossover RCT, n = 31'],
			);
		});
	},

	async 'the page of a rule opens'() {
		await vscode.commands.executeCommand('ldn-lint.openRulePage', 'dose/unit-slip');
		await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('unit-slip') === true);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	},

	async 'a summary stands above the title, and leads on'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const lenses = () =>
			vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
		const titles = (await lenses()).map((it) => it.command?.title ?? '');
		assert.match(titles.join(' | '), /^\d+ errors?.* \| \d+ of \d+ claims? cited \| \d+ statements missing$/);
		const next = (await lenses()).find((it) => it.command?.title.includes('cited'))?.command;
		assert.ok(next);
		const editor = vscode.window.activeTextEditor;
		assert.ok(editor);
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		await vscode.commands.executeCommand(next.command, ...(next.arguments ?? []));
		await until(() => vscode.window.activeTextEditor?.selection.isEmpty === false);
		await withSetting(document, ['ldn-lint', 'codeLens.enabled', false], async () => {
			await eventually(async () => (await lenses()).length === 0, 'the summary to go');
		});
		await eventually(async () => (await lenses()).length === 3, 'the summary to come back');
	},

	async 'the article panel follows the editor, and goes to each place'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const panel = await articlePanel();
		const sections = await eventually(async () => {
			const shown = await panel.labels();
			return shown.length === 4 && shown;
		});
		assert.deepEqual(
			sections.map((it) => it.replace(/: .*/, '')),
			['Doses', 'Claims', 'Statements', 'References'],
		);
		const doses = await panel.items(0);
		assert.deepEqual(
			doses.map(({ label, description }) => `${label}: ${description}`),
			['.5 mg: supported', '12 mg: outside the range · neither low nor standard'],
		);
		const [, outside] = doses;
		assert.ok(outside?.command);
		assert.match(outside.accessibilityInformation?.label ?? '', /12 mg, outside the range.*, one problem/);
		await vscode.commands.executeCommand(outside.command.command, ...(outside.command.arguments ?? []));
		assert.equal(document.getText(vscode.window.activeTextEditor?.selection), '12 mg');
		const ids = (await panel.items(2)).map((it) => it.id);
		await insert(document, 2, 'Take LDN 3 mg first.\n\n');
		await eventually(async () => (await panel.items(0)).some((it) => it.label === '3 mg'));
		assert.deepEqual(
			(await panel.items(2)).map((it) => it.id),
			ids,
		);
		await revert();
		await open('drafts/garden.md');
		await eventually(async () => (await panel.labels()).length === 0);
		await open('drafts/fibromyalgia.md');
		const references = await eventually(async () => {
			const shown = (await panel.labels()).length === 4 && (await panel.items(3));
			return shown && shown.length === 1 && shown;
		});
		assert.equal(references[0]?.label, '1. Younger 2013');
		assert.match(String(references[0]?.description), /^randomised crossover trial, n = 31.*cited once$/);
		assert.match(await panel.tooltip(3, 0), /Benefit/);
	},
};

/** The tree of the article panel, as the extension gives it out. */
export async function articlePanel() {
	const exports = await vscode.extensions.getExtension('ldn-lint.ldn-lint')?.activate();
	await vscode.commands.executeCommand('ldn-lint.article.focus');
	const provider = (exports as { readonly articlePanel: vscode.TreeDataProvider<unknown> }).articlePanel;
	const children = async (parent?: unknown) => (await provider.getChildren(parent)) ?? [];
	const item = async (it: unknown) => provider.getTreeItem(it);
	const sections = () => children();
	return {
		labels: async () =>
			Promise.all((await sections()).map(async (it) => `${(await item(it)).label}: ${(await item(it)).description}`)),
		items: async (section: number) => Promise.all((await children((await sections())[section])).map(item)),
		tooltip: async (section: number, index: number) => {
			const element = (await children((await sections())[section]))[index];
			const token = new vscode.CancellationTokenSource().token;
			const resolved = await provider.resolveTreeItem?.(await item(element), element, token);
			return resolved?.tooltip instanceof vscode.MarkdownString ? resolved.tooltip.value : '';
		},
	};
}
