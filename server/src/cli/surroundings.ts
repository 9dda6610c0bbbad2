import type { Worker } from 'node:worker_threads';
import { localDay } from '../base/day.ts';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import type { ShowLine } from './progress.ts';
import { oneLine } from './reporters/plain-text.ts';
import type { WorkerSetup } from './worker.ts';

/** What the command line needs of the process that it runs in; tests give another. */
export interface Surroundings {
	readonly cwd: string;
	readonly service: LintService;
	readonly host: Host;
	readonly version: string;
	stdout(text: string): void;
	stderr(text: string): void;
	/** All of standard input. */
	stdin(): Promise<Uint8Array>;
	/** Starts the language server in this process, which lives on when the promise is settled. */
	serve(): Promise<void>;
	/** Names the build of the program, rules and data included; without it the version does. */
	build?(): string;
	/** As in `2026-01-31`; by the system's clock and time zone unless given. */
	today?(): string;
	/** Starts another thread of this program that lints; without it there is none but this. */
	startWorker?(setup: WorkerSetup): Worker;
	/** From now on Ctrl-C and the like abort this signal instead of ending the process; its reason is an `Interruption`. */
	interruption?(): AbortSignal;
	/** On a terminal that people look at. */
	readonly showProgress?: ShowLine;
	/** Whether the output takes colours when no option says so. */
	readonly colors: boolean;
	/** Columns of the terminal; `undefined` when the output is no terminal. */
	readonly width: number | undefined;
}

/**
 * 0: nothing to fail on; 1: findings at or above `--fail-on`; 2: the linter could not do its job; 130 and 143: it was
 * interrupted, by Ctrl-C or by another program, which shells number so.
 */
export type ExitStatus = 0 | 1 | 2 | 130 | 143;

/** Why a run ends early. */
export class Interruption extends Error {
	override readonly name = 'Interruption';
	readonly status: ExitStatus;

	constructor(status: ExitStatus) {
		super('interrupted');
		this.status = status;
	}
}

export function interruptedStatus({ reason }: AbortSignal): ExitStatus {
	return reason instanceof Interruption ? reason.status : 130;
}

/** As in `2026-01-31`. */
export function todayOf({ today }: Pick<Surroundings, 'today'>): string {
	return today?.() ?? localDay(new Date());
}

export function fail(around: Surroundings, problem: string): ExitStatus {
	tellProblems([problem], around);
	return 2;
}

/** Whether there were any. */
export function tellProblems(problems: readonly string[], around: Surroundings): boolean {
	for (const problem of problems) {
		tell(problem, around);
	}
	return problems.length > 0;
}

/** One line beside the reports, whatever the paths in it hold. */
export function tell(note: string, { stderr }: Pick<Surroundings, 'stderr'>): void {
	stderr(`ldn-lint: ${oneLine(note)}\n`);
}
