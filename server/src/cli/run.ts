/**
 * The command line without its process: arguments in, text to the injected writers, exit status out. It knows no rule
 * and parses no configuration; everything about articles goes through the service.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { didYouMean } from '../base/nearest.ts';
import { readBibliographies } from '../service/bibliographies.ts';
import type { Host } from '../service/host.ts';
import { type Config, type Finding, isAtLeast, type LintService } from '../service/lint-service.ts';
import { type Command, type ConfigChoice, helpText, type LintOptions, parseArguments } from './args.ts';
import { type Configs, createConfigs } from './config-files.ts';
import { unifiedDiff } from './diff.ts';
import { type ArticleFile, extensions, findArticles, formatOf } from './files.ts';
import { type DecodedText, decodeArticle, readArticle } from './read-file.ts';
import { reportJson } from './reporters/json.ts';
import { paintDiff, paintPage, reportText } from './reporters/text.ts';
import type { FileResult } from './results.ts';
import { createPaint } from './terminal.ts';
import { replaceFile } from './write-file.ts';

export interface Surroundings {
	readonly cwd: string;
	readonly service: LintService;
	readonly host: Host;
	readonly version: string;
	stdout(text: string): void;
	stderr(text: string): void;
	/** All of standard input. */
	stdin(): Promise<Uint8Array>;
	/** Whether the output takes colours when no option says so. */
	readonly colors: boolean;
	/** Columns of the terminal; `undefined` when the output is no terminal. */
	readonly width: number | undefined;
}

/** 0: nothing to fail on; 1: findings at or above `--fail-on`; 2: the linter could not do its job. */
export type ExitStatus = 0 | 1 | 2;

export async function run(args: readonly string[], around: Surroundings): Promise<ExitStatus> {
	const parsed = parseArguments(args);
	if ('problem' in parsed) {
		return fail(around, parsed.problem);
	}
	return runCommand(parsed.command, around);
}

async function runCommand(command: Command, around: Surroundings): Promise<ExitStatus> {
	switch (command.kind) {
		case 'help':
			around.stdout(helpText());
			return 0;
		case 'version':
			around.stdout(`${around.version}\n`);
			return 0;
		case 'explain':
			return explain(command.rule, command.color, around);
		case 'printConfig':
			return printConfig(command.file, command.config, around);
		case 'lint':
			return lintAll(command.options, around);
	}
}

function explain(rule: string, color: boolean | undefined, around: Surroundings): ExitStatus {
	const page = around.service.explain(rule);
	if (page === undefined) {
		return fail(around, noSuchRule(rule, around.service));
	}
	around.stdout(paintPage(page, createPaint(color ?? around.colors)));
	return 0;
}

async function printConfig(file: string | undefined, choice: ConfigChoice, around: Surroundings): Promise<ExitStatus> {
	const configs = createConfigs(choice, around.service, around.host, around.cwd);
	const { config, file: source } = await configs.of(resolve(around.cwd, file ?? 'article.md'));
	const rules = around.service.rules.map(({ meta }) => {
		const setting = config?.rules.get(meta.id);
		return [meta.id, { severity: setting?.severity ?? meta.severity, options: setting?.options ?? {} }] as const;
	});
	const shown =
		config === undefined
			? { file: source, excluded: true }
			: { file: source ?? null, preset: config.preset, exclude: config.exclude, rules: Object.fromEntries(rules) };
	around.stdout(`${JSON.stringify(shown, undefined, 2)}\n`);
	return reportProblems(configs.problems, around) ? 2 : 0;
}

async function lintAll(options: LintOptions, around: Surroundings): Promise<ExitStatus> {
	const unknown = options.rules.find((it) => !around.service.rules.some(({ meta }) => selects(it, meta.id)));
	if (unknown !== undefined) {
		return fail(around, noSuchRule(unknown, around.service));
	}
	const paint = createPaint(options.color ?? around.colors);
	const configs = createConfigs(options.config, around.service, around.host, around.cwd);
	const { inputs, problems } = await gather(options, around);
	const results: FileResult[] = [];
	let worst = false;
	for (const input of inputs) {
		const outcome = await lintOne(input, options, configs, around);
		if (typeof outcome === 'string') {
			problems.push(`${input.path}: ${outcome}`);
		} else if (outcome !== undefined) {
			worst ||= outcome.findings.some((it) => failsOn(it, options));
			results.push(options.quiet ? onlyErrors(outcome) : outcome);
			if (outcome.diff !== '' && options.fix === 'preview') {
				around.stdout(`${paintDiff(outcome.diff, paint)}\n`);
			}
		}
	}
	const broken = reportProblems([...configs.problems, ...problems], around);
	if (options.format === 'json') {
		around.stdout(reportJson(results));
	} else if (results.length > 0) {
		around.stdout(reportText(results, { paint, width: around.width }));
	} else if (!broken) {
		around.stdout('Nothing to lint: the configuration excludes every article named.\n');
	}
	return broken ? 2 : worst ? 1 : 0;
}

/** An article to lint: a file, or standard input, which is read when its turn comes. */
interface Input extends ArticleFile {
	read(): Promise<DecodedText | { readonly problem: string }>;
	readonly writable: boolean;
}

async function gather(
	{ paths, stdinFilename }: LintOptions,
	{ cwd, stdin }: Surroundings,
): Promise<{ readonly inputs: readonly Input[]; readonly problems: string[] }> {
	const named = paths.filter((it) => it !== '-');
	const { files, problems } = await findArticles(named, cwd);
	const inputs = files.map((it): Input => ({ ...it, read: () => readArticle(it.absolute), writable: true }));
	if (named.length === paths.length) {
		return { inputs, problems: [...problems] };
	}
	const format = stdinFilename === undefined ? 'markdown' : formatOf(stdinFilename);
	if (format === undefined) {
		return { inputs, problems: [...problems, `${stdinFilename}: not an article; articles are ${extensions}.`] };
	}
	const input: Input = {
		path: stdinFilename ?? '-',
		absolute: resolve(cwd, stdinFilename ?? 'stdin.md'),
		format,
		read: async () => decodeArticle(await stdin()),
		writable: false,
	};
	return { inputs: [...inputs, input], problems: [...problems] };
}

type Outcome = FileResult & { readonly diff: string };

/** The result, `undefined` when the configuration excludes the file, or what is wrong with it. */
async function lintOne(
	input: Input,
	options: LintOptions,
	configs: Configs,
	{ service, host }: Surroundings,
): Promise<Outcome | string | undefined> {
	const { config: configured, file } = await configs.of(input.absolute);
	if (configured === undefined) {
		return undefined;
	}
	const decoded = await input.read();
	if ('problem' in decoded) {
		return decoded.problem;
	}
	const config = restrict(configured, options.rules);
	const uri = pathToFileURL(input.absolute).href;
	const configFile = file === undefined ? undefined : pathToFileURL(file).href;
	const place = { uri, text: decoded.text, config, configFile, roots: undefined };
	const bibliographies = await readBibliographies(host, place);
	const snapshot = { uri, version: 1, format: input.format, text: decoded.text, bibliographies };
	const fixed = options.fix === 'none' ? { text: decoded.text, applied: 0 } : await service.fix(snapshot, config);
	if (options.fix === 'write' && fixed.text !== decoded.text) {
		if (!input.writable) {
			return 'standard input cannot be fixed in place; use --fix-dry-run.';
		}
		try {
			await replaceFile(input.absolute, decoded.mark + fixed.text);
		} catch (error) {
			return `cannot be written: ${error instanceof Error ? error.message : String(error)}.`;
		}
	}
	const { findings, drugs } = await service.lint({ ...snapshot, text: fixed.text }, config);
	service.forget(uri);
	return {
		path: input.path,
		text: fixed.text,
		drugs,
		findings,
		hidden: 0,
		fixed: fixed.applied,
		preview: options.fix === 'preview',
		diff: unifiedDiff(input.path, decoded.text, fixed.text),
	};
}

/** The configuration with every rule off that `--rule` does not select, and the selected ones on. */
function restrict(config: Config, selected: readonly string[]): Config {
	if (selected.length === 0) {
		return config;
	}
	const rules = [...config.rules].map(([id, setting]) => {
		if (!selected.some((it) => selects(it, id))) {
			return [id, { ...setting, severity: 'off' }] as const;
		}
		return [id, setting.severity === 'off' ? { ...setting, severity: undefined } : setting] as const;
	});
	return { ...config, rules: new Map(rules) };
}

/** `dose/*` selects an area. */
function selects(selector: string, id: string): boolean {
	return selector.endsWith('/*') ? id.startsWith(selector.slice(0, -1)) : selector === id;
}

function failsOn(finding: Finding, { failOn }: LintOptions): boolean {
	return failOn !== 'never' && isAtLeast(finding.severity, failOn);
}

function onlyErrors(result: FileResult): FileResult {
	const findings = result.findings.filter((it) => it.severity === 'error');
	return { ...result, findings, hidden: result.findings.length - findings.length };
}

function noSuchRule(rule: string, service: LintService): string {
	const ids = service.rules.map((it) => it.meta.id);
	return `There is no rule ${rule}.${didYouMean(rule, ids)}`;
}

function fail(around: Surroundings, problem: string): ExitStatus {
	reportProblems([problem], around);
	return 2;
}

function reportProblems(problems: readonly string[], around: Surroundings): boolean {
	for (const problem of problems) {
		around.stderr(`ldn-lint: ${problem}\n`);
	}
	return problems.length > 0;
}
