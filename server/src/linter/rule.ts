/**
 * What a rule is. A block rule sees one block, so the engine caches its reports by `Block.key`; an article rule sees
 * all facts. A rule yields reports; nothing is collected behind its back, and it never throws for what an author wrote.
 */
import type { Article, Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { Source } from '../drugs/profile.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import type { BlockFacts } from '../facts/facts.ts';
import type { Fix, FixSafety, Related, Severity } from './finding.ts';
import type { OptionSpecs, OptionsOf, OptionValue } from './options.ts';

export type Area = 'dose' | 'disclaimer' | 'citation' | 'contraindication' | 'claim' | 'text';

export type Messages = Readonly<Record<string, string>>;

export interface RuleMeta<M extends Messages, S extends OptionSpecs> {
	/** `area/name`, as in the standard: `citation/uncited-claim`. Same as the folder path. */
	readonly id: string;
	readonly area: Area;
	/** One line for tables: what is reported. */
	readonly summary: string;
	/** The default; a report may carry another. */
	readonly severity: Severity;
	/** Kinds of fixes on offer. */
	readonly fixes: readonly FixSafety[];
	/** `drug`: silent where no profile's drug is the text's subject; `any`: reports in every article. */
	readonly appliesTo: 'drug' | 'any';
	readonly since: string;
	/** Texts with `{slots}`: at most two sentences that say what is wrong, why it matters and what to do. */
	readonly messages: M;
	readonly options: S;
	/** Reports words by how they are written: a project may allow some. */
	readonly allowsTerms?: boolean;
	/** Reports doses that may be others than were meant: no safe fix of any rule is offered within them. */
	readonly doubtsDose?: boolean;
	/** What the preset `strict` sets; absent when it is as in `recommended`. */
	readonly strict?: {
		readonly severity?: Severity;
		readonly options?: Partial<Readonly<Record<keyof S, OptionValue>>>;
	};
}

/** `'{dose} exceeds {limit}'` needs `{ dose, limit }`: a missing or misspelt slot does not compile. */
export type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
export type SlotValues<T extends string> = { readonly [N in Slots<T>]: string | number };

export interface Report {
	readonly messageId: string;
	readonly values: Readonly<Record<string, string | number>>;
	/** Offsets into the article's text, not into prose. */
	readonly span: Span;
	readonly severity: Severity | undefined;
	readonly subject: string | undefined;
	readonly related: readonly Related[];
	readonly sources: readonly Source[];
	readonly fixes: readonly Fix[];
}

export interface ReportExtra {
	/** When it differs from the rule's default. */
	readonly severity?: Severity;
	readonly subject?: string;
	readonly related?: readonly Related[];
	readonly sources?: readonly (Source | undefined)[];
	readonly fixes?: readonly Fix[];
}

export interface RuleContext<M extends Messages, S extends OptionSpecs> {
	readonly options: OptionsOf<S>;
	readonly formulary: Formulary;
	/** Builds a report; the rule yields it. `span` and the edits of fixes are offsets into the article's text. */
	report<Id extends keyof M & string>(
		messageId: Id,
		span: Span,
		values: SlotValues<M[Id]>,
		extra?: ReportExtra,
	): Report;
}

/** Sees one block: every span and edit of its reports must lie within `block.span`. */
export interface BlockRule<M extends Messages = Messages, S extends OptionSpecs = OptionSpecs> {
	readonly scope: 'block';
	readonly meta: RuleMeta<M, S>;
	check(block: Block, facts: BlockFacts, context: RuleContext<M, S>): Iterable<Report>;
}

/**
 * Sees the whole article; runs after every block's facts are known, at each change: what it reads of one block alone it
 * keeps by `perBlock`.
 */
export interface ArticleRule<M extends Messages = Messages, S extends OptionSpecs = OptionSpecs> {
	readonly scope: 'article';
	readonly meta: RuleMeta<M, S>;
	check(article: Article, facts: ArticleFacts, context: RuleContext<M, S>): Iterable<Report>;
}

export type Rule = BlockRule | ArticleRule;

export function defineBlockRule<const M extends Messages, const S extends OptionSpecs>(
	meta: RuleMeta<M, S>,
	check: BlockRule<M, S>['check'],
): BlockRule<M, S> {
	return { scope: 'block', meta, check };
}

export function defineArticleRule<const M extends Messages, const S extends OptionSpecs>(
	meta: RuleMeta<M, S>,
	check: ArticleRule<M, S>['check'],
): ArticleRule<M, S> {
	return { scope: 'article', meta, check };
}
