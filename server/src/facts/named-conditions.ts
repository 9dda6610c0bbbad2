/** What a claim is about: conditions named in its sentence, or in what stands above it. */
import type { Block } from '../article/article.ts';
import { contains } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { Claim } from './claims.ts';
import type { ConditionMention } from './conditions.ts';

export type NamedCondition = Pick<ConditionMention, 'id' | 'kind'>;

export interface PlacedClaim {
	readonly block: Block;
	readonly claim: Claim;
}

/** Conditions, outcomes and groups in the claim's own sentence. */
export function conditionsNamed(facts: ArticleFacts, { block, claim }: PlacedClaim): readonly NamedCondition[] {
	const sentence = block.sentences[claim.sentence] ?? claim.span;
	const own = facts.blocks[facts.article.blocks.indexOf(block)]?.conditions ?? [];
	return own.filter((it) => contains(sentence, it.span));
}

/** Those that the nearest of the lead-in and the headings above names. */
export function conditionsAbove({ formulary }: ArticleFacts, block: Block): readonly NamedCondition[] {
	const { leadIn, sectionPath } = block;
	for (const text of [...(leadIn === undefined ? [] : [leadIn]), ...[...sectionPath].reverse()]) {
		const found = formulary.conditions(text).map((it) => it.value);
		if (found.length > 0) {
			return found;
		}
	}
	return [];
}
