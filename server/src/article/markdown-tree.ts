import type { Nodes, Paragraph, PhrasingContent, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import type {} from 'mdast-util-mdx';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Span } from '../base/span.ts';
import type { BlockKind, Cell } from './article.ts';
import { BlockWriter, type WrittenText } from './block-writer.ts';
import { deepest, withoutDepth } from './depth.ts';
import { type SegmentDraft, shiftDraft } from './draft.ts';
import { deepestHeading, isUnmarkedHeading } from './heading-shape.ts';
import { htmlBlocks } from './html-blocks.ts';
import { InlineWriter } from './inline.ts';
import { isJsxBlock, isJsxUnread, isPhrasing, type JsxElement, jsxRows, phrasingIn } from './jsx.ts';

/** Reads of a tree what starts at `from` or later; offsets in the result count from there. */
export function readTree(tree: Root, source: string, from: number): SegmentDraft {
	const reader = new Reader(source);
	reader.readAll(tree, from);
	return shiftDraft(reader.written, -from);
}

export function toTree(source: string): Root {
	// A byte order mark would be dropped by the parser and shift every offset.
	const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
	return fromMarkdown(withoutDepth(text), {
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
	readonly written: BlockWriter;
	readonly #source: string;

	constructor(source: string) {
		this.#source = source;
		this.written = new BlockWriter(source);
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
				const container = this.written.containers++;
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
				this.written.footnotes.push(`^${node.identifier}`);
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
				this.written.definitions.push({ label: node.identifier, span: spanOf(node), url: node.url });
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
					this.written.comments.push(spanOf(node));
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
			const container = this.written.containers++;
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
			const first = this.written.blocks.length;
			this.#readChildren(element.children, { ...around, depth: around.depth + 1, isQuoted, opened });
			if (name === 'li' || name === 'p') {
				this.written.closeBlock(first, spanOf(element).end);
			}
		}
	}

	#addText(
		own: Span,
		kind: BlockKind,
		level: number,
		children: readonly PhrasingContent[],
		around: Surroundings,
	): void {
		this.written.addText(own, kind, level, this.#write(children, around), around);
	}

	#isHeading(node: Paragraph, around: Surroundings): boolean {
		if (around.level > 0 || around.quotes > 0 || around.footnote) {
			return false;
		}
		const isBold = node.children.length === 1 && node.children[0]?.type === 'strong';
		return isUnmarkedHeading(this.#source, spanOf(node), isBold);
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
		const container = this.written.containers++;
		const heads: string[] = [];
		rows.forEach(({ row, cells: written }, rowIndex) => {
			const writer = new InlineWriter(this.#source, around.quotes, spanOf(row).start);
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
			this.written.comments.push(...writer.comments);
			const { prose, links } = writer;
			this.written.addRow(spanOf(row), { prose: prose.build(), links }, cells, container);
		});
	}

	#addHtml(span: Span, around: Surroundings): void {
		for (const match of this.#source.slice(span.start, span.end).matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
			const start = span.start + match.index;
			this.written.comments.push({ start, end: start + match[0].length });
		}
		for (const block of htmlBlocks(this.#source, span, around.quotes, () => this.written.containers++)) {
			this.written.add(block);
		}
	}

	#write(children: readonly PhrasingContent[], around: Surroundings): WrittenText {
		const writer = new InlineWriter(this.#source, around.quotes);
		writer.writeAll(children);
		this.written.comments.push(...writer.comments);
		return { prose: writer.prose.build(), links: writer.links };
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
