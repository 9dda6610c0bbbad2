import { findArticles } from '../cli/files.ts';
import type { FileResult } from '../cli/results.ts';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import type { FilesResult } from './api.d.ts';
import { checkOptions, isTexts, refuse, shown } from './arguments.ts';
import type { ArticleTexts } from './article-texts.ts';
import { lintOptionNames, prepareLint, withoutKnown } from './lint-options.ts';

/** In this thread, one article after the other; gives way to the event loop while it works. */
export async function lintFiles(
	patterns: unknown,
	options: unknown,
	{ service, host, texts, version }: LintFilesParts,
): Promise<FilesResult> {
	const paths = typeof patterns === 'string' ? [patterns] : patterns;
	if (!isTexts(paths) || paths.length === 0) {
		refuse('invalid-argument', `lintFiles takes a path or a list of paths, not ${shown(patterns)}.`);
	}
	const checked = checkOptions('lintFiles', options, lintOptionNames);
	const { cwd, signal, linter } = await prepareLint(checked, { kind: 'nearest' }, service, host);
	const found = await findArticles(paths, cwd);
	const files: FileResult[] = [];
	const skipped: FilesResult['skipped'][number][] = [...found.skipped];
	const problems = [...found.problems];
	for (const file of found.files) {
		signal?.throwIfAborted();
		const outcome = await linter.lint({ ...file, bytes: undefined }, signal);
		problems.push(...outcome.problems);
		if (outcome.kind === 'linted') {
			files.push(outcome.result);
		} else if (outcome.kind === 'skipped') {
			skipped.push({ path: file.path, reason: outcome.reason });
		} else {
			problems.push(`${file.path}: ${outcome.problem}`);
		}
	}
	const held = await withoutKnown(files, checked, { cwd, host });
	const plain = held.files.map((it) => ({ ...it }));
	for (const file of plain) {
		texts.keepFile(file, cwd);
	}
	return { version, files: plain, skipped, problems: [...problems, ...held.problems] };
}

export interface LintFilesParts {
	readonly service: LintService;
	readonly host: Host;
	readonly texts: ArticleTexts;
	readonly version: string;
}
