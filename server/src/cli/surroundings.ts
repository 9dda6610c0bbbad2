import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';

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
	/** Whether the output takes colours when no option says so. */
	readonly colors: boolean;
	/** Columns of the terminal; `undefined` when the output is no terminal. */
	readonly width: number | undefined;
}

/** 0: nothing to fail on; 1: findings at or above `--fail-on`; 2: the linter could not do its job. */
export type ExitStatus = 0 | 1 | 2;

export function fail(around: Surroundings, problem: string): ExitStatus {
	tellProblems([problem], around);
	return 2;
}

/** Whether there were any. */
export function tellProblems(problems: readonly string[], around: Surroundings): boolean {
	for (const problem of problems) {
		around.stderr(`ldn-lint: ${problem}\n`);
	}
	return problems.length > 0;
}
