// VS Code for the Web with the packed extension in it: no process beside the browser, the server in a Web Worker.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, settings, unpack, withPage } from './editor.mjs';
import { oldestWeb, testWeb, vscode } from './install.mjs';

/** The builds of VS Code that the web extension is tested in. */
export const webBuilds = {
	'VS Code for the Web 1.139': { folder: vscode, served: servedByCodeServer },
	'VS Code for the Web 1.91': { folder: oldestWeb, served: servedAsItIs },
};

/** Starts everything, runs `use` with the page and its address, and ends everything. */
export async function withWebEditor(build, { vsix, suite, workspace }, use) {
	const home = mkdtempSync(join(tmpdir(), 'ldn-web-'));
	const folder = join(home, 'articles');
	cpSync(workspace, folder, { recursive: true });
	const { default: server } = await import(testWeb);
	const extension = unpack(home, vsix);
	// Served from the folder of the extension, or it is not found.
	const tests = join(extension, 'test-suite.js');
	if (suite !== undefined) {
		cpSync(suite, tests);
	}
	const port = await freePort();
	const address = `http://localhost:${port}/`;
	const running = await server.open({
		browserType: 'none',
		printServerLog: false,
		quality: 'stable',
		commit,
		testRunnerDataDir: runnerData(home, build.folder),
		host: 'localhost',
		port,
		extensionDevelopmentPath: extension,
		...(suite === undefined ? {} : { extensionTestsPath: tests }),
		folderPath: folder,
	});
	try {
		return await withPage({ failed: join(vsix, '../failed.png') }, async (page) => {
			await page.route(address, async (route) => {
				const html = await (await route.fetch()).text();
				await route.fulfill({ contentType: 'text/html', body: await build.served(page, address, html) });
			});
			return use({ page, url: address });
		});
	} finally {
		running.dispose();
		rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}
}

const commit = '0'.repeat(40);

/** A download that is finished already, so that no update server is asked. */
function runnerData(home, build) {
	const data = join(home, 'runner');
	const folder = join(data, `vscode-web-stable-${commit}`);
	mkdirSync(folder, { recursive: true });
	for (const it of readdirSync(build)) {
		symlinkSync(join(build, it), join(folder, it));
	}
	writeFileSync(join(folder, 'version'), commit);
	return data;
}

const configuration = /(vscode-workbench-web-configuration" data-settings=")([^"]*)"/;

function configured(html, more) {
	const config = JSON.parse((configuration.exec(html)?.[2] ?? '{}').replaceAll('&quot;', '"'));
	config.configurationDefaults = settings;
	config.developmentOptions = { ...config.developmentOptions, enableSmokeTestDriver: true };
	config.productConfiguration = { ...config.productConfiguration, extensionsGallery: { serviceUrl: '' } };
	// With it the extension host would be served from another name.
	delete config.productConfiguration.webEndpointUrlTemplate;
	return JSON.stringify({ ...config, ...more }).replaceAll('"', '&quot;');
}

function servedAsItIs(_page, _address, html) {
	return html.replace(configuration, (_, before) => `${before}${configured(html, {})}"`);
}

/** The page of code-server wants a remote host; without that its build is VS Code for the Web. */
async function servedByCodeServer(page, address, html) {
	const program = 'out/vs/code/browser/workbench/workbench.js';
	const changes = [
		[',remoteAuthority:location.host}', '}'],
		// User data is kept in the browser's own store instead of on the remote host.
		[/(\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote\}/, '$1vscodeUserData}'],
	];
	await page.route(`**/${program}`, async (route) => {
		const body = changes.reduce(
			(text, [from, to]) => {
				const changed = text.replace(from, to);
				if (changed === text) {
					throw new Error(`${program} does not hold ${from}.`);
				}
				return changed;
			},
			readFileSync(join(vscode, program), 'utf8'),
		);
		await route.fulfill({ contentType: 'text/javascript', body });
	});
	const base = `${address}static/build`;
	const json = configured(html, {
		userDataPath: '/',
		isEnabledFileDownloads: true,
		isEnabledFileUploads: true,
		isEnabledCoderGettingStarted: false,
	});
	return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${json}">
<meta id="vscode-workbench-web-base-url" data-settings="${base}">
<link rel="stylesheet" href="${base}/out/vs/code/browser/workbench/workbench.css"></head><body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = '${base}/out/';</script>
<script type="module" src="${base}/out/nls.messages.js"></script>
<script type="module" src="${base}/${program}"></script></html>`;
}
