// Tests the packed extension in real VS Codes: `npm run test:editor`, with words of the names of tests to run those
// alone. Screenshots go to .work/shots/.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { addressOf, withEditor } from './editor.mjs';
import { install, work } from './install.mjs';
import { scenarios } from './scenarios.mjs';
import { webBuilds, withWebEditor } from './web.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(work, 'e2e');
const shots = join(work, 'shots');
const vsix = join(folder, 'ldn-lint.vsix');
const suites = { node: join(folder, 'suite.js'), browser: join(folder, 'suite-web.js') };
const workspace = fileURLToPath(new URL('workspace', import.meta.url));
const limit = 180_000;

install();
rmSync(shots, { recursive: true, force: true });
for (const it of [folder, shots]) {
	mkdirSync(it, { recursive: true });
}
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
execFileSync('npx', ['vsce', 'package', '--no-dependencies', '--out', vsix], { cwd: root, stdio: 'ignore' });
for (const [platform, outfile] of Object.entries(suites)) {
	await build({
		entryPoints: [fileURLToPath(new URL('suite/index.ts', import.meta.url))],
		outfile,
		bundle: true,
		platform,
		target: 'es2022',
		format: 'cjs',
		external: ['vscode', 'node:*'],
		logLevel: 'warning',
	});
}

const failed = [];
const wanted = process.argv.slice(2);
const all = {
	'in the extension host': () => runSuite({}),
	'in a trusted workspace': () => runSuite({ 'security.workspace.trust.enabled': false }),
	...Object.fromEntries(Object.entries(webBuilds).map(([name, it]) => [`in ${name}`, () => runWebSuite(it)])),
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
		failed.push(`FAILED  ${name}\n${error.stack ?? error}`);
		console.log(failed.at(-1));
	}
}
// Said again at the end, where it is looked for.
console.log(failed.length === 0 ? 'All passed.' : `\n${failed.length} failed:\n${failed.join('\n')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The tests that use the editor's own interface, run where extensions run. */
function runSuite(extraSettings) {
	return withEditor({ vsix, workspace, extraSettings }, ({ page, ...editor }) => {
		const folders = [{ path: '.' }, { path: 'second' }];
		const several = join(editor.folder, 'articles.code-workspace');
		writeFileSync(several, JSON.stringify({ folders }));
		const remote = (path) => `vscode-remote://127.0.0.1:${editor.port}${path}`;
		const payload = [
			['extensionDevelopmentPath', remote(editor.extension)],
			['extensionTestsPath', remote(suites.node)],
		];
		return suiteIn(page, addressOf({ ...editor, workspace: several }, payload));
	});
}

/** The same tests where there is no process beside the browser. */
function runWebSuite(build) {
	return withWebEditor(build, { vsix, suite: suites.browser, workspace }, ({ page, url }) => suiteIn(page, url));
}

async function suiteIn(page, address) {
	const ended = new Promise((resolve) => {
		void page.exposeFunction('codeAutomationExit', resolve);
	});
	const failures = [];
	// Everything that the host logs comes here; the suite's own lines are indented.
	await page.exposeFunction('codeAutomationLog', (_, args) => {
		const text = String(args.at(-1));
		if (text.startsWith('    ')) {
			console.log(text);
		}
		if (text.startsWith('    NOT OK')) {
			failures.push(text);
		}
	});
	await page.goto(address);
	const code = await within(limit, ended);
	if (code !== 0) {
		throw new Error(`The suite failed:\n${failures.join('\n')}`);
	}
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
