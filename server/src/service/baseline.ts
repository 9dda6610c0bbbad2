/**
 * A baseline: the findings that a project knows of already and will not be failed for. It is a file of data, by article,
 * without places, so that it changes only when findings do. Every front matches an article by itself against it, so that
 * editor and command line agree.
 */
import { isObject } from '../base/is-object.ts';
import { countsOf, groupBy, oncePer, remember } from '../base/once.ts';
import { compareText } from '../linter/finding.ts';
import { sentencePart } from '../linter/fingerprint.ts';
import { expiredSuppression, internalError } from '../linter/own-findings.ts';
import { resolveUri, shownFrom } from './uris.ts';

/** By the article's path, relative to the baseline's folder, with `/`. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

export interface BaselineEntry extends Known {
	/** What it was about, for people. */
	readonly text: string;
}

/** What of a finding a baseline tells it by. */
export interface Known {
	readonly rule: string;
	readonly subject: string | undefined;
	readonly fingerprint: string;
}

export interface BaselineMatch {
	/** For each of the findings, whether the baseline holds it. */
	readonly isOld: readonly boolean[];
	/** Entries that no finding answers to any more. */
	readonly gone: readonly BaselineEntry[];
	/** The path that they stand under, where it is not the article's own: the article was renamed. */
	readonly from: string | undefined;
}

/** Characters; longer ones are not read. */
const longestBaseline = 64 * 1024 * 1024;

/** Of the file's form. */
const version = 1;

const marker = 'ldnLintBaseline';

/** Reads a baseline's text; what is wrong with it goes on from the file's name. */
export function parseBaseline(text: string): Baseline | string {
	if (text.length > longestBaseline) {
		return 'is longer than 64 MB, so it is not read.';
	}
	let raw: unknown;
	try {
		raw = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return `is no JSON (${reason}); after a merge conflict, take either side and run --update-baseline.`;
	}
	if (!isObject(raw) || !(marker in raw)) {
		return 'is no baseline of ldn-lint.';
	}
	const given = raw[marker];
	if (given !== version) {
		return typeof given === 'number' && given > version
			? `is of a newer ldn-lint (form ${given}, and this one knows ${version}): use that version.`
			: `is no baseline of ldn-lint: "${marker}" must be ${version}.`;
	}
	if (!isObject(raw.articles)) {
		return 'must have "articles", a mapping of paths to findings.';
	}
	const baseline = new Map<string, readonly BaselineEntry[]>();
	for (const [path, list] of Object.entries(raw.articles)) {
		if (!Array.isArray(list)) {
			return `must have a list of findings for "${path}".`;
		}
		const entries = list.map(toEntry);
		const wrong = entries.indexOf(undefined);
		if (wrong >= 0) {
			return `has no "rule" and "fingerprint" in finding ${wrong + 1} of "${path}".`;
		}
		baseline.set(path, entries as BaselineEntry[]);
	}
	return baseline;
}

/** As the file holds it: sorted, one line a finding, so that it reads and merges well. */
export function baselineText(baseline: Baseline): string {
	const articles = [...baseline]
		.filter(([, entries]) => entries.length > 0)
		.sort(([a], [b]) => compareText(a, b))
		.map(([path, entries]) => {
			const lines = [...entries]
				.sort(compareEntries)
				.map(({ rule, subject, text, fingerprint }) => `\t\t\t${JSON.stringify({ rule, subject, text, fingerprint })}`);
			return `\n\t\t${JSON.stringify(path)}: [\n${lines.join(',\n')}\n\t\t]`;
		});
	return `{\n\t"${marker}": ${version},\n\t"articles": {${articles.join(',')}${articles.length > 0 ? '\n\t' : ''}}\n}\n`;
}

/** An article's path in a baseline. */
export function baselinePath(articleUri: string, baselineUri: string): string {
	return shownFrom(articleUri, baselineUri);
}

/** Where an article of a baseline is. */
export function articleUri(path: string, baselineUri: string): string | undefined {
	return resolveUri(path, baselineUri);
}

/** A finding as a baseline keeps it; `undefined` for those that none takes in: faults of the linter, and dates that have passed. */
export function toBaselineEntry({ rule, subject, fingerprint }: Known, text: string): BaselineEntry | undefined {
	return neverOld.has(rule) ? undefined : { rule, subject, fingerprint, text };
}

/**
 * Matches an article's findings with a baseline. An article that it does not name has been renamed if most of the
 * sentences that another, vanished, one had findings in are in this one. `exists` tells whether an article of the
 * baseline is still there.
 */
export async function matchBaseline(
	baseline: Baseline,
	path: string,
	findings: readonly Known[],
	exists: (path: string) => boolean | Promise<boolean>,
): Promise<BaselineMatch> {
	const own = baseline.get(path);
	if (own !== undefined) {
		return { ...matchEntries(own, findings), from: undefined };
	}
	for (const candidate of candidates(baseline, findings)) {
		if (!(await exists(candidate))) {
			return { ...matchEntries(baseline.get(candidate) ?? [], findings), from: candidate };
		}
	}
	return { isOld: findings.map(() => false), gone: [], from: undefined };
}

const neverOld: ReadonlySet<string> = new Set([internalError.id, expiredSuppression.id]);

/** Equal fingerprints first, then those of one sentence in other sections; an entry answers for one finding. */
function matchEntries(entries: readonly BaselineEntry[], findings: readonly Known[]): Omit<BaselineMatch, 'from'> {
	const isOld = findings.map(() => false);
	let left = entries;
	for (const keyOf of [(it: string) => it, sentencePart]) {
		const waiting = groupBy(left, (it) => keyOf(it.fingerprint));
		for (const [index, { rule, fingerprint }] of findings.entries()) {
			if (!isOld[index] && !neverOld.has(rule)) {
				isOld[index] = waiting.get(keyOf(fingerprint))?.shift() !== undefined;
			}
		}
		const unmatched = new Set([...waiting.values()].flat());
		left = left.filter((it) => unmatched.has(it));
	}
	return { isOld, gone: left };
}

/**
 * Articles of the baseline of whose sentences with findings at least half are in the article, the likeliest first. What
 * articles lack does not count: many lack the same.
 */
function candidates(baseline: Baseline, findings: readonly Known[]): readonly string[] {
	const fingerprints = new Set(findings.map((it) => it.fingerprint));
	const shared = [...fingerprints].flatMap((it) => [...(pathsByFingerprint(baseline).get(it) ?? [])]);
	return [...countsOf(shared)]
		.filter(([path, count]) => count * 2 >= (baseline.get(path) ?? []).filter(isInSentence).length)
		.sort(([a, some], [b, others]) => others - some || compareText(a, b))
		.map(([path]) => path);
}

const pathsByFingerprint = oncePer((baseline: Baseline) => {
	const paths = new Map<string, Set<string>>();
	for (const [path, entries] of baseline) {
		for (const { fingerprint } of entries.filter(isInSentence)) {
			remember(paths, fingerprint, () => new Set<string>()).add(path);
		}
	}
	return paths;
});

/** Disclaimers have no subject, and are told by their area. */
function isInSentence({ rule, subject }: BaselineEntry): boolean {
	return subject === undefined && !rule.startsWith('disclaimer/');
}

function toEntry(raw: unknown): BaselineEntry | undefined {
	if (!isObject(raw) || typeof raw.rule !== 'string' || typeof raw.fingerprint !== 'string') {
		return undefined;
	}
	const { rule, subject, fingerprint, text } = raw;
	return {
		rule,
		subject: typeof subject === 'string' ? subject : undefined,
		fingerprint,
		text: typeof text === 'string' ? text : '',
	};
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
	return (
		compareText(a.rule, b.rule) ||
		compareText(a.subject ?? '', b.subject ?? '') ||
		compareText(a.text, b.text) ||
		compareText(a.fingerprint, b.fingerprint)
	);
}
