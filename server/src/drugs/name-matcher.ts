/**
 * Finds many names in a text at once, in linear time: a trie over words. Names match whatever their case (a name that is
 * all capitals, its own capitals alone), their plural and possessive, British or American spelling, accents, and the
 * hyphens, dashes and spaces between their words. Leftmost first, then the longest.
 */
import type { Span } from '../base/span.ts';
import { isAllCapitals, keysOf, possessiveOf, scanWords, separatorOf, stem, wordEnd, wordStart } from './words.ts';

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
	const starts = new Starts();
	for (const [name, value] of terms) {
		const path = edges(name);
		const first = path[0];
		if (first !== undefined) {
			starts.add(first.replace('=', ''));
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

/** The first three letters or digits of the first words of all names: most words of a text need no further look. */
class Starts {
	readonly #known = new Uint8Array(38 * 38 * 38);

	/** `key`: of a word, see `stem`. */
	add(key: string): void {
		this.#known[startOf(key, 0)] = 1;
	}

	/** Whether a name may start with the word that starts here; never false where one does. */
	has(text: string, start: number, end: number): boolean {
		for (let at = start, last = Math.min(end, start + 4); at < last; at++) {
			const place = placeOf(text.charCodeAt(at));
			// Accents and apostrophes go, and "ae" and "oe" become one letter.
			if (place === 0 || (place === letterE && at > start && isAOrO(text.charCodeAt(at - 1)))) {
				return true;
			}
		}
		// The word may be longer than the key by an ending, or the key by what is not in the first three.
		const first = placeOf(text.charCodeAt(start)) * 38 * 38;
		const second = end - start > 1 ? placeOf(text.charCodeAt(start + 1)) * 38 : 0;
		const third = end - start > 2 ? placeOf(text.charCodeAt(start + 2)) : 0;
		const known = this.#known;
		return known[first + second + third] === 1 || known[first + second] === 1 || known[first] === 1;
	}
}

function startOf(key: string, at: number): number {
	return [0, 1, 2].reduce((sum, i) => sum * 38 + (at + i < key.length ? placeOf(key.charCodeAt(at + i)) : 0), 0);
}

const letterE = 15;

/** Of ASCII's digits and letters, without case, from 1; 0 for all else. */
function placeOf(code: number): number {
	if (code >= 97 && code <= 122) {
		return code - 86;
	}
	if (code >= 65 && code <= 90) {
		return code - 54;
	}
	return code >= 48 && code <= 57 ? code - 47 : 0;
}

function isAOrO(code: number): boolean {
	const small = code | 32;
	return small === 97 || small === 111;
}

class Search<T> {
	readonly #root: Node<T>;
	readonly #starts: Starts;
	readonly #text: string;

	constructor(root: Node<T>, starts: Starts, text: string) {
		this.#root = root;
		this.#starts = starts;
		this.#text = text;
	}

	run(): readonly TermMatch<T>[] {
		const found: TermMatch<T>[] = [];
		const text = this.#text;
		for (let start = wordStart(text, 0); start < text.length; ) {
			const end = wordEnd(text, start);
			const match = this.#starts.has(text, start, end) ? this.#longest(this.#root, start, end, '') : undefined;
			if (match === undefined) {
				start = wordStart(text, end);
				continue;
			}
			const owned = match.term.isPossessive ? '' : possessiveOf(text.slice(match.start, match.end));
			found.push({ value: match.term.value, span: { start, end: match.end - owned.length } });
			start = wordStart(text, match.end);
		}
		return found;
	}

	/** Depth is bounded by the longest name, breadth by the keys of a word. */
	#longest(from: Node<T>, start: number, end: number, separator: string): Found<T> | undefined {
		let best: Found<T> | undefined;
		for (const key of keysOf(this.#text.slice(start, end))) {
			const next = from.children.get(separator + key);
			const longer = next && this.#further(next, end);
			const here = longer ?? (next?.term && { term: next.term, start, end });
			if (here && (best === undefined || here.end > best.end)) {
				best = here;
			}
		}
		return best;
	}

	#further(from: Node<T>, end: number): Found<T> | undefined {
		if (from.children.size === 0) {
			return undefined;
		}
		const start = wordStart(this.#text, end);
		if (start === this.#text.length || start - end > 6) {
			return undefined;
		}
		return this.#longest(from, start, wordEnd(this.#text, start), separatorOf(this.#text.slice(end, start)));
	}
}

/** Of the last word of a match. */
interface Found<T> {
	readonly term: Term<T>;
	readonly start: number;
	readonly end: number;
}
