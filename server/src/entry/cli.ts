/**
 * The command line, and each of the threads that it lints in: one bundle for both. The engine is a bundle of its own,
 * which is loaded when an article has to be linted.
 */
import './compile-patterns.ts';
import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { version } from '../../../package.json';
import { strongDigest } from '../cli/inputs.ts';
import { main } from '../cli/main.ts';
import type { WorkerSetup } from '../cli/worker.ts';
import type { LintService } from '../service/lint-service.ts';
import { createNodeHost } from './node-host.ts';

// From Node.js 22.1 on: compiled code is kept for the next start.
(nodeModule as { enableCompileCache?(): unknown }).enableCompileCache?.();

/**
 * Between articles little is left to keep. Collecting it when the heap has grown by a third, and new objects in the small
 * space that they begin with, halves the memory of a long run, for no more processor time than its measuring varies by.
 */
function keepHeapSmall(): void {
	setFlagsFromString('--heap-growing-percent=30');
	setFlagsFromString('--semi-space-growth-factor=1');
}

/** A tenth of the memory of each thread, for a twentieth of its time. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

function loadService(): LintService {
	const { compose } = require('./compose.ts') as typeof import('./compose.ts');
	keepHeapSmall();
	return compose((message) => void process.stderr.write(`ldn-lint: ${message}\n`));
}

if (isMainThread || parentPort === null) {
	void main({
		version,
		build: () => strongDigest(readFileSync(require.resolve('./compose.ts'))),
		loadService,
		host: createNodeHost(),
		startWorker: (setup) => {
			keepHeapSmall();
			return new Worker(new URL(import.meta.url), { workerData: setup, resourceLimits });
		},
		// A bundle of its own, beside this one: most runs do without it.
		serve: async () => void require('./node-server.ts'),
	});
} else {
	const { startArticleWorker } = require('../cli/worker.ts') as typeof import('../cli/worker.ts');
	startArticleWorker(parentPort, workerData as WorkerSetup, { service: loadService(), host: createNodeHost() });
}
