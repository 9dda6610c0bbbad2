/**
 * A cheap first sieve over many patterns: a pattern can match a text only where literals that it requires stand in it.
 * The literals are read off the pattern (`required-literals.ts`), so no word list has to be kept beside it, and a text is
 * read once for all patterns.
 */
import { commonness, digit, requiredSets } from './required-literals.ts';

/** The pattern, tried only on texts that hold the literals it requires. It matches what it matched before. */
export function sieved(pattern: RegExp): SievedPattern {
	return new SievedPattern(pattern);
}

/**
 * While `work` runs, sieved patterns are asked about nothing but parts of these texts, which are then read once for all
 * of them. Case, spaces and signs may differ, and what is masked (`§`); words that the texts lack may not come in.
 */
export function within<T>(texts: readonly string[], work: () => T): T {
	const outer = shared.open(texts);
	try {
		return work();
	} finally {
		shared.close(outer);
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
		if (this.#number < 0) {
			this.#number = shared.add(this);
		}
		const may = shared.lets(this.#number, text);
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
		const reading = shared.read(text);
		const places = [...this.#always];
		for (let i = 0; i < reading.count; i++) {
			for (const place of bySet[reading.list[i] ?? 0] ?? []) {
				if (shared.lets(this.#numbers[place] ?? 0, text)) {
					places.push(place);
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
	/** Of three letters, which lengths of literals end in them: a bit each. */
	readonly #endings = new Uint8Array(1 << 15);
	/** From the code of a sign or digit to its group, plus one. */
	readonly #signs = new Uint16Array(1 << 16);
	/** Of each group of literals, the sets that they are in. */
	readonly #groups: number[][] = [];
	/** The last few texts: a sentence is asked about in turn with what stands around it. */
	readonly #readings = Array.from({ length: 4 }, () => new Reading());
	#current: Reading = new Reading();
	#next = 0;
	/** What is read for `within`; else each text is read for itself. */
	#scope: Reading | undefined;
	readonly #spare: Reading[] = [];

	/** The pattern's number. */
	add(pattern: RegExp): number {
		const sets = requiredSets(pattern.source).map((it) => this.#addSet(it));
		for (const it of this.#readings) {
			it.texts = [];
		}
		if (this.#scope !== undefined) {
			this.#readAgain(this.#scope);
		}
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
	open(texts: readonly string[]): Reading | undefined {
		const outer = this.#scope;
		const reading = this.#spare.pop() ?? new Reading();
		reading.texts = texts;
		this.#readAgain(reading);
		this.#scope = reading;
		return outer;
	}

	close(outer: Reading | undefined): void {
		if (this.#scope !== undefined) {
			this.#spare.push(this.#scope);
		}
		this.#scope = outer;
		if (outer !== undefined && outer.sets < this.#commonness.length) {
			this.#readAgain(outer);
		}
	}

	/** What stands in the text, or in what `within` was called for. */
	read(text: string): Reading {
		if (this.#scope !== undefined) {
			return this.#scope;
		}
		if (text === this.#current.texts[0]) {
			return this.#current;
		}
		const known = this.#readings.find((it) => it.texts[0] === text);
		if (known !== undefined) {
			this.#current = known;
			return known;
		}
		this.#next = (this.#next + 1) % this.#readings.length;
		const reading = this.#readings[this.#next] ?? this.#current;
		reading.texts = [text];
		this.#readAgain(reading);
		this.#current = reading;
		return reading;
	}

	/** Whether the pattern may match; never false for one that does. */
	lets(pattern: number, text: string): boolean {
		const sets = this.#required[pattern] ?? [];
		if (sets.length === 0) {
			return true;
		}
		const { found, turn } = this.read(text);
		for (const set of sets) {
			if (found[set] !== turn) {
				return false;
			}
		}
		return true;
	}

	#readAgain(reading: Reading): void {
		reading.start(this.#groups.length, this.#commonness.length);
		for (const text of reading.texts) {
			this.#scan(text, reading);
		}
	}

	#scan(text: string, reading: Reading): void {
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

	#mark(group: number, reading: Reading): void {
		if (reading.seen[group] === reading.turn) {
			return;
		}
		reading.seen[group] = reading.turn;
		for (const set of this.#groups[group] ?? []) {
			reading.add(set);
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

/** What stands in some texts. What another turn has left behind counts for nothing. */
class Reading {
	texts: readonly string[] = [];
	turn = 0;
	/** How many sets were known when it was read. */
	sets = 0;
	/** Of each group of literals, the turn that it was last found in. */
	seen = new Int32Array(256);
	/** Of each set, the turn that one of its literals was last found in. */
	found = new Int32Array(256);
	/** The sets found: the first `count` of `list`. */
	list = new Int32Array(256);
	count = 0;

	start(groups: number, sets: number): void {
		this.turn++;
		this.count = 0;
		this.sets = sets;
		this.seen = widened(this.seen, groups);
		this.found = widened(this.found, sets);
		if (this.list.length < this.found.length) {
			this.list = new Int32Array(this.found.length);
		}
	}

	add(set: number): void {
		if (this.found[set] !== this.turn) {
			this.found[set] = this.turn;
			this.list[this.count++] = set;
		}
	}
}

function widened(numbers: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
	if (size <= numbers.length) {
		return numbers;
	}
	const wider = new Int32Array(2 * size);
	wider.set(numbers);
	return wider;
}

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
