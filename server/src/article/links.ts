import type { Span } from '../base/span.ts';

export interface FoundAddress {
	readonly span: Span;
	readonly url: string;
}

const address = /(?:https?:\/\/|www\.)[^\s<>"“”\uFFFC|]{2,2000}/gi;

/** Addresses that stand bare in text, without the punctuation of the sentence around them. */
export function findAddresses(text: string): FoundAddress[] {
	const found: FoundAddress[] = [];
	for (const match of text.matchAll(address)) {
		const before = text[match.index - 1];
		if (before !== undefined && /[\p{L}\p{N}]/u.test(before) && !/^https?:/i.test(match[0])) {
			continue;
		}
		const raw = trimEnd(match[0]);
		if (!/^(?:https?:\/\/)?[^/]{2,}/i.test(raw) || !raw.includes('.', 4)) {
			continue;
		}
		const url = /^www\./i.test(raw) ? `http://${raw}` : raw;
		found.push({ span: { start: match.index, end: match.index + raw.length }, url });
	}
	return found;
}

function trimEnd(raw: string): string {
	let end = raw.length;
	let opened = 0;
	for (const char of raw) {
		opened += char === '(' || char === '[' ? 1 : char === ')' || char === ']' ? -1 : 0;
	}
	for (; end > 0; end--) {
		const last = raw.charAt(end - 1);
		if (/[.,;:!?'’*_~…]/.test(last)) {
			continue;
		}
		if ((last === ')' || last === ']') && opened < 0) {
			opened++;
			continue;
		}
		break;
	}
	return raw.slice(0, end);
}
