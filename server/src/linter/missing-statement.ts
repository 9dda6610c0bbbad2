/** One finding for a statement that an article owes and does not make: what all rules on omissions share. */
import type { Span } from '../base/span.ts';
import type { DrugProfile, RequiredStatement } from '../drugs/profile.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { isStated, statementOf } from '../facts/statement-facts.ts';
import type { Fix } from './finding.ts';
import { insertStatement, titleOf, withName, wordingOf } from './insert-statement.ts';
import { type ArticleRule, defineArticleRule, type ReportExtra, type RuleMeta } from './rule.ts';

interface MissingMessages {
	readonly [id: string]: string;
	/** Slots: `{summary}` what is missing, `{why}` why it matters. */
	readonly missing: string;
}

/** A rule on one disclaimer. It is due in every article that owes disclaimers and has the `cause`. */
export function defineDisclaimerRule(
	statement: string,
	meta: Pick<RuleMeta<MissingMessages, Record<never, never>>, 'id' | 'summary' | 'severity' | 'fixes' | 'messages'>,
	{ cause, isPresent = () => false }: DisclaimerTests = {},
): ArticleRule<MissingMessages, Record<never, never>> {
	const whole = { ...meta, area: 'disclaimer', appliesTo: 'drug', since: '0.1.0', options: {} } as const;
	return defineArticleRule(whole, function* (article, facts, { report }) {
		const profile = facts.subject.main;
		const required = profile && statementOf(profile, statement);
		const title = titleOf(article);
		if (!profile || !required || !title || !facts.subject.owes.disclaimers) {
			return;
		}
		if (isPresent(facts) || isStated(facts, profile, statement)) {
			return;
		}
		const place = cause?.find(facts);
		if (cause === undefined || required.always === true || place !== undefined) {
			const { summary, why } = required;
			yield report(
				'missing',
				title.prose.toSource(trimmed(title.prose.text)),
				{ summary: withDrug(summary, profile), why: withDrug(why, profile) },
				{
					...extraOf(facts, profile, required),
					related: place === undefined || cause === undefined ? [] : [{ span: place, message: cause.message }],
				},
			);
		}
	});
}

export interface DisclaimerTests {
	/** What makes the statement due; without it every article owes it. */
	readonly cause?: {
		readonly find: (facts: ArticleFacts) => Span | undefined;
		/** What stands there. */
		readonly message: string;
	};
	/** Whether it is made by other means than a sentence. */
	readonly isPresent?: (facts: ArticleFacts) => boolean;
}

/** Messages stand alone, so they name the drug. */
export function withDrug(text: string, { abbreviation }: DrugProfile): string {
	return withName(text, abbreviation);
}

/** Sources and the fix of a missing statement. */
export function extraOf(facts: ArticleFacts, profile: DrugProfile, statement: RequiredStatement): ReportExtra {
	const edit = insertStatement(facts.article, profile, statement);
	const fixes: Fix[] = edit
		? [
				{
					title: `Add: "${shownWording(facts, profile, statement)}"`,
					safety: 'suggested',
					edits: [edit],
					touches: 'statement',
				},
			]
		: [];
	return { sources: statement.sources.map((it) => profile.sources[it]), fixes };
}

/** Without marks of emphasis that a house's wording may have. */
function shownWording({ article }: ArticleFacts, profile: DrugProfile, statement: RequiredStatement): string {
	return (wordingOf(article, profile, statement) ?? '').replace(/\*\*|__|`/g, '');
}

/** The prose without surrounding white space. */
export function trimmed(text: string): { readonly start: number; readonly end: number } {
	const start = text.length - text.trimStart().length;
	return { start, end: Math.max(start, text.trimEnd().length) };
}
