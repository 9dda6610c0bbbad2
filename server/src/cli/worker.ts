/** Lints articles in another thread: what it is sent and sends, and its side of it. */
import type { MessagePort } from 'node:worker_threads';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import {
	type ArticleJob,
	type ArticleLinter,
	type ArticleLintOptions,
	type ArticleOutcome,
	createArticleLinter,
} from './lint-article.ts';

/** What a worker is started with: plain data. */
export interface WorkerSetup {
	readonly cwd: string;
	readonly today: string;
	readonly options: ArticleLintOptions;
}

/** To a worker, which answers jobs in their order; after `stop` it drops those that are left and ends by itself. */
export type Request = { readonly kind: 'lint'; readonly job: ArticleJob } | { readonly kind: 'stop' };

/** From a worker. `ready`: it has loaded what it needs. */
export type Answer = { readonly kind: 'ready' } | { readonly kind: 'linted'; readonly outcome: ArticleOutcome };

export interface WorkerParts {
	readonly service: LintService;
	readonly host: Host;
}

export function startArticleWorker(port: MessagePort, { cwd, today, options }: WorkerSetup, parts: WorkerParts): void {
	serveArticles(port, createArticleLinter({ ...parts, cwd, today, options }));
}

function serveArticles(port: MessagePort, linter: ArticleLinter): void {
	const stopping = new AbortController();
	const waiting: ArticleJob[] = [];
	let isBusy = false;
	const answer = (it: Answer) => port.postMessage(it);

	async function work(): Promise<void> {
		isBusy = true;
		for (let job = waiting.shift(); job !== undefined && !stopping.signal.aborted; job = waiting.shift()) {
			try {
				answer({ kind: 'linted', outcome: await linter.lint(job, stopping.signal) });
			} catch (error) {
				if (!stopping.signal.aborted) {
					throw error;
				}
			}
		}
		isBusy = false;
		if (stopping.signal.aborted) {
			port.close();
		}
	}

	port.on('message', (request: Request) => {
		if (request.kind === 'stop') {
			stopping.abort();
		} else {
			waiting.push(request.job);
		}
		if (!isBusy) {
			void work();
		}
	});
	answer({ kind: 'ready' });
}
