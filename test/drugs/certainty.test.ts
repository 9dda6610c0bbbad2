import { describe, expect, it } from 'vitest';
import { certaintyOf, certaintyWords, type Result } from '../../server/src/drugs/certainty.ts';
import type { Certainty } from '../../server/src/drugs/profile.ts';
import { profiles } from '../../server/src/drugs/profiles.generated.ts';
import { formulary } from '../support/lint.ts';
import { work } from '../support/works.ts';

const trial = { design: 'rct', n: 250 } as const;

describe('the rule of certainty', () => {
	it.each<[string, readonly Result[], Certainty, string]>([
		['no works', [], 'none', 'No work is known.'],
		[
			'animals and cells alone',
			[result({ design: 'animal', species: 'animal' }), result({ design: 'in-vitro', species: 'cells' })],
			'none',
			'No work in people: animals, cells or ideas alone.',
		],
		[
			'a protocol counts for nothing',
			[result({ design: 'protocol', direction: 'no-result', n: 900 })],
			'none',
			'No work with a result of its own in people.',
		],
		[
			'a narrative review counts for nothing',
			[result({ design: 'review', direction: 'benefit' })],
			'none',
			'No work with a result of its own in people.',
		],
		['another dose', [result({ ...trial, lowDose: false })], 'none', 'No work tested the low dose.'],
		[
			'case reports',
			[result({ design: 'case-report', n: 1 }), result({ design: 'case-series', n: 12 })],
			'very low',
			'No controlled trial: two works without a control group.',
		],
		[
			'a large cohort',
			[result({ design: 'cohort', n: 5000 })],
			'very low',
			'No controlled trial: one work without a control group.',
		],
		[
			'a register without a benefit',
			[result({ design: 'registry', n: 900, direction: 'no-difference' })],
			'none',
			'No controlled trial, and no other work found a benefit.',
		],
		['two large trials that agree', [result(trial), result(trial)], 'high', 'Two controlled trials with 500 people.'],
		[
			'a single trial',
			[result({ ...trial, n: 500 })],
			'moderate',
			'One controlled trial with 500 people: no second trial.',
		],
		[
			'few people',
			[result(trial), result({ ...trial, n: 60 })],
			'moderate',
			'Two controlled trials with 310 people: too few people to be sure.',
		],
		[
			'very few people',
			[result({ ...trial, n: 40 }), result({ ...trial, n: 14 })],
			'low',
			'Two controlled trials with 54 people: far too few people to be sure.',
		],
		[
			'results that disagree',
			[result(trial), result({ ...trial, direction: 'no-difference' })],
			'moderate',
			'Two controlled trials with 500 people: results that disagree.',
		],
		[
			'mixed results',
			[result({ ...trial, direction: 'mixed' }), result({ ...trial, direction: 'mixed' })],
			'moderate',
			'Two controlled trials with 500 people: mixed results.',
		],
		[
			'trials that found nothing, and reports that found something',
			[
				result({ ...trial, direction: 'no-difference' }),
				result({ ...trial, direction: 'harm' }),
				result({ design: 'case-report', n: 1 }),
			],
			'very low',
			'Two controlled trials with 500 people: no benefit was found.',
		],
		[
			'trials that were not randomised',
			[result({ ...trial, design: 'controlled' }), result({ ...trial, design: 'controlled' })],
			'moderate',
			'Two controlled trials with 500 people: not randomised.',
		],
		[
			'trials of narrower conditions',
			[result(trial, false), result(trial, false)],
			'moderate',
			'Two controlled trials with 500 people: on narrower conditions alone.',
		],
		[
			'a review against the trials',
			[result(trial), result(trial), result({ design: 'systematic-review', n: 900, direction: 'no-difference' })],
			'moderate',
			'Two controlled trials with 500 people: a systematic review found no difference.',
		],
		[
			'a meta-analysis in place of its trials',
			[result(trial), result({ design: 'meta-analysis', n: 1200 })],
			'high',
			'One controlled trial with 1200 people.',
		],
		[
			'a meta-analysis alone',
			[result({ design: 'meta-analysis', n: 1200 })],
			'high',
			'A meta-analysis with 1200 people.',
		],
		[
			'a second report on one trial',
			[result({ ...trial, n: 500, id: 'first2010' }), result({ ...trial, n: 300, partOf: 'first2010' })],
			'moderate',
			'One controlled trial with 500 people: no second trial.',
		],
		[
			'no lower than very low',
			[result({ ...trial, n: 10, direction: 'mixed', design: 'controlled' }, false)],
			'very low',
			'One controlled trial with 10 people: far too few people to be sure; no second trial; mixed results; not randomised; on narrower conditions alone.',
		],
	])('%s', (_, results, level, reason) => {
		expect(certaintyOf(results)).toEqual({ level, reason });
	});

	it('has a wording for each level', () => {
		expect(Object.keys(certaintyWords)).toEqual(['high', 'moderate', 'low', 'very low', 'none']);
		expect(Object.values(certaintyWords).map((it) => it.effect)).toEqual([
			'does',
			'probably',
			'may',
			'it is uncertain whether',
			'it is not known whether',
		]);
	});
});

describe('certainty of the conditions of naltrexone', () => {
	const evidence = formulary.evidence('naltrexone');

	it.each<[string, Certainty]>([
		['fibromyalgia', 'low'],
		['crohns-disease', 'low'],
		['multiple-sclerosis', 'low'],
		['opioid-withdrawal', 'low'],
		['diabetic-neuropathy', 'very low'],
		['gulf-war-illness', 'very low'],
		['depression', 'very low'],
		['hiv', 'very low'],
		['ulcerative-colitis', 'very low'],
		['long-covid', 'very low'],
		['me-cfs', 'very low'],
		['crps', 'very low'],
		['osteoarthritis', 'very low'],
		['lichen-planus', 'very low'],
		['chronic-pain', 'very low'],
		['cancer', 'very low'],
		['parkinsons-disease', 'very low'],
		['hashimotos', 'none'],
		['ovarian-cancer', 'none'],
		['autism', 'none'],
		['dementia', 'none'],
		['alcohol-dependence', 'none'],
		['lupus', 'none'],
		['lyme-disease', 'none'],
	])('%s: %s', (id, level) => {
		expect(evidence.certainty(id).level).toBe(level);
	});

	it('is never high or moderate', () => {
		const all = profiles.flatMap((profile) => profile.conditions.map((it) => it.certainty));
		expect(new Set(all)).toEqual(new Set(['low', 'very low', 'none']));
	});

	it('is that of the profile', () => {
		for (const { id, certainty } of profiles[0]?.conditions ?? []) {
			expect([id, certainty]).toEqual([id, evidence.certainty(id).level]);
		}
	});
});

function result(changes: Parameters<typeof work>[0], isDirect = true): Result {
	const made = work({ direction: 'benefit', ...changes });
	return { work: made, direction: made.direction, isDirect };
}
