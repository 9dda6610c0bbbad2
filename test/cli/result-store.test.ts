import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResultStore } from '../../server/src/cli/result-store.ts';
import type { FileResult } from '../../server/src/cli/results.ts';

const position = { line: 1, column: 3, offset: 2, byteColumn: 5 };

const finding = {
	rule: 'text/loud',
	subject: undefined,
	severity: 'warning',
	message: 'The word "LOUD 😀" is out of place.',
	omission: false,
	start: position,
	end: { ...position, column: 7, offset: 6, byteColumn: 9 },
	excerpt: 'LOUD\n\u2028😀',
	fingerprint: '00ff00ff00ff00ff',
	sources: [{ title: 'Style book', url: 'https://style.example/' }],
	fixes: [{ title: 'Write "loud"', safety: 'safe', edits: [{ start: position, end: position, text: '' }] }],
} as const;

const result: FileResult = {
	path: 'posts/ä.md',
	digest: 'x',
	drugs: ['naltrexone'],
	size: { words: 1, blocks: 1 },
	claims: { total: 0, cited: 0 },
	findings: [finding, { ...finding, rule: 'text/minor' }],
	suppressed: [{ finding, reason: 'quoted' }],
	baselined: [],
	suppressions: [],
	baseline: undefined,
	hidden: 0,
	fixed: 0,
	preview: false,
};

describe('a store of results', () => {
	it('gives back what was put in, and of alike texts and places one', () => {
		const store = new ResultStore();
		const [first, second] = [store.pack(result), store.pack({ ...result, path: 'b.md' })];
		const view = store.view(first);
		expect(view).toEqual(result);
		expect({ ...view, hidden: 1 }).toEqual({ ...result, hidden: 1 });
		expect(JSON.parse(JSON.stringify(view))).toEqual(JSON.parse(JSON.stringify(result)));
		expect(store.view(second)).toEqual({ ...result, path: 'b.md' });
		expect(view.findings[0]?.start).toBe(view.findings[1]?.fixes[0]?.edits[0]?.end);
		expect(first.bytes.length).toBeLessThan(JSON.stringify(result).length / 2);
		expect(new Set(store.tables.strings).size).toBe(store.tables.strings.length);
	});

	it('holds whatever a result may come to hold, and can be kept as data', () => {
		const plain = fc.object({
			// A key that would reach a prototype is renamed on the way back, so that no kept file can reach one.
			key: fc.string().filter((it) => it !== '__proto__'),
			values: [
				fc.string({ unit: 'binary' }),
				fc.integer(),
				fc.double({ noNaN: true }),
				fc.boolean(),
				fc.constant(null),
			],
			withNullPrototype: false,
		});
		fc.assert(
			fc.property(plain, plain, (a, b) => {
				const data = JSON.parse(JSON.stringify([a, b])) as Record<string, unknown>[];
				const store = new ResultStore();
				const packed = data.map((it) => store.pack({ ...result, more: it } as FileResult));
				const again = new ResultStore(JSON.parse(JSON.stringify(store.tables)) as ResultStore['tables']);
				expect(packed.map((it) => again.view(it))).toEqual(data.map((it) => ({ ...result, more: it })));
			}),
		);
	});
});
