import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { fitsIn } from '../../server/src/linter/fix-fits.ts';

/** Whether `removed`, which stands once in the text, may be replaced. */
function fits(format: ArticleFormat, text: string, removed: string, newText: string): boolean {
	const start = text.indexOf(removed);
	const span = { start, end: start + removed.length };
	return fitsIn(parseArticle(text, format), [{ span, newText }]);
}

describe('a fix fits', () => {
	test.each<[ArticleFormat, string, string, string, boolean]>([
		['html', '<p>Take 4,5 mg.</p>', '4,5', '4.5', true],
		['html', '<p>Take 4<b>,5</b> mg.</p>', '4<b>,5</b>', '4.5', true],
		['html', '<p>Take 4<b>,5 mg</b>.</p>', '4<b>,5', '4.5', false],
		['html', '<p>Take <b>4</b>,5 mg.</p>', '4</b>,5', '4.5', false],
		['html', '<p>a</p><p>b<br>c<img src="d"></p>', '<p>b<br>c<img src="d"></p>', '', true],
		['html', '<p>a</p><p>b</p>', 'a</p><p>b', '', false],
		['html', '<p>a &amp; b</p>', 'a &amp; b', 'a < b', false],
		['html', '<p>a</p>', 'a', 'a<sup>1</sup> &gt; b', true],
		['html', '<p>a</p>', 'a', 'a <5 mg', false],
		['html', '<p>a<!-- b --></p>', '<!-- b -->', '', true],
		['html', '<a href="x,y">a</a>', 'x,y', 'x.y', true],
		['html', '<a href="x,y">a</a>', 'x,y', 'x"y', false],
		['html', '<p>a -> b > c</p>', 'a -> b > c', 'a', true],
		['html', '<p>a</p>', 'a', 'a -> b', true],
		['html', '<p>a<br/>b<hr>c</p>', 'a<br/>b<hr>c', 'a', true],
		['html', '<p>a<b/>b</p>', 'a<b/>b', 'a', true],
		['html', '<p>a <5 b</p>', 'a <5 b', 'a', false],
		['html', '<p title="a > b">c</p>', 'c', 'd', true],
		['html', `<p>${'a'.repeat(3000)}c</p>`, 'ac', 'a"c', true],
		['html', 'c', 'c', 'a"c', true],
		['mdx', 'Take <>4,5</> mg.', '<>4,5</>', '4.5', true],
		['mdx', 'Take <>4,5</> mg.', '<>4,5', '4.5', false],
		['mdx', 'Take <A.b c="d>">4,5</A.b> mg.', '<A.b c="d>">4,5</A.b>', '4.5', true],
		['mdx', 'Take <A><B>4,5</B></A> mg.', '<B>4,5</B></A>', '4.5', false],
		['mdx', 'Take 4,5 mg{/* a { b */}.', '4,5 mg{/* a { b */}', '4.5 mg', true],
		['mdx', 'Take <B>4,5</B> mg.', '4,5', '4.5', true],
		['mdx', 'Take <B>4,5</B> mg.', '<B>4,5', '4.5', false],
		['mdx', 'Take {a} mg.', '{a} mg', 'mg', false],
		['mdx', 'Take 4,5 mg.', '4,5', '{4.5}', false],
		['mdx', 'Take 4,5 mg.', '4,5', '\\{4.5\\}', true],
		['mdx', 'Take 4,5 mg.', '4,5', '<4.5', false],
		['mdx', 'Take 4,5 mg.{/* a */}', '{/* a */}', '', true],
		['markdown', 'Take <b>4,5 mg.', '<b>4', '<4', true],
		['plaintext', 'Take <b>4,5 mg.', '<b>4', '<4', true],
	])('%s %j: %j to %j', (format, text, removed, newText, expected) => {
		expect(fits(format, text, removed, newText)).toBe(expected);
	});

	test('as a whole: one edit that does not fit is enough', () => {
		const article = parseArticle('<p>Take 4,5 mg.</p>', 'html');
		const good = { span: { start: 8, end: 9 }, newText: '4' };
		const bad = { span: { start: 15, end: 19 }, newText: '' };
		expect([fitsIn(article, [good]), fitsIn(article, [good, bad]), fitsIn(article, [])]).toEqual([true, false, true]);
	});
});
