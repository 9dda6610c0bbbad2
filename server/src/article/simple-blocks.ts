/**
 * Reads blocks of Markdown that can be read in one way only, without the parser: headings with `#`, paragraphs, lists of
 * one paragraph an item, quotations of paragraphs, tables with all their cells, notes, definitions, lone comments. Where
 * anything is in doubt it says so, and the parser reads that part.
 */
import type { Span } from '../base/span.ts';
import { BlockWriter, type TextPlace } from './block-writer.ts';
import { deepestHeading, isUnmarkedHeading } from './heading-shape.ts';
import { normaliseLabel } from './labels.ts';
import { isBlank, type Line, lineAt } from './lines.ts';
import { SimpleInline } from './simple-inline.ts';

export interface SimpleUnit {
	/** Where what follows begins. */
	readonly end: number;
	readonly written: BlockWriter;
	/** Labels of what are references if they are defined, normalised. */
	readonly labels: readonly string[];
}

/**
 * The unit (a heading, a paragraph, a whole list …) at `at`, which is the margin of a line that goes on with nothing
 * before it; `undefined`: for the parser to read. The source has no `\r` but before `\n`.
 */
export function readSimpleUnit(source: string, at: number): SimpleUnit | undefined {
	const reader = new UnitReader(source, at);
	return reader.read() ? { end: reader.at, written: reader.written, labels: reader.labels } : undefined;
}

const none: TextPlace = { container: undefined, label: undefined, opened: undefined };
const deepestList = 12;

interface OpenList {
	readonly mark: string;
	readonly container: number;
	/** Column at which the text of the last item starts. */
	column: number;
	/** Of the last item; `undefined` where items have none. */
	number: number | undefined;
}

interface OpenItem {
	readonly start: number;
	/** Of its marker. */
	readonly opened: number;
	end: number;
}

class UnitReader {
	readonly written: BlockWriter;
	readonly labels: string[] = [];
	at: number;
	readonly #source: string;
	readonly #lists: OpenList[] = [];

	constructor(source: string, at: number) {
		this.#source = source;
		this.at = at;
		this.written = new BlockWriter(source);
	}

	read(): boolean {
		const line = lineAt(this.#source, this.at);
		switch (kindOfLine(this.#source, line.start, line.end)) {
			case 'text':
				return this.#paragraph(line);
			case 'heading':
				return this.#heading(line);
			case 'list':
				return this.#list(line);
			case 'quote':
				return this.#quote(line);
			case 'table':
				return this.#table(line);
			case 'label':
				return this.#notes(line) || this.#definitions(line);
			case 'comment':
				return this.#comment(line);
			case 'rule':
				this.at = line.next;
				return true;
			default:
				return false;
		}
	}

	#text(start: number, end: number, isQuoted: boolean): SimpleInline | undefined {
		const writer = new SimpleInline(this.#source, isQuoted);
		if (!writer.write(start, end)) {
			return undefined;
		}
		this.labels.push(...writer.labels);
		return writer;
	}

	#paragraph(first: Line): boolean {
		const source = this.#source;
		let last = first;
		let line = first;
		for (;;) {
			this.at = line.next;
			if (line.next >= source.length) {
				break;
			}
			line = lineAt(source, line.next);
			const kind = kindOfLine(source, line.start, line.end);
			if (kind === 'blank' || kind === 'heading' || (kind === 'list' && mayInterrupt(source, line.start))) {
				break;
			}
			if (kind !== 'text' && kind !== 'indented') {
				return false;
			}
			if (!goesOn(source, line)) {
				return false;
			}
			last = line;
		}
		const own = { start: first.start, end: textEnd(source, last) };
		const text = this.#text(own.start, own.end, false);
		if (text === undefined || own.end < last.end) {
			return false;
		}
		const written = { prose: text.prose.build(), links: text.links };
		if (isUnmarkedHeading(source, own, text.isBold)) {
			this.written.addText(own, 'heading', deepestHeading, written, none);
		} else {
			this.written.addText(own, 'paragraph', 0, written, none);
		}
		return true;
	}

	#heading(line: Line): boolean {
		const source = this.#source;
		heading.lastIndex = line.start;
		const match = heading.exec(source);
		const start = line.start + (match?.[0].length ?? 0);
		if (match === null || start >= line.end || source[line.end - 1] === '#' || source[line.end - 1] === ' ') {
			return false;
		}
		const text = this.#text(start, line.end, false);
		if (text === undefined) {
			return false;
		}
		const own = { start: line.start, end: line.end };
		const level = match[1]?.length ?? 1;
		this.written.addText(own, 'heading', level, { prose: text.prose.build(), links: text.links }, none);
		this.at = line.next;
		return true;
	}

	#list(first: Line): boolean {
		const source = this.#source;
		let item: OpenItem | undefined;
		let line = first;
		let isAfterBlank = true;
		for (;;) {
			const kind = kindOfLine(source, line.start, line.end);
			if (kind === 'blank') {
				isAfterBlank = true;
			} else if (
				kind === 'heading' ||
				(isAfterBlank && kind !== 'list' && kind !== 'indented' && kind !== 'doubtful')
			) {
				break;
			} else {
				const indent = indentOf(source, line.start, line.end);
				if (isMarker(source, line.start + indent)) {
					item = this.#flush(item) ? this.#openItem(line, indent, isAfterBlank) : undefined;
					if (item === undefined) {
						return false;
					}
				} else if (isAfterBlank || item === undefined || !goesOn(source, line)) {
					return false;
				} else {
					item.end = line.end;
				}
				isAfterBlank = false;
			}
			this.at = line.next;
			if (line.next >= source.length) {
				break;
			}
			line = lineAt(source, line.next);
		}
		return this.#flush(item);
	}

	#openItem(line: Line, indent: number, isAfterBlank: boolean): OpenItem | undefined {
		const source = this.#source;
		const opened = line.start + indent;
		marker.lastIndex = opened;
		const match = marker.exec(source);
		const [whole = '', mark = '', digits] = match ?? [];
		const start = opened + whole.length;
		if (match === null || start >= line.end || !isPlainStart(source, start, line.end)) {
			return undefined;
		}
		const lists = this.#lists;
		let depth = 0;
		while (depth < lists.length && (lists[depth]?.column ?? 0) <= indent) {
			depth++;
		}
		if (indent - (lists[depth - 1]?.column ?? 0) > 3 || depth >= deepestList) {
			return undefined;
		}
		const number = digits === undefined ? undefined : Number(digits);
		const known = lists[depth];
		const type = number === undefined ? mark : mark.slice(-1);
		lists.length = depth;
		if (known !== undefined && known.mark === type) {
			known.number = known.number === undefined ? undefined : known.number + 1;
			known.column = start - line.start;
			lists.push(known);
		} else {
			if (!isAfterBlank && number !== undefined && number !== 1) {
				return undefined;
			}
			const container = this.written.containers++;
			lists.push({ mark: type, container, column: start - line.start, number });
		}
		return { start, opened, end: line.end };
	}

	#flush(item: OpenItem | undefined): boolean {
		if (item === undefined) {
			return true;
		}
		const { start, end, opened } = item;
		const list = this.#lists.at(-1);
		const text = this.#source[end - 1] === ' ' ? undefined : this.#text(start, end, false);
		if (text === undefined || list === undefined) {
			return false;
		}
		const label = list.number === undefined ? undefined : String(list.number);
		const written = { prose: text.prose.build(), links: text.links };
		const place = { container: list.container, label, opened };
		this.written.addText({ start, end }, 'listItem', this.#lists.length, written, place);
		return true;
	}

	#quote(first: Line): boolean {
		const source = this.#source;
		let line = first;
		let own: { start: number; end: number } | undefined;
		const flush = () => {
			const text = own === undefined || source[own.end - 1] === ' ' ? undefined : this.#text(own.start, own.end, true);
			if (own === undefined || text === undefined) {
				return own === undefined;
			}
			this.written.addText(own, 'quote', 0, { prose: text.prose.build(), links: text.links }, none);
			own = undefined;
			return true;
		};
		for (;;) {
			const kind = kindOfLine(source, line.start, line.end);
			if (kind === 'blank') {
				break;
			}
			if (kind !== 'quote') {
				return false;
			}
			const start = line.start + (source[line.start + 1] === ' ' ? 2 : 1);
			if (start >= line.end) {
				if (!flush()) {
					return false;
				}
			} else if (
				!isPlainStart(source, start, line.end) ||
				(own !== undefined && !isNoUnderline(source, start, line.end))
			) {
				return false;
			} else {
				own = { start: own?.start ?? start, end: line.end };
			}
			this.at = line.next;
			if (line.next >= source.length) {
				break;
			}
			line = lineAt(source, line.next);
		}
		return flush();
	}

	#table(head: Line): boolean {
		const source = this.#source;
		const heads: string[] = [];
		const container = this.written.containers++;
		let line = head;
		for (let row = 0; ; row++) {
			if (source[line.start] !== '|' || source[line.end - 1] !== '|') {
				return row > 1 && kindOfLine(source, line.start, line.end) === 'blank';
			}
			if (row === 1) {
				if (!isDelimiterRow(source.slice(line.start, line.end), heads.length)) {
					return false;
				}
			} else if (!this.#row(line, row === 0, heads, container)) {
				return false;
			}
			this.at = line.next;
			if (line.next >= source.length) {
				return row > 0;
			}
			line = lineAt(source, line.next);
		}
	}

	#row(line: Line, isHead: boolean, heads: string[], container: number): boolean {
		const source = this.#source;
		const writer = new SimpleInline(source, false);
		const cells: { readonly span: Span; readonly head: string }[] = [];
		for (let bar = line.start; bar < line.end - 1; ) {
			const next = source.indexOf('|', bar + 1);
			const start = bar + 1 + indentOf(source, bar + 1, next);
			let end = next;
			while (end > start && source[end - 1] === ' ') {
				end--;
			}
			if (end === start) {
				return false;
			}
			const from = cells.length === 0 ? 0 : writer.join(' | ', start);
			if (!writer.write(start, end)) {
				return false;
			}
			const span = { start: from, end: writer.prose.length };
			if (isHead) {
				heads.push(writer.prose.text.slice(from));
			}
			cells.push({ span, head: isHead ? '' : (heads[cells.length] ?? '') });
			bar = next;
		}
		if (cells.length !== heads.length || /[\\`]/.test(source.slice(line.start, line.end))) {
			return false;
		}
		this.labels.push(...writer.labels);
		const written = { prose: writer.prose.build(), links: writer.links };
		this.written.addRow({ start: line.start, end: line.end }, written, cells, container);
		return true;
	}

	#notes(first: Line): boolean {
		const source = this.#source;
		for (let line = first; ; ) {
			note.lastIndex = line.start;
			const match = note.exec(source);
			const start = note.lastIndex;
			if (match === null || !isPlainStart(source, start, line.end) || source[line.end - 1] === ' ') {
				return false;
			}
			const text = this.#text(start, line.end, false);
			if (text === undefined) {
				return false;
			}
			const label = (match[1] ?? '').toLowerCase();
			this.written.footnotes.push(`^${label}`);
			const written = { prose: text.prose.build(), links: text.links };
			const place = { container: undefined, label, opened: line.start };
			this.written.addText({ start, end: line.end }, 'reference', 0, written, place);
			this.at = line.next;
			if (line.next >= source.length) {
				return true;
			}
			line = lineAt(source, line.next);
			if (kindOfLine(source, line.start, line.end) === 'blank') {
				return !isIndentedAfterBlank(source, line.next);
			}
		}
	}

	#definitions(first: Line): boolean {
		const source = this.#source;
		for (let line = first; ; ) {
			definition.lastIndex = line.start;
			const match = definition.exec(source);
			if (match === null || definition.lastIndex !== line.end) {
				return false;
			}
			const [, label = '', bare, inBrackets] = match;
			const span = { start: line.start, end: line.end };
			this.written.definitions.push({ label: normaliseLabel(label), span, url: bare ?? inBrackets ?? '' });
			this.at = line.next;
			if (line.next >= source.length) {
				return true;
			}
			line = lineAt(source, line.next);
			if (kindOfLine(source, line.start, line.end) === 'blank') {
				return true;
			}
		}
	}

	#comment(line: Line): boolean {
		const text = this.#source.slice(line.start, line.end);
		const end = text.indexOf('-->', 4) + 3;
		if (end < 7 || text.slice(end).trim() !== '' || /^<!--?-?>/.test(text)) {
			return false;
		}
		this.written.comments.push({ start: line.start, end: line.start + end });
		this.at = line.next;
		return true;
	}
}

const heading = /(#{1,6}) {1,9}(?! )/y;
const marker = /([-+*]|(\d{1,9})[.)]) {1,4}(?! )/y;
const note = /\[\^([A-Za-z\d-]{1,80})\]: {1,3}(?! )/y;
const definition =
	/\[([A-Za-z\d][A-Za-z\d .-]{0,80})\]: {1,3}(?:([^\s<>()\\&\0-\x20\x7f]+)|<([^\s<>\\&\0-\x20\x7f]+)>)(?: "[^"\\&\n\r]{0,300}")?/y;

type LineKind =
	| 'blank'
	| 'text'
	| 'heading'
	| 'list'
	| 'quote'
	| 'table'
	| 'label'
	| 'comment'
	| 'rule'
	/** After white space. */
	| 'indented'
	| 'doubtful';

/** What a line at the margin begins. */
export function kindOfLine(source: string, start: number, end: number): LineKind {
	if (start >= end) {
		return 'blank';
	}
	const code = source.charCodeAt(start);
	if (code > 0x7f) {
		return code === 0xfeff ? 'doubtful' : 'text';
	}
	if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) {
		return 'text';
	}
	const next = source.charAt(start + 1);
	switch (source[start]) {
		case ' ':
		case '\t':
			return isBlank(source, start, end) ? 'blank' : 'indented';
		case '#': {
			const line = source.slice(start, Math.min(end, start + 8));
			return /^#{1,6}(?:[ \t]|$)/.test(line) ? 'heading' : 'text';
		}
		case '>':
			return 'quote';
		case '|':
			return 'table';
		case '[':
			return /^\[[^\]]*\]:/.test(source.slice(start, Math.min(end, start + 1100))) ? 'label' : 'text';
		case '<':
			if (source.startsWith('<!--', start)) {
				return 'comment';
			}
			return !/[A-Za-z/!?]/.test(next) || /^<[a-z]{2,9}:/i.test(source.slice(start, start + 12)) ? 'text' : 'doubtful';
		case '-':
		case '+':
		case '*':
		case '_':
		case '=':
		case ':':
			return kindOfMarks(source, start, end);
		case '`':
		case '~':
			return next === source[start] ? 'doubtful' : 'text';
		case '\0':
		case '\v':
		case '\f':
		case '\r':
			return 'doubtful';
		default:
			return isMarker(source, start) ? 'list' : isEmptyOrDeepItem(source, start) ? 'doubtful' : 'text';
	}
}

function isEmptyOrDeepItem(source: string, at: number): boolean {
	const code = source.charCodeAt(at);
	return code >= 48 && code <= 57 && /^\d{1,9}[.)](?:[ \t\r\n]|$)/.test(source.slice(at, at + 12));
}

function kindOfMarks(source: string, start: number, end: number): LineKind {
	const line = source.slice(start, Math.min(end, start + 200));
	if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(line)) {
		return 'rule';
	}
	if (/^[-=:+*_| \t]*$/.test(line)) {
		return 'doubtful';
	}
	return isMarker(source, start) ? 'list' : /^[-+*]\s/.test(line) ? 'doubtful' : 'text';
}

/** Whether a paragraph goes on with the line. */
function goesOn(source: string, line: Line): boolean {
	const start = line.start + indentOf(source, line.start, line.end);
	return isPlainStart(source, start, line.end) && isNoUnderline(source, start, line.end);
}

/** Whether nothing but text begins there. */
function isPlainStart(source: string, start: number, end: number): boolean {
	return kindOfLine(source, start, end) === 'text';
}

/** Whether what is above the line is neither made a heading by it nor a table. */
function isNoUnderline(source: string, start: number, end: number): boolean {
	return !/^[-=:|][-=:| \t]*$/.test(source.slice(start, Math.min(end, start + 400)));
}

/** A list that may begin right after a line of a paragraph. */
function mayInterrupt(source: string, at: number): boolean {
	return !/\d/.test(source.charAt(at)) || /^1[.)]/.test(source.slice(at, at + 2));
}

function isMarker(source: string, at: number): boolean {
	marker.lastIndex = at;
	return marker.test(source) && !/[\n\r]/.test(source.charAt(marker.lastIndex));
}

function isDelimiterRow(line: string, columns: number): boolean {
	return /^\|(?: {0,9}:?-{1,200}:? {0,9}\|){1,200}$/.test(line) && line.split('|').length === columns + 2;
}

function isIndentedAfterBlank(source: string, at: number): boolean {
	for (let line = lineAt(source, at); ; line = lineAt(source, line.next)) {
		if (!isBlank(source, line.start, line.end)) {
			return /[ \t]/.test(source.charAt(line.start));
		}
		if (line.next >= source.length) {
			return false;
		}
	}
}

function indentOf(source: string, start: number, end: number): number {
	let at = start;
	while (at < end && source.charCodeAt(at) === 32) {
		at++;
	}
	return at - start;
}

function textEnd(source: string, line: Line): number {
	let end = line.end;
	while (end > line.start && source.charCodeAt(end - 1) === 32) {
		end--;
	}
	return end;
}
