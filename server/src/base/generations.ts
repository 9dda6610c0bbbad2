/**
 * A content-keyed cache for one document that is worked through again and again: what a pass does not ask for is
 * dropped when the next pass ends, so it holds about one document, whatever its size. Tests read the counters.
 */
export class Generations<V> {
	hits = 0;
	misses = 0;
	#previous = new Map<string, V>();
	#current = new Map<string, V>();

	get(key: string, compute: () => V): V {
		const known = this.#current.get(key) ?? this.#previous.get(key);
		if (known !== undefined) {
			this.hits++;
			this.#current.set(key, known);
			return known;
		}
		this.misses++;
		const value = compute();
		this.#current.set(key, value);
		return value;
	}

	/** Ends a pass. A pass that was broken off must not call it: its entries then join the next one's. */
	endPass(): void {
		this.#previous = this.#current;
		this.#current = new Map();
	}
}
