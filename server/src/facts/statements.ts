import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { DrugMention } from './drug-mentions.ts';

/** A sentence that meets a cue of a required statement, or of a denial. */
export interface StatementMention {
	/** `RequiredStatement.id` or `Denial.id`. */
	readonly id: string;
	readonly kind: 'disclaimer' | 'safety' | 'denial';
	/** Profile id. */
	readonly drug: string;
	/** The sentence. */
	readonly span: Span;
}

/** What the block does say of the statements that its profiles require, and what it denies. */
export function extractStatements(
	_block: Block,
	_drugs: readonly DrugMention[],
	_formulary: Formulary,
): readonly StatementMention[] {
	return [];
}
