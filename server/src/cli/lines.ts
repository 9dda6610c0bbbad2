/** Where an offset of a text stands, counted from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** Turns offsets into places; lines end with LF, CRLF or CR. */
export function placesIn(text: string): (offset: number) => Place {
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
		return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
	};
}
