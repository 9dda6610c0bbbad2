/** Tests in the extension host, with the packed extension in a real VS Code. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';

const limit = 20_000;

const tests: Readonly<Record<string, () => Promise<void>>> = {
	async 'activates with the first article, and finds its faults'() {
		const began = performance.now();
		const since = () => `${Math.round(performance.now() - began)} ms`;
		const document = await open('ldn.md');
		const shown = since();
		await vscode.extensions.getExtension('ldn-lint.ldn-lint')?.activate();
		const activated = since();
		const found = await diagnostics(document);
		console.log(`        shown ${shown}, activated ${activated}, findings ${since()}, VS Code ${vscode.version}`);
		const dose = ofRule(found, 'dose/unsupported-range');
		assert.equal(document.getText(dose.range), '12 mg');
		assert.equal(dose.severity, vscode.DiagnosticSeverity.Error);
		assert.equal(typeof dose.code === 'object' && dose.code.target.scheme, 'https');
		assert.deepEqual(ofRule(found, 'lint/unused-suppression').tags, [vscode.DiagnosticTag.Unnecessary]);
	},

	async 'a quick fix mends its finding'() {
		const document = await open('ldn.md');
		const notation = ofRule(await diagnostics(document), 'dose/error-prone-notation');
		const [fix] = (await actionsAt(document, notation.range)).filter((it) => it.isPreferred);
		assert.ok(fix?.edit, 'no preferred fix');
		assert.ok(await vscode.workspace.applyEdit(fix.edit));
		assert.match(document.getText(), /Begin with 0\.5 mg/);
		await until(() => !codes(document).includes('dose/error-prone-notation'));
		await revert();
	},

	async 'what was said of an older text is no longer offered'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), '\n\n');
		await vscode.workspace.applyEdit(edit);
		await until(() => {
			const dose = own(document).find((it) => code(it) === 'dose/unsupported-range');
			return dose !== undefined && document.getText(dose.range) === '12 mg';
		});
		await revert();
	},

	async 'fix all applies safe fixes alone'() {
		const document = await open('drafts/allergies.txt');
		await diagnostics(document);
		await vscode.commands.executeCommand('ldn-lint.fixAll');
		await until(() => document.getText().includes('Take 1 mg of LDN'));
		assert.match(document.getText(), /LDN 20 mg later/);
		await revert();
	},

	async 'fix all on saving'() {
		const document = await open('drafts/allergies.txt');
		await diagnostics(document);
		const before = document.getText();
		const configuration = vscode.workspace.getConfiguration('editor', document.uri);
		const target = vscode.ConfigurationTarget.Global;
		await configuration.update('codeActionsOnSave', { 'source.fixAll.ldnLint': 'explicit' }, target);
		// The editor gives the actions of saving little time, which a busy machine may use up.
		for (let attempt = 0; attempt < 5 && !document.getText().includes('Take 1 mg of LDN'); attempt++) {
			await insert(document, document.lineCount - 1, 'LDN is taken at night.\n');
			await document.save();
		}
		assert.match(document.getText(), /Take 1 mg of LDN/);
		await configuration.update('codeActionsOnSave', undefined, target);
		await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(before));
	},

	async 'a fix of a warning is shown before it goes in'() {
		const document = await open('ldn.md');
		const omitted = ofRule(await diagnostics(document), 'contraindication/omitted');
		const add = (await actionsAt(document, omitted.range)).find((it) => it.title.startsWith('Add: "'));
		assert.ok(add?.edit, 'no fix');
		assert.equal(add.isPreferred ?? false, false);
	},

	async 'a rule is ignored with a reason, and not by an action of an older text'() {
		const document = await open('ldn.md');
		const dose = ofRule(await diagnostics(document), 'dose/unsupported-range');
		const ignoring = async () =>
			(await actionsAt(document, dose.range)).find((it) => it.title.startsWith('Ignore dose/unsupported-range here'))
				?.command?.arguments?.[0];
		const place = await ignoring();
		assert.ok(place, 'no action');
		await vscode.commands.executeCommand('ldn-lint.ignore', place, 'as in the trial that is told of');
		assert.match(document.getText(), /dose\/unsupported-range -- as in the trial that is told of -->/);
		await until(() => !codes(document).includes('dose/unsupported-range'));
		const ignored = document.getText();
		await vscode.commands.executeCommand('ldn-lint.ignore', place, 'once more');
		assert.equal(document.getText(), ignored);
		await revert();
	},

	async 'all findings of a rule are fixed at one of them'() {
		const document = await openText(
			'# Low dose naltrexone\n\nBegin LDN with .5 mg, then take 1.0 mg, and later 1.50 mg.\n',
		);
		const [first] = (await diagnostics(document)).filter((it) => code(it) === 'dose/error-prone-notation');
		assert.ok(first);
		const all = (await actionsAt(document, first.range)).find((it) => it.title.startsWith('Fix all of dose/'));
		assert.ok(all?.edit, 'no action');
		assert.ok(await vscode.workspace.applyEdit(all.edit));
		assert.match(document.getText(), /with 0\.5 mg, then take 1 mg, and later 1\.5 mg\./);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	},

	async 'debug information tells of the versions and holds no text of the article'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const text = await vscode.commands.executeCommand<string>('ldn-lint.copyDebugInformation');
		assert.match(text, /^LDN Lint: \d+\.\d+\.\d+\nEditor: .+\n/);
		assert.match(text, /\nServer: running\n[\s\S]*\nChecked: \{"words":\d+/);
		assert.equal(text.includes('naltrexone'), false);
	},

	async 'texts of the manifest are there'() {
		const manifest = vscode.extensions.getExtension('ldn-lint.ldn-lint')?.packageJSON;
		const titles: readonly string[] = manifest.contributes.commands.map((it: { readonly title: unknown }) =>
			typeof it.title === 'string' ? it.title : String((it.title as { readonly value?: string }).value),
		);
		assert.deepEqual(
			titles.filter((it) => it.startsWith('%')),
			[],
		);
	},

	async 'hover explains'() {
		const document = await open('ldn.md');
		const dose = ofRule(await diagnostics(document), 'dose/unsupported-range');
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
		const configuration = vscode.workspace.getConfiguration('ldn-lint', document.uri);
		await configuration.update('inlayHints.enabled', true, vscode.ConfigurationTarget.Workspace);
		let found = await hints();
		for (const began = performance.now(); found.length === 0 && performance.now() - began < limit; ) {
			found = await hints();
		}
		assert.deepEqual(
			found.map((it) => it.label),
			['crossover RCT, n = 31'],
		);
		await configuration.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Workspace);
	},

	async 'a configuration file counts as soon as it is there'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const file = inWorkspace('.ldn-lint.yaml');
		await vscode.workspace.fs.writeFile(
			file,
			new TextEncoder().encode('rules:\n  dose/unsupported-range: off\n  dose/none: off\n'),
		);
		await until(() => !codes(document).includes('dose/unsupported-range') && codes(document).length > 0);
		await until(() => vscode.languages.getDiagnostics(file).some((it) => it.message.includes('dose/none')));
		await vscode.workspace.fs.delete(file);
		await until(() => codes(document).includes('dose/unsupported-range'));
		assert.deepEqual(vscode.languages.getDiagnostics(file), []);
	},

	async 'settings count at once'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const configuration = vscode.workspace.getConfiguration('ldn-lint', document.uri);
		await configuration.update('enable', false, vscode.ConfigurationTarget.Workspace);
		await until(() => codes(document).length === 0);
		await configuration.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
		await until(() => codes(document).includes('dose/unsupported-range'));
	},

	async 'a lint of the workspace finds faults in files that are not open'() {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await until(() => vscode.languages.getDiagnostics(inWorkspace('drafts/allergies.txt')).length === 0);
		await vscode.commands.executeCommand('ldn-lint.lintWorkspace');
		const found = vscode.languages.getDiagnostics(inWorkspace('drafts/allergies.txt'));
		assert.ok(found.some((it) => code(it) === 'dose/unsupported-range'));
		assert.deepEqual(vscode.languages.getDiagnostics(inWorkspace('drafts/garden.md')), []);
		const document = await open('drafts/allergies.txt');
		await until(() => codes(document).filter((it) => it === 'dose/unsupported-range').length === 1);
	},

	async 'the page of a rule opens'() {
		await vscode.commands.executeCommand('ldn-lint.openRulePage', 'dose/unit-slip');
		await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('unit-slip') === true);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	},

	async 'the server restarts'() {
		const document = await open('ldn.md');
		const before = await diagnostics(document);
		await vscode.commands.executeCommand('ldn-lint.restart');
		await until(() => codes(document).length === before.length);
	},

	async 'typing leaves no finding where it was before'() {
		const document = await openText(longArticle());
		await diagnostics(document);
		const editor = vscode.window.activeTextEditor;
		assert.ok(editor);
		const place = document.positionAt(document.getText().indexOf('Sleep'));
		editor.selection = new vscode.Selection(place, place);
		const typed = 'Take LDN 12 mg every night, or .5 mg for a week; nobody has to fear it. '.repeat(3).slice(0, 200);
		for (const text of typed) {
			await vscode.commands.executeCommand('type', { text });
		}
		const fresh = await openText(document.getText());
		const expected = (await diagnostics(fresh)).map(describe).sort().join('\n');
		await until(() => own(document).map(describe).sort().join('\n') === expected);
		assert.ok(expected.includes('12 mg'));
	},

	async 'each folder has its own configuration'() {
		const second = vscode.workspace.workspaceFolders?.[1];
		if (second !== undefined) {
			const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(second.uri, 'leaflet.md'));
			await vscode.window.showTextDocument(document);
			await until(() => codes(document).includes('dose/error-prone-notation'));
			assert.equal(codes(document).includes('dose/unsupported-range'), false);
			const first = await open('ldn.md');
			await until(() => codes(first).includes('dose/unsupported-range'));
		}
	},

	async 'a server that is killed is started again'() {
		if (vscode.env.uiKind === vscode.UIKind.Web && typeof process === 'undefined') {
			return;
		}
		const document = await open('ldn.md');
		const before = await diagnostics(document);
		await killServer();
		await until(() => own(document).length === 0);
		await until(() => own(document).length === before.length);
	},

	async 'a folder gets a configuration file, and keeps it'() {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		const file = inWorkspace('.ldn-lint.yaml');
		await vscode.commands.executeCommand('ldn-lint.createConfig', folder);
		await until(() => vscode.window.activeTextEditor?.document.uri.path === file.path);
		assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^preset: recommended$/m);
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('preset: strict\n'));
		await vscode.commands.executeCommand('ldn-lint.createConfig', folder);
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), 'preset: strict\n');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(file);
	},

	async 'an example with problems opens, of which none is saved'() {
		await vscode.commands.executeCommand('ldn-lint.openExample');
		const document = vscode.window.activeTextEditor?.document;
		assert.ok(document?.isUntitled);
		await until(() => codes(document).includes('contraindication/denied'));
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
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
		const configuration = vscode.workspace.getConfiguration('ldn-lint', document.uri);
		await configuration.update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace);
		await eventually(async () => (await lenses()).length === 0);
		await configuration.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
		await eventually(async () => (await lenses()).length === 3);
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

	async 'missing statements go in at once, and one undo takes them out'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const before = document.getText();
		const uri = document.uri.toString();
		const ids = ['medical-advice', 'opioids', 'hypersensitivity'];
		await vscode.commands.executeCommand('ldn-lint.insertStatements', uri, ids);
		const text = document.getText();
		assert.match(text, /## Who should not take LDN\n\nNever combine LDN[^\n]*\n\nDo not take LDN if you are allergic/);
		assert.match(text, /\*\*Disclaimer:\*\* This article is general information\./);
		await vscode.commands.executeCommand('ldn-lint.insertStatements', uri, ids);
		assert.equal(document.getText(), text);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
		await revert();
	},

	async 'front matter and statements are completed'() {
		const labels = async (content: string, place: string) => {
			const document = await openText(content);
			await diagnostics(document);
			const position = document.positionAt(content.indexOf(place) + place.length);
			const list = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				position,
			);
			return list.items.map((it) => (typeof it.label === 'string' ? it.label : it.label.label));
		};
		const body = '# Low dose naltrexone\n\nIt cures pain.\n\nopi\n';
		const keys = await labels(`---\ntitle: LDN\nau\n---\n\n${body}`, 'title: LDN\nau');
		assert.ok(keys.includes('author'), keys.join());
		const statements = await labels(body, '\nopi');
		assert.ok(statements.includes('Safety: opioids'), statements.join());
	},

	async 'a new article has no finding'() {
		await vscode.commands.executeCommand('ldn-lint.newArticle', 'Ann Smith');
		const document = vscode.window.activeTextEditor?.document;
		assert.ok(document);
		const start = /^---\ntitle: .*\nauthor: Ann Smith\ndate: 20\d\d-\d\d-\d\d\n---\n\n# Low dose naltrexone/;
		assert.match(document.getText(), start);
		assert.equal(document.languageId, 'markdown');
		const panel = await articlePanel();
		await eventually(async () => (await panel.labels())[2]?.startsWith('Statements: 1') === true);
		assert.deepEqual(codes(document), []);
	},

	async 'closing an article takes its findings away'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await until(() => own(document).length === 0);
	},
};

/** The tree of the article panel, as the extension gives it out. */
async function articlePanel() {
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

/** What VS Code offers in trusted workspaces alone. */
const trustedTests: typeof tests = {
	async 'a task lints a folder with the command line of the extension'() {
		const [task] = await vscode.tasks.fetchTasks({ type: 'ldn-lint' });
		assert.ok(task?.execution instanceof vscode.ProcessExecution, 'no task');
		const lines = await linesOf(task.execution);
		assert.ok(
			lines.some((it) => /^drafts\/allergies\.txt:\d+:\d+: error: .+ \[dose\/unsupported-range\]$/.test(it)),
			lines.join('\n'),
		);
	},
};

/** Called by the editor; rejecting makes the run fail. */
export async function run(): Promise<void> {
	let failures = 0;
	const isTrustedRun = vscode.workspace.isTrusted && vscode.env.remoteName !== undefined;
	for (const [name, test] of Object.entries(isTrustedRun ? trustedTests : tests)) {
		try {
			await within(limit, test());
			console.log(`    ok  ${name}`);
		} catch (error) {
			failures++;
			console.error(`    NOT OK  ${name}\n${error instanceof Error ? error.stack : String(error)}`);
		}
	}
	if (failures > 0) {
		throw new Error(`${failures} tests failed.`);
	}
}

/** The language server is a child of the extension host. */
async function killServer(): Promise<void> {
	const { execFileSync } = await import('node:child_process');
	const own = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'ldn-lint.*/dist/server.js'], {
		encoding: 'utf8',
	});
	for (const pid of own.trim().split('\n')) {
		process.kill(Number(pid), 'SIGKILL');
	}
}

/** What a task writes to its terminal. */
async function linesOf({ process: program, args, options }: vscode.ProcessExecution): Promise<readonly string[]> {
	const { spawnSync } = await import('node:child_process');
	const env = { ...process.env, ...options?.env };
	const run = spawnSync(program, args, { env, encoding: 'utf8', ...(options?.cwd ? { cwd: options.cwd } : {}) });
	return run.stdout.split('\n');
}

/** Of some three thousand words. */
function longArticle(): string {
	const paragraph =
		'Low dose naltrexone (LDN) is taken at night. Sleep may be lighter in the first week, and dreams may be vivid. ' +
		'Some people begin with 1.0 mg and wait; others take 1.5 mg at once. Ask the pharmacist which filler the capsule holds.';
	const parts = Array.from({ length: 60 }, (_, i) => `## Part ${i + 1}\n\n${paragraph}`);
	return `# Low dose naltrexone at length\n\n${parts.join('\n\n')}\n`;
}

async function openText(content: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
	await vscode.window.showTextDocument(document);
	return document;
}

function describe(diagnostic: vscode.Diagnostic): string {
	const { start, end } = diagnostic.range;
	return `${start.line}:${start.character}-${end.line}:${end.character} ${code(diagnostic)} ${diagnostic.message}`;
}

function inWorkspace(path: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, path);
}

async function open(path: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(inWorkspace(path));
	await vscode.window.showTextDocument(document);
	return document;
}

function revert(): Thenable<unknown> {
	return vscode.commands.executeCommand('workbench.action.files.revert');
}

async function insert(document: vscode.TextDocument, line: number, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.insert(document.uri, new vscode.Position(line, 0), text);
	await vscode.workspace.applyEdit(edit);
}

function own({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(uri).filter((it) => it.source === 'ldn-lint');
}

async function diagnostics(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
	await until(() => own(document).length > 0);
	return own(document);
}

function code(diagnostic: vscode.Diagnostic): string {
	return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);
}

function codes(document: vscode.TextDocument): readonly string[] {
	return own(document).map(code);
}

function ofRule(found: readonly vscode.Diagnostic[], rule: string): vscode.Diagnostic {
	const first = found.find((it) => code(it) === rule);
	assert.ok(first, `no ${rule} among ${found.map(code).join(', ')}`);
	return first;
}

function actionsAt(document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> {
	return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range);
}

/** What `find` gives once it gives something. */
async function eventually<T>(find: () => Promise<T | false | undefined>): Promise<T> {
	for (;;) {
		const found = await find();
		if (found !== false && found !== undefined) {
			return found;
		}
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) {
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
}

function within(milliseconds: number, promise: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<void>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`Not done in ${milliseconds} ms.`)), milliseconds);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
