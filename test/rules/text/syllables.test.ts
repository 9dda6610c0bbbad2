import { expect, it } from 'vitest';
import { countSyllables } from '../../../server/src/rules/text/reading-level/syllables.ts';

const words: Readonly<Record<number, string>> = {
	1: 'dose the take blocked side night used caused makes poor cells foods times reach eye treat',
	2: 'taken patients people disease trial studies syndrome needed being doing table little because special social quiet',
	3: 'naltrexone diseases receptor opioid reported area nausea radio idea various serious physician endorphins FDA',
	4: 'medication inflammation usually reality insomnia experience diarrhea myalgia',
	6: 'fibromyalgia',
};

const cases = Object.entries(words).flatMap(([count, list]) => list.split(' ').map((word) => [word, Number(count)]));

it.each(cases)('%s has %d', (word, count) => {
	expect(countSyllables(String(word))).toBe(count);
});
