import type { Span } from '../base/span.ts';
import type { Prose } from './article.ts';

/**
 * Text and its way back to the source, relative to where its segment starts.
 * `pieces` holds triples (prose offset, source offset, source length) in order. A piece as long in prose as in the
 * source maps character by character; any other maps as a whole (an entity, a line end with its quote prefix).
 */
export interface RelativeProse {
	readonly text: string;
	readonly pieces: readonly number[];
}

/** Collects prose piece by piece, in reading order of the source. */
export class ProseBuilder {
	#text = '';
	readonly #pieces: number[] = [];
	#mayExtend = false;

	get length(): number {
		return this.#text.length;
	}

	get text(): string {
		return this.#text;
	}

	/** Adds text that stands in the source just so. */
	copy(text: string, sourceStart: number): void {
		if (text === '') {
			return;
		}
		const pieces = this.#pieces;
		const last = pieces.length - 3;
		const proseStart = pieces[last] ?? 0;
		const start = pieces[last + 1] ?? 0;
		const length = pieces[last + 2] ?? -1;
		if (this.#mayExtend && length === this.#text.length - proseStart && start + length === sourceStart) {
			pieces[last + 2] = length + text.length;
		} else {
			pieces.push(this.#text.length, sourceStart, text.length);
		}
		this.#text += text;
		this.#mayExtend = true;
	}

	/** Adds text that stands for another source text as a whole. */
	replace(text: string, sourceStart: number, sourceEnd: number): void {
		if (text === '') {
			return;
		}
		this.#pieces.push(this.#text.length, sourceStart, sourceEnd - sourceStart);
		this.#text += text;
		this.#mayExtend = false;
	}

	build(): RelativeProse {
		return { text: this.#text, pieces: this.#pieces };
	}
}

export function shiftProse(prose: RelativeProse, by: number): RelativeProse {
	return { text: prose.text, pieces: prose.pieces.map((it, index) => (index % 3 === 1 ? it + by : it)) };
}

/** The prose at its place in the article: `base` is added to every source offset. */
export function placeProse(prose: RelativeProse, base: number): Prose {
	return new PlacedProse(prose, base);
}

/** The part of `prose` within `range`, cut at piece borders or inside pieces that map character by character. */
export function sliceProse(prose: RelativeProse, range: Span): RelativeProse {
	const { text, pieces } = prose;
	const builder = new ProseBuilder();
	for (let i = 0; i < pieces.length; i += 3) {
		const start = pieces[i] ?? 0;
		const end = pieces[i + 3] ?? text.length;
		const from = Math.max(start, range.start);
		const to = Math.min(end, range.end);
		if (from >= to) {
			continue;
		}
		const source = pieces[i + 1] ?? 0;
		const length = pieces[i + 2] ?? 0;
		if (length === end - start) {
			// A piece of its own still: one space for a line end tells where a line starts.
			builder.replace(text.slice(from, to), source + from - start, source + to - start);
		} else {
			builder.replace(text.slice(from, to), source, source + length);
		}
	}
	return builder.build();
}

class PlacedProse implements Prose {
	readonly text: string;
	readonly #pieces: readonly number[];
	readonly #base: number;

	constructor(prose: RelativeProse, base: number) {
		this.text = prose.text;
		this.#pieces = prose.pieces;
		this.#base = base;
	}

	toSource(span: Span): Span {
		const start = Math.min(Math.max(span.start, 0), this.text.length);
		const end = Math.min(Math.max(span.end, start), this.text.length);
		if (end > start) {
			return { start: this.#startOf(start), end: this.#endOf(end - 1) };
		}
		const at = start < this.text.length || start === 0 ? this.#startOf(start) : this.#endOf(start - 1);
		return { start: at, end: at };
	}

	#startOf(offset: number): number {
		const piece = this.#find(offset);
		const { start, source, length } = this.#piece(piece);
		return this.#base + source + (this.#isCopy(piece) ? Math.min(offset - start, length) : 0);
	}

	#endOf(offset: number): number {
		const piece = this.#find(offset);
		const { start, source, length } = this.#piece(piece);
		return this.#base + source + (this.#isCopy(piece) ? offset - start + 1 : length);
	}

	#piece(index: number): { start: number; source: number; length: number } {
		return {
			start: this.#pieces[index] ?? 0,
			source: this.#pieces[index + 1] ?? 0,
			length: this.#pieces[index + 2] ?? 0,
		};
	}

	#isCopy(index: number): boolean {
		const next = this.#pieces[index + 3] ?? this.text.length;
		return next - (this.#pieces[index] ?? 0) === (this.#pieces[index + 2] ?? 0);
	}

	/** Index of the last piece that starts at or before `offset`. */
	#find(offset: number): number {
		let low = 0;
		let high = this.#pieces.length / 3 - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#pieces[middle * 3] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return Math.max(low, 0) * 3;
	}
}
