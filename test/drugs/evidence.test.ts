import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEvidenceBase, designs, doiKey } from '../../server/src/drugs/evidence.ts';
import { createFormulary } from '../../server/src/drugs/formulary.ts';
import { parseEvidence } from '../../server/src/drugs/parse-evidence.ts';
import type { Condition } from '../../server/src/drugs/profile.ts';
import { profiles } from '../../server/src/drugs/profiles.generated.ts';
import { workLabel, workUrl } from '../../server/src/drugs/work-words.ts';
import { formulary } from '../support/lint.ts';
import { work } from '../support/works.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/evidence.md'), 'utf8');

describe.each(profiles)('works on $id', (profile) => {
	const evidence = formulary.evidence(profile.id);

	it('can each be found', () => {
		const lost = evidence.works.filter(
			({ csl }) => csl.DOI === undefined && csl.PMID === undefined && csl.PMCID === undefined && csl.URL === undefined,
		);
		expect(lost.map((it) => it.id)).toEqual([]);
		for (const it of evidence.works) {
			expect(workUrl(it), it.id).toMatch(/^https?:\/\/[^\s()]+$/);
			expect(page, it.id).toContain(`](${workUrl(it)})`);
		}
	});

	it('are found by each of their identifiers', () => {
		for (const it of evidence.works) {
			expect(evidence.byId(it.id)).toBe(it);
			expect(it.csl.DOI === undefined ? it : evidence.byDoi(it.csl.DOI)).toBe(it);
			expect(it.csl.PMID === undefined ? it : evidence.byPmid(it.csl.PMID)).toBe(it);
			expect(it.csl.PMCID === undefined ? it : evidence.byPmcid(it.csl.PMCID)).toBe(it);
		}
	});

	it('speak in one plain sentence', () => {
		for (const { id, outcome } of evidence.works) {
			expect(outcome, id).toMatch(/^[A-Z\d][^\n]{10,160}\.$/);
			expect(outcome, id).not.toMatch(/\.\s[A-Z]/);
		}
	});

	it('stand on the page for each condition, or it says that there are none', () => {
		const bare = page.match(/^No work on .* is known for: (.*)\. The certainty is none\.$/m)?.[1]?.split(', ') ?? [];
		for (const { id, names } of profile.conditions) {
			const name = names[0] ?? '';
			const has = evidence.about(id).length > 0;
			expect([id, bare.includes(name)]).toEqual([id, !has]);
			expect([id, page.toLowerCase().includes(`\n### ${name.toLowerCase()}\n`)]).toEqual([id, has]);
			expect([id, has || evidence.certainty(id).reason === 'No work is known.']).toEqual([id, true]);
		}
	});
});

it('works for fibromyalgia: the best design first, results against it included', () => {
	const works = formulary.evidence('naltrexone').about('fibromyalgia');
	expect(works.slice(0, 4).map((it) => [it.design, it.direction])).toEqual([
		['meta-analysis', 'benefit'],
		['rct', 'no-difference'],
		['crossover', 'no-difference'],
		['crossover', 'benefit'],
	]);
	expect(works.at(-1)?.design).toBe('protocol');
});

it('a drug without works has an empty base', () => {
	const empty = createFormulary([]).evidence('testamine');
	expect(empty.works).toEqual([]);
	expect(empty.byDoi('10.1000/x')).toBeUndefined();
	expect(empty.certainty('gout')).toEqual({ level: 'none', reason: 'No work is known.', works: [] });
});

describe('look-up', () => {
	const made = work({
		csl: { DOI: '10.1016/S2665-9913(23)00278-3', PMID: '23359310', PMCID: 'PMC661907', volume: '33', page: '451-459' },
	});
	const letter = work({ id: 'roe2010', csl: { volume: '6', page: 'e31-e39' } });
	const first = work({ id: 'poe2012', csl: { issued: { 'date-parts': [[2012]] }, volume: '1', page: '7-9' } });
	const second = work({ id: 'moe2012', csl: { issued: { 'date-parts': [[2012]] }, volume: '2', page: '7' } });
	const base = createEvidenceBase([made, letter, first, second], []);

	it.each([
		'10.1016/S2665-9913(23)00278-3',
		'10.1016/s2665-9913(23)00278-3',
		'https://doi.org/10.1016/S2665-9913(23)00278-3',
		'http://dx.doi.org/10.1016/S2665-9913(23)00278-3',
		'doi.org/10.1016%2FS2665-9913(23)00278-3',
		'doi:10.1016/S2665-9913(23)00278-3.',
		'DOI: 10.1016/S2665-9913(23)00278-3',
		'https://doi.org/doi:10.1016/S2665-9913(23)00278-3',
		'https://doi.org/10.1016/S2665-9913%2823%2900278-3',
	])('DOI %s', (doi) => {
		expect(base.byDoi(doi)).toBe(made);
	});

	it.each([['10.1016/S2665-9913(23)00278'], [''], ['doi:'], ['10.1016/%']])('no work has the DOI "%s"', (doi) => {
		expect(base.byDoi(doi)).toBeUndefined();
	});

	it('a DOI keeps a bracket that belongs to it', () => {
		expect(doiKey('10.1016/0735-6757(90)')).toBe('10.1016/0735-6757(90)');
		expect(doiKey('10.1000/abc)')).toBe('10.1000/abc');
	});

	it('PMID and PMCID by their digits', () => {
		expect(base.byPmid('PMID: 23359310')).toBe(made);
		expect(base.byPmid('')).toBeUndefined();
		expect(base.byPmcid('pmc661907')).toBe(made);
		expect(base.byPmcid('661907')).toBe(made);
	});

	it.each([
		[2010, '33', '451', 'doe2010'],
		[2010, '33(4)', '451–459', 'doe2010'],
		[2010, undefined, 'pp. 451', 'doe2010'],
		[2010, '6', 'E31', 'roe2010'],
		[2010, '34', '451', undefined],
		[2011, '33', '451', undefined],
		[2010, '33', undefined, undefined],
		[2010, '33', '45', undefined],
		[2012, '2', '7', 'moe2012'],
		[2012, undefined, '7', undefined],
	])('%i; %s: %s', (year, volume, page, id) => {
		expect(base.byPlace(year, volume, page)?.id).toBe(id);
	});
});

describe('about', () => {
	const conditions = [
		condition('arthritis'),
		condition('gout', ['arthritis']),
		condition('flu'),
		condition('pain', [], 'outcome'),
	];
	const gout = work();
	const report = work({ id: 'roe2015', design: 'case-report' });
	const newer = work({ id: 'poe2012', csl: { issued: { 'date-parts': [[2012]] } } });
	const standard = work({ id: 'moe2012', lowDose: false });
	const general = work({ id: 'loe2012', conditions: ['pain'] });
	const base = createEvidenceBase([report, standard, gout, newer, general], conditions);

	it('the best design first, then the newest, other doses last', () => {
		expect(base.about('gout').map((it) => it.id)).toEqual(['poe2012', 'doe2010', 'roe2015', 'moe2012']);
	});

	it('a wider condition has the works of its narrower ones', () => {
		expect(base.about('arthritis')).toEqual(base.about('gout'));
		expect(base.certainty('arthritis').reason).toContain('narrower');
		expect(base.about('flu')).toEqual([]);
	});

	it.each([
		['gout', true],
		['arthritis', true],
		['pain', true],
		['flu', false],
	])('a work on gout relates to %s: %s', (id, expected) => {
		expect(base.relates(gout, id)).toBe(expected);
	});

	it('a work on no disease in particular relates to all', () => {
		expect(base.relates(general, 'flu')).toBe(true);
	});
});

describe('in words', () => {
	it.each([
		[work({ csl: { author: [{ family: 'Doe' }] } }), 'Doe 2010'],
		[work({ csl: { author: [{ family: 'Doe' }, { family: 'Roe' }] } }), 'Doe and Roe 2010'],
		[work({ csl: { author: [{ family: 'Doe' }, { family: 'Roe' }, { family: 'Poe' }] } }), 'Doe et al. 2010'],
		[work({ moreAuthors: true, csl: { author: [{ family: 'Doe' }] } }), 'Doe et al. 2010'],
		[work(), 'A trial of testamine in gout 2010'],
	])('%#: %s', (made, label) => {
		expect(workLabel(made)).toBe(label);
	});

	it.each([
		[{ DOI: '10.1016/S2(23)1', PMID: '1' }, 'https://doi.org/10.1016/S2%2823%291'],
		[{ PMID: '12', PMCID: 'PMC3' }, 'https://pubmed.ncbi.nlm.nih.gov/12/'],
		[{ PMCID: 'PMC3' }, 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3/'],
		[{ URL: 'https://example.org/a' }, 'https://example.org/a'],
	])('%o', (csl, url) => {
		expect(workUrl(work({ csl }))).toBe(url);
	});
});

describe('data with a problem', () => {
	it('is read when it has none', () => {
		const { works, problems } = parseEvidence(
			[raw(), raw({ id: 'roe2011' }, { DOI: '10.1000/b', PMID: '2' })],
			['gout'],
		);
		expect(problems).toEqual([]);
		expect(works?.[0]).toEqual(work({ csl: { DOI: '10.1000/a', PMID: '1' } }));
	});

	it.each<[string, unknown, readonly string[]]>([
		['no list', {}, ['works: Expected a list, got {}.']],
		[
			'no identifier',
			[raw({}, { DOI: undefined, PMID: undefined })],
			['works[0].csl: The work cannot be found: it needs a DOI, PMID, PMCID or URL.'],
		],
		[
			'a DOI with its resolver',
			[raw({}, { DOI: 'https://doi.org/10.1000/a' })],
			['works[0].csl.DOI: Expected a DOI "10.…/…" without what stands before it, got "https://doi.org/10.1000/a".'],
		],
		[
			'a DOI that ends in a full stop',
			[raw({}, { DOI: '10.1000/a.' })],
			['works[0].csl.DOI: Expected a DOI "10.…/…" without what stands before it, got "10.1000/a.".'],
		],
		[
			'a PMID in words',
			[raw({}, { PMID: 'PMID 1' })],
			['works[0].csl.PMID: Expected the digits of a PMID, got "PMID 1".'],
		],
		['a PMCID without PMC', [raw({}, { PMCID: '12' })], ['works[0].csl.PMCID: Expected a PMCID "PMC…", got "12".']],
		[
			'an address that is none',
			[raw({}, { URL: 'example' })],
			['works[0].csl.URL: Expected an address "https://…", got "example".'],
		],
		[
			'one DOI twice, in another case',
			[raw(), raw({ id: 'roe2011' }, { DOI: '10.1000/A', PMID: '2' })],
			['works[1].csl.DOI: "10.1000/a" stands twice; the other is at works[0].csl.DOI.'],
		],
		[
			'one PMID twice',
			[raw(), raw({ id: 'roe2011' }, { DOI: '10.1000/b' })],
			['works[1].csl.PMID: "1" stands twice; the other is at works[0].csl.PMID.'],
		],
		[
			'one key twice',
			[raw(), raw({}, { DOI: '10.1000/b', PMID: '2' })],
			['works[1].id: "doe2010" stands twice; the other is at works[0].id.'],
		],
		[
			'a key that is none',
			[raw({ id: 'Doe 2010' })],
			['works[0].id: Expected a citation key: name, year and, if need be, a word, got "Doe 2010".'],
		],
		[
			'an unknown condition',
			[raw({ conditions: ['gouts'] })],
			['works[0].conditions[0]: Unknown condition "gouts". Did you mean "gout"?'],
		],
		[
			'a result for another condition',
			[raw({ directions: { flu: 'harm' } })],
			['works[0].directions: "flu" is none of the work\'s conditions.'],
		],
		[
			'an unknown design',
			[raw({ design: 'trial' })],
			[`works[0].design: Expected one of ${designs.join(', ')}, got "trial".`],
		],
		['a part of nothing', [raw({ partOf: 'roe2009' })], ['works[0].partOf: No other work has the key "roe2009".']],
		['a part of itself', [raw({ partOf: 'doe2010' })], ['works[0].partOf: No other work has the key "doe2010".']],
		['half a person', [raw({ n: 1.5 })], ['works[0].n: Expected a whole number above 0, got 1.5.']],
		[
			'a year that is none',
			[raw({}, { issued: { 'date-parts': [[20100]] } })],
			['works[0].csl.issued.date-parts[0][0]: Expected a year.'],
		],
		['no outcome', [raw({ outcome: undefined })], ['works[0]: Missing "outcome".']],
	])('%s', (_, data, expected) => {
		const { works, problems } = parseEvidence(data, ['gout']);
		expect(problems.map((it) => `${it.path}: ${it.message}`)).toEqual(expected);
		expect(works).toBeUndefined();
	});

	it('an unknown key', () => {
		const { problems } = parseEvidence([raw({ outcomes: 'x' }), raw({ id: 'roe2011' }, { doi: 'x' })], ['gout']);
		expect(problems.map((it) => it.path)).toEqual(['works[0]', 'works[1].csl']);
		expect(problems[0]?.message).toContain('Unknown key "outcomes". Did you mean "outcome"?');
		expect(problems[1]?.message).toContain('Unknown key "doi". Did you mean "DOI"?');
	});

	it.each([[null], ['text'], [undefined], [[null, 1, []]], [[{ csl: 1, conditions: 2 }]]])(
		'%j is taken without throwing',
		(data) => {
			expect(parseEvidence(data, []).problems.length).toBeGreaterThan(0);
		},
	);
});

function condition(id: string, within: readonly string[] = [], kind: Condition['kind'] = 'condition'): Condition {
	return { id, names: [id], kind, tier: 1, within, certainty: undefined, source: undefined };
}

function raw(changes: Readonly<Record<string, unknown>> = {}, csl: Readonly<Record<string, unknown>> = {}): unknown {
	const { n, dose: _, partOf: __, directions: ___, lowDose: ____, moreAuthors: _____, ...rest } = work();
	return { ...rest, n, ...changes, csl: { ...rest.csl, DOI: '10.1000/a', PMID: '1', ...csl } };
}
