import type { Span } from '../base/span.ts';
import { beforeNames, maybeFinal, neverFinal, openers } from './abbreviations.ts';

/** Sentences of prose in order, without surrounding white space; together they hold every character that is none. */
export function splitSentences(text: string): Span[] {
	const sentences: Span[] = [];
	let start = 0;
	stops.lastIndex = 0;
	for (let match = stops.exec(text); match !== null; match = stops.exec(text)) {
		const end = boundaryAfter(text, match.index, match.index + match[0].length, start);
		if (end !== undefined) {
			push(sentences, text, start, end);
			start = end;
			stops.lastIndex = Math.max(end, match.index + match[0].length);
		}
	}
	push(sentences, text, start, text.length);
	return sentences;
}

export function trimSpan(text: string, start: number, end: number): Span {
	let from = start;
	let to = end;
	while (from < to && isSpace(text.charCodeAt(from))) {
		from++;
	}
	while (to > from && isSpace(text.charCodeAt(to - 1))) {
		to--;
	}
	return { start: from, end: to };
}

const stops = /[.!?…。！？]+/g;
const closers = /["'”’»)\]*_]{0,6}/y;
const citations =
	/(?:\s{0,2}(?:\[\^[^\]\s]{1,60}\]|\[\s?(?:\d{1,3}|[A-Za-z]\d{0,3}|refs?\.?|citation needed|source|citation)(?:\s?[,;–-]\s?[A-Za-z]?\d{1,3}){0,20}\s?\]|\((?:R\d{0,2}|refs?)(?:[,;]\s?R?\d{0,2}){0,20}\)|[⁰¹²³⁴-⁹]{1,8}(?:[,⁻⁰¹²³⁴-⁹]{0,20})))+/y;
const attachedNumber = /\d{1,3}(?:[,–-]\d{1,3}){0,10}(?=\s+["“‘(]?\p{Lu}|\s*$)/uy;

/** End of the sentence that the stop at `from` closes, or `undefined` when it closes none. */
function boundaryAfter(text: string, from: number, to: number, start: number): number | undefined {
	const isFullStop = to - from === 1 && text[from] === '.';
	let end = skip(closers, text, to);
	const closed = end > to;
	const cited = skip(citations, text, end);
	if (cited > end) {
		end = cited;
		if (text[end] === '.' && (text[end + 1] === undefined || /\s/.test(text.charAt(end + 1)))) {
			end++;
		}
	} else if (isFullStop && /[\p{Ll})”"]/u.test(text.charAt(from - 1))) {
		end = skip(attachedNumber, text, end);
	}
	if (end >= text.length) {
		return text.length;
	}
	const spaced = isSpace(text.charCodeAt(end));
	if (!spaced) {
		return isFullStop && end === to ? unspacedBoundary(text, from) : undefined;
	}
	const rest = text.slice(end, end + 40).trimStart();
	if (rest === '') {
		return end;
	}
	if (isFullStop && !closed && end === to && isAbbreviation(text, from, start, rest)) {
		return undefined;
	}
	return startsSentence(rest, text.slice(from, to)) ? end : undefined;
}

function startsSentence(rest: string, stop: string): boolean {
	const first = rest.replace(/^["'“‘«([*_]{1,4}/, '');
	if (/^\p{Ll}/u.test(first)) {
		// A name that starts small (mRNA, iPhone) or a bracket after a stop; an ellipsis or a quoted question goes on.
		return /^(?:\p{Ll}{1,2}\p{Lu}|p\d)/u.test(first);
	}
	if (/^[,;:)\]–—%=<>+/]/.test(first)) {
		return false;
	}
	return !(stop.includes('…') || stop.length > 2) || /^[\p{Lu}\d\uFFFC]/u.test(first) || first === '';
}

/** Full stop without a space after it: a boundary between a small letter and a capitalised word. */
function unspacedBoundary(text: string, at: number): number | undefined {
	const before = text.slice(Math.max(0, at - 30), at);
	const after = text.slice(at + 1, at + 31);
	if (
		!/(?:^|[\s(“"])[\p{L}’'-]*\p{Ll}{3}$|[)\]%]$|\d\s?(?:mg|mcg|ml|g)$/u.test(before) ||
		!/^\p{Lu}\p{Ll}{0,20}[\s,’']/u.test(after)
	) {
		return undefined;
	}
	return at + 1;
}

function isAbbreviation(text: string, at: number, start: number, rest: string): boolean {
	const word = wordBefore(text, at, start);
	const lower = word.toLowerCase();
	if (/^\d+$/.test(word)) {
		// A list number at the start, or a number split after its point ("2. 5 mg").
		const atStart = text.slice(start, at - word.length).trim() === '';
		return atStart || /^\d+\s?(?:mg|mcg|µg|ml|g|%)\b/i.test(rest);
	}
	if (word === 'p' && /^\d/.test(rest)) {
		return true;
	}
	if (neverFinal.has(lower) && !(lower === 'no' && !/^\d/.test(rest))) {
		const next = /^\p{L}+/u.exec(rest)?.[0] ?? '';
		const isWord = isAlsoWord(word) && /^\p{Lu}\p{Ll}/u.test(rest);
		return !isWord && (beforeNames.has(lower) || !openers.has(next));
	}
	if (/^\p{Lu}$/u.test(word)) {
		return isInitial(text, at, start, rest);
	}
	if (maybeFinal.has(lower) || /^(?:\p{L}\.){1,4}\p{L}$/u.test(word)) {
		const next = /^["“‘(]?(\p{Lu}\p{L}+|A|I)(?![\p{L}\p{N}])/u.exec(rest)?.[1];
		// A country's name goes on with that of its agency.
		return next === undefined || (/^(?:u\.s|u\.k|u\.s\.a|e\.u)$/.test(lower) && !openers.has(next));
	}
	return false;
}

/** In small letters also an English word ("no", "art", "pain"): then a capital after it starts a sentence. */
function isAlsoWord(word: string): boolean {
	return /^(?:no|art|am|brain|front|min|max|sec|cent|pain|rep|invest|arch|med|ed|trans|psychiatry|ref|tab|ext)$/.test(
		word,
	);
}

function isInitial(text: string, at: number, start: number, rest: string): boolean {
	const before = text.slice(Math.max(start, at - 24), at - 1);
	if (
		/\b(?:vitamin|hepatitis|type|group|class|grade|stage|arm|phase|plan|part|factor|appendix|table)\s$/i.test(before)
	) {
		return false;
	}
	return (
		/^\p{Lu}/u.test(rest) &&
		(/\p{Lu}\.\s?$/u.test(before) || /(?:^|[\s,(])\p{Lu}[\p{L}’'-]*\s$|^\s*$|[,;&]\s$|and\s$/u.test(before))
	);
}

function wordBefore(text: string, at: number, start: number): string {
	let from = at;
	const limit = Math.max(start, at - 20);
	while (from > limit && /[\p{L}\p{N}.]/u.test(text.charAt(from - 1))) {
		from--;
	}
	return text.slice(from, at);
}

/** A stretch without a letter or digit (an emoji, a mark) belongs to the sentence before it. */
function push(sentences: Span[], text: string, start: number, end: number): void {
	const trimmed = trimSpan(text, start, end);
	if (trimmed.end === trimmed.start) {
		return;
	}
	const last = sentences.at(-1);
	if (last !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(trimmed.start, trimmed.end))) {
		sentences[sentences.length - 1] = { start: last.start, end: trimmed.end };
	} else {
		sentences.push(trimmed);
	}
}

function skip(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	const match = pattern.exec(text);
	return match === null ? at : at + match[0].length;
}

/** White space, and the space of no width, which some editors leave behind. */
function isSpace(code: number): boolean {
	return (
		code === 32 ||
		(code >= 9 && code <= 13) ||
		code === 0xa0 ||
		code === 0x1680 ||
		code === 0x2028 ||
		code === 0x2029 ||
		(code >= 0x2000 && code <= 0x200b) ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x3000 ||
		code === 0xfeff
	);
}
