import { beforeAll, describe, expect, it } from 'vitest';
import { type Format, formats } from '../../server/src/cli/reporters/index.ts';
import type { RunResult } from '../../server/src/cli/results.ts';
import { foundIn, read, readers } from '../support/report-readers.ts';
import { reportSchemas } from '../support/report-schemas.ts';
import { corpusRun, fileOf, hostile, many, report, runOf } from '../support/reports.ts';

const schemas = reportSchemas();

const runs: Record<string, RunResult> = {
	'nothing at all': runOf([]),
	'a clean article': runOf([fileOf('clean.md', 'Fine.', [])]),
	'hostile texts': hostile,
	'5,000 findings': many,
};

beforeAll(async () => {
	runs['whole articles'] = await corpusRun();
	expect(foundIn(runs['whole articles']).length).toBeGreaterThan(100);
}, 120_000);

describe.each([...Object.keys(runs), 'whole articles'])('a run of %s', (name) => {
	const run = () => runs[name] ?? runOf([]);

	it.each(Object.keys(schemas) as Format[])('is valid %s', async (format) => {
		expect(schemas[format]?.(await report(format, run()))).toEqual([]);
	});

	it.each(Object.keys(readers).filter((it) => it !== 'markdown') as Format[])(
		'has the same findings as %s',
		async (format) => {
			expect(read(format, await report(format, run()))).toEqual(foundIn(run()));
		},
	);

	it('has the same findings as markdown, as far as there is room', async () => {
		const text = await report('markdown', run());
		expect(text.length).toBeLessThanOrEqual(60_000);
		const shown = read('markdown', text);
		const all = new Set(foundIn(run()));
		const left = Number(/^(\d+) findings? more: too many for a comment/m.exec(text)?.[1] ?? 0);
		expect(shown.length + left).toBe(foundIn(run()).length);
		expect(shown.filter((it) => !all.has(it))).toEqual([]);
	});

	it('is the same each time', async () => {
		for (const format of formats) {
			expect(await report(format, run())).toBe(await report(format, run()));
		}
	});
});

it.each([
	['sarif', '"startLine":1', '"startLine":0'],
	['gitlab', '"critical"', '"grave"'],
	['rdjson', '"ERROR"', '"error"'],
	['junit', ' tests="1"', ''],
	['checkstyle', 'line="1"', 'line="0"'],
] as const)('the schema of %s refuses what is wrong', async (format, right, wrong) => {
	const text = await report(format, runOf([fileOf('a.md', 'Text', [{ at: 'Text' }])]));
	expect(text).toContain(right);
	expect(schemas[format]?.(text.replaceAll(right, wrong))).not.toEqual([]);
});

it('every format is read back here, but the page, which has its own tests, and what is for merging', () => {
	expect(formats.filter((it) => !(it in readers))).toEqual(['html', 'blob']);
});

it.each(['text', 'compact', 'github', 'markdown'] as const)(
	'%s lets nothing of an article control a terminal',
	async (format) => {
		expect(await report(format, hostile)).not.toMatch(/(?!\n)\p{Cc}/u);
	},
);
