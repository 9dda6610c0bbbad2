import type { Nodes, Paragraph, PhrasingContent, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import type {} from 'mdast-util-mdx';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type Span, shift } from '../base/span.ts';
import type { BlockKind, Cell } from './article.ts';
import { type BlockDraft, type DefinitionDraft, type RawBlock, type SegmentDraft, shiftBlock } from './draft.ts';
import { finishBlock, hasText } from './finish.ts';
import { isBoldHeading } from './heading-shape.ts';
import { htmlBlocks } from './html-blocks.ts';
import { InlineWriter } from './inline.ts';
import { isJsxBlock, isJsxUnread, isPhrasing, type JsxElement, jsxRows, phrasingIn } from './jsx.ts';
import { syntheticDefinitions } from './labels.ts';
import { splitBullets } from './paragraph-lines.ts';
import { sliceProse } from './prose.ts';
import { isReferenceHeading, splitEntries } from './reference-list.ts';

/** Deeper nesting than any author means; below it nothing is read. */
const deepest = 60;
/** Level of a heading that only looks like one: below any that is marked. */
const deepestHeading = 6;

/**
 * Parses Markdown that stands by itself; offsets in the result count from the start of `source`.
 * `outside`: labels (of footnotes with `^`) that are defined elsewhere in the article.
 */
export function parseMarkdown(source: string, outside: readonly string[] = []): SegmentDraft {
	const prefix = syntheticDefinitions(outside);
	return readTree(toTree(prefix + source), prefix + source, prefix.length);
}

/** Reads of a tree what starts at `from` or later; offsets in the result count from there. */
export function readTree(tree: Root, source: string, from: number): SegmentDraft {
	const reader = new Reader(source);
	reader.readAll(tree, from);
	const { blocks, definitions, footnotes, comments, containers } = reader;
	return {
		blocks: from === 0 ? blocks : blocks.map((it) => shiftBlock(it, -from)),
		definitions: definitions.map((it) => ({ ...it, span: shift(it.span, -from) })),
		footnotes,
		comments: comments.map((it) => shift(it, -from)),
		containers,
	};
}

function toTree(source: string): Root {
	// A byte order mark would be dropped by the parser and shift every offset.
	const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
	return fromMarkdown(text, {
		extensions: [gfmTable(), gfmFootnote()],
		mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
	});
}

interface Surroundings {
	readonly depth: number;
	readonly quotes: number;
	/** In a quotation that no `>` marks. */
	readonly isQuoted: boolean;
	/** Nesting of lists; 0 outside of any. */
	readonly level: number;
	readonly container: number | undefined;
	readonly label: string | undefined;
	readonly footnote: boolean;
	/** Start of the list item or footnote whose first block is still to come. */
	readonly opened: number | undefined;
}

class Reader {
	readonly blocks: BlockDraft[] = [];
	readonly definitions: DefinitionDraft[] = [];
	readonly footnotes: string[] = [];
	readonly comments: Span[] = [];
	containers = 0;
	readonly #source: string;

	constructor(source: string) {
		this.#source = source;
	}

	/** Reads what starts at `from` or later. */
	readAll(tree: Root, from: number): void {
		this.#readChildren(
			tree.children.filter((it) => spanOf(it).start >= from),
			{
				depth: 0,
				quotes: 0,
				isQuoted: false,
				level: 0,
				container: undefined,
				label: undefined,
				footnote: false,
				opened: undefined,
			},
		);
	}

	#readChildren(children: readonly Nodes[], around: Surroundings): void {
		let { opened } = around;
		let line: PhrasingContent[] = [];
		for (const child of children) {
			if (isPhrasing(child)) {
				line.push(child);
				continue;
			}
			opened = this.#readLine(line, { ...around, opened });
			line = [];
			this.#read(child, { ...around, depth: around.depth + 1, opened });
			opened = undefined;
		}
		this.#readLine(line, { ...around, opened });
	}

	/** Text that stands in an element of JSX without a paragraph around it; returns what is still opened after it. */
	#readLine(line: readonly PhrasingContent[], around: Surroundings): number | undefined {
		const first = line[0];
		const last = line.at(-1);
		if (first === undefined || last === undefined) {
			return around.opened;
		}
		const own = { start: spanOf(first).start, end: spanOf(last).end };
		this.#addText(own, kindOf(around), around.footnote ? 0 : around.level, line, around);
		return undefined;
	}

	#read(node: Nodes, around: Surroundings): void {
		if (around.depth > deepest) {
			return;
		}
		switch (node.type) {
			case 'heading':
				this.#addText(spanOf(node), 'heading', node.depth, node.children, around);
				return;
			case 'paragraph':
				if (node.children.some(isJsxBlock)) {
					this.#readChildren(node.children, around);
				} else if (this.#isHeading(node, around)) {
					this.#addText(spanOf(node), 'heading', deepestHeading, node.children, around);
				} else {
					this.#addText(spanOf(node), kindOf(around), around.footnote ? 0 : around.level, node.children, around);
				}
				return;
			case 'blockquote':
				this.#readChildren(node.children, { ...around, quotes: around.quotes + 1 });
				return;
			case 'list': {
				const container = this.containers++;
				const first = node.ordered ? (node.start ?? 1) : undefined;
				node.children.forEach((item, index) => {
					this.#readChildren(item.children, {
						...around,
						depth: around.depth + 1,
						level: around.level + 1,
						container,
						label: around.footnote ? around.label : first === undefined ? undefined : String(first + index),
						opened: spanOf(item).start,
					});
				});
				return;
			}
			case 'footnoteDefinition':
				this.footnotes.push(`^${node.identifier}`);
				this.#readChildren(node.children, {
					...around,
					footnote: true,
					label: node.identifier,
					opened: spanOf(node).start,
				});
				if (node.children.length === 0) {
					this.#addText(spanOf(node), 'reference', 0, [], { ...around, label: node.identifier });
				}
				return;
			case 'table':
				this.#addTable(node, around);
				return;
			case 'definition':
				this.definitions.push({ label: node.identifier, span: spanOf(node), url: node.url });
				return;
			case 'html':
				this.#addHtml(spanOf(node), around);
				return;
			case 'mdxJsxFlowElement':
			case 'mdxJsxTextElement':
				this.#readJsx(node, around);
				return;
			case 'mdxFlowExpression':
				if (node.value.startsWith('/*')) {
					this.comments.push(spanOf(node));
				}
				return;
			default:
		}
	}

	#readJsx(element: JsxElement, around: Surroundings): void {
		const name = element.name ?? '';
		if (isJsxUnread(element)) {
			return;
		}
		if (/^h[1-6]$/.test(name)) {
			this.#addText(spanOf(element), 'heading', Number(name.charAt(1)), phrasingIn(element), around);
		} else if (name === 'table') {
			this.#addRows(jsxRows(element), around);
		} else if (name === 'ul' || name === 'ol') {
			const container = this.containers++;
			let number = name === 'ol' ? 1 : undefined;
			for (const item of element.children.flatMap((it) => (it.type === 'paragraph' ? it.children : [it]))) {
				const label = around.footnote ? around.label : number === undefined ? undefined : String(number);
				const isItem = 'name' in item && item.name === 'li';
				number = number === undefined || !isItem ? number : number + 1;
				const depth = around.depth + 1;
				this.#readChildren([item], { ...around, depth, level: around.level + 1, container, label });
			}
		} else {
			const opened = name === 'li' || name === 'p' ? (around.opened ?? spanOf(element).start) : around.opened;
			const isQuoted = around.isQuoted || name === 'blockquote';
			const first = this.blocks.length;
			this.#readChildren(element.children, { ...around, depth: around.depth + 1, isQuoted, opened });
			if (name === 'li' || name === 'p') {
				this.#closeBlock(first, spanOf(element).end);
			}
		}
	}

	/** A block that is all of its element ends with it. */
	#closeBlock(index: number, end: number): void {
		const block = this.blocks[index];
		if (block !== undefined && index === this.blocks.length - 1) {
			this.blocks[index] = finishBlock({ ...block, span: { start: block.span.start, end } }, this.#source);
		}
	}

	#addText(
		own: Span,
		kind: BlockKind,
		level: number,
		children: readonly PhrasingContent[],
		around: Surroundings,
	): void {
		const writer = this.#writer(children, around);
		const span = { start: around.opened ?? own.start, end: own.end };
		const whole = writer.prose.build();
		const task = kind === 'listItem' ? (/^\[[ xX]\]\s+/.exec(whole.text)?.[0].length ?? 0) : 0;
		const prose = task > 0 ? sliceProse(whole, { start: task, end: whole.text.length }) : whole;
		const links = task > 0 ? writer.links.map((it) => ({ ...it, span: shift(it.span, -task) })) : writer.links;
		const first = prose.pieces[1] ?? own.start;
		const markerEnd =
			kind === 'heading' && this.#source[own.start] !== '#'
				? own.start
				: task > 0 || kind === 'heading'
					? first
					: own.start;
		const { container, label } = around;
		const block = {
			kind,
			span,
			marker: { start: span.start, end: Math.max(span.start, Math.min(markerEnd, span.end)) },
			prose,
			level,
			links,
			cells: [],
			container: kind === 'listItem' ? container : undefined,
			label,
		};
		for (const it of kind === 'paragraph' || kind === 'quote' ? this.#split(block) : [block]) {
			this.#add(it);
		}
	}

	#split(block: RawBlock): RawBlock[] {
		const entries = splitEntries(block, this.#source);
		return entries.length > 1
			? entries
			: entries.flatMap((it) => splitBullets(it, this.#source, () => this.containers++));
	}

	/** A paragraph that is all bold and reads as a heading, or that says `References`. */
	#isHeading(node: Paragraph, around: Surroundings): boolean {
		if (around.level > 0 || around.quotes > 0 || around.footnote) {
			return false;
		}
		const { start, end } = spanOf(node);
		if (end - start > 120) {
			return false;
		}
		const text = this.#source.slice(start, end).replace(/^[*_]{2,3}|[*_]{2,3}(?=:?$)/g, '');
		const isBold = node.children.length === 1 && node.children[0]?.type === 'strong';
		return isReferenceHeading(text) || (isBold && isBoldHeading(text));
	}

	#addTable(table: Table, around: Surroundings): void {
		const rows = table.children.map((row) => ({
			row,
			cells: row.children.map((cell) => ({ cell, children: cell.children })),
		}));
		this.#addRows(rows, around);
	}

	#addRows(
		rows: readonly {
			readonly row: Nodes;
			readonly cells: readonly { readonly cell: Nodes; readonly children: readonly PhrasingContent[] }[];
		}[],
		around: Surroundings,
	): void {
		const container = this.containers++;
		const heads: string[] = [];
		rows.forEach(({ row, cells: written }, rowIndex) => {
			const writer = this.#writer([], around);
			const cells: Cell[] = [];
			written.forEach(({ cell, children }, column) => {
				const from = column === 0 ? 0 : writer.join(' | ', spanOf(children[0] ?? cell).start);
				writer.writeAll(children);
				const span = { start: from, end: writer.prose.length };
				if (rowIndex === 0) {
					heads.push(writer.prose.text.slice(from));
				}
				cells.push({ span, head: rowIndex === 0 ? '' : (heads[column] ?? '') });
			});
			this.comments.push(...writer.comments);
			const prose = writer.prose.build();
			const span = spanOf(row);
			const marker = { start: span.start, end: span.start };
			const { links } = writer;
			this.#add({ kind: 'tableRow', span, marker, prose, level: 0, cells, links, container, label: undefined });
		});
	}

	#addHtml(span: Span, around: Surroundings): void {
		for (const match of this.#source.slice(span.start, span.end).matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
			const start = span.start + match.index;
			this.comments.push({ start, end: start + match[0].length });
		}
		for (const block of htmlBlocks(this.#source, span, around.quotes, () => this.containers++)) {
			this.#add(block);
		}
	}

	#writer(children: readonly PhrasingContent[], around: Surroundings): InlineWriter {
		const writer = new InlineWriter(this.#source, around.quotes);
		writer.writeAll(children);
		this.comments.push(...writer.comments);
		return writer;
	}

	#add(raw: RawBlock): void {
		if (hasText(raw)) {
			this.blocks.push(finishBlock(raw, this.#source));
		}
	}
}

function kindOf(around: Surroundings): BlockKind {
	if (around.footnote) {
		return 'reference';
	}
	return around.level > 0 ? 'listItem' : around.quotes > 0 || around.isQuoted ? 'quote' : 'paragraph';
}

function spanOf(node: Nodes): Span {
	return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
