import { describe, expect, it } from 'vitest';
import { medicalTerms } from '../../server/src/drugs/medical-terms.generated.ts';
import { parseMedicalTerms } from '../../server/src/drugs/medical-terms.ts';
import { otherDrugs } from '../../server/src/drugs/other-drugs.generated.ts';
import { profiles } from '../../server/src/drugs/profiles.generated.ts';

describe('parseMedicalTerms', () => {
	it('gives each wrong spelling its right one', () => {
		const { misspellings, problems } = parseMedicalTerms({ gut: { colitis: ['colitus', 'collitis'] } });
		expect(problems).toEqual([]);
		expect(misspellings).toEqual([
			{ wrong: 'colitus', right: 'colitis' },
			{ wrong: 'collitis', right: 'colitis' },
		]);
	});

	it.each([
		['a spelling that is right elsewhere', { gut: { colitis: ['colitus'], colitus: ['coliits'] } }],
		['a spelling that stands twice', { gut: { colitis: ['colitus'] }, other: { coeliac: ['colitus'] } }],
		['a capital', { gut: { colitis: ['Colitus'] } }],
		['a curly apostrophe', { gut: { "Crohn's": ['chron’s'] } }],
		['no list', { gut: { colitis: 'colitus' } }],
	])('reports %s', (_what, raw) => {
		expect(parseMedicalTerms(raw).problems.length).toBe(1);
	});
});

describe('the misspellings', () => {
	it('are many', () => {
		expect(medicalTerms.length).toBeGreaterThan(1000);
	});

	it('are no names that the profiles and the list of drugs hold right', () => {
		const names = new Set(
			[
				...profiles.flatMap((it) => it.names.filter(({ kind }) => kind !== 'misspelling').map(({ text }) => text)),
				...profiles.flatMap((it) => it.lookalikes),
				...otherDrugs.names,
			].map((it) => it.toLowerCase()),
		);
		expect(medicalTerms.filter((it) => names.has(it.wrong))).toEqual([]);
	});

	it('keep the number of words, but where a word is put together', () => {
		const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');
		const words = (text: string) => text.split(/[ -]/).length;
		const odd = medicalTerms.filter(
			({ wrong, right }) => words(wrong) !== words(right) && Math.abs(plain(wrong).length - plain(right).length) > 2,
		);
		expect(odd).toEqual([]);
	});
});
