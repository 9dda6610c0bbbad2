import { shift } from '../base/span.ts';
import type { RawBlock } from './draft.ts';
import { sliceProse } from './prose.ts';

/** Headings under which entries of a reference list stand, in any format. */
const heading =
	/^(?:\d{1,2}[.)]?\s*)?(?:(?:selected|scientific|medical|key|further|additional|cited|article|study|research|external)\s+)?(?:references?|sources?|bibliography|citations?|works cited|literature cited|literature|endnotes|footnotes|sources (?:and|&) references|references (?:and|&) (?:sources|notes|citations|links)|sources cited|reference list|list of references|cited (?:works|sources|studies))\s*:?$/i;

export function isReferenceHeading(text: string): boolean {
	return text.length < 60 && heading.test(text.replace(/[*_#\uFFFC]/g, '').trim());
}

/** `[3] Doe J …`, `3. Doe J …`, `3) Doe J …`: length of the marker and the label. */
export function entryMarker(text: string): { readonly length: number; readonly label: string } | undefined {
	const match = /^\s*(?:\[(\d{1,3})\][.:]?|\((\d{1,3})\)|(\d{1,3})\s?[.)]|\^?(\d{1,3})(?=\s+\p{Lu}))\s*/u.exec(text);
	const label = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
	return match && label !== undefined ? { length: match[0].length, label } : undefined;
}

/** Whether text under a reference heading reads as a work: it names authors, an identifier or an address. */
export function looksLikeEntry(text: string): boolean {
	return (
		text.length < 700 &&
		!/^\s*(?:©|copyright|disclaimer)/i.test(text) &&
		(/\b(?:doi|pmid|pmc\d|isbn|et al)\b|https?:\/\/|www\./i.test(text) ||
			(/\b(?:19|20)\d\d\b/.test(text) &&
				/^["“]?\p{Lu}[\p{L}’'-]+,?\s(?:\p{Lu}[\p{L}’'-]*\s)?\p{Lu}{1,3}\b/u.test(text)))
	);
}

/**
 * A paragraph of lines `[1] …`, `[2] …` is that many reference entries, and `[1] …` one when it reads as a work.
 * Any other paragraph stays as it is, with the number it starts with as label.
 */
export function splitEntries(block: RawBlock): RawBlock[] {
	const { text } = block.prose;
	const first = entryMarker(text);
	if (first === undefined) {
		return [block];
	}
	const starts = text.startsWith('[') ? entryStarts(block, Number(first.label)) : [0];
	if (starts.length === 1 && !(text.startsWith('[') && looksLikeEntry(text.slice(first.length)))) {
		return [{ ...block, label: first.label }];
	}
	return starts.map((start, index) => toEntry(block, start, starts[index + 1] ?? text.length));
}

/** Where lines start with the numbers that follow the first one. */
function entryStarts(block: RawBlock, first: number): number[] {
	const { text, pieces } = block.prose;
	const starts = [0];
	for (let i = 3; i < pieces.length; i += 3) {
		const at = pieces[i] ?? 0;
		const isLineEnd = text[at] === ' ' && text[at + 1] === '[' && (pieces[i + 3] ?? text.length) === at + 1;
		if (isLineEnd && entryMarker(text.slice(at + 1, at + 12))?.label === String(first + starts.length)) {
			starts.push(at + 1);
		}
	}
	return starts;
}

function toEntry(block: RawBlock, start: number, end: number): RawBlock {
	const { text } = block.prose;
	const entry = entryMarker(text.slice(start, end));
	const from = start + (entry?.length ?? 0);
	const to = from + text.slice(from, end).trimEnd().length;
	const prose = sliceProse(block.prose, { start: from, end: to });
	const whole = sliceProse(block.prose, { start, end: to });
	const spanStart = start === 0 ? block.span.start : (whole.pieces[1] ?? block.span.start);
	const proseStart = prose.pieces[1] ?? spanStart;
	const last = prose.pieces.length - 3;
	const proseEnd = (prose.pieces[last + 1] ?? proseStart) + (prose.pieces[last + 2] ?? 0);
	const links = block.links
		.filter((link) => link.span.start >= from && link.span.end <= to)
		.map((link) => ({ ...link, span: shift(link.span, -from) }));
	return {
		...block,
		kind: 'reference',
		span: { start: spanStart, end: end === text.length ? block.span.end : proseEnd },
		marker: { start: spanStart, end: proseStart },
		prose,
		links,
		label: entry?.label,
	};
}
