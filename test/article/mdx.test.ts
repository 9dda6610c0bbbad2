import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { checkBlocks, checkInvariants, describeBlock } from '../support/article.ts';
import { markdownFragments } from '../support/markdown-fragments.ts';

describe('MDX blocks', () => {
	test.each<[string, string, string[]]>([
		[
			'Markdown',
			'# One\n\nIt is *late*.[^a]\n\n- a\n\n[^a]: Doe J. 2019.\n',
			['heading:1 One', 'paragraph It is late.[^a]', 'listItem:1 a', 'reference#a Doe J. 2019.'],
		],
		[
			'no modules',
			"import { A } from './a'\nexport const b = {\n  c: 1,\n}\n\nIt is late.\n",
			['paragraph It is late.'],
		],
		['no expressions', '{a.b}\n\nTake {dose} mg.\n', ['paragraph Take \uFFFC mg.']],
		['strings as their text', 'It{" "}is{\' \'}late.\n', ['paragraph It is late.']],
		['no comments', '{/* a */}\n\nIt is {/* b */}late.\n', ['paragraph It is late.']],
		['escaped braces', 'Take \\{4.5\\} mg &#123;a&#125;.\n', ['paragraph Take {4.5} mg {a}.']],
		[
			'Markdown within elements',
			'<Note kind="a">\n  ## One\n\n  It is *late*.\n\n  - a\n</Note>\n',
			['heading:2 One', 'paragraph It is late.', 'listItem:1 a'],
		],
		[
			'text within elements',
			'<Note>It is late.</Note>\n\n<div>\nWe sleep.\n</div>\n',
			['paragraph \uFFFCIt is late.\uFFFC', 'paragraph We sleep.'],
		],
		[
			'elements in a line',
			'A <b>bold</b> <Tip>word</Tip> <Icon/>, z<sup>2</sup><br/>and `code`.\n',
			['paragraph A bold \uFFFCword\uFFFC \uFFFC, z\uFFFC2\uFFFC and \uFFFC.'],
		],
		[
			'elements of HTML',
			'<h2>One</h2>\n\n<p>It is late.</p>\n\n<blockquote>We sleep.</blockquote>\n\n<ol>\n  <li>a</li>\n  <li>b</li>\n</ol>\n',
			['heading:2 One', 'paragraph It is late.', 'quote We sleep.', 'listItem:1 a', 'listItem:1 b'],
		],
		[
			'tables of either kind',
			'| a | b |\n|--|--|\n| c | d |\n\n<table>\n<tbody>\n<tr><td>a</td><td>b</td></tr>\n</tbody>\n</table>\n',
			['tableRow a ¦ b', 'tableRow c ¦ d', 'tableRow a ¦ b'],
		],
		['nothing that is not read', '<style>{`p {}`}</style>\n\n<pre>a</pre>\n\n<nav>b</nav>\n', []],
		['front matter', '---\ntitle: A\n---\n\nIt is late.\n', ['paragraph It is late.']],
		[
			'references',
			'## References\n\n1. Doe J. A study. 2019.\n',
			['heading:2 References', 'reference:1#1 Doe J. A study. 2019.'],
		],
		[
			'comments of HTML and ids of headings, as generators allow them',
			'<!-- a -->\n\n## One {#one}\n\nIt is late.\n',
			['heading:2 One', 'paragraph It is late.'],
		],
	])('%s', (_, source, outline) => {
		expect(checkBlocks(source, 'mdx', outline).problems).toEqual([]);
		const { blocks } = parseArticle(source.replaceAll('\n', '\r\n'), 'mdx');
		expect(blocks.map(describeBlock)).toEqual(outline);
	});

	test('links of elements, and where an element ends', () => {
		const source = 'See <a href="https://example.org">this</a> and <Link to="/b">that</Link>.\n\n<p>It is late.</p>\n';
		const { blocks, text } = parseArticle(source, 'mdx');
		expect(blocks[0]?.links.map((it) => it.url)).toEqual(['https://example.org', '/b']);
		expect(text.slice(blocks[1]?.span.start, blocks[1]?.span.end)).toBe('<p>It is late.</p>');
	});
});

describe('what is no MDX is read as Markdown', () => {
	test.each<[string, string, string, string]>([
		['an open element', '# One\n\n<div>\n\nIt is late.\n', '<div>', 'closing tag'],
		['a brace', '# One\n\nIt is late.\n\nTake { 4.5 mg.\n', 'Take', 'expression'],
		['a module', 'import a from\n\n# One\n\nIt is late.\n', '', 'import'],
		['a comparison', '# One\n\nIt is late.\n\nTake <5 mg.\n', '', '5'],
	])('%s', (_, source, line, reason) => {
		for (const front of ['', '---\ntitle: A\n---\n\n']) {
			const article = parseArticle(front + source, 'mdx');
			checkInvariants(article);
			expect(article.blocks.map(describeBlock)).toEqual(
				expect.arrayContaining(['heading:1 One', 'paragraph It is late.']),
			);
			expect(article.problems).toHaveLength(1);
			expect(article.problems[0]?.reason).toMatch(/^not valid MDX: .*[^.]$/);
			expect(article.problems[0]?.reason.toLowerCase()).toContain(reason);
			const { start = 0, end = 0 } = article.problems[0]?.span ?? {};
			expect(start).toBeGreaterThanOrEqual(front.length);
			expect(end).toBeLessThanOrEqual(article.text.length);
			expect(article.text.slice(article.text.lastIndexOf('\n', start - 1) + 1, end)).toContain(line);
		}
	});

	test('its comments are none of its text', () => {
		const { blocks, suppressions } = parseArticle(
			'{/* ldn-lint-disable-file dose/a -- b */}\n\n<div>\n\nIt is late.\n',
			'mdx',
		);
		expect(blocks.map(describeBlock)).toEqual(['paragraph It is late.']);
		expect(suppressions).toMatchObject([{ rules: ['dose/a'], reason: 'b' }]);
	});
});

test.each<[string, string]>([
	['on a line of its own', '{/* ldn-lint-disable-next-line dose/a -- b */}\n\nIt is late.\n'],
	['in an element', '<Note>\n  {/* ldn-lint-disable-next-line dose/a -- b */}\n  It is late.\n</Note>\n'],
	['of HTML', '<!-- ldn-lint-disable-next-line dose/a -- b -->\n\nIt is late.\n'],
])('a comment suppresses: %s', (_, source) => {
	const { suppressions, text, blocks } = parseArticle(source, 'mdx');
	expect(suppressions).toMatchObject([{ rules: ['dose/a'], reason: 'b', removable: true }]);
	expect(suppressions[0]?.covers.end).toBe(blocks[0]?.span.end);
	expect(text.slice(suppressions[0]?.span.start, suppressions[0]?.span.end)).toMatch(/^(?:\{\/\*.*\*\/\}|<!--.*-->)$/);
});

test('no comment in code suppresses', () => {
	const source = '```\n<!-- ldn-lint-disable-file -->\n{/* ldn-lint-disable-file */}\n```\n\n<!-- a -->\n';
	expect(parseArticle(source, 'mdx').suppressions).toEqual([]);
});

const jsx = [
	'<Note>\n',
	'</Note>\n',
	'<p>',
	'</p>',
	'<ul>\n<li>',
	'</li>\n</ul>\n\n',
	'<b>x</b> ',
	'{a}',
	'{/* ldn-lint-disable-line dose/a */}',
	'{" "}',
	'{',
	'}',
	"import a from 'a'\n\n",
	'<table><tr><td>a</td><td>b</td></tr></table>\n\n',
	'😀 \uD800',
	'> <Note>\n> a\n> b\n> </Note>\n\n',
	'<></>',
	'<A b={c} />',
];

test('of any text, positions are right, and parts read as the whole does', () => {
	const pieces = fc.array(fc.constantFrom(...jsx, ...jsx, ...markdownFragments), { maxLength: 14 });
	fc.assert(
		fc.property(pieces, (it) => {
			// That two modules give one name only the whole can tell.
			const text = it.map((piece, index) => piece.replace('import a ', `import a${index} `)).join('');
			const article = parseArticle(text, 'mdx');
			checkInvariants(article);
			const whole = parseArticle(text, 'mdx', undefined, () => []);
			if (whole.problems.length === 0) {
				expect(article.blocks.map(describeBlock)).toEqual(whole.blocks.map(describeBlock));
			}
			expect(article.problems).toEqual(whole.problems);
		}),
		{ numRuns: 250 },
	);
});

test.each([
	['attributes', '<A b={'.repeat(3000) + '} />'.repeat(3000)],
	['lists', `{${'['.repeat(3000)}${']'.repeat(3000)}}`],
	['calls', `{${'f('.repeat(3000)}${')'.repeat(3000)}}`],
])('MDX that is nested beyond use is told, and ends no process: %s', (_, source) => {
	const { problems } = parseArticle(`# One\n\n${source}\n`, 'mdx');
	expect(problems.map((it) => it.reason)).toEqual(['not valid MDX: It is nested too deeply']);
});
