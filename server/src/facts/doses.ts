import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { NameKind } from '../drugs/profile.ts';
import type { Quantity } from '../drugs/quantity.ts';
import type { DrugMention } from './drug-mentions.ts';

export type DoseRole = 'start' | 'increment' | 'maintenance' | 'maximum' | 'range' | 'strength' | 'concentration';

/** Why a dose is not the article's own advice on the low dose; `undefined` when it is. */
export type DoseContext =
	| 'standard' // dependence, addiction, 50 mg tablets
	| 'depot'
	| 'combination'
	| 'animal'
	| 'weight' // children by weight, mg/kg
	| 'comparison' // "instead of 50 mg"
	| 'rejected' // "no reason to go beyond 10 mg"
	| 'study'; // reports one named study

export interface DoseStatement {
	/** Amount or range with its unit. */
	readonly span: Span;
	/** The smaller and the greater end, as written and in order of size; equal for a single amount. */
	readonly low: Quantity;
	readonly high: Quantity;
	/** mg of the drug a day, both ends; `undefined` when it cannot be known (mg/kg, volume, unknown frequency is once a day). */
	readonly daily: { readonly low: number; readonly high: number } | undefined;
	/** `upTo`: only the high end is stated; `from`: only the low end. */
	readonly open: 'upTo' | 'from' | undefined;
	readonly role: DoseRole | undefined;
	readonly context: DoseContext | undefined;
	/** Profile id; `'other'` for a drug without profile; `undefined` when nothing in the block names the owner. */
	readonly drug: string | 'other' | undefined;
	/** How the owner is called here (`low-dose` for LDN), if named in the block. */
	readonly called: NameKind | undefined;
	/** Index into `Block.sentences`. */
	readonly sentence: number;
}

/** Doses in the prose with the drug that each belongs to. Laboratory values, ratios, ages, prices and volumes are none. */
export function extractDoses(
	_block: Block,
	_drugs: readonly DrugMention[],
	_formulary: Formulary,
): readonly DoseStatement[] {
	return [];
}
