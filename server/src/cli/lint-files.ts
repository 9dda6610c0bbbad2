/** A run over articles: found, linted one by one, reported. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { didYouMean } from '../base/nearest.ts';
import { isAtLeast } from '../service/lint-service.ts';
import type { LintOptions } from './args.ts';
import { extensions, findArticles, formatOf } from './files.ts';
import { type ArticleJob, createArticleLinter, selects } from './lint-article.ts';
import { decodeArticle } from './read-file.ts';
import type { ReportContext } from './reporters/reporter.ts';
import { paintDiff } from './reporters/text.ts';
import { writeReports } from './reports.ts';
import { repositoryPaths } from './repository-paths.ts';
import type { FileResult } from './results.ts';
import { type ExitStatus, fail, type Surroundings, tellProblems } from './surroundings.ts';
import { createPaint } from './terminal.ts';

export async function lintFiles(options: LintOptions, around: Surroundings): Promise<ExitStatus> {
	const { service, version } = around;
	const unknown = options.rules.find((it) => !service.rules.some(({ meta }) => selects(it, meta.id)));
	if (unknown !== undefined) {
		const ids = service.rules.map((it) => it.meta.id);
		return fail(around, `There is no rule ${unknown}.${didYouMean(unknown, ids)}`);
	}
	const paint = createPaint(options.color ?? around.colors);
	const { jobs, problems } = await gather(options, around);
	const linter = createArticleLinter({ ...around, options });
	const files: FileResult[] = [];
	for (const job of jobs) {
		const outcome = await linter.lint(job);
		problems.push(...outcome.problems);
		if (outcome.kind === 'failed') {
			problems.push(`${job.path}: ${outcome.problem}`);
		} else if (outcome.kind === 'linted') {
			files.push(outcome.result);
			if (outcome.diff !== '' && options.fix === 'preview') {
				around.stdout(`${paintDiff(outcome.diff, paint)}\n`);
			}
		}
	}
	const failing = files.some((it) => it.findings.some(({ severity }) => failsOn(severity, options)));
	const shown = options.quiet ? files.map(onlyErrors) : files;
	const context: ReportContext = {
		service,
		paint,
		width: around.width,
		readText: readerOf(jobs, around),
		repositoryPath: repositoryPaths(around.cwd),
		fails: (severity) => failsOn(severity, options),
	};
	problems.push(...(await writeReports(options.outputs, { files: shown, problems, version }, context, around)));
	if (tellProblems(problems, around)) {
		return 2;
	}
	return failing ? 1 : 0;
}

async function gather(
	{ paths, stdinFilename }: LintOptions,
	{ cwd, stdin }: Surroundings,
): Promise<{ readonly jobs: readonly ArticleJob[]; readonly problems: string[] }> {
	const named = paths.filter((it) => it !== '-');
	const { files, problems } = await findArticles(named, cwd);
	const jobs = files.map((it): ArticleJob => ({ ...it, bytes: undefined }));
	if (named.length === paths.length) {
		return { jobs, problems: [...problems] };
	}
	const format = stdinFilename === undefined ? 'markdown' : formatOf(stdinFilename);
	if (format === undefined) {
		return { jobs, problems: [...problems, `${stdinFilename}: not an article; articles are ${extensions}.`] };
	}
	const path = stdinFilename ?? '-';
	const absolute = resolve(cwd, stdinFilename ?? 'stdin.md');
	return { jobs: [...jobs, { path, absolute, format, bytes: await stdin() }], problems: [...problems] };
}

/** Reads an article again, for reports that show it; `undefined` when it is gone. */
function readerOf(jobs: readonly ArticleJob[], { cwd }: Surroundings): ReportContext['readText'] {
	const given = new Map(jobs.flatMap(({ path, bytes }) => (bytes === undefined ? [] : [[path, bytes] as const])));
	return async (path) => {
		try {
			const decoded = decodeArticle(given.get(path) ?? (await readFile(resolve(cwd, path))));
			return 'problem' in decoded ? undefined : decoded.text;
		} catch {
			return undefined;
		}
	};
}

function failsOn(severity: FileResult['findings'][number]['severity'], { failOn }: LintOptions): boolean {
	return failOn !== 'never' && isAtLeast(severity, failOn);
}

function onlyErrors(result: FileResult): FileResult {
	const findings = result.findings.filter((it) => it.severity === 'error');
	return { ...result, findings, hidden: result.findings.length - findings.length };
}
