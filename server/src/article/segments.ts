/**
 * The segments of a Markdown article with what each was parsed to, kept from one text to the next: where only a part
 * of the text changed, only that part is cut and parsed anew, in time that does not grow with the rest.
 */
import { digest } from '../base/digest.ts';
import { countFirst } from '../base/span.ts';
import type { PlacedSegment } from './assemble.ts';
import type { SegmentDraft } from './draft.ts';
import { labelsIn } from './labels.ts';
import { parseMarkdown } from './markdown.ts';

/** Offsets at which a text is cut, in order; each depends on nothing before the one before it, nor after its line. */
export type Cut = (source: string) => Iterable<number>;

interface Segment {
	readonly digest: string;
	/** Labels that it defines, footnotes with `^`. */
	readonly own: readonly string[];
	/** Labels defined elsewhere that it names, in order. */
	readonly outside: readonly string[];
	readonly draft: SegmentDraft;
}

/** A segment before it is known what is defined elsewhere. */
type NewSegment = Omit<Segment, 'outside' | 'draft'> & { readonly known: Segment | undefined };

export class Segments {
	/** How many times a segment was parsed; tests read it. */
	misses = 0;
	#text = '';
	#starts: readonly number[] = [];
	#segments: readonly Segment[] = [];
	#defined: ReadonlySet<string> = new Set();

	read(text: string, cut: Cut): PlacedSegment[] {
		const old = this.#segments;
		const { first, next, starts } = this.#cut(text, cut);
		const stale = old.slice(first, next);
		const known = new Map(stale.map((it) => [it.digest, it]));
		const sourceOf = (index: number) => text.slice(starts[index], starts[index + 1] ?? text.length);
		const count = starts.length - first - (old.length - next);
		const fresh: NewSegment[] = Array.from({ length: count }, (_, index) => this.#look(sourceOf(first + index), known));
		const isSame = isEqual(
			stale.flatMap((it) => it.own),
			fresh.flatMap((it) => it.own),
		);
		const all = [...old.slice(0, first), ...fresh, ...old.slice(next)];
		if (!isSame) {
			this.#defined = new Set(all.flatMap((it) => it.own));
		}
		this.#segments = all.map((it, index) => {
			const isFresh = index >= first && index < first + count;
			return isFresh || !isSame ? this.#settle(it, () => sourceOf(index)) : (it as Segment);
		});
		this.#starts = starts;
		this.#text = text;
		return this.#segments.map(({ draft }, index) => ({ draft, base: starts[index] ?? 0 }));
	}

	/** Which of the segments before are no more (from `first` up to `next`), and where those that are now start. */
	#cut(text: string, cut: Cut): { first: number; next: number; starts: number[] } {
		const old = this.#text;
		const olds = this.#starts;
		const same = commonStart(old, text);
		const sameEnd = text.length - commonEnd(old, text, same);
		const by = text.length - old.length;
		// A cut depends on its line, which may be the one that changed.
		const first = Math.max(0, lastUpTo(olds, same) - 1);
		const from = olds[first] ?? 0;
		const starts = olds.slice(0, first + 1);
		if (starts.length === 0) {
			starts.push(0);
		}
		for (const offset of cut(text.slice(from))) {
			const at = from + offset;
			if (at >= sameEnd) {
				const index = lastUpTo(olds, at - by);
				if (index > first && olds[index] === at - by) {
					return { first, next: index, starts: [...starts, ...olds.slice(index).map((it) => it + by)] };
				}
			}
			starts.push(at);
		}
		return { first, next: olds.length, starts };
	}

	#look(source: string, known: ReadonlyMap<string, Segment>): NewSegment {
		const key = digest(source);
		const it = known.get(key);
		if (it !== undefined) {
			return { digest: key, own: it.own, known: it };
		}
		if (!source.includes(']:')) {
			return { digest: key, own: [], known: undefined };
		}
		// What a segment defines does not depend on definitions elsewhere.
		const draft = this.#parse(source, []);
		const own = [...draft.definitions.map(({ label }) => label), ...draft.footnotes];
		return { digest: key, own, known: { digest: key, own, outside: [], draft } };
	}

	#settle(it: NewSegment | Segment, source: () => string): Segment {
		const known = 'draft' in it ? it : it.known;
		const own = new Set(it.own);
		const outside =
			this.#defined.size === own.size
				? []
				: [...labelsIn(source())].filter((label) => this.#defined.has(label) && !own.has(label)).sort();
		return known !== undefined && isEqual(known.outside, outside)
			? known
			: { digest: it.digest, own: it.own, outside, draft: this.#parse(source(), outside) };
	}

	#parse(source: string, outside: readonly string[]): SegmentDraft {
		this.misses++;
		return parseMarkdown(detached(source), outside);
	}
}

/** The same text, not held as a part of a longer one, which would stay in memory as long as it does. */
function detached(text: string): string {
	return ` ${text}`.slice(1);
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((it, index) => it === b[index]);
}

/** Index of the last of the ascending numbers that is at most `limit`; -1 when there is none. */
function lastUpTo(numbers: readonly number[], limit: number): number {
	return countFirst(numbers, (it) => it <= limit) - 1;
}

/** Whole stretches are compared at once, which is many times as fast as one character after another. */
const stretch = 2048;

function commonStart(a: string, b: string): number {
	const limit = Math.min(a.length, b.length);
	let at = 0;
	while (at + stretch <= limit && a.slice(at, at + stretch) === b.slice(at, at + stretch)) {
		at += stretch;
	}
	while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) {
		at++;
	}
	return at;
}

/** Length of the common end of what follows `from`. */
function commonEnd(a: string, b: string, from: number): number {
	const limit = Math.min(a.length, b.length) - from;
	let length = 0;
	while (
		length + stretch <= limit &&
		a.slice(a.length - length - stretch, a.length - length) === b.slice(b.length - length - stretch, b.length - length)
	) {
		length += stretch;
	}
	while (length < limit && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) {
		length++;
	}
	return length;
}
