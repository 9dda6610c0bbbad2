/**
 * Reads phrasing of Markdown that can be read in one way only, without the parser: plain text, emphasis that opens
 * after a space and closes before one, links, code, references. Of anything else it says so, and the parser reads it.
 */
import { decodeReference } from './character-references.ts';
import type { LinkDraft } from './draft.ts';
import { objectReplacement } from './html-tags.ts';
import { normaliseLabel } from './labels.ts';
import { ProseBuilder } from './prose.ts';

/** Every character that may mean something within a line, and what ends one. */
const special = /[\\`*_[<&\t\0\n\r]|!\[/g;
const code = /(`{1,2})(?!`)([^`]+)\1(?!`)/y;
const bracket = /\[([^[\]\\`<\n\r\0\t]{0,900})\]/y;
const resource = /\(([^\s\0-\x20()<>\\\x7f]{0,2000})(?: {1,3}"[^"\\&\n\r]{0,300}")?\)/y;
const autolink = /<([A-Za-z][A-Za-z\d+.-]{1,31}:[^\s\0-\x20<>\x7f]{0,2000})>/y;
const reference = /&[A-Za-z][A-Za-z\d]{0,31};/y;
const numericReference = /&#[xX]?[\dA-Fa-f]{1,8};/y;
const lineBreak = /\r?\n([ ]{0,40})((?:> ?)?)(?![ \t])/y;

/** Kind of a character next to a mark, as rules of emphasis see it. */
type Neighbour = 'space' | 'punctuation' | 'word' | 'doubtful';

export class SimpleInline {
	readonly prose = new ProseBuilder();
	readonly links: LinkDraft[] = [];
	/** What stands in brackets that would be a reference if it were defined, normalised. */
	readonly labels: string[] = [];
	/** Whether all that was written last is in one pair of `**`. */
	isBold = false;
	readonly #source: string;
	/** A line within a quotation begins with `>`. */
	readonly #isQuoted: boolean;
	#end = 0;
	/** A line end that is still to be written; `end`: where the text of the next line begins. */
	#break: { readonly start: number; readonly lineEnd: number; readonly end: number } | undefined;

	constructor(source: string, isQuoted: boolean) {
		this.#source = source;
		this.#isQuoted = isQuoted;
	}

	/** Adds text between what was written last and `nextStart` in the source; returns where it ends in prose. */
	join(text: string, nextStart: number): number {
		this.prose.replace(text, Math.min(this.#end, nextStart), nextStart);
		return this.prose.length;
	}

	/** Writes what stands from `start` to `end`, no white space at either; `false`: read it otherwise. */
	write(start: number, end: number): boolean {
		const source = this.#source;
		this.#end = end;
		this.isBold = false;
		/** Marks of emphasis that are open, as they are written. */
		const open: string[] = [];
		let from = start;
		special.lastIndex = start;
		for (let match = special.exec(source); match !== null && match.index < end; match = special.exec(source)) {
			const at = match.index;
			let next: number | undefined;
			switch (source[at]) {
				case '\n':
				case '\r':
					next = this.#lineBreak(from, at);
					break;
				case '\\':
					next = this.#escape(from, at);
					break;
				case '`':
					next = this.#code(from, at, end);
					break;
				case '*':
				case '_':
					next = this.#emphasis(from, at, start, end, open);
					break;
				case '[':
					next = this.#bracket(from, at, start, end);
					break;
				case '!':
					next = this.#image(from, at, end);
					break;
				case '<':
					next = this.#angle(from, at, end);
					break;
				case '&':
					next = this.#reference(from, at);
					break;
				default:
			}
			if (next === undefined) {
				return false;
			}
			if (next < 0) {
				// Text, to be copied with what follows.
				special.lastIndex = -next;
			} else {
				from = next;
				special.lastIndex = next;
			}
		}
		this.#copy(from, end);
		return open.length === 0;
	}

	#copy(from: number, to: number): void {
		if (to > from) {
			this.#endLine(true);
			this.prose.copy(this.#source.slice(from, to), from);
		}
	}

	/** What stands before the next line is of the text that the line end is in, if the text goes on. */
	#endLine(goesOn: boolean): void {
		if (this.#break !== undefined) {
			const { start, lineEnd, end } = this.#break;
			this.#break = undefined;
			this.prose.replace(' ', start, goesOn ? end : lineEnd);
		}
	}

	#lineBreak(from: number, at: number): number | undefined {
		const source = this.#source;
		let textEnd = at;
		while (textEnd > from && source[textEnd - 1] === ' ') {
			textEnd--;
		}
		lineBreak.lastIndex = at;
		const match = lineBreak.exec(source);
		if (match === null || (match[2] !== '') !== this.#isQuoted || (this.#isQuoted && match[1] !== '')) {
			return undefined;
		}
		const end = at + match[0].length;
		// Two spaces break the line; one right after a mark belongs to nothing.
		if (at - textEnd >= 2 || (textEnd < at && textEnd === from)) {
			return undefined;
		}
		this.#copy(from, textEnd);
		this.#break = {
			start: textEnd,
			lineEnd: at + match[0].length - (match[1] ?? '').length - (match[2] ?? '').length,
			end,
		};
		return end;
	}

	#escape(from: number, at: number): number | undefined {
		const next = this.#source.charAt(at + 1);
		if (next === '' || /\s/.test(next)) {
			return undefined;
		}
		if (!/[!-/:-@[-`{-~]/.test(next)) {
			return -(at + 1);
		}
		this.#copy(from, at);
		this.#endLine(true);
		this.prose.replace(next, at, at + 2);
		return at + 2;
	}

	#code(from: number, at: number, end: number): number | undefined {
		code.lastIndex = at;
		const match = code.exec(this.#source);
		if (match === null || code.lastIndex > end || /[\n\r]/.test(match[0])) {
			return undefined;
		}
		this.#copy(from, at);
		this.#endLine(false);
		this.prose.replace(objectReplacement, at, code.lastIndex);
		return code.lastIndex;
	}

	#emphasis(from: number, at: number, start: number, end: number, open: string[]): number | undefined {
		const source = this.#source;
		const mark = source.charAt(at);
		let to = at + 1;
		while (to < end && source[to] === mark) {
			to++;
		}
		const before = at === start ? (source[at - 1] === '[' ? 'doubtful' : 'space') : neighbour(source.charAt(at - 1));
		const after = to >= end ? (source[to] === ']' ? 'doubtful' : 'space') : neighbour(source.charAt(to));
		if (before === 'doubtful' || after === 'doubtful') {
			return undefined;
		}
		if ((before === 'space' && after === 'space') || (mark === '_' && before === 'word' && after === 'word')) {
			return -to;
		}
		if (to - at > 2) {
			return undefined;
		}
		const written = source.slice(at, to);
		if (after !== 'space' && (before === 'space' || (before === 'punctuation' && after === 'word'))) {
			open.push(written);
			this.isBold ||= at === start && written.length === 2;
		} else if (before !== 'space' && (after === 'space' || (before === 'word' && after === 'punctuation'))) {
			if (open.pop() !== written) {
				return undefined;
			}
			this.isBold &&= open.length > 0 || to === end;
		} else {
			return undefined;
		}
		this.#copy(from, at);
		this.#endLine(false);
		return to;
	}

	#bracket(from: number, at: number, start: number, end: number): number | undefined {
		const source = this.#source;
		bracket.lastIndex = at;
		const match = bracket.exec(source);
		const to = bracket.lastIndex;
		if (match === null || to > end) {
			return undefined;
		}
		const inner = match[1] ?? '';
		const next = to < end ? source.charAt(to) : '';
		if (next === '(' && !inner.startsWith('^')) {
			return this.#link(from, at, to, end);
		}
		if (next === '(' || next === '[' || (next === ':' && (at === start || isLineStart(source, at)))) {
			return undefined;
		}
		if (inner.startsWith('^')) {
			// As it is written, be it a reference to a footnote or not.
			return /^\^[A-Za-z\d-]+$/.test(inner) ? -to : undefined;
		}
		this.labels.push(normaliseLabel(inner));
		return -(at + 1);
	}

	#link(from: number, at: number, to: number, end: number): number | undefined {
		resource.lastIndex = to;
		const match = resource.exec(this.#source);
		const after = resource.lastIndex;
		const url = match?.[1] ?? '';
		if (match === null || after > end || url.includes('&')) {
			return undefined;
		}
		this.#copy(from, at);
		this.#endLine(false);
		const first = this.prose.length;
		const wasBold = this.isBold;
		if (!this.write(at + 1, to - 1)) {
			return undefined;
		}
		this.isBold = wasBold;
		this.#end = end;
		if (this.prose.length > first) {
			this.links.push({ span: { start: first, end: this.prose.length }, url });
		}
		return after;
	}

	#image(from: number, at: number, end: number): number | undefined {
		bracket.lastIndex = at + 1;
		const inner = bracket.exec(this.#source)?.[1];
		const to = bracket.lastIndex;
		if (inner === undefined || /[*_&!]/.test(inner) || this.#source[to] !== '(') {
			return undefined;
		}
		resource.lastIndex = to;
		if (resource.exec(this.#source) === null || resource.lastIndex > end) {
			return undefined;
		}
		this.#copy(from, at);
		this.#endLine(false);
		this.prose.replace(objectReplacement, at, resource.lastIndex);
		return resource.lastIndex;
	}

	#angle(from: number, at: number, end: number): number | undefined {
		if (!/[A-Za-z/!?]/.test(this.#source.charAt(at + 1))) {
			return -(at + 1);
		}
		autolink.lastIndex = at;
		const url = autolink.exec(this.#source)?.[1];
		const to = autolink.lastIndex;
		if (url === undefined || to > end || url.includes('&')) {
			return undefined;
		}
		this.#copy(from, at);
		this.#endLine(false);
		const first = this.prose.length;
		this.#copy(at + 1, to - 1);
		this.links.push({ span: { start: first, end: this.prose.length }, url });
		return to;
	}

	#reference(from: number, at: number): number | undefined {
		numericReference.lastIndex = at;
		if (numericReference.test(this.#source)) {
			return undefined;
		}
		reference.lastIndex = at;
		const match = reference.exec(this.#source);
		const decoded = match === null ? undefined : decodeReference(match[0]);
		if (match === null || decoded === undefined) {
			return -(at + 1);
		}
		this.#copy(from, at);
		this.#endLine(true);
		this.prose.replace(decoded.replace(/[\r\n]/g, ' '), at, at + match[0].length);
		return at + match[0].length;
	}
}

function neighbour(char: string): Neighbour {
	if (/[\p{L}\p{N}]/u.test(char)) {
		return 'word';
	}
	if (/\s/.test(char)) {
		return 'space';
	}
	return /[*_\\]/.test(char) || !/[\p{P}\p{S}]/u.test(char) ? 'doubtful' : 'punctuation';
}

function isLineStart(source: string, at: number): boolean {
	let from = at;
	while (from > 0 && /[ >]/.test(source.charAt(from - 1))) {
		from--;
	}
	return from === 0 || /[\n\r]/.test(source.charAt(from - 1));
}
