/**
 * A cheap first sieve over many patterns: a pattern can match a text only where literals that it requires stand in it.
 * The literals are read off the pattern, so no word list has to be kept beside it.
 */

/** The pattern, tried only on texts that hold the literals it requires. It matches what it matched before. */
export function sieved(pattern: RegExp): SievedPattern {
	return new SievedPattern(pattern);
}

export class SievedPattern extends RegExp {
	/** Copies, as `matchAll` makes them, are tried on what has passed already. */
	static override get [Symbol.species](): RegExpConstructor {
		return RegExp;
	}

	readonly #pattern: RegExp;
	/** Whether it goes on from `lastIndex`. */
	readonly #goesOn: boolean;
	#number: number | undefined;

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
		return this.mayMatch(text) ? this.#pattern[Symbol.matchAll](text) : nothing[Symbol.matchAll]('');
	}

	/** Whether a part of the text may match; never false where one does. */
	mayMatch(text: string): boolean {
		return !shared.tells(this.number) || shared.read(text).lets(this.number);
	}

	/** Its place in the sieve. */
	get number(): number {
		this.#number ??= shared.add(this);
		return this.#number;
	}
}

const nothing = /(?!)/g;

/** Groups of patterns, asked for all at once: that spares most of the single questions. */
export class PatternGroups {
	readonly #groups: readonly (readonly SievedPattern[])[];
	#numbers: readonly number[] | undefined;

	constructor(groups: readonly (readonly SievedPattern[])[]) {
		this.#groups = groups;
	}

	/** The places of the groups of which every pattern may match the text, in order. */
	in(text: string): readonly number[] {
		this.#numbers ??= this.#groups.map((own) => shared.addAll(own.map((it) => it.number)));
		const sieve = shared.read(text);
		const found: number[] = [];
		for (const [at, number] of this.#numbers.entries()) {
			if (sieve.lets(number)) {
				found.push(at);
			}
		}
		return found;
	}
}

/** Which patterns may match a text. */
class Sieve {
	/** Of each pattern, the sets of which one literal each has to stand in the text. */
	readonly #required: (readonly number[])[] = [];
	/** From the key of a literal to the place of its sets in `#groups`, plus one. */
	readonly #table = new Uint16Array(tableSize);
	/** Whether the table has anything at a key: small enough to stay at hand. */
	readonly #taken = new Uint8Array(tableSize >>> 3);
	readonly #groups: number[][] = [];
	#sets = 0;
	/** The last few texts: a sentence is asked about in turn with what stands around it. */
	readonly #readings = Array.from({ length: 4 }, () => new Reading());
	#current: Reading = new Reading();
	#next = 0;

	/** The pattern's number. */
	add(pattern: RegExp): number {
		const required = requiredSets(pattern.source);
		for (const it of this.#readings) {
			it.text = undefined;
		}
		return this.#required.push(required.map((it) => this.#addSet(it))) - 1;
	}

	/** One number for several patterns together. */
	addAll(patterns: readonly number[]): number {
		return this.#required.push([...new Set(patterns.flatMap((it) => this.#required[it] ?? []))]) - 1;
	}

	/** Whether anything is required for the pattern. */
	tells(pattern: number): boolean {
		return (this.#required[pattern]?.length ?? 0) > 0;
	}

	/** Reads a text; `lets` answers for it until another one is read. */
	read(text: string): this {
		if (text === this.#current.text) {
			return this;
		}
		const known = this.#readings.find((it) => it.text === text);
		if (known !== undefined) {
			this.#current = known;
			return this;
		}
		this.#next = (this.#next + 1) % this.#readings.length;
		this.#current = this.#readings[this.#next] ?? this.#current;
		this.#current.start(text, this.#groups.length, this.#sets);
		// The long s reads as an s without case, and is none of its capitals.
		const lower = text.toLowerCase().replaceAll('\u017f', 's');
		const taken = this.#taken;
		let a = codeAt(lower, 0);
		let b = codeAt(lower, 1);
		let c = codeAt(lower, 2);
		for (let at = 0; at < lower.length; at++) {
			const one = seed * 31 + a;
			const three = (one * 961 + b * 31 + c) | 0;
			a = b;
			b = c;
			c = codeAt(lower, at + 3);
			const four = (three * 31 + c) | 0;
			const six = (four * 961 + codeAt(lower, at + 4) * 31 + codeAt(lower, at + 5)) | 0;
			if (isTaken(taken, one)) {
				this.#mark(one);
			}
			if (isTaken(taken, three)) {
				this.#mark(three);
			}
			if (isTaken(taken, four)) {
				this.#mark(four);
			}
			if (isTaken(taken, six)) {
				this.#mark(six);
			}
		}
		return this;
	}

	/** Whether the pattern may match; never false for one that does. */
	lets(pattern: number): boolean {
		const reading = this.#current;
		for (const set of this.#required[pattern] ?? []) {
			if (reading.found[set] !== reading.turn) {
				return false;
			}
		}
		return true;
	}

	#addSet(literals: ReadonlySet<string>): number {
		const set = this.#sets++;
		for (const literal of literals) {
			const key = fold([...literal].reduce((sum, it) => (sum * 31 + it.charCodeAt(0)) | 0, seed));
			if (this.#table[key] === 0) {
				this.#table[key] = this.#groups.push([]);
				this.#taken[key >>> 3] = (this.#taken[key >>> 3] ?? 0) | (1 << (key & 7));
			}
			this.#groups[(this.#table[key] ?? 0) - 1]?.push(set);
		}
		return set;
	}

	#mark(key: number): void {
		const group = (this.#table[fold(key)] ?? 0) - 1;
		const reading = this.#current;
		if (reading.seen[group] === reading.turn) {
			return;
		}
		reading.seen[group] = reading.turn;
		for (const set of this.#groups[group] ?? []) {
			reading.found[set] = reading.turn;
		}
	}
}

/** What stands in one text. What another turn has left behind counts for nothing. */
class Reading {
	text: string | undefined;
	turn = 0;
	/** Of each group of literals, the turn that it was last found in. */
	seen = new Int32Array(256);
	/** Of each set, the turn that one of its literals was last found in. */
	found = new Int32Array(256);

	start(text: string, groups: number, sets: number): void {
		this.text = text;
		this.turn++;
		this.seen = widened(this.seen, groups);
		this.found = widened(this.found, sets);
	}
}

function isTaken(taken: Uint8Array, key: number): boolean {
	const folded = fold(key);
	return ((taken[folded >>> 3] ?? 0) & (1 << (folded & 7))) !== 0;
}

/** 0 after the end. */
function codeAt(text: string, at: number): number {
	return at < text.length ? text.charCodeAt(at) : 0;
}

function widened(numbers: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
	if (size <= numbers.length) {
		return numbers;
	}
	const wider = new Int32Array(2 * size);
	wider.set(numbers);
	return wider;
}

/** Lengths of the literals looked up: one sign that is no letter, or letters, of which shorter ones stand in nearly every text. */
const lengths = [6, 4, 3] as const;
const tableSize = 1 << 18;
const seed = 7;

/** Two literals may share a key: then a pattern is tried in vain, which costs time alone. */
function fold(key: number): number {
	return (key ^ (key >>> 16)) & (tableSize - 1);
}

/** Sets of literals, the rarest first: of each, a match contains at least one. Without any, nothing can be told. */
export function requiredSets(source: string): readonly ReadonlySet<string>[] {
	const reader = { source, at: 0 };
	const found = readAlternatives(reader);
	// Whatever the reader does not understand stands on the safe side: no literal is required.
	return reader.at === source.length ? found : [];
}

interface Reader {
	readonly source: string;
	at: number;
}

type Required = readonly ReadonlySet<string>[];

/** Of several alternatives one set is left, with the rarest of each. */
function readAlternatives(reader: Reader): Required {
	const all = new Set<string>();
	const first = readSequence(reader);
	let isKnown = true;
	let isAlone = true;
	for (let one = first; ; one = readSequence(reader)) {
		isKnown &&= one.length > 0;
		for (const it of one[0] ?? []) {
			all.add(it);
		}
		if (reader.source[reader.at] !== '|') {
			return isAlone ? first : isKnown ? [all] : [];
		}
		isAlone = false;
		reader.at++;
	}
}

/** How many sets of a pattern are kept. */
const mostSets = 3;
/** A set that one of so many places of a text holds tells nothing. */
const tooCommon = 1 / 100;

/** What the parts of a sequence require, what stands in the fewest texts first. */
function readSequence(reader: Reader): Required {
	const sets: ReadonlySet<string>[] = [];
	let run = '';
	const endRun = (): void => {
		const literal = literalIn(run.toLowerCase());
		if (literal !== undefined) {
			sets.push(new Set([literal]));
		}
		run = '';
	};
	while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
		const atom = readAtom(reader);
		const repeat = readQuantifier(reader);
		if (atom.letter !== undefined && repeat === 'once') {
			run += atom.letter;
		} else if (atom.letter !== undefined && repeat === 'some') {
			run += atom.letter;
			endRun();
		} else if (!atom.empty || repeat !== 'once') {
			endRun();
			sets.push(...(repeat === 'maybe' ? [] : atom.required));
		}
	}
	endRun();
	return sets
		.filter((it) => commonness(it) < tooCommon)
		.sort((a, b) => commonness(a) - commonness(b))
		.slice(0, mostSets);
}

/** Of a run of letters the part with the rarest ones; of a shorter run a sign in it. */
function literalIn(run: string): string | undefined {
	const length = lengths.find((it) => it <= run.length);
	if (length === undefined) {
		return [...run].find((it) => it.length === 1 && !common.test(it));
	}
	let best = run.slice(0, length);
	for (let at = 1; at + length <= run.length; at++) {
		const part = run.slice(at, at + length);
		best = chance(part) < chance(best) ? part : best;
	}
	return best;
}

/** Signs that stand in nearly every text. */
const common = /[\p{L}\p{N}\s.,'’-]/u;

/** Letters of English prose, each about as frequent as the share of the row it stands in, in percent. */
const frequencies: readonly (readonly [string, number])[] = [
	[' e', 12],
	['taoin', 7.5],
	['shr', 6],
	['dlu', 3.5],
	['cmwfgypb', 2],
	['vk', 1],
];

const frequencyOf = new Map(frequencies.flatMap(([row, percent]) => [...row].map((it) => [it, percent] as const)));

function chance(literal: string): number {
	let product = 1;
	for (const letter of literal) {
		product *= (frequencyOf.get(letter) ?? 0.2) / 100;
	}
	return product;
}

function commonness(literals: ReadonlySet<string>): number {
	return [...literals].reduce((sum, it) => sum + chance(it), 0);
}

interface Atom {
	readonly letter: string | undefined;
	readonly required: Required;
	/** Stands for no letter, as a lookaround or an anchor does. */
	readonly empty: boolean;
}

const unknown: Atom = { letter: undefined, required: [], empty: false };

function readAtom(reader: Reader): Atom {
	const { source } = reader;
	const char = source[reader.at] ?? '';
	if (char === '(') {
		return readGroup(reader);
	}
	if (char === '[') {
		let end = reader.at + 1;
		while (end < source.length && source[end] !== ']') {
			end += source[end] === '\\' ? 2 : 1;
		}
		reader.at = end + 1;
		return unknown;
	}
	if (char === '\\') {
		return readEscape(reader);
	}
	reader.at++;
	const empty = char === '^' || char === '$';
	return { letter: empty || char === '.' ? undefined : char, required: [], empty };
}

/** Longer ones are read to their ends and stand for anything. */
function readEscape(reader: Reader): Atom {
	const [whole = '', next = ''] =
		/^\\(?:[pPu]\{[^}]{0,60}\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]{0,60}>|\d{1,3}|([\s\S]))/.exec(
			reader.source.slice(reader.at, reader.at + 64),
		) ?? [];
	reader.at += Math.max(2, whole.length);
	const isSign = next !== '' && !/[a-z0-9]/i.test(next);
	return { letter: isSign ? next : undefined, required: [], empty: next === 'b' || next === 'B' };
}

function readGroup(reader: Reader): Atom {
	const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(reader.source.slice(reader.at, reader.at + 40))?.[0] ?? '(';
	const empty = /[=!]$/.test(opening);
	reader.at += opening.length;
	const required = readAlternatives(reader);
	reader.at++;
	return { letter: undefined, required: empty ? [] : required, empty };
}

function readQuantifier(reader: Reader): 'once' | 'some' | 'maybe' {
	const found = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12));
	if (found === null) {
		return 'once';
	}
	reader.at += found[0].length;
	const isNeeded = found[0].startsWith('+') || (found[1] !== undefined && Number(found[1]) > 0);
	return isNeeded ? 'some' : 'maybe';
}

const shared = new Sieve();
