/** Tests in the extension host, with the packed extension in a real VS Code. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';
import { diagnostics, finding, open, own, type Tests, until, within } from './editor.ts';
import { fixing } from './fixing.ts';
import { living } from './living.ts';
import { inTrust } from './trust.ts';
import { understanding } from './understanding.ts';
import { writing } from './writing.ts';

const limit = 30_000;

/** In the order in which they run: the first one sees the extension start. */
const tests: Tests = {
	async 'activates with the first article, and finds its faults'() {
		const began = performance.now();
		const since = () => `${Math.round(performance.now() - began)} ms`;
		const document = await open('ldn.md');
		const shown = since();
		await vscode.extensions.getExtension('ldn-lint.ldn-lint')?.activate();
		const activated = since();
		const dose = await finding(document, 'dose/unsupported-range');
		console.log(`        shown ${shown}, activated ${activated}, findings ${since()}, VS Code ${vscode.version}`);
		assert.equal(document.getText(dose.range), '12 mg');
		assert.equal(dose.severity, vscode.DiagnosticSeverity.Error);
		assert.equal(typeof dose.code === 'object' && dose.code.target.scheme, 'https');
		const unused = await finding(document, 'lint/unused-suppression');
		assert.deepEqual(unused.tags, [vscode.DiagnosticTag.Unnecessary]);
	},

	...fixing,
	...understanding,
	...writing,
	...living,

	async 'closing an article takes its findings away'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await until(() => own(document).length === 0);
	},
};

/** Called by the editor; rejecting makes the run fail. */
export async function run(): Promise<void> {
	let failures = 0;
	const isTrustedRun = vscode.workspace.isTrusted && vscode.env.remoteName !== undefined;
	for (const [name, test] of Object.entries(isTrustedRun ? inTrust : tests)) {
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
