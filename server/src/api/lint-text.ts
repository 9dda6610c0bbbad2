import { resolve } from 'node:path';
import { digest } from '../base/digest.ts';
import { formatOf } from '../cli/files.ts';
import type { FileResult } from '../cli/results.ts';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import type { ArticleFormat, TextResult } from './api.d.ts';
import { checkOptions, checkText, choiceOption, textOption } from './arguments.ts';
import type { ArticleTexts } from './article-texts.ts';
import { lintOptionNames, prepareLint, withoutKnown } from './lint-options.ts';

const optionNames = [...lintOptionNames, 'filename', 'format'];

const articleFormats: readonly ArticleFormat[] = ['markdown', 'mdx', 'html', 'plaintext'];

export async function lintText(
	text: unknown,
	options: unknown,
	service: LintService,
	host: Host,
	texts: ArticleTexts,
): Promise<TextResult> {
	const given = checkText('lintText', text);
	const checked = checkOptions('lintText', options, optionNames);
	const filename = textOption(checked, 'filename');
	const format = choiceOption(checked, 'format', articleFormats);
	const fallback = filename === undefined ? ({ kind: 'none' } as const) : ({ kind: 'nearest' } as const);
	const { cwd, signal, linter } = await prepareLint(checked, fallback, service, host);
	const path = filename ?? 'article.md';
	const job = {
		path,
		absolute: resolve(cwd, path),
		format: format ?? formatOf(path) ?? 'markdown',
		bytes: undefined,
		text: withoutMark(given),
	};
	const outcome = await linter.lint(job, signal);
	const problems = outcome.kind === 'failed' ? [...outcome.problems, outcome.problem] : outcome.problems;
	const found = outcome.kind === 'linted' ? [outcome.result] : [];
	const held = await withoutKnown(found, checked, { cwd, host });
	const article = held.files[0] ?? unlinted(path, job.text);
	const skipped = outcome.kind === 'skipped' ? outcome.reason : undefined;
	const result: TextResult = { ...article, skipped, problems: [...problems, ...held.problems] };
	texts.keep(result, job.text);
	return result;
}

export function withoutMark(text: string): string {
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function unlinted(path: string, text: string): FileResult {
	const empty = {
		drugs: [],
		size: { words: 0, blocks: 0 },
		claims: { total: 0, cited: 0 },
		findings: [],
		suppressed: [],
		baselined: [],
		suppressions: [],
		baseline: undefined,
	};
	return { path, digest: digest(text), ...empty, hidden: 0, fixed: 0, preview: false };
}
