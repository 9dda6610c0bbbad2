/** Words as names are matched by: where they stand, what separates them, and the forms that count as one. */
import type { Span } from '../base/span.ts';

/** A name without small letters stands for itself in capitals alone. */
export function isAllCapitals(name: string): boolean {
	return name === name.toUpperCase() && name !== name.toLowerCase();
}

/** Runs of letters and digits, with the apostrophes between letters. */
export function scanWords(text: string): readonly Span[] {
	const found: Span[] = [];
	for (let start = wordStart(text, 0); start < text.length; ) {
		const end = wordEnd(text, start);
		found.push({ start, end });
		start = wordStart(text, end);
	}
	return found;
}

/** Where the next word starts, from `at` on; the text's length where there is none. */
export function wordStart(text: string, at: number): number {
	let start = at;
	while (start < text.length && !isWordCharacter(text, start)) {
		start++;
	}
	return start;
}

/** Where the word ends that starts at `start`. */
export function wordEnd(text: string, start: number): number {
	let end = start;
	while (isWordCharacter(text, end) || (isApostrophe(text.charCodeAt(end)) && isWordCharacter(text, end + 1))) {
		end++;
	}
	return end;
}

/** `'s` at the end of a word, or nothing. */
export function possessiveOf(word: string): string {
	if ((word.charCodeAt(word.length - 1) | 32) !== 0x73) {
		return '';
	}
	return /['\u2019\u02bc\u00b4`][sS]$/.exec(word)?.[0] ?? '';
}

/** Spaces, hyphens and dashes are one, and so are slashes; all else stands for itself. Apostrophes count for nothing. */
export function separatorOf(between: string): string {
	if (between === ' ' || between === '-') {
		return ' ';
	}
	const plain = between.replace(/['\u2018\u2019]/g, '');
	if (/^(?:[\s\u200b]{1,4}|\s?[-\u00ad\u2010-\u2013\u2212]\s?)$/.test(plain)) {
		return ' ';
	}
	return /^\s?[/\u2044\u2215\uff0f]\s?$/.test(plain) ? '/' : plain.replace(/\s+/g, ' ');
}

/** The keys under which a name may hold the word: its stem, and itself where a name in capitals may be meant. */
export function keysOf(word: string): readonly string[] {
	if (!mayBeInCapitals(word)) {
		return [stem(word)];
	}
	const singular = word.replace(/(?:['\u2019\u02bc]s|s)$/, '');
	return singular === word ? [stem(word), `=${word}`] : [stem(word), `=${word}`, `=${singular}`];
}

function mayBeInCapitals(word: string): boolean {
	const first = word.charCodeAt(0);
	const last = word.charCodeAt(word.length - 1);
	return first < 128 && last < 128
		? (first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (last >= 65 && last <= 90)
		: /^[\p{Lu}\p{Nd}]|\p{Lu}$/u.test(word);
}

/** One for singular, plural and possessive, and for British and American spelling. */
export function stem(word: string): string {
	let key = word.toLowerCase();
	if (!isPlain(key)) {
		key = key.normalize('NFD').replace(/[\p{M}'\u2019\u02bc\u00b4`]/gu, '');
	}
	if (key.length > 3 && key.endsWith('s') && !/[suioa]s$/.test(key)) {
		key = key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.replace(/(?:(?<=ss|sh|ch|x)es|s)$/, '');
	}
	if (key.includes('ae') || key.includes('oe')) {
		key = key.replace(/[ao]e/g, 'e');
	}
	return key.endsWith('our') ? `${key.slice(0, -3)}or` : key;
}

/** Small letters and digits of ASCII alone. */
function isPlain(key: string): boolean {
	for (let at = 0; at < key.length; at++) {
		const code = key.charCodeAt(at);
		if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) {
			return false;
		}
	}
	return true;
}

function isWordCharacter(text: string, index: number): boolean {
	const code = text.charCodeAt(index);
	if (code < 128) {
		return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
	}
	// After the end, too.
	if (!(code >= 0xaa) || (code >= 0x2000 && code <= 0x206f)) {
		return false;
	}
	return /[\p{L}\p{M}\p{Nd}]/u.test(text.charAt(index));
}

function isApostrophe(code: number): boolean {
	return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0xb4 || code === 0x60;
}
