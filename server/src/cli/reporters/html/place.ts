/** Where findings, which know offsets of the source alone, stand in an article's blocks. */
import type { Span } from '../../../base/span.ts';
import type { Article, Block } from '../../../service/lint-service.ts';
import type { ReportedFinding } from '../../results.ts';

export interface NumberedFinding {
	/** From 1, in the order of the article. */
	readonly number: number;
	/** Of its card; its number in the text has the same with `m` for `f`. */
	readonly id: string;
	readonly finding: ReportedFinding;
}

export function byNumber(a: NumberedFinding, b: NumberedFinding): number {
	return a.number - b.number;
}

/** A finding's mark in one block. */
export interface Mark {
	readonly of: NumberedFinding;
	/** In `prose.text`; empty where the finding is of something that readers do not see, such as an address. */
	readonly span: Span;
	/** Whether the finding's number stands behind this mark, as it does behind one of them. */
	readonly isNumbered: boolean;
}

export interface PlacedFindings {
	/** By index of the block. */
	readonly marks: ReadonlyMap<number, readonly Mark[]>;
	/** Of front matter, or of what is between the blocks. */
	readonly outside: readonly NumberedFinding[];
}

export function placeFindings({ blocks }: Article, findings: readonly NumberedFinding[]): PlacedFindings {
	const marks = new Map<number, Mark[]>();
	const outside: NumberedFinding[] = [];
	for (const of of findings) {
		const span = { start: of.finding.start.offset, end: of.finding.end.offset };
		const places = placesOf(blocks, span);
		for (const [index, place] of places.entries()) {
			const known = marks.get(place.block) ?? [];
			known.push({ of, span: place.span, isNumbered: index === 0 });
			marks.set(place.block, known);
		}
		if (places.length === 0) {
			outside.push(of);
		}
	}
	return { marks, outside };
}

interface Place {
	readonly block: number;
	readonly span: Span;
}

function placesOf(blocks: readonly Block[], span: Span): readonly Place[] {
	const near = blocks.flatMap((it, block) => (it.span.start <= span.end && span.start <= it.span.end ? [block] : []));
	const places = near.flatMap((block): Place[] => {
		const prose = blocks[block]?.prose;
		return prose === undefined ? [] : [{ block, span: toProse(prose, span) }];
	});
	const seen = places.filter(({ span: it }) => it.end > it.start);
	if (seen.length > 0) {
		return seen;
	}
	// An item holds the items below it: the innermost block is where a point stands.
	const holding = places.filter(({ block }) => {
		const it = blocks[block]?.span;
		return it !== undefined && it.start <= span.start && span.end <= it.end;
	});
	return holding.slice(-1);
}

/** A block's marks cut to parts of it, such as the cells of a row; each number stays behind the last part of its mark. */
export function cutMarks(marks: readonly Mark[], parts: readonly Span[]): readonly (readonly Mark[])[] {
	const cut: Mark[][] = parts.map(() => []);
	for (const mark of marks) {
		const { start, end } = mark.span;
		const touched = parts.flatMap((it, index) => (it.start < end && start < it.end ? [index] : []));
		const before = parts.findLastIndex((it) => it.start <= start);
		for (const index of touched.length === 0 ? [Math.max(before, 0)] : touched) {
			const part = parts[index];
			if (part !== undefined) {
				const from = Math.min(Math.max(start, part.start), part.end);
				const span = { start: from, end: Math.min(Math.max(end, from), part.end) };
				cut[index]?.push({ ...mark, span, isNumbered: mark.isNumbered && index === (touched.at(-1) ?? index) });
			}
		}
	}
	return cut;
}

/** The way back of `prose.toSource`: what of the prose stands for any of the source's span. */
export function toProse(prose: Block['prose'], span: Span): Span {
	const at = (offset: number) => prose.toSource({ start: offset, end: offset + 1 });
	const start = firstOffset(prose.text.length, (it) => at(it).end > span.start);
	const end = firstOffset(prose.text.length, (it) => at(it).start >= span.end);
	return { start, end: Math.max(start, end) };
}

/** The first of 0 … `length` for which `holds`, which holds for all that follow one; `length` when there is none before. */
function firstOffset(length: number, holds: (offset: number) => boolean): number {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(middle)) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return low;
}
