import { parseArgs } from 'node:util';
import { didYouMean } from '../base/nearest.ts';
import type { ConfigFile } from '../service/project-config.ts';
import { type Severity, severities } from '../service/severities.ts';
import type { MergeOptions } from './merge.ts';
import type { PrintConfigOptions } from './print-config.ts';
import type { ReportOptions } from './report-run.ts';
import { formats } from './reporters/index.ts';
import { type Output, parseOutputs } from './reports.ts';
import { parseShard, type Shard } from './shard.ts';
import { wrap } from './wrap.ts';

/** `write` applies the safe fixes, `preview` prints them as a diff. */
export type FixMode = 'none' | 'write' | 'preview';

/** Which configuration holds: the nearest file of each article, one file for all, none, or one that a program gives. */
export type ConfigChoice =
	| { readonly kind: 'nearest' }
	| { readonly kind: 'none' }
	| { readonly kind: 'file'; readonly path: string }
	| { readonly kind: 'given'; readonly file: ConfigFile };

export interface LintOptions {
	/** Files, folders, globs, or `-` for standard input; none with `changedSince` for the whole repository. */
	readonly paths: readonly string[];
	readonly stdinFilename: string | undefined;
	readonly fix: FixMode;
	/** Only these rules run; empty for all that the configuration turns on. */
	readonly rules: readonly string[];
	readonly quiet: boolean;
	readonly failOn: Severity | 'never';
	readonly config: ConfigChoice;
	/** At least one. */
	readonly outputs: readonly Output[];
	/** `undefined` leaves it to the terminal. */
	readonly color: boolean | undefined;
	/** How many threads lint; 1 for the program's own alone. */
	readonly workers: number | 'auto';
	/** File for the results of unchanged articles, relative to the working folder; `undefined` for none. */
	readonly cache: string | undefined;
	readonly shard: Shard | undefined;
	readonly watch: boolean;
	/** File of known findings for all articles, relative to the working folder; `undefined`: what the configuration of each names. */
	readonly baseline: string | undefined;
	readonly updateBaseline: boolean;
	/** Only what changed since this commit or branch is reported, and only changed articles are linted. */
	readonly changedSince: string | undefined;
	/** Lists suppressions in the place of findings. */
	readonly reportSuppressions: 'text' | 'json' | undefined;
	/** Tells what is skipped. */
	readonly verbose: boolean;
}

export type Command =
	| { readonly kind: 'merge'; readonly options: MergeOptions }
	| { readonly kind: 'lint'; readonly options: LintOptions }
	| { readonly kind: 'explain'; readonly rule: string; readonly color: boolean | undefined }
	| { readonly kind: 'printConfig'; readonly options: PrintConfigOptions }
	| { readonly kind: 'init'; readonly folder: string | undefined }
	| { readonly kind: 'serve' }
	| { readonly kind: 'help' }
	| { readonly kind: 'version' };

/** Where results are kept unless another place is named: in the working folder, as other linters do. */
const cacheFile = '.ldn-lint-cache';

/** Where `--update-baseline` writes when nothing names a file: in the working folder. */
export const baselineFile = '.ldn-lint-baseline.json';

export type ParsedArgs = { readonly command: Command } | { readonly problem: string };

interface OptionRow {
	readonly name: string;
	readonly short?: string;
	/** Stands in the help for the value; absent for switches. */
	readonly value?: string;
	readonly choices?: readonly string[];
	readonly multiple?: boolean;
	readonly help: string;
}

/** Every option, by section of the help: parsing, errors and `--help` all come from here. */
const sections: readonly { readonly title: string; readonly options: readonly OptionRow[] }[] = [
	{
		title: 'Fixing',
		options: [
			{ name: 'fix', help: 'Apply the safe fixes and report what is left' },
			{ name: 'fix-dry-run', help: 'Print the safe fixes as a diff and write nothing' },
		],
	},
	{
		title: 'Reporting',
		options: [
			{
				name: 'format',
				value: 'FORMAT[:FILE]',
				multiple: true,
				help: `${formats.join(', ')}; with a file, written there. Repeatable`,
			},
			{ name: 'quiet', help: 'Show errors only' },
			{ name: 'verbose', help: 'Tell of each file that is skipped, and why' },
			{
				name: 'fail-on',
				value: 'SEVERITY',
				choices: [...severities, 'never'],
				help: 'Lowest severity that ends with status 1: error (default), warning, info, hint or never',
			},
			{ name: 'color', help: 'Colour the output; so by default in a terminal' },
			{ name: 'no-color', help: 'Never colour the output' },
		],
	},
	{
		title: 'Old articles',
		options: [
			{ name: 'baseline', value: 'FILE', help: 'Leave out the findings that this file knows; only new ones fail' },
			{
				name: 'update-baseline',
				help: `Write what is found into the baseline: that of --baseline or the configuration, else ${baselineFile}`,
			},
			{
				name: 'changed-since',
				value: 'REF',
				help: 'Report on lines changed since this commit or branch, and what changed articles lack; needs git',
			},
			{ name: 'report-suppressions', help: 'List all suppressions with place, reason and age; --format json' },
		],
	},
	{
		title: 'Rules and configuration',
		options: [
			{ name: 'rule', value: 'RULE', multiple: true, help: 'Run this rule alone, or an area (dose/*); repeatable' },
			{ name: 'config', value: 'FILE', help: 'Use this file instead of the nearest .ldn-lint.yaml or .json' },
			{ name: 'no-config', help: 'Read no configuration file' },
			{ name: 'init', help: 'Look at the articles here, or in a folder, and write a .ldn-lint.yaml to start from' },
			{ name: 'print-config', help: 'Print what holds for a file and where each value was said; --format json' },
			{ name: 'explain', value: 'RULE', help: "Print a rule's page" },
		],
	},
	{
		title: 'Large repositories',
		options: [
			{ name: 'cache', help: `Keep results in ${cacheFile}, and lint only what has changed since` },
			{ name: 'cache-location', value: 'FILE', help: 'Keep them in this file instead' },
			{ name: 'workers', value: 'N', help: 'Lint in so many threads; auto (default) takes as many as pay' },
			{ name: 'shard', value: 'I/N', help: 'Lint one of N equal parts of the articles; --format blob:FILE for merge' },
			{ name: 'watch', help: 'Lint again whenever an article or a configuration changes' },
		],
	},
	{
		title: 'Input and others',
		options: [
			{ name: 'stdin-filename', value: 'FILE', help: 'Name that standard input (-) is linted under' },
			{ name: 'stdio', help: 'Start the language server, for editors, on standard input and output' },
			{ name: 'help', short: 'h', help: 'Print this help' },
			{ name: 'version', short: 'v', help: 'Print the version' },
		],
	},
];

const rows: readonly OptionRow[] = sections.flatMap((it) => it.options);

/** In the order of the help. */
export const optionNames: readonly string[] = rows.map((it) => it.name);

/** Reads the arguments; a wrong one is a problem, never an exception. */
export function parseArguments(args: readonly string[]): ParsedArgs {
	const isMerge = args[0] === 'merge';
	const { tokens } = parseArgs({
		args: args.slice(isMerge ? 1 : 0),
		options: Object.fromEntries(
			rows.map((row) => [
				row.name,
				{
					type: row.value === undefined ? ('boolean' as const) : ('string' as const),
					multiple: true,
					...(row.short === undefined ? {} : { short: row.short }),
				},
			]),
		),
		strict: false,
		tokens: true,
	});
	const given = new Map<string, string[]>();
	const paths: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'positional') {
			paths.push(token.value);
		} else if (token.kind === 'option') {
			const problem = checkToken(token);
			if (problem !== undefined) {
				return { problem };
			}
			given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
		}
	}
	return isMerge ? toMerge(given, paths) : toCommand(given, paths);
}

/** Columns. */
const helpWidth = 120;

export function helpText(): string {
	const width = Math.max(...rows.map((row) => flag(row).length)) + 2;
	const lines = sections.flatMap(({ title, options }) => [
		`${title}:`,
		...options.map((row) => {
			const help = wrap(row.help, helpWidth - 2 - width);
			return `  ${flag(row).padEnd(width)}${help.join(`\n${' '.repeat(width + 2)}`)}`;
		}),
		'',
	]);
	return [
		'Lints articles about low dose naltrexone (Markdown and plain text).',
		'',
		'Usage: ldn-lint [options] PATH…',
		'       ldn-lint merge [options] PART…',
		'',
		'PATH is a file, a folder, a glob such as "posts/**/*.md", or - for standard input.',
		'PART is a report of --format blob; merge joins those of all shards and reports them as one run.',
		'',
		...lines,
		'Exit status: 0 nothing to fail on, 1 findings at or above --fail-on, 2 the linter could not do its job.',
		'It sends nothing anywhere: no network, no telemetry.',
		'',
	].join('\n');
}

interface OptionToken {
	readonly name: string;
	readonly rawName: string;
	readonly value: string | undefined;
	readonly inlineValue: boolean | undefined;
}

function checkToken({ name, rawName, value, inlineValue }: OptionToken): string | undefined {
	const row = rows.find((it) => it.name === name);
	if (row === undefined) {
		const names = rows.map((it) => `--${it.name}`);
		return `There is no option ${rawName}.${didYouMean(rawName, names)}`;
	}
	if (row.value === undefined) {
		return inlineValue === true ? `${rawName} takes no value.` : undefined;
	}
	if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'))) {
		return `${rawName} needs a value: ${rawName} ${row.value}`;
	}
	if (row.choices !== undefined && !row.choices.includes(value)) {
		return `${rawName} is one of ${row.choices.join(', ')}, not ${value}.${didYouMean(value, row.choices)}`;
	}
	return undefined;
}

/** The options that go with `merge`. */
const mergeOptions = ['format', 'fail-on', 'quiet', 'color', 'no-color', 'help'];

function toMerge(given: ReadonlyMap<string, readonly string[]>, parts: readonly string[]): ParsedArgs {
	if (given.has('help')) {
		return { command: { kind: 'help' } };
	}
	const other = [...given.keys()].find((it) => !mergeOptions.includes(it));
	if (other !== undefined) {
		return {
			problem: `--${other} does not go with merge, which takes ${mergeOptions.map((it) => `--${it}`).join(', ')}.`,
		};
	}
	const reporting = reportingOf(given);
	if (typeof reporting === 'string') {
		return { problem: reporting };
	}
	return parts.length === 0
		? { problem: 'Name the reports to merge, made with --format blob:FILE; a folder called merge is written ./merge.' }
		: { command: { kind: 'merge', options: { parts, ...reporting } } };
}

/** The options that say what becomes of the findings; what is wrong with them is a text. */
function reportingOf(given: ReadonlyMap<string, readonly string[]>): ReportOptions | string {
	const outputs = parseOutputs(given.get('format') ?? []);
	return typeof outputs === 'string'
		? outputs
		: {
				outputs,
				quiet: given.has('quiet'),
				failOn: (given.get('fail-on')?.at(-1) ?? 'error') as Severity | 'never',
				color: colorOf(given),
			};
}

function colorOf(given: ReadonlyMap<string, readonly string[]>): boolean | undefined {
	return given.has('no-color') ? false : given.has('color') ? true : undefined;
}

/** `--format` for an option that prints something other than findings. */
function printedAs(
	option: string,
	given: ReadonlyMap<string, readonly string[]>,
): 'text' | 'json' | { readonly problem: string } {
	const format = given.get('format')?.at(-1) ?? 'text';
	return format === 'text' || format === 'json'
		? format
		: { problem: `--${option} prints text or json, not ${format}.` };
}

function parseWorkers(value: string): number | 'auto' | undefined {
	if (value === 'auto') {
		return value;
	}
	const count = /^\d{1,3}$/.test(value) ? Number(value) : 0;
	return count >= 1 && count <= mostWorkers ? count : undefined;
}

const mostWorkers = 64;

function toCommand(given: ReadonlyMap<string, readonly string[]>, paths: readonly string[]): ParsedArgs {
	const last = (name: string) => given.get(name)?.at(-1);
	const clash = clashes.find((pair) => pair.every((name) => given.has(name)));
	const explained = last('explain');
	const configFile = last('config');
	const config: ConfigChoice = given.has('no-config')
		? { kind: 'none' }
		: configFile === undefined
			? { kind: 'nearest' }
			: { kind: 'file', path: configFile };
	const color = colorOf(given);
	if (given.has('help')) {
		return { command: { kind: 'help' } };
	}
	if (given.has('version')) {
		return { command: { kind: 'version' } };
	}
	if (given.has('stdio')) {
		return { command: { kind: 'serve' } };
	}
	if (clash !== undefined) {
		return { problem: `--${clash[0]} and --${clash[1]} cannot be combined.` };
	}
	if (explained !== undefined) {
		return { command: { kind: 'explain', rule: explained, color } };
	}
	if (given.has('init')) {
		return paths.length > 1 ? { problem: '--init takes one folder.' } : { command: { kind: 'init', folder: paths[0] } };
	}
	if (given.has('print-config')) {
		const format = printedAs('print-config', given);
		if (typeof format !== 'string') {
			return format;
		}
		return paths.length > 1
			? { problem: '--print-config takes one file.' }
			: { command: { kind: 'printConfig', options: { file: paths[0], config, format, color } } };
	}
	const listed = given.has('report-suppressions') ? printedAs('report-suppressions', given) : undefined;
	if (listed !== undefined && typeof listed !== 'string') {
		return listed;
	}
	const reporting = reportingOf(given);
	if (typeof reporting === 'string') {
		return { problem: reporting };
	}
	const { outputs } = reporting;
	const printed = outputs.find((it) => it.file === undefined && it.format !== 'text');
	if (printed !== undefined && given.has('fix-dry-run')) {
		return { problem: `--fix-dry-run prints a diff and cannot be combined with --format ${printed.format}.` };
	}
	const stdinFilename = last('stdin-filename');
	if (stdinFilename !== undefined && paths.length > 0 && !paths.includes('-')) {
		return { problem: '--stdin-filename names standard input, so write - among the paths.' };
	}
	const changedSince = last('changed-since');
	if (changedSince !== undefined && (paths.includes('-') || stdinFilename !== undefined)) {
		return { problem: '--changed-since compares files, and cannot be combined with standard input.' };
	}
	if (paths.length === 0 && stdinFilename === undefined && changedSince === undefined) {
		return { problem: 'Name at least one file or folder to lint; ldn-lint --help shows how.' };
	}
	const workers = parseWorkers(last('workers') ?? 'auto');
	if (workers === undefined) {
		return { problem: `--workers takes auto or a number from 1 to ${mostWorkers}, not ${last('workers')}.` };
	}
	const shard = given.has('shard') ? parseShard(last('shard') ?? '') : undefined;
	if (typeof shard === 'string') {
		return { problem: shard };
	}
	if (given.has('watch') && (paths.length === 0 || paths.includes('-'))) {
		return { problem: '--watch watches files and folders, and cannot be combined with standard input.' };
	}
	return {
		command: {
			kind: 'lint',
			options: {
				paths: paths.length === 0 && changedSince === undefined ? ['-'] : paths,
				stdinFilename,
				fix: given.has('fix') ? 'write' : given.has('fix-dry-run') ? 'preview' : 'none',
				rules: given.get('rule') ?? [],
				config,
				...reporting,
				workers,
				cache: last('cache-location') ?? (given.has('cache') ? cacheFile : undefined),
				shard,
				watch: given.has('watch'),
				baseline: last('baseline'),
				updateBaseline: given.has('update-baseline'),
				changedSince,
				reportSuppressions: listed,
				verbose: given.has('verbose'),
			},
		},
	};
}

const clashes: readonly (readonly [string, string])[] = [
	['fix', 'fix-dry-run'],
	['config', 'no-config'],
	['color', 'no-color'],
	['watch', 'shard'],
	['watch', 'update-baseline'],
	['watch', 'changed-since'],
	['watch', 'report-suppressions'],
	['update-baseline', 'fix-dry-run'],
	['update-baseline', 'rule'],
	['update-baseline', 'shard'],
	['update-baseline', 'changed-since'],
	['update-baseline', 'report-suppressions'],
	['changed-since', 'fix-dry-run'],
	['report-suppressions', 'fix'],
	['report-suppressions', 'fix-dry-run'],
	['report-suppressions', 'shard'],
	['explain', 'print-config'],
	['init', 'print-config'],
	['init', 'explain'],
	['init', 'config'],
];

function flag(row: OptionRow): string {
	const short = row.short === undefined ? '' : `-${row.short}, `;
	return `${short}--${row.name}${row.value === undefined ? '' : ` ${row.value}`}`;
}
