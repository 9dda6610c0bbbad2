// Tests the HTML report in a real browser: `npm run test:report`. It lints the examples with dist/cli.js.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, install, playwright, work } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(work, 'report');
const report = join(folder, 'report.html');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = {
	light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
	dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
	phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
};

install();
mkdirSync(folder, { recursive: true });
const lint = ['dist/cli.js', 'examples', '--fail-on', 'never', '--format', `html:${report}`];
execFileSync(process.execPath, lint, { cwd: root });

const { chromium: driver } = await import(playwright);
const browser = await driver.launch({
	executablePath: chromium,
	args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const tests = {
	'enough contrast, light': () => audit('light', "{ runOnly: ['color-contrast'] }"),
	'enough contrast, dark': () => audit('dark', "{ runOnly: ['color-contrast'] }"),
	'no other accessibility violation, on a phone': () =>
		audit('phone', "{ rules: { 'color-contrast': { enabled: false } } }"),
	'filters by keyboard, and the address keeps the filter': filter,
	'sorts the articles by keyboard': sort,
	'leads from a mark to its finding and back by keyboard': follow,
	'shows everything without scripts': withoutScripts,
};
try {
	await Promise.all(Object.entries(tests).map(([name, run]) => tell(name, run)));
} finally {
	await browser.close();
}

async function tell(name, run) {
	try {
		await run();
		console.log(`passed  ${name}`);
	} catch (error) {
		process.exitCode = 1;
		console.log(`FAILED  ${name}\n${error.stack ?? error}`);
	}
}

/** Opens the report; nothing may be logged or asked for of any network. */
async function withPage(options, use, hash = '') {
	const context = await browser.newContext({ ...looks.light, ...options });
	const wrong = [];
	try {
		const page = await context.newPage();
		page.on('console', (it) => wrong.push(it.text()));
		page.on('pageerror', (it) => wrong.push(it.message));
		page.on('request', (it) => /^(?:file|data):/.test(it.url()) || wrong.push(it.url()));
		await page.goto(`${pathToFileURL(report).href}${hash}`);
		await use(page);
		assert.deepEqual(wrong, []);
	} finally {
		await context.close();
	}
}

function audit(look, options) {
	return withPage(looks[look], async (page) => {
		await page.evaluate(`${axe}; undefined`);
		const { violations, passes } = await page.evaluate(`axe.run(${options})`);
		const told = violations.flatMap(({ id, nodes }) => nodes.map((it) => `${id}: ${it.html} ${it.failureSummary}`));
		assert.deepEqual(told.slice(0, 5), []);
		assert.ok(passes.length > 0, 'Nothing was looked at.');
		const { scrollWidth, clientWidth } = await page.evaluate(
			'({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
		);
		assert.equal(scrollWidth, clientWidth, 'The page is wider than its window.');
	});
}

async function filter() {
	let address = '';
	const visible = (page, what) => page.locator(what).filter({ visible: true }).count();
	await withPage({}, async (page) => {
		const all = await visible(page, '.card');
		const warnings = await visible(page, '.card.warning');
		await tabTo(page, 'input[value="warning"]');
		await page.keyboard.press('Space');
		assert.equal(await visible(page, '.card'), all - warnings);
		assert.equal(await page.locator('#shown').textContent(), `${all - warnings} of ${all} findings shown`);
		assert.equal(await page.locator('[data-count="all:warning"]').textContent(), '0');
		address = new URL(page.url()).hash;
		assert.equal(address, '#?without=warning');
		await tabTo(page, '#reset');
		await page.keyboard.press('Enter');
		await page.locator(`#shown:text-is("${all} findings")`).waitFor();
		assert.equal(await visible(page, '.card'), all);
	});
	await withPage({}, async (page) => assert.equal(await visible(page, '.card.warning'), 0), address);
}

function sort() {
	return withPage({}, async (page) => {
		const column = () => page.locator('#overview tbody td.error').allTextContents();
		const descending = (await column()).toSorted((a, b) => b - a);
		await tabTo(page, '#overview th:nth-child(2) button');
		await page.keyboard.press('Enter');
		assert.deepEqual(await column(), descending);
		assert.equal(await page.locator('#overview th:nth-child(2)').getAttribute('aria-sort'), 'descending');
		await page.keyboard.press('Enter');
		assert.deepEqual(await column(), descending.toReversed());
	});
}

function follow() {
	return withPage({}, async (page) => {
		const focused = () => page.evaluate('document.activeElement.id');
		const id = await page.locator('.text a.number').first().getAttribute('id');
		await tabTo(page, `#${id}`);
		await page.keyboard.press('Enter');
		assert.equal(await focused(), id.replace('m', 'f'));
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		assert.equal(await focused(), id);
	});
}

async function withoutScripts() {
	let all = 0;
	await withPage({}, async (page) => {
		all = await page.locator('.card').filter({ visible: true }).count();
	});
	await withPage({ javaScriptEnabled: false }, async (page) => {
		assert.equal(await page.locator('.card').filter({ visible: true }).count(), all);
		assert.equal(await page.locator('#filter').isVisible(), false);
	});
}

async function tabTo(page, selector) {
	for (let i = 0; i < 200; i++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((it) => document.activeElement.matches(it), selector)) {
			return;
		}
	}
	assert.fail(`The Tab key does not lead to ${selector}.`);
}
