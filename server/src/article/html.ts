import { digest } from '../base/digest.ts';
import { type Span, shift } from '../base/span.ts';
import type { BlockKind, Cell } from './article.ts';
import type { BlockDraft, RawBlock, SegmentDraft } from './draft.ts';
import { finishBlock, hasText } from './finish.ts';
import { isBoldHeading } from './heading-shape.ts';
import { holdsReferences, isEntry, isFlow, isUnread } from './html-elements.ts';
import { HtmlInlineWriter } from './html-inline.ts';
import { articleOf, isOfArticle } from './html-regions.ts';
import { isLayout, readRows } from './html-tables.ts';
import {
	attributeOf,
	descendants,
	type HtmlDocument,
	type HtmlElement,
	type HtmlNode,
	isComment,
	isElement,
	isText,
	placeOf,
} from './html-tree.ts';
import { splitBullets } from './paragraph-lines.ts';
import { sliceProse } from './prose.ts';
import { isReferenceHeading, splitEntries } from './reference-list.ts';
import { trimSpan } from './sentences.ts';

/** Deeper nesting than any page needs; below it nothing is read. */
const deepest = 200;
/** Level of a heading that only looks like one: below any that is marked. */
const deepestHeading = 6;

/** Reads a page, or a part of one. Of the frame around its article only what is said to readers is kept. */
export function readHtml(document: HtmlDocument, source: string): SegmentDraft {
	const reader = new Reader(source, articleOf(document));
	reader.read(document);
	const comments: Span[] = [];
	for (const node of descendants(document)) {
		const place = isComment(node) ? placeOf(node) : undefined;
		if (place !== undefined) {
			// Of one that is left open after a hyphen the parser tells an end beyond the text.
			comments.push({ start: place.start, end: Math.min(place.end, source.length) });
		}
	}
	return { blocks: reader.blocks(), definitions: [], footnotes: [], comments, containers: reader.containers };
}

interface Around {
	readonly depth: number;
	readonly kind: BlockKind;
	/** Depth of a heading, or nesting of lists. */
	readonly level: number;
	readonly container: number | undefined;
	readonly label: string | undefined;
	/** Items within are notes or works. */
	readonly holdsReferences: boolean;
	/** In the article itself, not in the frame of the page around it. */
	readonly isInArticle: boolean;
	/** In an element that has a header and a footer of its own. */
	readonly isInSection: boolean;
}

class Reader {
	containers = 0;
	readonly #source: string;
	readonly #article: HtmlElement | undefined;
	readonly #found: { block: RawBlock; readonly isInArticle: boolean }[] = [];
	/** Where what was read last ends in the source. */
	#end = 0;

	constructor(source: string, article: HtmlElement | undefined) {
		this.#source = source;
		this.#article = article;
	}

	read(document: HtmlDocument): void {
		this.#readFlow(document.childNodes, {
			depth: 0,
			kind: 'paragraph',
			level: 0,
			container: undefined,
			label: undefined,
			holdsReferences: false,
			isInArticle: this.#article === undefined,
			isInSection: false,
		});
	}

	blocks(): BlockDraft[] {
		const own = this.#found.filter((it) => it.isInArticle);
		const hasTitle = own.some(({ block }) => block.kind === 'heading' && block.level === 1);
		return this.#found
			.filter(({ block, isInArticle }) => isInArticle || isOfArticle(block, hasTitle))
			.sort((a, b) => a.block.span.start - b.block.span.start)
			.map(({ block }) => this.#finish(block));
	}

	/** What a tag before a block means may change what of it is read, so its digest covers that too. */
	#finish(block: RawBlock): BlockDraft {
		const draft = finishBlock(block, this.#source);
		const places = block.prose.pieces.map((it, index) => (index % 3 === 1 ? it - block.span.start : it));
		return { ...draft, content: digest(draft.content, places.join(' ')) };
	}

	/** Elements that break the line one by one; what stands between them as blocks. */
	#readFlow(nodes: readonly HtmlNode[], around: Around): void {
		let line: HtmlNode[] = [];
		for (const node of nodes) {
			if (isComment(node) || isUnread(node)) {
				continue;
			}
			if (isElement(node) && isFlow(node)) {
				this.#readLines(line, around);
				line = [];
				this.#readElement(node, around);
			} else {
				line.push(node);
			}
		}
		this.#readLines(line, around);
	}

	#readElement(element: HtmlElement, outer: Around): void {
		if (outer.depth > deepest) {
			return;
		}
		const around = this.#enter(element, outer);
		const name = element.tagName;
		// Beside the article stands what leads away from it.
		if (name === 'aside' && !around.isInArticle) {
			return;
		}
		const first = this.#found.length;
		if (name === 'table' && !isLayout(element)) {
			this.#readTable(element, around);
		} else if (name === 'ul' || name === 'ol' || name === 'menu') {
			this.#readList(element, around);
		} else if (name === 'dl') {
			this.#readFlow(element.childNodes, { ...around, kind: 'listItem', container: this.containers++ });
		} else {
			this.#readFlow(element.childNodes, around);
		}
		if (ownBlock.test(name) || isEntry(element)) {
			this.#widen(first, element);
		}
	}

	#enter(element: HtmlElement, outer: Around): Around {
		const name = element.tagName;
		const isFrame =
			(name === 'header' || name === 'footer' || name === 'aside') && !outer.isInSection && element !== this.#article;
		const around = {
			...outer,
			depth: outer.depth + 1,
			holdsReferences: outer.holdsReferences || holdsReferences(element),
			isInArticle: element === this.#article || (outer.isInArticle && !isFrame),
			isInSection: outer.isInSection || /^(?:article|section|main)$/.test(name) || element === this.#article,
		};
		if (/^h[1-6]$/.test(name)) {
			return { ...around, kind: 'heading', level: Number(name.charAt(1)), container: undefined, label: undefined };
		}
		if (isEntry(element)) {
			return { ...around, kind: 'reference' };
		}
		const nesting = outer.kind === 'listItem' ? outer.level : 0;
		switch (name) {
			case 'blockquote':
				return outer.kind === 'paragraph' ? { ...around, kind: 'quote' } : around;
			case 'dt':
				return { ...around, level: nesting + 1 };
			case 'dd':
				return { ...around, level: nesting + 2 };
			default:
				return around;
		}
	}

	#readList(list: HtmlElement, around: Around): void {
		const container = this.containers++;
		const level = (around.kind === 'listItem' ? around.level : 0) + 1;
		const kind = around.holdsReferences ? 'reference' : 'listItem';
		let number = list.tagName === 'ol' ? (numberOf(list, 'start') ?? 1) : undefined;
		for (const child of list.childNodes) {
			if (!isElement(child) || child.tagName !== 'li' || isUnread(child)) {
				this.#readFlow([child], { ...around, kind, level, container, label: undefined });
				continue;
			}
			number = number === undefined ? undefined : (numberOf(child, 'value') ?? number);
			const label = number === undefined ? undefined : String(number);
			this.#readElement(child, { ...around, kind, level, container, label });
			number = number === undefined ? undefined : number + 1;
		}
	}

	#readTable(table: HtmlElement, around: Around): void {
		const container = this.containers++;
		for (const child of table.childNodes) {
			if (isElement(child) && child.tagName === 'caption') {
				this.#readElement(child, { ...around, kind: 'paragraph', level: 0, container: undefined, label: undefined });
			}
		}
		let heads: readonly string[] = [];
		for (const { row, isHead, cells } of readRows(table)) {
			const writer = new HtmlInlineWriter(this.#source, Math.max(this.#end, placeOf(row)?.start ?? 0));
			const written: Cell[] = [];
			const texts: string[] = [];
			for (const { cell, column, width } of cells) {
				const start = placeOf(cell)?.start ?? writer.end;
				const from = written.length === 0 ? 0 : writer.join(' | ', Math.max(start, writer.end));
				writer.write(cell.childNodes);
				const text = writer.prose.text.slice(from).trimEnd();
				written.push({ span: { start: from, end: from + text.length }, head: heads[column] ?? '' });
				texts.push(...Array<string>(width).fill(text));
			}
			heads = isHead ? texts : heads;
			const kind = 'tableRow';
			this.#add(row, writer, { ...around, kind, level: 0, container, label: undefined }, written);
		}
	}

	/** Two line breaks on end part paragraphs. */
	#readLines(nodes: readonly HtmlNode[], around: Around): void {
		let line: HtmlNode[] = [];
		let breaks = 0;
		for (const node of nodes) {
			const isBreak = isElement(node) && node.tagName === 'br';
			breaks = isBreak ? breaks + 1 : isBlank(node) ? breaks : 0;
			if (breaks === 2 && around.kind !== 'heading') {
				this.#readLine(line, around);
				line = [];
			} else {
				line.push(node);
			}
		}
		this.#readLine(line, around);
	}

	#readLine(nodes: readonly HtmlNode[], around: Around): void {
		const first = nodes.findIndex((it) => !isBlank(it) && !isBreak(it));
		if (first < 0) {
			return;
		}
		const line = nodes.slice(first, nodes.findLastIndex((it) => !isBlank(it) && !isBreak(it)) + 1);
		const writer = new HtmlInlineWriter(this.#source, this.#end);
		writer.write(line);
		this.#add(line, writer, this.#asHeading(line, writer.prose.text.trim(), around), []);
	}

	/** A paragraph that is all bold and reads as a heading, or that says `References`. */
	#asHeading(line: readonly HtmlNode[], text: string, around: Around): Around {
		const [only] = line;
		const isBold =
			line.length === 1 &&
			only !== undefined &&
			isElement(only) &&
			/^(?:b|strong)$/.test(only.tagName) &&
			isBoldHeading(text);
		return around.kind === 'paragraph' && (isBold || isReferenceHeading(text))
			? { ...around, kind: 'heading', level: deepestHeading }
			: around;
	}

	#add(
		from: HtmlElement | readonly HtmlNode[],
		writer: HtmlInlineWriter,
		{ kind, level, container, label, isInArticle }: Around,
		cells: readonly Cell[],
	): void {
		const whole = writer.prose.build();
		const range = cells.length > 0 ? { start: 0, end: whole.text.length } : trimSpan(whole.text, 0, whole.text.length);
		const prose = sliceProse(whole, range);
		const first = prose.pieces[1];
		if (first === undefined) {
			return;
		}
		const span = this.#spanOf('length' in from ? from : [from], first, writer.end);
		const isItem = kind === 'listItem' || kind === 'reference';
		const block: RawBlock = {
			kind,
			span,
			marker: { start: span.start, end: first },
			prose,
			level: kind === 'paragraph' || kind === 'quote' ? 0 : level,
			links: writer.links
				.map((it) => ({ ...it, span: shift(it.span, -range.start) }))
				.filter((it) => it.span.start >= 0 && it.span.end <= prose.text.length),
			cells,
			container: isItem || kind === 'tableRow' ? container : undefined,
			label: isItem ? label : undefined,
		};
		for (const it of this.#split(block)) {
			if (hasText(it)) {
				this.#found.push({ block: it, isInArticle });
			}
		}
		this.#end = Math.max(this.#end, span.end);
	}

	/** From the first to the last node, as far as they stand where the tree has them. */
	#spanOf(nodes: readonly HtmlNode[], first: number, end: number): Span {
		const before = nodes[0] && placeOf(nodes[0])?.start;
		const last = nodes.at(-1);
		const after = last && placeOf(last)?.end;
		return {
			start: before !== undefined && before >= this.#end && before <= first ? before : first,
			end: after !== undefined && after >= end ? after : end,
		};
	}

	#split(block: RawBlock): readonly RawBlock[] {
		if (block.kind !== 'paragraph' && block.kind !== 'quote') {
			return [block];
		}
		const entries = splitEntries(block, this.#source);
		return entries.length > 1
			? entries
			: entries.flatMap((it) => splitBullets(it, this.#source, () => this.containers++));
	}

	/** A block that is all of its element stands from the start of its tag to the end of it. */
	#widen(first: number, element: HtmlElement): void {
		const only = this.#found[first];
		const place = placeOf(element);
		if (only === undefined || place === undefined || this.#found.length !== first + 1) {
			return;
		}
		const { block } = only;
		const before = this.#found[first - 1]?.block.span;
		if (place.start > block.span.start || place.end < block.span.end || (before && place.start < before.end)) {
			return;
		}
		const marker = { start: place.start, end: block.marker.end };
		// Without an end tag it goes on over white space to whatever ends it.
		const end = element.sourceCodeLocation?.endTag ? place.end : block.span.end;
		only.block = { ...block, span: { start: place.start, end }, marker };
		this.#end = Math.max(this.#end, end);
	}
}

const ownBlock = /^(?:p|li|h[1-6]|dt|dd|tr|figcaption|caption|summary)$/;

function isBlank(node: HtmlNode): boolean {
	return isText(node) && node.value.trim() === '';
}

function isBreak(node: HtmlNode): boolean {
	return isElement(node) && node.tagName === 'br';
}

function numberOf(element: HtmlElement, attribute: string): number | undefined {
	const written = attributeOf(element, attribute);
	return written !== undefined && /^\s*\d{1,6}\s*$/.test(written) ? Number(written) : undefined;
}
