/**
 * ldn-lint as a library: the whole public interface, and the only place that says what it is. The build copies this file
 * into the package; `server/src/entry/api.ts` does not compile when the implementation differs from it.
 *
 * Nothing here throws for what an article or a configuration file says. Wrong use, such as a rule that does not exist,
 * is an `LdnLintError`; functions that return a promise reject with it.
 */

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * - `safe`: meaning and the value of every number unchanged.
 * - `suggested`: changes what the article says; for a person to review, one at a time.
 * - `placeholder`: leaves a marked gap for the author to fill; for a person to review, one at a time.
 */
export type FixSafety = 'safe' | 'suggested' | 'placeholder';

export type ArticleFormat = 'markdown' | 'mdx' | 'html' | 'plaintext';

export type FormatName =
	| 'text'
	| 'compact'
	| 'json'
	| 'sarif'
	| 'github'
	| 'gitlab'
	| 'junit'
	| 'checkstyle'
	| 'rdjson'
	| 'markdown'
	| 'html';

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

export interface Edit {
	readonly start: Position;
	/** Exclusive. */
	readonly end: Position;
	readonly text: string;
}

export interface Fix {
	/** What it will do, in the imperative. */
	readonly title: string;
	readonly safety: FixSafety;
	/** At least one; none overlaps another. */
	readonly edits: readonly Edit[];
}

export interface Source {
	readonly title: string;
	readonly url: string;
}

export interface Finding {
	readonly rule: string;
	/** What is missing, for findings of omission (`opioids`). */
	readonly subject: string | undefined;
	readonly severity: Severity;
	readonly message: string;
	/** Whether something is missing from the article as a whole. */
	readonly omission: boolean;
	readonly start: Position;
	/** Exclusive. */
	readonly end: Position;
	/** The text that it marks, cut after 200 code units. */
	readonly excerpt: string;
	/** The same while its rule and sentence stay the same; unique in its article. */
	readonly fingerprint: string;
	readonly sources: readonly Source[];
	readonly fixes: readonly Fix[];
}

export interface SuppressedFinding {
	readonly finding: Finding;
	/** What the author gave as the reason; may be empty. */
	readonly reason: string;
}

export interface SuppressionInfo {
	readonly start: Position;
	/** What it names; empty for all rules. */
	readonly rules: readonly string[];
	/** May be empty. */
	readonly reason: string;
	/** Who answers for it. */
	readonly by: string | undefined;
	/** Its last day, as it is written. */
	readonly until: string | undefined;
	/** Whether that day is over, so that it hides nothing. */
	readonly expired: boolean;
	/** How many findings it hides. */
	readonly hides: number;
}

/** One linted article: plain data, which can be kept as JSON and given to `format` later. */
export interface ArticleResult {
	/** As given, with `/`. */
	readonly path: string;
	/** Digest of the text. */
	readonly digest: string;
	/** Ids of the drugs that the article is about. */
	readonly drugs: readonly string[];
	readonly size: { readonly words: number; readonly blocks: number };
	/** Claims about the drug that need a citation, and how many of them have one. */
	readonly claims: { readonly total: number; readonly cited: number };
	/** By place in the text. */
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
	/** What the baseline that the configuration names holds already; these are not among the others. */
	readonly baselined: readonly Finding[];
	/** Every suppression that stands in the article. */
	readonly suppressions: readonly SuppressionInfo[];
}

export interface TextResult extends ArticleResult {
	/** Why the article was not linted, if it was not: the configuration excludes it. */
	readonly skipped: string | undefined;
	/** What is wrong with the configuration files, a sentence each; what is right in them still holds. */
	readonly problems: readonly string[];
}

export interface FilesResult {
	/** Version of ldn-lint. */
	readonly version: string;
	/** In the order of the patterns, then by path; each article once. */
	readonly files: readonly ArticleResult[];
	/** What was left out among the articles, and why: folders as one. */
	readonly skipped: readonly { readonly path: string; readonly reason: string }[];
	/** What could not be read or is wrong with the configuration files, a sentence each: the command line would end with status 2. */
	readonly problems: readonly string[];
}

/** As the `AbortSignal` of browsers and Node.js. */
export interface Signal {
	readonly aborted: boolean;
	throwIfAborted(): void;
}

export interface LintOptions {
	/** Folder that paths are relative to; the working directory unless given. */
	readonly cwd?: string | undefined;
	/** What a `.ldn-lint.yaml` would say, in its place; paths in it are relative to `cwd`. */
	readonly config?: Readonly<Record<string, unknown>> | undefined;
	/** This configuration file instead of the nearest one of each article; `false` to read none. */
	readonly configFile?: string | false | undefined;
	/** Only these rules run, or all of an area: `dose/*`. */
	readonly rules?: readonly string[] | undefined;
	/** Aborts the work: the promise rejects with the signal's reason. */
	readonly signal?: Signal | undefined;
}

export interface LintTextOptions extends LintOptions {
	/** Where the text stands or would stand: decides the format, the configuration file and its overrides. Without it no configuration file is looked for. */
	readonly filename?: string | undefined;
	/** By the ending of `filename` unless given, else `markdown`. */
	readonly format?: ArticleFormat | undefined;
}

/** Lints one text. A byte order mark is no part of it. */
export declare function lintText(text: string, options?: LintTextOptions): Promise<TextResult>;

/** Lints files, folders and globs, as the command line does. */
export declare function lintFiles(patterns: string | readonly string[], options?: LintOptions): Promise<FilesResult>;

export interface ApplyFixesOptions {
	/** How far fixes that are named themselves may go: `safe` unless given. */
	readonly safety?: FixSafety | undefined;
}

export interface FixedText {
	readonly text: string;
	/** How many fixes went in. */
	readonly applied: number;
	/** How many were left out: they overlap one that went in, or go further than `safety` allows. */
	readonly leftOut: number;
}

/**
 * Applies fixes to the text that was linted. A finding stands for its safe fix, if it has one; a fix of another kind is
 * applied only when it is named itself and `safety` allows it, since each needs a person to choose it.
 */
export declare function applyFixes(
	text: string,
	fixes: readonly (Finding | Fix)[],
	options?: ApplyFixesOptions,
): FixedText;

export interface FormatOptions {
	/** Folder that the paths of results are relative to, for formats that show the articles or name them from the root of a repository; as it was given to the lint unless given. */
	readonly cwd?: string | undefined;
	/** Colours for a terminal, in `text`; none unless given. */
	readonly color?: boolean | undefined;
	/** Columns to wrap at, in `text`; messages are not wrapped unless given. */
	readonly width?: number | undefined;
	/** Lowest severity that fails a run, for formats that tell passed from failed; `error` unless given. */
	readonly failOn?: Severity | 'never' | undefined;
}

/** Results as one text, in a format of the command line. */
export declare function format(
	results: FilesResult | ArticleResult | readonly ArticleResult[],
	name: FormatName,
	options?: FormatOptions,
): Promise<string>;

/** Names of the formats. */
export declare const formats: readonly FormatName[];

export interface RuleInfo {
	/** `area/name`. */
	readonly id: string;
	/** One line: what is reported. */
	readonly summary: string;
	/** Unless the configuration sets another, or the finding carries one. */
	readonly severity: Severity;
	/** Kinds of fixes on offer. */
	readonly fixes: readonly FixSafety[];
	/** Address of its page. */
	readonly url: string;
}

export declare const rules: readonly RuleInfo[];

/** The page of a rule as Markdown: what it reports, why, with sources and examples. */
export declare function explain(rule: string): string;

export declare const version: string;

/**
 * - `invalid-argument`: an argument or option of the wrong type or value.
 * - `unknown-option`, `unknown-rule`, `unknown-format`: a name that does not exist.
 * - `invalid-config`: `config` holds a key or a value that does not exist.
 * - `not-a-result`: `format` was given something that no lint returned.
 * - `other-text`: fixes were given that do not fit the text.
 */
export type ErrorCode =
	| 'invalid-argument'
	| 'unknown-option'
	| 'unknown-rule'
	| 'unknown-format'
	| 'invalid-config'
	| 'not-a-result'
	| 'other-text';

/** Wrong use of this interface. The message says what is wrong and what would be right. */
export declare class LdnLintError extends Error {
	readonly name: 'LdnLintError';
	readonly code: ErrorCode;
	constructor(code: ErrorCode, message: string);
}
