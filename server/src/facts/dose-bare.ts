import type { Block } from '../article/article.ts';
import { meeting, type Span } from '../base/span.ts';
import { findAddresses, findAmounts, findNumbers, type NumberToken } from './dose-numbers.ts';
import type { DrugMention } from './drug-mentions.ts';
import { sieved } from './literals.ts';

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
		const borrows = amounts.find((it) => it.span.start >= span.end && it.span.start < bounds.end);
		if (
			isBareDose(text, bounds, first, last, { drugs, hasAmounts: amounts.length > 0 }) &&
			(borrows === undefined || ownStep.test(text.slice(span.end, borrows.span.start)))
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
	/start|beg[iau]n|try|tried|hold|put|end|reduc|drop|exceed|above|sweet|need|add|another|half|i['’]m|i am|if |once |when |at \d|commenc|initiat|go|went|work|mov|titrat|increas|rais|buil|bump|step|get|got|creep|edge|dos|max|target|tak|took|stay|settl|up to|down to|rang/iu;

/** A unit that follows is lent along a list ("1.5, then 3 mg"), not over a step of its own. */
const ownStep = sieved(/\b(?:every|until|till)\b/iu);

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
	const isNamedAfter = meeting(drugs, { start: last.span.end, end: last.span.end + 6 }).some((it) =>
		/^\s(?:of\s)?$/u.test(text.slice(last.span.end, it.span.start)),
	);
	if (otherMatter.test(said) || last.value > 100 || first.value === 0 || !(closing.test(after) || isNamedAfter)) {
		return false;
	}
	const named = drugs.findLast((it) => it.span.end <= first.span.start && it.span.start >= sentence.start);
	const isDecimal = first.digits.includes('.') || last.digits.includes('.');
	const isNamedBefore =
		named !== undefined && /^\s(?:(?:at|is|from)\s)?$/u.test(text.slice(named.span.end, first.span.start));
	const isOfDoses = hasAmounts || named !== undefined || isNamedAfter || doseWords.test(said);
	const isSmall = last.value <= 10;
	return (
		(startPhrase.test(before) && (isOfDoses || isSmall)) ||
		(stepPhrase.test(before) && (isDecimal || isOfDoses || drugs.length > 0)) ||
		(isSmall && isOfDoses && (limitPhrase.test(before) || (/\btake\s$/iu.test(before) && timing.test(after)))) ||
		(last.value <= 6 && stayPhrase.test(before)) ||
		(isDecimal && isSmall && (statePhrase.test(before) || isSubject(before, after))) ||
		(isDecimal && (isNamedBefore || (isOfDoses && (plainPhrase.test(before) || timing.test(after)))))
	);
}

/** "If 4.5 does nothing", "3.5 is the usual dose": the amount is what acts. */
function isSubject(before: string, after: string): boolean {
	return opensClause.test(before) && acts.test(after);
}

const opensClause =
	/(?:^\W{0,4}|[.;:,—–(]\s{0,2}|\b(?:if|once|when|that|and|but|because|while|until|since|whether|though|for me|for most|even|only|say|some say)\s)$/iu;
const acts =
	/^\s(?:(?:still|alone|just|usually|often|never|really|also)\s)?(?:(?:is|was) (?:the|a|my|your|not|enough|too|plenty|usual\w*|typical\w*|where|what|more|less|best)\b|isn't|wasn't|does\b|did\b|didn't|doesn't|keeps?\b|kept\b|gives?\b|gave\b|makes?\b|made\b|feels?\b|felt\b|seems?\b|works?\b|worked\b|helps?\b|helped\b|sits?\b|suits?\b|stops working|stopped working|turned out|proves?\b|proved\b|causes?\b|caused\b|agrees?\b|nightly|daily|at (?:night|bedtime)|hasn't|has not)/iu;

/** Where somebody stands on a dose, whatever the sentence calls it. */
const statePhrase =
	/\b(?:I['’]m|I am|I was|she was|he was|she['’]s|he['’]s|they['’]re|we['’]re|now|currently|stay(?:s|ed|ing)?|put|ends? up|ended up|settl\w+|stuck|hold(?:s|ing)?|held|remain\w*|keep|kept|stop(?:s|ped)?|back)\s(?:(?:me|her|him|them|up|it|right|steady|patients|people)\s)?(?:at|on|to)\s(?:about\s|around\s)?$|\b(?:try|tried|trying|tolerat\w+|exceed\w*|take|taking|takes|took|need|needs|needed|prescribed|another|an extra|steps of|increments of|sweet spot (?:is|was|turned out to be)|(?:capsules?|tablets?|drops?) (?:holds?|contains?)|(?:not|never|n't) (?:go )?(?:above|over|beyond)|say,?(?: at)?)\s(?:about\s|around\s)?$/iu;

const stayPhrase = sieved(
	/(?:^|[.;:,—–]\s|\b(?:and|then|to|can|just|simply|should|I)\s)(?:hold|stay|remain|reduce|drop back|go back|went back|cut back|back off|step down)(?: down)?\s(?:at|on|to)\s$/iu,
);

const limitPhrase = sieved(
	/\b(?:hold|stay|remain|keep|settle|sit)(?:s|ing|ed)?\s(?:at|on)\s$|\b(?:top|highest|lowest|usual|target|starting|maximum|full|final|best)\s(?:daily\s|nightly\s)?(?:dose|dosage)\s(?:is|was|of)\s(?:about\s)?$|\buntil (?:you|they|he|she|we) (?:reach|get to|are at|hit)\s$|\b(?:try|reduce to|drop(?:ped|s)? (?:back )?to|move(?:d)? on to|back to)\s$/iu,
);

const doseWords = sieved(
	/\b(?:dos(?:e|es|age|ages|ing)|titrat\w*|mg|mcg|nightly|bedtime|capsules?|fortnight)\b|\bevery (?:\w+ )?(?:weeks?|days?|nights?)\b|\d\s?mg\b/iu,
);

/** Where the same words speak of something else than doses. */
const otherMatter =
	/\b(?:scores?|scales?|points?|percent(?:age)?|ratings?|levels?|TSH|antibod\w+|CRP|ESR|ferritin|count|HbA1c|A1c|pages?|chapters?|phases?|figures?|tables?|grades?|aged?|years? old|times? (?:higher|more)|ratio|pH|temperature|weighs?|pounds|minutes|version|euros?|stars?|rating|section|questions?|weight|BMI|glucose|sugar|degrees|fever|mIU|mmol|miles|km|CDAI|pain (?:is|was|went|fell|dropped|score)|euros?|dollars|prices?|costs?|fees?|sale)\b|[%$€£]/iu;

const startPhrase = sieved(
	/\b(?:start(?:s|ed|ing)?|beg(?:i|a|u)n(?:s|ning)?|commenc\w+|initiat\w+)\s(?:\w+\s){0,3}?(?:at|on|with|from|of|is|was|dose:?)\s(?:about\s|around\s|just\s|only\s)?$|\bdos(?:e|es|age|ages)\s(?:\w+\s){0,3}?(?:of|at|from|between|to)\s(?:about\s|around\s|just\s|only\s)?$|\bdosed\s(?:at|from)\s$|\b(?:maximum|max|target|usual|starting|maintenance)\s(?:daily\s)?(?:dose|dosage)?\s?(?:of|is|was|:)\s?(?:about\s|around\s)?$/iu,
);

const stepPhrase = sieved(
	/\b(?:go(?:es|ing)?|went|climb(?:s|ed|ing)?|work(?:s|ed|ing)?|mov(?:e|es|ed|ing)|reduc\w+|cut|titrat\w+|increas\w+|rais\w+|build(?:s|ing)?|bump(?:s|ed|ing)?|step(?:s|ped|ping)?|get(?:s|ting)?|got|creep|edge|drop(?:s|ped)?|lower(?:s|ed)?)\s(?:\w+\s){0,3}?(?:up\s|back\s|down\s|on\s)?(?:to|by|from|in steps of)\s(?:about\s|around\s)?$/iu,
);

const plainPhrase =
	/\b(?:tak(?:e|es|ing|en)|took|stay(?:s|ed|ing)?\s(?:at|on)|settl\w+\s(?:at|on|in at)|up to|down to|back to|rang\w+\s(?:is\s|was\s)?from|rang\w+\sbetween|between|then|at|on|to)\s(?:about\s|around\s|just\s|only\s)?$/iu;

const closing =
	/^(?:$|\s{0,2}[.,;:!?)](?=\s|$)|\s{0,2}[)\]]|\s{1,2}(?:and|then|or|to|for|nightly|daily|at (?:night|bedtime)|q\.?o?\.?d\b|(?:q\.?)?h\.?s\b|[bt]iw\b|every|each|before|after|until|once|twice|in the (?:evening|morning)|as|if|per|when|over (?:the|several|a few|some)|within|depending|but|because|without|may|is|are|now|keeps?|does|did|sits?|while|so|gives?|seems?|feels?|makes?|isn't|wasn't|doesn't|didn't|was|has|works?|a (?:day|night))\b)/iu;

const timing =
	/^\s{0,2}(?:nightly|daily|at (?:night|bedtime)|q\.?o?\.?d|(?:q\.?)?h\.?s|[bt]iw|once|twice|(?:a|per|every|each) (?:day|night|evening))\b/iu;
