/**
 * A cheap first sieve over many patterns: a pattern can match a text only where one of the literals that it requires
 * stands in it. The literals are read off the pattern, so no word list has to be kept beside the cues.
 */

/** Which patterns may match a text. */
export class Sieve {
	readonly #always: Uint32Array;
	readonly #found: Uint32Array;
	/** From the key of a literal to the patterns that it lets through. */
	readonly #table = new Int32Array(tableSize).fill(-1);
	readonly #groups: Uint32Array[] = [];
	/** Of each group, the last text that it was found in. */
	readonly #seen: Int32Array;
	#texts = 0;

	constructor(patterns: readonly RegExp[]) {
		const width = Math.ceil(patterns.length / 32);
		this.#always = new Uint32Array(width);
		this.#found = new Uint32Array(width);
		for (const [index, pattern] of patterns.entries()) {
			const keys = keysOf(pattern.source);
			if (keys === undefined) {
				mark(this.#always, index);
			}
			for (const key of keys ?? []) {
				mark(this.#groupOf(key, width), index);
			}
		}
		this.#seen = new Int32Array(this.#groups.length).fill(-1);
	}

	/** Reads a text; `lets` answers for it until the next one is read. */
	read(text: string): void {
		this.#found.set(this.#always);
		this.#texts++;
		const lower = text.toLowerCase();
		for (let at = 0; at + shortest <= lower.length; at++) {
			const short = keyAt(lower, at, shortest);
			this.#visit(this.#table[fold(short)] ?? -1);
			this.#visit(this.#table[fold((short * 31 + lower.charCodeAt(at + shortest)) | 0)] ?? -1);
		}
	}

	/** Whether the pattern may match; never false for one that does. */
	lets(pattern: number): boolean {
		return ((this.#found[pattern >>> 5] ?? 0) & (1 << (pattern & 31))) !== 0;
	}

	#groupOf(key: number, width: number): Uint32Array {
		const known = this.#groups[this.#table[key] ?? -1];
		if (known !== undefined) {
			return known;
		}
		const group = new Uint32Array(width);
		this.#table[key] = this.#groups.push(group) - 1;
		return group;
	}

	#visit(group: number): void {
		if (group < 0 || this.#seen[group] === this.#texts) {
			return;
		}
		this.#seen[group] = this.#texts;
		const bits = this.#groups[group];
		for (let index = 0; bits !== undefined && index < bits.length; index++) {
			this.#found[index] = (this.#found[index] ?? 0) | (bits[index] ?? 0);
		}
	}
}

/** Lengths of the literals looked up; shorter ones would stand in nearly every text. */
const shortest = 3;
const longest = 4;
const tableSize = 1 << 16;

/** Two literals may share a key: then a pattern is tried in vain, which costs time alone. */
function keyAt(text: string, at: number, length: number): number {
	let key = 7;
	for (let index = at; index < at + length; index++) {
		key = (key * 31 + text.charCodeAt(index)) | 0;
	}
	return key;
}

function fold(key: number): number {
	return (key ^ (key >>> 16)) & (tableSize - 1);
}

function mark(bits: Uint32Array, index: number): void {
	bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

function keysOf(source: string): readonly number[] | undefined {
	const literals = requiredLiterals(source);
	return literals && [...literals].map((it) => fold(keyAt(it, 0, it.length)));
}

/** Literals of `shortest` or `longest` letters of which a match contains at least one; `undefined` where none can be told. */
export function requiredLiterals(source: string): ReadonlySet<string> | undefined {
	const reader = { source, at: 0 };
	const found = readAlternatives(reader);
	// Whatever the reader does not understand stands on the safe side: no literal is required.
	return reader.at === source.length ? found : undefined;
}

interface Reader {
	readonly source: string;
	at: number;
}

type Literals = ReadonlySet<string> | undefined;

function readAlternatives(reader: Reader): Literals {
	const all = new Set<string>();
	let known = true;
	for (;;) {
		const one = readSequence(reader);
		known &&= one !== undefined;
		for (const it of one ?? []) {
			all.add(it);
		}
		if (reader.source[reader.at] !== '|') {
			return known ? all : undefined;
		}
		reader.at++;
	}
}

/** The best of what the parts of a sequence require: what stands in the fewest texts. */
function readSequence(reader: Reader): Literals {
	let best: Literals;
	let run = '';
	const offer = (found: Literals): void => {
		if (found !== undefined && (best === undefined || commonness(found) < commonness(best))) {
			best = found;
		}
	};
	const endRun = (): void => {
		if (run.length >= shortest) {
			offer(new Set([rarest(run)]));
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
			offer(repeat === 'maybe' ? undefined : atom.literals);
		}
	}
	endRun();
	return best;
}

/** Of a longer run the part with the rarest letters. */
function rarest(run: string): string {
	const letters = run.toLowerCase();
	let best = letters.slice(0, longest);
	for (let at = 1; at + longest <= letters.length; at++) {
		const part = letters.slice(at, at + longest);
		best = chance(part) < chance(best) ? part : best;
	}
	return best;
}

/** Letters of English prose, each about as frequent as the share of the row it stands in, in percent. */
const frequencies: readonly (readonly [string, number])[] = [
	[' e', 12],
	['taoin', 7.5],
	['shr', 6],
	['dlu', 3.5],
	['cmwfgypb', 2],
	['vk', 1],
];

function chance(literal: string): number {
	return [...literal].reduce(
		(product, letter) => (product * (frequencies.find(([row]) => row.includes(letter))?.[1] ?? 0.2)) / 100,
		1,
	);
}

function commonness(literals: ReadonlySet<string>): number {
	return [...literals].reduce((sum, it) => sum + chance(it), 0);
}

interface Atom {
	readonly letter: string | undefined;
	readonly literals: Literals;
	/** Stands for no letter, as a lookaround or an anchor does. */
	readonly empty: boolean;
}

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
		return { letter: undefined, literals: undefined, empty: false };
	}
	if (char === '\\') {
		const next = source[reader.at + 1] ?? '';
		reader.at += 2;
		const isLetter = !/[a-z0-9]/i.test(next);
		return { letter: isLetter ? next : undefined, literals: undefined, empty: next === 'b' || next === 'B' };
	}
	reader.at++;
	const empty = char === '^' || char === '$';
	return { letter: empty || char === '.' ? undefined : char, literals: undefined, empty };
}

function readGroup(reader: Reader): Atom {
	const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(reader.source.slice(reader.at, reader.at + 40))?.[0] ?? '(';
	const empty = /[=!]$/.test(opening);
	reader.at += opening.length;
	const literals = readAlternatives(reader);
	reader.at++;
	return { letter: undefined, literals: empty ? undefined : literals, empty };
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
