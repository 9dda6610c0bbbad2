import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { ProseBuilder, placeProse, sliceProse } from '../../server/src/article/prose.ts';

describe('prose and the way back', () => {
	test.each<[string, string, string, string]>([
		['plain text', 'Take 4.5 mg at night.', '4.5 mg', '4.5 mg'],
		['across emphasis', 'Take **4.5** mg.', '4.5 mg', '4.5** mg'],
		['inside emphasis', 'Take **4.5 mg** now.', '4.5 mg', '4.5 mg'],
		['an entity', 'Take &lt;5 mg.', '<5', '&lt;5'],
		['a non-breaking space', 'Take 5&nbsp;mg.', '5\u00a0mg', '5&nbsp;mg'],
		['a numeric entity of two units', 'Ok &#x1F600; then 5 mg.', '5 mg', '5 mg'],
		['an entity that is none', 'A &bogus; 5 mg.', '&bogus; 5', '&bogus; 5'],
		['an escape', 'Take \\*5\\* mg.', '*5* mg', '\\*5\\* mg'],
		[
			'a link',
			'See [the *trial*](https://example.org) of 5 mg.',
			'the trial of',
			'the *trial*](https://example.org) of',
		],
		['a wrapped line', 'Take 4.5\n   mg now.', '4.5 mg', '4.5\n   mg'],
		['a wrapped line with CRLF', 'Take 4.5 \r\nmg now.', '4.5 mg', '4.5 \r\nmg'],
		['a quoted line', '> Take 4.5\n> mg now.', '4.5 mg', '4.5\n> mg'],
		['a quote in a quote', '> > Take 4.5\n>> mg now.', '4.5 mg', '4.5\n>> mg'],
		['a lazy quoted line', '> Take 4.5\nmg now.', '4.5 mg', '4.5\nmg'],
		['a list item with tabs', '-\tTake 4.5\n\tmg now.', '4.5 mg', '4.5\n\tmg'],
		['a hard break', 'Take 4.5  \nmg now.', '4.5 mg', '4.5  \nmg'],
		['a backslash break', 'Take 4.5\\\nmg now.', '4.5 mg', '4.5\\\nmg'],
		['after astral characters', '😀 and 𝒳: 4.5 mg', '4.5 mg', '4.5 mg'],
		['formatting tags', 'Take <b>4.5</b> mg.', '4.5 mg', '4.5</b> mg'],
		['other tags', 'Take 4.5<sup>1</sup> mg.', '4.5\uFFFC1\uFFFC mg', '4.5<sup>1</sup> mg'],
		['inline code', 'Run `x y` for 5 mg.', '\uFFFC for', '`x y` for'],
		['a footnote', 'It helps.[^a] Yes.\n\n[^a]: Note.', 'helps.[^a]', 'helps.[^a]'],
		['HTML', '<p>Take\n  &lt;5 <b>mg</b>.</p>', '<5 mg', '&lt;5 <b>mg'],
		['a table cell', '| a |\n|--|\n| *5* \\| 6 mg |', '5 | 6', '5* \\| 6'],
	])('%s', (_, source, prose, expected) => {
		const block = parseArticle(source, 'markdown').blocks.find((it) => it.prose.text.includes(prose));
		const start = block?.prose.text.indexOf(prose) ?? -1;
		const found = block?.prose.toSource({ start, end: start + prose.length });
		expect(source.slice(found?.start, found?.end)).toBe(expected);
	});

	test('an empty span is a place, at the start, within and at the end', () => {
		const builder = new ProseBuilder();
		builder.copy('ab', 10);
		builder.replace('<', 20, 24);
		builder.copy('cd', 24);
		const prose = placeProse(builder.build(), 100);
		expect([0, 1, 2, 3, 5, 9].map((at) => prose.toSource({ start: at, end: at }))).toEqual(
			[110, 111, 120, 124, 126, 126].map((at) => ({ start: at, end: at })),
		);
		expect(placeProse(new ProseBuilder().build(), 5).toSource({ start: 0, end: 0 })).toEqual({ start: 5, end: 5 });
	});

	test('a part of prose leads to the same source', () => {
		const builder = new ProseBuilder();
		builder.copy('abc', 0);
		builder.replace('<', 3, 7);
		builder.copy('def', 9);
		const whole = builder.build();
		const part = sliceProse(whole, { start: 1, end: 6 });
		expect(part.text).toBe('bc<de');
		for (let i = 0; i < part.text.length; i++) {
			expect(placeProse(part, 0).toSource({ start: i, end: i + 1 })).toEqual(
				placeProse(whole, 0).toSource({ start: i + 1, end: i + 2 }),
			);
		}
	});
});
