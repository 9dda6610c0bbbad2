import type { ArticleSize, ClaimCount, FixSafety, Severity } from '../service/lint-service.ts';
import type { Shard } from './shard.ts';

/** Where an offset of a text stands. */
export interface Position {
	/** From 1. */
	readonly line: number;
	/** From 1, in UTF-16 code units. */
	readonly column: number;
	/** From 0, in UTF-16 code units of the text without a byte order mark. */
	readonly offset: number;
	/** From 1, in bytes of UTF-8. */
	readonly byteColumn: number;
}

/** A finding as plain data that can be kept, sent between threads and reported without the article's text. */
export interface ReportedFinding {
	readonly rule: string;
	readonly subject: string | undefined;
	readonly severity: Severity;
	readonly message: string;
	/** Whether something is missing from the article as a whole. */
	readonly omission: boolean;
	readonly start: Position;
	readonly end: Position;
	/** The text that it marks, cut after 200 characters. */
	readonly excerpt: string;
	/** The same while its rule and sentence stay the same; unique in its article. */
	readonly fingerprint: string;
	readonly sources: readonly { readonly title: string; readonly url: string }[];
	readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
	readonly title: string;
	readonly safety: FixSafety;
	readonly edits: readonly ReportedEdit[];
}

export interface ReportedEdit {
	readonly start: Position;
	readonly end: Position;
	readonly text: string;
}

export interface SuppressedResult {
	readonly finding: ReportedFinding;
	/** What the author gave as the reason; may be empty. */
	readonly reason: string;
}

/** A suppression that stands in an article. */
export interface ReportedSuppression {
	readonly start: Position;
	/** What it names; empty for all rules. */
	readonly rules: readonly string[];
	/** May be empty. */
	readonly reason: string;
	/** Who answers for it. */
	readonly by: string | undefined;
	/** Its last day, as it is written. */
	readonly until: string | undefined;
	readonly expired: boolean;
	/** How many findings it hides. */
	readonly hides: number;
}

/** One linted article, as the reporters get it: plain data. */
export interface FileResult {
	/** As given on the command line, with `/`. */
	readonly path: string;
	/** Of the text that was linted, after fixes: tells whether a file is still the same. */
	readonly digest: string;
	readonly drugs: readonly string[];
	readonly size: ArticleSize;
	readonly claims: ClaimCount;
	readonly findings: readonly ReportedFinding[];
	readonly suppressed: readonly SuppressedResult[];
	/** Findings that its baseline holds, which are not among the others. */
	readonly baselined: readonly ReportedFinding[];
	readonly suppressions: readonly ReportedSuppression[];
	/** The baseline that its configuration names, as its path would be given, with `/`. */
	readonly baseline: string | undefined;
	/** Findings left out by `--quiet`. */
	readonly hidden: number;
	/** How many safe fixes were applied, to the file or in a preview alone. */
	readonly fixed: number;
	readonly preview: boolean;
}

/** Everything that a run found: what reporters turn into text. */
export interface RunResult {
	readonly files: readonly FileResult[];
	/** What kept the linter from doing its job, a sentence each. */
	readonly problems: readonly string[];
	/** Version of the program. */
	readonly version: string;
	/** For `ldn-lint merge`. */
	readonly part?: RunPart;
}

/** Where what a part of a run found stands in the whole. */
export interface RunPart {
	/** `undefined`: the run was not cut. */
	readonly shard: Shard | undefined;
	/** For each of the files, its place in the list of all articles, from 0. */
	readonly filePlaces: readonly number[];
	/** For each of the problems, the place of its article; -1 when it has none. */
	readonly problemPlaces: readonly number[];
}

/** How many findings of each severity there are. */
export function countSeverities(files: readonly FileResult[]): Readonly<Record<Severity, number>> {
	const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	for (const { findings } of files) {
		for (const { severity } of findings) {
			counts[severity]++;
		}
	}
	return counts;
}
