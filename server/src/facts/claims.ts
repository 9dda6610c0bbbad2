import type { Block } from '../article/article.ts';
import { countFirst, meeting, type Span, within } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { DrugProfile, RiskTier } from '../drugs/profile.ts';
import type { Anchor } from './claim-anchor.ts';
import { effectWord } from './claim-terms.ts';
import { type ClaimKind, type Classification, classifySentence, type SentenceInput } from './classify-sentence.ts';
import type { BlockFacts } from './facts.ts';
import { sieved } from './literals.ts';
import { maskText } from './sentence-frames.ts';
import { withinSentence } from './within-block.ts';

export type { Anchor } from './claim-anchor.ts';
export type { ClaimKind } from './classify-sentence.ts';

/** How sure the sentence sounds. */
export type ClaimStrength = 'certain' | 'plain' | 'hedged';

export interface Claim {
	readonly kind: ClaimKind;
	/** The sentence, or the predicate of a list item or cell after its label. */
	readonly span: Span;
	/** Index into `Block.sentences`. */
	readonly sentence: number;
	readonly strength: ClaimStrength;
	/** Highest tier of what it is about; 1 when nothing tiered is named. */
	readonly tier: RiskTier;
	/** Profile id of the drug that it is about; `undefined` when the block does not name it ("It may reduce …"). */
	readonly drug: string | undefined;
	/** `named` in the sentence, `described` ("these side effects"), or a `pronoun` or less: then the article tells what is meant. */
	readonly anchor: Anchor;
	/** Goes on about a study or effect named in the sentence before ("These results …"). */
	readonly continues: boolean;
}

/** What claims are read from. */
export type ClaimSources = Pick<BlockFacts, 'drugs' | 'conditions' | 'citations'>;

/** Sentences that need a citation, whether they have one or not, and experience told as such. */
export function extractClaims(block: Block, facts: ClaimSources, formulary: Formulary): readonly Claim[] {
	if (block.kind === 'reference' || isHeadRow(block) || isWarned(block)) {
		return [];
	}
	const claims: Claim[] = [];
	const profile = profileOf(facts, formulary);
	const masked = maskBlock(block, facts);
	if (isRowOfOtherDrug(block, masked)) {
		return [];
	}
	block.sentences.forEach((sentence, index) => {
		const span = predicateSpan(block, masked, sentence, facts.citations);
		const input = inputOf(block, masked, sentence, span, facts, profile);
		const result = withinSentence(block, sentence, () => classifySentence(input));
		if (!('kind' in result)) {
			return;
		}
		const mentioned = within(facts.drugs, sentence).find((it) => it.drug !== undefined);
		claims.push({
			kind: result.kind,
			span,
			sentence: index,
			strength: result.strength,
			tier: tierIn(sentence, facts),
			drug: (mentioned ?? facts.drugs.find((it) => it.drug !== undefined))?.drug,
			anchor: result.anchor,
			continues: result.continues,
		});
	});
	return claims;
}

/** Masked text without its citation markers; links and narrative citations are part of their sentence. */
function maskBlock({ prose }: Block, { drugs, citations }: ClaimSources): string {
	let masked = maskText(prose.text, drugs);
	for (const { kind, span } of citations) {
		if (kind !== 'link' && kind !== 'narrative' && kind !== 'identifier') {
			masked = masked.slice(0, span.start) + ' '.repeat(span.end - span.start) + masked.slice(span.end);
		}
	}
	return masked;
}

/** Classifies one sentence of a block again: what a citation on it stands for. */
export function classifyInBlock(
	block: Block,
	facts: ClaimSources,
	formulary: Formulary,
	index: number,
): Classification {
	const sentence = block.sentences[index];
	if (sentence === undefined) {
		return { reason: 'empty' };
	}
	const masked = maskBlock(block, facts);
	const span = predicateSpan(block, masked, sentence, facts.citations);
	const input = inputOf(block, masked, sentence, span, facts, profileOf(facts, formulary));
	return classifySentence({ ...input, explains: true });
}

/** The label of a list item, cell or bold lead: "Fibromyalgia (FM):". */
const itemLabel = /^[^.:;?!,]{2,70}(?::\s+|\s[–—-]\s)(?=\S)/;
const leadLabel = sieved(/^[^.:;?!,]{2,38}:\s+(?=\S)/);
const verbFirst =
	/^(?:may|might|can|could|will|also|help|thought|believed|shown|has|have|is|are|was|not|well|generally|usually|typically|often|some|most|many|temporarily|briefly|possibly|potentially|gently|significantly|naturally|appears|seems|works?|acts|less|fewer|more|better|improved|reduced|increased|decreased|enhanced|[a-z]{3,}(?:s|es)|[\d~<>])(?![a-z])/;

function predicateSpan(block: Block, masked: string, sentence: Span, citations: ClaimSources['citations']): Span {
	const isFirst = sentence.start === block.sentences[0]?.start;
	if (block.kind === 'heading' || (!isFirst && block.kind !== 'tableRow')) {
		return sentence;
	}
	const pattern = block.kind === 'paragraph' ? leadLabel : itemLabel;
	const label = pattern.exec(masked.slice(sentence.start, sentence.end));
	const cited =
		label && citations.some((it) => it.span.start < sentence.start + label[0].length && it.span.end > sentence.start);
	return label && !cited ? { start: sentence.start + label[0].length, end: sentence.end } : sentence;
}

function inputOf(
	block: Block,
	masked: string,
	sentence: Span,
	span: Span,
	facts: ClaimSources,
	profile: DrugProfile | undefined,
): SentenceInput {
	const isLabelled = span.start > sentence.start;
	const label = masked.slice(sentence.start, span.start);
	const namesInLabel = isLabelled && (label.includes('§') || verdictLabel.test(label));
	const text = namesInLabel ? masked.slice(sentence.start, span.end) : masked.slice(span.start, span.end);
	const base = namesInLabel ? sentence.start : span.start;
	const isItem = block.kind === 'listItem' || block.kind === 'tableRow';
	const patterns = profile && patternsOf(profile);
	const named = meeting(facts.drugs, sentence).filter((it) => it.drug !== undefined);
	return {
		text,
		underSideEffects: asksForSideEffects(block, sentence),
		explains: false,
		targets: within(facts.conditions, span).map((it) => ({
			start: it.span.start - base,
			end: it.span.end - base,
			tier: it.tier,
		})),
		role:
			block.kind === 'heading'
				? 'heading'
				: isItem && (isLabelled || isLaterCell(block, span) || startsAsPredicate(text))
					? 'predicate'
					: 'sentence',
		namesLowDose: named.some((it) => it.kind.endsWith('low-dose')),
		namesOtherProduct: named.length > 0 && named.every((it) => it.kind === 'depot' || it.kind === 'combination'),
		mechanism: patterns?.mechanism,
		unwanted: patterns?.unwanted,
	};
}

/** "Best for nerve pain:" */
const verdictLabel = sieved(/^\W*(?:the )?(?:best|top pick|our pick|winner|strongest|most effective) /);

function asksForSideEffects({ prose, sectionPath, leadIn, sentences, cells }: Block, { start }: Span): boolean {
	const before = sentences[countFirst(sentences, (it) => it.end <= start) - 1];
	return [cells[0]?.head, sectionPath.at(-1), leadIn, before && prose.text.slice(before.start, before.end)].some(
		(it) => it !== undefined && sideEffects.test(it),
	);
}

const sideEffects = sieved(/\b(?:side[- ]effects?|adverse|downsides?|drawbacks?|tolerab\w+)\b/i);

/** Starts with a verb or a hedge: its subject stands in the lead-in or heading. */
function startsAsPredicate(text: string): boolean {
	return verbFirst.test(text) || effectWord.test(text.slice(0, text.indexOf(' ')));
}

function isLaterCell({ cells }: Block, span: Span): boolean {
	const first = cells[0];
	return first !== undefined && span.start >= first.span.end;
}

function tierIn(span: Span, { conditions }: ClaimSources): RiskTier {
	let tier: RiskTier = 1;
	for (const it of within(conditions, span)) {
		if (it.tier > tier) {
			tier = it.tier;
		}
	}
	return tier;
}

/** An item of a list of who should not take the drug, or should ask first. */
function isWarned({ kind, leadIn }: Block): boolean {
	return kind === 'listItem' && leadIn !== undefined && warningLead.test(leadIn.replace(/’/g, "'"));
}

const warningLead = sieved(
	/\b(?:(?:do not|don't|never|should not|shouldn't|must not|cannot|can't) (?:be )?(?:take|taken|use|used|start|order|have|given)|not (?:suitable|right|safe|recommended) (?:for|if)|avoid\b[^:]{0,40}\bif|(?:tell|inform|ask|talk to|speak to|speak with|let) (?:your|us|the|a)\b[^:]{0,60}\b(?:if|know)|before (?:you )?(?:start|tak)[^:]{0,60}\bif|who should not|stop (?:taking it )?and (?:call|seek|see))\b[^:]{0,80}:?\s*$/i,
);

function isHeadRow({ kind, cells }: Block): boolean {
	return kind === 'tableRow' && cells.every((it) => it.head === '');
}

/** A row whose first cell names another drug speaks of that. */
function isRowOfOtherDrug({ kind, cells }: Block, masked: string): boolean {
	const first = kind === 'tableRow' ? cells[0] : undefined;
	const head = first === undefined ? '' : masked.slice(first.span.start, first.span.end);
	return head.includes('§o') && !head.includes('§d');
}

function profileOf({ drugs }: ClaimSources, formulary: Formulary): DrugProfile | undefined {
	const named = drugs.find((it) => it.drug !== undefined)?.drug;
	return (named === undefined ? undefined : formulary.get(named)) ?? formulary.profiles[0];
}

interface ProfilePatterns {
	readonly mechanism: RegExp | undefined;
	readonly unwanted: RegExp | undefined;
}

const cache = new WeakMap<DrugProfile, ProfilePatterns>();

function patternsOf(profile: DrugProfile): ProfilePatterns {
	const known = cache.get(profile);
	if (known) {
		return known;
	}
	const made = { mechanism: compile(profile.mechanisms), unwanted: compile(profile.sideEffects) };
	cache.set(profile, made);
	return made;
}

function compile(patterns: readonly string[]): RegExp | undefined {
	try {
		return patterns.length === 0 ? undefined : new RegExp(`(?<![a-z0-9-])(?:${patterns.join('|')})(?![a-z0-9])`, 'i');
	} catch {
		// The profile's check reports a pattern that cannot be read.
		return undefined;
	}
}
