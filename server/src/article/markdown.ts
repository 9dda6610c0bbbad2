import type { Nodes, PhrasingContent, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { intersects, type Span, shift } from '../base/span.ts';
import type { BlockKind, Cell } from './article.ts';
import { type BlockDraft, type DefinitionDraft, type LinkDraft, type SegmentDraft, shiftBlock } from './draft.ts';
import { htmlBlocks } from './html-blocks.ts';
import { InlineWriter } from './inline.ts';
import { syntheticDefinitions } from './labels.ts';
import { findAddresses } from './links.ts';
import type { RelativeProse } from './prose.ts';
import { splitSentences } from './sentences.ts';

/** Deeper nesting than any author means; below it nothing is read. */
const deepest = 60;

/**
 * Parses Markdown that stands by itself; offsets in the result count from the start of `source`.
 * `outside`: labels (of footnotes with `^`) that are defined elsewhere in the article.
 */
export function parseMarkdown(source: string, outside: readonly string[] = []): SegmentDraft {
	const prefix = syntheticDefinitions(outside);
	const reader = new Reader(prefix + source);
	reader.readAll(toTree(prefix + source), prefix.length);
	const { blocks, definitions, footnotes, containers } = reader;
	return {
		blocks: prefix === '' ? blocks : blocks.map((it) => shiftBlock(it, -prefix.length)),
		definitions: definitions.map((it) => ({ ...it, span: shift(it.span, -prefix.length) })),
		footnotes,
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
		for (const child of children) {
			this.#read(child, { ...around, depth: around.depth + 1, opened });
			opened = undefined;
		}
	}

	#read(node: Nodes, around: Surroundings): void {
		if (around.depth > deepest) {
			return;
		}
		switch (node.type) {
			case 'heading':
				this.#addText(node, 'heading', node.depth, node.children, around);
				return;
			case 'paragraph':
				this.#addText(node, kindOf(around), around.footnote ? 0 : around.level, node.children, around);
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
				return;
			case 'table':
				this.#addTable(node, around);
				return;
			case 'definition':
				this.definitions.push({ label: node.identifier, span: spanOf(node), url: node.url });
				return;
			case 'html':
				this.blocks.push(...htmlBlocks(this.#source, spanOf(node), () => this.containers++));
				return;
			default:
		}
	}

	#addText(
		node: Nodes,
		kind: BlockKind,
		level: number,
		children: readonly PhrasingContent[],
		around: Surroundings,
	): void {
		const writer = new InlineWriter(this.#source, around.quotes);
		writer.writeAll(children);
		const prose = writer.prose.build();
		const own = spanOf(node);
		const span = { start: around.opened ?? own.start, end: own.end };
		const first = prose.pieces[1] ?? own.start;
		const marker = { start: span.start, end: kind === 'heading' ? markerEnd(this.#source, own, first) : own.start };
		this.#add({ kind, span, marker, prose, level, cells: [], ...withLinks(prose, writer.links) }, around);
	}

	#addTable(table: Table, around: Surroundings): void {
		const container = this.containers++;
		const heads: string[] = [];
		table.children.forEach((row, rowIndex) => {
			const writer = new InlineWriter(this.#source, around.quotes);
			const cells: Cell[] = [];
			row.children.forEach((cell, column) => {
				const start = spanOf(cell.children[0] ?? cell).start;
				if (column > 0) {
					writer.join(' | ', start);
				}
				const from = writer.prose.length;
				writer.writeAll(cell.children);
				const span = { start: from, end: writer.prose.length };
				if (rowIndex === 0) {
					heads.push(writer.prose.text.slice(from));
				}
				cells.push({ span, head: rowIndex === 0 ? '' : (heads[column] ?? '') });
			});
			const prose = writer.prose.build();
			const span = spanOf(row);
			const sentences = cells.flatMap((cell) => splitWithin(prose.text, cell.span));
			const { links } = withLinks(prose, writer.links);
			const marker = { start: span.start, end: span.start };
			this.#add({ kind: 'tableRow', span, marker, prose, level: 0, cells, links, sentences }, { ...around, container });
		});
	}

	#add(draft: Omit<BlockDraft, 'container' | 'label'>, around: Surroundings): void {
		this.blocks.push({
			...draft,
			container: draft.kind === 'heading' ? undefined : around.container,
			label: around.label,
		});
	}
}

function kindOf(around: Surroundings): BlockKind {
	if (around.footnote) {
		return 'reference';
	}
	return around.level > 0 ? 'listItem' : around.quotes > 0 ? 'quote' : 'paragraph';
}

/** Links written as such, then addresses that stand bare; and the sentences. */
function withLinks(prose: RelativeProse, written: readonly LinkDraft[]): Pick<BlockDraft, 'links' | 'sentences'> {
	const bare = findAddresses(prose.text).filter((it) => !written.some((link) => intersects(link.span, it.span)));
	const links = [...written, ...bare].sort((a, b) => a.span.start - b.span.start);
	return { links, sentences: splitSentences(prose.text) };
}

function splitWithin(text: string, within: Span): Span[] {
	return splitSentences(text.slice(within.start, within.end)).map(({ start, end }) => ({
		start: start + within.start,
		end: end + within.start,
	}));
}

function markerEnd(source: string, heading: Span, first: number): number {
	return source[heading.start] === '#' ? Math.max(heading.start, Math.min(first, heading.end)) : heading.start;
}

function spanOf(node: Nodes): Span {
	return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
