import { describe, expect, test } from 'vitest';
import { elementAfter, elementsAtEnd, elementsBefore } from '../../server/src/article/html-places.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { applyEdits, type Edit } from '../../server/src/base/edit.ts';

function edited(text: string, edit: Edit | undefined): string | undefined {
	return edit && applyEdits(text, [edit]);
}

describe('an element after one like it', () => {
	test.each<[string, string, string | undefined]>([
		['<ul>\n\t<li>a</li>\n</ul>', 'a', '<ul>\n\t<li>a</li>\n\t<li>new</li>\n</ul>'],
		['<ul><li>a<li>b</ul>', 'b', '<ul><li>a<li>b\n<li>new</ul>'],
		['<ul>\r\n<li>a</li>\r\n</ul>', 'a', '<ul>\r\n<li>a</li>\r\n<li>new</li>\r\n</ul>'],
		['<div><p class="b">a <b>b</b></p></div>', 'a b', '<div><p class="b">a <b>b</b></p>\n<p>new</p></div>'],
		['<h2>a</h2>', 'a', '<h2>a</h2>\n<p>new</p>'],
		['<dl><dt>a</dt><dd>b</dd></dl>', 'b', '<dl><dt>a</dt><dd>b</dd>\n<dd>new</dd></dl>'],
		['<p>a', 'a', '<p>a\n<p>new'],
		['a', 'a', undefined],
		['<ul><li>a<ul><li>b</li></ul></li></ul>', 'a', undefined],
		['<table><tr><td>a</td><td>b</td></tr></table>', 'a | b', undefined],
	])('%j', (text, prose, expected) => {
		const article = parseArticle(text, 'html');
		const block = article.blocks.find((it) => it.prose.text === prose);
		expect(edited(text, block && elementAfter(article, block.span, 'new'))).toBe(expected);
	});
});

test.each<[string, string | undefined]>([
	['<h1>a</h1>\n  <h2>b</h2>', '<h1>a</h1>\n  <h2>new</h2>\n  <p>new</p>\n  <h2>b</h2>'],
	['<p>a</p><p>b', '<p>a</p><h2>new</h2>\n<p>new</p>\n<p>b'],
	['<p>a</p>b', undefined],
	['<p>a</p><ul><li>b</li></ul>', undefined],
])('elements before the last block of %j', (text, expected) => {
	const article = parseArticle(text, 'html');
	const [last] = article.blocks.slice(-1);
	const edit = last && elementsBefore(article, last, ['<h2>new</h2>', '<p>new</p>']);
	expect(edited(text, edit)).toBe(expected);
});

test.each<[string, string | undefined]>([
	['<p>a</p>', '<p>a</p>\n<p>new</p>'],
	[
		'<main>\n  <p>a</p>\n</main><footer><p>It is late now, so we sleep.</p></footer>',
		'<main>\n  <p>a</p>\n  <p>new</p>\n</main><footer><p>It is late now, so we sleep.</p></footer>',
	],
	[
		'<body>\n<p>a</p>\n<footer><p>b</p></footer>\n</body>',
		'<body>\n<p>a</p>\n<p>new</p>\n<footer><p>b</p></footer>\n</body>',
	],
	['<ul>\n<li>a</li>\n</ul>\n', '<ul>\n<li>a</li>\n</ul>\n<p>new</p>\n'],
	['<ul><li>a<ul><li>b</li></ul></li></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>\n<p>new</p>'],
	['<table><tr><td>a</td><td>b</td></tr></table>', '<table><tr><td>a</td><td>b</td></tr></table>\n<p>new</p>'],
	['<blockquote><p>a</p></blockquote>', '<blockquote><p>a</p></blockquote>\n<p>new</p>'],
	['<ul><li>a', undefined],
	['<p>a', undefined],
	['a', undefined],
	['', undefined],
])('a paragraph at the end of %j', (text, expected) => {
	expect(edited(text, elementsAtEnd(parseArticle(text, 'html'), ['<p>new</p>']))).toBe(expected);
});
