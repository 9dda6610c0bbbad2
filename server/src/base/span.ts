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
