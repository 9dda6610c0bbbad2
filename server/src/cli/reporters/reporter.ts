import type { LintService, Severity } from '../../service/lint-service.ts';
import type { RunResult } from '../results.ts';
import type { Paint } from '../terminal.ts';

/** A text, or its pieces in their order: the report of ten thousand articles may be longer than a text can be. */
export type Report = string | Iterable<string>;

/** Turns a run into a report; it writes nothing itself. */
export type Reporter = (run: RunResult, context: ReportContext) => Report | Promise<Report>;

export function wholeReport(report: Report): string {
	return typeof report === 'string' ? report : [...report].join('');
}

/** Of the program. */
export const homepage = 'https://github.com/ldn-lint/ldn-lint';

export interface ReportContext {
	/** What the rules are and say. */
	readonly service: LintService;
	/** Of the terminal; without colours for a file. */
	readonly paint: Paint;
	/** Columns to wrap at; `undefined` keeps every message on one line, for other programs to search. */
	readonly width: number | undefined;
	/** An article's text by its path in the results; `undefined` when it cannot be had. */
	readText(path: string): Promise<string | undefined>;
	/** A path of the results as the repository names it, with `/`: what services of a repository need. */
	repositoryPath(path: string): string;
	/** Whether findings of this severity make the run fail. */
	fails(severity: Severity): boolean;
}
