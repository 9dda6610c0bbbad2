import { describe, expect, test } from 'vitest';
import { compose } from '../../server/src/entry/compose.ts';
import { type ArticleView, articleView, statementName } from '../../server/src/service/article-view.ts';
import { type ArticleFormat, coverageMode } from '../../server/src/service/lint-service.ts';

const service = compose();
const { config } = service.configure({ preset: 'recommended' });

async function viewOf(text: string, format: ArticleFormat = 'markdown'): Promise<ArticleView> {
	const snapshot = { uri: 'memory:view', version: 1, format, text };
	const { findings } = await service.lint(snapshot, config);
	return articleView(service.facts(snapshot, config), findings, coverageMode(config));
}

const head = '# Low dose naltrexone (LDN)\n\n';

describe('doses', () => {
	test.each<readonly [string, string, string | undefined]>([
		['LDN is taken at 3 mg every night.', 'supported', 'low dose'],
		['Take LDN up to 4.5 mg every night.', 'supported', 'low dose'],
		['Take LDN 12 mg every night.', 'outside', 'neither low nor standard'],
		['Naltrexone 50 mg tablets treat alcohol dependence.', 'passed', 'standard dose'],
		['Start LDN at 0.1 mg a day for the first week.', 'passed', 'very low dose'],
		['The mice got LDN 0.1 mg/kg.', 'unknown', undefined],
	])('%s', async (text, verdict, band) => {
		const { doses } = await viewOf(head + text);
		expect(doses.map((it) => [it.verdict, it.band])).toEqual([[verdict, band]]);
	});

	test('carry the findings at them, and the range that holds', async () => {
		const { doses } = await viewOf(`${head}Take LDN 12 mg every night, after 3 mg of LDN.`);
		expect(doses.map((it) => [it.text, it.supported, it.problems.map((problem) => problem.severity)])).toEqual([
			['12 mg', '0.5 to 4.5 mg', ['error']],
			['3 mg', '0.5 to 4.5 mg', []],
		]);
	});

	test('of other drugs are not listed', async () => {
		const { doses } = await viewOf(`${head}Take ibuprofen 400 mg, and LDN 3 mg at night.`);
		expect(doses.map((it) => it.text)).toEqual(['3 mg']);
	});
});

describe('claims', () => {
	const list =
		'\n\n## References\n\n1. Younger J. Low-dose naltrexone for the treatment of fibromyalgia. Arthritis Rheum. 2013;65(2):529-538. doi:10.1002/art.37734\n2. Doe J. Naltrexone and sleep. J Sleep. 2015;1:1-2.\n';

	test('with certainty, citation and works, in reading order', async () => {
		const { claims } = await viewOf(
			`${head}LDN may reduce pain in fibromyalgia [1]. LDN helps people with Crohn's disease.\n\nLDN improves sleep [2].${list}`,
		);
		expect(
			claims.map((it) => [
				it.text,
				it.isCited,
				it.sources,
				it.works,
				it.conditions.map(({ id, certainty }) => `${id}: ${certainty}`),
			]),
		).toEqual([
			['LDN may reduce pain in fibromyalgia [1]', true, ['Younger 2013'], ['younger2013'], ['fibromyalgia: low']],
			["LDN helps people with Crohn's disease", false, [], [], [expect.stringMatching(/^crohns-disease: /)]],
			['LDN improves sleep [2]', true, ['entry 2'], [], [expect.stringMatching(/^sleep/)]],
		]);
	});

	test('a citation further on in the paragraph counts for the sentences before it', async () => {
		const { claims } = await viewOf(`${head}LDN may reduce pain. It may improve sleep [1].${list}`);
		expect(claims.map((it) => [it.isCited, it.sources])).toEqual([
			[true, ['Younger 2013']],
			[true, ['Younger 2013']],
		]);
	});
});

describe('statements', () => {
	test('missing ones first, each with the words that it lacks; those that stand with their places', async () => {
		const text = `---\nauthor: Ann Smith\ndate: 2026-01-02\n---\n\n${head}LDN reduces pain. Never take LDN with opioids.\n`;
		const { statements } = await viewOf(text);
		const state = (id: string) => statements.find((it) => it.id === id);
		expect(statements[0]).toMatchObject({ id: 'medical-advice', state: 'missing', isInsertable: true, spans: [] });
		expect(state('opioids')).toMatchObject({ state: 'stated', kind: 'safety', problems: [] });
		expect(state('opioids')?.spans.map((it) => text.slice(it.start, it.end))).toEqual(['Never take LDN with opioids.']);
		expect(state('authorship')).toMatchObject({ state: 'stated', spans: [] });
		expect(state('date')).toMatchObject({ state: 'stated', spans: [] });
		expect(state('commercial-interest')).toBeUndefined();
		const order = statements.map((it) => it.state);
		expect(order).toEqual([...order].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
	});

	test('one that only the author can write cannot be inserted, one that is denied is told', async () => {
		const { statements } = await viewOf(`${head}LDN reduces pain. LDN is completely safe in pregnancy.\n`);
		expect(statements.find((it) => it.id === 'authorship')).toMatchObject({ state: 'missing', isInsertable: false });
		expect(statements.find((it) => it.id === 'pregnancy')).toMatchObject({ state: 'denied' });
	});

	test.each([
		['off-label', 'Off label'],
		['opioid-free-interval', 'Opioid free interval'],
	])('%s is named %s', (id, name) => {
		expect(statementName(id)).toBe(name);
	});
});

describe('references', () => {
	test('with their works, places and problems', async () => {
		const { references } = await viewOf(
			`${head}LDN may reduce pain [1], as it does elsewhere [1].\n\n## References\n\n1. Younger J. doi:10.1002/art.37734\n2. Doe J. A trial.\n`,
		);
		expect(references.map((it) => [it.label, it.work, it.key, it.citations, it.problems.length > 0])).toEqual([
			['1', 'Younger 2013', 'younger2013', 2, false],
			['2', undefined, undefined, 0, true],
		]);
		expect(references[0]?.particulars).toMatch(/^randomised crossover trial, n = 31/);
	});

	test('works that are linked to, without other pages', async () => {
		const link = '[a trial](https://doi.org/10.1002/art.37734)';
		const { references } = await viewOf(
			`${head}LDN may reduce pain (${link}, ${link}). See [our shop](https://shop.example.com).`,
		);
		expect(references.map((it) => [it.label, it.work, it.citations])).toEqual([[undefined, 'Younger 2013', 2]]);
	});
});

describe('an article', () => {
	test('on nothing that has a profile shows its references alone', async () => {
		const view = await viewOf('# Tomatoes\n\nThey want 5 mg of sun [1].\n\n## References\n\n1. Doe J. Sun. 2014.\n');
		expect([view.doses, view.claims, view.statements]).toEqual([[], [], []]);
		expect(view.references).toHaveLength(1);
	});

	test('that is empty shows nothing', async () => {
		expect(await viewOf('')).toEqual({ title: undefined, doses: [], claims: [], statements: [], references: [] });
	});

	test('keeps the ids of its items while it is written', async () => {
		const ids = ({ doses, claims, statements, references }: ArticleView) =>
			[doses, claims, statements, references].map((it) => it.map(({ id }) => id));
		const body =
			'LDN reduces pain. Take LDN 3 mg. Later, take LDN 3 mg.\r\n\r\n## References\r\n\r\n1. Doe J. 2014.\r\n';
		const before = ids(await viewOf(`${head}${body}`));
		expect(ids(await viewOf(`${head}A new paragraph 😀 on the weather.\r\n\r\n${body}`))).toEqual(before);
		expect(before[0]).toEqual(['3 mg', '3 mg#2']);
	});

	test.each<ArticleFormat>(['plaintext', 'mdx', 'html'])('is read in %s', async (format) => {
		const title = {
			plaintext: 'Low dose naltrexone\n\n',
			mdx: head,
			html: '<h1>Low dose naltrexone</h1>',
			markdown: head,
		};
		const text = `${title[format]}${format === 'html' ? '<p>Take LDN 12 mg every night.</p>' : 'Take LDN 12 mg every night.\n'}`;
		const { doses } = await viewOf(text, format);
		expect(doses.map((it) => text.slice(it.span.start, it.span.end))).toEqual(['12 mg']);
	});
});
