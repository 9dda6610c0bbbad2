// Tests the packed extension in a real VS Code: `npm run test:e2e`. Screenshots go to .work/shots/.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { addressOf, withEditor } from './editor.mjs';
import { install, work } from './install.mjs';
import { scenarios } from './scenarios.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(work, 'e2e');
const shots = join(work, 'shots');
const vsix = join(folder, 'ldn-lint.vsix');
const suite = join(folder, 'suite.js');
const workspace = fileURLToPath(new URL('workspace', import.meta.url));
const limit = 180_000;

install();
rmSync(shots, { recursive: true, force: true });
for (const it of [folder, shots]) {
	mkdirSync(it, { recursive: true });
}
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
execFileSync('npx', ['vsce', 'package', '--no-dependencies', '--out', vsix], { cwd: root, stdio: 'ignore' });
await build({
	entryPoints: [fileURLToPath(new URL('suite.ts', import.meta.url))],
	outfile: suite,
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'cjs',
	external: ['vscode'],
	logLevel: 'warning',
});

let failed = 0;
const wanted = process.argv.slice(2);
const all = {
	'in the extension host': runSuite,
	...Object.fromEntries(scenarios.map((it) => [it.name, inEditor(it)])),
};
for (const [name, run] of Object.entries(all)) {
	if (wanted.length > 0 && !wanted.some((it) => name.includes(it))) {
		continue;
	}
	const began = performance.now();
	try {
		const figures = await run();
		console.log(`passed  ${name} (${Math.round(performance.now() - began)} ms)`, figures ?? '');
	} catch (error) {
		failed++;
		console.log(`FAILED  ${name}\n${error.stack ?? error}`);
	}
}
process.exitCode = failed === 0 ? 0 : 1;

/** The tests that use the editor's own interface, run where extensions run. */
function runSuite() {
	return withEditor({ vsix, workspace }, async ({ page, ...editor }) => {
		const ended = new Promise((resolve) => {
			void page.exposeFunction('codeAutomationExit', resolve);
		});
		// Everything that the host logs comes here; the suite's own lines are indented.
		await page.exposeFunction('codeAutomationLog', (_, args) => {
			const text = String(args.at(-1));
			if (text.startsWith('    ')) {
				console.log(text);
			}
		});
		const remote = (path) => `vscode-remote://127.0.0.1:${editor.port}${path}`;
		const payload = [
			['extensionDevelopmentPath', remote(editor.extension)],
			['extensionTestsPath', remote(suite)],
		];
		await page.goto(addressOf(editor, payload));
		const code = await within(limit, ended);
		if (code !== 0) {
			throw new Error('The suite failed.');
		}
	});
}

function inEditor({ settings, open, steps }) {
	return () =>
		withEditor({ vsix, workspace, extraSettings: settings ?? {} }, async ({ page, ...editor }) => {
			const figures = {};
			const file = `vscode-remote://127.0.0.1:${editor.port}${editor.folder}/${open}`;
			const began = performance.now();
			const lap = (name) => {
				figures[name] = Math.round(performance.now() - began);
			};
			await page.goto(addressOf(editor, [['openFile', file]]));
			await within(
				limit,
				steps({
					page,
					lap,
					folder: editor.folder,
					shot: async (name) => {
						// Hovers and menus fade in.
						await page.waitForTimeout(400);
						await page.screenshot({ path: join(shots, `${name}.png`) });
					},
				}),
			);
			return figures;
		});
}

function within(milliseconds, promise) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`Not done in ${milliseconds} ms.`)), milliseconds);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
