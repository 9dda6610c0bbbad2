import type { Block } from '../article/article.ts';
import { meeting, type Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import { type CompiledCue, type CompiledCues, type CompiledStatement, compiledCues, plainText } from './cues.ts';
import type { DrugMention } from './drug-mentions.ts';
import { ReadText, within } from './literals.ts';
import { sentenceText } from './within-block.ts';

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

/** A sentence as cues see it. */
interface Unit {
	readonly span: Span;
	/** With the lead-in of its list, where there is one. */
	readonly text: string;
	/** Lead-in, sentence before and sentence: all that its patterns may be met by. */
	readonly read: readonly ReadText[];
	/** Without the sentence before. */
	readonly own: readonly ReadText[];
	/** With the sentence before it in the block. */
	readonly withPrevious: string;
	/** With the question before it that sets a condition, where there is one. */
	readonly withCondition: string;
	/** Names other drugs and none with this profile. */
	readonly aboutOthers: boolean;
}

/** What the block does say of the statements that its profiles require, and what it denies. */
export function extractStatements(
	block: Block,
	drugs: readonly DrugMention[],
	formulary: Formulary,
): readonly StatementMention[] {
	if (block.kind === 'reference') {
		return [];
	}
	const mentions: StatementMention[] = [];
	const above = aboveOf(block);
	for (const profile of formulary.profiles) {
		const cues = compiledCues(profile);
		for (const unit of unitsOf(block, drugs, profile.id)) {
			for (const { id, kind } of within(unit.read, () => metStatements(unit, above, cues))) {
				mentions.push({ id, kind, drug: profile.id, span: unit.span });
			}
		}
	}
	return mentions;
}

function metStatements(unit: Unit, above: Above, cues: CompiledCues): ReadonlySet<CompiledStatement> {
	const tester = testerOf(unit);
	const met = new Set<CompiledStatement>();
	for (const at of possibleCues(unit, cues)) {
		const found = cues.cues[at];
		if (
			found !== undefined &&
			!met.has(found.statement) &&
			meets(unit, above, found.cue, tester) &&
			!(found.statement.kind === 'safety' && isOfStandardDose(unit, cues))
		) {
			met.add(found.statement);
		}
	}
	return met;
}

/** Places in `cues.cues`, in order. */
function possibleCues(unit: Unit, { alone, withBefore }: CompiledCues): readonly number[] {
	const own = within(unit.own, () => alone.required.in(unit.text)).map((it) => alone.places[it] ?? -1);
	const wide = withBefore.required.in(unit.text).map((it) => withBefore.places[it] ?? -1);
	return [...own, ...wide].sort((a, b) => a - b);
}

/** A caution that is told of the standard dose alone. */
function isOfStandardDose({ text }: Unit, { standardUse, lowDose }: CompiledCues): boolean {
	return standardUse?.test(text) === true && lowDose !== undefined && !lowDose.test(text);
}

/** The cheap tests come first: most cues fail at one of them. */
function meets(unit: Unit, above: Above, cue: CompiledCue, matches: Tester): boolean {
	return (
		!(cue.aboutDrug && unit.aboutOthers) &&
		(cue.under === undefined || above(cue.under)) &&
		cue.all.every((it) => matches(it, cue.window)) &&
		!cue.none.some((it) => matches(it, cue.window))
	);
}

/** Whether what stands above a block matches; remembered, as all units of the block ask again. */
type Above = (pattern: RegExp) => boolean;
type Tester = (pattern: RegExp, window: CompiledCue['window']) => boolean;

function aboveOf(block: Block): Above {
	const text = headingsAbove(block);
	const read = new ReadText(text);
	const matches = remembered(text);
	return (pattern) => within([read], () => matches(pattern));
}

/** Cues share their terms: each pattern is tried once on each text. */
function testerOf(unit: Unit): Tester {
	const sentence = remembered(unit.text);
	const pair = remembered(unit.withPrevious);
	const condition = unit.withCondition === unit.text ? sentence : remembered(unit.withCondition);
	return (pattern, window) => {
		if (window === 'pair') {
			return pair(pattern);
		}
		return window === 'condition' ? condition(pattern) : sentence(pattern);
	};
}

function remembered(text: string): (pattern: RegExp) => boolean {
	const known = new Map<RegExp, boolean>();
	return (pattern) => {
		const before = known.get(pattern);
		if (before !== undefined) {
			return before;
		}
		const matches = pattern.test(text);
		known.set(pattern, matches);
		return matches;
	};
}

/** "Pregnant or nursing?", "Do you take opioids?", and not "Can I take it in pregnancy?" */
function setsCondition(question: string): boolean {
	return (
		question.length <= 120 &&
		/\?[^\w?]*$/.test(question) &&
		!/^\W*(?:what|how|why|when|where|which|who|can|could|should|will|would|may|might|does|do (?!you)|did|is (?!there)|are (?!you)|has|was|were)\b/i.test(
			question,
		)
	);
}

/** A question says nothing; a row is read as a whole and cell by cell. */
function unitsOf(block: Block, drugs: readonly DrugMention[], profile: string): readonly Unit[] {
	const prose = plainText(block.prose.text);
	const leadIn = block.kind === 'listItem' && block.leadIn !== undefined ? `${plainText(block.leadIn)} ` : '';
	const whole: readonly Span[] =
		block.kind === 'tableRow' && block.sentences.length > 1 ? [{ start: 0, end: prose.length }] : [];
	const units: Unit[] = [];
	let previous = '';
	const above = leadIn === '' ? [] : [new ReadText(leadIn)];
	let readBefore: readonly ReadText[] = [];
	for (const span of [...block.sentences, ...whole]) {
		const text = prose.slice(span.start, span.end);
		if (!/\?[^\w?]*$/.test(text)) {
			const named = meeting(drugs, span);
			const others = named.filter((it) => it.drug !== profile);
			units.push({
				span,
				text: leadIn + text,
				read: [...above, ...readBefore, sentenceText(block, span)],
				own: [...above, sentenceText(block, span)],
				withPrevious: `${previous || leadIn} ${text}`,
				withCondition: setsCondition(previous) ? `${previous} ${text}` : leadIn + text,
				aboutOthers: others.length > 0 && others.length === named.length,
			});
		}
		previous = text;
		readBefore = [sentenceText(block, span)];
	}
	return units;
}

/** The nearest headings, with the lead-in and a row's column heads; the article's title says too much to count. */
function headingsAbove(block: Block): string {
	const nearest = block.sectionPath.length > 2 ? block.sectionPath.slice(-2) : block.sectionPath.slice(-1);
	return plainText([...nearest, block.leadIn ?? '', ...block.cells.map((it) => it.head)].join(' | ')).replace(
		/ {2,}/g,
		' ',
	);
}
