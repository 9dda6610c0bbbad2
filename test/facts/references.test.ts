/** Reference entries in the styles in use, identifiers that cannot be valid, and citations settled over an article. */
import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { ArticleFacts } from '../../server/src/facts/article-facts.ts';
import { citationStyle, insertCitation } from '../../server/src/facts/citation-style.ts';
import { extractCitations } from '../../server/src/facts/citations.ts';
import { malformedAddress, malformedIdentifiers } from '../../server/src/facts/identifiers.ts';
import { firstPage, readReference } from '../../server/src/facts/reference-entry.ts';
import { entriesOf, placeholders, referencesOf } from '../../server/src/facts/references.ts';
import { settleCitations } from '../../server/src/facts/settle-citations.ts';
import { formulary } from '../support/lint.ts';

/** The part of the facts that citations need. */
function factsOf(text: string, format: ArticleFormat = 'markdown'): ArticleFacts {
	const article = parseArticle(text, format);
	const blocks = article.blocks.map((block) => ({
		drugs: [],
		conditions: [],
		citations: extractCitations(block),
		doses: [],
		statements: [],
		claims: [],
	}));
	const subject = {
		drugs: [],
		main: undefined,
		isLowDoseArticle: false,
		genre: 'article' as const,
		owes: { disclaimers: false, safety: false },
	};
	return { article, blocks: settleCitations(article, blocks), subject, formulary, bibliography: undefined };
}

const place = '2014 15 2 100';
const entries: readonly (readonly [string, Record<string, string>])[] = [
	[
		'Doe J, Roe R. Low doses for pain. J Pain. 2014;15(2):100-9.',
		{ place, title: 'Low doses for pain', journal: 'J Pain', authors: 'Doe J, Roe R.' },
	],
	['Doe J. Low doses for pain. J Pain. 2014 Feb 3;15(2):100-109. doi: 10.1000/JP.1', { place, doi: '10.1000/jp.1' }],
	[
		'Doe, J., & Roe, R. (2014). Low doses for pain. Journal of Pain, 15(2), 100–109.',
		{ place, title: 'Low doses for pain', journal: 'Journal of Pain' },
	],
	[
		'Doe, Jane. "Low Doses." Journal of Pain 15, no. 2 (2014): 100–109.',
		{ place, title: 'Low Doses.', journal: 'Journal of Pain' },
	],
	['Doe, Jane. "Low Doses." Pain Notes, vol. 15, no. 2, 2014, pp. 100-09.', { place, journal: 'Pain Notes' }],
	[
		'J. Doe, "Low doses for pain," J. Pain, vol. 15, no. 2, pp. 100–109, Feb. 2014.',
		{ place, title: 'Low doses for pain,' },
	],
	[
		'Doe J, Roe R. Low doses for pain. Pain Notes 15 (2014) 100–109',
		{ title: 'Low doses for pain', year: '2014', volume: '15', pages: '100–109' },
	],
	['Doe, J.; Roe, R. Low doses for pain. Biology 2014, 15, 100.', { year: '2014', volume: '15', pages: '100' }],
	['PubMed 12345678', { pmid: '12345678' }],
	['2014; 15(2): 100–109. Published online 2014 Mar 21. doi: 10.1000/jp-1', { place, doi: '10.1000/jp-1' }],
	['J Pain.2014 Aug;15(2):100-9.', { place, journal: 'J Pain' }],
	['2017; 19(3): e0211111.Published online 2017 Mar 11.', { place: '2017 19 3 e0211111' }],
	['2020 Aug; 117: 204517', { place: '2020 117  204517' }],
	['2016; 2016(2): CD000001.', { place: '2016 2016 2 cd000001' }],
	['Journal List Example v.14(2); 2022 Feb PMC1234567', { pmcid: 'PMC1234567', year: '2022' }],
	['Low doses. https://pubmed.ncbi.nlm.nih.gov/12345678/', { pmid: '12345678' }],
	['https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/', { pmcid: 'PMC1234567' }],
	['https://www.example.org/doi/full/10.1000/abc.1?x=2', { doi: '10.1000/abc.1' }],
	[
		'doi:10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2',
		{ doi: '10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2' },
	],
	[
		'Doe J. Low doses for pain. medRxiv 2021. doi: 10.1101/2021.01.02.12345678v2',
		{ doi: '10.1101/2021.01.02.12345678v2', title: 'Low doses for pain' },
	],
	['Doe J. Low doses. arXiv:2101.01234', { other: 'arXiv:2101.01234' }],
	[
		'Doe J. Pain and its treatment. ISBN 978-3-16-148410-0',
		{ other: 'ISBN 978-3-16-148410-0', title: 'Pain and its treatment' },
	],
	['2014 Mar;15(2):100-109. doi:', { cut: 'doi:' }],
	['J Pain 2014. doi: 10.1000/s00999-013-', { cut: '10.1000/s00999-013-' }],
	['2017; 19(3): e02. Published online 2017 Mar 11. do', { cut: 'do' }],
	['Doe J. Low doses for pain. PMID:', { cut: 'PMID:' }],
	['Doe J, et al. J Pain 2014.', { authors: 'Doe J, et al.', journal: 'J Pain', year: '2014' }],
];

describe('readReference', () => {
	test.each(entries)('%s', (text, expected) => {
		const it = readReference(text);
		const read: Record<string, string | undefined> = {
			...it,
			place: [it.year, it.volume, it.issue, firstPage(it.pages ?? '')].join(' '),
			other: it.otherIdentifier,
			cut: it.cut && text.slice(it.cut.start, it.cut.end),
		};
		expect(Object.fromEntries(Object.keys(expected).map((key) => [key, read[key]]))).toEqual(expected);
	});

	test.each([
		'Doe 2014',
		'Doe J, et al. J Pain 2014.',
		'2016 May; 9(3): 318–320.',
		'Example Clinic',
		'Doe et al., PMC 2014',
	])('finds no title in: %s', (text) => {
		expect(readReference(text).title).toBeUndefined();
	});
});

const faults: readonly (readonly [string, string | undefined])[] = [
	['doi: 10,1000/abc.1', '10.1000/abc.1'],
	['doi:1O.1000/abc.1', '10.1000/abc.1'],
	['doi: 10.1000/ abc.12', '10.1000/abc.12'],
	['doi: 10.1000/s1–2–3', '10.1000/s1-2-3'],
	['doi:10.12/abc', undefined],
	['PMID: 1234567O', 'PMID: 12345670'],
	['PMID: 1234567890', undefined],
	['PMID: PMC1234567', 'PMCID: PMC1234567'],
	['PMCID: 1234567', 'PMCID: PMC1234567'],
	['ISBN 978-3-16-148410-1', undefined],
	['https//example.org/a', 'https://example.org/a'],
	['http:/example.org/a', 'http://example.org/a'],
	['htps://example.org/a', 'https://example.org/a'],
	['https://https://example.org/a', 'https://example.org/a'],
	['https://www,example.org/a', 'https://www.example.org/a'],
	['https://pubmed/12345678', undefined],
	['doi:10.1000/a\u200bbc', '10.1000/abc'],
	['https://example.org/a\u00adb', 'https://example.org/ab'],
];

describe('malformedIdentifiers', () => {
	test.each(faults)('%s', (text, replacement) => {
		expect(malformedIdentifiers(`LDN (${text}) helps.`).map((it) => it.replacement)).toEqual([replacement]);
	});

	test.each([
		'doi:10.1000/abc(1)2 and 10.1130/G12345A.1, ratio 10.5/20',
		'PMID: 12345670, PMID 7, PMC2345678, PMCID: PMC2345678, PMC 2014',
		'ISBN 0-306-40615-2 and ISBN-13: 978-0-306-40615-7 2014',
		'https://www.example.org/a_(b)?c=d#e, http://localhost:80/a, https://web.archive.org/web/2020/https://example.org',
		'doi: 10.1000/s00999-013-4015-',
	])('none in: %s', (text) => {
		expect(malformedIdentifiers(text)).toEqual([]);
	});

	test.each([
		['https://doi.org/10.1000/abc.', 'https://doi.org/10.1000/abc'],
		['https://example.org/a,', 'https://example.org/a'],
		['https://example.org/a%E2%80%8B', 'https://example.org/a'],
	])('of a link: %s', (url, replacement) => {
		expect(malformedAddress(url)?.replacement).toBe(replacement);
	});

	test.each(['https://example.org/a.', '/ldn', '#dose', 'mailto:a@example.org', 'https://www.exämple.org/'])(
		'none of a link: %s',
		(url) => {
			expect(malformedAddress(url)).toBeUndefined();
		},
	);
});

describe('referencesOf', () => {
	test('joins markers with the entries that they name', () => {
		const facts = factsOf('# LDN\n\nA [1]. B.[^n]\n\n## References\n\n1. Doe 2014\n2. Roe 2015\n\n[^n]: A note.');
		const references = referencesOf(facts);
		expect(references.entries.map((it) => `${it.kind} ${it.label} ${it.text}`)).toEqual([
			'list 1 Doe 2014',
			'list 2 Roe 2015',
			'footnote n A note.',
		]);
		expect(references.citations.map((it) => entriesOf(it.citation, references).map(({ label }) => label))).toEqual([
			['1'],
			['n'],
		]);
	});

	test.each<readonly [string, readonly string[]]>([
		['It eased pain.1 It eased itch in adults.2,3', ['1', '2 3']],
		['It eased pain (1). It eased itch (2, 3).', ['1', '2 3']],
		['It eased pain1 and itch2.', ['1', '2']],
		['It eased pain.1 It eased itch.', []],
		['It eased pain.7 It eased itch.9', []],
		['Steps: (1) swallow, (2) rest, (3) sleep. IL6, TLR4 and B12 rose.', []],
		['It eased pain [1] and, in grade 2, itch.2', ['1']],
	])('bare numbers as markers of a list: %s', (text, labels) => {
		const facts = factsOf(`LDN\n\n${text}\n\nReferences\n\n1. Doe 2014\n2. Roe 2015\n3. Poe 2016`, 'plaintext');
		expect(referencesOf(facts).citations.map((it) => it.citation.labels.join(' '))).toEqual(labels);
		expect(settleCitations(facts.article, facts.blocks)).toEqual(facts.blocks);
	});

	test('reads a list that lost its line ends', () => {
		const text =
			'LDN [1]\n\nReferences\n\n1. Doe J. Low doses. 2014. 2. Roe R. Again, 2 mg. 2015. 3. https://example.org/a';
		const { entries } = referencesOf(factsOf(text, 'plaintext'));
		expect(entries.map((it) => text.slice(it.span.start, it.span.end))).toEqual([
			'1. Doe J. Low doses. 2014.',
			'2. Roe R. Again, 2 mg. 2015.',
			'3. https://example.org/a',
		]);
	});

	test.each<readonly [string, number]>([
		['LDN eased pain (R). LDN eased itch (R).', 2],
		['LDN eased pain (R).', 0],
		['Vivitrol(R) is no LDN. Contrave(R) is none.', 0],
		['LDN eased pain(R). LDN eased itch(R). Vivitrol(R) did not.', 2],
		['LDN eased pain ([R](https://example.org/r)). LDN eased itch ([R](https://example.org/s)).', 0],
		['LDN eased pain (ref).', 1],
	])('placeholders of: %s', (text, count) => {
		expect(placeholders(factsOf(text))).toHaveLength(count);
	});

	test.each<readonly [string, number]>([
		[
			'---\npermalink: https://example.org/ldn\n---\n\nLDN: [more](https://www.example.org/dose), [trial](https://example.com/t).',
			1,
		],
		['LDN: read [our guide](https://example.org/guide), and [more](https://example.org/more).', 0],
		['LDN: read our main [guide](https://example.org/guide).', 0],
		['LDN: see our [trial](https://doi.org/10.1000/a).', 1],
	])('leaves out links into the own site: %s', (text, count) => {
		expect(referencesOf(factsOf(text)).citations).toHaveLength(count);
	});
});

const list = '\n\n## References\n\n1. Doe J. Low doses for pain. 2014.\n';
const inserted: readonly (readonly [string, ArticleFormat, string, string])[] = [
	['LDN helps [1]. It is cheap.', 'markdown', 'numbered', 'LDN helps [1]. It is cheap [2].'],
	['LDN helps.<sup>1</sup> It is cheap.', 'markdown', 'numbered', 'LDN helps.<sup>1</sup> It is cheap<sup>2</sup>.'],
	['LDN helps.¹ It is cheap.', 'markdown', 'numbered', 'LDN helps.¹ It is cheap².'],
];

type Inserted = readonly [text: string, format: ArticleFormat, expected: string];

describe('insertCitation', () => {
	test.each(inserted)('%s', (text, format, kind, expected) => {
		const facts = factsOf(text + list, format);
		expect(citationStyle(facts).kind).toBe(kind);
		const edits = insertCitation(facts, text.length - 1, 'Roe');
		expect(applyEdits(text + list, edits)).toBe(`${expected}${list}2. Roe\n`);
	});

	test.each<Inserted>([
		['LDN helps.\n', 'markdown', 'LDN helps[^1].\n\n[^1]: Roe\n'],
		['LDN helps.', 'plaintext', 'LDN helps [1].\n\nReferences\n\n1. Roe'],
		['LDN[^1] helps.\n\n[^1]: Doe', 'markdown', 'LDN[^1][^2] helps.\n\n[^1]: Doe\n[^2]: Roe'],
		['LDN [@doe2014] helps.', 'markdown', 'LDN [@doe2014] helps.'],
		['<p>LDN helps.</p>', 'html', '<p>LDN helps [1].</p>\n<h2>References</h2>\n<ol>\n<li>Roe</li>\n</ol>'],
		...['<sup>1</sup>', '<sup><a href="#r1">1</a></sup>', '[1]', '[<a href="#r1">1</a>]'].map((marker): Inserted => {
			const own = marker.startsWith('[') ? ' [2]' : '<sup>2</sup>';
			const list = '<h2>References</h2>\n<ol>\n<li>Doe J. Pain. 2014.</li>';
			return [
				`<p>LDN helps. Also${marker}</p>${list}`,
				'html',
				`<p>LDN helps${own}. Also${marker}</p>${list}\n<li>Roe</li>`,
			];
		}),
		[
			'<p>LDN helps. Also [1]</p><h2>References</h2><p>[1] Doe J. Pain. 2014.</p>',
			'html',
			'<p>LDN helps [2]. Also [1]</p><h2>References</h2><p>[1] Doe J. Pain. 2014.</p>\n<p>[2] Roe</p>',
		],
		[
			'<p>LDN helps. Also [1]</p><h2>References</h2>[1] Doe J. Pain. 2014.',
			'html',
			'<p>LDN helps [2]. Also [1]</p><h2>References</h2>[1] Doe J. Pain. 2014.<br>\n[2] Roe',
		],
		['LDN <B>helps</B>.\n', 'mdx', 'LDN <B>helps</B>[^1].\n\n[^1]: Roe\n'],
	])('%s', (text, format, expected) => {
		const facts = factsOf(text, format);
		const at = text.includes('[^1] ') ? text.indexOf(' helps') : text.indexOf('.');
		expect(applyEdits(text, insertCitation(facts, at, 'Roe'))).toBe(expected);
	});

	test('the added entry answers the added marker', () => {
		for (const [text, format] of inserted) {
			const facts = factsOf(text + list, format);
			const fixed = factsOf(applyEdits(text + list, insertCitation(facts, text.length - 1, 'Roe')), format);
			const references = referencesOf(fixed);
			expect(references.citations.every((it) => entriesOf(it.citation, references).length > 0)).toBe(true);
		}
	});
});
