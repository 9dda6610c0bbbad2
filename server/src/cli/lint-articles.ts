/** The articles of a run, linted: from the cache, in this thread or in several. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { LintOptions } from './args.ts';
import type { ResultCache } from './cache.ts';
import type { ArticleJob, ArticleOutcome } from './lint-article.ts';
import { lintInPool } from './pool.ts';
import type { ResultStore } from './result-store.ts';
import type { Surroundings } from './surroundings.ts';

export interface LintedArticle {
	readonly job: ArticleJob;
	readonly outcome: ArticleOutcome;
	readonly fromCache: boolean;
}

export interface LintArticlesParts {
	readonly options: LintOptions;
	readonly around: Surroundings;
	readonly cache: ResultCache | undefined;
	/** Holds the results. */
	readonly store: ResultStore;
	readonly signal: AbortSignal | undefined;
	/** As in `2027-03-31`. */
	readonly today: string;
	/** Called with each article that the work on begins. */
	onStart(job: ArticleJob): void;
}

/** In the order of the articles, whatever the threads are. Rejects with the reason of `signal` when it is aborted. */
export async function* lintArticles(
	jobs: readonly ArticleJob[],
	parts: LintArticlesParts,
): AsyncGenerator<LintedArticle, void, void> {
	const { cache, store, signal } = parts;
	const known = new Map<ArticleJob, ArticleOutcome>();
	for (const [index, job] of jobs.entries()) {
		const outcome = cache?.find(job);
		if (outcome !== undefined) {
			known.set(job, outcome);
		}
		if (index % 256 === 255) {
			await breathe();
			signal?.throwIfAborted();
		}
	}
	const fresh = lintFresh(
		jobs.filter((it) => !known.has(it)),
		parts,
	);
	try {
		for (const job of jobs) {
			const outcome = known.get(job);
			known.delete(job);
			if (outcome !== undefined) {
				yield { job, outcome, fromCache: true };
				continue;
			}
			const next = await fresh.next();
			if (next.done !== true) {
				const fresh = next.value;
				const packed = fresh.kind === 'linted' ? store.pack(fresh.result) : undefined;
				cache?.keep(job, fresh, packed);
				const outcome = packed === undefined ? fresh : { ...fresh, result: store.view(packed) };
				yield { job, outcome, fromCache: false };
			}
		}
	} finally {
		await fresh.return();
	}
}

async function* lintFresh(
	jobs: readonly ArticleJob[],
	{ options, around, signal, today, onStart }: LintArticlesParts,
): AsyncGenerator<ArticleOutcome, void, void> {
	const { cwd, startWorker } = around;
	const size = startWorker === undefined ? 1 : threadsFor(jobs, options.workers);
	if (startWorker !== undefined && size > 1) {
		const { fix, rules, config } = options;
		const start = () => startWorker({ cwd, today, options: { fix, rules, config } });
		yield* lintInPool(jobs, { size, start, signal, onStart });
		return;
	}
	if (jobs.length === 0) {
		return;
	}
	const { service, host } = around;
	// Only what is not in the cache needs the engine.
	const { createArticleLinter } = await import('./lint-article.ts');
	const linter = createArticleLinter({ service, host, cwd, today, options });
	for (const job of jobs) {
		signal?.throwIfAborted();
		onStart(job);
		yield await linter.lint(job, signal);
	}
}

/**
 * Bytes of articles that keep a thread busy for several times as long as it takes to start: about a quarter of a second
 * of processor time and 60 MB of memory each.
 */
const bytesForThread = 200_000;

/** More would mostly wait for the disk, and for memory. */
const mostThreads = 16;

/** How many articles are looked at to learn how long they are. */
const sampled = 32;

/** How many threads are worth their start; 1 for this thread alone. */
function threadsFor(jobs: readonly ArticleJob[], workers: LintOptions['workers']): number {
	if (workers !== 'auto') {
		return Math.min(workers, jobs.length);
	}
	const threads = Math.min(availableParallelism(), mostThreads, jobs.length);
	return threads < 2 ? 1 : Math.min(threads, Math.floor(bytesOf(jobs) / bytesForThread));
}

function bytesOf(jobs: readonly ArticleJob[]): number {
	const step = Math.max(1, Math.floor(jobs.length / sampled));
	const sample = jobs.filter((_, index) => index % step === 0);
	const bytes = sample.reduce(
		(sum, { absolute }) => sum + (statSync(absolute, { throwIfNoEntry: false })?.size ?? 0),
		0,
	);
	return (bytes / sample.length) * jobs.length;
}

/** Lets signals and timers have their turn. */
function breathe(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
