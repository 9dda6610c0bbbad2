/** Runs whole programs and tells how long they took and how much memory they held. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

export interface Command {
	readonly program: string;
	readonly args: readonly string[];
}

export interface Run {
	/** From its start to its end, on the clock. */
	readonly milliseconds: number;
	/** Of resident memory at its most; `NaN` where the system does not tell. */
	readonly megabytes: number;
	/** Exit status; `undefined` when it was ended by a signal. */
	readonly status: number | undefined;
}

/** With all its output thrown away. Programs that find faults end with a status other than 0. */
export function runProgram({ program, args }: Command, cwd: string): Promise<Run> {
	const start = performance.now();
	const child = spawn(program, args, { cwd, stdio: 'ignore' });
	const memory = watchMemory(child);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (status) => {
			const milliseconds = performance.now() - start;
			resolve({ milliseconds, megabytes: memory.end(), status: status ?? undefined });
		});
	});
}

/** How often the memory of a program is looked up: the system keeps its peak, which only ends with the process. */
const lookEvery = 10;

function watchMemory(child: ChildProcess): { end(): number } {
	let peak = Number.NaN;
	const timer = setInterval(() => {
		const megabytes = peakMemory(child);
		peak = Number.isNaN(megabytes) ? peak : megabytes;
	}, lookEvery);
	return {
		end() {
			clearInterval(timer);
			return peak;
		},
	};
}

/** Megabytes (10^6 bytes) of resident memory of a running process at its most so far; Linux alone tells of other processes. */
export function peakMemory({ pid }: ChildProcess): number {
	try {
		const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kibibytes === undefined ? Number.NaN : (Number(kibibytes) * 1024) / 1e6;
	} catch {
		return Number.NaN;
	}
}

/** What one of the programs in `programs/` printed as JSON, one value a line; what it printed before a time ran out. */
export async function resultsOf<T>(args: readonly string[], seconds = 600): Promise<T[]> {
	const options = { timeout: seconds * 1000, maxBuffer: 1e8 };
	const lines = await promisify(execFile)(process.execPath, args, options).then(
		({ stdout }) => stdout,
		(error: { readonly stdout?: string; readonly killed?: boolean; readonly signal?: string | null }) => {
			// It ran out of time, or of memory.
			if (error.stdout !== undefined && (error.killed === true || error.signal === 'SIGABRT')) {
				return error.stdout;
			}
			throw error;
		},
	);
	return lines
		.split('\n')
		.filter((it) => it !== '')
		.map((it) => JSON.parse(it) as T);
}
