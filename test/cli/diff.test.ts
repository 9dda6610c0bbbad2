import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/diff.ts';
import { positionsIn } from '../../server/src/cli/positions.ts';
import { wrap } from '../../server/src/cli/wrap.ts';

describe('unified diff', () => {
	const cases: readonly (readonly [what: string, before: string, after: string, hunks: string])[] = [
		['a changed line', 'a\nb\nc\n', 'a\nB\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n'],
		['an inserted line', 'a\nc\n', 'a\nb\nc\n', '@@ -1,2 +1,3 @@\n a\n+b\n c\n'],
		['a removed line', 'a\nb\n', 'a\n', '@@ -1,2 +1,1 @@\n a\n-b\n'],
		['from nothing', '', 'a\n', '@@ -0,0 +1,1 @@\n+a\n'],
		['to nothing', 'a\n', '', '@@ -1,1 +0,0 @@\n-a\n'],
		['a missing last line end', 'a', 'a\n', '@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n'],
		['moved lines', 'a\nb\nc\n', 'b\nc\na\n', '@@ -1,3 +1,3 @@\n-a\n b\n c\n+a\n'],
	];

	it.each(cases)('of %s', (_, before, after, hunks) => {
		expect(unifiedDiff('./x.md', before, after)).toBe(`--- a/x.md\n+++ b/x.md\n${hunks}`);
	});

	it('is empty for equal texts', () => {
		expect(unifiedDiff('x.md', 'a\n', 'a\n')).toBe('');
	});

	it('prints three lines of context and joins changes that are near', () => {
		const before = Array.from({ length: 30 }, (_, i) => `${i + 1}\n`);
		const after = before.map((it) => (['5\n', '10\n', '25\n'].includes(it) ? `x${it}` : it));
		const ranges = unifiedDiff('x.md', before.join(''), after.join('')).match(/^@@.*@@$/gm);
		expect(ranges).toEqual(['@@ -2,12 +2,12 @@', '@@ -22,7 +22,7 @@']);
	});

	it('replaces the whole of a stretch that is too large to compare', () => {
		const lines = (prefix: string) => Array.from({ length: 2_500 }, (_, i) => `${prefix}${i}\n`).join('');
		expect(unifiedDiff('x.md', lines('a'), lines('b'))).toContain('@@ -1,2500 +1,2500 @@');
	});
});

describe('positions', () => {
	it.each([
		['a\nb', 2, { line: 2, column: 1, byteColumn: 1 }],
		['a\r\nb', 3, { line: 2, column: 1, byteColumn: 1 }],
		['a\rb', 2, { line: 2, column: 1, byteColumn: 1 }],
		['ab', 2, { line: 1, column: 3, byteColumn: 3 }],
		['é😀x', 3, { line: 1, column: 4, byteColumn: 7 }],
		['', 0, { line: 1, column: 1, byteColumn: 1 }],
	])('of %j at %i', (text, offset, position) => {
		expect(positionsIn(text)(offset)).toEqual({ ...position, offset });
	});
});

describe('wrap', () => {
	it.each([
		['one two three', 7, ['one two', 'three']],
		['unbreakable', 4, ['unbreakable']],
		['', 10, []],
		['a  b\nc', 80, ['a b c']],
	])('%j at %i', (text, width, lines) => {
		expect(wrap(text, width)).toEqual(lines);
	});
});
