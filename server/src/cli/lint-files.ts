/** A run over articles: found, linted one by one, reported. */
import { realpath } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { groupBy } from '../base/once.ts';
import type { LintOptions } from './args.ts';
import { openCache, type ResultCache } from './cache.ts';
import type { Changes } from './changed-lines.ts';
import { extensions, findArticles, formatOf, type SkippedPath } from './files.ts';
import type { ArticleJob } from './lint-article.ts';
import { lintArticles } from './lint-articles.ts';
import { withoutOld } from './old-articles.ts';
import { PoolError } from './pool.ts';
import { createProgress } from './progress.ts';
import { decodeArticle, readArticle, textOf } from './read-file.ts';
import { reportRun } from './report-run.ts';
import type { ReportContext } from './reporters/reporter.ts';
import { paintDiff } from './reporters/text.ts';
import { ResultStore } from './result-store.ts';
import type { FileResult, RunResult } from './results.ts';
import { noSuchRule, unknownSelector } from './rule-selectors.ts';
import { isInShard } from './shard.ts';
import { type ExitStatus, fail, interruptedStatus, type Surroundings, tell, todayOf } from './surroundings.ts';
import { createPaint } from './terminal.ts';

/** How one run differs from another with the same options. */
export interface RunParts {
	readonly cache: ResultCache | undefined;
	/** Called when all is linted; `false` leaves the report out. */
	beforeReport?(linted: LintedRun): boolean;
}

export interface LintedRun {
	readonly jobs: readonly ArticleJob[];
	/** How many articles were linted, and not found in the cache. */
	readonly fresh: number;
}

export async function lintFiles(options: LintOptions, around: Surroundings): Promise<ExitStatus> {
	const unknown = unknownSelector(options.rules, around);
	if (unknown !== undefined) {
		return fail(around, noSuchRule(unknown, around.service));
	}
	if (options.watch) {
		const { watchFiles } = await import('./watch.ts');
		return watchFiles(options, around, cacheFor(options, around), (parts) => lintOnce(options, around, parts));
	}
	return lintOnce(options, around, { cache: options.cache === undefined ? undefined : cacheFor(options, around) });
}

/** What is kept of earlier runs, and of this one for later ones. */
function cacheFor(options: LintOptions, { cwd, build, version }: Surroundings): ResultCache | undefined {
	const file = options.cache === undefined ? undefined : resolve(cwd, options.cache);
	return openCache({ file, cwd, build: `${version} ${build?.() ?? ''}`, options });
}

async function lintOnce(
	options: LintOptions,
	around: Surroundings,
	{ cache, beforeReport }: RunParts,
): Promise<ExitStatus> {
	const signal = around.interruption?.();
	const gathered = await gather(options, around);
	if (typeof gathered === 'string') {
		return fail(around, gathered);
	}
	const { jobs: all, changes } = gathered;
	const jobs = select(all, options);
	const linted = await lintJobs(jobs, options, around, cache, signal);
	await saveCache(cache, options, around);
	if (signal?.aborted === true) {
		tell(`interrupted: ${linted.checked} of ${jobs.length} articles checked.`, around);
		return interruptedStatus(signal);
	}
	if (beforeReport?.({ jobs, fresh: linted.fresh }) === false) {
		return 0;
	}
	const skipped = [...gathered.skipped, ...linted.skipped];
	if (options.verbose) {
		for (const { path, reason } of skipped) {
			tell(`${path}: skipped: ${reason}.`, around);
		}
	}
	const problems = [...gathered.problems];
	const wrong = linted.problems.map((it) => it.text);
	if (options.reportSuppressions !== undefined) {
		const { reportSuppressions } = await import('./suppression-report.ts');
		return reportSuppressions(linted.files, [...problems, ...wrong], options, around);
	}
	if (linted.files.length + problems.length + wrong.length === 0) {
		if (changes !== undefined) {
			tell(`no article has changed since ${options.changedSince}.`, around);
		} else if (all.length === jobs.length) {
			problems.push(nothingChecked(skipped, options));
		}
	}
	const shown = await withoutOld(linted.files, changes, problems.length + wrong.length === 0, options, around);
	problems.push(...shown.problems);
	for (const note of shown.notes) {
		tell(note, around);
	}
	const places = new Map(all.map((job, place) => [job.path, place]));
	const placeOf = (path: string | undefined) => (path === undefined ? -1 : (places.get(path) ?? -1));
	const run: RunResult = {
		files: shown.files,
		problems: [...problems, ...wrong],
		version: around.version,
		part: {
			shard: options.shard,
			filePlaces: linted.files.map((it) => placeOf(it.path)),
			problemPlaces: [...problems.map(() => -1), ...linted.problems.map((it) => placeOf(it.article))],
		},
	};
	return reportRun(run, options, readerOf(jobs, around), around);
}

interface LintedJobs {
	readonly files: readonly FileResult[];
	/** Each once, with the path of the article at which it was met. */
	readonly problems: readonly { readonly text: string; readonly article: string | undefined }[];
	readonly skipped: readonly SkippedPath[];
	readonly checked: number;
	readonly fresh: number;
}

/** Ends early when the signal is aborted, or when no thread gets on. */
async function lintJobs(
	jobs: readonly ArticleJob[],
	options: LintOptions,
	around: Surroundings,
	cache: ResultCache | undefined,
	signal: AbortSignal | undefined,
): Promise<LintedJobs> {
	const files: FileResult[] = [];
	const skipped: SkippedPath[] = [];
	/** By their text: several threads may read the same configuration. */
	const problems = new Map<string, string | undefined>();
	const progress = createProgress(jobs.length, options.quiet ? undefined : around.showProgress);
	const onStart = ({ path }: ArticleJob) => progress.start(path);
	const store = cache?.store ?? new ResultStore();
	let checked = 0;
	let fresh = 0;
	const today = todayOf(around);
	cache?.begin(today);
	try {
		const articles = lintArticles(jobs, { options, around, cache, store, signal, today, onStart });
		for await (const { job, outcome, fromCache } of articles) {
			const wrong = outcome.kind === 'failed' ? [`${job.path}: ${outcome.problem}`] : [];
			for (const problem of [...outcome.problems, ...wrong].filter((it) => !problems.has(it))) {
				problems.set(problem, job.path);
			}
			if (outcome.kind === 'skipped') {
				skipped.push({ path: job.path, reason: outcome.reason });
			}
			if (outcome.kind === 'linted') {
				files.push(outcome.result);
				if (outcome.diff !== '' && options.fix === 'preview') {
					progress.clear();
					around.stdout(`${paintDiff(outcome.diff, createPaint(options.color ?? around.colors))}\n`);
				}
			}
			checked++;
			fresh += fromCache ? 0 : 1;
			progress.done();
		}
	} catch (error) {
		if (error instanceof PoolError) {
			problems.set(`${error.message} ${checked} of ${jobs.length} articles were checked.`, undefined);
		} else if (signal?.aborted !== true) {
			throw error;
		}
	} finally {
		progress.clear();
	}
	return { files, problems: [...problems].map(([text, article]) => ({ text, article })), skipped, checked, fresh };
}

/** The articles that this run is about, of those that were found. */
function select(jobs: readonly ArticleJob[], { shard }: LintOptions): readonly ArticleJob[] {
	return shard === undefined ? jobs : jobs.filter((_, place) => isInShard(place, shard));
}

/** The cache only ever saves time, so that nothing that is wrong with it fails a run. */
async function saveCache(cache: ResultCache | undefined, options: LintOptions, around: Surroundings): Promise<void> {
	if (cache === undefined) {
		if (options.cache !== undefined) {
			tell('warning: nothing is kept for later runs, since the configuration is no regular file.', around);
		}
		return;
	}
	if (cache.broken !== undefined) {
		tell(`warning: ${options.cache} is made anew: ${cache.broken}.`, around);
	}
	const problem = await cache.save();
	if (problem !== undefined) {
		tell(`warning: ${options.cache}: the cache cannot be written: ${problem}.`, around);
	}
}

/** Says what there was, so that a wrong path or a wrong configuration does not look like a clean run. */
function nothingChecked(skipped: readonly SkippedPath[], { verbose }: LintOptions): string {
	const reasons = [...groupBy(skipped, (it) => it.reason)].map(([reason, all]) =>
		all.length === 1 ? `${all[0]?.path} is ${reason}` : `${all.length} paths are ${reason}`,
	);
	const more = skipped.length === 0 || verbose ? '' : ' --verbose lists them.';
	return `Nothing was checked${reasons.length === 0 ? '' : `: ${reasons.join('; ')}`}.${more}`;
}

interface Gathered {
	readonly jobs: readonly ArticleJob[];
	readonly skipped: readonly SkippedPath[];
	readonly problems: readonly string[];
	/** With `--changed-since`. */
	readonly changes: Changes | undefined;
}

/** The articles to lint. Why there can be none is a sentence. */
async function gather(options: LintOptions, { cwd, stdin }: Surroundings): Promise<Gathered | string> {
	const { paths, stdinFilename, changedSince } = options;
	if (changedSince !== undefined) {
		return gatherChanged(paths, changedSince, cwd);
	}
	const named = paths.filter((it) => it !== '-');
	const { files, skipped, problems } = await findArticles(named, cwd);
	const jobs = files.map((it): ArticleJob => ({ ...it, bytes: undefined }));
	const found = { jobs, skipped, problems, changes: undefined };
	if (named.length === paths.length) {
		return found;
	}
	const format = stdinFilename === undefined ? 'markdown' : formatOf(stdinFilename);
	if (format === undefined) {
		return { ...found, problems: [...problems, `${stdinFilename}: not an article; articles are ${extensions}.`] };
	}
	const path = stdinFilename ?? '-';
	const absolute = resolve(cwd, stdinFilename ?? 'stdin.md');
	return { ...found, jobs: [...jobs, { path, absolute, format, bytes: await stdin() }] };
}

async function gatherChanged(paths: readonly string[], ref: string, cwd: string): Promise<Gathered | string> {
	const { changesSince } = await import('./changed-lines.ts');
	const changes = await changesSince(ref, cwd);
	if (typeof changes === 'string') {
		return changes;
	}
	const whole = paths.length === 0;
	const { files, skipped, problems } = await findArticles(
		whole ? [relative(await realpath(cwd), changes.root) || '.'] : paths,
		cwd,
	);
	const jobs = files.filter((it) => changes.has(it.absolute)).map((it): ArticleJob => ({ ...it, bytes: undefined }));
	return {
		jobs,
		skipped: skipped.filter((it) => changes.has(resolve(cwd, it.path))),
		// A repository without articles has none that changed.
		problems: whole && files.length === 0 ? [] : problems,
		changes,
	};
}

/** Reads an article again, for reports that show it; `undefined` when it is gone. */
function readerOf(jobs: readonly ArticleJob[], { cwd }: Surroundings): ReportContext['readText'] {
	const given = new Map(jobs.flatMap(({ path, bytes }) => (bytes === undefined ? [] : [[path, bytes] as const])));
	return async (path) => {
		const bytes = given.get(path);
		return textOf(bytes === undefined ? await readArticle(resolve(cwd, path)) : decodeArticle(bytes));
	};
}
