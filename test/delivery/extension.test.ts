/** The extension as `npm run package` packs it. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import manifest from '../../package.json';

let printed = '';
let files: readonly string[] = [];
let bytes = 0;

beforeAll(() => {
	const vsce = join(import.meta.dirname, '../../node_modules/.bin/vsce');
	const out = join(inject('stage'), 'extension.vsix');
	const options = { cwd: inject('stage'), encoding: 'utf8' } as const;
	const packed = spawnSync(vsce, ['package', '--no-dependencies', '--out', out], options);
	printed = packed.stdout + packed.stderr;
	expect(packed.status, printed).toBe(0);
	files = spawnSync(vsce, ['ls', '--no-dependencies'], options).stdout.trim().split('\n');
	bytes = statSync(out).size;
}, 120_000);

describe('the extension', () => {
	it('is packed without a warning', () => {
		expect(printed).not.toMatch(/warning|error/i);
	});

	it('holds what its manifest names, the programs that they start, and nothing else', () => {
		const { main, browser, icon, contributes } = manifest;
		const named = [
			...[main, browser, icon],
			...contributes.grammars.map((it) => it.path),
			...contributes.jsonValidation.map((it) => it.url),
		].map((it) => it.replace(/^\.\//, ''));
		const texts = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/THIRD-PARTY-LICENSES.txt'];
		const programs = ['cli.js', 'server.js', 'engine.cjs', 'web/server.js'].map((it) => `dist/${it}`);
		const others = /^(?:dist\/[\w.-]*worker[\w.-]*\.js|(?:l10n|snippets|media\/walkthrough)\/.*|package\.nls.*\.json)$/;
		expect([...named, ...texts, ...programs].filter((it) => !files.includes(it))).toEqual([]);
		expect(files.filter((it) => ![...named, ...texts, ...programs].includes(it) && !others.test(it))).toEqual([]);
	});

	it('is small', () => {
		expect(bytes).toBeLessThan(2e6);
	});
});
