/** `--baseline` and `--update-baseline`: results held against what is known already. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { remember } from '../base/once.ts';
import {
	articleUri,
	type Baseline,
	type BaselineEntry,
	baselinePath,
	baselineText,
	matchBaseline,
	parseBaseline,
	toBaselineEntry,
} from '../service/baseline.ts';
import { baselineFile, type LintOptions } from './args.ts';
import { isBelow, isFolder } from './folders.ts';
import { overlay } from './overlay.ts';
import { oneLine, plural } from './reporters/plain-text.ts';
import { shownPath } from './repository-paths.ts';
import type { FileResult, ReportedFinding } from './results.ts';
import type { Surroundings } from './surroundings.ts';
import { reasonOf, writeFileWhole } from './write-file.ts';

export interface Held {
	/** In their order, with what is known apart from what is new. */
	readonly files: readonly FileResult[];
	/** A sentence each. */
	readonly problems: readonly string[];
	/** What is worth knowing and no fault, a sentence each. */
	readonly notes: readonly string[];
}

export type BaselineOptions = Pick<LintOptions, 'baseline' | 'paths' | 'rules' | 'shard' | 'changedSince'>;

type Around = Pick<Surroundings, 'cwd' | 'host'>;

/** The results with old findings set apart. `--baseline` holds for all articles, else what the configuration of each names. */
export async function holdToBaselines(
	files: readonly FileResult[],
	options: BaselineOptions,
	around: Around,
): Promise<Held> {
	const { groups, problems } = await load(files, options, around, undefined);
	if (problems.length > 0) {
		return { files, problems, notes: [] };
	}
	const held = new Map<FileResult, FileResult>();
	const notes: string[] = [];
	for (const { uri, baseline, members } of groups) {
		const { gone } = await hold(members, { uri, baseline }, held, options, around);
		// Else what is gone here may be found by other rules, or in other articles.
		const isWhole = options.rules.length === 0 && options.shard === undefined && options.changedSince === undefined;
		if (gone > 0 && isWhole) {
			const are = gone === 1 ? 'finding of the baseline is' : 'findings of the baseline are';
			notes.push(`${shownPath(uri, around.cwd)}: ${gone} ${are} gone; run --update-baseline to drop them.`);
		}
	}
	return { files: files.map((it) => held.get(it) ?? it), problems, notes };
}

/** Writes what was found into the baselines: of the articles that were linted, and of those that a named folder lacks now. */
export async function updateBaselines(
	files: readonly FileResult[],
	options: BaselineOptions,
	around: Around,
): Promise<Held> {
	const { groups, problems } = await load(files, options, around, baselineFile);
	if (problems.length > 0) {
		return { files, problems, notes: [] };
	}
	const held = new Map<FileResult, FileResult>();
	const notes: string[] = [];
	for (const { uri, baseline, members, isNew } of groups) {
		const before = await hold(members, { uri, baseline }, undefined, options, around);
		const next = new Map([...baseline].filter(([path]) => !before.dropped.has(path)));
		for (const file of members) {
			const entries = file.findings.flatMap((it) => toBaselineEntry(it, textOf(it)) ?? []);
			next.set(pathOf(file, uri, around), entries);
		}
		const shown = shownPath(uri, around.cwd);
		const text = baselineText(next);
		if (isNew || text !== baselineText(baseline)) {
			try {
				await writeFileWhole(fileURLToPath(uri), text);
			} catch (error) {
				return { files, problems: [`${shown}: the baseline cannot be written: ${reasonOf(error)}.`], notes };
			}
		}
		const { fresh } = before;
		await hold(members, { uri, baseline: next }, held, options, around);
		const articles = [...next.values()].filter((it) => it.length > 0);
		const total = articles.reduce((sum, it) => sum + it.length, 0);
		const changes =
			fresh + before.gone === 0 ? 'nothing changed' : `${plural(fresh, 'finding')} added, ${before.gone} dropped`;
		const isNamed = options.baseline !== undefined || members.some((it) => it.baseline !== undefined);
		const use = isNamed ? '' : ` Use it with --baseline ${shown}, or name it in the configuration.`;
		notes.push(`${shown}: ${changes}; it holds ${total} in ${plural(articles.length, 'article')}.${use}`);
	}
	return { files: files.map((it) => held.get(it) ?? it), problems: [], notes };
}

interface Group {
	/** Of the baseline. */
	readonly uri: string;
	readonly baseline: Baseline;
	readonly isNew: boolean;
	/** The articles that it holds for. */
	readonly members: readonly FileResult[];
}

/** `fallback`: what is taken for articles for which nothing names a baseline; then one that is not there is empty. */
async function load(
	files: readonly FileResult[],
	options: BaselineOptions,
	{ cwd, host }: Around,
	fallback: string | undefined,
): Promise<{ readonly groups: readonly Group[]; readonly problems: readonly string[] }> {
	const members = new Map<string, FileResult[]>();
	for (const file of files) {
		const path = options.baseline ?? file.baseline ?? fallback;
		// Standard input without a name is no article that comes again.
		if (path !== undefined && file.path !== '-') {
			const uri = pathToFileURL(resolve(cwd, path)).href;
			remember(members, uri, () => []).push(file);
		}
	}
	const groups: Group[] = [];
	const problems: string[] = [];
	for (const [uri, own] of members) {
		const text = await host.readFile(uri);
		const shown = shownPath(uri, cwd);
		const isThere = text !== undefined || existsSync(fileURLToPath(uri));
		if (text === undefined && (isThere || fallback === undefined)) {
			problems.push(
				isThere
					? `${shown}: the baseline cannot be read.`
					: `${shown}: there is no such baseline; --update-baseline writes it.`,
			);
			continue;
		}
		const baseline: Baseline | string = text === undefined ? new Map() : parseBaseline(text);
		if (typeof baseline === 'string') {
			problems.push(`${shown} ${baseline}`);
		} else {
			groups.push({ uri, baseline, isNew: text === undefined, members: own });
		}
	}
	return { groups, problems };
}

interface Counts {
	/** Findings that are not in the baseline, and could be. */
	readonly fresh: number;
	/** Entries that no finding answers to. */
	readonly gone: number;
	/** Paths in the baseline of articles that are no more. */
	readonly dropped: ReadonlySet<string>;
}

/** Sets the old findings of articles apart, in `held`. */
async function hold(
	members: readonly FileResult[],
	{ uri, baseline }: Pick<Group, 'uri' | 'baseline'>,
	held: Map<FileResult, FileResult> | undefined,
	{ paths }: Pick<BaselineOptions, 'paths'>,
	around: Around,
): Promise<Counts> {
	const fileOf = (path: string) => {
		const article = articleUri(path, uri);
		return article === undefined ? undefined : fileURLToPath(article);
	};
	const exists = (path: string) => existsSync(fileOf(path) ?? '');
	const told = new Set<string>();
	let fresh = 0;
	let gone = 0;
	for (const file of members) {
		const path = pathOf(file, uri, around);
		const { findings } = file;
		const match = await matchBaseline(baseline, path, findings, exists);
		told.add(path).add(match.from ?? path);
		gone += match.gone.length;
		fresh += findings.filter((it, i) => !match.isOld[i] && toBaselineEntry(it, '') !== undefined).length;
		held?.set(file, match.isOld.includes(true) ? apart(file, match.isOld) : file);
	}
	const folders = paths.map((it) => resolve(around.cwd, it)).filter(isFolder);
	const dropped = [...baseline].filter(([path]) => {
		const absolute = fileOf(path);
		return !told.has(path) && absolute !== undefined && folders.some((it) => isBelow(absolute, it));
	});
	const renamed = [...told].filter((it) => baseline.has(it) && !exists(it));
	return {
		fresh,
		gone: dropped.reduce((sum, [, entries]) => sum + entries.length, gone),
		dropped: new Set([...dropped.map(([path]) => path), ...renamed]),
	};
}

function apart(file: FileResult, isOld: readonly boolean[]): FileResult {
	return overlay(file, {
		findings: () => file.findings.filter((_, i) => !isOld[i]),
		baselined: () => file.findings.filter((_, i) => isOld[i]),
	});
}

function pathOf({ path }: FileResult, uri: string, { cwd }: Around): string {
	return baselinePath(pathToFileURL(resolve(cwd, path)).href, uri);
}

/** Characters of an entry's text. */
const longestText = 100;

function textOf({ omission, excerpt, message }: ReportedFinding): BaselineEntry['text'] {
	const text = [...oneLine(omission || excerpt.trim() === '' ? message : excerpt)];
	return text.length > longestText ? `${text.slice(0, longestText).join('')}…` : text.join('');
}
