/** The function, computed once for each object and remembered for as long as the object lives. */
export function oncePer<K extends object, V>(compute: (key: K) => V): (key: K) => V {
	const known = new WeakMap<K, { readonly value: V }>();
	return (key) => {
		const before = known.get(key);
		if (before !== undefined) {
			return before.value;
		}
		const value = compute(key);
		known.set(key, { value });
		return value;
	};
}

/** What `known` holds for the key, else what is computed and then held. */
export function remember<K, V>(known: Map<K, V>, key: K, compute: () => V): V {
	const before = known.get(key);
	if (before !== undefined || known.has(key)) {
		return before as V;
	}
	const value = compute();
	known.set(key, value);
	return value;
}

/** The items by a key of theirs, in their order. */
export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		remember(groups, key(item), () => []).push(item);
	}
	return groups;
}

/** How often each value stands among them. */
export function countsOf<T>(values: Iterable<T>): Map<T, number> {
	const counts = new Map<T, number>();
	for (const value of values) {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return counts;
}
