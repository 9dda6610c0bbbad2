/** What of a run's results is reported in a repository of old articles: what is new, and what was changed. */
import { resolve } from 'node:path';
import type { LintOptions } from './args.ts';
import type { Held } from './baseline.ts';
import type { Changes } from './changed-lines.ts';
import type { FileResult } from './results.ts';
import type { Surroundings } from './surroundings.ts';

/** `isWhole`: nothing has kept the linter from doing its job. */
export async function withoutOld(
	files: readonly FileResult[],
	changes: Changes | undefined,
	isWhole: boolean,
	options: LintOptions,
	around: Surroundings,
): Promise<Held> {
	const held = await withoutKnown(files, isWhole, options, around);
	return changes === undefined ? held : onlyChanged(held, changes, around);
}

async function withoutKnown(
	files: readonly FileResult[],
	isWhole: boolean,
	options: LintOptions,
	around: Surroundings,
): Promise<Held> {
	if (options.updateBaseline) {
		return isWhole
			? (await import('./baseline.ts')).updateBaselines(files, options, around)
			: { files, problems: ['The baseline was not updated, since not everything could be checked.'], notes: [] };
	}
	return options.baseline !== undefined || files.some((it) => it.baseline !== undefined)
		? (await import('./baseline.ts')).holdToBaselines(files, options, around)
		: { files, problems: [], notes: [] };
}

/** Asked for after the lint, since `--fix` moves lines. */
async function onlyChanged(held: Held, changes: Changes, { cwd }: Surroundings): Promise<Held> {
	const lines = await changes.lines();
	if (typeof lines === 'string') {
		return { ...held, problems: [...held.problems, lines] };
	}
	const { onChangedLines } = await import('./changed-lines.ts');
	return { ...held, files: held.files.map((it) => onChangedLines(it, resolve(cwd, it.path), lines)) };
}
