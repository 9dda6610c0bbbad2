import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf, parseArticle } from '../../server/src/article/parse.ts';
import { checkBlocks, checkInvariants, describeBlock } from '../support/article.ts';
import { htmlFragments } from '../support/html-fragments.ts';

describe('HTML blocks', () => {
	test.each<[string, string, string[]]>([
		[
			'headings and paragraphs',
			'<h1>One</h1><p>It is\n late. <em>We</em>\r\n\tsleep.</p>',
			['heading:1 One', 'paragraph It is late. ¦ We sleep.'],
		],
		['text without elements', 'It is late.\n\nWe sleep.', ['paragraph It is late. ¦ We sleep.']],
		['two line breaks as a new paragraph', 'One.<br>Two.<br><br>Three.', ['paragraph One. ¦ Two.', 'paragraph Three.']],
		['paragraphs that nothing ends', '<p>One.<p>Two.', ['paragraph One.', 'paragraph Two.']],
		['a block in an inline element', '<a href="x"><div>One.</div></a> Two.', ['paragraph One.', 'paragraph Two.']],
		[
			'lists in lists',
			'<ul><li>a<ol start="3"><li>b</li><li value="9">c</li></ol>d</li><li><p>e</p><p>f</p></li></ul>',
			['listItem:1 a', 'listItem:2#3 b', 'listItem:2#9 c', 'listItem:1 d', 'listItem:1 e', 'listItem:1 f'].map((it) =>
				it.replace(/#\d/, ''),
			),
		],
		['terms', '<dl><dt>Dose</dt><dd>1 mg</dd></dl>', ['listItem:1 Dose', 'listItem:2 1 mg']],
		['a quotation', '<blockquote><p>It is late.</p></blockquote>', ['quote It is late.']],
		[
			'a table',
			'<table><caption>Doses</caption><tr><th>Dose</th><th>Use</th></tr><tr><td>1 mg. Then 2 mg.</td><td><p>start</p><p>on</p></td></tr></table>',
			['paragraph Doses', 'tableRow Dose ¦ Use', 'tableRow 1 mg. ¦ Then 2 mg. ¦ start on'],
		],
		[
			'a table that only places things',
			'<table><tr><td><h2>One</h2><p>Two.</p></td><td>Three.</td></tr></table>',
			['heading:2 One', 'paragraph Two.', 'paragraph Three.'],
		],
		[
			'captions',
			'<figure><img src="a.png" alt="b"><figcaption>It is late.</figcaption></figure>',
			['paragraph It is late.'],
		],
		[
			'code, images and raised signs as one sign',
			'<p>Run <code>x</code> <img src=y> z<sup>2</sup>.</p>',
			['paragraph Run \uFFFC \uFFFC z\uFFFC2\uFFFC.'],
		],
		['marks of mere looks without a trace', '<p>4<b>.5</b> m<span class="x">g</span></p>', ['paragraph 4.5 mg']],
		[
			'references',
			'<h2>References</h2><ol><li id="r1">Doe J. <i>A study</i>. 2019.</li><li>Roe R. Another.</li></ol><h2>Next</h2><ul><li>a</li></ul>',
			[
				'heading:2 References',
				'reference:1#1 Doe J. A study. 2019.',
				'reference:1#2 Roe R. Another.',
				'heading:2 Next',
				'listItem:1 a',
			],
		],
		[
			'notes, without the arrows back',
			'<p>A.<sup><a href="#fn1">1</a></sup></p><section role="doc-endnotes"><hr><ol><li id="fn1"><p>Doe J. A study.<a href="#r1" role="doc-backlink">↩︎</a></p></li></ol></section>',
			['paragraph A.\uFFFC1\uFFFC', 'reference:1#1 Doe J. A study.'],
		],
		[
			'works of Pandoc',
			'<div id="refs"><div class="csl-entry">Doe J. A study. 2019.</div></div>',
			['reference Doe J. A study. 2019.'],
		],
		[
			'numbered lines as references',
			'<p>[1] Doe J. A study. 2019.<br>[2] Roe R. Another. 2020.</p>',
			['reference#1 Doe J. A study. 2019.', 'reference#2 Roe R. Another. 2020.'],
		],
		[
			'bold titles',
			'<p><strong>Side Effects</strong></p><p><b>Side effects:</b></p>',
			['heading:6 Side Effects', 'paragraph Side effects:'],
		],
		[
			'nothing that is not read',
			'<style>p{}</style><script>"<p>a</p>"</script><template><p>b</p></template><noscript><p>c</p></noscript><nav><ul><li>d</li></ul></nav><p hidden>e</p><p style="display: none">f</p><p aria-hidden="true">g</p><span class="sr-only">h</span><button>i</button><textarea>j</textarea><select><option>k</select><pre>l</pre><svg><title>m</title></svg>',
			[],
		],
		[
			'no signs that only point',
			'<h2>One<a class="anchor" href="#one">#</a></h2><p>Two <a href="#r1">1</a> <a href="#b">\u21a9\ufe0e</a></p>',
			['heading:2 One', 'paragraph Two 1'],
		],
		[
			'text after a declaration of XML',
			'<?xml version="1.0"?>\n<html><head><title>a</title></head><body><p>b</p></body></html>',
			['paragraph b'],
		],
		['no comments', '<p>It <!-- a -->is late.</p><!-- b -->', ['paragraph It is late.']],
		[
			'no tags of templates',
			'<p>{{ a.b }}</p><% if x > 1 %><p>Text <%= y %> here.</p><?php if ($a->b) echo "<p>z</p>" ?>',
			[`paragraph Text ${'\uFFFC'.repeat(8)} here.`],
		],
		['front matter', '---\ntitle: A\n---\n<p>Text.</p>', ['paragraph Text.']],
		[
			'text between rows, where it stands',
			'<table>One.<tr><td>a</td><td>b</td></tr></table>',
			['paragraph One.', 'tableRow a ¦ b'],
		],
		['tags that cross', '<p>One <b>two <i>three</b> four</i> five.</p>', ['paragraph One two three four five.']],
		['stray tags', '<p>One</x> two</p></div></td> three', ['paragraph One two', 'paragraph three']],
	])('%s', (_, source, outline) => {
		checkBlocks(source, 'html', outline);
		checkInvariants(parseArticle(source.replaceAll('\n', '\r\n'), 'html'));
	});

	test.each<[string, string, string]>([
		['a & b', 'a &amp; b', '&amp;'],
		['4.5\u00A0mg', '4.5&nbsp;mg', '&nbsp;'],
		['It’s', 'It&#8217;s', '&#8217;'],
		['It’s', 'It&#146;s', '&#146;'],
		['It’s', 'It&#x2019;s', '&#x2019;'],
		['x © 2020', 'x &copy 2020', '&copy'],
		['x ©right', 'x &copyright', '&copy'],
		['😀 &x; é', '😀 &x; &eacute;', '&eacute;'],
		[' < y'.trim(), '<b> &lt; y', '&lt;'],
	])('%s maps back to its references', (prose, source, reference) => {
		const { blocks, text } = parseArticle(source, 'html');
		expect(blocks.map((it) => it.prose.text)).toEqual([prose]);
		const spans = Array.from({ length: prose.length }, (_, at) =>
			blocks[0]?.prose.toSource({ start: at, end: at + 1 }),
		);
		expect(spans.map((it) => text.slice(it?.start, it?.end))).toContain(reference);
	});

	test('links, cells with their heads, lead-ins and containers', () => {
		const source =
			'<p>See <a href="https://example.org/?a=1&amp;b=2">this</a> and https://example.com.</p><p>Take:</p><ul><li>a</li></ul><table><thead><tr><th colspan="2">Dose</th><th>Use</th></tr></thead><tr><td>1</td><td>2</td><td>b</td></tr></table>';
		const [text, , item, , row] = checkBlocks(source, 'html', [
			'paragraph See this and https://example.com.',
			'paragraph Take:',
			'listItem:1 a',
			'tableRow Dose ¦ Use',
			'tableRow 1 ¦ 2 ¦ b',
		]).blocks;
		expect(text?.links.map((it) => it.url)).toEqual(['https://example.org/?a=1&b=2', 'https://example.com']);
		expect(item).toMatchObject({ leadIn: 'Take:', container: 0 });
		expect(row?.cells.map((it) => it.head)).toEqual(['Dose', 'Dose', 'Use']);
	});

	test('a block that is all of its element stands from tag to tag', () => {
		const source = '<ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ul><p class="x">d <b>e</b></p>f<i>g</i>';
		const { blocks, text } = parseArticle(source, 'html');
		expect(blocks.map(({ span }) => text.slice(span.start, span.end))).toEqual([
			'<li><p>a</p></li>',
			'b',
			'<li>c</li>',
			'<p class="x">d <b>e</b></p>',
			'f<i>g</i>',
		]);
	});
});

describe('whole pages', () => {
	const page = (body: string, head = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
	const article = `<h1>Sleep</h1><p>${'It is late and we sleep. '.repeat(20)}</p>`;

	test('of the frame around the article, what is said to readers', () => {
		const source = page(
			`<header><a href="/">Site</a> <p>Better sleep</p><p>By <a href="/ann">Ann Smith</a></p></header><nav><a href="/">Home</a></nav>
			<main>${article}<footer><p>Note.</p></footer></main>
			<aside><h2>Related</h2><p>This is said beside the article, at length.</p></aside>
			<h2>More for you</h2><ul><li><a href="/b">Another article that you may like to read.</a></li></ul>
			<footer><h2>Disclaimer</h2><p>This page is no medical advice, so ask your doctor.</p><p>© 2024 Site</p></footer>`,
		);
		const { blocks } = parseArticle(source, 'html');
		expect(blocks.map(describeBlock).map((it) => it.slice(0, 40))).toEqual([
			'paragraph By Ann Smith',
			'heading:1 Sleep',
			'paragraph It is late and we sleep. ¦ It ',
			'paragraph Note.',
			'heading:2 Disclaimer',
			'paragraph This page is no medical advice',
		]);
	});

	test.each<[string, string, number]>([
		['the only article', `<p>Menu</p><article>${article}</article>`, 2],
		['the whole page, with several', `<article>${article}</article><article>${article}</article>`, 4],
		['the whole page, where main is a small part', `<main><p>Text.</p></main>${article}`, 3],
		['a heading of level 1 beside it', `<h1>Title</h1><main><h2>A</h2>${'<p>It is late.</p>'.repeat(30)}</main>`, 32],
	])('read: %s', (_, body, count) => {
		expect(parseArticle(page(body), 'html').blocks).toHaveLength(count);
	});

	test.each<[string, string, string, Record<string, unknown>]>([
		['nothing', '<meta charset="utf-8">', '', {}],
		['title, where no heading says it', '<title>LDN for pain – A Site</title>', '<p>a</p>', { title: 'LDN for pain' }],
		['no title beside a heading', '<title>LDN for pain | A Site</title>', '<h1>LDN</h1>', {}],
		[
			'meta elements',
			'<meta name="author" content="Ann Smith"><meta property="article:published_time" content="2024-03-01"><meta name=description content="a &amp; b">',
			'',
			{ author: 'Ann Smith', published: '2024-03-01', description: 'a & b' },
		],
		[
			'linked data of articles',
			'<script type="application/ld+json">{"@graph":[{"@type":"Organization","datePublished":"1999"},{"@type":["BlogPosting"],"dateModified":"2024-05-05","author":{"name":"Ann Smith"}}]}</script>',
			'',
			{ modified: '2024-05-05', author: { name: 'Ann Smith' } },
		],
		['no broken linked data', '<script type="application/ld+json">{"@type":</script>', '', {}],
	])('metadata: %s', (_, head, body, expected) => {
		const { frontMatter } = parseArticle(page(body, head), 'html');
		expect(Object.fromEntries(frontMatter?.values ?? [])).toEqual(expected);
	});

	test('front matter above a page wins', () => {
		const text = `---\nauthor: Bob Roe\n---\n${page('<p>a</p>', '<meta name="author" content="Ann Smith"><meta name="date" content="2024">')}`;
		const { frontMatter } = parseArticle(text, 'html');
		expect(Object.fromEntries(frontMatter?.values ?? [])).toEqual({ author: 'Bob Roe', date: '2024' });
		expect(frontMatter?.span).toEqual({ start: 0, end: text.indexOf('<!DOCTYPE') });
	});
});

test('comments suppress', () => {
	const text = '<ul>\n<!-- ldn-lint-disable-next-line dose/a -- quoted -->\n<li>One.</li>\n<li>Two.</li></ul>';
	const [only] = parseArticle(text, 'html').suppressions;
	expect(only).toMatchObject({ rules: ['dose/a'], reason: 'quoted', removable: true });
	expect(text.slice(only?.covers.start, only?.covers.end)).toBe('\n<li>One.</li>');
});

test.each([
	['a.html', 'html'],
	['b/A.HTM', 'html'],
	['c.xhtml.md', 'markdown'],
])('format of %s', (path, format) => {
	expect(formatOf(path)).toBe(format);
});

describe('of any text', () => {
	test('positions are right and nothing is thrown', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...htmlFragments), { maxLength: 40 }), (pieces) => {
				checkInvariants(parseArticle(pieces.join(''), 'html'));
			}),
			{ numRuns: 300 },
		);
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				checkInvariants(parseArticle(text, 'html'));
			}),
			{ numRuns: 100 },
		);
	});

	test('line ends of either kind read alike', () => {
		const outline = (text: string) => parseArticle(text, 'html').blocks.map(describeBlock);
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...htmlFragments), { maxLength: 30 }), (pieces) => {
				const text = pieces.join('').replaceAll('\r', '');
				expect(outline(text.replaceAll('\n', '\r\n'))).toEqual(outline(text));
			}),
			{ numRuns: 200 },
		);
	});

	test('deep nesting is no error', () => {
		for (const tag of ['div', 'b', 'span', 'ul><li', 'table><tr><td', 'blockquote']) {
			expect(() => parseArticle(`${`<${tag}>`.repeat(3000)}text`, 'html')).not.toThrow();
		}
	});
});
