/** Citation markers in prose, one line a form: what is found, of which kind, with which labels. */
import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { extractCitations } from '../../server/src/facts/citations.ts';

/** Citations of all blocks as `kind text (labels)`. */
function citationsIn(text: string, format: ArticleFormat = 'markdown'): readonly string[] {
	return parseArticle(text, format).blocks.flatMap((block) =>
		extractCitations(block).map(({ kind, span, labels }) => {
			const written = block.prose.text.slice(span.start, span.end).replace(/\uFFFC/g, '~');
			return `${kind} ${written} (${labels.join(' ')})`;
		}),
	);
}

const found: readonly (readonly [string, ...string[]])[] = [
	// Numbers
	['LDN eased pain [1].', 'numeric [1] (1)'],
	['LDN eased pain [1,2].', 'numeric [1,2] (1 2)'],
	['LDN eased pain [1, 3–5].', 'numeric [1, 3–5] (1 3 4 5)'],
	['LDN eased pain [2-4].', 'numeric [2-4] (2 3 4)'],
	['LDN eased pain [1][2].', 'numeric [1] (1)', 'numeric [2] (2)'],
	['LDN eased pain [1]–[3].', 'numeric [1]–[3] (1 2 3)'],
	['LDN eased pain [ref 7].', 'numeric [ref 7] (7)'],
	['LDN eased pain (refs. 4, 5).', 'numeric (refs. 4, 5) (4 5)'],
	['LDN eased pain [12, p. 33].', 'numeric [12, p. 33] (12)'],
	['LDN eased pain.¹', 'numeric ¹ (1)'],
	['LDN eased pain²,³ and itch.', 'numeric ²,³ (2 3)'],
	['LDN eased pain¹⁻³ and itch.', 'numeric ¹⁻³ (1 2 3)'],
	['LDN eased pain^1^ and itch.', 'numeric ^1^ (1)'],
	['LDN eased pain.^1,2^', 'numeric ^1,2^ (1 2)'],
	['LDN eased pain.<sup>12</sup>', 'numeric ~12~ (12)'],
	['LDN eased pain.<sup>1,2</sup>', 'numeric ~1,2~ (1 2)'],
	['LDN eased pain [\\[3\\]](#ref-3).', 'numeric [3] (3)'],
	['LDN eased pain [\\[3\\]](https://example.org/a).', 'link [3] (https://example.org/a)'],
	// Keys and footnotes
	['LDN eased pain.[^a]\n\n[^a]: A note.', 'footnote [^a] (a)'],
	['LDN eased pain.[^missing]', 'footnote [^missing] (missing)'],
	['LDN eased pain [@doe2014].', 'pandoc [@doe2014] (doe2014)'],
	['LDN eased pain [see @doe2014, p. 3; @roe].', 'pandoc [see @doe2014, p. 3; @roe] (doe2014 roe)'],
	['As @doe2014 found, LDN eased pain.', 'pandoc @doe2014 (doe2014)'],
	['LDN eased pain \\cite{doe,roe}.', 'latex \\cite{doe,roe} (doe roe)'],
	['LDN eased pain \\citep[p. 3]{doe}.', 'latex \\citep[p. 3]{doe} (doe)'],
	// Authors and years
	['LDN eased pain (Doe, 2014).', 'author-year (Doe, 2014) (Doe 2014)'],
	['LDN eased pain (Doe 2014).', 'author-year (Doe 2014) (Doe 2014)'],
	['LDN eased pain (Doe et al., 2014a).', 'author-year (Doe et al., 2014a) (Doe 2014)'],
	['LDN eased pain (Doe & Roe, 2014).', 'author-year (Doe & Roe, 2014) (Doe Roe 2014)'],
	['LDN eased pain (see Doe et al., 2014, p. 12).', 'author-year (see Doe et al., 2014, p. 12) (Doe 2014)'],
	['LDN eased pain (van der Doe, 2014).', 'author-year (van der Doe, 2014) (van der Doe 2014)'],
	[
		'LDN eased pain (Doe 2014; Roe et al. 2016).',
		'author-year Doe 2014 (Doe 2014)',
		'author-year Roe et al. 2016 (Roe 2016)',
	],
	['LDN eased pain (Doe 2014, Roe 2016).', 'author-year Doe 2014 (Doe 2014)', 'author-year Roe 2016 (Roe 2016)'],
	['LDN eased pain (Doe et al., Pain Med 2014, n=10).', 'author-year (Doe et al., Pain Med 2014, n=10) (Doe 2014)'],
	['LDN is compounded (Example Clinic, 2022).', 'author-year (Example Clinic, 2022) (Example Clinic 2022)'],
	['LDN is compounded (FDA, 2018).', 'author-year (FDA, 2018) (FDA 2018)'],
	['LDN eased pain (source: Doe et al., 2014).', 'author-year (source: Doe et al., 2014) (Doe 2014)'],
	['Doe et al. (2014) gave LDN.', 'narrative Doe et al. (2014) (Doe 2014)'],
	['Doe and Roe (2014) gave LDN.', 'narrative Doe and Roe (2014) (Doe Roe 2014)'],
	['In Doe et al. (2014), LDN eased pain.', 'narrative Doe et al. (2014) (Doe 2014)'],
	['Doe & Roe 2014 is a review of LDN.', 'narrative Doe & Roe 2014 (Doe Roe 2014)'],
	['A study by Doe 2014 found that LDN eased pain.', 'narrative Doe 2014 (Doe 2014)'],
	['Doe et al. (Pain Med 2014) gave LDN.', 'narrative Doe et al. (Pain Med 2014) (Doe 2014)'],
	// Links and identifiers
	['LDN eased pain ([trial](https://example.org/a)).', 'link trial (https://example.org/a)'],
	['LDN eased pain, see https://example.org/a.', 'link https://example.org/a (https://example.org/a)'],
	['LDN eased pain (www.example.org/a).', 'link www.example.org/a (http://www.example.org/a)'],
	['LDN eased pain (example.org/a).', 'link example.org/a (example.org/a)'],
	['LDN eased pain (doi: 10.1000/abc.12).', 'identifier doi: 10.1000/abc.12 (10.1000/abc.12)'],
	['LDN eased pain, 10.1016/S0140-6736(05)1.', 'identifier 10.1016/S0140-6736(05)1 (10.1016/S0140-6736(05)1)'],
	['LDN eased pain (PMID: 12345678).', 'identifier PMID: 12345678 (12345678)'],
	['LDN eased pain (PMC1234567).', 'identifier PMC1234567 (PMC1234567)'],
	['LDN is in a trial (NCT01234567).', 'identifier NCT01234567 (NCT01234567)'],
	['Doe 2014 (PMID 12345678) gave LDN.', 'narrative Doe 2014 (Doe 2014)', 'identifier PMID 12345678 (12345678)'],
	// Placeholders
	['LDN eased pain [citation needed].', 'placeholder [citation needed] ()'],
	['LDN eased pain (ref).', 'placeholder (ref) ()'],
	['LDN eased pain [?].', 'placeholder [?] ()'],
	['LDN eased pain (source).', 'placeholder (source) ()'],
	['LDN eased pain (R1, R2).', 'placeholder (R1, R2) (R)'],
	['LDN eased pain [DOI].', 'placeholder [DOI] ()'],
	['LDN eased pain【4:2†source】.', 'placeholder 【4:2†source】 ()'],
	['LDN eased pain :contentReference[oaicite:1]{index=1}.', 'placeholder :contentReference[oaicite:1]{index=1} ()'],
	['LDN eased pain citeturn0search3.', 'placeholder citeturn0search3 ()'],
];

const none: readonly string[] = [
	'Take LDN [10mg] as [sic] written.',
	'The page of [2019] names LDN.',
	'The effect of LDN (95% CI [12, 45]) was small.',
	'A room of 20 m² and 10⁹ cells, 5 cm² of skin.',
	'LDN costs 10^3 units.',
	'LDN was approved (June 2020).',
	'LDN was given in 2009, and since March 2020 again.',
	'LDN was studied (Stanford, 2009).',
	'LDN was studied (Pain Med 2009).',
	'The FINAL trial (2024) gave LDN.',
	'What 2025 taught us about LDN.',
	'Doe et al. gave LDN.',
	'A digital object identifier (DOI) names a work on LDN.',
	'LDN was studied (Example University, 2009).',
	'LDN eased pain (read more here).',
	'LDN is explained [on our page](/ldn) and [below](#dose).',
	'[Book a visit](https://example.org/book) for LDN.',
	'Write to ldn@example.org about LDN.',
	'Follow @naltrexone for LDN.',
	'LDN is taken at night.It helps, e.g.no pain.',
	'![LDN](https://example.org/ldn.png)',
	'Take LDN (see the source below) in a dose of (0.5).',
];

describe('extractCitations', () => {
	test.each(found)('%s', (text, ...expected) => {
		expect(citationsIn(text)).toEqual(expected);
	});

	test.each(none)('none in: %s', (text) => {
		expect(citationsIn(text)).toEqual([]);
	});

	test('reads only addresses and identifiers in a reference entry', () => {
		const text = '# LDN\n\n## References\n\n1. Doe 2014 [2]. doi:10.1000/a1';
		expect(citationsIn(text)).toEqual(['identifier doi:10.1000/a1 (10.1000/a1)']);
	});

	test('never throws, and keeps its spans in order and inside the prose', () => {
		const pieces = [
			'[',
			']',
			'(',
			')',
			'1',
			',',
			'–',
			'^',
			'@a',
			'10.1000/',
			'doi:',
			'Doe',
			' et al.',
			' 2014',
			'\\cite{',
			'}',
			'R',
			'?',
			'¹',
			'\uFFFC',
			'https://',
			'a.org',
			'\u200b',
			' ',
			';',
			'&',
			'PMID:',
		];
		let seed = 7;
		for (let round = 0; round < 400; round++) {
			let text = '';
			for (let i = 0; i < 25; i++) {
				seed = (seed * 1103515245 + 12345) % 2147483648;
				text += pieces[seed % pieces.length] ?? '';
			}
			for (const block of parseArticle(text, 'plaintext').blocks) {
				let end = 0;
				for (const { span } of extractCitations(block)) {
					expect(span.start).toBeGreaterThanOrEqual(end);
					expect(span.end).toBeGreaterThan(span.start);
					end = span.end;
				}
				expect(end).toBeLessThanOrEqual(block.prose.text.length);
			}
		}
	});

	test.each([
		['brackets', '(Doe, '],
		['names', 'Doe and '],
		['dots', 'a.b.c.d.'],
		['numbers', '[1,2,3,'],
		['capitals', 'Aa Bb, Cc & '],
	])('takes no more than linear time over %s', (_name, piece) => {
		const text = piece.repeat(8000 / piece.length);
		const start = performance.now();
		citationsIn(text, 'plaintext');
		expect(performance.now() - start).toBeLessThan(1500);
	});
});
