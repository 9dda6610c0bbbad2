import { toFileResult } from '../../server/src/cli/lint-article.ts';
import { type Format, formats, reporters } from '../../server/src/cli/reporters/index.ts';
import { wholeReport } from '../../server/src/cli/reporters/reporter.ts';
import type { RunResult } from '../../server/src/cli/results.ts';
import { createPaint } from '../../server/src/cli/terminal.ts';
import type { LintResult, LintService } from '../../server/src/service/lint-service.ts';
import { foundIn, read, readers } from '../support/report-readers.ts';
import { reportSchemas } from '../support/report-schemas.ts';

/** By format: what is wrong by its schema; what cannot be parsed throws. */
const schemas = reportSchemas();

/** Formats that a reader may be shown the most important findings of alone, or that are no list. */
const partial: ReadonlySet<Format> = new Set(['markdown', 'html', 'blob']);

/** Writes a lint in every format, and reads it back. */
export async function reportProblems(
	service: LintService,
	text: string,
	result: LintResult,
): Promise<readonly string[]> {
	const files = [toFileResult('a b/😀.md', text, result)];
	const run: RunResult = { files, problems: [text.slice(0, 60)], version: '1.0.0' };
	const found = foundIn(run);
	const problems: string[] = [];
	for (const format of formats) {
		const report = wholeReport(
			await reporters[format](run, {
				service,
				paint: createPaint(false),
				width: undefined,
				readText: async () => text,
				repositoryPath: (path) => path,
				fails: () => true,
			}),
		);
		problems.push(...(schemas[format]?.(report) ?? []).map((it) => `${format}: ${it}`));
		if (format === 'json' || format === 'blob') {
			JSON.parse(report);
		}
		if (readers[format] !== undefined && !partial.has(format)) {
			const shown = read(format, report);
			problems.push(...found.filter((it) => !shown.includes(it)).map((it) => `${format} lacks ${it}`));
			problems.push(...shown.filter((it) => !found.includes(it)).map((it) => `${format} has also ${it}`));
		}
	}
	return problems;
}
