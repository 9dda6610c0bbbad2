import { describe, expect, it } from 'vitest';
import {
	type Baseline,
	type BaselineEntry,
	baselinePath,
	baselineText,
	type Known,
	matchBaseline,
	parseBaseline,
	toBaselineEntry,
} from '../../server/src/service/baseline.ts';

function entry(fingerprint: string, more: Partial<BaselineEntry> = {}): BaselineEntry {
	return { rule: 'text/loud', subject: undefined, fingerprint, text: 'LOUD', ...more };
}

function found(fingerprint: string, more: Partial<Known> = {}): Known {
	return { rule: 'text/loud', subject: undefined, fingerprint, ...more };
}

async function match(
	baseline: Record<string, readonly BaselineEntry[]>,
	findings: readonly Known[],
	there: readonly string[] = [],
) {
	const { isOld, gone, from } = await matchBaseline(new Map(Object.entries(baseline)), 'a.md', findings, (it) =>
		there.includes(it),
	);
	return { isOld, gone: gone.map((it) => it.fingerprint), from };
}

describe('a finding is in the baseline', () => {
	it.each<[string, readonly string[], readonly string[], readonly boolean[], readonly string[]]>([
		['when its fingerprint is', ['1', '2'], ['2', '3'], [true, false], ['1']],
		['when its sentence moved to another section', ['1:aa'], ['1:bb'], [true], []],
		['when a second one like it made it need its section', ['1'], ['1:aa', '1:bb'], [true, false], []],
		['once for each entry', ['1'], ['1', '1:x', '1:y'], [true, false, false], []],
		['by its own entry rather than by that of another section', ['1:bb', '1:aa'], ['1:aa', '1:cc'], [true, true], []],
		['and an exact one comes first, whatever the order', ['1:bb'], ['1:cc', '1:bb'], [false, true], []],
		['never when there is none', [], ['1'], [false], []],
	])('%s', async (_, entries, findings, isOld, gone) => {
		const own = { 'a.md': entries.map((it) => entry(it)) };
		expect(
			await match(
				own,
				findings.map((it) => found(it)),
			),
		).toEqual({ isOld, gone, from: undefined });
	});

	it.each(['lint/internal-error', 'lint/expired-suppression'])('but not %s', async (rule) => {
		expect((await match({ 'a.md': [entry('1', { rule })] }, [found('1', { rule })])).isOld).toEqual([false]);
		expect(toBaselineEntry(found('1', { rule }), '')).toBeUndefined();
	});
});

describe('an article that the baseline does not name', () => {
	const old = [entry('1'), entry('2'), entry('3', { rule: 'contraindication/omitted', subject: 'opioids' })];
	const omission = found('3', { rule: 'contraindication/omitted', subject: 'opioids' });

	it('is one that vanished, when it has half of its sentences', async () => {
		const { isOld, from, gone } = await match({ 'old.md': old }, [found('1'), omission, found('9')]);
		expect({ isOld, from, gone }).toEqual({ isOld: [true, true, false], from: 'old.md', gone: ['2'] });
	});

	it('is not one that is still there', async () => {
		expect((await match({ 'old.md': old }, [found('1'), found('2')], ['old.md'])).from).toBeUndefined();
	});

	it('is not one with less in common', async () => {
		const more = [...old, entry('4'), entry('5')];
		expect((await match({ 'old.md': more }, [found('1')])).from).toBeUndefined();
	});

	it('is not one that only lacks the same', async () => {
		const lacking = [
			entry('3', { rule: 'contraindication/omitted', subject: 'opioids' }),
			entry('7', { rule: 'disclaimer/date' }),
		];
		const findings = [omission, found('7', { rule: 'disclaimer/date' })];
		expect(await match({ 'old.md': lacking }, findings)).toEqual({ isOld: [false, false], gone: [], from: undefined });
	});

	it('is the likeliest of several', async () => {
		const findings = [found('1'), found('2')];
		expect((await match({ 'b.md': [entry('1')], 'c.md': [entry('1'), entry('2')] }, findings)).from).toBe('c.md');
		expect((await match({ 'c.md': [entry('1')], 'b.md': [entry('1')] }, findings)).from).toBe('b.md');
	});
});

describe('the file', () => {
	const baseline: Baseline = new Map([
		['posts/b.md', [entry('2', { text: 'z' }), entry('1', { text: 'a' })]],
		['posts/ä b.md', [entry('3', { subject: 'opioids', text: 'Line\u2028sep 😀' })]],
		['__proto__', [entry('4')]],
		['empty.md', []],
	]);

	it('is sorted, one line a finding, without articles that have none', () => {
		expect(baselineText(baseline)).toMatchInlineSnapshot(`
			"{
				"ldnLintBaseline": 1,
				"articles": {
					"__proto__": [
						{"rule":"text/loud","text":"LOUD","fingerprint":"4"}
					],
					"posts/b.md": [
						{"rule":"text/loud","text":"a","fingerprint":"1"},
						{"rule":"text/loud","text":"z","fingerprint":"2"}
					],
					"posts/ä b.md": [
						{"rule":"text/loud","subject":"opioids","text":"Line sep 😀","fingerprint":"3"}
					]
				}
			}
			"
		`);
	});

	it('is read as it was written', () => {
		const text = baselineText(baseline);
		const again = parseBaseline(`\uFEFF${text}`);
		expect(typeof again === 'string' ? again : baselineText(again)).toBe(text);
		expect(parseBaseline(baselineText(new Map()))).toEqual(new Map());
	});

	it.each<[string, string]>([
		['', 'is no JSON'],
		['{"ldnLintBaseline": 1, "articles": {\n<<<<<<< HEAD\n', 'after a merge conflict'],
		['[]', 'is no baseline of ldn-lint.'],
		['{"version": 1}', 'is no baseline of ldn-lint.'],
		['{"ldnLintBaseline": "1"}', '"ldnLintBaseline" must be 1'],
		['{"ldnLintBaseline": 2, "articles": {}}', 'is of a newer ldn-lint (form 2'],
		['{"ldnLintBaseline": 1}', 'must have "articles"'],
		['{"ldnLintBaseline": 1, "articles": []}', 'must have "articles"'],
		['{"ldnLintBaseline": 1, "articles": {"a.md": {}}}', 'a list of findings for "a.md"'],
		[
			'{"ldnLintBaseline": 1, "articles": {"a.md": [{"rule": "a/b", "fingerprint": "1"}, 3]}}',
			'in finding 2 of "a.md"',
		],
	])('%j is refused', (text, problem) => {
		expect(parseBaseline(text)).toEqual(expect.stringContaining(problem));
	});

	it('names articles from its own folder', () => {
		const uri = 'file:///p/ci/known.json';
		expect(baselinePath('file:///p/ci/a%20b.md', uri)).toBe('a b.md');
		expect(baselinePath('file:///p/posts/%C3%A4.md', uri)).toBe('../posts/ä.md');
	});
});
