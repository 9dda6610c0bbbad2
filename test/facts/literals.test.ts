/** The sieve before the cues: it may let too much through and never too little. */
import { describe, expect, test } from 'vitest';
import { compiledCues, plainText } from '../../server/src/facts/cues.ts';
import { requiredLiterals, Sieve } from '../../server/src/facts/literals.ts';
import { formulary } from '../support/lint.ts';

test.each<[string, readonly string[] | undefined]>([
	['liver', ['live']],
	['gp', undefined],
	['oxy(?:s|contin)?', ['oxy']],
	['(?:doctor|vet)s?', ['doct', 'vet']],
	['(?:doctor|gp)s?', undefined],
	['dreams?', ['ream']],
	['(?:very )?vivid', ['vivi']],
	['no (?!known )harm', ['harm']],
	['\\w+ly [a-z]+ {2,}ill(?:ness){1,2}', ['ness']],
	['a|b', undefined],
	['un(balanced', undefined],
])('the literals that %s requires', (pattern, expected) => {
	const found = requiredLiterals(pattern);
	expect(found && [...found]).toEqual(expected);
});

describe('a pattern that matches', () => {
	const profile = formulary.profiles[0];
	const cues = profile && compiledCues(profile);
	const patterns = (cues?.statements ?? []).flatMap((it) => it.cues.flatMap(({ all }) => all));
	const sieve = new Sieve(patterns);

	test.each([
		'Do not take LDN with opioids: they must be out of your body for 7 to 10 days first.',
		'Ask your doctor or pharmacist before you start, and tell your surgeon that you take it.',
		'This page is general information and doesn’t replace advice from your own doctor.',
		'LDN isn’t licensed for this; more research is needed, and results vary.',
		'Vivid dreams, headaches and a soft stool may occur at first.',
		'Pregnant or nursing? Call first. Liver tests are sensible. Allergic to naltrexone? Avoid it.',
		'It plays nicely with every pill and has no side effects whatsoever.',
		'',
	])('is let through: %s', (text) => {
		const plain = plainText(text);
		sieve.read(plain);
		expect(patterns.filter((it, index) => it.test(plain) && !sieve.lets(index))).toEqual([]);
	});
});
