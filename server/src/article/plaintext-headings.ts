import { isAllCaps, isQuestion, isShort, isTitleCase } from './heading-shape.ts';
import type { Line } from './plaintext-lines.ts';
import { isReferenceHeading } from './reference-list.ts';

/** What stands around a line that may be a heading. */
export interface HeadingContext {
	readonly isFirst: boolean;
	readonly blankBefore: boolean;
	readonly blankAfter: boolean;
	/** The block before is a heading. */
	readonly afterHeading: boolean;
	/** Numbered headings came before. */
	readonly afterNumberedHeading: boolean;
	/** Next line with text. */
	readonly following: Line | undefined;
	/** Short lines one after another, each between blank lines, from the first of them to the last; 1 when alone. */
	readonly run: number;
	/** This is the last of the run. */
	readonly endsRun: boolean;
}

const metadata =
	/^(?:by|author|authors|written by|medically reviewed|reviewed by|published|posted|updated|last updated|date|tags?|category|categories|doi|pmid|pmcid|journal|retrieved|share|copyright|©|phone|tel|email|fax|address)\b\s*(?::|\p{Lu}|\d|on\b|by\b|in\b)/iu;

/** Whether a line of plain text is a heading. */
export function isHeadingLine(line: Line, around: HeadingContext): boolean {
	const text = line.number === undefined ? line.text : line.text.slice(line.marker);
	if (isReferenceHeading(text)) {
		return true;
	}
	if (line.marker > 0 && line.number === undefined) {
		return false;
	}
	const words = text.split(/\s+/).length;
	if (text.length > 110 || words > 14 || around.following === undefined || /^\p{Ll}/u.test(text)) {
		return false;
	}
	if (goesOnWithHeadings(text, line, around)) {
		return true;
	}
	if (isQuestion(text)) {
		const opens = around.blankBefore || around.afterHeading || around.isFirst;
		return opens && (leads(around) || (around.blankAfter && (isAllCaps(text) || isTitleCase(text))));
	}
	return line.number === undefined ? isPlainHeading(text, words, around) : isNumberedHeading(text, line, around);
}

/** `4. HOW TO TAKE IT` behind `3. WHO MUST NOT TAKE IT`, whatever stands between: no item of that one's list. */
function goesOnWithHeadings(text: string, line: Line, { following, ...around }: HeadingContext): boolean {
	const isBeforeNext = following?.number === undefined || Number(following.number) <= Number(line.number);
	return (
		line.number !== undefined && around.afterNumberedHeading && around.blankBefore && isBeforeNext && isAllCaps(text)
	);
}

/** `4) Dosing` before a paragraph; before `5)` it is an item of a list. */
function isNumberedHeading(text: string, line: Line, around: HeadingContext): boolean {
	const { following } = around;
	if (
		following === undefined ||
		following.number === String(Number(line.number) + 1) ||
		following.number === line.number
	) {
		return false;
	}
	const isText = around.blankAfter
		? following.marker > 0 || !isShort(following.text) || !/[.;,]$/.test(text)
		: following.text.length > 90;
	const isStack = !around.blankAfter && following.marker === 0 && !/[.;,:!]$/.test(text + following.text);
	return (isText || isStack) && (!/[.;,!]["'”’)]?$/.test(text) || around.afterNumberedHeading);
}

function isPlainHeading(text: string, words: number, around: HeadingContext): boolean {
	const { following } = around;
	if (following === undefined || /[.!…;,]["'”’)\]\d]*$/.test(text) || !/\p{L}{2}/u.test(text) || metadata.test(text)) {
		return false;
	}
	if (/^https?:|^www\./i.test(following.text) || /^[\d$€£(@]/.test(text) || /https?:|@\w/.test(text)) {
		return false;
	}
	const isTitle = isTitleCase(text);
	if (/:$/.test(text)) {
		return isTitle && words <= 9 && around.blankBefore && following.marker === 0 && around.blankAfter;
	}
	if (!around.blankAfter) {
		return following.marker === 0 && headsNextLine(text, words, following.text, around);
	}
	if (around.isFirst || isAllCaps(text)) {
		return true;
	}
	if (!around.blankBefore && !around.afterHeading) {
		return false;
	}
	if ((text.match(/,/g)?.length ?? 0) > 1 && !isTitle) {
		return false;
	}
	return around.run <= 2 ? leads(around) || isTitle : around.endsRun && leads(around) && (isTitle || words <= 7);
}

/** Whether a line is the heading of the line right below it. */
function headsNextLine(text: string, words: number, next: string, around: HeadingContext): boolean {
	if (next.length > 90) {
		return around.blankBefore || words <= 8;
	}
	const isText = !isShort(next) && next.split(/\s+/).length >= 3 && !/:/.test(next);
	return (
		around.blankBefore &&
		((isText && (words <= 6 || isAllCaps(text))) || (around.isFirst && (metadata.test(next) || isAllCaps(text))))
	);
}

/** Whether what comes next reads as the text of a section: a paragraph, a list or a further heading. */
function leads({ following, run, endsRun }: HeadingContext): boolean {
	return (
		following !== undefined &&
		(following.marker > 0 ||
			!isShort(following.text) ||
			(run === 2 && !endsRun) ||
			isQuestion(following.text) ||
			isAllCaps(following.text))
	);
}
