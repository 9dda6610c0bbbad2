/**
 * Whose dose it is, as far as its own block tells: the nearest governing drug, by apposition, parentheses, "of" or
 * place in a list; else the drug that the sentence, and then the sentences before it, speak of.
 */
import { meeting, type Span } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { NameKind } from '../drugs/profile.ts';
import type { DrugMention } from './drug-mentions.ts';

export interface Owner {
	/** Profile id, or `'other'`. */
	readonly drug: string | 'other';
	readonly called: NameKind | undefined;
	/** The name stands right beside the dose, so that nothing but it can be meant. */
	readonly direct: boolean;
}

/** Owners of the doses of one block, parallel to `doses`, which are in the order of the text. */
export function ownersOf(
	text: string,
	sentences: readonly Span[],
	doses: readonly Span[],
	drugs: readonly DrugMention[],
	formulary: Formulary,
): readonly (Owner | undefined)[] {
	const taken = new Set<DrugMention>();
	return doses.map((dose) => {
		const sentence = sentences.find((it) => it.start <= dose.start && dose.start < it.end) ?? {
			start: 0,
			end: text.length,
		};
		const inSentence = meeting(drugs, sentence);
		const direct = directOwner(text, dose, inSentence, taken);
		if (direct !== undefined) {
			taken.add(direct.mention);
			return toOwner(direct.mention, true);
		}
		if (isOfSomethingElse(text, dose, sentence, formulary)) {
			return { drug: 'other', called: undefined, direct: false };
		}
		const near = sentenceOwner(text, dose, inSentence) ?? earlierOwner(sentence, sentences, drugs);
		return near === undefined ? undefined : toOwner(near, false);
	});
}

function toOwner(mention: DrugMention, direct: boolean): Owner {
	return { drug: mention.drug ?? 'other', called: mention.kind, direct };
}

/** The drug named right before the dose ("LDN at 3 mg", "clonidine (0.1 mg)") or right after it ("3 mg of LDN"). */
function directOwner(
	text: string,
	dose: Span,
	drugs: readonly DrugMention[],
	taken: ReadonlySet<DrugMention>,
): { readonly mention: DrugMention } | undefined {
	const before = drugs.findLast((it) => it.span.end <= dose.start);
	const after = drugs.find((it) => it.span.start >= dose.end);
	const gapBefore = before === undefined ? undefined : text.slice(before.span.end, dose.start);
	const gapAfter = after === undefined ? undefined : text.slice(dose.end, after.span.start);
	const isBefore = gapBefore !== undefined && governsForward(gapBefore);
	const isAfter = gapAfter !== undefined && governsBackward(gapAfter);
	if (after !== undefined && isAfter) {
		const touches =
			gapBefore !== undefined && before !== undefined && /^[\s:(–—-]{0,3}$/u.test(gapBefore) && !taken.has(before);
		const names = /\bof\b/iu.test(gapAfter ?? '');
		if (!(touches && !names)) {
			return { mention: after };
		}
	}
	return before !== undefined && isBefore ? { mention: before } : undefined;
}

const forwardWords = new Set(
	`a about adult adults all also amount amounts an any approximately are around as at be being between capsule capsules
	commonly compounded comes daily day defined describes dosage dosages dose dosed doses dosing each evening every form
	from general generally given hcl hydrochloride in initial involves is it just low lower means meaning maximum mostly
	nightly night normally of often once only or oral orally per pill pills prescribed quantities range ranges ranging refers
	regimen relates roughly small start started starting starts tablet tablets taken taking that the therapeutic therapy to
	treatment tiny typical typically ultra up use used uses using usual usually very was were which with within administered
	reaching beginning begins begin titrated titration increased raised covers covering spans called only
	available common commonly single may can should be max`.split(/\s+/),
);

function governsForward(gap: string): boolean {
	const words = gap
		.toLowerCase()
		.split(/[\s,;:()[\]–—\-*|=~≈≤<>&]+/u)
		.filter(Boolean);
	return words.length <= 9 && words.every((it) => forwardWords.has(it));
}

const backwardWords = new Set(
	`a capsule capsules compounded d daily day dose doses each every form generic hcl immediate-release in less night nightly of
	or oral once per pill pills plain pure strength tab tablet tablets the twice worth more lower below/day`.split(/\s+/),
);

function governsBackward(gap: string): boolean {
	const words = gap
		.toLowerCase()
		.split(/[\s(/\-*]+/u)
		.filter(Boolean);
	const isPlain = words.length <= 6 && words.every((it) => backwardWords.has(it));
	return isPlain && !/\bin\b(?!.*\bof\b)/iu.test(gap);
}

/** The drug that the sentence speaks of: of the dose's own clause first, the names before it first. */
function sentenceOwner(text: string, dose: Span, drugs: readonly DrugMention[]): DrugMention | undefined {
	if (drugs.length === 0) {
		return undefined;
	}
	const clauseStart = text.lastIndexOf(';', dose.start);
	const clauseEnd = text.indexOf(';', dose.end);
	const clause = drugs.filter((it) => it.span.start > clauseStart && (clauseEnd < 0 || it.span.start < clauseEnd));
	for (const candidates of [clause, drugs]) {
		const before = candidates.filter((it) => it.span.end <= dose.start);
		const nearest = before.at(-1);
		if (nearest !== undefined) {
			const own = before.findLast((it) => it.drug !== undefined);
			const isCut = cut.test(text.slice(nearest.span.end, dose.start));
			return nearest.drug === undefined && isCut && own !== undefined ? own : nearest;
		}
		const after = candidates.find((it) => it.span.start >= dose.end && it.drug !== undefined);
		if (after !== undefined) {
			return after;
		}
	}
	return undefined;
}

const cut = /[,;:—–]|\b(?:so|but|then|and|while|whereas|because|before|after|until|if)\b/iu;

/** The drug of the nearest sentence before that names any; a profile's drug goes before others. */
function earlierOwner(
	sentence: Span,
	sentences: readonly Span[],
	drugs: readonly DrugMention[],
): DrugMention | undefined {
	for (const it of [...sentences].reverse()) {
		if (it.start < sentence.start) {
			const named = drugs.filter((mention) => it.start <= mention.span.start && mention.span.start < it.end);
			const owner = named.find((mention) => mention.drug !== undefined) ?? named[0];
			if (owner !== undefined) {
				return owner;
			}
		}
	}
	return undefined;
}

/** "500 mg of turmeric", "Curcumin: 500 mg": a substance that no list of names holds. */
function isOfSomethingElse(text: string, dose: Span, sentence: Span, formulary: Formulary): boolean {
	const of = /^\s{1,2}(?:\w+\s){0,2}?of\s{1,2}(?:the\s|this\s|your\s|oral\s|pure\s)?([\p{L}][\p{L}\d-]{1,30})/iu.exec(
		text.slice(dose.end, Math.min(sentence.end, dose.end + 60)),
	)?.[1];
	if (of !== undefined && !ownWords.test(of)) {
		return true;
	}
	const owned = /^\s?([a-z][a-z-]{3,24})(?=[\s.,;:)]|$)/u.exec(
		text.slice(dose.end, Math.min(sentence.end, dose.end + 30)),
	)?.[1];
	const isOwned = /\b(?:your|my|his|her|their|our)\s(?:daily\s|nightly\s|usual\s)?$/iu.test(
		text.slice(Math.max(sentence.start, dose.start - 20), dose.start),
	);
	if (isOwned && owned !== undefined && !ownWords.test(owned) && !ordinary.test(owned) && !formWords.test(owned)) {
		return true;
	}
	const head = dose.start - sentence.start > 80 ? '' : text.slice(sentence.start, dose.start);
	const label = /^[\s\W]{0,4}(\p{L}[\p{L}\d'’ +-]{1,40}?)\s{0,2}(?::|\s[-–—]\s|\()\s{0,2}$/u.exec(head)?.[1];
	return label !== undefined && /^\p{Lu}/u.test(label) && !isOrdinaryLabel(label, formulary);
}

const ownWords =
	/^(?:drug|medication|medicine|product|dose|active|body|it|a|an|each|every|day|your|our|treatment|therapy|study|trial|titration|ongoing|week|month|these|those|liquid|solution|powder|capsules?|tablets?|this|that|my|his|her|their|compounded|low|care)$/iu;

const formWords =
	/^(?:pills?|troches?|lozenges?|creams?|drops?|bottles?|of|with|without|into|naltrexone|generic|plain|immediate\S*|slow\S*|scored|twice|once|back|again|away|down|along|works?|worked|feels?|felt|seems?|helps?|helped|keeps?|made|makes|gave|gives|still|also|really|right|here|there|that|which|while)$/iu;

/** A label made of dosing words, ordinary words in the middle of a sentence, or a condition says nothing of another substance. */
function isOrdinaryLabel(label: string, formulary: Formulary): boolean {
	const lower = label.toLowerCase();
	if (ordinary.test(lower) || lower.split(/\s+/).length > 4) {
		return true;
	}
	return formulary.conditions(label).length > 0;
}

const ordinary =
	/\b(?:dos\w*|starts?|starting|started|begin\w*|begun|initial\w*|low\w*|high\w*|max\w*|min\w*|target|goal|usual\w*|typical\w*|standard|common\w*|maintenance|range\w*|weeks?|days?|months?|nights?|nightly|daily|steps?|phase|stage|adults?|child\w*|oral\w*|capsules?|tablets?|liquid|solution|cream|morning|evening|bedtime|take\w*|taking|took|use\w*|using|increas\w*|titrat\w*|reduc\w*|rais\w*|go|going|up|to|at|by|with|from|between|about|around|approximately|only|just|then|after|before|at|until|is|are|was|were|i|we|you|they|he|she|it|my|your|the|a|an|most|many|some|all|if|when|because|for|on|in|of|strengths?|available|amount|per|each|every|one|two|three|first|second|third|final\w*|next|option|protocol|schedule|average|mean|median|ideal|optimal|recommended|sensitive|patients?|people|men|women|note|tip|example|answer|question|q|s|doctor|prescri\w*|increment\w*|kit|single|total|full|slow\w*|fast\w*|never|always|even|than|over|under|below|above|exceed\w*|avoid\w*|less|more|try|keep|stay\w*|mid\w*|end\w*|ongoing|nothing|try|drops?|sublingual|troche|conventional|approved|regular|microdos\w*|micro|ultra|very)\b/iu;
