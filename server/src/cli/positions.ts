import { countFirst } from '../base/span.ts';
import type { Position } from './results.ts';

/** Turns offsets of a text into positions; lines end with LF, CRLF or CR. */
export function positionsIn(text: string): (offset: number) => Position {
	const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((it) => it.index + it[0].length)];
	return (offset) => {
		const line = countFirst(starts, (it) => it <= offset);
		const start = starts[line - 1] ?? 0;
		return {
			line,
			column: offset - start + 1,
			offset,
			byteColumn: Buffer.byteLength(text.slice(start, offset)) + 1,
		};
	};
}
