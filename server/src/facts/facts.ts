/**
 * What one block says, extracted once and shared by all rules. Pure, and memoised by `Block.key`: nothing here may
 * depend on other blocks. What needs the whole article (owner of a bare dose, coverage of a citation) is decided in
 * `article-facts.ts` over these small facts.
 */
import type { Block } from '../article/article.ts';
import type { Formulary } from '../drugs/formulary.ts';
import { type Citation, extractCitations } from './citations.ts';
import { type Claim, extractClaims } from './claims.ts';
import { type ConditionMention, extractConditions } from './conditions.ts';
import { type DoseStatement, extractDoses } from './doses.ts';
import { type DrugMention, extractDrugMentions } from './drug-mentions.ts';
import { extractStatements, type StatementMention } from './statements.ts';
import { withinBlock } from './within-block.ts';

/** All spans are in the block's `prose.text`, so they survive edits elsewhere; `block.prose.toSource` leads back. */
export interface BlockFacts {
	readonly drugs: readonly DrugMention[];
	readonly conditions: readonly ConditionMention[];
	readonly citations: readonly Citation[];
	readonly doses: readonly DoseStatement[];
	readonly statements: readonly StatementMention[];
	/** One entry per sentence that asserts something about a drug; see `claims.ts`. */
	readonly claims: readonly Claim[];
}

/** The facts of a block that says nothing. */
export const emptyFacts: BlockFacts = {
	drugs: [],
	conditions: [],
	citations: [],
	doses: [],
	statements: [],
	claims: [],
};

export function extractFacts(block: Block, formulary: Formulary): BlockFacts {
	const drugs = extractDrugMentions(block, formulary);
	const conditions = extractConditions(block, formulary);
	return withinBlock(block, () => {
		const citations = extractCitations(block);
		const doses = extractDoses(block, drugs, formulary);
		const statements = extractStatements(block, drugs, formulary);
		const claims = extractClaims(block, { drugs, conditions, citations }, formulary);
		return { drugs, conditions, citations, doses, statements, claims };
	});
}
