import type { RawBlock } from './draft.ts';
import { lineStarts, partOfBlock } from './paragraph-lines.ts';

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
export function splitEntries(block: RawBlock, source: string): RawBlock[] {
	const { text } = block.prose;
	const first = entryMarker(text);
	if (first === undefined) {
		return [block];
	}
	const isBracketed = text.startsWith('[');
	const starts = isBracketed ? entryStarts(block, source, Number(first.label)) : [0];
	if (starts.length === 1 && !(isBracketed && looksLikeEntry(text.slice(first.length)))) {
		return [{ ...block, label: first.label }];
	}
	return starts.map((start, index) => {
		const end = starts[index + 1] ?? text.length;
		const entry = entryMarker(text.slice(start, end));
		return { ...partOfBlock(block, start, end, entry?.length ?? 0), kind: 'reference', label: entry?.label };
	});
}

/** Where lines start with the numbers that follow the first one. */
function entryStarts(block: RawBlock, source: string, first: number): number[] {
	const starts = [0];
	for (const start of lineStarts(block, source)) {
		const line = block.prose.text.slice(start, start + 12);
		if (line.startsWith('[') && entryMarker(line)?.label === String(first + starts.length)) {
			starts.push(start);
		}
	}
	return starts;
}
