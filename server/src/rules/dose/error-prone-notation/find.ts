import type { Block } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import type { AmountExpression } from '../../../facts/dose-numbers.ts';
import type { BlockFacts } from '../../../facts/facts.ts';
import { sieved } from '../../../facts/literals.ts';
import { type Abbreviation, abbreviated, abbreviations, drugAbbreviations, type Style } from './forms.ts';

export interface FoundAbbreviation {
	/** In the prose. */
	readonly span: Span;
	readonly better: string;
	/** `undefined` for a drug's abbreviation. */
	readonly why: string | undefined;
}

/** Abbreviations where a dose is spoken of: the same letters elsewhere are other words. */
export function findAbbreviations(
	block: Block,
	facts: BlockFacts,
	amounts: readonly AmountExpression[],
	style: Style,
): readonly FoundAbbreviation[] {
	const { text } = block.prose;
	const found: FoundAbbreviation[] = [];
	for (const it of abbreviated.test(text) ? abbreviations : []) {
		for (const match of text.matchAll(it.pattern)) {
			const span = { start: match.index, end: match.index + match[0].length };
			const isTaken = found.some(({ span: other }) => other.start < span.end && span.start < other.end);
			if (!isTaken && isInDose(block, facts, amounts, it, span.start)) {
				found.push({
					span,
					better: spaced(text, span.start, singular(text, span.start, it.instead[style])),
					why: it.why,
				});
			}
		}
	}
	for (const { pattern, instead } of drugAbbreviations) {
		for (const match of text.matchAll(pattern)) {
			const sentence = block.sentences.find((it) => it.start <= match.index && match.index < it.end);
			const isOtherDrugs = facts.drugs.some(
				({ drug, span }) =>
					drug !== undefined && sentence !== undefined && sentence.start <= span.start && span.start < sentence.end,
			);
			if (!isOtherDrugs) {
				found.push({
					span: { start: match.index, end: match.index + match[0].length },
					better: instead,
					why: undefined,
				});
			}
		}
	}
	return found.sort((a, b) => a.span.start - b.span.start);
}

const volume = sieved(/(?<![\w.,])(\d{1,4}\.\d{0,4}0|\.\d{1,4})(\s?m[lL])(?!\w)/gu);

/** Volumes whose number is error-prone in itself: "1.0 mL", ".5 mL". */
export function findVolumes(text: string): readonly AmountExpression[] {
	return [...text.matchAll(volume)].map((match) => {
		const span = { start: match.index, end: match.index + match[0].length };
		const digits = match[1] ?? '';
		const number = { start: span.start, end: span.start + digits.length };
		return {
			span,
			amounts: [{ span: number, value: Number(digits), unit: 'mg', digits, unitText: undefined }],
			shape: 'single',
			per: 'volume',
			times: 1,
		};
	});
}

function isInDose(
	{ prose: { text }, sentences }: Block,
	facts: BlockFacts,
	amounts: readonly AmountExpression[],
	{ after, pattern }: Abbreviation,
	at: number,
): boolean {
	const sentence = sentences.find((it) => it.start <= at && at < it.end) ?? { start: 0, end: text.length };
	const near = (span: Span, reach: number) => span.start >= sentence.start && span.end <= at && at - span.end <= reach;
	const isAfterDose =
		amounts.some((it) => near(it.span, 24)) ||
		facts.drugs.some((it) => near(it.span, 12)) ||
		/\b(?:\d+|one|two|an?)\s(?:tablets?|capsules?|tabs?|caps?|pills?|drops?)\s(?:\w+\s){0,2}$/iu.test(
			text.slice(Math.max(sentence.start, at - 40), at),
		);
	const said = text.slice(Math.max(sentence.start, at - 300), Math.min(sentence.end, at + 300));
	if (
		after !== 'amount' &&
		/(?:\(|\b(?:for|in|with|of|and|or|the|to|severe)\s)$/iu.test(text.slice(Math.max(0, at - 8), at))
	) {
		return false;
	}
	switch (after) {
		case 'dose':
			return isAfterDose;
		case 'dosing':
			return isAfterDose || (dosing.test(said) && (facts.drugs.length > 0 || unmistakable.test(pattern.source)));
		case 'amount':
			return (
				/^i/iu.test(text.slice(at, at + 1)) ||
				dosing.test(said) ||
				amounts.some((it) => it.per === undefined && it.span.start >= sentence.start && it.span.end <= sentence.end) ||
				facts.drugs.some((it) => it.span.start >= sentence.start && it.span.end <= sentence.end)
			);
	}
}

/** No other word is written so: QD is a quantum dot, too. */
const unmistakable = /QHS|QOD/u;

const dosing = sieved(
	/\b(?:tak(?:e|es|en|ing)|dos(?:e|es|ed|ing|age)|administer\w*|inject\w*|give[ns]?|giving|prescri\w+|draw(?:n)? up|syringe|swallow\w*|insulin|heparin|suspension|solution|vitamin)\b/iu,
);

/** "units", but "1 unit". */
function singular(text: string, at: number, instead: string): string {
	return instead === 'units' && /(?<![\d.,])1\s{0,2}$/u.test(text.slice(Math.max(0, at - 5), at)) ? 'unit' : instead;
}

function spaced(text: string, at: number, instead: string): string {
	return /\d$/.test(text.slice(Math.max(0, at - 1), at)) ? ` ${instead}` : instead;
}
