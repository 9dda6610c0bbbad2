import type { PhrasingContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx';
import type { Span } from '../base/span.ts';
import { attribute, decodeReference } from './character-references.ts';
import { deepest } from './depth.ts';
import type { LinkDraft } from './draft.ts';
import { objectReplacement, proseOfTag } from './html-tags.ts';
import { isJsxObject, isJsxUnread, jsxAddress } from './jsx.ts';
import { ProseBuilder } from './prose.ts';

/** Writes Markdown's phrasing content as prose. */
export class InlineWriter {
	readonly prose = new ProseBuilder();
	readonly links: LinkDraft[] = [];
	readonly comments: Span[] = [];
	readonly #source: string;
	/** Block quotes around: so many `>` may stand before a continued line. */
	readonly #quotes: number;
	#openAnchor: { readonly start: number; readonly url: string } | undefined;
	#end: number;

	/** `start`: where in the source what is written begins. */
	constructor(source: string, quotes: number, start = 0) {
		this.#source = source;
		this.#quotes = quotes;
		this.#end = start;
	}

	writeAll(nodes: readonly PhrasingContent[], depth = 0): void {
		for (const node of nodes) {
			if (depth < deepest) {
				this.#write(node, depth);
			}
			this.#end = node.position?.end.offset ?? this.#end;
		}
	}

	/** Adds text between what was written last and `nextStart` in the source; returns where it ends in prose. */
	join(text: string, nextStart: number): number {
		this.prose.replace(text, Math.min(this.#end, nextStart), nextStart);
		return this.prose.length;
	}

	#write(node: PhrasingContent, depth: number): void {
		const start = node.position?.start.offset ?? 0;
		const end = node.position?.end.offset ?? start;
		switch (node.type) {
			case 'text':
				writeText(this.prose, this.#source, start, end, node.value, this.#quotes);
				return;
			case 'break':
				this.prose.replace(' ', start, end);
				return;
			case 'footnoteReference':
				this.prose.copy(this.#source.slice(start, end), start);
				return;
			case 'link':
			case 'linkReference': {
				const from = this.prose.length;
				this.writeAll(node.children, depth + 1);
				const span = { start: from, end: this.prose.length };
				if (span.end > span.start) {
					this.links.push(
						node.type === 'link' ? { span, url: node.url } : { span, url: '', definition: node.identifier },
					);
				}
				return;
			}
			case 'html':
				this.#writeTag(node.value, start, end);
				return;
			case 'emphasis':
			case 'strong':
			case 'delete':
				this.writeAll(node.children, depth + 1);
				return;
			case 'mdxJsxTextElement':
				this.#writeJsx(node, start, end, depth);
				return;
			case 'mdxTextExpression':
				this.#writeExpression(node.value.trim(), start, end);
				return;
			default:
				this.prose.replace(objectReplacement, start, end);
		}
	}

	#writeJsx(element: MdxJsxTextElement, start: number, end: number, depth: number): void {
		const { children } = element;
		if (isJsxUnread(element)) {
			return;
		}
		const shown = element.name === null ? '' : proseOfTag(`<${element.name}>`);
		if (isJsxObject(element) || children.length === 0) {
			this.prose.replace(isJsxObject(element) ? objectReplacement : shown, start, end);
			return;
		}
		const inner = {
			start: children[0]?.position?.start.offset ?? start,
			end: children.at(-1)?.position?.end.offset ?? end,
		};
		this.prose.replace(shown, start, inner.start);
		const from = this.prose.length;
		this.writeAll(children, depth + 1);
		const url = jsxAddress(element);
		if (url !== undefined && this.prose.length > from) {
			this.links.push({ span: { start: from, end: this.prose.length }, url });
		}
		this.prose.replace(shown, inner.end, end);
	}

	/** A comment is no text, and a string is its own text: JSX keeps spaces so. */
	#writeExpression(value: string, start: number, end: number): void {
		if (value.startsWith('/*') || value === '') {
			this.comments.push({ start, end });
			return;
		}
		const literal = /^(?:"([^"\\]*)"|'([^'\\]*)')$/.exec(value);
		this.prose.replace(literal === null ? objectReplacement : (literal[1] ?? literal[2] ?? ''), start, end);
	}

	#writeTag(tag: string, start: number, end: number): void {
		this.prose.replace(proseOfTag(tag), start, end);
		if (tag.startsWith('<!--')) {
			this.comments.push({ start, end });
		}
		if (/^<a\s/i.test(tag)) {
			const url = attribute(tag, 'href');
			this.#openAnchor = url === undefined ? undefined : { start: this.prose.length, url };
		} else if (/^<\/a\s*>/i.test(tag) && this.#openAnchor !== undefined) {
			const span = { start: this.#openAnchor.start, end: this.prose.length };
			if (span.end > span.start) {
				this.links.push({ span, url: this.#openAnchor.url });
			}
			this.#openAnchor = undefined;
		}
	}
}

const special = /[\\&\n\r\0]/g;
const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{0,31});/y;

/** Writes a text node's `value`, finding where each part of it stands in the source from `start` to `end`. */
function writeText(
	prose: ProseBuilder,
	source: string,
	start: number,
	end: number,
	value: string,
	quotes: number,
): void {
	let from = start;
	let at = 0;
	while (at < value.length) {
		// The longest stretch that stands in the source as in the value.
		special.lastIndex = from;
		const match = special.exec(source);
		const stop = Math.min(match?.index ?? end, end);
		const length = Math.min(stop - from, value.length - at);
		const same = source.startsWith(value.slice(at, at + length), from)
			? length
			: commonLength(source, from, value, at, length);
		if (same > 0) {
			const isTrimmed = value[at + same] === '\n' ? 0 : same;
			prose.copy(value.slice(at, at + same), from);
			from += same;
			at += same;
			if (isTrimmed > 0 && at >= value.length) {
				return;
			}
		}
		if (at >= value.length) {
			return;
		}
		const step = readSpecial(source, from, end, value, at, quotes);
		prose.replace(step.text, from, step.end);
		from = step.end;
		at += step.length;
	}
}

interface Step {
	readonly text: string;
	/** Where it ends in the source. */
	readonly end: number;
	/** How much of the value it takes. */
	readonly length: number;
}

function readSpecial(source: string, from: number, end: number, value: string, at: number, quotes: number): Step {
	const char = value.charAt(at);
	if (char === '\n' || char === '\r') {
		const lineEnd = endOfLineBreak(source, from, end, quotes);
		if (lineEnd !== undefined) {
			return { text: ' ', end: lineEnd, length: value.startsWith('\r\n', at) ? 2 : 1 };
		}
	}
	if (source[from] === '\\' && source[from + 1] === char && char !== '\\') {
		return { text: char, end: from + 2, length: 1 };
	}
	if (source[from] === '\\' && source[from + 1] === '\\' && char === '\\') {
		return { text: char, end: from + 2, length: 1 };
	}
	if (source[from] === '&') {
		reference.lastIndex = from;
		const found = reference.exec(source);
		const decoded = found === null ? undefined : decodeReference(found[0]);
		if (found !== null && decoded !== undefined && value.startsWith(decoded, at)) {
			return { text: decoded.replace(/[\r\n]/g, ' '), end: from + found[0].length, length: decoded.length };
		}
	}
	if (source[from] === char || source[from] === '\0') {
		return { text: char, end: from + 1, length: 1 };
	}
	// Unforeseen: the rest as a whole.
	return { text: value.slice(at).replace(/[\r\n]/g, ' '), end: Math.max(end, from), length: value.length - at };
}

function endOfLineBreak(source: string, from: number, end: number, quotes: number): number | undefined {
	let at = from;
	while (source[at] === ' ' || source[at] === '\t') {
		at++;
	}
	if (source[at] !== '\n' && source[at] !== '\r') {
		return undefined;
	}
	at += source.startsWith('\r\n', at) ? 2 : 1;
	let left = quotes;
	for (; at < end; at++) {
		const char = source[at];
		if (char === '>' && left > 0) {
			left--;
		} else if (char !== ' ' && char !== '\t') {
			break;
		}
	}
	return at;
}

function commonLength(source: string, from: number, value: string, at: number, limit: number): number {
	let length = 0;
	while (length < limit && source.charCodeAt(from + length) === value.charCodeAt(at + length)) {
		length++;
	}
	return length;
}
