/** Lines within a Markdown paragraph that say more than the format sees: entries `[1] …`, items `• …`. */
import { shift } from '../base/span.ts';
import type { RawBlock } from './draft.ts';
import { sliceProse } from './prose.ts';

/** Prose offsets at which a line starts, but for the first. */
export function lineStarts({ prose: { text, pieces } }: RawBlock, source: string): number[] {
	const starts: number[] = [];
	for (let i = 0; i < pieces.length; i += 3) {
		const at = pieces[i] ?? 0;
		const from = pieces[i + 1] ?? 0;
		const isOneSpace = text[at] === ' ' && (pieces[i + 3] ?? text.length) === at + 1;
		if (isOneSpace && /[\r\n]|^<br/i.test(source.slice(from, from + (pieces[i + 2] ?? 0)))) {
			starts.push(at + 1);
		}
	}
	return starts;
}

/** The part of a paragraph from prose offset `start` to `end`, its first `marker` characters being no prose. */
export function partOfBlock(block: RawBlock, start: number, end: number, marker: number): RawBlock {
	const { text } = block.prose;
	const from = start + marker;
	const to = from + text.slice(from, end).trimEnd().length;
	const prose = sliceProse(block.prose, { start: from, end: to });
	const whole = sliceProse(block.prose, { start, end: Math.max(to, from) });
	const spanStart = start === 0 ? block.span.start : (whole.pieces[1] ?? block.span.start);
	const proseStart = prose.pieces[1] ?? spanStart;
	const last = whole.pieces.length - 3;
	const wholeEnd = (whole.pieces[last + 1] ?? spanStart) + (whole.pieces[last + 2] ?? 0);
	const links = block.links
		.filter((link) => link.span.start >= from && link.span.end <= to)
		.map((link) => ({ ...link, span: shift(link.span, -from) }));
	const markerStart = start === 0 ? block.marker.start : spanStart;
	const markerEnd = marker === 0 && start === 0 ? block.marker.end : proseStart;
	return {
		...block,
		span: { start: spanStart, end: end === text.length ? block.span.end : wholeEnd },
		marker: { start: markerStart, end: Math.max(markerStart, markerEnd) },
		prose,
		links,
	};
}

const bullet = /^[•◦●○▪▫■□‣⁃➢➤►✓✔❖]\s*/;

/** A paragraph with lines that start with a bullet sign: the text before them, and each as an item of one list. */
export function splitBullets(block: RawBlock, source: string, newContainer: () => number): RawBlock[] {
	const { text } = block.prose;
	const starts = [0, ...lineStarts(block, source)].filter((start) => bullet.test(text.slice(start, start + 4)));
	if (starts.length === 0) {
		return [block];
	}
	const container = newContainer();
	const items = starts.map((start, index): RawBlock => {
		const end = starts[index + 1] ?? text.length;
		const marker = bullet.exec(text.slice(start, end))?.[0].length ?? 0;
		return { ...partOfBlock(block, start, end, marker), kind: 'listItem', level: 1, container };
	});
	const first = starts[0] ?? 0;
	return first === 0 ? items : [partOfBlock(block, 0, first, 0), ...items];
}
