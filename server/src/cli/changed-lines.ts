/** `--changed-since REF`: the articles that differ from where the branch left REF, and which of their lines do. */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatOf } from './files.ts';
import { git, isShallow, repositoryRoot, withoutLineEnd } from './git.ts';
import { overlay } from './overlay.ts';
import type { FileResult, ReportedFinding } from './results.ts';

export interface Changes {
	/** Of the repository, absolute. */
	readonly root: string;
	/** Whether the file, given by its absolute path, is new or has changed. */
	has(absolute: string): boolean;
	/** The changed lines as the files are now. What went wrong is a text. */
	lines(): Promise<ChangedLines | string>;
}

/** By the article's absolute path, as git knows it. */
export interface ChangedLines {
	/** `undefined`: every line, of a new file. */
	of(absolute: string): readonly ChangedStretch[] | undefined;
}

export interface ChangedStretch {
	/** From 1; of a stretch without lines, the line behind which some were taken out. */
	readonly start: number;
	readonly count: number;
}

/** Committed, staged and unstaged changes, and files that git does not track yet. What went wrong is a sentence. */
export async function changesSince(ref: string, cwd: string): Promise<Changes | string> {
	const found = await repositoryRoot(cwd);
	if ('problem' in found) {
		return `--changed-since needs a git repository, and git ${found.problem}.`;
	}
	const root = found.output;
	const base = await mergeBase(ref, root);
	if ('problem' in base) {
		return base.problem;
	}
	const names = await git([...diff, '--name-status', '-z', base.commit, '--'], root);
	const untracked = await git(['ls-files', '--others', '--exclude-standard', '-z'], root);
	if ('problem' in names) {
		return gitFailed(names);
	}
	if ('problem' in untracked) {
		return gitFailed(untracked);
	}
	const changed = readNames(names.output).filter((it) => formatOf(it.path) !== undefined);
	const fresh = untracked.output.split('\0').filter((it) => it !== '' && formatOf(it) !== undefined);
	const all = new Set([...changed.map((it) => it.path), ...fresh].map((it) => resolve(root, it)));
	return {
		root,
		has: (absolute) => all.has(absolute) || all.has(realPath(absolute)),
		lines: () => readLines(changed, base.commit, root),
	};
}

/** The result with only those findings that touch a changed line, and what the article lacks. */
export function onChangedLines(result: FileResult, absolute: string, lines: ChangedLines): FileResult {
	const stretches = lines.of(absolute) ?? lines.of(realPath(absolute));
	if (stretches === undefined) {
		return result;
	}
	const isShown = (it: ReportedFinding) => it.omission || stretches.some((stretch) => touches(it, stretch));
	return overlay(result, {
		findings: () => result.findings.filter(isShown),
		baselined: () => result.baselined.filter(isShown),
	});
}

/** Lines that were taken out touch what stands on both sides of them. */
function touches({ start, end }: ReportedFinding, { start: from, count }: ChangedStretch): boolean {
	// A finding that ends at the very start of a line does not stand on it.
	const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
	return count === 0 ? start.line <= from && from < last : start.line < from + count && from <= last;
}

function gitFailed({ problem }: { readonly problem: string }): string {
	return `--changed-since: git ${problem}.`;
}

type Base = { readonly commit: string } | { readonly problem: string };

async function mergeBase(ref: string, root: string): Promise<Base> {
	if (ref.startsWith('-')) {
		return { problem: `--changed-since: "${ref}" is no name of a commit, branch or tag.` };
	}
	const named = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], root);
	if ('problem' in named) {
		const advice = (await isShallow(root))
			? `this clone holds a part of the history alone; ${fetchAll}`
			: 'fetch it first, or name a remote branch as origin/main';
		return { problem: `--changed-since: there is no commit, branch or tag "${ref}" here: ${advice}.` };
	}
	const base = await git(['merge-base', withoutLineEnd(named.output), 'HEAD'], root);
	if ('output' in base) {
		return { commit: withoutLineEnd(base.output) };
	}
	const why = (await isShallow(root))
		? `in the part of the history that this clone holds: ${fetchAll}`
		: 'with what is checked out';
	return { problem: `--changed-since: "${ref}" has no commit in common ${why}.` };
}

const fetchAll = 'fetch all of it (fetch-depth: 0 for actions/checkout, git fetch --unshallow elsewhere)';

/** Renames are followed; deletions and changes of kind, as to a link, leave no article. */
const diff = [
	'diff',
	'--no-ext-diff',
	'--no-textconv',
	'--no-color',
	'--no-relative',
	'--ignore-submodules',
	'--submodule=short',
	'--find-renames',
	'--diff-filter=AMR',
];

interface Changed {
	/** Relative to the root, with `/`. */
	readonly path: string;
	/** Before it was renamed. */
	readonly before: string | undefined;
}

/** `M\0path\0R087\0before\0path\0` */
function readNames(output: string): readonly Changed[] {
	const fields = output.split('\0');
	const changed: Changed[] = [];
	for (let i = 0; i + 1 < fields.length; ) {
		const isRename = fields[i]?.startsWith('R') === true;
		const path = fields[i + (isRename ? 2 : 1)] ?? '';
		changed.push({ path, before: isRename ? fields[i + 1] : undefined });
		i += isRename ? 3 : 2;
	}
	return changed;
}

/** How many files one call of git is asked about: command lines have a limit. */
const filesAtOnce = 100;

async function readLines(changed: readonly Changed[], base: string, root: string): Promise<ChangedLines | string> {
	const lines = new Map<string, readonly ChangedStretch[]>();
	for (let i = 0; i < changed.length; i += filesAtOnce) {
		const some = changed.slice(i, i + filesAtOnce);
		const paths = some.flatMap(({ path, before }) => (before === undefined ? [path] : [before, path]));
		// Text, whatever the repository's attributes call it.
		const args = [...diff, '--text', '--unified=0', '--inter-hunk-context=0', base, '--', ...paths];
		const patch = await git(args, root);
		const names = await git([...diff, '--name-status', '-z', base, '--', ...paths], root);
		if ('problem' in patch) {
			return gitFailed(patch);
		}
		if ('problem' in names) {
			return gitFailed(names);
		}
		const files = patch.output.split(/^diff --git /m).slice(1);
		const order = readNames(names.output);
		if (files.length !== order.length) {
			return '--changed-since: files changed while git was asked about them; run ldn-lint again.';
		}
		for (const [index, { path }] of order.entries()) {
			lines.set(resolve(root, path), stretchesIn(files[index] ?? ''));
		}
	}
	return { of: (absolute) => lines.get(absolute) };
}

function stretchesIn(patch: string): readonly ChangedStretch[] {
	return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count]) => ({
		start: Number(start),
		count: count === undefined ? 1 : Number(count),
	}));
}

/** Git names files by where they really are. */
function realPath(absolute: string): string {
	try {
		return realpathSync.native(absolute);
	} catch {
		return absolute;
	}
}
