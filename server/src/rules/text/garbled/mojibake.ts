/** Text in UTF-8 that was read as Windows-1252, and the way back. */
import type { Span } from '../../../base/span.ts';
import { sieved } from '../../../facts/literals.ts';

export interface Mojibake {
	readonly span: Span;
	/** What was meant; `undefined` where a part of it is lost. */
	readonly meant: string | undefined;
}

/** Offsets into `text`, in order. */
export function findMojibake(text: string): readonly Mojibake[] {
	const found: Mojibake[] = [];
	for (const match of text.matchAll(suspect)) {
		const span = { start: match.index, end: match.index + match[0].length };
		const meant = decode(match[0]);
		if (meant !== undefined) {
			found.push({ span, meant });
		} else if (isCut(match[0])) {
			found.push({ span, meant: undefined });
		}
	}
	return found;
}

/** What the bytes that go on a character (0x80 to 0xbf) are read as. */
const further =
	'[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013\\u2014\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2039\\u203a\\u20ac\\u2122]';

/** Whole characters of two to four bytes, from the leads that Western text is read with; or what is left of one. */
const suspect = sieved(
	new RegExp(
		`(?:[\\u00c2\\u00c3]${further}|[\\u00e2\\u00ef]${further}{2}|\\u00f0${further}{3}){1,40}|\\u00e2\\u20ac(?=[\\s.,;:!?)]|$)|\\ufffd{1,40}`,
		'gu',
	),
);

/** The characters of Windows-1252 at 0x80 to 0x9f; the empty places are control characters. */
const high =
	'\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Decodes as long as it decodes: some text was read wrongly twice. */
function decode(text: string): string | undefined {
	let meant: string | undefined;
	for (let next = decodeOnce(text); next !== undefined; next = decodeOnce(next)) {
		meant = /[\u0080-\u009f\ufffd]/.test(next) ? meant : next;
	}
	return meant;
}

function decodeOnce(text: string): string | undefined {
	const bytes = [...text].map(byteOf);
	if (bytes.length === 0 || bytes.some((it) => it === undefined)) {
		return undefined;
	}
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
			Uint8Array.from(bytes.filter((it) => it !== undefined)),
		);
	} catch {
		return undefined;
	}
}

function byteOf(character: string): number | undefined {
	const code = character.charCodeAt(0);
	if (code >= 0xa0 && code <= 0xff) {
		return code;
	}
	const index = high.indexOf(character);
	return index >= 0 ? 0x80 + index : code >= 0x80 && code < 0xa0 ? code : undefined;
}

/** A sequence that lost its last byte on the way ("â€" for a closing quote), or the sign for an unreadable one. */
function isCut(text: string): boolean {
	return /^\u00e2\u20ac|^\ufffd/u.test(text);
}
