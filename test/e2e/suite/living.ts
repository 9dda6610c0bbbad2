/** Configuration, folders, the server and what it tells of itself. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';
import {
	code,
	codes,
	diagnostics,
	inWorkspace,
	open,
	own,
	type Tests,
	until,
	withSetting,
	writeFile,
} from './editor.ts';

export const living: Tests = {
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

	async 'a configuration file counts as soon as it is there'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const file = inWorkspace('.ldn-lint.yaml');
		await writeFile(file, 'rules:\n  dose/unsupported-range: off\n  dose/none: off\n');
		await until(() => !codes(document).includes('dose/unsupported-range') && codes(document).length > 0);
		await until(() => vscode.languages.getDiagnostics(file).some((it) => it.message.includes('dose/none')));
		await vscode.workspace.fs.delete(file);
		await until(() => codes(document).includes('dose/unsupported-range'));
		assert.deepEqual(vscode.languages.getDiagnostics(file), []);
	},

	async 'settings count at once'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		await withSetting(document, ['ldn-lint', 'enable', false], () => until(() => codes(document).length === 0));
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

	async 'the server restarts'() {
		const document = await open('ldn.md');
		const before = await diagnostics(document);
		await vscode.commands.executeCommand('ldn-lint.restart');
		await until(() => codes(document).length === before.length);
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
		await writeFile(file, 'preset: strict\n');
		await vscode.commands.executeCommand('ldn-lint.createConfig', folder);
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), 'preset: strict\n');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(file);
	},
};

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
