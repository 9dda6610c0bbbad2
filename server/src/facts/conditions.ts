import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { Condition, RiskTier } from '../drugs/profile.ts';

export interface ConditionMention {
	/** `Condition.id` of the profile. */
	readonly id: string;
	readonly kind: Condition['kind'];
	readonly tier: RiskTier;
	readonly span: Span;
}

/** Conditions, groups at risk and outcomes named in the prose; the longest name wins. */
export function extractConditions(block: Block, formulary: Formulary): readonly ConditionMention[] {
	return formulary
		.conditions(block.prose.text)
		.map(({ value, span }) => ({ id: value.id, kind: value.kind, tier: value.tier, span }));
}
