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
});
