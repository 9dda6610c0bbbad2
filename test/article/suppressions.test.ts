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
