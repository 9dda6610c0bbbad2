import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliFolder, inFolder } from '../support/cli-folder.ts';

const article = 'So LOUD and MINOR.\n';

const doxepin = readFileSync(join(import.meta.dirname, '../../examples/another-drug/low-dose-doxepin.yaml'), 'utf8');

const everything = ['a.md', 'c.md', 'sub/b.txt'];

/** A folder with two articles whose results are kept. */
async function warm(work: (folder: CliFolder) => Promise<void>, files: Readonly<Record<string, string>> = {}) {
	await inFolder({ 'a.md': article, 'sub/b.txt': 'FORBIDDEN\n', ...files }, async (folder) => {
		await folder.run('. --cache');
		folder.linted.length = 0;
		await work(folder);
	});
}

describe('--cache', () => {
	it('lints nothing that is unchanged, and reports the same', async () => {
		await inFolder({ 'a.md': article, 'sub/b.txt': 'FORBIDDEN\n' }, async ({ run, linted }) => {
			for (const format of ['text', 'json', 'sarif', 'blob']) {
				const plain = await run(`. --format ${format}`);
				const cold = await run(`. --cache --format ${format}`);
				linted.length = 0;
				const hit = await run(`. --cache --format ${format}`);
				expect(linted).toEqual([]);
				expect([cold, hit]).toEqual([plain, plain]);
			}
		});
	});

	it('needs no engine when nothing has changed', async () => {
		await warm(async ({ run }) => {
			const forbidden = () => {
				throw new Error('The engine was loaded.');
			};
			expect(await run('. --cache', { loadService: forbidden })).toMatchObject({ status: 1, stderr: '' });
		});
	});

	it('is of no account to how articles are named', async () => {
		await warm(async ({ run, linted }) => {
			const { stdout } = await run('sub ./a.md --cache --format json');
			expect(JSON.parse(stdout).files.map((it: { path: string }) => it.path)).toEqual(['sub/b.txt', './a.md']);
			expect(linted).toEqual([]);
		});
	});

	const changes: readonly (readonly [
		what: string,
		linted: readonly string[],
		change: (folder: string) => void,
		args?: string,
		input?: { version?: string; build?: string },
	])[] = [
		['an article', ['a.md'], (folder) => writeFileSync(join(folder, 'a.md'), `${article}\n`)],
		['a byte order mark', ['a.md'], (folder) => writeFileSync(join(folder, 'a.md'), `\uFEFF${article}`)],
		['a new article', ['new.md'], (folder) => writeFileSync(join(folder, 'new.md'), article)],
		['the configuration', everything, (folder) => writeFileSync(join(folder, '.ldn-lint.yaml'), 'rules: {}\n')],
		['a nearer configuration', everything, (folder) => writeFileSync(join(folder, 'sub/.ldn-lint.yml'), '')],
		[
			'a configuration that is extended',
			everything,
			(folder) => writeFileSync(join(folder, 'base.yaml'), 'rules: {}\n'),
		],
		[
			'a bibliography of one article',
			['c.md'],
			(folder) => writeFileSync(join(folder, 'c.bib'), '@article{x, title={X}}\n'),
		],
		[
			'a drug profile',
			everything,
			(folder) => writeFileSync(join(folder, 'drugs/doxepin.yaml'), `${doxepin}# reviewed\n`),
		],
		['rules', everything, () => {}, '--rule text/loud'],
		['no configuration', everything, () => {}, '--no-config'],
		['the version', everything, () => {}, '', { version: '1.2.4' }],
		['the build', everything, () => {}, '', { build: 'other' }],
		['nothing', [], () => {}],
		['an article, in its time alone', [], (folder) => writeFileSync(join(folder, 'a.md'), article)],
	];

	const rows = changes.map(
		([what, linted, change, args = '', input = {}]) => [what, linted, change, args, input] as const,
	);

	it.each(rows)('%s: lints anew %j', async (_, expected, change, args, input) => {
		const files = {
			'.ldn-lint.yaml': 'extends: ./base.yaml\nprofiles: drugs/*.yaml\n',
			'base.yaml': 'rules: { text/minor: off }\n',
			'drugs/doxepin.yaml': doxepin,
			'c.md': '---\nbibliography: c.bib\n---\n\nFine.\n',
			'c.bib': '@article{y, title={Y}}\n',
		};
		await warm(async ({ folder, run, linted }) => {
			change(folder);
			expect(await run(`. --cache ${args}`, input)).toMatchObject({ stderr: '' });
			expect(linted.sort()).toEqual(expected);
			linted.length = 0;
			expect(await run(`. --cache ${args}`, input)).toMatchObject({ stderr: '' });
			expect(linted).toEqual([]);
		}, files);
	});

	it('keeps what fixes leave, and does not take what has fixes for fixed', async () => {
		await inFolder({ 'a.md': article, 'b.md': 'FORBIDDEN\n' }, async ({ folder, run, linted }) => {
			await run('. --cache');
			linted.length = 0;
			const { stdout } = await run('. --cache --fix');
			expect(stdout).toContain('1 problem fixed');
			expect(new Set(linted)).toEqual(new Set(['a.md']));
			expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('So loud and MINOR.\n');
			await run('. --cache');
			linted.length = 0;
			await run('. --cache --fix');
			expect(linted).toEqual([]);
		});
	});

	it('lints an article with an end of a suppression anew on another day', async () => {
		const dated = '<!-- ldn-lint-disable-next-line text/loud until=2040-01-01 -- trial -->\n\nLOUD\n';
		await inFolder({ 'a.md': dated, 'b.md': article }, async ({ run, linted }) => {
			const days = ['2026-01-30', '2026-01-30', '2026-01-31', '2026-01-31'];
			const byDay: (readonly string[])[] = [];
			for (const day of days) {
				linted.length = 0;
				await run('. --cache', { today: () => day });
				byDay.push([...linted]);
			}
			expect(byDay).toEqual([['a.md', 'b.md'], [], ['a.md'], []]);
		});
	});

	it('tells of excluded articles and of a wrong configuration every time', async () => {
		const files = { 'a.md': article, 'old/b.md': article, '.ldn-lint.yaml': 'exclude: [old/**]\n' };
		await inFolder(files, async ({ folder, run, linted }) => {
			const first = await run('. --cache --format json');
			linted.length = 0;
			expect(await run('. --cache --format json')).toEqual(first);
			expect(linted).toEqual([]);
			writeFileSync(join(folder, '.ldn-lint.yaml'), 'rulez: {}\n');
			const wrong = await run('. --cache');
			expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('.ldn-lint.yaml:1') });
			expect(await run('. --cache')).toEqual(wrong);
		});
	});

	it('forgets articles that are gone, and keeps those that were not asked for', async () => {
		await warm(async ({ folder, run, linted }) => {
			rmSync(join(folder, 'a.md'));
			writeFileSync(join(folder, 'c.md'), article);
			await run('c.md --cache');
			const kept = readFileSync(join(folder, '.ldn-lint-cache'), 'utf8');
			expect(kept).not.toContain('a.md');
			linted.length = 0;
			await run('. --cache');
			expect(linted).toEqual([]);
		});
	});

	const broken: readonly (readonly [what: string, harm: (file: string) => void])[] = [
		['cut off', (file) => truncateSync(file, 300)],
		['empty', (file) => writeFileSync(file, '')],
		['something else', (file) => writeFileSync(file, '{"a": 1}\n')],
		['damaged in a result', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"excerpt"', 'excerpt '))],
	];

	it.each(broken)('that is %s is made anew, and says so', async (_, harm) => {
		await warm(async ({ folder, run, linted }) => {
			const whole = await run('.');
			harm(join(folder, '.ldn-lint-cache'));
			expect(await run('. --cache')).toEqual({
				...whole,
				stderr: expect.stringMatching(/^ldn-lint: warning: \.ldn-lint-cache is made anew: [^\n]+\.\n$/),
			});
			linted.length = 0;
			expect(await run('. --cache')).toEqual(whole);
			expect(linted).toEqual([]);
			expect(readdirSync(folder).sort()).toEqual(['.ldn-lint-cache', 'a.md', 'sub']);
		});
	});

	it('that cannot be written is a warning', async () => {
		await inFolder({ 'a.md': 'Fine.\n' }, async ({ folder, run }) => {
			mkdirSync(join(folder, 'kept'));
			expect(await run('a.md --cache-location kept')).toEqual({
				status: 0,
				stdout: '✔ No findings in 1 article.\n',
				stderr: 'ldn-lint: warning: kept: the cache cannot be written: it is a folder.\n',
			});
		});
	});
});
