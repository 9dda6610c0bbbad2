import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliFolder, inFolder } from '../support/cli-folder.ts';

const bad = '# Title\n\nThis is FORBIDDEN here.\n';

/** Runs with the baseline `known.json`, and what is needed to look at and change the folder. */
async function project(
	files: Readonly<Record<string, string>>,
	work: (
		own: CliFolder & {
			lint(args?: string): ReturnType<CliFolder['run']>;
			update(args?: string): ReturnType<CliFolder['run']>;
		} & {
			write(path: string, text: string): void;
			read(path?: string): string;
			at(path: string): string;
		},
	) => Promise<void>,
) {
	await inFolder(files, async (folder) => {
		const at = (path: string) => join(folder.folder, path);
		await work({
			...folder,
			at,
			lint: (args = '.') => folder.run(`--baseline known.json ${args}`),
			update: (args = '.') => folder.run(`--baseline known.json --update-baseline ${args}`),
			write(path, text) {
				mkdirSync(dirname(at(path)), { recursive: true });
				writeFileSync(at(path), text);
			},
			read: (path = 'known.json') => readFileSync(at(path), 'utf8'),
		});
	});
}

describe('--update-baseline', () => {
	it('writes what is found, after which nothing fails', async () => {
		await project({ 'posts/a.md': bad, 'b.md': 'So LOUD.\n', 'c.md': 'Well.\n' }, async ({ lint, update, read }) => {
			expect(await update()).toEqual({
				status: 0,
				stdout: '✔ No findings in 3 articles; 2 old findings in the baseline.\n',
				stderr: 'ldn-lint: known.json: 2 findings added, 0 dropped; it holds 2 in 2 articles.\n',
			});
			expect(JSON.parse(read())).toMatchObject({
				ldnLintBaseline: 1,
				articles: { 'b.md': [{ rule: 'text/loud', text: 'LOUD' }], 'posts/a.md': [{ rule: 'text/forbidden' }] },
			});
			expect(read()).not.toMatch(/"line"|"start"|"offset"/);
			expect(await lint()).toMatchObject({ status: 0, stderr: '' });
		});
	});

	it('changes nothing when nothing has changed, wherever text has moved', async () => {
		await project({ 'a.md': bad }, async ({ update, read, write }) => {
			await update();
			const before = read();
			write('a.md', `---\ntitle: New\n---\n\nMore text.\r\n\r\n${bad}`);
			expect((await update()).stderr).toBe('ldn-lint: known.json: nothing changed; it holds 1 in 1 article.\n');
			expect(read()).toBe(before);
		});
	});

	it('grows, shrinks and tells how far', async () => {
		await project({ 'a.md': bad, 'b.md': 'So LOUD.\n' }, async ({ lint, update, write, read }) => {
			await update();
			write('a.md', 'Well.\n');
			write('b.md', 'So LOUD.\n\nMINOR and FORBIDDEN.\n');
			const { status, stdout, stderr } = await lint();
			expect(status).toBe(1);
			expect(stdout).toContain('1 error, 1 info in 2 articles; 1 old finding in the baseline.\n');
			expect(stderr).toBe(
				'ldn-lint: known.json: 1 finding of the baseline is gone; run --update-baseline to drop them.\n',
			);
			expect((await update()).stderr).toContain('2 findings added, 1 dropped; it holds 3 in 1 article.');
			expect(Object.keys(JSON.parse(read()).articles)).toEqual(['b.md']);
			expect((await lint()).stderr).toBe('');
		});
	});

	it('of some articles leaves the entries of others', async () => {
		await project({ 'a.md': bad, 'x/b.md': bad, 'x/c.md': bad }, async ({ update, write, read, at }) => {
			await update();
			write('a.md', 'Well.\n');
			rmSync(at('x/c.md'));
			expect((await update('x/b.md')).stderr).toContain('nothing changed; it holds 3');
			expect((await update('x')).stderr).toContain('0 findings added, 1 dropped; it holds 2');
			expect(Object.keys(JSON.parse(read()).articles)).toEqual(['a.md', 'x/b.md']);
		});
	});

	it('drops articles that are excluded now', async () => {
		await project({ 'a.md': bad, 'drafts/b.md': bad }, async ({ update, write, read }) => {
			await update();
			write('.ldn-lint.yaml', 'exclude: [drafts]\n');
			await update();
			expect(Object.keys(JSON.parse(read()).articles)).toEqual(['a.md']);
		});
	});

	it('writes nothing when not all could be checked', async () => {
		await project({ 'a.md': bad, 'b.md': '\u0000' }, async ({ update, at }) => {
			const { status, stderr } = await update();
			expect(status).toBe(2);
			expect(stderr).toContain('The baseline was not updated, since not everything could be checked.');
			expect(existsSync(at('known.json'))).toBe(false);
		});
	});

	it('overwrites no file that is none', async () => {
		await project({ 'a.md': bad, 'known.json': '{"name": "x"}' }, async ({ update, read }) => {
			expect(await update()).toMatchObject({ status: 2, stderr: 'ldn-lint: known.json is no baseline of ldn-lint.\n' });
			expect(read()).toBe('{"name": "x"}');
		});
	});

	it('says when it cannot write', async () => {
		await project({ 'a.md': bad, 'known.json/x.txt': '' }, async ({ update }) => {
			const { status, stderr } = await update();
			expect([status, stderr]).toEqual([2, 'ldn-lint: known.json: the baseline cannot be read.\n']);
		});
	});

	it('writes a file of its own where nothing names one, and says how to use it', async () => {
		await project({ 'a.md': bad }, async ({ run, read }) => {
			const { status, stderr } = await run('--update-baseline .');
			expect(status).toBe(0);
			expect(stderr).toContain('Use it with --baseline .ldn-lint-baseline.json, or name it in the configuration.');
			expect(read('.ldn-lint-baseline.json')).toContain('text/forbidden');
			expect((await run('.')).status).toBe(1);
		});
	});

	it('applies fixes first', async () => {
		await project({ 'a.md': 'So LOUD and MINOR.\n' }, async ({ update, read }) => {
			expect((await update('--fix .')).stderr).toContain('it holds 1 in 1 article');
			expect(read('a.md')).toBe('So loud and MINOR.\n');
		});
	});
});

describe('--baseline', () => {
	it('leaves out old findings alone: new ones of the same article and sentence are told', async () => {
		await project({ 'a.md': bad }, async ({ lint, update, write }) => {
			await update();
			write('a.md', `${bad}\nThis is FORBIDDEN here.\n`);
			const { status, stdout } = await lint();
			expect([status, stdout]).toEqual([
				1,
				expect.stringContaining('1 error in 1 article; 1 old finding in the baseline.'),
			]);
		});
	});

	it('follows renamed articles', async () => {
		await project({ 'a.md': bad, 'b.md': 'Well.\n' }, async ({ lint, update, at, read }) => {
			await update();
			renameSync(at('a.md'), at('c.md'));
			expect(await lint()).toMatchObject({ status: 0, stderr: '' });
			expect((await update()).stderr).toContain('nothing changed');
			expect(Object.keys(JSON.parse(read()).articles)).toEqual(['c.md']);
		});
	});

	it('does not take a copy for the original', async () => {
		await project({ 'a.md': bad }, async ({ lint, update, write }) => {
			await update();
			write('c.md', bad);
			expect((await lint()).status).toBe(1);
		});
	});

	it('works with quiet, shards, the cache and every format', async () => {
		await project({ 'a.md': bad, 'b.md': bad }, async ({ lint, update }) => {
			await update();
			for (const args of ['. --quiet', '. --shard 1/2', '. --cache', '. --cache', '. --fix']) {
				expect(await lint(args), args).toMatchObject({ status: 0, stderr: '' });
			}
			for (const format of ['compact', 'github', 'checkstyle', 'rdjson']) {
				expect((await lint(`. --format ${format}`)).stdout, format).not.toContain('FORBIDDEN');
			}
			const { runs } = JSON.parse((await lint('. --format sarif')).stdout);
			expect(runs[0].results.map((it: { suppressions: unknown }) => it.suppressions)).toEqual([
				[{ kind: 'external', justification: 'In the baseline.' }],
				[{ kind: 'external', justification: 'In the baseline.' }],
			]);
			expect((await lint('. --format markdown')).stdout).toContain('2 old findings in the baseline');
			expect(JSON.parse((await lint('. --format json')).stdout).summary).toMatchObject({ files: 2, error: 0 });
		});
	});

	it('tells nothing of what is gone when only some rules run', async () => {
		await project({ 'a.md': bad }, async ({ lint, update }) => {
			await update();
			expect(await lint('. --rule text/loud')).toMatchObject({ status: 0, stderr: '' });
		});
	});

	it('that is not there is told', async () => {
		await project({ 'a.md': bad }, async ({ lint }) => {
			const { status, stderr } = await lint();
			expect([status, stderr]).toEqual([
				2,
				'ldn-lint: known.json: there is no such baseline; --update-baseline writes it.\n',
			]);
		});
	});

	it('knows no standard input without a name, and with one its article', async () => {
		await project({ 'a.md': bad }, async ({ run, update }) => {
			await update();
			const stdin = async () => Buffer.from(bad);
			expect((await run('--baseline known.json -', { stdin })).status).toBe(1);
			expect((await run('--baseline known.json --stdin-filename a.md', { stdin })).status).toBe(0);
		});
	});
});

describe('the configuration’s baseline', () => {
	const files = { 'site/.ldn-lint.yaml': 'baseline: ci/known.json\n', 'site/posts/a.md': bad, 'other.md': 'Well.\n' };

	it('is found from the file that names it, and written there', async () => {
		await project(files, async ({ run, read, at }) => {
			expect((await run('site')).stderr).toBe(
				'ldn-lint: site/ci/known.json: there is no such baseline; --update-baseline writes it.\n',
			);
			expect((await run('--update-baseline site')).stderr).toContain('site/ci/known.json: 1 finding added');
			expect(Object.keys(JSON.parse(read('site/ci/known.json')).articles)).toEqual(['../posts/a.md']);
			expect(await run('site/posts/a.md')).toMatchObject({ status: 0, stderr: '' });
			expect(await run('. --cache')).toMatchObject({ status: 0 });
			expect(await run('. --cache')).toMatchObject({ status: 0 });
			expect(existsSync(at('.ldn-lint-baseline.json'))).toBe(false);
		});
	});

	it('is one for each configuration, and --baseline wins', async () => {
		await project(
			{ ...files, '.ldn-lint.yaml': 'baseline: root.json\n', 'other.md': bad },
			async ({ run, update, read }) => {
				await run('--update-baseline .');
				expect(Object.keys(JSON.parse(read('root.json')).articles)).toEqual(['other.md']);
				expect(Object.keys(JSON.parse(read('site/ci/known.json')).articles)).toEqual(['../posts/a.md']);
				await update();
				expect(Object.keys(JSON.parse(read()).articles)).toEqual(['other.md', 'site/posts/a.md']);
			},
		);
	});

	it.each(['../known.json', '/etc/known.json', 'https://example.org/known.json'])('cannot be %s', async (path) => {
		await project({ '.ldn-lint.yaml': `baseline: ${path}\n`, 'a.md': bad }, async ({ run, at }) => {
			const { status, stderr } = await run('--update-baseline .');
			expect(status).toBe(2);
			expect(stderr).toContain('.ldn-lint.yaml:1:1: baseline');
			expect(stderr).toContain('must be a path below');
			expect(existsSync(at('../known.json'))).toBe(false);
		});
	});
});

describe('a run that checks nothing', () => {
	it('says so, with the reasons, and lists them with --verbose', async () => {
		const files = {
			'.ldn-lint.yaml': 'exclude: [a.md, b.md]\n',
			'a.md': bad,
			'b.md': bad,
			'.gitignore': 'c.md\n',
			'c.md': bad,
		};
		await project(files, async ({ run }) => {
			const told = 'Nothing was checked: c.md is left out by .gitignore; 2 paths are excluded by .ldn-lint.yaml.';
			expect(await run('.')).toEqual({ status: 2, stdout: '', stderr: `ldn-lint: ${told} --verbose lists them.\n` });
			expect((await run('. --verbose')).stderr).toBe(
				[
					'c.md: skipped: left out by .gitignore.',
					'a.md: skipped: excluded by .ldn-lint.yaml.',
					'b.md: skipped: excluded by .ldn-lint.yaml.',
					told,
				]
					.map((it) => `ldn-lint: ${it}\n`)
					.join(''),
			);
		});
	});

	it('is no fault of an empty shard', async () => {
		await project({ 'a.md': 'Well.\n' }, async ({ run }) => {
			expect((await run('a.md --shard 2/2')).status).toBe(0);
		});
	});
});
