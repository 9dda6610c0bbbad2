import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../server/src/base/digest.ts';
import { applyEdits, areDisjoint } from '../../server/src/base/edit.ts';
import { Generations } from '../../server/src/base/generations.ts';
import { Memo } from '../../server/src/base/memo.ts';
import { nearest } from '../../server/src/base/nearest.ts';
import { contains, intersects, shift, span } from '../../server/src/base/span.ts';

describe('edits', () => {
	test.each([
		['nothing', [], 'abcdef'],
		['a replacement', [{ span: span(1, 3), newText: 'X' }], 'aXdef'],
		['an insertion', [{ span: span(6, 6), newText: '!' }], 'abcdef!'],
		['a deletion', [{ span: span(0, 6), newText: '' }], ''],
		[
			'several in any order',
			[
				{ span: span(4, 5), newText: '5' },
				{ span: span(0, 1), newText: '1' },
			],
			'1bcd5f',
		],
		[
			'two insertions at one place in their order',
			[
				{ span: span(2, 2), newText: 'x' },
				{ span: span(2, 2), newText: 'y' },
			],
			'abxycdef',
		],
		[
			'an insertion before a replacement',
			[
				{ span: span(2, 4), newText: '-' },
				{ span: span(2, 2), newText: 'x' },
			],
			'abx-ef',
		],
	])('%s', (_name, edits, expected) => {
		expect(areDisjoint(edits)).toBe(true);
		expect(applyEdits('abcdef', edits)).toBe(expected);
	});

	test.each([
		[
			'overlapping',
			[
				{ span: span(0, 3), newText: '' },
				{ span: span(2, 4), newText: '' },
			],
		],
		[
			'an insertion inside a replacement',
			[
				{ span: span(0, 3), newText: '' },
				{ span: span(1, 1), newText: 'x' },
			],
		],
	])('%s edits are refused', (_name, edits) => {
		expect(areDisjoint(edits)).toBe(false);
		expect(() => applyEdits('abcdef', edits)).toThrow('overlap');
	});

	test('an edit outside the text is refused', () => {
		expect(() => applyEdits('abc', [{ span: span(2, 9), newText: '' }])).toThrow('leave the text');
	});
});

describe('spans', () => {
	test.each([
		[span(0, 2), span(2, 4), false, false],
		[span(0, 3), span(2, 4), true, false],
		[span(0, 4), span(1, 2), true, true],
		[span(0, 4), span(4, 4), false, true],
	])('%j and %j', (a, b, meets, holds) => {
		expect(intersects(a, b)).toBe(meets);
		expect(contains(a, b)).toBe(holds);
	});

	test('move', () => {
		expect(shift(span(1, 2), 3)).toEqual(span(4, 5));
	});
});

describe('digest', () => {
	test('tells apart how the parts are cut', () => {
		expect(digest('ab', 'c')).not.toBe(digest('a', 'bc'));
		expect(digest('')).not.toBe(digest());
	});

	test('is the same for the same text and differs for others', () => {
		fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (digest(a) === digest(b)) === (a === b)));
		expect(digest('low dose')).toMatch(/^[0-9a-f]{16}$/);
	});
});

describe('caches', () => {
	test('a memo drops the least recently used', () => {
		const memo = new Memo<string>(2);
		for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
			expect(memo.get(key, () => key.toUpperCase())).toBe(key.toUpperCase());
		}
		expect([memo.hits, memo.misses]).toEqual([2, 4]);
	});

	test('generations keep what the last pass asked for', () => {
		const cache = new Generations<number>();
		const pass = (...keys: string[]) => {
			keys.forEach((key) => {
				cache.get(key, () => 0);
			});
			cache.endPass();
		};
		pass('a', 'b');
		pass('a', 'c');
		expect([cache.hits, cache.misses]).toEqual([1, 3]);
		pass('a', 'b');
		expect([cache.hits, cache.misses]).toEqual([2, 4]);
	});

	test('what throws is not kept', () => {
		const cache = new Generations<number>();
		const fail = () => {
			throw new Error('no');
		};
		expect(() => cache.get('a', fail)).toThrow('no');
		expect(cache.get('a', () => 1)).toBe(1);
	});
});

describe('nearest', () => {
	test.each([
		['sevrity', 'severity'],
		['ruels', 'rules'],
		['dose/unsuported-range', 'dose/unsupported-range'],
		['elephant', undefined],
	])('%s is %s', (word, meant) => {
		expect(nearest(word, ['rules', 'severity', 'dose/unsupported-range'])).toBe(meant);
	});
});
