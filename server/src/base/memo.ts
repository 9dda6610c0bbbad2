/** A bounded cache keyed by content; the least recently used entry goes first. Tests read the counters. */
export class Memo<V> {
	hits = 0;
	misses = 0;
	readonly #entries = new Map<string, V>();
	readonly #capacity: number;

	constructor(capacity: number) {
		this.#capacity = capacity;
	}

	get(key: string, compute: () => V): V {
		const known = this.#entries.get(key);
		if (known !== undefined) {
			this.hits++;
			this.#entries.delete(key);
			this.#entries.set(key, known);
			return known;
		}
		this.misses++;
		const value = compute();
		this.#entries.set(key, value);
		if (this.#entries.size > this.#capacity) {
			const oldest = this.#entries.keys().next();
			if (!oldest.done) {
				this.#entries.delete(oldest.value);
			}
		}
		return value;
	}

	clear(): void {
		this.#entries.clear();
	}
}
