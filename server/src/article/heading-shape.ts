/** What headings look like when nothing marks them as such. */
import type { Span } from '../base/span.ts';
import { isReferenceHeading } from './reference-list.ts';

/** Level of a heading that only looks like one: below any that is marked. */
export const deepestHeading = 6;

/** A line that may be a label, a value or a heading, not a sentence. */
export function isShort(text: string): boolean {
	return text.length <= 110 && !/[.!:;…]["'”’)\]]*$/.test(text) && !/\p{Ll}[.!?]\s+\p{Lu}/u.test(text);
}

export function isQuestion(text: string): boolean {
	return /\?["”’)]?$/.test(text) && /\S\s\S/.test(text) && !/[.!]\s/.test(text);
}

export function isAllCaps(text: string): boolean {
	return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text) && /\p{L}{4}/u.test(text);
}

/** Most of its longer words start with a capital. */
export function isTitleCase(text: string): boolean {
	const long = text.match(/[\p{L}’'-]{4,}/gu) ?? [];
	const capital = long.filter((word) => /^\p{Lu}/u.test(word)).length;
	return long.length === 0 ? /^\p{Lu}/u.test(text) : capital >= long.length * 0.7;
}

/** Whether bold text alone in a paragraph is a heading by its looks: a title or a question, no sentence and no lead-in. */
export function isBoldHeading(text: string): boolean {
	const words = text.split(/\s+/).length;
	if (text.length > 90 || words > 12 || !/\p{L}{3}/u.test(text) || /[.,;:!…]["'”’)]?$/.test(text)) {
		return false;
	}
	return isQuestion(text) || isTitleCase(text) || words <= 4;
}

/** Whether a paragraph of Markdown at the top level reads as a heading: all bold, or `References` and the like. */
export function isUnmarkedHeading(source: string, { start, end }: Span, isBold: boolean): boolean {
	if (end - start > 120) {
		return false;
	}
	const text = source.slice(start, end).replace(/^[*_]{2,3}|[*_]{2,3}(?=:?$)/g, '');
	return isReferenceHeading(text) || (isBold && isBoldHeading(text));
}
