import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { RiskTier } from '../drugs/profile.ts';
import type { BlockFacts } from './facts.ts';

export type ClaimKind =
	| 'effect' // (a) on a condition, symptom or outcome
	| 'safety' // (b) tolerability, side effects and their frequency
	| 'mechanism' // (c)
	| 'finding' // (d) what a study, trial, survey or "research" found
	| 'number' // (e) about users or responders
	| 'dose' // (f) that an effective or typical dose is such and such
	| 'anecdote'; // experience told as such: never `citation/uncited-claim`

/** How sure the sentence sounds. */
export type ClaimStrength = 'certain' | 'plain' | 'hedged';

export interface Claim {
	readonly kind: ClaimKind;
	/** The sentence, or the clause of a list item after its label. */
	readonly span: Span;
	/** Index into `Block.sentences`. */
	readonly sentence: number;
	readonly strength: ClaimStrength;
	/** Highest tier of what it is about; 1 when nothing tiered is named. */
	readonly tier: RiskTier;
	/** Profile id of the drug that it is about; `undefined` when the block does not name it ("It may reduce …"). */
	readonly drug: string | undefined;
	/** Goes on about a study or effect named in the sentence before ("These results …"). */
	readonly continues: boolean;
}

/** Sentences that need a citation (`STANDARD.md` section 3), whether they have one or not. */
export function extractClaims(
	_block: Block,
	_facts: Omit<BlockFacts, 'claims'>,
	_formulary: Formulary,
): readonly Claim[] {
	return [];
}
