import type { Worker } from 'node:worker_threads';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import { run } from './run.ts';
import { Interruption, type Surroundings } from './surroundings.ts';
import type { WorkerSetup } from './worker.ts';
import { removeTemporaries } from './write-file.ts';

/** What the program is made of; the parts that most runs do without are loaded when they are asked for. */
export interface Program {
	readonly version: string;
	build(): string;
	loadService(): LintService;
	readonly host: Host;
	startWorker(setup: WorkerSetup): Worker;
	serve(): Promise<void>;
}

/** Runs the command line in this process. The status is left in `process.exitCode`, so that piped output is written to its end. */
export async function main({ version, build, loadService, host, startWorker, serve }: Program): Promise<void> {
	process.stdout.on('error', endQuietly);
	let service: LintService | undefined;
	let signal: AbortSignal | undefined;
	const around: Surroundings = {
		cwd: process.cwd(),
		get service() {
			service ??= loadService();
			return service;
		},
		host,
		version,
		build,
		stdout: (text) => void process.stdout.write(text),
		stderr: (text) => void process.stderr.write(text),
		stdin: readStandardInput,
		serve,
		startWorker,
		interruption() {
			signal ??= interruptible();
			return signal;
		},
		...(process.stderr.isTTY && !process.env.CI ? { showProgress: showLine } : {}),
		colors: wantsColors(process.env, process.stdout.isTTY === true),
		width: process.stdout.isTTY ? process.stdout.columns : undefined,
	};
	try {
		process.exitCode = await run(process.argv.slice(2), around);
	} catch (error) {
		around.stderr(`ldn-lint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exitCode = 2;
	}
}

const interruptions = { SIGINT: 130, SIGTERM: 143 } as const;

/** Milliseconds that a run has to end after it was interrupted. */
const grace = 2000;

/** The first signal ends the run in good order; a second one ends the process as it would any other. */
function interruptible(): AbortSignal {
	const controller = new AbortController();
	const names = ['SIGINT', 'SIGTERM'] as const;
	const onSignal = (name: (typeof names)[number]) => {
		for (const it of names) {
			process.removeListener(it, onSignal);
		}
		const status = interruptions[name];
		controller.abort(new Interruption(status));
		const end = () => {
			removeTemporaries();
			process.exit(status);
		};
		// Such as a read of standard input that never comes to an end.
		setTimeout(end, grace).unref();
	};
	for (const it of names) {
		process.on(it, onSignal);
	}
	return controller.signal;
}

/** In the place of the line before it, cut to the width of the terminal. */
function showLine(line: string | undefined): void {
	process.stderr.write(`\r\u001b[K${(line ?? '').slice(0, (process.stderr.columns ?? 80) - 1)}`);
}

/** As terminals and continuous integration have agreed: `NO_COLOR`, then `FORCE_COLOR`, then whether it is a terminal. */
function wantsColors(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
	if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') {
		return false;
	}
	if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') {
		return env.FORCE_COLOR !== '0';
	}
	return isTerminal && env.TERM !== 'dumb';
}

async function readStandardInput(): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) {
		chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
	}
	return Buffer.concat(chunks);
}

/** A reader such as `head` that has seen enough closes the pipe: nothing is wrong then. */
function endQuietly(error: NodeJS.ErrnoException): void {
	if (error.code !== 'EPIPE') {
		throw error;
	}
}
