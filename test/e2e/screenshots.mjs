// Takes the pictures of the README and of the walkthrough in a real VS Code: `npm run screenshots`, with words of the
// names of pictures to take those alone. pngquant makes them small, where it is installed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf, withEditor } from './editor.mjs';
import { install, work } from './install.mjs';
import { command, hover, openMenu } from './person.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const workspace = fileURLToPath(new URL('pictures', import.meta.url));
const shots = join(work, 'pictures');
const vsix = join(shots, 'ldn-lint.vsix');

/** Pictures of the project are taken in the first two; those in high contrast are to be looked at. */
const themes = {
	light: 'Default Light Modern',
	dark: 'Default Dark Modern',
	'hc-light': 'Default High Contrast Light',
	'hc-dark': 'Default High Contrast',
};

const whole = { width: 1120, height: 680 };
const wide = { width: 1360, height: 680 };
const half = { width: 760, height: 480 };

/** By the name of the picture, without theme and ending; those without a folder stay in .work/. */
const pictures = {
	'docs/images/editor': { size: whole, steps: explained },
	'docs/images/fixes': { size: whole, steps: fixesOfNotation },
	'docs/images/article': { size: whole, steps: articleView },
	walkthrough: { size: wide, steps: walkthrough },
	'media/walkthrough/write': { size: half, steps: squiggles },
	'media/walkthrough/fix': { size: half, steps: fixesOfNotation },
	'media/walkthrough/configure': { size: half, steps: configuration },
	'media/walkthrough/gate': { size: half, steps: wholeWorkspace },
};

const settings = {
	'breadcrumbs.enabled': false,
	'editor.folding': false,
	'editor.fontSize': 14,
	'editor.glyphMargin': false,
	'editor.guides.indentation': false,
	'editor.lineNumbers': 'off',
	'editor.renderLineHighlight': 'none',
	'editor.stickyScroll.enabled': false,
	'security.workspace.trust.enabled': false,
	'window.menuBarVisibility': 'hidden',
	'workbench.statusBar.visible': false,
	'workbench.activityBar.location': 'hidden',
	'workbench.layoutControl.enabled': false,
};

install();
mkdirSync(shots, { recursive: true });
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
execFileSync('npx', ['vsce', 'package', '--no-dependencies', '--out', vsix], { cwd: root, stdio: 'ignore' });
const wanted = process.argv.slice(2);
for (const [theme, colors] of Object.entries(themes)) {
	const chosen = Object.entries(pictures)
		.map(([picture, it]) => ({ ...it, file: `${picture}-${theme}.png` }))
		.filter(({ file }) => wanted.length === 0 || wanted.some((word) => file.includes(word)));
	if (chosen.length === 0) {
		continue;
	}
	const extraSettings = { ...settings, 'workbench.colorTheme': colors };
	await withEditor({ vsix, workspace, extraSettings }, async ({ page, ...editor }) => {
		for (const { file, size, steps } of chosen) {
			await page.setViewportSize(size);
			await page.goto(addressOf(editor, [['openFile', remote(editor, 'fibromyalgia.md')]]));
			await squiggles(page);
			await showSideBar(page, size === whole);
			await steps(page);
			// What fades in is there then.
			await page.waitForTimeout(600);
			await save(page, file, !theme.startsWith('hc'));
		}
	});
}

function remote({ port, folder }, file) {
	return `vscode-remote://127.0.0.1:${port}${folder}/${file}`;
}

async function save(page, name, isKept) {
	const file = isKept && name.includes('/') ? join(root, name) : join(shots, basename(name));
	mkdirSync(dirname(file), { recursive: true });
	await page.screenshot({ path: file });
	try {
		execFileSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--output', file, '128', file]);
	} catch {
		console.log(`${name} is as large as the browser makes it: pngquant is not there, or could not make it smaller.`);
	}
	console.log(`${file} (${Math.round(statSync(file).size / 1024)} kB)`);
}

/** Until all is there that moves lines. */
async function squiggles(page) {
	await page.locator('.squiggly-error').first().waitFor();
	await page.locator('.codelens-decoration', { hasText: 'cited' }).first().waitFor();
}

/** How a window is divided outlives it. */
async function showSideBar(page, wanted) {
	const bar = page.locator('.part.sidebar');
	if ((await bar.isVisible()) !== wanted) {
		await page.keyboard.press('Control+KeyB');
		await bar.waitFor({ state: wanted ? 'visible' : 'hidden' });
	}
}

async function explained(page) {
	await hover(page, '12 mg', 'Sources');
}

/** The view alone in the side bar, which is wide. */
async function articleView(page) {
	await command(page, 'Explorer: Focus on LDN Article View');
	await page.locator('.pane-header', { hasText: 'articles' }).first().click();
	await page.locator('.pane .monaco-list-row', { hasText: 'References' }).first().waitFor();
	await command(page, 'Explorer: Focus on LDN Article View');
	await command(page, 'View: Increase Current View Size');
	await command(page, 'View: Increase Current View Size');
}

async function fixesOfNotation(page) {
	await openMenu(page, '.5 mg', 'Write "0.5 mg"');
}

async function configuration(page) {
	await command(page, 'LDN Lint: Create a Configuration File');
	await page.locator('.view-lines', { hasText: 'preset' }).first().waitFor();
}

async function wholeWorkspace(page) {
	await command(page, 'LDN Lint: Lint All Articles');
	await page.keyboard.press('Control+Shift+KeyM');
	await command(page, 'View: Toggle Maximized Panel');
	await page.locator('.markers-panel .monaco-list-row', { hasText: 'leaflet.txt' }).first().waitFor();
	await command(page, 'Notifications: Clear All');
}

async function walkthrough(page) {
	await command(page, 'Welcome: Open Walkthrough');
	await page.keyboard.type('LDN Lint');
	await page.locator('.quick-input-list .monaco-list-row', { hasText: 'LDN Lint' }).first().waitFor();
	await page.keyboard.press('Enter');
	await page.locator('.getting-started-step', { hasText: 'Set up your project' }).first().waitFor();
}
