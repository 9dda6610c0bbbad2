import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';

describe('suppressions', () => {
	test.each<[string, string, unknown[]]>([
		[
			'the next block',
			'<!-- ldn-lint-disable-next-line dose/unit-slip -- quoted as printed -->\n\nTake 4500 mg,\nat night.\n\nMore.\n',
			[[['dose/unit-slip'], 'quoted as printed', '\n\nTake 4500 mg,\nat night.']],
		],
		['all rules', '<!-- ldn-lint-disable-next-line -->\nText.\n', [['all', '', '\nText.']]],
		[
			'its own line',
			'Text.\n\nTake 45 mg. <!-- ldn-lint-disable-line dose/a, citation/b -->\n\nMore.\n',
			[[['dose/a', 'citation/b'], '', 'Take 45 mg. <!-- ldn-lint-disable-line dose/a, citation/b -->']],
		],
		[
			'the file',
			'A.\n\n<!-- ldn-lint-disable-file dose/a -->\n',
			[[['dose/a'], '', 'A.\n\n<!-- ldn-lint-disable-file dose/a -->\n']],
		],
		[
			'a stretch',
			'A.\n\n<!-- ldn-lint-disable dose/a -->\n\nB.\n\n<!-- ldn-lint-enable dose/a -->\n\nC.\n',
			[[['dose/a'], '', '<!-- ldn-lint-disable dose/a -->\n\nB.\n\n']],
		],
		[
			'a stretch to the end',
			'<!-- ldn-lint-disable -- old page -->\n\nB.\n',
			[['all', 'old page', '<!-- ldn-lint-disable -- old page -->\n\nB.\n']],
		],
		[
			'a stretch ended in parts',
			'<!-- ldn-lint-disable a b -->\n\nA.\n\n<!-- ldn-lint-enable a -->\n\nB.\n',
			[
				[['a'], '', '<!-- ldn-lint-disable a b -->\n\nA.\n\n'],
				[['b'], '', '<!-- ldn-lint-disable a b -->\n\nA.\n\n<!-- ldn-lint-enable a -->\n\nB.\n'],
			],
		],
		['no other comments', '<!-- ldn-lint -->\n\n<!-- ldn-lint-disabled x -->\n\n<!-- note -->\n\nA.\n', []],
	])('%s', (_, text, expected) => {
		for (const format of ['markdown', 'plaintext'] as const) {
			expect(read(text, format), format).toEqual(expected);
			const prose = parseArticle(text, format).blocks.map((it) => it.prose.text);
			expect(prose.join(' '), format).not.toContain('ldn-lint');
		}
	});

	test.each<[string, string, unknown[]]>([
		['an end', 'dose/a until=2027-03-31 -- quoted', [['dose/a'], 'quoted', '2027-03-31', undefined]],
		['who answers for it', 'by=Ana dose/a, until=2027-03-31', [['dose/a'], '', '2027-03-31', 'Ana']],
		['a name in quotes', 'by="Dr. Ana  Díaz" dose/a -- x', [['dose/a'], 'x', undefined, 'Dr. Ana Díaz']],
		['other quotes', "by='Ana D' until='2027-03-31'", ['all', '', '2027-03-31', 'Ana D']],
		[
			'curly quotes, in any case',
			'dose/a By=“Ana Ó’D 😀” UNTIL=“2027-03-31”',
			[['dose/a'], '', '2027-03-31', 'Ana Ó’D 😀'],
		],
		['dashes within a name', 'dose/a by="A -- B" -- why', [['dose/a'], 'why', undefined, 'A -- B']],
		['nothing after the sign', 'dose/a until= by=', [['dose/a'], '', '', undefined]],
		['no date', 'dose/a until=31.3.2027 -- x', [['dose/a'], 'x', '31.3.2027', undefined]],
		[
			'over lines',
			'dose/a\r\n  until=2027-03-31\r\n  -- one\r\n  two',
			[['dose/a'], 'one two', '2027-03-31', undefined],
		],
		['the last of two', 'until=2027-01-01 until=2027-02-01', ['all', '', '2027-02-01', undefined]],
		[
			'none in the reason',
			'dose/a -- valid until=2027-03-31 by=Ana',
			[['dose/a'], 'valid until=2027-03-31 by=Ana', undefined, undefined],
		],
		['none in a longer word', 'dose/a-until=2027-03-31', [['dose/a-until=2027-03-31'], '', undefined, undefined]],
	])('say %s', (_, words, expected) => {
		const comments: readonly (readonly [ArticleFormat, string])[] = [
			['markdown', `<!-- ldn-lint-disable-next-line ${words} -->\n\nText.\n`],
			['plaintext', `<!-- ldn-lint-disable-next-line ${words} -->\n\nText.\n`],
			['html', `<!-- ldn-lint-disable-next-line ${words} -->\n<p>Text.</p>\n`],
			['mdx', `{/* ldn-lint-disable-next-line ${words} */}\n\nText.\n`],
		];
		for (const [format, text] of comments) {
			const { suppressions } = parseArticle(text, format);
			expect(
				suppressions.map((it) => [it.rules, it.reason, it.until, it.by]),
				format,
			).toEqual([expected]);
		}
	});

	test('say so in front matter', () => {
		const text = '---\nldn-lint: { disable: dose/a, reason: old  page, until: 2027-03-31, by: Ana Díaz }\n---\nText.\n';
		expect(parseArticle(text, 'markdown').suppressions).toMatchObject([
			{ rules: ['dose/a'], reason: 'old page', until: '2027-03-31', by: 'Ana Díaz' },
		]);
	});

	test('are read in time that grows with their length', () => {
		const text = `<!-- ldn-lint-disable ${'by=" until= '.repeat(20_000)} -->\n`;
		const start = performance.now();
		parseArticle(text, 'plaintext');
		expect(performance.now() - start).toBeLessThan(2000);
	});

	test('in Markdown, not in code', () => {
		expect(read('```\n<!-- ldn-lint-disable-file -->\n```\n\n`<!-- ldn-lint-disable-file -->`\n', 'markdown')).toEqual(
			[],
		);
	});

	test.each<[string, unknown[]]>([
		['ldn-lint: off', [['all', '']]],
		['ldn-lint: false', [['all', '']]],
		['ldn-lint:\n  disable: [dose/a, citation/b]\n  reason: old', [[['dose/a', 'citation/b'], 'old']]],
		['ldn-lint: { disable: "dose/a, citation/b" }', [[['dose/a', 'citation/b'], '']]],
		['ldn-lint: { disable: true }', [['all', '']]],
		['ldn-lint: { disable: [] }', []],
		['ldn-lint: on', []],
		['title: x', []],
	])('front matter %s', (yaml, expected) => {
		const text = `---\n${yaml}\n---\nText.\n`;
		const { suppressions } = parseArticle(text, 'markdown');
		expect(suppressions.map((it) => [it.rules, it.reason])).toEqual(expected);
		for (const { span, covers, removable } of suppressions) {
			expect(text.slice(span.start, span.end)).toBe(yaml);
			expect(covers).toEqual({ start: 0, end: text.length });
			expect(removable).toBe(false);
		}
	});
});

function read(text: string, format: ArticleFormat): unknown[] {
	return parseArticle(text, format).suppressions.map((it) => [
		it.rules,
		it.reason,
		text.slice(it.covers.start, it.covers.end),
	]);
}
