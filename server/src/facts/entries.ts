import type { Article, Block, Link } from '../article/article.ts';
import { remember } from '../base/once.ts';
import { contains, type Span } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import { perBlock } from './block-memo.ts';
import { sieved } from './literals.ts';
import { type ReferenceFields, readReference } from './reference-entry.ts';

/** Entry of a reference list, or footnote definition. */
export interface ReferenceEntry extends ReferenceFields {
	readonly kind: 'list' | 'footnote';
	/** As cited: `3`, `a`; the place in its list when entries bear no number and markers are numbers. */
	readonly label: string | undefined;
	readonly isNumbered: boolean;
	/** Entries of one list share it. */
	readonly list: string;
	/** Offsets into the article's text, from the label to the end. */
	readonly span: Span;
	/** Without its label; `cut` and `links` are spans in it. */
	readonly text: string;
	readonly links: readonly Link[];
	readonly block: Block;
}

/** Entries in reading order. `countsPlaces`: entries without numbers are cited by their place. */
export function readEntries(facts: ArticleFacts, countsPlaces: boolean): readonly ReferenceEntry[] {
	const { article } = facts;
	const counts = new Map<string, number>();
	return article.blocks.flatMap((block, index) => {
		const informal = informalLabel(block);
		const isEntry = block.kind === 'reference' && !editLink.test(block.prose.text);
		if (!isEntry && informal === undefined && !isBacklinked(block)) {
			return [];
		}
		const isFootnote = block.marker.end > block.marker.start && article.text.startsWith('[^', block.marker.start);
		const list = isFootnote ? 'footnotes' : block.sectionPath.join('\n');
		const pieces = remember(piecesBy(facts, index), isFootnote, () =>
			readPieces(block, informal ?? block.label, isFootnote),
		);
		return pieces.map(({ piece, fields, text, links }): ReferenceEntry => {
			const place = (counts.get(list) ?? 0) + 1;
			counts.set(list, place);
			const isCounted = !isFootnote && (isBacklinked(block) || (countsPlaces && counts.size === 1));
			return {
				...fields,
				kind: isFootnote ? 'footnote' : 'list',
				label: piece.label ?? (isCounted ? String(place) : undefined),
				isNumbered: (piece.label !== undefined && !isFootnote) || isBacklinked(block),
				list,
				span: entrySpan(article, block, piece),
				text,
				links,
				block,
			};
		});
	});
}

interface ReadPiece {
	readonly piece: Piece;
	readonly fields: ReferenceFields;
	readonly text: string;
	readonly links: readonly Link[];
}

function readPieces(block: Block, label: string | undefined, isFootnote: boolean): readonly ReadPiece[] {
	return piecesOf(block, label, isFootnote).map((piece) => {
		const { text, links } = within(block, piece.span);
		return { piece, fields: readReference(text, links), text, links };
	});
}

/** By whether they are footnotes. */
const piecesBy = perBlock(() => new Map<boolean, readonly ReadPiece[]>());

/** The number of an entry that stands outside a headed list: "[3] Doe J …" at the head of its paragraph. */
export function informalLabel(block: Block): string | undefined {
	const isProse = block.kind === 'paragraph' || block.kind === 'listItem';
	return isProse && /^\s*\[/.test(block.prose.text) ? informalEntry.exec(block.prose.text)?.[1] : undefined;
}

/** Items of an encyclopedia's list start with the arrow that leads back to where they are cited. */
function isBacklinked(block: Block): boolean {
	return block.kind === 'listItem' && backlink.test(block.prose.text);
}

function leadOf(text: string): number {
	return informalEntry.exec(text)?.[0].length ?? 0;
}

const backlink = sieved(/^\s*(?:\^|↑|Jump up to:?)(?:\s[a-z](?=\s)){0,8}\s+(?=[\p{Lu}"“‘<]|https?:|www\.)/u);
/** What follows "References" in a table of contents is the first heading of the text. */
const editLink = sieved(/\[edit\]\s*$/iu);
const informalEntry = sieved(/^\s*\[(\d{1,3})\][.:]?\s+(?=[\p{Lu}"“‘<]|https?:|www\.|doi\b|(?:19|20)\d\d)/u);
const nextEntry = sieved(
	/(?<=[.;)\]\p{L}\d/>])\s{1,4}(?:\[(\d{1,3})\][.:]?|(\d{1,3})[.)])\s{1,4}(?=[\p{Lu}"“‘<]|https?:|www\.|doi\b)/gu,
);

interface Piece {
	readonly label: string | undefined;
	/** In the block's prose, without the label. */
	readonly span: Span;
	/** Where its label starts in the prose; the first piece's label may stand before the prose. */
	readonly start: number;
}

/** One block is one entry, unless the numbers that follow its own stand in it: a list that lost its line ends. */
function piecesOf(block: Block, label: string | undefined, isFootnote: boolean): readonly Piece[] {
	const { text } = block.prose;
	const lead = backlink.exec(text)?.[0].length ?? (block.kind === 'reference' ? 0 : leadOf(text));
	const pieces: Piece[] = [];
	let current = { label, start: 0, from: lead };
	if (label !== undefined && /^\d+$/.test(label) && !isFootnote) {
		for (const match of text.matchAll(nextEntry)) {
			const number = match[1] ?? match[2] ?? '';
			const written = text.slice(current.from, match.index);
			if (Number(number) === Number(current.label) + 1 && readsAsWork(written)) {
				pieces.push({ label: current.label, start: current.start, span: { start: current.from, end: match.index } });
				const space = match[0].length - match[0].trimStart().length;
				current = { label: number, start: match.index + space, from: match.index + match[0].length };
			}
		}
	}
	return [...pieces, { label: current.label, start: current.start, span: { start: current.from, end: text.length } }];
}

function readsAsWork(text: string): boolean {
	return /https?:|www\.|\b(?:19|20)\d\d\b|\bdoi\b|\bPMID\b/iu.test(text);
}

function within({ prose, links }: Block, span: Span): { readonly text: string; readonly links: readonly Link[] } {
	const slice = prose.text.slice(span.start, span.end);
	const start = span.start + slice.length - slice.trimStart().length;
	const text = slice.trim();
	const inside = links
		.filter((it) => contains({ start, end: start + text.length }, it.span))
		.map((it) => ({ ...it, span: { start: it.span.start - start, end: it.span.end - start } }));
	return { text, links: inside };
}

function entrySpan({ text }: Article, block: Block, { label, start, span }: Piece): Span {
	const hasMarker = start === 0 && label !== undefined && block.marker.end > block.marker.start;
	const from = hasMarker ? block.marker.start : block.prose.toSource({ start, end: start + 1 }).start;
	const isLast = span.end === block.prose.text.length;
	const to = isLast ? block.span.end : block.prose.toSource(span).end;
	const written = text.slice(from, to);
	const first = from + written.length - written.trimStart().length;
	return { start: first, end: Math.max(first, from + written.trimEnd().length) };
}
