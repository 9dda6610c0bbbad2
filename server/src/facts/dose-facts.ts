/**
 * Doses over the whole article: a dose that its own block leaves without owner belongs to the drug of what introduces
 * the block, of the section, or of the article, in this order; and how a profile judges it.
 */
import { oncePer } from '../base/once.ts';
import type { Span } from '../base/span.ts';
import type { DoseBand, DrugProfile, NameKind } from '../drugs/profile.ts';
import type { ArticleFacts } from './article-facts.ts';
import { type DoseStatement, isLowDoseName } from './doses.ts';
import type { DrugMention } from './drug-mentions.ts';

export interface ResolvedDose {
	/** Index into `article.blocks`. */
	readonly block: number;
	readonly statement: DoseStatement;
	/** `undefined`: another drug's, or nobody's. */
	readonly profile: DrugProfile | undefined;
	/** How the owner is called in the block, its lead-in or its section. */
	readonly called: NameKind | undefined;
	/** Where the owner is named. */
	readonly by: 'block' | 'lead-in' | 'section' | 'article' | undefined;
}

/** All doses of the article in reading order, each with its owner. */
export const resolveDoses = oncePer((facts: ArticleFacts): readonly ResolvedDose[] =>
	facts.blocks.flatMap((blockFacts, block) =>
		blockFacts.doses.map((statement) => ({ block, statement, ...ownerOf(facts, block, statement) })),
	),
);

/** The drug that a number without a unit is of: named before it in its block, or as for any dose without a name. */
export function ownerOfBare(facts: ArticleFacts, index: number, span: Span): DrugProfile | undefined {
	const drugs = facts.blocks[index]?.drugs ?? [];
	const named = drugs.findLast((it) => it.span.start < span.start) ?? drugs.find((it) => it.drug !== undefined);
	if (named !== undefined) {
		return facts.subject.drugs.find((it) => it.id === named.drug);
	}
	const above = headings(facts, index)[0];
	const heading = above?.find((it) => it.drug !== undefined) ?? above?.[0];
	return heading === undefined ? facts.subject.main : facts.subject.drugs.find((it) => it.id === heading.drug);
}

/** The band that an amount of mg a day falls into; `undefined` in a gap between bands or above all. */
export function bandOf(profile: DrugProfile, milligrams: number): DoseBand | undefined {
	return profile.bands.find(
		({ min, max, minExclusive, maxExclusive }) =>
			(minExclusive ? milligrams > min : milligrams >= min) && (maxExclusive ? milligrams < max : milligrams <= max),
	);
}

/** The least dose of the standard use, mg a day. */
export function standardFrom(profile: DrugProfile): number {
	return Math.min(...profile.bands.filter((it) => it.verdict === 'standard').map((it) => it.min));
}

/** Whether the dose is called a low dose of its drug, by its own words or where it stands. */
export function isCalledLowDose({ called }: ResolvedDose): boolean {
	return isLowDoseName(called);
}

/** "0.5 to 4.5 mg", for messages. */
export function supportedRange({ supported }: DrugProfile): string {
	return `${supported.min} to ${supported.max} mg`;
}

/** Contexts that make a dose something else than advice on the low dose; a study's report is judged by each rule. */
export function isAside({ context }: DoseStatement): boolean {
	return context !== undefined && context !== 'study';
}

type Ownership = Pick<ResolvedDose, 'profile' | 'called' | 'by'>;

const nobody: Ownership = { profile: undefined, called: undefined, by: undefined };

function ownerOf(facts: ArticleFacts, index: number, statement: DoseStatement): Ownership {
	const profileOf = (id: string | undefined) => facts.subject.drugs.find((it) => it.id === id);
	if (statement.drug === 'other') {
		return nobody;
	}
	if (statement.drug !== undefined) {
		const called =
			statement.called === 'generic' ? (calledAbove(facts, index, statement) ?? 'generic') : statement.called;
		return { profile: profileOf(statement.drug), called, by: 'block' };
	}
	const block = facts.article.blocks[index];
	if (block === undefined) {
		return nobody;
	}
	const places: readonly (readonly [Ownership['by'], readonly DrugMention[]])[] = [
		['lead-in', leadInDrugs(facts).get(index) ?? []],
		...headings(facts, index).map((it) => ['section', it] as const),
	];
	if (isTooMuch(facts, statement)) {
		return nobody;
	}
	for (const [by, drugs] of places) {
		const named = drugs.find((it) => it.drug !== undefined) ?? drugs[0];
		if (named !== undefined) {
			return {
				profile: profileOf(named.drug),
				called: statement.called ?? (named.drug === undefined ? undefined : named.kind),
				by,
			};
		}
	}
	return isPlausible(facts, index) ? { profile: facts.subject.main, called: statement.called, by: 'article' } : nobody;
}

/** A section on the low dose makes "naltrexone 3 mg" in it a low dose; standard amounts keep their plain name. */
function calledAbove(facts: ArticleFacts, index: number, statement: DoseStatement): NameKind | undefined {
	const profile = facts.subject.drugs.find((it) => it.id === statement.drug);
	if (profile === undefined || (statement.daily?.high ?? 0) >= standardFrom(profile)) {
		return undefined;
	}
	const section = headings(facts, index)[0] ?? [];
	return section.find((it) => it.drug === statement.drug && isLowDoseName(it.kind))?.kind;
}

/** Drugs of the block that each block's lead-in is the text of, by the block's index. */
const leadInDrugs = oncePer(({ article, blocks }: ArticleFacts): ReadonlyMap<number, readonly DrugMention[]> => {
	const texts = new Set(article.blocks.map((it) => it.leadIn?.trim()));
	const last = new Map<string, number>();
	const found = new Map<number, readonly DrugMention[]>();
	for (const [index, { leadIn, prose }] of article.blocks.entries()) {
		const lead = leadIn === undefined ? undefined : last.get(leadIn.trim());
		if (lead !== undefined) {
			found.set(index, blocks[lead]?.drugs ?? []);
		}
		const text = prose.text.trim();
		if (texts.has(text)) {
			last.set(text, index);
		}
	}
	return found;
});

/** Drugs of the headings above, innermost first, without those that name none. */
function headings(facts: ArticleFacts, index: number): readonly (readonly DrugMention[])[] {
	const found: (readonly DrugMention[])[] = [];
	for (let it = headingsAbove(facts)[index]; it !== undefined; it = it.above) {
		const drugs = facts.blocks[it.index]?.drugs ?? [];
		if (drugs.length > 0) {
			found.push(drugs);
		}
	}
	return found;
}

interface Heading {
	readonly index: number;
	readonly level: number;
	/** The nearest heading before it of a higher rank. */
	readonly above: Heading | undefined;
}

/** Of each block the heading that it stands under. */
const headingsAbove = oncePer(({ article }: ArticleFacts): readonly (Heading | undefined)[] => {
	let innermost: Heading | undefined;
	return article.blocks.map((block, index) => {
		const own = innermost;
		if (block.kind === 'heading') {
			let above = innermost;
			while (above !== undefined && above.level >= block.level) {
				above = above.above;
			}
			innermost = { index, level: block.level, above };
		}
		return own;
	});
});

/** Right after a paragraph on another drug, a dose without name is not the article's own drug's. */
function isPlausible(facts: ArticleFacts, index: number): boolean {
	const before = facts.article.blocks[index - 1];
	const drugsBefore = before?.kind === 'heading' ? [] : (facts.blocks[index - 1]?.drugs ?? []);
	return drugsBefore.length === 0 || drugsBefore.some((it) => it.drug !== undefined);
}

/** Far above every dose of the article's drug, an amount without name is another substance's, unless its unit slipped. */
function isTooMuch({ subject: { main } }: ArticleFacts, { daily, high }: DoseStatement): boolean {
	if (main === undefined || daily === undefined) {
		return false;
	}
	const isSlip = high.unit === 'g' && high.value <= main.supported.max * 2;
	return daily.high > Math.max(...main.bands.map((it) => it.max)) && !isSlip;
}
