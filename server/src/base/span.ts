/** Half-open range of UTF-16 offsets: the only position type below `lsp/` and `cli/`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export function span(start: number, end: number): Span {
	return { start, end };
}

/** Whether the two share at least one code unit. */
export function intersects(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies wholly within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

export function shift(it: Span, by: number): Span {
	return { start: it.start + by, end: it.end + by };
}

export function slice(text: string, it: Span): string {
	return text.slice(it.start, it.end);
}

/** How many items from the first on the test holds for, where it holds for none after one that it does not hold for. */
export function countFirst<T>(items: readonly T[], holds: (item: T) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const item = items[middle];
		if (item !== undefined && holds(item)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/** Those of items in order, none within another, that lie within `outer`: in time that does not grow with all of them. */
export function within<T extends { readonly span: Span }>(items: readonly T[], outer: Span): readonly T[] {
	const from = countFirst(items, (it) => it.span.start < outer.start);
	return items.slice(
		from,
		Math.max(
			from,
			countFirst(items, (it) => it.span.end <= outer.end),
		),
	);
}

/** The same for those that share a code unit with `other`. */
export function meeting<T extends { readonly span: Span }>(items: readonly T[], other: Span): readonly T[] {
	const from = countFirst(items, (it) => it.span.end <= other.start);
	return items.slice(
		from,
		Math.max(
			from,
			countFirst(items, (it) => it.span.start < other.end),
		),
	);
}
