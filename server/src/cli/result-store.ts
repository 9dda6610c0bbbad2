/**
 * Holds the results of many articles in little memory: each as bytes, of which no more is made objects than is looked at.
 * Findings repeat one another: texts are held once for all articles, and places once for each.
 *
 * A value is written as JSON: a text as the negative of its number (from 1) among the texts, or as it is where it is
 * likely to be the only one; an array as [-1, …items]; an object as [number of its list of keys, …values]; one that holds
 * no other as [-3, number among those of the article]; a number that is no natural one as [-2, number].
 */
import type { FileResult } from './results.ts';

/** What the bytes refer to: plain data, to be kept with them. */
export interface Tables {
	readonly strings: readonly string[];
	/** Lists of keys. */
	readonly shapes: readonly (readonly string[])[];
}

export interface PackedResult {
	/** What of the result is no list or object. */
	readonly head: Readonly<Record<string, Scalar>>;
	/** Names of the others. */
	readonly keys: readonly string[];
	readonly bytes: Uint8Array;
}

type Scalar = string | number | boolean | null;

type Encoded = Scalar | readonly Encoded[];

const isList = -1;
const isNumber = -2;
const isLeaf = -3;

/** Values of these keys are seldom twice the same. */
const unlike: ReadonlySet<string> = new Set(['excerpt', 'fingerprint', 'digest', 'path']);

export class ResultStore {
	readonly #strings: string[];
	readonly #shapes: (readonly string[])[];
	readonly #stringNumbers: Map<string, number>;
	readonly #shapeNumbers: Map<string, number>;
	/** Reports look at one result several times before they go on to the next. */
	#last: { readonly bytes: Uint8Array; readonly value: Readonly<Record<string, unknown>> } | undefined;

	constructor({ strings, shapes }: Tables = { strings: [], shapes: [] }) {
		this.#strings = [...strings];
		this.#shapes = [...shapes];
		this.#stringNumbers = new Map(strings.map((it, i) => [it, i]));
		this.#shapeNumbers = new Map(shapes.map((keys, i) => [keys.map((it) => `\n${it}`).join(''), i]));
	}

	get tables(): Tables {
		return { strings: this.#strings, shapes: this.#shapes };
	}

	pack(result: FileResult): PackedResult {
		const entries = Object.entries(result).filter(([, value]) => value !== undefined);
		const head = entries.filter((it): it is [string, Scalar] => typeof it[1] !== 'object' || it[1] === null);
		const rest = entries.filter(([, value]) => typeof value === 'object' && value !== null);
		const encoder = new Encoder(this.#strings, this.#stringNumbers, this.#shapes, this.#shapeNumbers);
		const values = rest.map(([, value]) => encoder.encode(value, ''));
		return {
			head: Object.fromEntries(head),
			keys: rest.map(([key]) => key),
			bytes: Buffer.from(`${JSON.stringify([encoder.leaves, ...values])}\n`),
		};
	}

	/** The result as it was packed, made of the bytes each time that something of it is asked for. */
	view({ head, keys, bytes }: PackedResult): FileResult {
		const view = { ...head };
		for (const key of keys) {
			Object.defineProperty(view, key, { enumerable: true, get: () => this.#open(keys, bytes)[key] });
		}
		return view as unknown as FileResult;
	}

	#open(keys: readonly string[], bytes: Uint8Array): Readonly<Record<string, unknown>> {
		if (this.#last?.bytes !== bytes) {
			const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
			const [leaves, ...values] = JSON.parse(text) as [Encoded[], ...Encoded[]];
			const decoder = new Decoder(this.#strings, this.#shapes, leaves);
			this.#last = { bytes, value: Object.fromEntries(keys.map((key, i) => [key, decoder.decode(values[i] ?? null)])) };
		}
		return this.#last.value;
	}
}

class Encoder {
	readonly leaves: Encoded[] = [];
	readonly #leafNumbers = new Map<string, number>();
	readonly #strings: string[];
	readonly #stringNumbers: Map<string, number>;
	readonly #shapes: (readonly string[])[];
	readonly #shapeNumbers: Map<string, number>;

	constructor(
		strings: string[],
		stringNumbers: Map<string, number>,
		shapes: (readonly string[])[],
		shapeNumbers: Map<string, number>,
	) {
		this.#strings = strings;
		this.#stringNumbers = stringNumbers;
		this.#shapes = shapes;
		this.#shapeNumbers = shapeNumbers;
	}

	encode(value: unknown, key: string): Encoded {
		if (typeof value === 'string') {
			return unlike.has(key) ? value : -1 - this.#numberOf(value);
		}
		if (typeof value === 'number') {
			return Number.isInteger(value) && value >= 0 ? value : [isNumber, value];
		}
		if (Array.isArray(value)) {
			return [isList, ...value.map((it) => this.encode(it, key))];
		}
		if (typeof value === 'object' && value !== null) {
			return this.#encodeObject(value);
		}
		return typeof value === 'boolean' ? value : null;
	}

	#encodeObject(value: object): Encoded {
		const encoded: Encoded[] = [0];
		let name = '';
		let isFlat = true;
		for (const [key, it] of Object.entries(value)) {
			if (it !== undefined) {
				name += `\n${key}`;
				encoded.push(this.encode(it, key));
				isFlat &&= typeof it !== 'object' || it === null;
			}
		}
		encoded[0] = this.#shapeOf(name);
		return isFlat ? this.#leaf(encoded) : encoded;
	}

	/** `name`: the keys, a new line before each. */
	#shapeOf(name: string): number {
		const known = this.#shapeNumbers.get(name);
		if (known !== undefined) {
			return known;
		}
		const number = this.#shapes.push(name.split('\n').slice(1)) - 1;
		this.#shapeNumbers.set(name, number);
		return number;
	}

	#leaf(encoded: readonly Encoded[]): Encoded {
		const name = encoded.every((it) => typeof it === 'number') ? encoded.join() : JSON.stringify(encoded);
		let number = this.#leafNumbers.get(name);
		if (number === undefined) {
			number = this.leaves.push(encoded) - 1;
			this.#leafNumbers.set(name, number);
		}
		return [isLeaf, number];
	}

	#numberOf(text: string): number {
		const known = this.#stringNumbers.get(text);
		if (known !== undefined) {
			return known;
		}
		const number = this.#strings.push(text) - 1;
		this.#stringNumbers.set(text, number);
		return number;
	}
}

class Decoder {
	readonly #strings: readonly string[];
	readonly #shapes: readonly (readonly string[])[];
	readonly #leaves: readonly unknown[];

	constructor(strings: readonly string[], shapes: readonly (readonly string[])[], leaves: readonly Encoded[]) {
		this.#strings = strings;
		this.#shapes = shapes;
		this.#leaves = leaves.map((it) => this.decode(it));
	}

	decode(value: Encoded): unknown {
		if (typeof value === 'number') {
			return value < 0 ? found(this.#strings, -1 - value) : value;
		}
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		const kind = value[0];
		if (kind === isLeaf) {
			return found(this.#leaves, value[1]);
		}
		if (kind === isList) {
			const items: unknown[] = [];
			for (let i = 1; i < value.length; i++) {
				items.push(this.decode(value[i] ?? null));
			}
			return items;
		}
		if (kind === isNumber) {
			return value[1];
		}
		const keys = found(this.#shapes, kind);
		const object: Record<string, unknown> = {};
		for (let i = 0; i < keys.length; i++) {
			object[keys[i] ?? ''] = this.decode(value[i + 1] ?? null);
		}
		return object;
	}
}

function found<T>(list: readonly T[], number: Encoded | undefined): T {
	const it = typeof number === 'number' ? list[number] : undefined;
	if (it === undefined) {
		throw new SyntaxError('A result refers to what is not there.');
	}
	return it;
}
