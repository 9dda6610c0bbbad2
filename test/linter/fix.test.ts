import { describe, expect, it } from 'vitest';
import type { Finding, Fix, FixSafety } from '../../server/src/linter/finding.ts';
import { applyFix, applySafeFixes, safeEdits } from '../../server/src/linter/fix.ts';

type Given = readonly [start: number, end: number, newText: string];

function fix(safety: FixSafety, ...edits: readonly Given[]): Fix {
	const [first, ...others] = edits.map(([start, end, newText]) => ({ span: { start, end }, newText }));
	return { title: '', safety, edits: [first ?? { span: { start: 0, end: 0 }, newText: '' }, ...others] };
}

function finding(...fixes: readonly Fix[]): Finding {
	return {
		rule: 'test/rule',
		messageId: 'message',
		message: 'Wrong.',
		values: {},
		subject: undefined,
		severity: 'error',
		span: { start: 0, end: 1 },
		related: [],
		sources: [],
		fixes,
	};
}

const text = 'abcdefghij';

describe('one pass of safe fixes', () => {
	it.each<[string, readonly Finding[], string, number]>([
		['none', [], text, 0],
		['one', [finding(fix('safe', [1, 3, 'X']))], 'aXdefghij', 1],
		[
			'neither suggested nor with a gap',
			[finding(fix('suggested', [0, 1, 'X']), fix('placeholder', [1, 2, 'X']))],
			text,
			0,
		],
		[
			'the first safe one of a finding',
			[finding(fix('suggested', [0, 1, 'X']), fix('safe', [1, 2, 'Y']), fix('safe', [3, 4, 'Z']))],
			'aYcdefghij',
			1,
		],
		['in any order', [finding(fix('safe', [7, 9, 'Y'])), finding(fix('safe', [0, 1, 'X']))], 'XbcdefgYj', 2],
		[
			'side by side',
			[finding(fix('safe', [2, 4, 'X'])), finding(fix('safe', [4, 6, 'Y'])), finding(fix('safe', [0, 2, 'Z']))],
			'ZXYghij',
			3,
		],
		[
			'the earlier of two that overlap at the end',
			[finding(fix('safe', [2, 5, 'X'])), finding(fix('safe', [4, 6, 'Y']))],
			'abXfghij',
			1,
		],
		[
			'the earlier of two that overlap at the start',
			[finding(fix('safe', [4, 6, 'Y'])), finding(fix('safe', [2, 5, 'X']))],
			'abcdYghij',
			1,
		],
		['the outer, found first', [finding(fix('safe', [2, 8, 'X'])), finding(fix('safe', [4, 5, 'Y']))], 'abXij', 1],
		['the inner, found first', [finding(fix('safe', [4, 5, 'Y'])), finding(fix('safe', [2, 8, 'X']))], 'abcdYfghij', 1],
		['the same twice once', [finding(fix('safe', [4, 5, 'Y'])), finding(fix('safe', [4, 5, 'Y']))], 'abcdYfghij', 1],
		[
			'insertions at the edges of what is replaced, before it where they are found first',
			[finding(fix('safe', [2, 2, '<'])), finding(fix('safe', [2, 4, 'X'])), finding(fix('safe', [4, 4, '>']))],
			'ab<X>efghij',
			3,
		],
		[
			'no insertion before what is replaced already',
			[finding(fix('safe', [2, 4, 'X'])), finding(fix('safe', [2, 2, '<']))],
			'abXefghij',
			1,
		],
		[
			'no insertion into what is replaced',
			[finding(fix('safe', [2, 4, 'X'])), finding(fix('safe', [3, 3, '!']))],
			'abXefghij',
			1,
		],
		[
			'all edits of a fix or none',
			[
				finding(fix('safe', [2, 4, 'X'])),
				finding(fix('safe', [0, 1, 'Y'], [3, 5, 'Z'])),
				finding(fix('safe', [6, 7, 'W'])),
			],
			'abXefWhij',
			2,
		],
		[
			'all edits of a fix',
			[
				finding(fix('safe', [6, 7, 'Y'], [0, 1, 'X'])),
				finding(fix('safe', [6, 7, 'Z'])),
				finding(fix('safe', [0, 1, 'Z'])),
			],
			'XbcdefYhij',
			1,
		],
		[
			'none that overlaps itself',
			[finding(fix('safe', [0, 3, 'X'], [2, 4, 'Y'])), finding(fix('safe', [1, 2, 'Z']))],
			'aZcdefghij',
			1,
		],
		[
			'many, each past the last',
			[0, 2, 4, 6, 8].map((at) => finding(fix('safe', [at, at + 1, at.toString()]))),
			'0b2d4f6h8j',
			5,
		],
	])('%s', (_, findings, fixed, applied) => {
		expect(applySafeFixes(text, findings)).toEqual({ text: fixed, applied });
		expect(safeEdits(findings).applied).toBe(applied);
	});

	it('gives the edits in the order of the findings', () => {
		const findings = [finding(fix('safe', [7, 9, 'Y'])), finding(fix('safe', [0, 1, 'X']))];
		expect(safeEdits(findings).edits.map((it) => it.newText)).toEqual(['Y', 'X']);
	});
});

it('a fix that a person chose goes in whatever its safety', () => {
	expect(applyFix(text, fix('placeholder', [0, 0, '['], [9, 10, ']']))).toBe('[abcdefghi]');
});
