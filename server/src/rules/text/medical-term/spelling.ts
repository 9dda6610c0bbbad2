/** Finds known misspellings in a text: by word, the longest first, in time that grows with the text alone. */
import type { Span } from '../../../base/span.ts';
import type { Misspelling } from '../../../drugs/medical-terms.ts';
import { possessiveOf, scanWords, wordEnd, wordStart } from '../../../drugs/words.ts';

export interface FoundMisspelling {
	readonly span: Span;
	/** In the case and with the ending that the text has. */
	readonly right: string;
}

export interface Speller {
	find(text: string): readonly FoundMisspelling[];
}

export function createSpeller(misspellings: readonly Misspelling[]): Speller {
	const byWrong = new Map(misspellings.map((it) => [it.wrong, it.right]));
	const longest = new Map<string, number>();
	for (const { wrong } of misspellings) {
		const words = scanWords(wrong);
		const first = wrong.slice(0, words[0]?.end);
		longest.set(first, Math.max(longest.get(first) ?? 1, words.length));
	}
	const first = new FirstWords(longest.keys());
	return { find: (text) => (first.mayStandIn(text) ? search(text, byWrong, longest) : []) };
}

/** Tells most texts from those that hold the first word of a misspelling; never a text that does. */
class FirstWords {
	readonly #known = new Uint8Array(1 << 16);

	constructor(words: Iterable<string>) {
		for (const word of words) {
			this.#known[keyOf(word, 0, word.length)] = 1;
		}
	}

	mayStandIn(text: string): boolean {
		const known = this.#known;
		for (let start = wordStart(text, 0); start < text.length; ) {
			const end = wordEnd(text, start);
			const last = text.charCodeAt(end - 1) | 0x20;
			const key = keyOf(text, start, end);
			// The last s may be the plural's, or stand behind an apostrophe.
			if (key < 0 || known[key] === 1 || (last === 0x73 && known[keyOf(text, start, end - 1)] === 1)) {
				return true;
			}
			start = wordStart(text, end);
		}
		return false;
	}
}

/** Of a word without regard to case; less than 0 where it is not of letters of ASCII alone. */
function keyOf(text: string, start: number, end: number): number {
	let key = 7;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		const small = code | 0x20;
		if (code > 127 || ((small < 0x61 || small > 0x7a) && (code < 0x30 || code > 0x39))) {
			return -1;
		}
		key = (Math.imul(key, 31) + small) | 0;
	}
	return (key ^ (key >>> 15)) & 0xffff;
}

function search(
	text: string,
	byWrong: ReadonlyMap<string, string>,
	longest: ReadonlyMap<string, number>,
): readonly FoundMisspelling[] {
	const plain = text.toLowerCase().replace(/[\u2019\u02bc\u00b4`]/g, "'");
	// Where a capital has a small letter of another length, the places would not agree.
	if (plain.length !== text.length) {
		return [];
	}
	const words = scanWords(text);
	const isCurly = text.includes('\u2019') && !/\p{L}'\p{L}/u.test(text);
	const found: FoundMisspelling[] = [];
	for (let i = 0; i < words.length; ) {
		const start = words[i]?.start ?? 0;
		const most = mostWords(plain.slice(start, words[i]?.end), longest);
		const length = wordsFrom(most).find((it) => lookUp(plain, words, i, it, byWrong) !== undefined);
		const match = length === undefined ? undefined : lookUp(plain, words, i, length, byWrong);
		if (length === undefined || match === undefined) {
			i++;
			continue;
		}
		const written = text.slice(start, match.end);
		found.push({
			span: { start, end: match.end },
			right: inCaseOf(written, isCurly ? match.right.replaceAll("'", '\u2019') : match.right),
		});
		i += length;
	}
	return found;
}

function mostWords(first: string, longest: ReadonlyMap<string, number>): number {
	return Math.max(...formsOf(first).map((it) => longest.get(it.stem) ?? 0));
}

/** `3, 2, 1` of 3. */
function wordsFrom(most: number): readonly number[] {
	return Array.from({ length: most }, (_, index) => most - index);
}

function lookUp(
	plain: string,
	words: readonly Span[],
	from: number,
	count: number,
	byWrong: ReadonlyMap<string, string>,
): { readonly right: string; readonly end: number } | undefined {
	const last = words[from + count - 1];
	if (last === undefined) {
		return undefined;
	}
	const written = plain
		.slice(words[from]?.start, last.end)
		.replace(/[\u00a0\n\r\t]/g, ' ')
		.replace(/[\u2010\u2011]/g, '-');
	for (const { stem, ending } of formsOf(written)) {
		const right = byWrong.get(stem);
		if (right !== undefined && (ending === '' || !/['’]s?$|s$/.test(right))) {
			return { right: withEnding(right, ending), end: last.end };
		}
	}
	return undefined;
}

/** As written; without the possessive; without the plural. */
function formsOf(written: string): readonly { readonly stem: string; readonly ending: string }[] {
	const owned = possessiveOf(written);
	return [
		{ stem: written, ending: '' },
		...(owned === '' ? [] : [{ stem: written.slice(0, -owned.length), ending: owned }]),
		...(owned === '' && written.endsWith('s') ? [{ stem: written.slice(0, -1), ending: 's' }] : []),
	];
}

function withEnding(right: string, ending: string): string {
	return ending === 's' && /[^aeiou]y$/.test(right) ? `${right.slice(0, -1)}ies` : right + ending;
}

/** Capitals as written: all, or of the first letter of each word. */
function inCaseOf(written: string, right: string): string {
	if (/\p{Lu}{2}/u.test(written) && !/\p{Ll}{2}/u.test(written)) {
		return right.toUpperCase();
	}
	const capitals = written.split(/[\s-]/).map((it) => /^\p{Lu}/u.test(it));
	let word = -1;
	return right.replace(/(?<![\p{L}\p{M}'\u2019])\p{L}/gu, (letter) => {
		word++;
		return capitals[Math.min(word, capitals.length - 1)] === true && (word === 0 || capitals.length > 1)
			? letter.toUpperCase()
			: letter;
	});
}
