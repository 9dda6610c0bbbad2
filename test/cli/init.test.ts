import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configKeys } from '../../server/src/config/parse-config.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { type CliInput, runCli } from '../support/cli.ts';

const article = 'LOUD and MINOR.\n';

/** With the file that it writes. */
async function runInit(args: string, files: CliInput['files'], written = '.ldn-lint.yaml') {
	let text = '';
	const run = await runCli(args, {
		...(files === undefined ? {} : { files }),
		inspect: (folder) => {
			text = readFileSync(join(folder, written), 'utf8');
		},
	});
	return { ...run, text };
}

describe('--init', () => {
	const files = {
		'content/a.md': article,
		'content/b.txt': 'FORBIDDEN\n',
		'c.md': 'Fine.\n',
		'public/a.md': article,
		'themes/x/_site/a.md': article,
		'refs/all.bib': '@article{a2000}',
		'node_modules/x/readme.md': article,
	};

	it('says what it saw and writes a file that holds', async () => {
		const { status, stdout, stderr, text } = await runInit('--init', files);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toBe(
			[
				'What is here:',
				'  3 articles: 2 .md, 1 .txt',
				'  in content/ (2), this folder (1)',
				'  0 about a drug that ldn-lint knows',
				'  1 error, 1 warning, 1 info',
				'  most by text/forbidden (1), text/loud (1), text/minor (1)',
				'  generated, so excluded: public/, themes/x/_site/',
				'  bibliographies: refs/all.bib',
				'',
				'Wrote .ldn-lint.yaml.',
				'',
				'Next:',
				'  ldn-lint . --fix     applies the safe fixes',
				'  ldn-lint . --baseline .ldn-lint-baseline.json --update-baseline',
				'    records the findings of today, so that a build fails on new ones alone; commit that file',
				'  ldn-lint . --baseline .ldn-lint-baseline.json --fail-on error     in the build',
				'',
			].join('\n'),
		);
		expect(parse(text)).toEqual({
			preset: 'recommended',
			exclude: ['public/', 'themes/x/_site/'],
			bibliography: ['refs/all.bib'],
		});
	});

	it('writes a file whose comments hold too, once they are no comments', async () => {
		const { text } = await runInit('--init', files);
		const keys = configKeys.join('|');
		const raw: unknown = parse(text.replace(new RegExp(`^# (?=(?:${keys}):| {2})`, 'gm'), ''));
		expect(compose().configure(raw).problems).toEqual([]);
		expect(raw).toMatchObject({ overrides: [{ files: ['content/**'], preset: 'strict' }] });
		expect(Object.keys(raw ?? {}).sort()).toEqual(configKeys.filter((it) => it !== '$schema').sort());
	});

	it('changes no file that is there', async () => {
		const there = { 'site/.ldn-lint.json': '{}', 'site/a.md': article };
		const { status, stdout, stderr, read } = await runCli('--init site', { files: there });
		expect({ status, stdout, stderr, text: read('site/.ldn-lint.json') }).toEqual({
			status: 2,
			stdout: '',
			stderr:
				'ldn-lint: site/.ldn-lint.json is there already, and --init changes no file; remove it first to start anew.\n',
			text: '{}',
		});
	});

	it('works on an empty folder, and names the file above that no longer holds', async () => {
		const { status, stdout } = await runCli('--init site', { files: { '.ldn-lint.yaml': '', 'site/x.css': '' } });
		expect(status).toBe(0);
		expect(stdout).toContain('No article is here yet.');
		expect(stdout).toContain('It takes the place of .ldn-lint.yaml here');
		expect(stdout).toContain('ldn-lint site --fail-on info');
	});

	it.each([
		['--init nowhere', 'nowhere: no such folder.'],
		['--init a b', '--init takes one folder.'],
		['--init --print-config', '--init and --print-config cannot be combined.'],
	])('ldn-lint %s is refused', async (args, message) => {
		expect(await runCli(args)).toMatchObject({ status: 2, stderr: `ldn-lint: ${message}\n` });
	});
});
