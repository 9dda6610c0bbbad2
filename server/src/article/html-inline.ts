import type { Span } from '../base/span.ts';
import { decodeHtmlReference } from './character-references.ts';
import type { LinkDraft } from './draft.ts';
import { isFlow, isObject, isUnread } from './html-elements.ts';
import { objectReplacement, proseOfTag } from './html-tags.ts';
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText, placeOf } from './html-tree.ts';
import { ProseBuilder } from './prose.ts';

const deepest = 200;

/** Writes what stands in one line of HTML as prose. What the parser moved to another place is left out. */
export class HtmlInlineWriter {
	readonly prose = new ProseBuilder();
	readonly links: LinkDraft[] = [];
	readonly #source: string;
	/** Where in the prose leading white space is dropped. */
	#from = 0;
	#end: number;

	/** `from`: what starts before it in the source was read already. */
	constructor(source: string, from: number) {
		this.#source = source;
		this.#end = from;
	}

	/** Offset in the source after what was written last. */
	get end(): number {
		return this.#end;
	}

	write(nodes: readonly HtmlNode[], depth = 0): void {
		for (const node of nodes) {
			if (isText(node)) {
				this.#text(placeOf(node));
			} else if (isElement(node) && !isUnread(node) && depth < deepest) {
				this.#element(node, depth);
			}
		}
	}

	/** Adds text between what was written last and `nextStart`; returns where it ends in prose. */
	join(text: string, nextStart: number): number {
		this.prose.replace(text, Math.min(this.#end, nextStart), nextStart);
		this.#from = this.prose.length;
		return this.prose.length;
	}

	#text(place: Span | undefined): void {
		if (place === undefined || place.start < this.#end) {
			return;
		}
		const { start, end } = place;
		const text = this.#source.slice(start, end);
		let from = 0;
		for (const match of text.matchAll(/&#?\w{1,40};?|[ \t\r\n\f\0]+/g)) {
			this.prose.copy(text.slice(from, match.index), start + from);
			const step = this.#read(match[0]);
			from = match.index + step.length;
			this.prose.replace(step.text, start + match.index, start + from);
		}
		this.prose.copy(text.slice(from), start + from);
		this.#end = end;
	}

	/**
	 * What a reference or white space is in prose, and how much of it that takes; nothing where it stands as it is.
	 * White space with a line end in it is one space, and none at the start.
	 */
	#read(written: string): { readonly text: string; readonly length: number } {
		if (written.startsWith('&')) {
			const decoded = decodeHtmlReference(written);
			return { ...decoded, text: decoded.length > 0 && decoded.text < ' ' ? ' ' : decoded.text };
		}
		const { length } = written;
		if (this.prose.length === this.#from || (/[^ \t]/.test(written) && this.#endsInSpace())) {
			return { text: '', length };
		}
		return /[^ \t]/.test(written) ? { text: ' ', length } : { text: '', length: 0 };
	}

	#endsInSpace(): boolean {
		return /\s/.test(this.prose.text.charAt(this.prose.length - 1));
	}

	#element(element: HtmlElement, depth: number): void {
		const place = element.sourceCodeLocation;
		const isNew = place != null && place.startOffset >= this.#end;
		if (element.tagName === 'br' || element.tagName === 'wbr' || element.tagName === 'hr') {
			if (isNew && element.tagName !== 'wbr' && this.prose.length > this.#from) {
				this.prose.replace(' ', place.startOffset, place.endOffset);
				this.#end = place.endOffset;
			}
			return;
		}
		if (isObject(element)) {
			if (isNew) {
				this.prose.replace(objectReplacement, place.startOffset, place.endOffset);
				this.#end = place.endOffset;
			}
			return;
		}
		const isBlock = isFlow(element);
		const shown = isBlock ? '' : proseOfTag(`<${element.tagName}>`);
		const { startTag, endTag } = place ?? {};
		this.#tag(shown, isNew ? startTag : undefined, isBlock);
		const from = this.prose.length;
		this.write(element.childNodes, depth + 1);
		const url = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
		if (url !== undefined && this.prose.length > from) {
			this.links.push({ span: { start: from, end: this.prose.length }, url });
		}
		this.#tag(shown, endTag && endTag.startOffset >= this.#end ? endTag : undefined, isBlock);
	}

	/** A block within a line, as in a cell, is parted from its neighbours by a space. */
	#tag(shown: string, place: { startOffset: number; endOffset: number } | null | undefined, isBlock: boolean): void {
		if (place == null) {
			return;
		}
		const text = isBlock ? (this.prose.length > this.#from && !this.#endsInSpace() ? ' ' : '') : shown;
		this.prose.replace(text, place.startOffset, place.endOffset);
		if (text !== '') {
			this.#end = place.endOffset;
		}
	}
}
