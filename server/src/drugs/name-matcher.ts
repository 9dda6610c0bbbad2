/**
 * Finds many names in a text at once, in linear time: a trie over words. Names match whatever their case (a name that is
 * all capitals, its own capitals alone), their plural and possessive, British or American spelling, accents, and the
 * hyphens, dashes and spaces between their words. Leftmost first, then the longest.
 */
import type { Span } from '../base/span.ts';
import { isAllCapitals, keysOf, possessiveOf, scanWords, separatorOf, stem } from './words.ts';

export interface TermMatch<T> {
	readonly value: T;
	readonly span: Span;
}

export interface NameMatcher<T> {
	find(text: string): readonly TermMatch<T>[];
}

/** Of two terms that read alike, the first counts. */
export function createMatcher<T>(terms: Iterable<readonly [name: string, value: T]>): NameMatcher<T> {
	const root = node<T>();
	const starts = new Set<string>();
	for (const [name, value] of terms) {
		const path = edges(name);
		const first = path[0];
		if (first !== undefined) {
			starts.add(first.replace('=', '').slice(0, 3).toLowerCase());
			insert(root, path, { value, isPossessive: possessiveOf(name) !== '' });
		}
	}
	return { find: (text) => new Search(root, starts, text).run() };
}

/** Equal for names that no text can tell apart. */
export function nameKey(name: string): string {
	return edges(name).join('');
}

interface Term<T> {
	readonly value: T;
	readonly isPossessive: boolean;
}

interface Node<T> {
	readonly children: Map<string, Node<T>>;
	term: Term<T> | undefined;
}

function node<T>(): Node<T> {
	return { children: new Map(), term: undefined };
}

function insert<T>(root: Node<T>, path: readonly string[], term: Term<T>): void {
	let at = root;
	for (const edge of path) {
		let next = at.children.get(edge);
		if (next === undefined) {
			next = node<T>();
			at.children.set(edge, next);
		}
		at = next;
	}
	at.term ??= term;
}

function edges(name: string): readonly string[] {
	const isExact = isAllCapitals(name);
	const words = scanWords(name);
	return words.map(({ start, end }, index) => {
		const before = words[index - 1];
		const word = name.slice(start, end);
		const separator = before === undefined ? '' : separatorOf(name.slice(before.end, start));
		return `${separator}${isExact ? `=${word}` : stem(word)}`;
	});
}

class Search<T> {
	readonly #root: Node<T>;
	/** Starts of the first words of all names: most words of a text need no further look. */
	readonly #starts: ReadonlySet<string>;
	readonly #text: string;
	readonly #words: readonly Span[];

	constructor(root: Node<T>, starts: ReadonlySet<string>, text: string) {
		this.#root = root;
		this.#starts = starts;
		this.#text = text;
		this.#words = scanWords(text);
	}

	run(): readonly TermMatch<T>[] {
		const found: TermMatch<T>[] = [];
		for (let i = 0; i < this.#words.length; ) {
			const first = this.#words[i];
			const match = first && this.#mayStart(first) ? this.#longest(this.#root, i, '') : undefined;
			const last = match && this.#words[match.end - 1];
			if (first === undefined || match === undefined || last === undefined) {
				i++;
				continue;
			}
			const owned = match.term.isPossessive ? '' : possessiveOf(this.#text.slice(last.start, last.end));
			found.push({ value: match.term.value, span: { start: first.start, end: last.end - owned.length } });
			i = match.end;
		}
		return found;
	}

	#mayStart({ start, end }: Span): boolean {
		const head = this.#text.slice(start, Math.min(end, start + 4)).toLowerCase();
		if (/[^a-z0-9]|[ao]e/.test(head)) {
			return true;
		}
		return (
			this.#starts.has(head.slice(0, 3)) || this.#starts.has(head.slice(0, 2)) || this.#starts.has(head.slice(0, 1))
		);
	}

	/** Depth is bounded by the longest name, breadth by the keys of a word. `end`: index after the last word. */
	#longest(
		from: Node<T>,
		index: number,
		separator: string,
	): { readonly term: Term<T>; readonly end: number } | undefined {
		const word = this.#words[index];
		if (word === undefined) {
			return undefined;
		}
		let best: { readonly term: Term<T>; readonly end: number } | undefined;
		for (const key of keysOf(this.#text.slice(word.start, word.end))) {
			const next = from.children.get(separator + key);
			const longer = next && this.#further(next, index);
			const here = longer ?? (next?.term && { term: next.term, end: index + 1 });
			if (here && (best === undefined || here.end > best.end)) {
				best = here;
			}
		}
		return best;
	}

	#further(from: Node<T>, index: number): { readonly term: Term<T>; readonly end: number } | undefined {
		const word = this.#words[index];
		const following = this.#words[index + 1];
		if (from.children.size === 0 || word === undefined || following === undefined || following.start - word.end > 6) {
			return undefined;
		}
		return this.#longest(from, index + 1, separatorOf(this.#text.slice(word.end, following.start)));
	}
}
