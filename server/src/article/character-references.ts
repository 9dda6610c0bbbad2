import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { decodeHTML } from 'entities/decode';

/** Value of an attribute of a start tag, its character references decoded. */
export function attribute(tag: string, name: string): string | undefined {
	const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
	const value = match?.[1] ?? match?.[2] ?? match?.[3];
	return value?.replace(/&#?\w{1,32};/g, (reference) => decodeReference(reference) ?? reference);
}

/** `&amp;`, `&#38;` or `&#x26;` to the text it stands for; `undefined` when it stands for none. */
export function decodeReference(reference: string): string | undefined {
	const body = reference.slice(1, -1);
	if (!body.startsWith('#')) {
		const named = decodeNamedCharacterReference(body);
		return named === false ? undefined : named;
	}
	const isHex = /^#x/i.test(body);
	const digits = isHex ? body.slice(2) : body.slice(1);
	if (!(isHex ? /^[\da-f]{1,6}$/i : /^\d{1,7}$/).test(digits)) {
		return undefined;
	}
	const code = Number.parseInt(digits, isHex ? 16 : 10);
	const isText = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) && !(code >= 127 && code < 160);
	return isText
		? String.fromCodePoint(code)
		: code === 9 || code === 10 || code === 13
			? String.fromCodePoint(code)
			: '\uFFFD';
}

/**
 * What a text that starts with `&` stands for in HTML, where old names need no semicolon and may run into a word, and
 * how much of it the reference takes: nothing when it is none.
 */
export function decodeHtmlReference(text: string): { readonly text: string; readonly length: number } {
	const decoded = decodeHTML(text);
	if (decoded === text) {
		return { text: '', length: 0 };
	}
	// No reference stands for more than two units; what else the result holds goes on as it was.
	let kept = 0;
	if (!(text.endsWith(';') && decoded.length <= 2)) {
		while (decoded.length - kept > 1 && decoded.at(-1 - kept) === text.at(-1 - kept)) {
			kept++;
		}
	}
	return { text: decoded.slice(0, decoded.length - kept), length: text.length - kept };
}
