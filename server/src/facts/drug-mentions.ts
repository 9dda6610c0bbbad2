import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { NameKind } from '../drugs/profile.ts';

export interface DrugMention {
	/** Profile id; `undefined` for a drug that has no profile (varenicline, morphine). */
	readonly drug: string | undefined;
	/** As written. */
	readonly name: string;
	readonly kind: NameKind;
	readonly abbreviation: boolean;
	readonly span: Span;
}

/** Drugs named in the prose: those with a profile, and others that can own a dose. */
export function extractDrugMentions(block: Block, formulary: Formulary): readonly DrugMention[] {
	const { text } = block.prose;
	return formulary.drugs(text).map(({ drug, name, span }) => ({
		drug,
		name: text.slice(span.start, span.end),
		kind: name?.kind ?? 'generic',
		abbreviation: name?.abbreviation ?? false,
		span,
	}));
}
