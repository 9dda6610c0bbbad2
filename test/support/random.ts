/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** From 0 up to, and without, 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from 0 up to, and without, `limit`. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	pick<T>(items: readonly [T, ...T[]]): T {
		return items[this.below(items.length)] ?? items[0];
	}
}

/** A random edit as an author, or a hostile hand, would make it: mostly small, sometimes structural. */
export function randomEdit(
	random: Random,
	text: string,
): { readonly start: number; readonly end: number; readonly newText: string } {
	const start = random.below(text.length + 1);
	const end = random.below(3) === 0 ? Math.min(text.length, start + random.below(40)) : start;
	return { start, end, newText: random.pick(snippets) };
}

/** What such edits put in. */
export const snippets = [
	'a',
	' ',
	'\n',
	'\n\n',
	'LDN ',
	' 10 mg',
	'.5mg ',
	'. It may help. ',
	'```\n',
	'\n```\n',
	'<!-- ',
	' -->',
	'\n## Dose\n\n',
	'\n- item\n',
	'\n1. first\n',
	'    ',
	'\n> quoted\n',
	'[^younger]',
	'\n[^new]: A note.\n',
	'\n[label]: https://example.org\n',
	'[1]',
	'(R)',
	'\n| a | b |\n|---|---|\n| 1 | 2 mg |\n',
	'<div>',
	'</div>',
	'\n---\n',
	'**',
	'\\',
	'&amp;',
	'🙂',
	'’',
	'\r\n',
	'\t',
	'',
	'',
	'',
] as const;
