/**
 * One article from its file to plain data: what a run does many times over, in this thread or another. Everything
 * about articles goes through the service.
 */
import { dirname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digest } from '../base/digest.ts';
import { groupBy } from '../base/once.ts';
import type { Span } from '../base/span.ts';
import { readBibliographies } from '../service/bibliographies.ts';
import type { Host } from '../service/host.ts';
import {
	type Config,
	type Finding,
	isExpired,
	isOmission,
	type LintResult,
	type LintService,
} from '../service/lint-service.ts';
import type { ConfigChoice, FixMode } from './args.ts';
import { type Configs, createConfigs } from './config-files.ts';
import { unifiedDiff } from './diff.ts';
import type { ArticleFile } from './files.ts';
import { type ArticleInputs, type FileDigest, inputsOf, recordReads } from './inputs.ts';
import { positionsIn } from './positions.ts';
import { checkArticle, type DecodedText, decodeArticle, type ReadResult, readArticle } from './read-file.ts';
import { shownPath } from './repository-paths.ts';
import type { FileResult, Position, ReportedFinding, ReportedSuppression } from './results.ts';
import { selects } from './rule-selectors.ts';
import { reasonOf, replaceFile } from './write-file.ts';

/** Plain data, so that it can be sent to another thread. */
export interface ArticleJob extends ArticleFile {
	/** The text of standard input, which is no file to write to; `undefined`: read the file. */
	readonly bytes: Uint8Array | undefined;
	/** A text that a program gives; then no file is read. */
	readonly text?: string;
}

export interface ArticleLintOptions {
	readonly fix: FixMode;
	/** Only these rules run; empty for all that the configuration turns on. */
	readonly rules: readonly string[];
	readonly config: ConfigChoice;
}

export type ArticleOutcome = {
	/** Of the configuration files met for the first time, a sentence each. */
	readonly problems: readonly string[];
	/** What was looked for and read for configurations since the last article. */
	readonly configReads: readonly FileDigest[];
} & (
	| { readonly kind: 'linted'; readonly result: FileResult; readonly diff: string; readonly inputs: ArticleInputs }
	| { readonly kind: 'skipped'; readonly reason: string }
	| { readonly kind: 'failed'; readonly problem: string }
);

export interface ArticleLinter {
	/** Rejects with the signal's reason when it is aborted. */
	lint(job: ArticleJob, signal?: AbortSignal): Promise<ArticleOutcome>;
}

export interface ArticleLinterParts {
	readonly service: LintService;
	readonly host: Host;
	readonly cwd: string;
	/** As in `2027-03-31`. */
	readonly today: string;
	readonly options: ArticleLintOptions;
}

export function createArticleLinter({ service, host, cwd, today, options }: ArticleLinterParts): ArticleLinter {
	const reads = recordReads(host);
	const configs = createConfigs(options.config, service, reads.host, cwd);
	let told = 0;

	function newProblems(): readonly string[] {
		const problems = configs.problems.slice(told);
		told = configs.problems.length;
		return problems;
	}

	return {
		async lint(job, signal) {
			const outcome = await lintOne(job, { service, host, cwd, today, options }, configs, signal);
			return { ...outcome, problems: newProblems(), configReads: reads.taken() };
		},
	};
}

type Outcome = ArticleOutcome extends infer Each
	? Each extends unknown
		? Omit<Each, 'problems' | 'configReads'>
		: never
	: never;

async function lintOne(
	job: ArticleJob,
	{ service, host, cwd, today, options }: ArticleLinterParts,
	configs: Configs,
	signal: AbortSignal | undefined,
): Promise<Outcome> {
	const { config: configured, file, project } = await configs.of(job.absolute);
	if (configured === undefined) {
		const by = file === undefined ? 'the configuration' : relative(cwd, file);
		return { kind: 'skipped', reason: `excluded by ${by}` };
	}
	const decoded = await readJob(job, configured);
	if ('problem' in decoded) {
		return { kind: 'failed', problem: decoded.problem };
	}
	const config = restrict(configured, options.rules);
	const uri = pathToFileURL(job.absolute).href;
	const configFile = file === undefined ? undefined : pathToFileURL(file).href;
	const folders = [cwd, dirname(job.absolute), ...(file === undefined ? [] : [dirname(file)])];
	const roots = folders.map((it) => pathToFileURL(it).href);
	const place = { uri, text: decoded.text, config, configFile, roots };
	const reads = recordReads(host);
	const bibliographies = await readBibliographies(reads.host, place);
	const snapshot = { uri, version: 1, format: job.format, text: decoded.text, bibliographies, today };
	try {
		const unfixed = { text: decoded.text, applied: 0 };
		const fixed = options.fix === 'none' ? unfixed : await service.fix(snapshot, config);
		if (options.fix === 'write') {
			const problem = await writeFixed(job, decoded, fixed.text);
			if (problem !== undefined) {
				return { kind: 'failed', problem };
			}
		}
		const linted = await service.lint({ ...snapshot, text: fixed.text }, config, signal);
		const result = {
			...toFileResult(job.path, fixed.text, linted, today),
			baseline: project?.baseline === undefined ? undefined : shownPath(project.baseline, cwd),
			fixed: fixed.applied,
			preview: options.fix === 'preview',
		};
		const inputs = inputsOf(decoded.mark + decoded.text, reads.taken());
		return { kind: 'linted', result, diff: unifiedDiff(job.path, decoded.text, fixed.text), inputs };
	} finally {
		service.forget(uri);
	}
}

async function readJob({ absolute, bytes, text }: ArticleJob, config: Config): Promise<ReadResult> {
	if (text !== undefined) {
		return checkArticle(text, config);
	}
	return bytes === undefined ? readArticle(absolute, config) : decodeArticle(bytes, config);
}

/** What went wrong, or `undefined`. */
async function writeFixed(job: ArticleJob, { text, mark }: DecodedText, fixed: string): Promise<string | undefined> {
	if (fixed === text) {
		return undefined;
	}
	if (job.bytes !== undefined) {
		return 'standard input cannot be fixed in place; use --fix-dry-run.';
	}
	try {
		await replaceFile(job.absolute, mark + text, mark + fixed);
		return undefined;
	} catch (error) {
		return `cannot be written: ${reasonOf(error)}.`;
	}
}

const longestExcerpt = 200;

/** What a lint found, as plain data; `today` is the day that it was told. */
export function toFileResult(path: string, text: string, linted: LintResult, today?: string): FileResult {
	const { fingerprints, size, claims } = linted.details();
	const positionOf = positionsIn(text);
	const place = (span: Span) => ({ start: positionOf(span.start), end: positionOf(span.end) });
	const toReported = (finding: Finding): ReportedFinding => ({
		rule: finding.rule,
		subject: finding.subject,
		severity: finding.severity,
		message: finding.message,
		omission: isOmission(finding),
		...place(finding.span),
		excerpt: excerpt(text, finding.span),
		fingerprint: fingerprints.get(finding) ?? '',
		sources: finding.sources.map(({ title, url }) => ({ title, url })),
		fixes: finding.fixes.map(({ title, safety, edits }) => ({
			title,
			safety,
			edits: edits.map(({ span, newText }) => ({ ...place(span), text: newText })),
		})),
	});
	return {
		path,
		digest: digest(text),
		drugs: linted.drugs,
		size,
		claims,
		findings: linted.findings.map(toReported),
		suppressed: linted.suppressed.map(({ finding, by }) => ({ finding: toReported(finding), reason: by.reason })),
		baselined: [],
		suppressions: reportedSuppressions(linted, positionOf, today),
		baseline: undefined,
		hidden: 0,
		fixed: 0,
		preview: false,
	};
}

/** Each as it stands in the text, though it may end in parts. */
function reportedSuppressions(
	{ suppressions, suppressed }: LintResult,
	positionOf: (offset: number) => Position,
	today: string | undefined,
): readonly ReportedSuppression[] {
	return [...groupBy(suppressions, (it) => it.span.start).values()].flatMap((parts) => {
		const [first] = parts;
		if (first === undefined) {
			return [];
		}
		const { span, reason, by, until } = first;
		return {
			start: positionOf(span.start),
			rules: [...new Set(parts.flatMap(({ rules }) => (rules === 'all' ? [] : rules)))],
			reason,
			by,
			until,
			expired: isExpired(first, today),
			hides: suppressed.filter((it) => it.by.span.start === span.start).length,
		};
	});
}

/** Never ends within a surrogate pair. */
function excerpt(text: string, { start, end }: Span): string {
	const cut = text.slice(start, Math.min(end, start + longestExcerpt));
	return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
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
