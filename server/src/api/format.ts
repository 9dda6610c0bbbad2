import { didYouMean } from '../base/nearest.ts';
import { formats as allFormats, type Format, reporters } from '../cli/reporters/index.ts';
import { type Reporter, wholeReport } from '../cli/reporters/reporter.ts';
import { repositoryPaths } from '../cli/repository-paths.ts';
import type { FileResult } from '../cli/results.ts';
import { createPaint } from '../cli/terminal.ts';
import { isAtLeast, type LintService, severities } from '../service/lint-service.ts';
import type { FormatName } from './api.d.ts';
import { checkOptions, choiceOption, isObject, refuse, shown, textOption } from './arguments.ts';
import type { ArticleTexts } from './article-texts.ts';

/** All but the one that only the command line reads again. */
export const formats: readonly FormatName[] = allFormats.filter((it): it is Exclude<Format, 'blob'> => it !== 'blob');

const thresholds = [...severities, 'never'] as const;

export async function format(
	results: unknown,
	name: unknown,
	options: unknown,
	{ service, texts, version }: FormatParts,
): Promise<string> {
	const checked = checkOptions('format', options, ['cwd', 'color', 'width', 'failOn']);
	const reporter = formats.find((it) => it === name);
	if (reporter === undefined) {
		const near = typeof name === 'string' ? didYouMean(name, formats) : '';
		refuse('unknown-format', `There is no format ${shown(name)}.${near || ` Formats are ${formats.join(', ')}.`}`);
	}
	const { color = false, width } = checked;
	if (typeof color !== 'boolean') {
		refuse('invalid-argument', `The option color must be true or false, not ${shown(color)}.`);
	}
	if (width !== undefined && !(typeof width === 'number' && width > 0)) {
		refuse('invalid-argument', `The option width must be a number of columns, not ${shown(width)}.`);
	}
	const failOn = choiceOption(checked, 'failOn', thresholds) ?? 'error';
	const cwd = textOption(checked, 'cwd');
	const files = filesOf(results);
	const run = { files, problems: problemsOf(results), version };
	const report: Reporter = reporters[reporter];
	const whole = await report(run, {
		service,
		paint: createPaint(color),
		width,
		async readText(path) {
			const file = files.find((it) => it.path === path);
			return file && texts.textOf(file, cwd);
		},
		repositoryPath: repositoryPaths(cwd ?? texts.folderOf(files[0]) ?? process.cwd()),
		fails: (severity) => failOn !== 'never' && isAtLeast(severity, failOn),
	});
	return wholeReport(whole);
}

export interface FormatParts {
	readonly service: LintService;
	readonly texts: ArticleTexts;
	readonly version: string;
}

function filesOf(results: unknown): readonly FileResult[] {
	const one = isObject(results) && 'files' in results ? results.files : results;
	const list: readonly unknown[] = Array.isArray(one) ? one : [one];
	return list.map((it) =>
		isFileResult(it) ? it : refuse('not-a-result', `format takes what a lint returned, not ${shown(it)}.`),
	);
}

/** Results are made by a lint alone, so a few of their keys tell them from anything else. */
function isFileResult(value: unknown): value is FileResult {
	return (
		isObject(value) &&
		typeof value.path === 'string' &&
		'digest' in value &&
		'claims' in value &&
		Array.isArray(value.findings) &&
		Array.isArray(value.suppressed) &&
		Array.isArray(value.baselined)
	);
}

function problemsOf(results: unknown): readonly string[] {
	const problems = isObject(results) && 'problems' in results ? results.problems : [];
	return Array.isArray(problems) ? problems.map(String) : [];
}
