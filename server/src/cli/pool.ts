/** Articles linted in several threads, their outcomes in the order of the articles. */
import type { Worker } from 'node:worker_threads';
import type { ArticleJob, ArticleOutcome } from './lint-article.ts';
import type { Answer, Request } from './worker.ts';
import { removeTemporary } from './write-file.ts';

export interface PoolOptions {
	/** How many threads there are; at least one. */
	readonly size: number;
	/** Starts a worker that speaks as `worker.ts` says. */
	start(): Worker;
	/** When it is aborted, the workers end and no more outcomes come. */
	readonly signal: AbortSignal | undefined;
	/** Called with each article that a worker is about to lint or has in its hands. */
	onStart?(job: ArticleJob): void;
}

/** The run cannot go on: workers fail whatever they are given. */
export class PoolError extends Error {
	override readonly name = 'PoolError';
}

/** Jobs that a worker has at a time: one in work, and one so that it need not wait for the next. */
const jobsAhead = 2;

/** How many workers may break in a row, with no article linted in between. */
const mostBroken = 3;

/** Milliseconds that workers have to leave off when the run is interrupted. */
const patience = 1000;

/**
 * An article at which a worker breaks is `failed`, and a new worker goes on with the others. Rejects with a `PoolError`
 * when workers break again and again, and with the signal's reason when it is aborted.
 */
export async function* lintInPool(
	jobs: readonly ArticleJob[],
	options: PoolOptions,
): AsyncGenerator<ArticleOutcome, void, void> {
	const pool = new Pool(jobs, options);
	try {
		for (let index = 0; index < jobs.length; index++) {
			yield await pool.outcome(index);
		}
	} finally {
		await pool.end();
	}
}

interface Member {
	readonly worker: Worker;
	/** Indices of the jobs that it was given and has not answered, the one in work first. */
	readonly given: number[];
	isReady: boolean;
	/** Why it broke, when it said so. */
	error: Error | undefined;
	readonly ended: Promise<void>;
}

class Pool {
	readonly #jobs: readonly ArticleJob[];
	readonly #options: PoolOptions;
	readonly #members = new Set<Member>();
	readonly #outcomes = new Map<number, ArticleOutcome>();
	/** Given back by workers that broke; before all that follow `#next`. */
	readonly #again: number[] = [];
	#next = 0;
	#broken = 0;
	#failure: { readonly reason: unknown } | undefined;
	#isEnding = false;
	#wake = () => {};

	constructor(jobs: readonly ArticleJob[], options: PoolOptions) {
		this.#jobs = jobs;
		this.#options = options;
		options.signal?.addEventListener('abort', this.#abort);
		for (let i = 0; i < Math.min(options.size, jobs.length); i++) {
			this.#start();
		}
	}

	async outcome(index: number): Promise<ArticleOutcome> {
		for (;;) {
			this.#options.signal?.throwIfAborted();
			const outcome = this.#outcomes.get(index);
			if (outcome !== undefined) {
				this.#outcomes.delete(index);
				return outcome;
			}
			if (this.#failure !== undefined) {
				throw this.#failure.reason;
			}
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		}
	}

	/** When it settles, no worker runs and none has left a file half written. */
	async end(): Promise<void> {
		this.#isEnding = true;
		this.#options.signal?.removeEventListener('abort', this.#abort);
		const members = [...this.#members];
		const busy = members.filter((it) => it.given.length > 0);
		for (const { worker } of busy) {
			worker.postMessage({ kind: 'stop' } satisfies Request);
		}
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, patience);
		});
		await Promise.race([Promise.all(busy.map((it) => it.ended)), late]);
		clearTimeout(timer);
		await Promise.all(members.map((it) => Promise.all([it.worker.terminate(), it.ended])));
	}

	readonly #abort = (): void => this.#wake();

	#start(): void {
		let worker: Worker;
		try {
			worker = this.#options.start();
		} catch (error) {
			this.#fail(error);
			return;
		}
		// Known no more when the worker has ended.
		const thread = worker.threadId;
		const member: Member = {
			worker,
			given: [],
			isReady: false,
			error: undefined,
			ended: new Promise((resolve) => {
				worker.once('exit', (code) => {
					this.#members.delete(member);
					this.#clean(thread, member.given);
					this.#onExit(member, code);
					resolve();
				});
			}),
		};
		this.#members.add(member);
		worker.on('error', (error: unknown) => {
			member.error = error instanceof Error ? error : new Error(String(error));
		});
		worker.on('message', (answer: Answer) => this.#onAnswer(member, answer));
		this.#feed(member);
	}

	#onAnswer(member: Member, answer: Answer): void {
		if (answer.kind === 'ready') {
			member.isReady = true;
			return;
		}
		const index = member.given.shift();
		if (index !== undefined) {
			this.#broken = 0;
			this.#outcomes.set(index, answer.outcome);
			this.#feed(member);
			this.#wake();
		}
	}

	#feed(member: Member): void {
		while (member.given.length < jobsAhead && !this.#isEnding) {
			const index = this.#again.shift() ?? this.#next++;
			const job = this.#jobs[index];
			if (job === undefined) {
				return;
			}
			member.given.push(index);
			member.worker.postMessage({ kind: 'lint', job } satisfies Request);
			this.#options.onStart?.(job);
		}
	}

	#onExit({ given, isReady, error }: Member, code: number): void {
		if (this.#isEnding) {
			return;
		}
		const why = error === undefined ? `it ended with status ${code}` : error.message.replace(/\.$/, '');
		if (!isReady) {
			this.#fail(new PoolError(`A worker thread cannot be started: ${why}. Try --workers 1.`));
			return;
		}
		const [culprit, ...others] = given;
		if (culprit !== undefined) {
			const problem = `the worker thread that linted it broke: ${why}.`;
			this.#outcomes.set(culprit, { kind: 'failed', problem, problems: [], configReads: [] });
		}
		this.#again.push(...others);
		this.#again.sort((a, b) => a - b);
		this.#broken++;
		if (this.#broken >= mostBroken) {
			this.#fail(new PoolError(`${mostBroken} worker threads broke in a row; the last one: ${why}.`));
		} else if (this.#again.length > 0 || this.#next < this.#jobs.length) {
			this.#start();
		}
		this.#wake();
	}

	#fail(reason: unknown): void {
		this.#failure ??= { reason };
		this.#wake();
	}

	#clean(thread: number, given: readonly number[]): void {
		const job = this.#jobs[given[0] ?? -1];
		if (job !== undefined) {
			removeTemporary(job.absolute, thread);
		}
	}
}
