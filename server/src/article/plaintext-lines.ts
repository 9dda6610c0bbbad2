/** The lines of plain text and what each looks like by itself. */
export interface Line {
	/** Span of what is shown of it, without surrounding white space and comments. */
	readonly start: number;
	readonly end: number;
	/** Columns before it. */
	readonly indent: number;
	/** Empty for a blank line, a rule or a comment. */
	readonly text: string;
	/** Length of the bullet or number before the item's text, its white space included; 0 when there is none. */
	readonly marker: number;
	/** `3` of `3.`, `3)` and `(3)`. */
	readonly number: string | undefined;
}

const bullet = /^(?:[•◦·●○▪▫■□‣⁃∙➢➤►✓✔✗✘❖*+–—-]|o(?=\s{1,4}\p{Lu}))(?:\s+|(?<=[•◦●○▪▫■‣⁃➢➤►✓✔❖])(?=\S))/u;
const numbered = /^\(?(\d{1,3})\s?[.)](?:\s+|(?=\p{L}))(?=\S)/u;
const wholeLine = /[^\r\n\f\v\u2028\u2029]*(?:\r\n|[\r\n\f\v\u2028\u2029])?/g;
/** One that is left open does not swallow the next. */
const comment = /<!--(?:(?!<!--)[\s\S]){0,4000}?-->/g;

export function readLines(source: string): Line[] {
	const lines: Line[] = [];
	const shown = source.includes('<!--') ? source.replace(comment, (it) => it.replace(/[^\r\n]/g, ' ')) : source;
	for (const { 0: raw, index } of shown.matchAll(wholeLine)) {
		if (index < source.length) {
			lines.push(readLine(raw, index));
		}
	}
	return lines;
}

/** Comments, in which suppressions may stand. */
export function findComments(source: string): { readonly start: number; readonly end: number }[] {
	return [...source.matchAll(comment)].map((it) => ({ start: it.index, end: it.index + it[0].length }));
}

function readLine(raw: string, index: number): Line {
	const trimmed = raw.trim();
	const text = isRule(trimmed) ? '' : trimmed;
	const blank = raw.slice(0, raw.length - raw.trimStart().length);
	const start = index + (trimmed === '' ? 0 : blank.length);
	const number = numbered.exec(text);
	const marker = number ?? bullet.exec(text);
	return {
		start,
		end: start + text.length,
		indent: blank.replaceAll('\t', '    ').length,
		text,
		marker: marker?.[0].length ?? 0,
		number: number?.[1],
	};
}

function isRule(text: string): boolean {
	return /^(?:[-_*=~#•.]\s?){3,200}$/.test(text);
}

/** A line of `===` or `---` under a heading: its level, or 0 when it is none. */
export function underlineLevel(source: string, after: Line, next: Line | undefined): number {
	if (next === undefined || next.text !== '' || after.text === '' || after.text.length > 120) {
		return 0;
	}
	const match = /^[^\r\n]*(?:\r\n|\n|\r)[ \t]*(={3,}|-{3,}|~{3,})[ \t]*(?=[\r\n]|$)/.exec(
		source.slice(after.end, after.end + 400),
	);
	return match === null ? 0 : match[1]?.startsWith('=') ? 1 : 2;
}

/** Width at which the text's author broke lines, or `undefined` when lines are as long as their paragraphs. */
export function wrapWidth(lines: readonly Line[]): number | undefined {
	const widths: number[] = [];
	for (let i = 1; i < lines.length; i++) {
		const first = lines[i - 1];
		const second = lines[i];
		if (first !== undefined && second !== undefined && goesOn(first, second)) {
			widths.push(widthOf(first));
		}
	}
	const width = Math.max(...widths.filter((it) => it <= 130).slice(0, 1000), 0);
	return widths.length >= 2 && width >= 40 ? width : undefined;
}

/** Whether the second line goes on with the paragraph of the first. */
export function isWrapped(first: Line, second: Line, width: number | undefined): boolean {
	if (second.text === '' || second.marker > 0) {
		return false;
	}
	if (goesOn(first, second)) {
		return true;
	}
	const nextWord = /^\S+/.exec(second.text)?.[0].length ?? 0;
	return width !== undefined && widthOf(first) <= width && widthOf(first) + 1 + nextWord > width * 0.93;
}

const openEnd =
	/(?:[,;(–-]|\b(?:a|an|the|and|or|of|in|on|at|to|for|with|by|from|as|that|which|is|are|was|were|be|may|can))$/;

/** Whether the second line can only be the middle of a sentence. */
function goesOn(first: Line, second: Line): boolean {
	if (second.marker > 0 || /[.!?:]["'”’)]?$/.test(first.text) || !/^[\p{Ll}\d]/u.test(second.text)) {
		return false;
	}
	return openEnd.test(first.text) || (widthOf(first) > 40 && /^\p{Ll}/u.test(second.text));
}

function widthOf(line: Line): number {
	return line.indent + line.text.length;
}
