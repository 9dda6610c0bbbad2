/** What is read by hand equals what the parser makes of it: over pages of the project, and hostile random documents. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import type { SegmentDraft } from '../../server/src/article/draft.ts';
import { parseMarkdown, parseWholly } from '../../server/src/article/markdown.ts';
import { placeProse } from '../../server/src/article/prose.ts';
import { readSimpleUnit } from '../../server/src/article/simple-blocks.ts';
import { markdownFragments } from '../support/markdown-fragments.ts';
import { Random } from '../support/random.ts';

const root = join(import.meta.dirname, '../..');

test('pages of the project, and articles among the tests, read alike by hand and by the parser', () => {
	const pages = globSync(['test/{corpus,fixtures}/**/*.md', 'server/src/rules/**/*.md', 'docs/*.md'], { cwd: root });
	expect(pages.length).toBeGreaterThan(100);
	for (const page of pages) {
		const source = readFileSync(join(root, page), 'utf8');
		expect(plain(parseMarkdown(source)), page).toEqual(plain(parseWholly(source)));
	}
});

test.each([1, 2, 3, 4, 5, 6])('80 random documents read alike by hand and by the parser (seed %i)', (seed) => {
	const random = new Random(seed);
	for (let i = 0; i < 80; i++) {
		const source = randomDocument(random);
		const outside = random.below(3) === 0 ? ['^b', 'a', 'b'] : [];
		const byHand = plain(parseMarkdown(source, outside));
		expect(byHand, JSON.stringify(source)).toEqual(plain(parseWholly(source, outside)));
	}
});

describe('what is read by hand', () => {
	test.each([
		['a heading', '## Dose *and* time\n', 1],
		['a paragraph over lines', 'Text **bold**, `code`,\nand a [link](https://example.org/a_b "t").[^a]\n', 1],
		['lists within lists', '- a\n  - b\n    1. c\n    2. d\n- e\n', 5],
		['a loose list', '1. a\n\n2. b\n', 2],
		['a quotation', '> a\n> b\n>\n> c\n', 2],
		['a table', '| a | b |\n|---|:-:|\n| **c** | d |\n', 2],
		['notes', '[^a]: One.\n[^b]: Two.\n', 2],
		['definitions', '[a]: https://example.org\n', 0],
		['a comment', '<!-- one -->\n', 0],
	])('%s', (_, source, blocks) => {
		const unit = readSimpleUnit(source, 0);
		expect(unit?.end).toBe(source.length);
		expect(unit?.written.blocks).toHaveLength(blocks);
	});

	test.each([
		['a fence', '```\na\n```\n'],
		['HTML', '<div>\na\n</div>\n'],
		['a heading by its underline', 'a\n---\n'],
		['a table without outer bars', 'a | b\n--- | ---\n'],
		['emphasis within a word', 'a*b*c\n'],
		['emphasis that does not close', '*a\n'],
		['a second paragraph in an item', '- a\n\n  b\n'],
		['an empty item', '-\n'],
		['a hard line break', 'a  \nb\n'],
		['a tab', 'a\tb\n'],
	])('not %s', (_, source) => {
		expect(readSimpleUnit(source, 0)).toBeUndefined();
	});
});

function randomDocument(random: Random): string {
	let text = '';
	for (let i = random.below(9); i >= 0; i--) {
		text +=
			random.below(12) === 0 ? random.pick(fragments) : random.pick(starts) + randomLine(random) + random.pick(ends);
	}
	return text;
}

function randomLine(random: Random): string {
	let line = '';
	for (let i = random.below(5); i >= 0; i--) {
		line += random.pick(phrases) + (random.below(5) < 2 ? ' ' : '');
	}
	return line;
}

const fragments = [
	...(markdownFragments as readonly [string, ...string[]]),
	'| a | b |\n| --- | --- |\n| c | d |\n',
	'|a|b|\n|:-|-:|\n|**x**|[y](u)|\n|e|\n',
	'| a | b |\n|---|\n',
	'a | b\n--- | ---\nc | d\n',
] as const;

// biome-ignore format: a list of words
const phrases = [
	'plain words', 'a. B', ' ', ' ', '*', '**', '_', '__', '***', '`', '``', '`x`', '[a]', '[^a]', '[^b]', '[b](u)',
	'[b](u "t")', '![i](u)', '!', '<', '<b>', '</b>', '<https://example.org/a>', '<!-- c -->', '&amp;', '&nbsp;', '&', '&#38;',
	'\\', '\\*', '\\[', '[', ']', '(', ')', ':', '.', ',', '"', '’', 'é', '🙂', '5 mg', '<5', '|', '{x}', '$', '~', '~~s~~',
	'www.example.org', 'https://example.org/a_b', 'a_b_c', '*em*', '**bo**', '_em_', '__bo__', '**a *b* c**', '[**x** y](u)',
	'[a][b]', '[a][]', '#', '+', '-', '=', '\t', '  ', '\u00a0', '\u0000', '“q”', '[x', 'x]', '[a [b] c]', '](', '\\\\',
	'\u200b', '（', '\ud83d', '[1]', '[12, 13]', '^', '![',
] as const;

// biome-ignore format: a list of words
const starts = [
	'', '', '', '', '', '- ', '- ', '* ', '+ ', '1. ', '2. ', '3) ', '10. ', '  - ', '   - ', '    - ', '  ', '   ', '    ', '\t',
	'> ', '>', '> - ', '# ', '## ', '####### ', '#', '```', '~~~', '[^a]: ', '[^b]: ', '[a]: ', '[b]: <u> ',
	'[c]: https://example.org', '| ', '|', '---', '***', '* * *', '===', '--', '- - -', '<div>', '<!-- ', '-->', '<!-- c -->',
	'<script>', '</script>', '- [ ] ', '- [x] ', '1.', '-', '+', ': ', '<p>', '-     ', '1)  ', '• ', 'References',
	'**References**', '**Bold**', '-\t', '<!---->', '<?', '?>',
] as const;

const ends = [
	'\n',
	'\n',
	'\n',
	'\n\n',
	'\n\n',
	'\n\n',
	'\r\n',
	' \n',
	'  \n',
	'\\\n',
	' \n\n',
	'\n \n',
	'\n\t\n',
	'\r\n\r\n',
	'',
	'\r',
] as const;

function plain(draft: SegmentDraft): unknown {
	const { definitions, footnotes, comments, containers } = draft;
	const blocks = draft.blocks.map(({ prose, ...block }) => {
		const placed = placeProse(prose, 0);
		const map = Array.from({ length: prose.text.length }, (_, i) => placed.toSource({ start: i, end: i + 1 }));
		return { ...block, prose: prose.text, map: map.map((it) => `${it.start} ${it.end}`).join() };
	});
	return { blocks, definitions, footnotes, comments, containers };
}
