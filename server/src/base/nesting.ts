/**
 * Whether data in YAML or JSON goes deeper than anyone writes. Readers that call themselves for each level run out of
 * stack on it, and where V8 then compiles a regular expression the process ends, which nothing catches. Told by the
 * characters alone, so that brackets in quotation marks count too.
 */
export function isNestedDeeply(data: string): boolean {
	return depthOf(data, /\\.|[[\]{}]/g) > deepest || deepLine.test(data);
}

/** The same of code, which has calls and functions besides. */
export function isCodeNestedDeeply(code: string): boolean {
	return depthOf(code, /\\.|[[\](){}]/g) > deepest;
}

function depthOf(text: string, brackets: RegExp): number {
	let depth = 0;
	let most = 0;
	for (const [bracket] of text.matchAll(brackets)) {
		if (bracket.length === 1) {
			depth = Math.max(0, depth + ('[({'.includes(bracket) ? 1 : -1));
			most = Math.max(most, depth);
		}
	}
	return most;
}

/** Levels. */
const deepest = 200;

/** Each level of a block takes a column at least, before the first word of its line. */
const deepLine = /^[ \t?:-]{400}/m;
