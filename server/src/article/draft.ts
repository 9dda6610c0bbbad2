/** What a segment yields: blocks with offsets relative to the segment, before neighbours are known. */
import { type Span, shift } from '../base/span.ts';
import type { BlockKind, Cell } from './article.ts';
import { type RelativeProse, shiftProse } from './prose.ts';

/** A block as a format's reader finds it. */
export interface RawBlock {
	readonly kind: BlockKind;
	readonly span: Span;
	readonly marker: Span;
	readonly prose: RelativeProse;
	readonly level: number;
	readonly links: readonly LinkDraft[];
	readonly cells: readonly Cell[];
	/** List or table within the segment. */
	readonly container: number | undefined;
	/** Number or footnote label, kept when the block turns out to be a reference entry. */
	readonly label: string | undefined;
}

export interface BlockDraft extends RawBlock {
	readonly sentences: readonly Span[];
	/** Digest of all the above but what neighbours may change: kind and label. */
	readonly content: string;
}

/** Either an address or the normalised label of the definition that gives it. */
export interface LinkDraft {
	readonly span: Span;
	readonly url: string;
	readonly definition?: string;
}

export interface DefinitionDraft {
	readonly label: string;
	readonly span: Span;
	readonly url: string;
}

export interface SegmentDraft {
	readonly blocks: readonly BlockDraft[];
	readonly definitions: readonly DefinitionDraft[];
	/** Labels of the footnotes defined, each with `^` before it. */
	readonly footnotes: readonly string[];
	/** Comments, in which suppressions may stand. */
	readonly comments: readonly Span[];
	/** How many lists and tables there are; `BlockDraft.container` counts from 0. */
	readonly containers: number;
}

function shiftBlock(it: BlockDraft, by: number): BlockDraft {
	return { ...it, span: shift(it.span, by), marker: shift(it.marker, by), prose: shiftProse(it.prose, by) };
}

export function shiftDraft(it: SegmentDraft, by: number): SegmentDraft {
	const { blocks, definitions, footnotes, comments, containers } = it;
	return {
		blocks: by === 0 ? blocks : blocks.map((block) => shiftBlock(block, by)),
		definitions: definitions.map((definition) => ({ ...definition, span: shift(definition.span, by) })),
		footnotes,
		comments: comments.map((comment) => shift(comment, by)),
		containers,
	};
}
