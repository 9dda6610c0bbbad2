import type { Position } from './results.ts';

/** Turns offsets of a text into positions; lines end with LF, CRLF or CR. */
export function positionsIn(text: string): (offset: number) => Position {
	const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((it) => it.index + it[0].length)];
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		const start = starts[low] ?? 0;
		return {
			line: low + 1,
			column: offset - start + 1,
			offset,
			byteColumn: Buffer.byteLength(text.slice(start, offset)) + 1,
		};
	};
}
