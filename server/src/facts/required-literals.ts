/** Reads off a regular expression which literals every text has that it matches. */

import { digest } from '../base/digest.ts';

/** Stands for any digit. */
export const digit = '0';

/**
 * Sets of literals, the rarest first: of each, a match contains at least one, without regard to case. A literal is two,
 * three, four or six letters of ASCII out of one word, one sign, or `digit`. Without any set, nothing can be told.
 */
export function requiredSets(source: string): readonly ReadonlySet<string>[] {
	known ??= readKnown();
	return known.get(digest(source)) ?? readRequiredSets(source);
}

/**
 * Of the patterns that the program is built with, by the digest of their source, as JSON: bundling puts it here
 * (`scripts/required-literals.mjs`), since reading them off takes as long as the rest of a first lint.
 */
declare const requiredLiterals: string | undefined;

let known: ReadonlyMap<string, readonly ReadonlySet<string>[]> | undefined;

/** All sets that the program is built with. */
export function knownSets(): Iterable<ReadonlySet<string>> {
	known ??= readKnown();
	return [...known.values()].flat();
}

function readKnown(): NonNullable<typeof known> {
	const texts = typeof requiredLiterals === 'undefined' ? '{}' : requiredLiterals;
	const entries = Object.entries(JSON.parse(texts) as Readonly<Record<string, readonly (readonly string[])[]>>);
	return new Map(entries.map(([key, sets]) => [key, sets.map((it) => new Set(it))]));
}

export function readRequiredSets(source: string): readonly ReadonlySet<string>[] {
	const reader = { source, at: 0 };
	const found = readAlternatives(reader);
	// Whatever the reader does not understand stands on the safe side: no literal is required.
	return reader.at === source.length ? found : [];
}

/** How often about one of the literals stands at a place of a text. */
export function commonness(literals: Iterable<string>): number {
	let sum = 0;
	for (const it of literals) {
		sum += chance(it);
	}
	return sum;
}

interface Reader {
	readonly source: string;
	at: number;
}

type Required = readonly ReadonlySet<string>[];

const none: Required = [];

/** Of several alternatives one set is left, with the rarest of each. */
function readAlternatives(reader: Reader): Required {
	const first = readSequence(reader);
	if (reader.source[reader.at] !== '|') {
		return first;
	}
	const all = new Set<string>(first[0]);
	let isKnown = first.length > 0;
	while (reader.source[reader.at] === '|') {
		reader.at++;
		const one = readSequence(reader);
		isKnown &&= one.length > 0;
		for (const it of one[0] ?? []) {
			all.add(it);
		}
	}
	return isKnown && commonness(all) < tooCommon ? [all] : none;
}

/** How many sets of a pattern are kept. */
const mostSets = 3;
/** A set of which a literal stands at one of so many places of a text tells nothing. */
const tooCommon = 1 / 400;

/** What the parts of a sequence require, what stands in the fewest texts first. */
function readSequence(reader: Reader): Required {
	const { source } = reader;
	const sets: (readonly [common: number, set: ReadonlySet<string>])[] = [];
	const add = (set: ReadonlySet<string>): void => {
		const common = commonness(set);
		if (common < tooCommon && !sets.some(([, it]) => isSame(it, set))) {
			sets.push([common, set]);
		}
	};
	let run = '';
	while (reader.at < source.length && source[reader.at] !== '|' && source[reader.at] !== ')') {
		const atom = readAtom(reader);
		const repeat = readQuantifier(reader);
		if (typeof atom === 'string' && repeat !== 'maybe' && isLetter(atom)) {
			run += atom;
			if (repeat === 'once') {
				continue;
			}
		}
		if (atom === empty && repeat === 'once') {
			continue;
		}
		if (run !== '') {
			addLetters(run, add);
			run = '';
		}
		if (repeat === 'maybe' || atom === empty) {
			continue;
		}
		if (typeof atom !== 'string') {
			for (const it of atom) {
				add(it);
			}
		} else if (atom !== '' && !isLetter(atom) && !common.has(atom)) {
			add(new Set([atom]));
		}
	}
	addLetters(run, add);
	return sets.length === 0
		? none
		: sets
				.sort(([a], [b]) => a - b)
				.slice(0, mostSets)
				.map(([, set]) => set);
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	return a.size === b.size && [...a].every((it) => b.has(it));
}

/** Of a run of letters the part with the rarest ones; a letter alone stands in nearly every text. */
function addLetters(run: string, add: (set: ReadonlySet<string>) => void): void {
	const length = run.length >= 6 ? 6 : Math.min(run.length, 4);
	if (run.length < 2) {
		return;
	}
	const letters = run.toLowerCase();
	let best = letters.slice(0, length);
	for (let at = 1; at + length <= letters.length; at++) {
		const part = letters.slice(at, at + length);
		best = chance(part) < chance(best) ? part : best;
	}
	add(new Set([best]));
}

function isLetter(char: string): boolean {
	const code = char.charCodeAt(0) | 32;
	return char.length === 1 && code >= 97 && code <= 122;
}

/** Signs that stand in nearly every text, are made plain before it is read, or stand for what is masked. */
const common: ReadonlySet<string> = new Set(
	' §\t\n\r\u00a0.,\'-_"`\u00b4\u2018\u2019\u02bc\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u2015\u2212',
);

/** Letters of English prose, and its digits together, each about as frequent as the share of the row it stands in, in percent. */
const frequencies: readonly (readonly [string, number])[] = [
	['e', 12],
	['taoin', 7.5],
	['shr', 6],
	['dlu', 3.5],
	['cmwfgypb', 2],
	['vk', 1],
	[`jqxz${digit}`, 0.2],
];

/** Of a sign. */
const rare = 0.0001;

/** By the letter's code. */
const frequencyOf = new Float64Array(128).fill(rare);
for (const [row, percent] of frequencies) {
	for (const it of row) {
		frequencyOf[it.charCodeAt(0)] = percent / 100;
	}
}

/** Words that articles on medicines are full of, each about as frequent as the share of the row it stands in, in percent. */
const frequentWords: readonly (readonly [string, number])[] = [
	['the and', 0.4],
	['your dose you for with may not doctor low naltrexone this', 0.12],
	['medicine day are that weight per have body use https effects pain usually than any more first blood', 0.06],
	['needed children opioid side take must from patients age other oral one can about will two years using', 0.035],
	['before some used however once has what but after who also these people how until when women should all', 0.02],
	['treatment disease taking clinical time weeks conditions doses need taken symptoms evidence change been', 0.018],
	['make morning most they which daily common fibromyalgia medication health studies different research', 0.015],
	['standard out then less into does often every immune mechanism help their during certain both trial there', 0.012],
];

/** Of all parts of those words that may be literals. */
const partsOfWords = new Map<string, number>();
for (const [words, percent] of frequentWords) {
	for (const word of words.split(' ')) {
		for (const length of [2, 3, 4, 6]) {
			for (let at = 0; at + length <= word.length; at++) {
				const part = word.slice(at, at + length);
				partsOfWords.set(part, (partsOfWords.get(part) ?? 0) + percent / 100);
			}
		}
	}
}

function chance(literal: string): number {
	let product = 1;
	for (let at = 0; at < literal.length; at++) {
		product *= frequencyOf[literal.charCodeAt(at)] ?? rare;
	}
	return Math.max(product, partsOfWords.get(literal) ?? 0);
}

/** A letter, digit or sign, none where it is not known which; what a group requires; or what stands for no letter. */
type Atom = string | Required | typeof empty;

/** As a lookaround or an anchor. */
const empty = Symbol('empty');

function readAtom(reader: Reader): Atom {
	const { source } = reader;
	const char = source[reader.at] ?? '';
	switch (char) {
		case '(':
			return readGroup(reader);
		case '[':
			return readClass(reader);
		case '\\':
			return readEscape(reader);
		case '^':
		case '$':
			reader.at++;
			return empty;
		case '.':
			reader.at++;
			return '';
		default:
			reader.at++;
			return plain(char);
	}
}

/** Half of a pair stands for no sign of its own. */
function plain(char: string): string {
	if (char >= '0' && char <= '9') {
		return digit;
	}
	return char >= '\ud800' && char <= '\udfff' ? '' : char;
}

/** Classes that are digits, one letter in either case, or few signs. */
function readClass(reader: Reader): Atom {
	const { source } = reader;
	reader.at++;
	const isNegated = source[reader.at] === '^';
	if (isNegated) {
		reader.at++;
	}
	const members = new Set<string>();
	let isKnown = !isNegated;
	while (reader.at < source.length && source[reader.at] !== ']') {
		const from = readMember(reader);
		if (source[reader.at] === '-' && source[reader.at + 1] !== ']') {
			reader.at++;
			const to = readMember(reader);
			const length = from === '' || to === '' ? 0 : to.charCodeAt(0) - from.charCodeAt(0) + 1;
			isKnown &&= length > 0 && length <= mostMembers;
			for (let i = 0; isKnown && i < length; i++) {
				members.add(plain(String.fromCharCode(from.charCodeAt(0) + i)));
			}
		} else {
			isKnown &&= from !== '';
			members.add(plain(from));
		}
	}
	reader.at++;
	if (!isKnown || members.size > mostMembers || members.has('')) {
		return '';
	}
	const letters = new Set([...members].map((it) => it.toLowerCase()));
	if (letters.size === 1) {
		return [...letters][0] ?? '';
	}
	return [...members].some((it) => isLetter(it) || common.has(it)) ? '' : [members];
}

const mostMembers = 24;

/** `plain` is not asked yet: ends of ranges are told by their codes. */
function readMember(reader: Reader): string {
	if (reader.source[reader.at] !== '\\') {
		const char = reader.source[reader.at++] ?? '';
		return char >= '\ud800' && char <= '\udfff' ? '' : char;
	}
	const found = readEscape(reader);
	return typeof found === 'string' ? found : '';
}

function readEscape(reader: Reader): Atom {
	const { source } = reader;
	const char = source[reader.at + 1] ?? '';
	reader.at += 2;
	switch (char) {
		case 'd':
			return digit;
		case 'b':
		case 'B':
			return empty;
		case 'p':
		case 'P':
			reader.at = source.indexOf('}', reader.at) + 1 || source.length;
			return '';
		case 'k':
			reader.at = source.indexOf('>', reader.at) + 1 || source.length;
			return '';
		case 'c':
			reader.at++;
			return '';
		case 'x':
			return readCode(reader, 2);
		case 'u':
			if (source[reader.at] === '{') {
				reader.at = source.indexOf('}', reader.at) + 1 || source.length;
				return '';
			}
			return readCode(reader, 4);
		default:
			// Escapes of letters and numbers are classes, control signs and references.
			while (char >= '0' && char <= '9' && digitsAhead(reader)) {
				reader.at++;
			}
			return /[a-z0-9]/i.test(char) ? '' : char;
	}
}

function digitsAhead({ source, at }: Reader): boolean {
	const char = source[at] ?? '';
	return char >= '0' && char <= '9';
}

function readCode(reader: Reader, length: number): string {
	const hex = reader.source.slice(reader.at, reader.at + length);
	reader.at += length;
	return plain(String.fromCharCode(Number.parseInt(hex, 16)));
}

function readGroup(reader: Reader): Atom {
	const { source } = reader;
	reader.at++;
	let kind: 'group' | 'ahead' | 'not' = 'group';
	if (source[reader.at] === '?') {
		reader.at++;
		const isBehind = source[reader.at] === '<' && (source[reader.at + 1] === '=' || source[reader.at + 1] === '!');
		reader.at += isBehind ? 1 : 0;
		const sign = source[reader.at];
		if (sign === '<') {
			reader.at = source.indexOf('>', reader.at) + 1 || source.length;
		} else {
			kind = sign === '=' ? 'ahead' : sign === '!' ? 'not' : 'group';
			reader.at++;
		}
	}
	const required = readAlternatives(reader);
	if (source[reader.at] !== ')') {
		// Not understood: the place tells it to the caller.
		reader.at = source.length + 1;
		return '';
	}
	reader.at++;
	return kind === 'not' ? empty : kind === 'ahead' && required.length === 0 ? empty : required;
}

function readQuantifier(reader: Reader): 'once' | 'some' | 'maybe' {
	const { source } = reader;
	const char = source[reader.at];
	let repeat: 'once' | 'some' | 'maybe' = 'once';
	if (char === '?' || char === '*') {
		repeat = 'maybe';
		reader.at++;
	} else if (char === '+') {
		repeat = 'some';
		reader.at++;
	} else if (char === '{') {
		const counts = /^\{(\d+)(?:,\d*)?\}/.exec(source.slice(reader.at, reader.at + 12));
		if (counts === null) {
			return 'once';
		}
		repeat = Number(counts[1]) > 0 ? 'some' : 'maybe';
		reader.at += counts[0].length;
	}
	if (repeat !== 'once' && source[reader.at] === '?') {
		reader.at++;
	}
	return repeat;
}
