import { expect, it } from 'vitest';
import { repeatsRepeats } from '../../server/src/drugs/repeats.ts';

it.each([
	['(a+)+', true],
	['(?:\\w+ ?)*x', true],
	['((ab)*c)+', true],
	['(a+b){2,}', true],
	['(?:[a)]+ )*', true],
	['(?<x>\\d+)*', true],
	['(?:\\w+ ){0,8}x', false],
	['a+b*c{2,}', false],
	['(?:ab|cd)*', false],
	['(?<!a+)b*', false],
	['\\(a+\\)+', false],
	['[(+]+', false],
	['(', false],
	['a)', false],
	['\\', false],
	['[a', false],
	['', false],
])('%s', (pattern, expected) => {
	expect(repeatsRepeats(pattern)).toBe(expected);
});
