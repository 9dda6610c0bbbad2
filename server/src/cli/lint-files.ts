/** A run over articles: found, linted one by one, reported. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { didYouMean } from '../base/nearest.ts';
import type { LintOptions } from './args.ts';
import { openCache, type ResultCache } from './cache.ts';
import { extensions, findArticles, formatOf } from './files.ts';
import type { ArticleJob } from './lint-article.ts';
import { lintArticles } from './lint-articles.ts';
import { PoolError } from './pool.ts';
import { createProgress } from './progress.ts';
import { decodeArticle } from './read-file.ts';
import { reportRun } from './report-run.ts';
import type { ReportContext } from './reporters/reporter.ts';
import { paintDiff } from './reporters/text.ts';
import { ResultStore } from './result-store.ts';
import type { FileResult, RunResult } from './results.ts';
import { selects } from './rule-selectors.ts';
import { isInShard } from './shard.ts';
import { type ExitStatus, fail, interruptedStatus, type Surroundings } from './surroundings.ts';
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
	const unknown = options.rules.find((it) => !around.service.rules.some(({ meta }) => selects(it, meta.id)));
	if (unknown !== undefined) {
		const ids = around.service.rules.map((it) => it.meta.id);
		return fail(around, `There is no rule ${unknown}.${didYouMean(unknown, ids)}`);
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
	const { jobs: all, problems } = await gather(options, around);
	const jobs = select(all, options);
	const linted = await lintJobs(jobs, options, around, cache, signal);
	await saveCache(cache, options, around);
	if (signal?.aborted === true) {
		around.stderr(`ldn-lint: interrupted: ${linted.checked} of ${jobs.length} articles checked.\n`);
		return interruptedStatus(signal);
	}
	if (beforeReport?.({ jobs, fresh: linted.fresh }) === false) {
		return 0;
	}
	const places = new Map(all.map((job, place) => [job.path, place]));
	const placeOf = (path: string | undefined) => (path === undefined ? -1 : (places.get(path) ?? -1));
	const run: RunResult = {
		files: linted.files,
		problems: [...problems, ...linted.problems.map((it) => it.text)],
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
	/** By their text: several threads may read the same configuration. */
	const problems = new Map<string, string | undefined>();
	const progress = createProgress(jobs.length, options.quiet ? undefined : around.showProgress);
	const onStart = ({ path }: ArticleJob) => progress.start(path);
	const store = cache?.store ?? new ResultStore();
	let checked = 0;
	let fresh = 0;
	cache?.begin(around.today?.() ?? new Date().toISOString().slice(0, 10));
	try {
		const articles = lintArticles(jobs, { options, around, cache, store, signal, onStart });
		for await (const { job, outcome, fromCache } of articles) {
			const wrong = outcome.kind === 'failed' ? [`${job.path}: ${outcome.problem}`] : [];
			for (const problem of [...outcome.problems, ...wrong].filter((it) => !problems.has(it))) {
				problems.set(problem, job.path);
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
	return { files, problems: [...problems].map(([text, article]) => ({ text, article })), checked, fresh };
}

/** The articles that this run is about, of those that were found. */
function select(jobs: readonly ArticleJob[], { shard }: LintOptions): readonly ArticleJob[] {
	return shard === undefined ? jobs : jobs.filter((_, place) => isInShard(place, shard));
}

/** The cache only ever saves time, so that nothing that is wrong with it fails a run. */
async function saveCache(cache: ResultCache | undefined, options: LintOptions, around: Surroundings): Promise<void> {
	if (cache === undefined) {
		if (options.cache !== undefined) {
			around.stderr('ldn-lint: warning: nothing is kept for later runs, since the configuration is no regular file.\n');
		}
		return;
	}
	if (cache.broken !== undefined) {
		around.stderr(`ldn-lint: warning: ${options.cache} is made anew: ${cache.broken}.\n`);
	}
	const problem = await cache.save();
	if (problem !== undefined) {
		around.stderr(`ldn-lint: warning: ${options.cache}: the cache cannot be written: ${problem}.\n`);
	}
}

async function gather(
	{ paths, stdinFilename }: LintOptions,
	{ cwd, stdin }: Surroundings,
): Promise<{ readonly jobs: readonly ArticleJob[]; readonly problems: string[] }> {
	const named = paths.filter((it) => it !== '-');
	const { files, problems } = await findArticles(named, cwd);
	const jobs = files.map((it): ArticleJob => ({ ...it, bytes: undefined }));
	if (named.length === paths.length) {
		return { jobs, problems: [...problems] };
	}
	const format = stdinFilename === undefined ? 'markdown' : formatOf(stdinFilename);
	if (format === undefined) {
		return { jobs, problems: [...problems, `${stdinFilename}: not an article; articles are ${extensions}.`] };
	}
	const path = stdinFilename ?? '-';
	const absolute = resolve(cwd, stdinFilename ?? 'stdin.md');
	return { jobs: [...jobs, { path, absolute, format, bytes: await stdin() }], problems: [...problems] };
}

/** Reads an article again, for reports that show it; `undefined` when it is gone. */
function readerOf(jobs: readonly ArticleJob[], { cwd }: Surroundings): ReportContext['readText'] {
	const given = new Map(jobs.flatMap(({ path, bytes }) => (bytes === undefined ? [] : [[path, bytes] as const])));
	return async (path) => {
		try {
			const decoded = decodeArticle(given.get(path) ?? (await readFile(resolve(cwd, path))));
			return 'problem' in decoded ? undefined : decoded.text;
		} catch {
			return undefined;
		}
	};
}
