import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import { findAddresses, findAmounts, findNumbers, type NumberToken } from './dose-numbers.ts';
import type { DrugMention } from './drug-mentions.ts';

/** A number, or a range of numbers, that stands where a dose must and has no unit. */
export interface BareDose {
	readonly span: Span;
	readonly values: readonly number[];
	/** Index into `Block.sentences`. */
	readonly sentence: number;
}

/** Numbers without a unit in phrases of dosing: "start at 1.5", "a dose of 4.5", "go up to 3". */
export function findBareDoses(block: Block, drugs: readonly DrugMention[]): readonly BareDose[] {
	const { text } = block.prose;
	if (!/\d/.test(text) || (drugs.length === 0 && !dosingHint.test(text))) {
		return [];
	}
	const addresses = [...findAddresses(text), ...block.links.map((it) => it.span)];
	const amounts = findAmounts(text, addresses);
	const numbers = findNumbers(text, addresses).filter((it) => /^\d/.test(it.digits) && !/[\s½¼¾/]/u.test(it.digits));
	const free = numbers.filter(
		(it) => !amounts.some(({ span }) => span.start <= it.span.start && it.span.start < span.end),
	);
	const found: BareDose[] = [];
	for (let i = 0; i < free.length; i++) {
		const first = free[i];
		const next = free[i + 1];
		if (first === undefined) {
			break;
		}
		const sentence = block.sentences.findIndex((it) => it.start <= first.span.start && first.span.start < it.end);
		const bounds = block.sentences[sentence] ?? { start: 0, end: text.length };
		const isRange =
			next !== undefined && next.span.end <= bounds.end && rangeGap.test(text.slice(first.span.end, next.span.start));
		const last = isRange && next !== undefined ? next : first;
		const span = { start: first.span.start, end: last.span.end };
		if (
			isBareDose(text, bounds, first, last, { drugs, hasAmounts: amounts.length > 0 }) &&
			!amounts.some((it) => it.span.start >= span.end && it.span.start < bounds.end)
		) {
			found.push({
				span,
				values: isRange ? [first.value, last.value] : [first.value],
				sentence: Math.max(0, sentence),
			});
		}
		i += isRange ? 1 : 0;
	}
	return found;
}

const dosingHint =
	/start|beg[iau]n|commenc|initiat|go|went|work|mov|titrat|increas|rais|buil|bump|step|get|got|creep|edge|dos|max|target|tak|took|stay|settl|up to|down to|rang/iu;

const rangeGap = /^\s{0,2}(?:[-–—‑]|to|and)\s{0,2}$/iu;

function isBareDose(
	text: string,
	sentence: Span,
	first: NumberToken,
	last: NumberToken,
	{ drugs, hasAmounts }: { readonly drugs: readonly DrugMention[]; readonly hasAmounts: boolean },
): boolean {
	const said = text.slice(
		Math.max(sentence.start, first.span.start - 300),
		Math.min(sentence.end, last.span.end + 300),
	);
	const before = text.slice(Math.max(sentence.start, first.span.start - 70), first.span.start);
	const after = text.slice(last.span.end, Math.min(text.length, last.span.end + 30));
	const isNamedAfter = drugs.some((it) => /^\s(?:of\s)?$/u.test(text.slice(last.span.end, it.span.start)));
	if (otherMatter.test(said) || last.value > 100 || first.value === 0 || !(closing.test(after) || isNamedAfter)) {
		return false;
	}
	const named = drugs.findLast((it) => it.span.end <= first.span.start && it.span.start >= sentence.start);
	const isDecimal = first.digits.includes('.') || last.digits.includes('.');
	const isNamedBefore =
		named !== undefined && /^\s(?:(?:at|is|from)\s)?$/u.test(text.slice(named.span.end, first.span.start));
	const isOfDoses = hasAmounts || named !== undefined || isNamedAfter || doseWords.test(said);
	return (
		(startPhrase.test(before) && (isOfDoses || last.value <= 10)) ||
		(stepPhrase.test(before) && (isDecimal || isOfDoses)) ||
		(isDecimal && (isNamedBefore || (isOfDoses && (plainPhrase.test(before) || timing.test(after)))))
	);
}

const doseWords = /\b(?:dos(?:e|es|age|ages|ing)|titrat\w*|mg|mcg|nightly|bedtime|capsules?)\b|\d\s?mg\b/iu;

/** Where the same words speak of something else than doses. */
const otherMatter =
	/\b(?:scores?|scales?|points?|percent(?:age)?|ratings?|levels?|TSH|antibod\w+|CRP|ESR|ferritin|count|HbA1c|A1c|pages?|chapters?|phases?|figures?|tables?|grades?|aged?|years? old|times? (?:higher|more)|ratio|pH|temperature|weighs?|pounds|minutes|version|euros?|dollars|prices?|costs?|fees?|sale)\b|[%$€£]/iu;

const startPhrase =
	/\b(?:start(?:s|ed|ing)?|beg(?:i|a|u)n(?:s|ning)?|commenc\w+|initiat\w+)\s(?:\w+\s){0,3}?(?:at|on|with|from|of|is|was|dose:?)\s(?:about\s|around\s|just\s|only\s)?$|\bdos(?:e|es|age|ages)\s(?:\w+\s){0,3}?(?:of|at|from|between|to)\s(?:about\s|around\s|just\s|only\s)?$|\bdosed\s(?:at|from)\s$|\b(?:maximum|max|target|usual|starting|maintenance)\s(?:daily\s)?(?:dose|dosage)?\s?(?:of|is|was|:)\s?(?:about\s|around\s)?$/iu;

const stepPhrase =
	/\b(?:go(?:es|ing)?|went|work(?:s|ed|ing)?|mov(?:e|es|ed|ing)|titrat\w+|increas\w+|rais\w+|build(?:s|ing)?|bump(?:s|ed|ing)?|step(?:s|ped|ping)?|get(?:s|ting)?|got|creep|edge|drop(?:s|ped)?|lower(?:s|ed)?)\s(?:\w+\s){0,3}?(?:up\s|back\s|down\s)?(?:to|by|from)\s(?:about\s|around\s)?$/iu;

const plainPhrase =
	/\b(?:tak(?:e|es|ing|en)|took|stay(?:s|ed|ing)?\s(?:at|on)|settl\w+\s(?:at|on|in at)|up to|down to|back to|rang\w+\s(?:is\s|was\s)?from|rang\w+\sbetween|between|then|at|on|to)\s(?:about\s|around\s|just\s|only\s)?$/iu;

const closing =
	/^(?:$|\s{0,2}[.,;:!?)](?=\s|$)|\s{0,2}[)\]]|\s{1,2}(?:and|then|or|to|for|nightly|daily|at (?:night|bedtime)|every|each|before|after|until|once|twice|in the (?:evening|morning)|as|if|per|when|over (?:the|several|a few|some)|within|depending|but|because|without|may|is|works?|a (?:day|night))\b)/iu;

const timing =
	/^\s{0,2}(?:nightly|daily|at (?:night|bedtime)|once|twice|(?:a|per|every|each) (?:day|night|evening))\b/iu;
