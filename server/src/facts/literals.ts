/**
 * A cheap first sieve over many patterns: a pattern can match a text only where literals that it requires stand in it.
 * The literals are read off the pattern (`required-literals.ts`), so no word list has to be kept beside it, and a text is
 * read once for all patterns.
 */
import { commonness, digit, knownSets, requiredSets } from './required-literals.ts';

/** The pattern, tried only on texts that hold the literals it requires. It matches what it matched before. */
export function sieved(pattern: RegExp): SievedPattern {
	return new SievedPattern(pattern);
}

/**
 * While `work` runs, sieved patterns are asked about nothing but parts of these texts, which are then read once for all
 * of them. Case, spaces and signs may differ, and what is masked (`§`); words that the texts lack may not come in.
 */
export function within<T>(texts: readonly (string | ReadText)[], work: () => T): T {
	const outer = shared.open(texts);
	try {
		return work();
	} finally {
		shared.close(outer);
	}
}

/** A text that is read for `within` again and again: what stands in it is kept. */
export class ReadText {
	readonly text: string;
	#reading: Reading | undefined;

	constructor(text: string) {
		this.text = text;
	}

	/** As long as no pattern has come since it was read. */
	reading(sets: number, read: (text: string) => Reading): Reading {
		if (this.#reading === undefined || this.#reading.sets < sets) {
			this.#reading = read(this.text);
		}
		return this.#reading;
	}
}

/** Tries each pattern nevertheless, and throws where one matches that the sieve held back: for tests. */
export function distrustSieve(isDistrusted: boolean): void {
	distrusted = isDistrusted;
}

let distrusted = false;

export class SievedPattern extends RegExp {
	/** Copies, as `matchAll` makes them, are tried on what has passed already. */
	static override get [Symbol.species](): RegExpConstructor {
		return RegExp;
	}

	readonly #pattern: RegExp;
	/** Whether it goes on from `lastIndex`. */
	readonly #goesOn: boolean;
	#number = -1;

	constructor(pattern: RegExp) {
		super(pattern);
		this.#pattern = pattern;
		this.#goesOn = pattern.global || pattern.sticky;
	}

	override test(text: string): boolean {
		return this.#goesOn ? this.exec(text) !== null : this.mayMatch(text) && this.#pattern.test(text);
	}

	override exec(text: string): RegExpExecArray | null {
		if (this.mayMatch(text)) {
			return this.#goesOn ? super.exec(text) : this.#pattern.exec(text);
		}
		if (this.#goesOn) {
			this.lastIndex = 0;
		}
		return null;
	}

	override [Symbol.matchAll](text: string): RegExpStringIterator<RegExpExecArray> {
		return this.mayMatch(text) ? this.#pattern[Symbol.matchAll](text) : (nothing.values() as never);
	}

	override [Symbol.match](text: string): RegExpMatchArray | null {
		return this.mayMatch(text) ? this.#pattern[Symbol.match](text) : null;
	}

	override [Symbol.search](text: string): number {
		return this.mayMatch(text) ? this.#pattern[Symbol.search](text) : -1;
	}

	override [Symbol.replace](text: string, by: string | ((substring: string, ...args: never[]) => string)): string {
		return this.mayMatch(text) ? this.#pattern[Symbol.replace](text, by as string) : text;
	}

	/** Whether a part of the text may match; never false where one does. */
	mayMatch(text: string): boolean {
		const may = shared.lets(this.number, text);
		if (!may && distrusted) {
			this.#confirm(text);
		}
		return may;
	}

	/** Its place in the sieve. */
	get number(): number {
		if (this.#number < 0) {
			this.#number = shared.add(this);
		}
		return this.#number;
	}

	#confirm(text: string): void {
		if (new RegExp(this.source, this.flags.replace(/[gy]/g, '')).test(text)) {
			throw new Error(`The sieve held back ${this.source.slice(0, 200)}, which matches: ${text}`);
		}
	}
}

const nothing: readonly RegExpExecArray[] = [];

/** Groups of patterns, asked for all at once: that spares the single questions. */
export class PatternGroups {
	readonly #groups: readonly (readonly SievedPattern[])[];
	/** Of each set, the groups whose rarest it is. */
	#bySet: readonly (readonly number[] | undefined)[] | undefined;
	#numbers: readonly number[] = [];
	/** Groups of which nothing can be told. */
	#always: readonly number[] = [];

	constructor(groups: readonly (readonly SievedPattern[])[]) {
		this.#groups = groups;
	}

	/** The places of the groups of which every pattern may match the text, in order. */
	in(text: string): readonly number[] {
		const bySet = this.#bySet ?? this.#index();
		const { found } = shared.read(text);
		const places = [...this.#always];
		for (const [word, bits] of found.entries()) {
			for (let rest = bits; rest !== 0; rest &= rest - 1) {
				for (const place of bySet[32 * word + 31 - Math.clz32(rest & -rest)] ?? []) {
					if (shared.lets(this.#numbers[place] ?? 0, text)) {
						places.push(place);
					}
				}
			}
		}
		return places.sort((a, b) => a - b);
	}

	#index(): readonly (readonly number[] | undefined)[] {
		const bySet: number[][] = [];
		const always: number[] = [];
		this.#numbers = this.#groups.map((own) => shared.addAll(own.map((it) => it.number)));
		for (const [place, number] of this.#numbers.entries()) {
			const rarest = shared.rarestOf(number);
			if (rarest === undefined) {
				always.push(place);
			} else {
				bySet[rarest] = [...(bySet[rarest] ?? []), place];
			}
		}
		this.#always = always;
		this.#bySet = bySet;
		return bySet;
	}
}

/** Which patterns may match a text. */
class Sieve {
	/** Of each pattern, the sets of which one literal each has to stand in the text. */
	readonly #required: (readonly number[])[] = [];
	/** Number of each set, by its literals, and how common it is. */
	readonly #sets = new Map<string, number>();
	readonly #commonness: number[] = [];
	/** From the key of a literal to its group, plus one. */
	readonly #table = new Uint16Array(tableSize);
	/** Whether the table has anything at a key: small enough to stay at hand. */
	readonly #taken = new Uint8Array(tableSize >>> 3);
	/** From two letters to their group, plus one. */
	readonly #pairs = new Uint16Array(1 << 10);
	/** Of three letters, which longer literals end in them, or are them: a bit for each length. */
	readonly #endings = new Uint8Array(1 << 15);
	/** From the code of a sign or digit to its group, plus one. */
	readonly #signs = new Uint16Array(1 << 16);
	/** Of each group of literals, the sets that they are in. */
	readonly #groups: number[][] = [];
	/** The last few texts: a sentence is asked about in turn with what stands around it. */
	readonly #readings = Array.from({ length: 4 }, () => new Reading(0));
	#texts: string[] = [];
	#next = 0;
	/** What is read for `within`; else each text is read for itself. */
	#scope: Scope | undefined;

	/** The pattern's number. */
	add(pattern: RegExp): number {
		if (this.#required.length === 0) {
			// All at once, for each that comes later has texts read anew.
			for (const it of knownSets()) {
				this.#addSet(it);
			}
		}
		const sets = requiredSets(pattern.source).map((it) => this.#addSet(it));
		this.#texts = [];
		return this.#required.push(sets) - 1;
	}

	/** One number for several patterns together. */
	addAll(patterns: readonly number[]): number {
		const sets = [...new Set(patterns.flatMap((it) => this.#required[it] ?? []))];
		sets.sort((a, b) => (this.#commonness[a] ?? 0) - (this.#commonness[b] ?? 0));
		return this.#required.push(sets) - 1;
	}

	/** The rarest set that the pattern requires. */
	rarestOf(pattern: number): number | undefined {
		return this.#required[pattern]?.[0];
	}

	/** Reads for `within`, and returns what `close` takes. */
	open(texts: Scope['texts']): Scope | undefined {
		const outer = this.#scope;
		this.#scope = this.#scopeOf(texts);
		return outer;
	}

	close(outer: Scope | undefined): void {
		this.#scope =
			outer !== undefined && outer.reading.sets < this.#commonness.length ? this.#scopeOf(outer.texts) : outer;
	}

	/** What stands in the text, or in what `within` was called for. */
	read(text: string): Reading {
		if (this.#scope !== undefined) {
			if (this.#scope.reading.sets < this.#commonness.length) {
				this.#scope = this.#scopeOf(this.#scope.texts);
			}
			return this.#scope.reading;
		}
		const known = this.#texts.indexOf(text);
		if (known >= 0) {
			return this.#readings[known] ?? this.#readOne(text);
		}
		this.#next = (this.#next + 1) % this.#readings.length;
		const reading = this.#readOne(text);
		this.#readings[this.#next] = reading;
		this.#texts[this.#next] = text;
		return reading;
	}

	/** Whether the pattern may match; never false for one that does. */
	lets(pattern: number, text: string): boolean {
		const sets = this.#required[pattern] ?? [];
		if (sets.length === 0) {
			return true;
		}
		const { found } = this.read(text);
		for (const set of sets) {
			if (((found[set >>> 5] ?? 0) & (1 << (set & 31))) === 0) {
				return false;
			}
		}
		return true;
	}

	#scopeOf(texts: Scope['texts']): Scope {
		const sets = this.#commonness.length;
		const [only] = texts;
		if (texts.length === 1 && only instanceof ReadText) {
			return { texts, reading: only.reading(sets, this.#readOne) };
		}
		const all = new Reading(sets);
		for (const it of texts) {
			if (typeof it === 'string') {
				this.#scan(it, all);
			} else {
				all.join(it.reading(sets, this.#readOne));
			}
		}
		return { texts, reading: all };
	}

	readonly #readOne = (text: string): Reading => {
		const reading = new Reading(this.#commonness.length);
		this.#scan(text, reading);
		return reading;
	};

	#scan(text: string, reading: Reading): void {
		const pairs = this.#pairs;
		const endings = this.#endings;
		const signs = this.#signs;
		/** The last six letters, five bits each; nothing of what stands before another sign. */
		let letters = 0;
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			const letter = code < 128 ? (letterOf[code] ?? 0) : letterBeyond(code);
			if (letter === 0) {
				letters = 0;
				const group = signs[code] ?? 0;
				if (group !== 0) {
					this.#mark(group - 1, reading);
				}
				continue;
			}
			letters = ((letters << 5) | letter) & sixLetters;
			const pair = pairs[letters & twoLetters] ?? 0;
			if (pair !== 0) {
				this.#mark(pair - 1, reading);
			}
			const ending = endings[letters & threeLetters] ?? 0;
			if (ending !== 0) {
				if ((ending & 1) !== 0) {
					this.#look(letters & threeLetters, reading);
				}
				if ((ending & 2) !== 0) {
					this.#look(letters & fourLetters, reading);
				}
				if ((ending & 4) !== 0) {
					this.#look(letters, reading);
				}
			}
		}
	}

	#look(letters: number, reading: Reading): void {
		const key = keyOf(letters);
		if (((this.#taken[key >>> 3] ?? 0) & (1 << (key & 7))) !== 0) {
			this.#mark((this.#table[key] ?? 0) - 1, reading);
		}
	}

	#mark(group: number, { found }: Reading): void {
		for (const set of this.#groups[group] ?? []) {
			found[set >>> 5] = (found[set >>> 5] ?? 0) | (1 << (set & 31));
		}
	}

	#addSet(literals: ReadonlySet<string>): number {
		const name = [...literals].sort().join('|');
		const known = this.#sets.get(name);
		if (known !== undefined) {
			return known;
		}
		const set = this.#commonness.push(commonness(literals)) - 1;
		this.#sets.set(name, set);
		for (const literal of literals) {
			this.#groupOf(literal).push(set);
		}
		return set;
	}

	#groupOf(literal: string): number[] {
		const first = literal.charCodeAt(0);
		if (first > 127 || letterOf[first] === 0) {
			const known = this.#signs[first] ?? 0;
			const group = known === 0 ? this.#groups.push([]) : known;
			for (const code of literal === digit ? digits : [first]) {
				this.#signs[code] = group;
			}
			return this.#groups[group - 1] ?? [];
		}
		let letters = 0;
		for (let at = 0; at < literal.length; at++) {
			letters = (letters << 5) | (letterOf[literal.charCodeAt(at)] ?? 0);
		}
		if (literal.length === 2) {
			const known = this.#pairs[letters] ?? 0;
			const group = known === 0 ? this.#groups.push([]) : known;
			this.#pairs[letters] = group;
			return this.#groups[group - 1] ?? [];
		}
		const ending = letters & threeLetters;
		this.#endings[ending] = (this.#endings[ending] ?? 0) | (literal.length === 3 ? 1 : literal.length === 4 ? 2 : 4);
		const key = keyOf(letters);
		const known = this.#table[key] ?? 0;
		const group = known === 0 ? this.#groups.push([]) : known;
		this.#table[key] = group;
		this.#taken[key >>> 3] = (this.#taken[key >>> 3] ?? 0) | (1 << (key & 7));
		return this.#groups[group - 1] ?? [];
	}
}

interface Scope {
	readonly texts: readonly (string | ReadText)[];
	readonly reading: Reading;
}

/** What stands in some texts. */
class Reading {
	/** How many sets were known when it was read. */
	readonly sets: number;
	/** A bit for each set of which a literal was found. */
	readonly found: Int32Array;

	constructor(sets: number) {
		this.sets = sets;
		this.found = cleared((sets + 31) >>> 5);
	}

	join({ found }: Reading): void {
		for (let at = 0; at < found.length; at++) {
			this.found[at] = (this.found[at] ?? 0) | (found[at] ?? 0);
		}
	}
}

/** Thousands are kept for a long article: a memory of its own for each would cost more than what it holds. */
let slab = new Int32Array(0);
let used = 0;
const slabSize = 1 << 13;

function cleared(length: number): Int32Array {
	if (used + length > slab.length) {
		slab = new Int32Array(Math.max(slabSize, length));
		used = 0;
	}
	const part = new Int32Array(slab.buffer, 4 * used, length);
	used += length;
	return part;
}

const twoLetters = (1 << 10) - 1;
const threeLetters = (1 << 15) - 1;
const fourLetters = (1 << 20) - 1;
const sixLetters = (1 << 30) - 1;
const tableSize = 1 << 17;

/** Of letters, packed. Two literals may share a key: then a pattern is tried in vain, which costs time alone. */
function keyOf(letters: number): number {
	return (Math.imul(letters, 0x9e3779b1) >>> 15) & (tableSize - 1);
}

/** Place in the alphabet of the letters of ASCII, without case, from 1; 0 for all else. */
const letterOf = new Uint8Array(128);
for (let at = 0; at < 26; at++) {
	letterOf[65 + at] = at + 1;
	letterOf[97 + at] = at + 1;
}

/** What reads as a letter of ASCII without case, or becomes one in lower case: the long s, the sign of Kelvin, the dotted I. */
function letterBeyond(code: number): number {
	return code === 0x17f ? 19 : code === 0x212a ? 11 : code === 0x130 ? 9 : 0;
}

const digits = [...'0123456789'].map((it) => it.charCodeAt(0));

const shared = new Sieve();
