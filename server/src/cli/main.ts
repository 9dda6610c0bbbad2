import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import { run } from './run.ts';
import type { Surroundings } from './surroundings.ts';

/** Runs the command line in this process. The status is left in `process.exitCode`, so that piped output is written to its end. */
export async function main(
	service: LintService,
	host: Host,
	version: string,
	serve: Surroundings['serve'],
): Promise<void> {
	process.stdout.on('error', endQuietly);
	const around: Surroundings = {
		cwd: process.cwd(),
		service,
		host,
		version,
		stdout: (text) => void process.stdout.write(text),
		stderr: (text) => void process.stderr.write(text),
		stdin: readStandardInput,
		serve,
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
