import { describe, expect, test } from 'vitest';
import { withoutDepth } from '../../server/src/article/depth.ts';
import { parseArticle } from '../../server/src/article/parse.ts';

describe('depth', () => {
	test.each([
		['a rule of hyphens', '-'.repeat(200)],
		['stars of emphasis', `${'**'.repeat(40)}x`],
		['as many markers as are read', `${'> '.repeat(60)}\n${'- '.repeat(60)}x`],
		['images side by side', '![a](b) '.repeat(200)],
		['brackets', '['.repeat(200)],
		['emphasis in emphasis', `${'*_'.repeat(59)}x${'_*'.repeat(59)}`],
		['rules of stars and underscores', `${'*'.repeat(500)}\n\n${'_'.repeat(500)}`],
		['comments', 'a <!-- b --> '.repeat(200)],
		['some that are open', `a <!-- b --> ${'c <!-- d <? e '.repeat(60)}`],
	])('of %s stays', (_, text) => {
		expect(withoutDepth(text)).toBe(text);
	});

	test.each([
		['quotations', '>'.repeat(62), `${'>'.repeat(61)}x`],
		['lists', `a\n${'- '.repeat(61)}b é\r\nc`, `a\n${'- '.repeat(60)}-xxxx\r\nc`],
		['numbers', `${'1. '.repeat(61)}b`, `${'1. '.repeat(60)}1.xx`],
		['images', '!['.repeat(62), `${'!['.repeat(60)}${' ['.repeat(2)}`],
		['emphasis', `${'*_'.repeat(62)}a`, `${'*_'.repeat(60)}xxxxa`],
		['comments', 'a <!-- '.repeat(62), `${'a <!-- '.repeat(60)}${'a  !-- '.repeat(2)}`],
		['instructions', `<? ?>${'a <?'.repeat(61)}`, `<? ?>${'a <?'.repeat(60)}a  ?`],
	])('of %s ends, at the same places', (_, text, expected) => {
		expect(withoutDepth(text)).toBe(expected);
		expect(expected).toHaveLength(text.length);
	});

	test.each([
		['- ', 20_000],
		['> - ', 10_000],
		['![', 20_000],
		['*_', 20_000],
		['a <!-- ', 10_000],
		['a <?', 20_000],
	])('of %s does not hold up the parsing', (part, count) => {
		const { text, blocks } = parseArticle(`${part.repeat(count)}LDN\n\nTake it.\n`, 'markdown');
		expect(text).toContain('LDN');
		expect(blocks.at(-1)?.prose.text).toBe('Take it.');
	});
});
