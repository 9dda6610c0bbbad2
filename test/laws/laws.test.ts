/** Every law on 200 random cases, the same ones each time; and on every case that broke one once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLaws } from './laws.ts';

interface Case {
	/** Name of the law that it broke. */
	readonly law: string;
	/** What was wrong. */
	readonly found: string;
	readonly value: unknown;
}

const laws = await createLaws();
const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'cases.json'), 'utf8')) as readonly Case[];

describe.each(laws.map((it) => [it.name, it] as const))('%s', (name, law) => {
	test('on 200 random cases', async () => {
		await fc.assert(law.property, { seed: 20_260, numRuns: 200 });
	}, 120_000);

	const own = cases.filter((it) => it.law === name);
	test.runIf(own.length > 0)('on those that broke it', async () => {
		for (const { value, found } of own) {
			await expect(law.check(value), found).resolves.toBeUndefined();
		}
	});
});

test('every case is of a law', () => {
	const names = new Set(laws.map((it) => it.name));
	expect(cases.filter((it) => !names.has(it.law))).toEqual([]);
});
