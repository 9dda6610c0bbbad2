import { describe, expect, it } from 'vitest';
import { type LintOptions, optionNames, parseArguments } from '../../server/src/cli/args.ts';
import { runCli } from '../support/cli.ts';

const defaults: LintOptions = {
	paths: ['a.md'],
	stdinFilename: undefined,
	fix: 'none',
	rules: [],
	quiet: false,
	failOn: 'error',
	config: { kind: 'nearest' },
	outputs: [{ format: 'text', file: undefined }],
	color: undefined,
	workers: 'auto',
	cache: undefined,
	shard: undefined,
	watch: false,
	baseline: undefined,
	updateBaseline: false,
	changedSince: undefined,
	reportSuppressions: undefined,
	verbose: false,
};

describe('arguments', () => {
	const understood: readonly (readonly [args: string, options: Partial<LintOptions>])[] = [
		['a.md', {}],
		['a.md b posts/**', { paths: ['a.md', 'b', 'posts/**'] }],
		['-', { paths: ['-'] }],
		['--stdin-filename x.txt', { paths: ['-'], stdinFilename: 'x.txt' }],
		['a.md --fix', { fix: 'write' }],
		['--fix-dry-run a.md', { fix: 'preview' }],
		['--rule dose/unit-slip --rule=citation/* a.md', { rules: ['dose/unit-slip', 'citation/*'] }],
		['a.md --quiet', { quiet: true }],
		['a.md --fail-on never', { failOn: 'never' }],
		['a.md --fail-on=hint', { failOn: 'hint' }],
		['a.md --no-config', { config: { kind: 'none' } }],
		['a.md --config my.yaml', { config: { kind: 'file', path: 'my.yaml' } }],
		['a.md --format json', { outputs: [{ format: 'json', file: undefined }] }],
		[
			'a.md --format json:out/a.json --format text',
			{
				outputs: [
					{ format: 'json', file: 'out/a.json' },
					{ format: 'text', file: undefined },
				],
			},
		],
		['a.md --color', { color: true }],
		['a.md --no-color', { color: false }],
		['a.md --workers 3', { workers: 3 }],
		['a.md --workers auto', { workers: 'auto' }],
		['a.md --cache', { cache: '.ldn-lint-cache' }],
		['a.md --cache-location=out/kept', { cache: 'out/kept' }],
		['a.md --shard 2/5', { shard: { index: 2, count: 5 } }],
		['a.md --watch', { watch: true }],
		['a.md --baseline b.json', { baseline: 'b.json' }],
		['a.md --update-baseline --fix', { updateBaseline: true, fix: 'write' }],
		['--changed-since main', { paths: [], changedSince: 'main' }],
		['a.md --changed-since main', { changedSince: 'main' }],
		['a.md --report-suppressions', { reportSuppressions: 'text' }],
		[
			'a.md --report-suppressions --format json',
			{ reportSuppressions: 'json', outputs: [{ format: 'json', file: undefined }] },
		],
		['a.md --verbose', { verbose: true }],
		['a.md merge', { paths: ['a.md', 'merge'] }],
		['a.md -- --odd.md', { paths: ['a.md', '--odd.md'] }],
	];

	it.each(understood)('ldn-lint %s', (args, options) => {
		const expected = { command: { kind: 'lint', options: { ...defaults, ...options } } };
		expect(parseArguments(args.split(' '))).toEqual(expected);
	});

	const other: readonly (readonly [args: string, command: object])[] = [
		['--help', { kind: 'help' }],
		['-h', { kind: 'help' }],
		['a.md --help --format text', { kind: 'help' }],
		['--version', { kind: 'version' }],
		['-v', { kind: 'version' }],
		['--explain text/loud', { kind: 'explain', rule: 'text/loud', color: undefined }],
		[
			'--print-config',
			{
				kind: 'printConfig',
				options: { file: undefined, config: { kind: 'nearest' }, format: 'text', color: undefined },
			},
		],
		[
			'--print-config a.md --no-config --format json --no-color',
			{ kind: 'printConfig', options: { file: 'a.md', config: { kind: 'none' }, format: 'json', color: false } },
		],
		['--init', { kind: 'init', folder: undefined }],
		['--init docs', { kind: 'init', folder: 'docs' }],
		[
			'merge one.json two.json --format json --fail-on warning',
			{
				kind: 'merge',
				options: {
					parts: ['one.json', 'two.json'],
					outputs: [{ format: 'json', file: undefined }],
					quiet: false,
					failOn: 'warning',
					color: undefined,
				},
			},
		],
	];

	it.each(other)('ldn-lint %s is another command', (args, command) => {
		expect(parseArguments(args.split(' '))).toEqual({ command });
	});

	const wrong: readonly (readonly [args: string, problem: string])[] = [
		['', 'Name at least one file or folder to lint; ldn-lint --help shows how.'],
		['--fixx a.md', 'There is no option --fixx. Did you mean "--fix"?'],
		['--quite a.md', 'There is no option --quite. Did you mean "--quiet"?'],
		['-x a.md', 'There is no option -x.'],
		['a.md --rule', '--rule needs a value: --rule RULE'],
		['a.md --rule --fix', '--rule needs a value: --rule RULE'],
		['a.md --format', '--format needs a value: --format FORMAT[:FILE]'],
		['a.md --format jso', 'There is no format jso. Did you mean "json"?'],
		['a.md --format json:', 'json: names no file: write --format json:FILE, or --format json for standard output.'],
		[
			'a.md --format json --format text',
			'Only one format can go to standard output, not json and text: give the others a file, as in --format json:FILE.',
		],
		['a.md --format json:a --format text:a', 'Two formats would be written to a.'],
		['a.md --fail-on warn', '--fail-on is one of error, warning, info, hint, never, not warn.'],
		['a.md --fix=yes', '--fix takes no value.'],
		['a.md --fix --fix-dry-run', '--fix and --fix-dry-run cannot be combined.'],
		['a.md --config x --no-config', '--config and --no-config cannot be combined.'],
		['a.md --update-baseline --rule dose/*', '--update-baseline and --rule cannot be combined.'],
		['a.md --update-baseline --shard 1/2', '--update-baseline and --shard cannot be combined.'],
		['a.md --update-baseline --changed-since x', '--update-baseline and --changed-since cannot be combined.'],
		['a.md --watch --update-baseline', '--watch and --update-baseline cannot be combined.'],
		['a.md --report-suppressions --fix', '--report-suppressions and --fix cannot be combined.'],
		['- --changed-since x', '--changed-since compares files, and cannot be combined with standard input.'],
		['a.md --baseline', '--baseline needs a value: --baseline FILE'],
		['a.md --fix-dry-run --format json', '--fix-dry-run prints a diff and cannot be combined with --format json.'],
		['a.md --stdin-filename b.md', '--stdin-filename names standard input, so write - among the paths.'],
		['--print-config a.md b.md', '--print-config takes one file.'],
		['a.md --workers 0', '--workers takes auto or a number from 1 to 64, not 0.'],
		['a.md --workers many', '--workers takes auto or a number from 1 to 64, not many.'],
		['a.md --shard 6/5', '--shard takes the number of this part and how many there are, such as 2/5, not 6/5.'],
		['a.md --shard 0/5', '--shard takes the number of this part and how many there are, such as 2/5, not 0/5.'],
		['- --watch', '--watch watches files and folders, and cannot be combined with standard input.'],
		['a.md --watch --shard 1/2', '--watch and --shard cannot be combined.'],
		['merge', 'Name the reports to merge, made with --format blob:FILE; a folder called merge is written ./merge.'],
		[
			'merge a.json --fix',
			'--fix does not go with merge, which takes --format, --fail-on, --quiet, --color, --no-color, --help.',
		],
	];

	it.each(wrong)('ldn-lint %s is wrong', async (args, problem) => {
		expect(parseArguments(args.split(' ').filter(Boolean))).toEqual({ problem });
		const { status, stdout, stderr } = await runCli(args);
		expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `ldn-lint: ${problem}\n` });
	});
});

describe('what needs no article', () => {
	it('--help names every option and ends with status 0', async () => {
		const { status, stdout, stderr } = await runCli('--help');
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
		const options = [...stdout.matchAll(/^ {2}(?:-\w, )?--([\w-]+)(?: [A-Z[\]:/…]+)? {2,}\S/gm)].map((it) => it[1]);
		expect(options).toEqual(optionNames);
		expect(stdout).toContain('Exit status: 0 nothing to fail on, 1 findings at or above --fail-on, 2');
	});

	it('--version', async () => {
		expect(await runCli('--version')).toMatchObject({ status: 0, stdout: '1.2.3\n', stderr: '' });
	});

	it('--explain prints the page of a rule', async () => {
		const { status, stdout } = await runCli('--explain text/loud');
		expect(status).toBe(0);
		expect(stdout).toMatchInlineSnapshot(`
			"# text/loud

			The word LOUD.

			**Severity** warning · **Fixes** safe · **Applies to** every article · **Since** 0.1.0

			## What it reports

			Loud words.
			"
		`);
	});

	it('--explain sets the page off in a terminal', async () => {
		const { stdout } = await runCli('--explain text/loud', { colors: true });
		expect(stdout).toContain('\u001b[1mSeverity\u001b[22m warning');
	});

	it("--explain knows the engine's own findings", async () => {
		expect(await runCli('--explain lint/unused-suppression')).toMatchObject({ status: 0 });
	});

	it('--explain names the nearest rule', async () => {
		const expected = {
			status: 2,
			stdout: '',
			stderr: 'ldn-lint: There is no rule text/lout. Did you mean "text/loud"?\n',
		};
		expect(await runCli('--explain text/lout')).toMatchObject(expected);
	});
});
