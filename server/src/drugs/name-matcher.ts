/**
 * Finds many names in a text at once, in linear time: a trie over words. Names match whatever their case (a name that is
 * all capitals, its own capitals alone), their plural and possessive, British or American spelling, accents, and the
 * hyphens, dashes and spaces between their words. Leftmost first, then the longest.
 */
import type { Span } from '../base/span.ts';

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
	for (const [name, value] of terms) {
		insert(root, name, value);
	}
	return { find: (text) => findAll(root, text) };
}

/** Equal for names that no text can tell apart. */
export function nameKey(name: string): string {
	return edges(name).join('');
}

/** A name without small letters stands for itself in capitals alone. */
export function isAllCapitals(name: string): boolean {
	return /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
}

interface Node<T> {
	readonly children: Map<string, Node<T>>;
	term: { readonly value: T; readonly possessive: boolean } | undefined;
}

interface Word {
	readonly text: string;
	readonly span: Span;
	/** What stands between this word and the one before. */
	readonly separator: string;
	/** Keys under which a name may hold the word. */
	readonly keys: readonly string[];
}

function node<T>(): Node<T> {
	return { children: new Map(), term: undefined };
}

function insert<T>(root: Node<T>, name: string, value: T): void {
	let at = root;
	for (const edge of edges(name)) {
		let next = at.children.get(edge);
		if (next === undefined) {
			next = node<T>();
			at.children.set(edge, next);
		}
		at = next;
	}
	if (at !== root) {
		at.term ??= { value, possessive: possessive.test(name) };
	}
}

function edges(name: string): readonly string[] {
	const capitals = isAllCapitals(name);
	return words(name).map(
		({ text, separator }, index) => `${index === 0 ? '' : separator}${capitals ? `=${text}` : stem(text)}`,
	);
}

function findAll<T>(root: Node<T>, text: string): readonly TermMatch<T>[] {
	const found: TermMatch<T>[] = [];
	const all = words(text);
	for (let i = 0; i < all.length; ) {
		const match = longest(root, all, i, '');
		const last = match && all[match.end - 1];
		const first = all[i];
		if (match === undefined || last === undefined || first === undefined) {
			i++;
			continue;
		}
		const owner = !match.term.possessive && last.text.match(possessive);
		const end = owner ? last.span.end - owner[0].length : last.span.end;
		found.push({ value: match.term.value, span: { start: first.span.start, end } });
		i = match.end;
	}
	return found;
}

interface Longest<T> {
	readonly term: { readonly value: T; readonly possessive: boolean };
	/** Index after the last word. */
	readonly end: number;
}

/** Depth is bounded by the longest name, breadth by the keys of a word. */
function longest<T>(from: Node<T>, all: readonly Word[], index: number, separator: string): Longest<T> | undefined {
	let best: Longest<T> | undefined;
	for (const key of all[index]?.keys ?? []) {
		const next = from.children.get(separator + key);
		if (next === undefined) {
			continue;
		}
		const following = all[index + 1];
		const longer = following && next.children.size > 0 && longest(next, all, index + 1, following.separator);
		const here = longer || (next.term && { term: next.term, end: index + 1 });
		if (here && (best === undefined || here.end > best.end)) {
			best = here;
		}
	}
	return best;
}

const possessive = /['\u2019\u02bc\u00b4`][sS]$/;

/** Bounded: the word that a text is made of has at most one apostrophe within each run of letters. */
const wordPattern = /[\p{L}\p{M}\p{Nd}]+(?:['\u2019\u02bc\u00b4`]\p{L}+)*/gu;

function words(text: string): readonly Word[] {
	const found: Word[] = [];
	let end = 0;
	for (const match of text.matchAll(wordPattern)) {
		const start = match.index;
		const word = match[0];
		found.push({
			text: word,
			span: { start, end: start + word.length },
			separator: separatorOf(text.slice(Math.max(end, start - 6), start)),
			keys: keysOf(word),
		});
		end = start + word.length;
	}
	return found;
}

/** Spaces, hyphens and dashes are one; so are the signs that join two names; all else stands for itself. */
function separatorOf(between: string): string {
	if (/['\u2019]/.test(between)) {
		return separatorOf(between.replace(/['\u2019]/g, ''));
	}
	if (between === ' ' || /^(?:[\s\u200b]{1,4}|\s?[-\u00ad\u2010-\u2013\u2212]\s?)$/.test(between)) {
		return ' ';
	}
	return /^\s?[/\u2044\u2215\uff0f]\s?$/.test(between) ? '/' : between.replace(/\s+/g, ' ');
}

function keysOf(word: string): readonly string[] {
	if (!/^\p{Lu}|\p{Lu}$|^\p{Nd}/u.test(word)) {
		return [stem(word)];
	}
	const singular = word.replace(/(?:['\u2019\u02bc]s|s)$/, '');
	return singular === word ? [stem(word), `=${word}`] : [stem(word), `=${word}`, `=${singular}`];
}

function stem(word: string): string {
	let key = word.toLowerCase();
	if (/[^a-z0-9]/.test(key)) {
		key = key.normalize('NFD').replace(/[\p{M}'\u2019\u02bc\u00b4`]/gu, '');
	}
	if (key.length > 3 && key.endsWith('s') && !/[suioa]s$/.test(key)) {
		key = key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.replace(/(?:(?<=ss|sh|ch|x)es|s)$/, '');
	}
	return key.replace(/[ao]e/g, 'e').replace(/our$/, 'or');
}
