import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { NameKind } from '../drugs/profile.ts';
import type { Quantity } from '../drugs/quantity.ts';
import { contextOf, type Surroundings } from './dose-context.ts';
import {
	type Amount,
	type AmountExpression,
	ends,
	findAddresses,
	findAmounts,
	isInverted,
	milligramsOf,
} from './dose-numbers.ts';
import { type Owner, ownersOf } from './dose-owner.ts';
import { openOf, perDayOf, roleOf, stepOf } from './dose-role.ts';
import { columnAmounts } from './dose-table.ts';
import type { DrugMention } from './drug-mentions.ts';
import { sieved } from './literals.ts';

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
	/** Every number of it, in the order of the text. */
	readonly amounts: readonly [Amount, ...Amount[]];
	/** A range that is written from high to low. */
	readonly inverted: boolean;
	/** mg of the drug a day, both ends; `undefined` when it cannot be known (mg/kg, volume, unknown frequency is once a day). */
	readonly daily: { readonly low: number; readonly high: number } | undefined;
	/** `upTo`: only the high end is stated; `from`: only the low end. */
	readonly open: 'upTo' | 'from' | undefined;
	readonly role: DoseRole | undefined;
	/** Whether the sentence speaks of raising or of lowering the dose to this one. */
	readonly step: 'up' | 'down' | undefined;
	readonly context: DoseContext | undefined;
	/** Profile id; `'other'` for a drug without profile; `undefined` when nothing in the block names the owner. */
	readonly drug: string | 'other' | undefined;
	/** How the owner is called here (`low-dose` for LDN), if named in the block. */
	readonly called: NameKind | undefined;
	/** The owner's name stands right beside it ("LDN 3 mg", "3 mg of LDN"). */
	readonly direct: boolean;
	/** The sentence has words of taking or giving: "take", "nightly", "start at". */
	readonly isDosing: boolean;
	/** A tablet, capsule or the like of this strength is spoken of. */
	readonly isTablet: boolean;
	/** Index into `Block.sentences`. */
	readonly sentence: number;
}

/** Doses in the prose with the drug that each belongs to. Laboratory values, ratios, ages, prices and volumes are none. */
export function extractDoses(
	block: Block,
	drugs: readonly DrugMention[],
	formulary: Formulary,
): readonly DoseStatement[] {
	const { text } = block.prose;
	if (block.kind === 'reference' || !/\d|\b(?:half|one|two|three|four|five|ten)\b/iu.test(text)) {
		return [];
	}
	const expressions = [...findAmounts(text, findAddresses(text)), ...columnAmounts(block)].sort(
		(a, b) => a.span.start - b.span.start,
	);
	if (expressions.length === 0) {
		return [];
	}
	const units = block.cells.length > 0 ? block.cells.map((it) => it.span) : block.sentences;
	const owners = ownersOf(
		text,
		units,
		expressions.map((it) => it.span),
		drugs,
		formulary,
	).map((owner, i) => owner ?? columnOwner(block, expressions[i]?.span, formulary));
	const heading = block.sectionPath
		.filter((it) => !formulary.mentions(it).some(({ name }) => isLowDoseName(name.kind)))
		.join(' / ');
	return expressions.map((expression, i) =>
		toStatement(block, drugs, formulary, {
			index: i,
			expression,
			owner: owners[i],
			units,
			expressions,
			owners,
			heading,
		}),
	);
}

/** The drug that the head of the dose's column names. */
function columnOwner(block: Block, dose: Span | undefined, formulary: Formulary): Owner | undefined {
	const head = dose === undefined ? undefined : headOver(block, dose);
	if (head === undefined || head === '') {
		return undefined;
	}
	const [named] = formulary.drugs(head);
	return named === undefined ? undefined : { drug: named.drug ?? 'other', called: named.name?.kind, direct: false };
}

function headOver({ cells }: Block, dose: Span): string | undefined {
	return cells.find(({ span }) => span.start <= dose.start && dose.start < span.end)?.head;
}

interface Found {
	readonly index: number;
	readonly expression: AmountExpression;
	readonly owner: Owner | undefined;
	/** Sentences, or cells of a table row. */
	readonly units: readonly Span[];
	readonly expressions: readonly AmountExpression[];
	readonly owners: readonly (Owner | undefined)[];
	/** Headings above that name no low dose. */
	readonly heading: string;
}

function toStatement(
	block: Block,
	drugs: readonly DrugMention[],
	formulary: Formulary,
	{ index, expression, owner, units, expressions, owners, heading }: Found,
): DoseStatement {
	const { text } = block.prose;
	const { low, high } = ends(expression);
	const holds = (it: Span) => it.start <= expression.span.start && expression.span.start < it.end;
	const sentence = units.find(holds) ?? { start: 0, end: text.length };
	const from = Math.max(0, index - reach);
	const near = expressions.slice(from, index + reach + 1).map((it, k) => [it, owners[from + k]] as const);
	const inSentence = (it: Span) => sentence.start <= it.start && it.start < sentence.end;
	const around: Surroundings = {
		text,
		sentence,
		expression,
		high: milligramsOf(high),
		others: near
			.filter(([it, itsOwner]) => it !== expression && inSentence(it.span) && itsOwner?.drug !== 'other')
			.map(([it]) => milligramsOf(ends(it).high)),
		previousEnd: expressions[index - 1]?.span.end ?? 0,
		said: saidAround(block, drugs, expression.span, sentence),
		heading,
		isNamedLowDose: owner?.direct === true && isLowDoseName(owner.called),
		ownerKind: owner?.called,
		hasCombination: drugs.some((it) => it.kind === 'combination' && inSentence(it.span)),
		profile: formulary.get(owner?.drug ?? '') ?? formulary.profiles[0],
	};
	const open = openOf(around);
	const perDay = (perDayOf(around) ?? 1) * expression.times;
	return {
		span: expression.span,
		low: quantityOf(low, expression),
		high: quantityOf(high, expression),
		amounts: expression.amounts,
		inverted: isInverted(expression),
		daily:
			expression.per === undefined
				? { low: round(milligramsOf(low) * perDay), high: round(milligramsOf(high) * perDay) }
				: undefined,
		open,
		role: roleOf(around, open),
		step: stepOf(around),
		context: owner?.drug === 'other' ? undefined : contextOf(around),
		drug: owner?.drug,
		called:
			owner?.drug === 'other'
				? owner.called
				: (calledIn(around) ?? calledAbove(block, expression.span) ?? owner?.called),
		direct: owner?.direct ?? false,
		isDosing: dosingWords.test(around.said),
		isTablet: formAfter.test(text.slice(expression.span.end, expression.span.end + 40)),
		sentence: Math.max(0, block.sentences.findIndex(holds)),
	};
}

const dosingWords = sieved(
	/\b(?:tak(?:e|es|en|ing)|took|start\w*|begin\w*|dos(?:e|es|ed|ing|age)|daily|q\.?d|q\.?h\.?s|nightly|bedtime|every (?:night|day|evening)|(?:a|per) (?:day|night)|once|twice|titrat\w*|increas\w*|maximum|prescri\w*|given|use[sd]?)\b/iu,
);
const formAfter = sieved(/^[\s-]{1,2}(?:[\w-]+\s){0,2}?(?:tablets?|capsules?|pills?|tabs?|caps?)\b/iu);

/** How far a sentence without end is looked at: characters, and doses, to each side. */
const window = 400;
const reach = 8;

/** The sentence; of a table the head of the column, and the whole row where no low dose is named in it. */
function saidAround(block: Block, drugs: readonly DrugMention[], dose: Span, sentence: Span): string {
	const { text } = block.prose;
	const isWholeRow = block.cells.length > 0 && !drugs.some((it) => isLowDoseName(it.kind));
	const start = Math.max(isWholeRow ? 0 : sentence.start, dose.start - window);
	const end = Math.min(isWholeRow ? text.length : sentence.end, dose.end + window);
	const head = headOver(block, dose) ?? '';
	return `${text.slice(start, end)} ${plainHead.test(head) ? '' : head}`.trimEnd();
}

/** A head over the doses of every drug: "usual" there is no name of the standard dose. */
const plainHead = sieved(
	/^\s{0,3}(?:the )?(?:usual|typical|normal|standard|regular|common|full|recommended|approved)\s(?:[\w-]{1,14}\s){0,2}(?:dos(?:e|es|age|ing)|amounts?|strengths?|ranges?)\b(?!\s(?:of|naltrexone))/iu,
);

/** "At low doses (1.5 mg)", "micro-doses of 0.1 mg": the words right before the dose say how it is called. */
function calledIn({ text, sentence, expression }: Surroundings): NameKind | undefined {
	const before = text.slice(Math.max(sentence.start, expression.span.start - 48), expression.span.start);
	const after = text.slice(expression.span.end, Math.min(sentence.end, expression.span.end + 24));
	const word =
		/\b(?:(ultra|micro|very|low)[\s-]?(?:low[\s-])?)(?:daily\s)?dos(?:e|es|age|ing)\b[^.;\d]{0,24}$/iu.exec(
			before,
		)?.[1] ??
		/^[\s-]{1,3}(?:\(|is\s|as\s)?(?:a\s)?(?:(ultra|micro|very|low)[\s-]?(?:low[\s-])?)dos(?:e|es|age)\b/iu.exec(
			after,
		)?.[1];
	switch (word?.toLowerCase()) {
		case 'ultra':
		case 'micro':
			return 'ultra-low-dose';
		case 'very':
			return 'very-low-dose';
		case 'low':
			return 'low-dose';
		default:
			return undefined;
	}
}

/** The label of the row ("Ultra-low dose | under 1 mcg"), else the heading, names a dose below the low one. */
function calledAbove({ cells, prose, sectionPath }: Block, dose: Span): NameKind | undefined {
	const [label] = cells;
	const isLabelled = label !== undefined && label.span.end <= dose.start;
	const row = isLabelled ? prose.text.slice(label.span.start, label.span.end) : '';
	const found = [row, sectionPath.at(-1) ?? ''].map((it) => smallDose.exec(it)?.[1]).find((it) => it !== undefined);
	if (found === undefined) {
		return undefined;
	}
	return found.toLowerCase() === 'very' ? 'very-low-dose' : 'ultra-low-dose';
}

const smallDose = sieved(/^[^.;]{0,40}\b(ultra|micro|very)(?:[\s-]?low[\s-]|[\s-]?)dos(?:e|es|age|ing)\b/iu);

export function isLowDoseName(kind: NameKind | undefined): boolean {
	return kind === 'low-dose' || kind === 'very-low-dose' || kind === 'ultra-low-dose';
}

function quantityOf({ value, unit }: Amount, { per }: AmountExpression): Quantity {
	return { value, unit: per === 'weight' && (unit === 'mg' || unit === 'mcg') ? `${unit}/kg` : unit };
}

function round(value: number): number {
	return Number(value.toPrecision(9));
}
