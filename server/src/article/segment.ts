/**
 * Cuts Markdown where a part can be parsed by itself: before a heading at column 0 that follows a blank line, unless
 * a fence or raw HTML may still be open there. Unsure means one larger segment, never a wrong cut. A segment that is
 * long already ends before any other text that stands so, for the parser's time grows faster than what it reads.
 */
import type { Span } from '../base/span.ts';

export function cutSegments(source: string, long = 16_000): Span[] {
	const cuts = findCuts(source, long);
	return [0, ...cuts].map((start, index) => ({ start, end: cuts[index] ?? source.length }));
}

function findCuts(source: string, long: number): number[] {
	const cuts: number[] = [];
	const scanner = new Scanner();
	let afterBlank = false;
	for (const { start, text } of linesOf(source)) {
		if (scanner.isUnsure) {
			break;
		}
		const isBlank = /^[ \t]*$/.test(text);
		const begins = start - (cuts.at(-1) ?? 0) >= long ? topLevel : heading;
		if (afterBlank && start > 0 && scanner.isAtTop() && begins.test(text)) {
			cuts.push(start);
		}
		scanner.read(text, isBlank);
		afterBlank = isBlank;
	}
	return cuts;
}

const heading = /^#{1,6}(?:[ \t]|$)/;
/** Begins a heading, a paragraph, a definition or a quote, and goes on with no list. */
const topLevel = /^(?:#{1,6}(?:[ \t]|$)|[\p{L}[>])/u;

interface Fence {
	readonly mark: string;
	readonly length: number;
	/** Column of an opening fence that stands indented or behind a list marker; 0 at the margin. */
	readonly column: number;
	/** Behind a list marker: a line further left ends the item and the fence with it. */
	readonly inItem: boolean;
}

/** Follows what may be open: every state in which two readings differ makes it unsure for good. */
export class Scanner {
	isUnsure = false;
	#fence: Fence | undefined;
	#htmlEnd: RegExp | undefined;
	/** In raw HTML that ends at a blank line, or in text that looks like it. */
	#mayBeHtml = false;
	#afterText = false;

	/** Whether nothing is open that goes on over a line at the margin. */
	isAtTop(): boolean {
		return (this.#fence === undefined || this.#fence.inItem) && this.#htmlEnd === undefined;
	}

	read(line: string, isBlank: boolean): void {
		if (this.#fence !== undefined && this.#inFence(line, isBlank, this.#fence)) {
			return;
		}
		if (this.#htmlEnd !== undefined) {
			if (this.#htmlEnd.test(line)) {
				this.#htmlEnd = undefined;
			}
			return;
		}
		if (isBlank) {
			this.#mayBeHtml = false;
			this.#afterText = false;
			return;
		}
		this.#openHtml(line);
		this.#openFence(line);
		this.#afterText = true;
	}

	/** Whether the line belongs to the open fence. */
	#inFence(line: string, isBlank: boolean, fence: Fence): boolean {
		if (isBlank) {
			return true;
		}
		const indent = indentOf(line);
		if (fence.column === 0) {
			if (indent <= 3 && closes(line, fence)) {
				this.#fence = undefined;
			}
			return true;
		}
		if (indent < fence.column) {
			this.#fence = undefined;
			this.isUnsure ||= !fence.inItem;
			return false;
		}
		if (closes(line, fence)) {
			this.#fence = undefined;
			this.isUnsure ||= indent !== fence.column;
		}
		return true;
	}

	#openFence(line: string): void {
		const match = /^([ \t]*)((?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/.exec(line);
		if (match === null) {
			// Behind other marks (a quote, a footnote label) a fence ends with its container.
			return;
		}
		const [, indent = '', markers = '', marks = ''] = match;
		const column = indent.length + markers.length;
		// A number other than 1 does not begin a list everywhere, and a marker may be code or go on with a paragraph.
		const isDoubtful = markers !== '' && (indent.length > 3 || this.#afterText || /[02-9]|1\d/.test(markers));
		if (this.#mayBeHtml || isDoubtful || /\t/.test(indent + markers)) {
			this.isUnsure = true;
			return;
		}
		this.#fence = { mark: marks.charAt(0), length: marks.length, column, inItem: markers !== '' };
	}

	#openHtml(line: string): void {
		const indent = indentOf(line);
		const rest = line.trimStart();
		if (!rest.startsWith('<') || indent > 3) {
			return;
		}
		const end = endOfHtml(rest);
		if (end === undefined) {
			this.#mayBeHtml ||= /^<[A-Za-z/]/.test(rest);
			return;
		}
		if (/^<!--?-?>/.test(rest)) {
			this.isUnsure = true;
		} else if (!end.test(rest.slice(2))) {
			this.isUnsure ||= indent > 0 || this.#mayBeHtml;
			this.#htmlEnd = end;
		}
	}
}

/** What ends raw HTML of the kinds that go on over blank lines. */
function endOfHtml(start: string): RegExp | undefined {
	if (/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i.test(start)) {
		return /<\/(?:script|pre|style|textarea)>/i;
	}
	if (start.startsWith('<!--')) {
		return /-->/;
	}
	if (start.startsWith('<?')) {
		return /\?>/;
	}
	if (start.startsWith('<![CDATA[')) {
		return /\]\]>/;
	}
	return /^<![A-Za-z]/.test(start) ? />/ : undefined;
}

function closes(line: string, fence: Fence): boolean {
	const marks = line.trim();
	return marks.length >= fence.length && marks === fence.mark.repeat(marks.length);
}

function indentOf(line: string): number {
	const match = /^[ \t]*/.exec(line);
	return (match?.[0] ?? '').replaceAll('\t', '    ').length;
}

function* linesOf(source: string): Generator<{ readonly start: number; readonly text: string }> {
	const ends = /\r\n|\n|\r/g;
	let start = 0;
	for (const end of source.matchAll(ends)) {
		yield { start, text: source.slice(start, end.index) };
		start = end.index + end[0].length;
	}
	yield { start, text: source.slice(start) };
}
