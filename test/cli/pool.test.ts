import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { ArticleJob, ArticleOutcome } from '../../server/src/cli/lint-article.ts';
import { lintInPool, type PoolOptions } from '../../server/src/cli/pool.ts';

/**
 * A worker in a few lines, which speaks as the real one does. What it does with an article stands in the article's path:
 * its outcome is `skipped` with the path as the reason, unless the path says otherwise.
 */
const script = `
	const { parentPort } = require('node:worker_threads');
	const waiting = [];
	let isStopped = false;
	async function work() {
		for (let job = waiting[0]; job !== undefined && !isStopped; job = waiting[0]) {
			if (job.path.startsWith('throw')) { throw new Error('Out of paper.'); }
			if (job.path.startsWith('exit')) { process.exit(7); }
			if (job.path.startsWith('fill')) { const all = []; for (;;) { all.push(new Array(100_000).fill({})); } }
			if (job.path.startsWith('slow')) { await new Promise((resolve) => setTimeout(resolve, 30)); }
			if (job.path.startsWith('hang')) { await new Promise(() => {}); }
			waiting.shift();
			parentPort.postMessage({ kind: 'linted', outcome: { kind: 'skipped', reason: job.path, problems: [], configReads: [] } });
		}
		if (isStopped) { parentPort.close(); }
	}
	parentPort.on('message', ({ kind, job }) => {
		if (kind === 'stop') { isStopped = true; parentPort.close(); return; }
		waiting.push(job);
		if (waiting.length === 1) { void work(); }
	});
	parentPort.postMessage({ kind: 'ready' });
`;

function start(): Worker {
	return new Worker(script, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
}

function jobsOf(...paths: readonly string[]): readonly ArticleJob[] {
	return paths.map((path) => ({ path, absolute: `/none/${path}`, format: 'markdown', bytes: undefined }));
}

/** What came of each article: its path, or the problem. */
async function lintAll(paths: readonly string[], options: Partial<PoolOptions> = {}): Promise<readonly string[]> {
	const texts: string[] = [];
	for await (const outcome of lintInPool(jobsOf(...paths), { size: 2, start, signal: undefined, ...options })) {
		texts.push(textOf(outcome));
	}
	return texts;
}

function textOf(outcome: ArticleOutcome): string {
	return outcome.kind === 'skipped' ? outcome.reason : outcome.kind === 'failed' ? outcome.problem : '';
}

describe('a pool of workers', () => {
	it.each([1, 2, 3])('of %i gives the outcomes in the order of the articles', async (size) => {
		const paths = ['slow1', 'a', 'b', 'slow2', 'c', 'd', 'e'];
		expect(await lintAll(paths, { size })).toEqual(paths);
	});

	it('starts no more workers than there are articles', async () => {
		let started = 0;
		await lintAll(['a'], {
			size: 4,
			start() {
				started++;
				return start();
			},
		});
		expect(started).toBe(1);
	});

	const faults: readonly (readonly [path: string, problem: string])[] = [
		['throw', 'the worker thread that linted it broke: Out of paper.'],
		['exit', 'the worker thread that linted it broke: it ended with status 7.'],
		[
			'fill',
			'the worker thread that linted it broke: Worker terminated due to reaching memory limit: JS heap out of memory.',
		],
	];

	it.each(faults)('loses the article alone at which a worker breaks: %s', async (path, problem) => {
		const paths = ['a', 'b', path, 'c', 'd', 'e'];
		for (const size of [1, 2]) {
			expect(await lintAll(paths, { size })).toEqual(paths.map((it) => (it === path ? problem : it)));
		}
	});

	it('goes on after many breaks with articles in between, and gives up after three in a row', async () => {
		const apart = ['throw1', 'a', 'throw2', 'b', 'exit3', 'c', 'throw4', 'd'];
		expect((await lintAll(apart, { size: 1 })).filter((_, i) => i % 2 === 1)).toEqual(['a', 'b', 'c', 'd']);
		const inRow = ['a', 'throw1', 'throw2', 'exit3', 'b'];
		await expect(lintAll(inRow, { size: 1 })).rejects.toThrow(
			/^3 worker threads broke in a row; the last one: it ended with status 7\.$/,
		);
	});

	it('says so when workers cannot be started', async () => {
		const broken = () => new Worker('throw new Error("No such engine.")', { eval: true });
		await expect(lintAll(['a', 'b'], { start: broken })).rejects.toThrow(
			'A worker thread cannot be started: No such engine. Try --workers 1.',
		);
	});

	it('ends at once when it is aborted, whatever the workers do', async () => {
		const controller = new AbortController();
		const workers: Worker[] = [];
		const ended: number[] = [];
		const outcomes = lintInPool(jobsOf('a', 'slow', 'hang', 'b'), {
			size: 1,
			start() {
				const worker = start();
				worker.once('exit', (code) => ended.push(code));
				workers.push(worker);
				return worker;
			},
			signal: controller.signal,
		});
		expect((await outcomes.next()).value).toMatchObject({ reason: 'a' });
		const next = outcomes.next();
		controller.abort(new Error('enough'));
		await expect(next).rejects.toThrow('enough');
		expect(ended).toHaveLength(workers.length);
	});
});
