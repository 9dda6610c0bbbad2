/**
 * Amounts of mass as they stand in prose: "4.5mg", "0.5 to 6 mg", "between 1 and 3 mg", "one and a half milligrams".
 * Grammar alone: what an amount means, and whose it is, is decided elsewhere.
 */
import type { Span } from '../base/span.ts';
import { parseUnit, toMilligrams, type Unit } from '../drugs/quantity.ts';
import { sieved } from './literals.ts';

/** One number of an expression. */
export interface Amount {
	/** The number with its own unit, if it has one. */
	readonly span: Span;
	readonly value: number;
	readonly unit: Unit;
	/** As written: `1.50`; in words: `one and a half`. */
	readonly digits: string;
	/** As written (`mgs`), or `undefined` where the unit stands at another number of the expression or in a table's head. */
	readonly unitText: string | undefined;
}

export interface AmountExpression {
	/** From the first number to the last unit, without what it is per. */
	readonly span: Span;
	/** In the order of the text. */
	readonly amounts: readonly [Amount, ...Amount[]];
	readonly shape: 'single' | 'range' | 'list';
	/** `weight`: per kg; `volume`: in a solution. */
	readonly per: 'weight' | 'volume' | undefined;
	/** What the amount is taken times: "2 x 1 mg". */
	readonly times: number;
}

/** A number that may be an amount. */
export interface NumberToken {
	readonly span: Span;
	readonly value: number;
	readonly digits: string;
}

/** Expressions with a unit, in order, none within another, none inside `skipped`. */
export function findAmounts(text: string, skipped: readonly Span[] = []): readonly AmountExpression[] {
	if (!unitHint.test(text)) {
		return [];
	}
	const tokens = findNumbers(text, skipped).map((token) => withUnit(text, token));
	const found: AmountExpression[] = [];
	for (let i = 0; i < tokens.length; ) {
		const chain = chainFrom(text, tokens, i);
		const expression = chain === undefined ? undefined : toExpression(text, chain);
		if (expression !== undefined) {
			found.push(expression);
		}
		i += chain?.tokens.length ?? 1;
	}
	return found;
}

/** All numbers in digits, fractions or words. */
export function findNumbers(text: string, skipped: readonly Span[] = []): readonly NumberToken[] {
	const found: NumberToken[] = [];
	for (const match of text.matchAll(numberPattern)) {
		const span = { start: match.index, end: match.index + match[0].length };
		const value = numberValue(match[0]);
		const isFree = !skipped.some((it) => it.start < span.end && span.start < it.end);
		if (value !== undefined && isFree && !isPartOfName(text, span.start)) {
			found.push({ span, value, digits: match[0] });
		}
	}
	return found;
}

/** Addresses that stand in the prose: numbers in them are no amounts. */
export function findAddresses(text: string): readonly Span[] {
	if (!/:\/\/|www\.|doi:|\d\//iu.test(text)) {
		return [];
	}
	return [...text.matchAll(/\b(?:https?:\/\/|www\.|doi:|10\.\d{4,9}\/)[^\s<>]{1,400}/giu)].map((it) => ({
		start: it.index,
		end: it.index + it[0].length,
	}));
}

/** The least and the greatest amount. */
export function ends(expression: AmountExpression): { readonly low: Amount; readonly high: Amount } {
	let [low] = expression.amounts;
	let high = low;
	for (const it of expression.amounts) {
		low = milligramsOf(it) < milligramsOf(low) ? it : low;
		high = milligramsOf(it) > milligramsOf(high) ? it : high;
	}
	return { low, high };
}

/** An amount in mg, whatever it is per. */
export function milligramsOf({ value, unit }: Amount): number {
	return toMilligrams({ value, unit }) ?? 0;
}

/** Whether the expression, as written, falls: "4.5–1.5 mg". */
export function isInverted(expression: AmountExpression): boolean {
	const first = expression.amounts[0];
	const last = expression.amounts.at(-1) ?? first;
	return expression.shape === 'range' && milligramsOf(first) > milligramsOf(last);
}

/** "Omega-3", "COVID-19", "NCT.5": a number tied to letters is none, unless they are the unit of a number. */
function isPartOfName(text: string, at: number): boolean {
	const head = before(text, at, 16);
	return /\p{L}[-–—./_]$/u.test(head) && !/[\d½¼¾]\s{0,2}\p{L}{1,10}[-–—./]$/u.test(head);
}

interface UnitToken extends NumberToken {
	/** The unit right after the number. */
	readonly unit: { readonly span: Span; readonly text: string; readonly unit: Unit } | undefined;
}

interface Chain {
	readonly tokens: readonly [UnitToken, ...UnitToken[]];
	readonly shape: AmountExpression['shape'];
}

const words: Readonly<Record<string, number>> = {
	half: 0.5,
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	twelve: 12,
	fifteen: 15,
	twenty: 20,
	'twenty-five': 25,
	thirty: 30,
	forty: 40,
	fifty: 50,
	hundred: 100,
};
const fractions: Readonly<Record<string, number>> = {
	'½': 0.5,
	'¼': 0.25,
	'¾': 0.75,
	'1/2': 0.5,
	'1/4': 0.25,
	'3/4': 0.75,
};

const wholeAndPart = String.raw`(?:[\s\u00a0]?[½¼¾]|[\s\u00a0]1/[24](?![\d/])|[\s-]and[\s-]a[\s-](?:half|quarter)\b)`;
const digits = String.raw`\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?|(?<!/)(?:1/2|1/4|3/4)(?![\d/])|\d{1,9}(?:[.,]\d{1,6})?${wholeAndPart}?|\.\d{1,6}|[½¼¾]`;
const notWithin = String.raw`(?<![\p{L}\p{N}_$€£#^@]|[\d,]\.|\d,|[/=?&%]/)`;
const spelled = Object.keys(words).reverse().join('|');
const numberPattern = sieved(
	new RegExp(
		String.raw`${notWithin}(?:${digits})(?!\d|[.,]\d)|(?<![\p{L}\p{N}-])(?:${spelled})(?:[\s-]and[\s-]a[\s-](?:half|quarter)|[\s-]point[\s-](?:five|two|three))?(?![\p{L}\p{N}])`,
		'giu',
	),
);

/** A cheap test that spares most blocks the search for numbers. */
const unitHint = /[mnuµμ]c?gs?(?![a-z])|grams?|gramme|\d\s{0,3}[-‐‑]?gm?s?(?![a-z])|[a-z¼-¾]\s{1,3}gm?s?(?![a-z])/iu;

const unitPattern =
	/^([\s\u2060]{0,3}|[-‐‑])((?:milligram(?:me)?s?|microgram(?:me)?s?|nanogram(?:me)?s?|gram(?:me)?s?|mgs|mg|mcgs|mcg|[µμ]gs?|ugs?|ng|gms?|gs?)\b|[µμ]gs?)(?![\p{N}_])(?!['’]s)/iu;

const range =
	/^[\s\u2060]{0,3}(?:[-‐‑‒–—−~→]|->|\.\.\.?|…)[\s\u2060]{0,3}[<≤~≈]?\s?$|^\s{1,3}(?:to|through|thru|up to|to about|to as much as|and up to)\s{1,3}$/iu;
const list = /^\s{0,2}[/,]\s{0,2}$|^,?\s{1,3}(?:or|and|&)\s{1,3}$|^,\s{0,2}(?:or|and)?\s{0,2}$/iu;
const notAnAmount =
	/(?:\b(?:week|day|month|year|step|stage|phase|age|aged|grade|type|version|figure|fig|table|study|vol|no|kit|protocol|part|chapter|section|group|cohort|ref|item|question|n)s?\.?\s{0,2}[=#:]?\s{0,2}|[[^])$/iu;
const otherUnit =
	/^[\s -]{0,2}(?:%|percent|°|(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|hrs?|h|minutes?|min|times|x|ml|mls|l|kg|kgs|lbs?|pounds?|iu|units?|capsules?|tablets?|pills?|drops?|patients?|people|participants|women|men|adults|children|doses|points?|cm|mm|a\.?m\.?|p\.?m\.?|o['’]clock)\b)/iu;

function withUnit(text: string, token: NumberToken): UnitToken {
	const match = unitPattern.exec(text.slice(token.span.end, token.span.end + 20));
	const written = match?.[2];
	const unit = written === undefined ? undefined : unitOf(written);
	if (match === null || written === undefined || unit === undefined) {
		return { ...token, unit: undefined };
	}
	const start = token.span.end + (match[1]?.length ?? 0);
	return { ...token, unit: { span: { start, end: start + written.length }, text: written, unit } };
}

/** Joins numbers from `at` on for as long as a range or list connects them and a unit is reached. */
function chainFrom(text: string, tokens: readonly UnitToken[], at: number): Chain | undefined {
	const first = tokens[at];
	if (first === undefined || (first.unit === undefined && !canBeAmount(text, first))) {
		return undefined;
	}
	const chain: [UnitToken, ...UnitToken[]] = [first];
	let shape: AmountExpression['shape'] = 'single';
	for (let i = at + 1; i < tokens.length && chain.length < 12; i++) {
		const next = tokens[i];
		const last = chain.at(-1);
		const link = next === undefined || last === undefined ? undefined : linkBetween(text, chain, last, next);
		if (next === undefined || link === undefined) {
			break;
		}
		shape = shape === 'list' ? 'list' : link;
		chain.push(next);
	}
	while (chain.length > 1 && chain.at(-1)?.unit === undefined && shape === 'list') {
		chain.pop();
	}
	return chain.some((it) => it.unit !== undefined)
		? { tokens: chain, shape: chain.length === 1 ? 'single' : shape }
		: undefined;
}

function linkBetween(
	text: string,
	chain: readonly [UnitToken, ...UnitToken[]],
	last: UnitToken,
	next: UnitToken,
): 'range' | 'list' | undefined {
	const gap = text.slice(last.unit?.span.end ?? last.span.end, next.span.start);
	const isBetween =
		/^,?\s{1,3}and\s{1,3}$/i.test(gap) && /\bbetween\s{1,3}$/i.test(before(text, chain[0].span.start, 12));
	if (range.test(gap) || isBetween) {
		const closes =
			last.unit === undefined ||
			next.unit !== undefined ||
			!otherUnit.test(text.slice(next.span.end, next.span.end + 16));
		return closes && (next.unit !== undefined || canBeAmount(text, next)) ? 'range' : undefined;
	}
	if (list.test(gap) && last.unit === undefined && (next.unit !== undefined || canBeAmount(text, next))) {
		return 'list';
	}
	return undefined;
}

function canBeAmount(text: string, token: NumberToken): boolean {
	const isYear = /^(?:19|20)\d\d$/.test(token.digits);
	return (
		!isYear &&
		!notAnAmount.test(before(text, token.span.start, 16)) &&
		!otherUnit.test(text.slice(token.span.end, token.span.end + 16))
	);
}

function toExpression(text: string, { tokens, shape }: Chain): AmountExpression | undefined {
	const amounts: Amount[] = [];
	let unit = tokens.findLast((it) => it.unit !== undefined)?.unit?.unit;
	for (const token of [...tokens].reverse()) {
		unit = token.unit?.unit ?? unit;
		if (unit !== undefined) {
			const span = { start: token.span.start, end: token.unit?.span.end ?? token.span.end };
			amounts.unshift({ span, value: token.value, unit, digits: token.digits, unitText: token.unit?.text });
		}
	}
	const [first, ...rest] = amounts;
	const last = rest.at(-1) ?? first;
	if (first === undefined || last === undefined) {
		return undefined;
	}
	const after = text.slice(last.span.end, last.span.end + 24);
	if (laboratory.test(after) || (/^g/i.test(last.unitText ?? '') && food.test(after))) {
		return undefined;
	}
	const per: AmountExpression['per'] =
		/^\s?(?:\/|per\s)\s?(?:kg|kilo(?:gram)?)\b/iu.test(after) || /\bper (?:kg|kilogram)\b/iu.test(after)
			? 'weight'
			: /^\s?(?:\/|per\s|in\s)\s?(?:\d+(?:\.\d+)?\s?)?(?:m[lL]|cc|milliliters?|millilitres?)\b/u.test(after)
				? 'volume'
				: undefined;
	if (per === 'volume' && first.unit !== 'mg' && first.unit !== 'g') {
		return undefined;
	}
	return {
		span: { start: first.span.start, end: last.span.end },
		amounts: [first, ...rest],
		shape,
		per,
		times: timesOf(text, first.span.start, last.span.end),
	};
}

const laboratory = sieved(
	/^\s?(?:\/|per\s)\s?(?:d[lL]\b|[lL]\b|m²|m2|m\^2|24 ?h|cm|mmol|hour|h\b|min)|^\s?(?:m\/2|m−2)/u,
);
const food = sieved(
	/^\s{1,2}(?:of\s)?(?:dietary\s|total\s|added\s)?(?:protein|carbs?|carbohydrates?|fat|fib(?:er|re)|sugars?|salt|alcohol|sodium)\b/iu,
);

/** "2 x 1 mg", "two 1 mg capsules", "1.5 mg x 2": how many are taken at once. */
function timesOf(text: string, start: number, end: number): number {
	const count =
		/(?<![\d.,])(\d|two|three|four)\s{0,2}[x×*]\s{0,2}$/iu.exec(before(text, start, 10))?.[1] ??
		/^\s{0,2}[x×]\s{0,2}([2-6])\b(?!\s{0,2}(?:days?|weeks?|months?|nights?|doses|daily|[/a]))/iu.exec(
			text.slice(end, end + 20),
		)?.[1];
	const isCounted = /^[\s-]{1,2}(?:mg\s)?(?:capsules|tablets|tabs|caps|pills|drops)\b/iu.test(
		text.slice(end, end + 14),
	);
	const counted = isCounted ? /\b([2-6]|two|three|four)\s{1,2}$/iu.exec(before(text, start, 8))?.[1] : undefined;
	const found = count ?? counted;
	return found === undefined ? 1 : (words[found.toLowerCase()] ?? Number(found));
}

/** Single letters in capitals are no units of mass, and `µgs` is read as its singular. */
function unitOf(written: string): Unit | undefined {
	return written === 'G' ? undefined : (parseUnit(written) ?? parseUnit(written.replace(/s$/iu, '')));
}

function numberValue(digits: string): number | undefined {
	if (/^\d{1,9}(?:\.\d{1,6})?$/.test(digits)) {
		return Number(digits);
	}
	const it = digits
		.toLowerCase()
		.replace(/[\s -]+/gu, ' ')
		.trim();
	const half = /^(.*?) ?(?:and a (half|quarter)|([½¼¾]|1\/[24]))$/u.exec(it);
	if (half?.[1] !== undefined && half[1] !== '') {
		const whole = numberValue(half[1]);
		const part = half[3] === undefined ? (half[2] === 'half' ? 0.5 : 0.25) : (fractions[half[3]] ?? 0);
		return whole === undefined ? undefined : whole + part;
	}
	const point = /^(\S+) point (\S+)$/u.exec(it);
	if (point?.[1] !== undefined && point[2] !== undefined) {
		return (words[point[1]] ?? 0) + (words[point[2]] ?? 0) / 10;
	}
	const known = words[it.replace(' ', '-')] ?? fractions[it];
	if (known !== undefined) {
		return known;
	}
	const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(it) ? it.replaceAll(',', '') : it.replace(',', '.');
	const value = Number(plain);
	return Number.isFinite(value) ? value : undefined;
}

function before(text: string, at: number, length: number): string {
	return text.slice(Math.max(0, at - length), at);
}
