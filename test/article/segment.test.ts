import { describe, expect, test } from 'vitest';
import type { Article } from '../../server/src/article/article.ts';
import { ArticleCache, parseArticle } from '../../server/src/article/parse.ts';
import { cutSegments, cutsOf } from '../../server/src/article/segment.ts';
import { checkInvariants } from '../support/article.ts';
import { markdownFragments } from '../support/markdown-fragments.ts';
import { Random, randomEdit } from '../support/random.ts';

describe('segments', () => {
	test.each([
		['before a heading after a blank line', 'a\n\n# b\n\nc\n\n## d\n', ['a\n\n', '# b\n\nc\n\n', '## d\n']],
		['not without the blank line', 'a\n# b\n', ['a\n# b\n']],
		['not in a fence', '```\n\n# a\n\n```\n\n# b\n', ['```\n\n# a\n\n```\n\n', '# b\n']],
		['not in a comment', '<!--\n\n# a\n\n-->\n\n# b\n', ['<!--\n\n# a\n\n-->\n\n', '# b\n']],
		['after a fence in a list item', '- ```\n  a\n  ```\n\n# b\n', ['- ```\n  a\n  ```\n\n', '# b\n']],
		['after an open fence in a list item', '- ```\n  a\n\n# b\n', ['- ```\n  a\n\n', '# b\n']],
		['not where an indented fence may be open', '  ```\n\n# a\n', ['  ```\n\n# a\n']],
		['not where HTML may hide a fence', '<div>\n```\n\n# a\n', ['<div>\n```\n\n# a\n']],
	])('cut %s', (_, source, expected) => {
		expect(cutSegments(source).map((it) => source.slice(it.start, it.end))).toEqual(expected);
	});

	test('a long segment is cut before any text at the margin, and in no list', () => {
		const source = 'a\n\n- b\n\n- c\n\n  d\n\n[^e]: f\n\n    g\n\nh\n';
		const cuts = cutSegments(source, (it) => cutsOf(it, 0)).map((it) => source.slice(it.start, it.end));
		expect(cuts).toEqual(['a\n\n- b\n\n- c\n\n  d\n\n', '[^e]: f\n\n    g\n\n', 'h\n']);
	});

	test.each([1, 31, 61, 91])(
		'random documents parse alike in segments, with a cache, and as a whole (from seed %i)',
		(first) => {
			for (let seed = first; seed < first + 30; seed++) {
				const random = new Random(seed);
				const cache = new ArticleCache();
				let text = randomDocument(random);
				for (let edit = 0; edit < 3; edit++) {
					const whole = parseArticle(text, 'markdown', new ArticleCache(), () => []);
					checkInvariants(whole);
					const expected = plain(whole);
					expectSame(plain(parseArticle(text, 'markdown')), expected, `seed ${seed}\n${text}`);
					const small = parseArticle(text, 'markdown', new ArticleCache(), (body) => cutsOf(body, 0));
					expectSame(plain(small), expected, `cut at each text, seed ${seed}\n${text}`);
					expectSame(plain(parseArticle(text, 'markdown', cache)), expected, `cached, seed ${seed}`);
					const { start, end, newText } = randomEdit(random, text);
					text = text.slice(0, start) + newText + text.slice(end);
				}
			}
		},
	);

	test('a row that begins with an empty cell is placed alike, wherever the text is cut', () => {
		const text = '# A\n\n## B\n\n| a | b |\n|---|---|\n| | d |\n';
		const row = parseArticle(text, 'markdown').blocks.at(-1);
		expect(row?.prose.text).toBe(' | d');
		expect(row?.prose.toSource({ start: 0, end: 1 })).toEqual({ start: row?.span.start, end: text.indexOf('d |') });
	});

	test('an edit in one segment parses that one anew, and no other', () => {
		const sections = Array.from({ length: 20 }, (_, i) => `## Part ${i}\n\nText[^n] with [a link][l].\n\n`);
		const text = `# Title\n\n${sections.join('')}## Notes\n\n[^n]: Note.\n\n[l]: https://example.org\n`;
		const cache = new ArticleCache();
		parseArticle(text, 'markdown', cache);
		const { misses } = cache.segments;
		parseArticle(text.replace('Part 7\n\nText', 'Part 7\n\nMore text'), 'markdown', cache);
		expect(cache.segments.misses - misses).toBe(1);
	});
});

function randomDocument(random: Random): string {
	let text = random.below(8) === 0 ? '---\ntitle: A\nldn-lint: off\n---\n' : '';
	for (let i = random.below(14); i >= 0; i--) {
		text += markdownFragments[random.below(markdownFragments.length)] ?? '';
	}
	return text;
}

/** Compared as texts first, which takes a small part of the time. */
function expectSame(found: unknown, expected: unknown, name: string): void {
	if (JSON.stringify(found) !== JSON.stringify(expected)) {
		expect(found, name).toEqual(expected);
	}
}

function plain(article: Article): unknown {
	return {
		...article,
		definitions: [...article.definitions],
		frontMatter: article.frontMatter && { ...article.frontMatter, values: [...article.frontMatter.values] },
		blocks: article.blocks.map(({ prose, ...block }) => ({
			...block,
			prose: prose.text,
			map: Array.from({ length: prose.text.length }, (_, i) => prose.toSource({ start: i, end: i + 1 }).start).join(),
		})),
	};
}
