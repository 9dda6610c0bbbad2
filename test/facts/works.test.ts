/** References matched to works, bibliographies read, and the study that a sentence names. */
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { type ArticleFacts, joinFacts } from '../../server/src/facts/article-facts.ts';
import { type BibliographyText, namedBibliographies } from '../../server/src/facts/bibliography.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { isSameJournal, namedStudy } from '../../server/src/facts/named-study.ts';
import { readReference } from '../../server/src/facts/reference-entry.ts';
import { referencesOf } from '../../server/src/facts/references.ts';
import { weakKindOf } from '../../server/src/facts/source-kinds.ts';
import { sourcesOf, workOf } from '../../server/src/facts/works.ts';
import { formulary } from '../support/lint.ts';

function factsOf(text: string, bibliographies?: readonly BibliographyText[]): ArticleFacts {
	const article = parseArticle(text, 'markdown');
	const blocks = article.blocks.map((it) => extractFacts(it, formulary));
	return joinFacts(article, blocks, formulary, bibliographies);
}

const empty = factsOf('# Low dose naltrexone (LDN)\n\nLow dose naltrexone is taken at night.\n');

describe('a reference is the work of', () => {
	test.each([
		['its DOI', 'doi:10.1002/ART.37734', 'younger2013'],
		['a DOI in an address', 'https://onlinelibrary.wiley.com/doi/full/10.1002/art.37734', 'younger2013'],
		['its PMID', 'PMID: 23359310', 'younger2013'],
		['an address of PubMed', 'https://pubmed.ncbi.nlm.nih.gov/20695007/', 'cree2010'],
		['an address of PubMed as it was', 'http://www.ncbi.nlm.nih.gov/pubmed/20695007', 'cree2010'],
		['its PMCID', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6313374/', 'toljan2018'],
		['year, volume and first page', '2010 Aug;68(2):145-50.', 'cree2010'],
		['the same with another last page', 'Ann Neurol 2010;68:145–9', 'cree2010'],
		['APA', 'Polo, O. (2019). LDN in ME/CFS. Fatigue, 7(4), 207–217.', 'polo2019'],
		['an article number', 'Trials. 2021;22(1):804. doi:', 'bruun2021'],
		['PLoS numbers', '2019; 14(2): e0212460.', 'raknes2019'],
		[
			'its whole title',
			'Revisited: Pilot trial of low-dose naltrexone and quality of life in multiple sclerosis',
			'cree2010',
		],
		[
			'title and year, of two with one title',
			'Low dose naltrexone for induction of remission in Crohn’s disease. 2018.',
			'parker2018',
		],
	])('%s', (_name, text, id) => {
		expect(workOf(readReference(text), text, empty)?.id).toBe(id);
	});

	test.each([
		['another DOI at the same place', '2010;68(2):145-50. doi:10.1000/other'],
		['another year', '2011;68(2):145-50'],
		['another volume', '2010;69(2):145-50'],
		['a title that is the start of several', 'Low-dose naltrexone for the treatment of fibromyalgia'],
		['one title of two works', 'Low dose naltrexone for induction of remission in Crohn’s disease'],
		[
			'a title with a year far from it',
			'Pilot trial of low-dose naltrexone and quality of life in multiple sclerosis. 2003.',
		],
		['nothing', ''],
	])('none: %s', (_name, text) => {
		expect(workOf(readReference(text), text, empty)).toBeUndefined();
	});
});

describe('a marker leads to its sources', () => {
	const article = `---
title: Low dose naltrexone
bibliography: [a.bib, b.json]
---

LDN eased pain [1], itch.[^b] LDN eased fatigue (Doe, 2014). LDN eased mood [@cree; @none], see PMID 23359310.

[^b]: Roe R. Itch and naltrexone. 2016.

## References

1. 2010;68(2):145-50
2. Doe J. Naltrexone. J Pain. 2014;15(2):100-109.
`;
	const facts = factsOf(article, [
		{ path: 'a.bib', text: '@article{cree, title = {A {Pilot}}, year = 2010, volume = 68, pages = {145--150}}' },
		{ path: 'b.json', text: '[{"id": "none", "title": "Other", "issued": {"date-parts": [[2012]]}}]' },
	]);

	test('numbers, footnotes, authors, keys and identifiers', () => {
		const found = referencesOf(facts).citations.map((it) =>
			sourcesOf(it, facts).map(({ name, work }) => `${name}${work === undefined ? '' : ` = ${work.id}`}`),
		);
		expect(found).toEqual([
			['entry 1 = cree2010'],
			['the footnote [^b]'],
			['entry 2'],
			['@cree = cree2010', '@none'],
			['PMID 23359310 = younger2013'],
		]);
	});
});

describe('bibliographies', () => {
	const named = (yaml: string) => namedBibliographies(parseArticle(`---\n${yaml}\n---\n\nText.\n`, 'markdown'));

	test.each([
		['bibliography: refs.bib', ['refs.bib']],
		['bibliography: [a.bib, "b c.json"]', ['a.bib', 'b c.json']],
		['bibliography:\n  - a.bib\n  - 3', ['a.bib']],
		['bibliography: {}', []],
		['bibliography:', []],
		['title: x', []],
	])('%s', (yaml, paths) => {
		expect(named(yaml)).toEqual(paths);
	});

	const keys = (path: string, text: string) => [
		...(factsOf(`---\nbibliography: ${path}\n---\n\nLDN.\n`, [{ path, text }]).bibliography?.items.keys() ?? []),
	];

	test.each([
		['a.bib', '', []],
		['a.bib', 'no entry at all', []],
		['a.bib', '@article{a, title={A}} junk @book(b, title="B")', ['a', 'b']],
		['a.bib', '@string{j = "J"}\n@article{a, journal = j # " X"}\n@comment{c, title={C}}\n', ['a']],
		['a.bib', '@article{a, title={A}}\n@article{b, title={broken\n@article{c, title={C}}\n', ['a', 'b', 'c']],
		['a.json', '[{"id":"a"},{"title":"none"},{"id":7}]', ['a', '7']],
		['a.json', '[{"id": "a", "title": "broken"', ['a']],
		['a.json', '{"items": [{"id": "a"}]}', ['a']],
		['a.yaml', 'references:\n- id: a\n  issued: {year: 2014}\n', ['a']],
		['a.yaml', '- [', []],
	])('%s: %j', (path, text, expected) => {
		expect(keys(path, text)).toEqual(expected);
	});

	test('fields of an entry, without TeX', () => {
		const text =
			'@article{m, author = {M{\\"u}ller, J. and {van Dijk}, A.}, title = {{Low} \\emph{doses} \\& pain}, journal = {J~Pain}, date = {2014-02}, volume = 15, number = 2, pages = {100--109}, doi = {https://doi.org/10.1000/X}}';
		const item = factsOf('---\nbibliography: a.bib\n---\n\nLDN.\n', [{ path: 'a.bib', text }]).bibliography?.items.get(
			'm',
		);
		expect(item).toMatchObject({
			authors: 'Muller, van Dijk',
			title: 'Low doses & pain',
			year: '2014',
			volume: '15',
			issue: '2',
			pages: '100–109',
			doi: '10.1000/x',
		});
	});

	test('without the texts of the files that it names, an article has none', () => {
		expect(factsOf('---\nbibliography: a.bib\n---\n\nLDN.\n').bibliography).toBeUndefined();
		expect(factsOf('LDN.\n', []).bibliography).toBeUndefined();
	});

	test('a file that is not there is missing', () => {
		const facts = factsOf('---\nbibliography: a.bib\n---\n\nLDN.\n', [{ path: 'a.bib', text: undefined }]);
		expect(facts.bibliography?.missing).toEqual(['a.bib']);
	});
});

describe('a sentence names', () => {
	const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
		['A 2010 study found less pain', ['2010'], []],
		['A small, double-blind 2010 crossover trial found less pain', [], []],
		['The 2013 double-blind, placebo-controlled trial of women found less pain', ['2013'], []],
		['A study published in 2015 in the Journal of Pain showed it', ['2015'], ['Journal of Pain']],
		['A trial published in The Lancet Neurology in March 2016 showed it', ['2016'], ['The Lancet Neurology']],
		['A paper published in Frontiers in Immunology showed it', [], ['Frontiers in Immunology']],
		['Writing in the American Journal of Psychiatry, a team described it', [], ['American Journal of Psychiatry']],
		['Published in Pain Notes in 2014, a pilot showed it', ['2014'], ['Pain Notes']],
		['In 2018, researchers at one clinic reported less pain', ['2018'], []],
		['In 2009 a pilot study showed less pain', ['2009'], []],
		['In a trial from 2011, pain was less', ['2011'], []],
		['Doe et al. (2014) saw less pain', ['2014'], []],
		['Results appeared in JAMA Neurology', [], ['JAMA Neurology']],
		['A report in the journal Pain Notes described it', [], ['Pain Notes']],
		['Naltrexone was approved in 1984 for opioid dependence', [], []],
		['In 2009, 40 women took part', [], []],
		['Between 2009 and 2012 the clinic saw 200 patients', [], []],
		['The trial began in 2014 and ran for two years', [], []],
		['Prescriptions rose after a film in 2013', [], []],
		['It was first used at low dose in 1985', [], []],
		['The journal of a patient tells how pain went', [], []],
		['It was published in English', [], []],
		['In Norway, use rose', [], []],
		['2013 participants were asked', [], []],
		['The dose was 2010 mcg', [], []],
	];

	test.each(rows)('%s', (text, years, journals) => {
		expect(namedStudy(text)).toEqual({ years, journals });
	});
});

describe('journals', () => {
	test.each([
		['Annals of Neurology', 'Ann Neurol'],
		['The Journal of Pain', 'J Pain'],
		['Journal of Clinical Rheumatology', 'Clin Rheumatol'],
		['Proceedings of the National Academy of Sciences', 'Proc Natl Acad Sci'],
		['British Medical Journal', 'BMJ'],
		['JAMA', 'Journal of the American Medical Association'],
		['Arthritis & Rheumatism', 'Arthritis Rheum'],
		['The Lancet', 'Lancet Rheumatol'],
	])('%s may be %s', (a, b) => {
		expect(isSameJournal(a, b)).toBe(true);
	});

	test.each([
		['Journal of Neuroimmunology', 'Ann Neurol'],
		['Pain Medicine', 'Clin Rheumatol'],
		['American Journal of Gastroenterology', 'Dig Dis Sci'],
		['The Lancet Rheumatology', 'Trials'],
	])('%s is not %s', (a, b) => {
		expect(isSameJournal(a, b)).toBe(false);
	});
});

describe('kinds of sources', () => {
	test.each([
		['https://www.sciencedaily.com/releases/2019/1.htm', 'press release'],
		['https://www.healthline.com/health/x', undefined],
		['https://old.reddit.com/r/x', 'forum'],
		['https://x.substack.com/p/y', 'blog'],
		['https://drjanedoe.com/ldn', 'blog'],
		['https://ldnresearchtrust.org/x', 'advocacy'],
		['www.ldnscience.org/x', 'advocacy'],
		['https://fibromyalgianewstoday.com/x', 'news'],
		['https://crohnsliving.com/x', 'advocacy'],
		['https://arthritis-research.biomedcentral.com/articles/x', undefined],
		['https://thyroid.org/x', undefined],
		['https://www.hopkinsmedicine.org/blog/x', undefined],
		['https://www.gov.uk/news/x', undefined],
		['https://pubmed.ncbi.nlm.nih.gov/1/', undefined],
		['https://www.ema.europa.eu/news/x', undefined],
		['https://www.youtube.com/watch?v=1', 'video'],
		['https://www.examplepharmacy.co.uk/x', 'vendor'],
		['https://shop.example.com/products/x', 'vendor'],
		['Doe J. Naltrexone. A book. 2014.', undefined],
		['Press release: naltrexone eases pain. Example Ltd, 2014.', 'press release'],
		['YouTube, Dr. Doe on naltrexone', 'video'],
	])('%s', (text, kind) => {
		expect(weakKindOf(readReference(text), text)).toBe(kind);
	});
});
