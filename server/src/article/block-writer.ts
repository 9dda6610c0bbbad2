/** Writes blocks of Markdown in order, whoever read them: the parser's tree, or simple Markdown by hand. */
import { type Span, shift } from '../base/span.ts';
import type { BlockKind, Cell } from './article.ts';
import type { BlockDraft, DefinitionDraft, LinkDraft, RawBlock } from './draft.ts';
import { finishBlock, hasText } from './finish.ts';
import { splitBullets } from './paragraph-lines.ts';
import { type RelativeProse, sliceProse } from './prose.ts';
import { splitEntries } from './reference-list.ts';

/** A text without its marks, as it is written. */
export interface WrittenText {
	readonly prose: RelativeProse;
	readonly links: readonly LinkDraft[];
}

/** What a text stands in. */
export interface TextPlace {
	readonly container: number | undefined;
	readonly label: string | undefined;
	/** Start of the list item or footnote whose first block this is. */
	readonly opened: number | undefined;
}

export class BlockWriter {
	readonly blocks: BlockDraft[] = [];
	readonly definitions: DefinitionDraft[] = [];
	readonly footnotes: string[] = [];
	readonly comments: Span[] = [];
	containers = 0;
	readonly source: string;

	constructor(source: string) {
		this.source = source;
	}

	/** `own`: where the text stands, without the marker of an item before it. */
	addText(own: Span, kind: BlockKind, level: number, { prose: whole, links: found }: WrittenText, at: TextPlace): void {
		const span = { start: at.opened ?? own.start, end: own.end };
		const task = kind === 'listItem' ? (/^\[[ xX]\]\s+/.exec(whole.text)?.[0].length ?? 0) : 0;
		const prose = task > 0 ? sliceProse(whole, { start: task, end: whole.text.length }) : whole;
		const links = task > 0 ? found.map((it) => ({ ...it, span: shift(it.span, -task) })) : found;
		const first = prose.pieces[1] ?? own.start;
		const markerEnd =
			kind === 'heading' && this.source[own.start] !== '#'
				? own.start
				: task > 0 || kind === 'heading'
					? first
					: own.start;
		const block = {
			kind,
			span,
			marker: { start: span.start, end: Math.max(span.start, Math.min(markerEnd, span.end)) },
			// Even where nothing is said it has its place.
			prose: prose.pieces.length > 0 ? prose : { text: '', pieces: [0, own.end, 0] },
			level,
			links,
			cells: [],
			container: kind === 'listItem' ? at.container : undefined,
			label: at.label,
		};
		if (kind !== 'paragraph' && kind !== 'quote') {
			this.add(block);
			return;
		}
		for (const it of this.#split(block)) {
			this.add(it);
		}
	}

	addRow(span: Span, { prose, links }: WrittenText, cells: readonly Cell[], container: number): void {
		const marker = { start: span.start, end: span.start };
		this.add({ kind: 'tableRow', span, marker, prose, level: 0, cells, links, container, label: undefined });
	}

	add(raw: RawBlock): void {
		if (hasText(raw)) {
			this.blocks.push(finishBlock(raw, this.source));
		}
	}

	/** A block that is all of its element ends with it. */
	closeBlock(index: number, end: number): void {
		const block = this.blocks[index];
		if (block !== undefined && index === this.blocks.length - 1) {
			this.blocks[index] = finishBlock({ ...block, span: { start: block.span.start, end } }, this.source);
		}
	}

	#split(block: RawBlock): RawBlock[] {
		const entries = splitEntries(block, this.source);
		return entries.length > 1
			? entries
			: entries.flatMap((it) => splitBullets(it, this.source, () => this.containers++));
	}
}
