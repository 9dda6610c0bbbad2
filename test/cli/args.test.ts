import { describe, expect, it } from 'vitest';
import { type LintOptions, parseArguments } from '../../server/src/cli/args.ts';
import { runCli } from '../support/cli.ts';

const defaults: LintOptions = {
	paths: ['a.md'],
	stdinFilename: undefined,
	fix: 'none',
	rules: [],
	quiet: false,
	failOn: 'error',
	config: { kind: 'nearest' },
	format: 'text',
	color: undefined,
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
		['a.md --format json', { format: 'json' }],
		['a.md --color', { color: true }],
		['a.md --no-color', { color: false }],
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
		['--print-config', { kind: 'printConfig', file: undefined, config: { kind: 'nearest' } }],
		['--print-config a.md --no-config', { kind: 'printConfig', file: 'a.md', config: { kind: 'none' } }],
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
		['a.md --format', '--format needs a value: --format FORMAT'],
		['a.md --format jsn', '--format is one of text, json, not jsn. Did you mean "json"?'],
		['a.md --fail-on warn', '--fail-on is one of error, warning, info, hint, never, not warn.'],
		['a.md --fix=yes', '--fix takes no value.'],
		['a.md --fix --fix-dry-run', '--fix and --fix-dry-run cannot be combined.'],
		['a.md --config x --no-config', '--config and --no-config cannot be combined.'],
		['a.md --fix-dry-run --format json', '--fix-dry-run prints a diff and cannot be combined with --format json.'],
		['a.md --stdin-filename b.md', '--stdin-filename names standard input, so write - among the paths.'],
		['--print-config a.md b.md', '--print-config takes one file.'],
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
		expect(stdout).toMatchInlineSnapshot(`
			"Lints articles about low dose naltrexone (Markdown and plain text).

			Usage: ldn-lint [options] PATH…

			PATH is a file, a folder, a glob such as "posts/**/*.md", or - for standard input.

			Fixing:
			  --fix                  Apply the safe fixes and report what is left
			  --fix-dry-run          Print the safe fixes as a diff and write nothing

			Reporting:
			  --format FORMAT        text (default) or json
			  --quiet                Show errors only
			  --fail-on SEVERITY     Lowest severity that ends with status 1: error (default), warning, info, hint or never
			  --color                Colour the output; so by default in a terminal
			  --no-color             Never colour the output

			Rules and configuration:
			  --rule RULE            Run this rule alone, or an area (dose/*); repeatable
			  --config FILE          Use this file instead of the nearest .ldn-lint.yaml or .json
			  --no-config            Read no configuration file
			  --print-config         Print the configuration that holds for a file
			  --explain RULE         Print a rule's page

			Input and others:
			  --stdin-filename FILE  Name that standard input (-) is linted under
			  -h, --help             Print this help
			  -v, --version          Print the version

			Exit status: 0 nothing to fail on, 1 findings at or above --fail-on, 2 the linter could not do its job.
			It sends nothing anywhere: no network, no telemetry.
			"
		`);
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
