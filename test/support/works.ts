import type { CslItem, Work } from '../../server/src/drugs/evidence.ts';

/** A work of one trial on gout, but for the changes. */
export function work(changes: Partial<Omit<Work, 'csl'>> & { readonly csl?: Partial<CslItem> } = {}): Work {
	return {
		id: 'doe2010',
		moreAuthors: false,
		design: 'rct',
		designLabel: 'randomised controlled trial',
		species: 'human',
		n: 100,
		dose: undefined,
		lowDose: true,
		partOf: undefined,
		conditions: ['gout'],
		direction: 'benefit',
		directions: {},
		outcome: 'It did well.',
		source: 'https://example.org/doe',
		...changes,
		csl: {
			type: 'article-journal',
			title: 'A trial of testamine in gout',
			issued: { 'date-parts': [[2010]] },
			...changes.csl,
		},
	};
}
