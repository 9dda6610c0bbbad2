/** The end of a run: what was found is reported, and becomes the exit status. */
import { isAtLeast } from '../service/severities.ts';
import type { LintOptions } from './args.ts';
import { overlay } from './overlay.ts';
import type { ReportContext } from './reporters/reporter.ts';
import { writeReports } from './reports.ts';
import { repositoryPaths } from './repository-paths.ts';
import type { FileResult, ReportedFinding, RunResult } from './results.ts';
import { type ExitStatus, type Surroundings, tellProblems } from './surroundings.ts';
import { createPaint } from './terminal.ts';

export type ReportOptions = Pick<LintOptions, 'outputs' | 'failOn' | 'quiet' | 'color'>;

export async function reportRun(
	run: RunResult,
	options: ReportOptions,
	readText: ReportContext['readText'],
	around: Surroundings,
): Promise<ExitStatus> {
	const failing =
		options.failOn !== 'never' &&
		run.files.some((it) => it.findings.some(({ severity }) => failsOn(severity, options)));
	const shown = options.quiet ? { ...run, files: run.files.map(onlyErrors) } : run;
	const contextFor = (isTerminal: boolean): ReportContext => ({
		// Loads the engine, which most formats do without.
		get service() {
			return around.service;
		},
		paint: createPaint(isTerminal && (options.color ?? around.colors)),
		width: isTerminal ? around.width : undefined,
		readText,
		repositoryPath: repositoryPaths(around.cwd),
		fails: (severity) => failsOn(severity, options),
	});
	// A part is reported when it is joined with the others, by the options that are given then.
	const runFor = (format: string) => (format === 'blob' ? run : shown);
	const unwritten = await writeReports(options.outputs, runFor, contextFor, around);
	if (tellProblems([...run.problems, ...unwritten], around)) {
		return 2;
	}
	return failing ? 1 : 0;
}

function failsOn(severity: ReportedFinding['severity'], { failOn }: ReportOptions): boolean {
	return failOn !== 'never' && isAtLeast(severity, failOn);
}

/** Opens nothing by itself, so that the findings of all articles are never held at once. */
function onlyErrors(result: FileResult): FileResult {
	const isError = ({ severity }: ReportedFinding) => severity === 'error';
	return overlay(result, {
		findings: () => result.findings.filter(isError),
		hidden: () => result.findings.filter((it) => !isError(it)).length,
	});
}
