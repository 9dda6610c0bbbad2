/** What a claim is about: conditions named in its sentence, or in what stands above it. */
import type { Article, Block } from '../article/article.ts';
import { oncePer, remember } from '../base/once.ts';
import { within } from '../base/span.ts';
import type { Condition } from '../drugs/profile.ts';
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
	const own = facts.blocks[places(facts.article).get(block) ?? -1]?.conditions ?? [];
	return within(own, sentence);
}

/** Those that the nearest of the lead-in and the headings above names. */
export function conditionsAbove(facts: ArticleFacts, block: Block): readonly NamedCondition[] {
	const { leadIn, sectionPath } = block;
	for (const text of [...(leadIn === undefined ? [] : [leadIn]), ...[...sectionPath].reverse()]) {
		const found = conditionsIn(facts, text);
		if (found.length > 0) {
			return found;
		}
	}
	return [];
}

/** Conditions that a heading, a lead-in or a title names: blocks below the same one ask again and again. */
export function conditionsIn(facts: ArticleFacts, text: string): readonly Condition[] {
	return remember(read(facts), text, () => facts.formulary.conditions(text).map((it) => it.value));
}

const read = oncePer((_: ArticleFacts) => new Map<string, readonly Condition[]>());

const places = oncePer(({ blocks }: Article) => new Map(blocks.map((it, index) => [it, index])));
