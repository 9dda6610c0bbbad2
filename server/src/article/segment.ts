/**
 * Cuts Markdown where a part can be parsed by itself: before a heading at column 0 that follows a blank line, unless
 * a fence or raw HTML may still be open there. Unsure means one larger segment, never a wrong cut. A segment that is
 * long already ends before any other text that stands so, for the parser's time grows faster than what it reads.
 */
import type { Span } from '../base/span.ts';
import { isBlank, lineAt } from './lines.ts';

export function* cutsOf(source: string, long = 4000): Generator<number> {
	const scanner = new Scanner();
	let last = 0;
	let isAfterBlank = false;
	let carriageReturn = -1;
	for (let line = lineAt(source, 0); ; line = lineAt(source, line.next)) {
		const { start, end } = line;
		const isEmpty = isBlank(source, start, end);
		if (carriageReturn < start) {
			const found = source.indexOf('\r', start);
			carriageReturn = found < 0 ? source.length : found;
		}
		if (carriageReturn < end) {
			// Alone it ends a line, too, which is not followed here.
			return;
		}
		if (isAfterBlank && !isEmpty && scanner.isAtTop() && isBeginning(source, start, end, start - last >= long)) {
			yield start;
			last = start;
		}
		scanner.read(source, start, end, isEmpty);
		if (scanner.isUnsure || line.next >= source.length) {
			return;
		}
		isAfterBlank = isEmpty;
	}
}

/** The same as stretches of the text. */
export function cutSegments(source: string, cut: (source: string) => Iterable<number> = cutsOf): Span[] {
	const cuts = [...cut(source)];
	return [0, ...cuts].map((start, index) => ({ start, end: cuts[index] ?? source.length }));
}

function isBeginning(source: string, start: number, end: number, isLong: boolean): boolean {
	const code = source.charCodeAt(start);
	if (code !== 35 && !isLong) {
		return false;
	}
	const line = source.slice(start, Math.min(end, start + 8));
	return (isLong ? topLevel : heading).test(line);
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

	/** Reads the next line, without its end. */
	read(source: string, start: number, end: number, isBlank: boolean): void {
		if (this.#fence === undefined && this.#htmlEnd === undefined && (isBlank || isPlain(source, start))) {
			this.#mayBeHtml &&= !isBlank;
			this.#afterText = !isBlank;
			return;
		}
		this.#read(source.slice(start, end), isBlank);
	}

	#read(line: string, isBlank: boolean): void {
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

/** Whether the line begins with a letter, and so with no mark at all. */
function isPlain(source: string, start: number): boolean {
	const code = source.charCodeAt(start) | 32;
	return code >= 97 && code <= 122;
}
