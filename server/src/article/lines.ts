/** Lines of a text, one after another. */

export interface Line {
	readonly start: number;
	/** Without the line end. */
	readonly end: number;
	/** Where the next one starts. */
	readonly next: number;
}

/** The line that starts there. */
export function lineAt(source: string, start: number): Line {
	const found = source.indexOf('\n', start);
	if (found < 0) {
		return { start, end: source.length, next: source.length };
	}
	const end = found > start && source.charCodeAt(found - 1) === 13 ? found - 1 : found;
	return { start, end, next: found + 1 };
}

/** Whether there is nothing but spaces and tabs. */
export function isBlank(source: string, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const code = source.charCodeAt(at);
		if (code !== 32 && code !== 9) {
			return false;
		}
	}
	return true;
}
