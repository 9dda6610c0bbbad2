import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import { type CompiledCue, type CompiledCues, compiledCues, plainText } from './cues.ts';
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

/** A sentence as cues see it. */
interface Unit {
	readonly span: Span;
	/** With the lead-in of its list, where there is one. */
	readonly text: string;
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
	const above = headingsAbove(block);
	for (const profile of formulary.profiles) {
		const cues = compiledCues(profile);
		for (const unit of unitsOf(block, drugs, profile.id)) {
			for (const { id, kind } of metStatements(unit, above, cues)) {
				mentions.push({ id, kind, drug: profile.id, span: unit.span });
			}
		}
	}
	return mentions;
}

function metStatements(unit: Unit, above: string, cues: CompiledCues): CompiledCues['statements'] {
	const standardOnly =
		cues.standardUse?.test(unit.text) === true && cues.lowDose !== undefined && !cues.lowDose.test(unit.text);
	return cues.statements.filter(
		({ kind, cues: own }) => !(kind === 'safety' && standardOnly) && own.some((cue) => meets(unit, above, cue)),
	);
}

function meets(unit: Unit, above: string, cue: CompiledCue): boolean {
	const text = textFor(unit, cue);
	return (
		cue.all.every((it) => it.test(text)) &&
		!cue.none.some((it) => it.test(text)) &&
		(cue.under === undefined || cue.under.test(above)) &&
		!(cue.aboutDrug && unit.aboutOthers)
	);
}

function textFor(unit: Unit, { window }: CompiledCue): string {
	if (window === 'pair') {
		return unit.withPrevious;
	}
	return window === 'condition' ? unit.withCondition : unit.text;
}

/** "Pregnant or nursing?", "Do you take opioids?", and not "Can I take it in pregnancy?" */
function setsCondition(question: string): boolean {
	return (
		question.length <= 120 &&
		/\?\W*$/.test(question) &&
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
	for (const span of [...block.sentences, ...whole]) {
		const text = prose.slice(span.start, span.end);
		if (!/\?\W*$/.test(text)) {
			const named = drugs.filter((it) => it.span.start < span.end && span.start < it.span.end);
			const others = named.filter((it) => it.drug !== profile);
			units.push({
				span,
				text: leadIn + text,
				withPrevious: `${previous || leadIn} ${text}`,
				withCondition: setsCondition(previous) ? `${previous} ${text}` : leadIn + text,
				aboutOthers: others.length > 0 && others.length === named.length,
			});
		}
		previous = text;
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
