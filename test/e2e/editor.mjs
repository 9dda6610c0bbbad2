// A real VS Code with the packed extension in it, shown in a browser that reaches nothing but it.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, node, playwright, vscode } from './install.mjs';

export const settings = {
	'chat.commandCenter.enabled': false,
	'chat.disableAIFeatures': true,
	'editor.cursorBlinking': 'solid',
	'editor.hover.delay': 100,
	'editor.minimap.enabled': false,
	'editor.wordWrap': 'on',
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'files.autoSave': 'off',
	'git.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'window.commandCenter': false,
	'workbench.enableExperiments': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
};

/** Starts everything, runs `use`, and ends everything. `use` gets the page, its address, and the folder that is open. */
export async function withEditor({ vsix, workspace, extraSettings = {} }, use) {
	// Sockets of the editor live here, and their paths must be short.
	const home = mkdtempSync(join(tmpdir(), 'ldn-e2e-'));
	const folder = join(home, 'articles');
	cpSync(workspace, folder, { recursive: true });
	const server = await startServer(home, vsix, { ...settings, ...extraSettings });
	try {
		return await withPage({ failed: join(vsix, '../failed.png') }, (page) =>
			use({ page, folder, url: server.url, port: server.port, extension: server.extension }),
		);
	} finally {
		await server.stop();
		rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}
}

/** A page of a browser that reaches this machine alone; a picture of it is left in `failed` when `use` fails. */
export async function withPage({ failed }, use) {
	const { chromium: driver } = await import(playwright);
	const browser = await driver.launch({ executablePath: chromium, args: browserArguments });
	try {
		const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
		await context.route(/^https?:/, (route) =>
			isHere(new URL(route.request().url()).hostname) ? route.continue() : route.abort(),
		);
		const page = await context.newPage();
		const messages = [];
		page.on('console', (it) => messages.push(`[${it.type()}] ${it.text().replace(/%c|color: #\w+|\n[\s\S]*/g, '')}`));
		try {
			return await use(page);
		} catch (error) {
			error.message += `\n${messages.slice(-12).join('\n')}`;
			await page.screenshot({ path: failed });
			throw error;
		}
	} finally {
		await browser.close();
	}
}

function isHere(hostname) {
	return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** The address that opens a folder, or a workspace of several, with what the workbench is told besides. */
export function addressOf({ url, folder, workspace }, payload) {
	const place = workspace === undefined ? { folder } : { workspace };
	const query = new URLSearchParams({ ...place, payload: JSON.stringify([['skipWelcome', 'true'], ...payload]) });
	return `${url}?${query}`;
}

const browserArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost , EXCLUDE *.localhost',
];

async function startServer(home, vsix, userSettings) {
	const data = join(home, 'data');
	const extensions = join(home, 'extensions');
	mkdirSync(join(data, 'data/User'), { recursive: true });
	writeFileSync(join(data, 'data/User/settings.json'), JSON.stringify(userSettings));
	// Without a gallery's address there is no gallery.
	const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', HOME: home, TMPDIR: home };
	const main = [join(vscode, 'out/server-main.js'), '--server-data-dir', data, '--extensions-dir', extensions];
	const common = [...main, '--accept-server-license-terms', '--telemetry-level', 'off'];
	const extension = unpack(home, vsix);
	const port = await freePort();
	const log = openSync(join(home, 'server.log'), 'w');
	// In a process group of its own, so that the extension host and the language server end with it. The smoke test
	// driver makes the workbench heed its payload.
	const child = spawn(
		node,
		[...common, '--host', '127.0.0.1', '--port', `${port}`, '--without-connection-token', '--enable-smoke-test-driver'],
		{ env, stdio: ['ignore', log, log], detached: true },
	);
	let ended = false;
	child.on('exit', () => {
		ended = true;
	});
	const stop = async () => {
		for (const signal of ['SIGTERM', 'SIGKILL']) {
			if (!ended) {
				process.kill(-child.pid, signal);
			}
			for (let i = 0; i < 100 && !ended; i++) {
				await sleep(50);
			}
		}
	};
	const url = `http://127.0.0.1:${port}/`;
	for (const began = performance.now(); ; await sleep(50)) {
		if (ended || performance.now() - began > 60_000) {
			await stop();
			throw new Error(`The editor's server does not start:\n${readFileSync(join(home, 'server.log'), 'utf8')}`);
		}
		if (
			await fetch(url).then(
				(it) => it.ok,
				() => false,
			)
		) {
			return { url, port, stop, extension };
		}
	}
}

/** Installs the packed extension below a folder, as a user would, and tells where it is then. */
export function unpack(home, vsix) {
	const extensions = join(home, 'extensions');
	const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', HOME: home, TMPDIR: home };
	const options = ['--server-data-dir', join(home, 'data'), '--extensions-dir', extensions];
	const main = [join(vscode, 'out/server-main.js'), ...options, '--accept-server-license-terms'];
	execFileSync(node, [...main, '--install-extension', vsix, '--force'], { env, stdio: 'ignore' });
	return join(extensions, readdirSync(extensions).find((it) => it.startsWith('ldn-lint.')) ?? '');
}

export function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
