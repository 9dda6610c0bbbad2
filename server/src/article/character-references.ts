import { decodeNamedCharacterReference } from 'decode-named-character-reference';

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
