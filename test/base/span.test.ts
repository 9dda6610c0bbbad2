import { expect, test } from 'vitest';
import { contains, countFirst, intersects, meeting, within } from '../../server/src/base/span.ts';

const items = [
	[0, 2],
	[2, 5],
	[7, 8],
	[8, 12],
	[15, 20],
].map(([start = 0, end = 0]) => ({ span: { start, end } }));

test.each([0, 1, 2, 4, 6, 7, 8, 11, 13, 20].flatMap((start) => [1, 2, 5, 30].map((size) => [start, start + size])))(
	'the items within and beside %d to %d are those that a look at each of them finds',
	(start = 0, end = 0) => {
		const outer = { start, end };
		expect(within(items, outer)).toEqual(items.filter((it) => contains(outer, it.span)));
		expect(meeting(items, outer)).toEqual(items.filter((it) => intersects(outer, it.span)));
	},
);

test.each([
	[0, 0],
	[3, 2],
	[9, 4],
	[30, 5],
])('items that start before %d: %d', (start, expected) => {
	expect(countFirst(items, (it) => it.span.start < start)).toBe(expected);
});
