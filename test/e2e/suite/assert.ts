/** The assertions that the suite needs, for every host: a browser has no `node:assert`. */

export function ok(value: unknown, message = 'Nothing there.'): asserts value {
	if (!value) {
		throw new Error(message);
	}
}

export function equal(actual: unknown, expected: unknown): void {
	ok(Object.is(actual, expected), `Expected ${show(expected)}, not ${show(actual)}.`);
}

/** Of plain data. */
export function deepEqual(actual: unknown, expected: unknown): void {
	equal(JSON.stringify(actual), JSON.stringify(expected));
}

export function match(text: string, pattern: RegExp): void {
	ok(pattern.test(text), `Expected ${pattern} in ${show(text)}.`);
}

function show(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
