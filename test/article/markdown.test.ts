import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf, parseArticle } from '../../server/src/article/parse.ts';
import { checkBlocks, checkInvariants } from '../support/article.ts';
import { markdownFragments } from '../support/markdown-fragments.ts';

describe('Markdown blocks', () => {
	test.each<[string, string, string[]]>([
		['headings of both kinds', '# One #\n\nTwo\n---\n', ['heading:1 One', 'heading:2 Two']],
		['a wrapped paragraph', 'It is\nlate. We\r\nsleep.\n', ['paragraph It is late. ¦ We sleep.']],
		['a quote', '> It is\n> late.\n', ['quote It is late.']],
		[
			'list items with their own text',
			'- a\n\n  b\n  - c\n- d\n',
			['listItem:1 a', 'listItem:1 b', 'listItem:2 c', 'listItem:1 d'],
		],
		['tasks', '- [ ] ask a doctor\n- [x] stop opioids\n', ['listItem:1 ask a doctor', 'listItem:1 stop opioids']],
		[
			'a table',
			'| Dose | Use |\n|--|--|\n| 1 mg. Then 2 mg. | start |\n',
			['tableRow Dose ¦ Use', 'tableRow 1 mg. ¦ Then 2 mg. ¦ start'],
		],
		['no code, rule or image', '```\na\n```\n\n    b\n\n***\n\n![c](d.png)\n', []],
		['inline code and images as one sign', 'Run `x` ![y](z).\n', ['paragraph Run \uFFFC \uFFFC.']],
		['footnotes', 'A.[^n]\n\n[^n]: Doe J. A study.\n', ['paragraph A.[^n]', 'reference#n Doe J. A study.']],
		['an empty footnote', 'A.[^n]\n\n[^n]:\n', ['paragraph A.[^n]', 'reference#n']],
		['no definitions of links', '[a]\n\n[a]: https://example.org\n', ['paragraph a']],
		['front matter', '---\ntitle: A\n---\nText.\n', ['paragraph Text.']],
		['no comments', '<!-- a -->\n\nText <!-- b --> here.\n', ['paragraph Text  here.']],
		[
			'no template tags',
			'{% include a.html %}\n\n{{ b }}\n\nText {{ c }} here.\n',
			[`paragraph Text ${'\uFFFC'.repeat(7)} here.`],
		],
		['strike-through and bare tildes as written', 'Take ~4 mg.\n', ['paragraph Take ~4 mg.']],
		[
			'numbered references',
			'## References\n\n3. Doe J. A study. 2019.\n4. Roe R. Another.\n',
			['heading:2 References', 'reference:1#3 Doe J. A study. 2019.', 'reference:1#4 Roe R. Another.'],
		],
		[
			'references in subsections, and what comes after',
			'## Sources\n\n### Books\n\n- Doe J. A book.\n\n## Next\n\n- item\n',
			['heading:2 Sources', 'heading:3 Books', 'reference:1 Doe J. A book.', 'heading:2 Next', 'listItem:1 item'],
		],
		[
			'references on lines of one paragraph',
			'[1] Doe J. A study. 2019.\n[2] Roe R. Another.\ncontinued 2020.\n',
			['reference#1 Doe J. A study. 2019.', 'reference#2 Roe R. Another. continued 2020.'],
		],
		[
			'bold titles',
			'**Side Effects**\n\nText.\n\n**Side effects:**\n\n**It was never tested in a large trial of adults**\n',
			[
				'heading:6 Side Effects',
				'paragraph Text.',
				'paragraph Side effects:',
				'paragraph It was never tested in a large trial of adults',
			],
		],
		[
			'references under bold or bare words',
			'**References**\n\n1. Doe J. 2019.\n',
			['heading:6 References', 'reference:1#1 Doe J. 2019.'],
		],
		[
			'bullet signs in a paragraph',
			'It may cause:\n• *itch*\n• sleep\nloss\n',
			['paragraph It may cause:', 'listItem:1 itch', 'listItem:1 sleep loss'],
		],
		['module lines', "import Note from '../note.js'\n\nText.\n", ['paragraph Text.']],
		[
			'a paragraph ends the references',
			'**Sources:**\n\n- Doe J. 2019.\n\nIt may also cause:\n\n- itch\n',
			['heading:6 Sources:', 'reference:1 Doe J. 2019.', 'paragraph It may also cause:', 'listItem:1 itch'],
		],
		[
			'further reading is a list',
			'## Further reading\n\n- A page\n',
			['heading:2 Further reading', 'listItem:1 A page'],
		],
		[
			'HTML',
			'<div><h2>Dose</h2><p>It is <b>4.5</b> mg &amp; no more.<br>Ask.</p>\n<ul><li>one</li><li>two</li></ul></div>\n',
			['heading:2 Dose', 'paragraph It is 4.5 mg & no more. ¦ Ask.', 'listItem:1 one', 'listItem:1 two'],
		],
		[
			'an HTML table',
			'<table>\n<tr><th>Dose</th><th>Use</th></tr>\n<tr><td>1 mg</td><td>start</td></tr>\n</table>\n',
			['tableRow Dose ¦ Use', 'tableRow 1 mg ¦ start'],
		],
		['no script or style', '<script>\nvar a = "x";\n</script>\n\n<style>p{}</style>\n', []],
		['a quote in HTML', '<blockquote><p>Said so.</p></blockquote>\n', ['quote Said so.']],
	])('%s', (_, text, outline) => {
		checkBlocks(text, 'markdown', outline);
	});

	test('section paths, lead-ins, containers, cells and markers', () => {
		const text =
			'# A\n\n## B\n\nIt may cause:\n\n1. itch\n   - at night\n2. sleep\n\nDoses:\n\n| Dose | Use |\n|--|--|\n| 1 mg | start |\n\n### C\n\n* item\n';
		const { blocks } = parseArticle(text, 'markdown');
		const facts = blocks.map((it) => [
			it.prose.text,
			it.sectionPath.join('/'),
			it.leadIn,
			it.container,
			text.slice(it.marker.start, it.marker.end),
		]);
		expect(facts).toEqual([
			['A', '', undefined, undefined, '# '],
			['B', 'A', undefined, undefined, '## '],
			['It may cause:', 'A/B', undefined, undefined, ''],
			['itch', 'A/B', 'It may cause:', 0, '1. '],
			['at night', 'A/B', 'itch', 1, '- '],
			['sleep', 'A/B', 'It may cause:', 0, '2. '],
			['Doses:', 'A/B', undefined, undefined, ''],
			['Dose | Use', 'A/B', 'Doses:', 2, ''],
			['1 mg | start', 'A/B', 'Doses:', 2, ''],
			['C', 'A/B', undefined, undefined, '### '],
			['item', 'A/B/C', undefined, 3, '* '],
		]);
		expect(blocks[8]?.cells).toEqual([
			{ span: { start: 0, end: 4 }, head: 'Dose' },
			{ span: { start: 7, end: 12 }, head: 'Use' },
		]);
	});

	test('links', () => {
		const text =
			'[a *b*](https://example.org/1) [c][d] <https://example.org/2> https://example.org/3. (see www.example.org/x_(y)) <a href="https://example.org/4?a=1&amp;b=2">e</a>\n\n[D]: https://example.org/5\n';
		const { blocks, definitions } = parseArticle(text, 'markdown');
		const links = blocks[0]?.links.map((it) => [blocks[0]?.prose.text.slice(it.span.start, it.span.end), it.url]);
		expect(links).toEqual([
			['a b', 'https://example.org/1'],
			['c', 'https://example.org/5'],
			['https://example.org/2', 'https://example.org/2'],
			['https://example.org/3', 'https://example.org/3'],
			['www.example.org/x_(y)', 'http://www.example.org/x_(y)'],
			['e', 'https://example.org/4?a=1&b=2'],
		]);
		expect([...definitions.keys()]).toEqual(['d']);
	});

	test('front matter is read, and its faults are told', () => {
		const read = (text: string) => parseArticle(text, 'markdown').frontMatter;
		expect(read('---\nTitle: A\ntags: [x, y]\n---\n')?.values).toEqual(
			new Map<string, unknown>([
				['title', 'A'],
				['tags', ['x', 'y']],
			]),
		);
		expect(read('---\ntitle: "A\n---\n')?.problem).toBeTypeOf('string');
		expect(read('---\n- a\n---\n')?.problem).toBeTypeOf('string');
		expect(read('---\na: *none\n---\n')?.problem).toBeTypeOf('string');
		expect(read('---\n---\nText')?.problem).toBeUndefined();
		expect(read('\n---\ntitle: A\n---\n')).toBeUndefined();
		expect(read('---\nno end')).toBeUndefined();
		expect(read('---\r\ntitle: A\r\n---\r\nText')?.span).toEqual({ start: 0, end: 20 });
	});

	test('the same text has the same keys wherever it stands, and another lead-in or section another', () => {
		const key = (text: string) => parseArticle(text, 'markdown').blocks.at(-1)?.key;
		expect(key('First.\n\n# A\n\nText.')).toBe(key('Other and longer.\n\n# A\n\nText.'));
		expect(key('# A\n\nText.')).not.toBe(key('# B\n\nText.'));
		expect(key('May:\n\n- x')).not.toBe(key('May not:\n\n- x'));
		expect(key('[a]: https://example.org/1\n\n# X\n\n[a]')).not.toBe(key('[a]: https://example.org/2\n\n# X\n\n[a]'));
	});

	test('nothing throws, whatever the text', () => {
		const piece = fc.oneof(
			fc.string(),
			fc.constantFrom(
				...markdownFragments,
				'<',
				'>',
				'&',
				'[',
				']',
				'(',
				'`',
				'\0',
				'\uD800',
				'|',
				'\t',
				'>>> ',
				'<div',
				'---\n',
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				checkInvariants(parseArticle(pieces.join(''), 'markdown'));
			}),
			{ numRuns: 300 },
		);
		for (const piece of ['>', '- ', '[', '*a ', '<b>', '<ul><li>', '![', '&#', '`', '{{']) {
			checkInvariants(parseArticle(piece.repeat(800), 'markdown'));
		}
	});

	test.each([
		['a.txt', 'plaintext'],
		['A.TXT', 'plaintext'],
		['b.md', 'markdown'],
		['c.mdx', 'mdx'],
		['d', 'markdown'],
	])('format of %s', (path, format) => {
		expect(formatOf(path)).toBe(format);
	});
});
