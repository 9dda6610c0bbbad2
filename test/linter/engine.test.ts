import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/linter/finding.ts';
import { defineArticleRule, defineBlockRule, type Rule } from '../../server/src/linter/rule.ts';
import { createLintService } from '../../server/src/service/lint-service.ts';
import { formulary } from '../support/lint.ts';

/** Reports every "bad" in a block, and offers to write "good". */
const badWord = defineBlockRule(
	{
		id: 'text/bad-word',
		area: 'text',
		summary: 'A bad word.',
		severity: 'warning',
		fixes: ['safe'],
		appliesTo: 'any',
		since: '0.1.0',
		messages: { bad: '"{word}" is bad; write "good".' },
		options: {},
	},
	function* (block, _facts, { report }) {
		for (const match of block.prose.text.matchAll(/bad/g)) {
			const span = block.prose.toSource({ start: match.index, end: match.index + 3 });
			const fixes = [{ title: 'Write "good"', safety: 'safe', edits: [{ span, newText: 'good' }] }] as const;
			yield report('bad', span, { word: 'bad' }, { fixes });
		}
	},
);

const throwing = defineArticleRule(
	{ ...badWord.meta, id: 'text/throwing', messages: {} },
	// biome-ignore lint/correctness/useYield: it never gets to its first report
	function* () {
		throw new Error('out of luck');
	},
);

const drugOnly = defineArticleRule(
	{ ...badWord.meta, id: 'dose/always', area: 'dose', appliesTo: 'drug', messages: { here: 'Here.' } },
	function* (_article, _facts, { report }) {
		yield report('here', { start: 0, end: 1 }, {});
	},
);

const title = '# Low dose naltrexone\n\nLow dose naltrexone (LDN) is naltrexone at a low dose.\n\n';

describe('the engine', () => {
	test('gives findings in order with messages filled in', async () => {
		const findings = await lintWith([badWord], 'bad and bad\n\nbad');
		expect(findings.map((it) => [it.span.start, it.message, it.severity])).toEqual([
			[0, '"bad" is bad; write "good".', 'warning'],
			[8, '"bad" is bad; write "good".', 'warning'],
			[13, '"bad" is bad; write "good".', 'warning'],
		]);
	});

	test('moves cached reports with their block', async () => {
		const service = serviceWith([badWord]);
		const { config } = service.configure({});
		const places = async (text: string) => {
			const { findings } = await service.lint({ uri: 'memory:a', version: 1, format: 'markdown', text }, config);
			return findings.map((it) => [it.span.start, it.fixes[0]?.edits[0].span.start]);
		};
		expect(await places('A.\n\nA bad day.')).toEqual([[6, 6]]);
		expect(await places('A longer start.\n\nA bad day.')).toEqual([[19, 19]]);
	});

	test('turns a throwing rule into one finding and a log line, and runs the others', async () => {
		const log: string[] = [];
		const findings = await lintWith([throwing, badWord], 'A bad day.', {}, log);
		expect(findings.map((it) => [it.rule, it.severity])).toEqual([
			['lint/internal-error', 'error'],
			['text/bad-word', 'warning'],
		]);
		expect(findings[0]?.message).toContain('text/throwing failed here: out of luck');
		expect(log).toHaveLength(1);
		expect(log[0]).toContain('out of luck');
	});

	test.each([
		['a page about the drug', `${title}More.`, ['dose/always']],
		['any other page', '# Soup\n\nLentils and salt.', []],
	])('rules for drugs on %s', async (_name, text, rules) => {
		expect((await lintWith([drugOnly], text)).map((it) => it.rule)).toEqual(rules);
	});

	test('a configured severity wins, and off is off', async () => {
		const severities = async (value: string) =>
			(await lintWith([badWord], 'bad', { rules: { 'text/bad-word': value } })).map((it) => it.severity);
		expect(await severities('hint')).toEqual(['hint']);
		expect(await severities('off')).toEqual([]);
		expect(await severities('on')).toEqual(['warning']);
	});

	test('an aborted lint rejects with the reason', async () => {
		const service = serviceWith([badWord]);
		const controller = new AbortController();
		controller.abort(new Error('newer text'));
		const snapshot = { uri: 'memory:a', version: 1, format: 'markdown', text: 'bad' } as const;
		await expect(service.lint(snapshot, service.configure({}).config, controller.signal)).rejects.toThrow('newer text');
	});

	test('moves what a report refers to with its block, and keeps its sources and values', async () => {
		const source = { title: 'Source', url: 'https://example.org', revised: undefined, retrieved: '2026-01-01' };
		const rule = defineBlockRule(
			{ ...badWord.meta, messages: { bad: '"{word}" of {count}.' } },
			function* (block, _facts, { report }) {
				const span = { start: block.span.start, end: block.span.start + 1 };
				const extra = {
					related: [{ span, message: 'Here.' }],
					sources: [undefined, source],
					severity: 'hint',
				} as const;
				yield report('bad', span, { word: 'bad', count: 2 }, extra);
			},
		);
		const service = serviceWith([rule]);
		const { config } = service.configure({});
		const last = async (text: string) =>
			(await service.lint({ uri: 'memory:a', version: 1, format: 'markdown', text }, config)).findings.at(-1);
		await last('A.\n\nB.');
		expect(await last('A longer one.\n\nB.')).toEqual({
			rule: 'text/bad-word',
			subject: undefined,
			messageId: 'bad',
			severity: 'hint',
			message: '"bad" of 2.',
			values: { word: 'bad', count: 2 },
			span: { start: 15, end: 16 },
			related: [{ span: { start: 15, end: 16 }, message: 'Here.' }],
			sources: [source],
			fixes: [],
		});
	});

	test('asks a rule again when its options change', async () => {
		const rule = defineBlockRule(
			{
				...badWord.meta,
				messages: { bad: '{most}' },
				options: { most: { type: 'integer', default: 1, minimum: 1, maximum: 9, description: '' } },
			},
			function* (block, _facts, { report, options }) {
				yield report('bad', block.span, { most: options.most });
			},
		);
		const service = serviceWith([rule]);
		const told = async (most: number) => {
			const { config } = service.configure({ rules: { 'text/bad-word': { options: { most } } } });
			const { findings } = await service.lint({ uri: 'memory:a', version: 1, format: 'markdown', text: 'A.' }, config);
			return findings.map((it) => it.message);
		};
		expect([await told(1), await told(2), await told(1)]).toEqual([['1'], ['2'], ['1']]);
	});

	test('orders findings of blocks and of the article by place', async () => {
		const findings = await lintWith([badWord, drugOnly], `${title}bad and bad`);
		expect(findings.map((it) => it.span.start)).toEqual([0, title.length, title.length + 8]);
	});

	test('offers no fix that would break markup', async () => {
		const rule = defineBlockRule(badWord.meta, function* (block, _facts, { report }) {
			const { start } = block.span;
			const fix = (from: number, to: number) =>
				({
					title: `${from}`,
					safety: 'safe',
					edits: [{ span: { start: start + from, end: start + to }, newText: '' }],
				}) as const;
			yield report('bad', block.span, { word: 'x' }, { fixes: [fix(3, 6), fix(3, 7)] });
		});
		const text = '<p><b>LDN</b> is naltrexone at a low dose, low dose naltrexone.</p>';
		const service = serviceWith([rule]);
		const { config } = service.configure({});
		const fixesIn = async (format: 'html' | 'plaintext') =>
			(await service.lint({ uri: `memory:${format}`, version: 1, format, text }, config)).findings.flatMap(
				(it) => it.fixes.length,
			);
		expect(await fixesIn('plaintext')).toEqual([2]);
		expect(await fixesIn('html')).toEqual([0]);
	});

	test.each([
		['html', '<p>bad soup</p>', 0],
		['markdown', 'bad soup', 1],
		['mdx', 'bad soup', 1],
		['plaintext', 'bad soup', 1],
		['html', '<p>Low dose naltrexone (LDN) is naltrexone. bad</p>', 1],
	] as const)('rules for any text on %s: %s', async (format, text, count) => {
		const service = serviceWith([badWord]);
		const { config } = service.configure({});
		const { findings } = await service.lint({ uri: 'memory:a', version: 1, format, text }, config);
		expect(findings).toHaveLength(count);
	});

	test('a throwing rule is told at the first block, or at the head of an empty text', async () => {
		const failed = async (text: string) => (await lintWith([throwing], text))[0];
		expect(await failed('\n\nA day.')).toMatchObject({ span: { start: 2, end: 8 }, messageId: 'failed', fixes: [] });
		expect(await failed('')).toMatchObject({ span: { start: 0, end: 0 }, related: [], sources: [] });
	});

	test('fixes to a fixed point', async () => {
		const service = serviceWith([badWord]);
		const snapshot = { uri: 'memory:a', version: 1, format: 'markdown', text: 'bad, badbad' } as const;
		expect(await service.fix(snapshot, service.configure({}).config)).toEqual({ text: 'good, goodgood', applied: 3 });
	});
});

describe('suppressions', () => {
	test.each([
		[
			'the next block',
			'<!-- ldn-lint-disable-next-line text/bad-word -- a quote -->\nbad\n\nbad',
			['text/bad-word 66'],
		],
		['an area', '<!-- ldn-lint-disable-next-line text -- a quote -->\nbad', []],
		['an area with a star', '<!-- ldn-lint-disable-next-line text/* -- a quote -->\nbad', []],
		[
			'a stretch',
			'bad\n\n<!-- ldn-lint-disable text/bad-word -- x -->\n\nbad\n\n<!-- ldn-lint-enable -->\n\nbad',
			['text/bad-word 0', 'text/bad-word 82'],
		],
		['the file', 'bad\n\n<!-- ldn-lint-disable-file text/bad-word -- old -->', []],
		['nothing', 'good\n\n<!-- ldn-lint-disable-next-line text/bad-word -- x -->\ngood', ['lint/unused-suppression 6']],
		[
			'a rule that does not exist',
			'<!-- ldn-lint-disable-next-line text/bad-wrod -- x -->\nbad',
			['lint/unused-suppression 0', 'text/bad-word 55'],
		],
		['a rule that did not run', '<!-- ldn-lint-disable-next-line text/other -- x -->\nfine', []],
	])('of %s', async (_name, text, expected) => {
		const other = { ...badWord, meta: { ...badWord.meta, id: 'text/other' } };
		const findings = await lintWith([badWord, other], text, { rules: { 'text/other': 'off' } });
		expect(findings.map((it) => `${it.rule} ${it.span.start}`)).toEqual(expected);
	});

	test('say what was meant, and can be removed', async () => {
		const text = '<!-- ldn-lint-disable-next-line text/bad-wrod -- x -->\nfine';
		const [finding] = await lintWith([badWord], text);
		expect(finding?.message).toContain('Did you mean "text/bad-word"?');
		expect(finding?.fixes[0]?.edits).toEqual([{ span: { start: 0, end: 55 }, newText: '' }]);
	});

	test('that are unused can be left unreported', async () => {
		const text = '<!-- ldn-lint-disable-next-line text/bad-word -- x -->\nfine';
		expect(await lintWith([badWord], text, { rules: { 'lint/unused-suppression': 'off' } })).toEqual([]);
	});
});

function serviceWith(rules: readonly Rule[], log: string[] = []) {
	return createLintService({ rules, formulary, pages: new Map(), log: (message) => log.push(message) });
}

async function lintWith(
	rules: readonly Rule[],
	text: string,
	raw: unknown = {},
	log: string[] = [],
): Promise<readonly Finding[]> {
	const service = serviceWith(rules, log);
	const { config } = service.configure(raw);
	return (await service.lint({ uri: 'memory:a', version: 1, format: 'markdown', text }, config)).findings;
}
