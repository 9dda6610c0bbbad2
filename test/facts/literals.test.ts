/** The sieve before the cues: it may let too much through and never too little. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compiledCues, plainText } from '../../server/src/facts/cues.ts';
import { distrustSieve, PatternGroups, sieved, within } from '../../server/src/facts/literals.ts';
import { requiredSets } from '../../server/src/facts/required-literals.ts';
import { formulary } from '../support/lint.ts';

test.each<[string, ...(readonly string[])[]]>([
	['liver', ['live']],
	['gp', ['gp']],
	['oxy(?:s|contin)?', ['oxy']],
	['(?:doctor|vet)s?', ['doctor', 'vet']],
	['(?:doctor|gp)s?', ['doctor', 'gp']],
	['(?:doctor|i)s?'],
	['dreams?', ['ream']],
	['(?:very )?vivid', ['vivi']],
	['no (?!known )harm', ['harm']],
	['\\w+ly [a-z]+ {2,}ill(?:ness){1,2}', ['ness'], ['ill'], ['ly']],
	['a|b'],
	['un(balanced'],
	['un[balanced'],
	['\\[\\^?[a-z]{1,20}\\]', ['['], [']']],
	['[[(]R\\d{0,2}', ['[', '(']],
	['[Tt]ablet', ['tablet']],
	['[a-z]{3}[^%]'],
	['\\d{1,3} ?%', ['%'], ['0']],
	['[½¼¾]', ['½', '¼', '¾']],
	['[⁴-⁷]', ['⁴', '⁵', '⁶', '⁷']],
	['(?<!un)sure(?=ly kind)', ['kind'], ['sure'], ['ly']],
	['\\p{Lu}{3}\\u2019s (?:night|nightly) of \\d', ['nigh', 'ightly'], ['of'], ['0']],
	['(?<year>\\d{4}), in \\k<year>', ['0']],
	['(mg).*\\1\\x25', ['%'], ['mg']],
])('the literals that %s requires', (pattern, ...expected) => {
	expect(requiredSets(pattern).map((it) => [...it])).toEqual(expected);
});

describe('a pattern that matches', () => {
	const profile = formulary.profiles[0];
	const cues = profile && compiledCues(profile);
	const patterns = (cues?.statements ?? []).flatMap((it) => it.cues.flatMap(({ all }) => all));

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
		const found = patterns.filter((it) => new RegExp(it.source, it.flags).test(plain));
		expect(found.filter((it) => !it.mayMatch(plain))).toEqual([]);
	});
});

describe('a sieved pattern', () => {
	const texts = ['Vivid dreams, and more vivid dreams.', 'A DREAM\u2019s end [1]', 'ſtrange dreams', '', 'no'];

	test.each([/dreams?/, /dream(s)?/gi, /strange/iu, /\[\d\]/, /vivid|end/y, /n/])(
		'matches what %s matches',
		(pattern) => {
			const other = sieved(pattern);
			for (const text of texts) {
				const global = pattern.flags.includes('g') ? pattern : new RegExp(pattern, `${pattern.flags}g`);
				expect(other.test(text)).toBe(pattern.test(text));
				expect(other.exec(text)).toEqual(pattern.exec(text));
				pattern.lastIndex = 0;
				other.lastIndex = 0;
				expect([...text.matchAll(sieved(global))]).toEqual([...text.matchAll(global)]);
				expect(text.replace(other, 'x')).toBe(text.replace(pattern, 'x'));
				expect(text.split(other)).toEqual(text.split(pattern));
			}
		},
	);
});

test('groups of patterns are told by what all of their patterns require', () => {
	const dreams = sieved(/dreams?/);
	const groups = new PatternGroups([[dreams, sieved(/vivid/)], [sieved(/\w/)], [sieved(/liver|kidney/)], [dreams], []]);
	expect(groups.in('No dreams')).toEqual([1, 3, 4]);
	expect(groups.in('Vivid dreams')).toEqual([0, 1, 3, 4]);
	expect(groups.in('The kidneys')).toEqual([1, 2, 4]);
	expect(groups.in('')).toEqual([1, 4]);
});

describe('within texts', () => {
	const dreams = sieved(/dreams?/);

	beforeEach(() => distrustSieve(false));
	afterEach(() => distrustSieve(false));

	test('a pattern is told by them all', () => {
		within(['Vivid', 'dreams'], () => expect(dreams.test('vivid dreams')).toBe(true));
		within(['Vivid'], () => expect(dreams.test('vivid dreams')).toBe(false));
		expect(dreams.test('vivid dreams')).toBe(true);
	});

	test('one lies in another, and new patterns are known in both', () => {
		within(['A sleepless night'], () => {
			const before = sieved(/night/);
			expect(before.test('night')).toBe(true);
			within(['of dreams'], () => {
				expect(sieved(/of dr/).test('of dreams')).toBe(true);
				expect(sieved(/sleepl/).test('sleepless')).toBe(false);
			});
			expect(sieved(/sleepl/).test('sleepless')).toBe(true);
			expect(dreams.test('dreams')).toBe(false);
		});
	});

	test('what throws ends it', () => {
		const fail = () => {
			throw new Error('no');
		};
		expect(() => within(['Vivid'], fail)).toThrow('no');
		expect(dreams.test('dreams')).toBe(true);
	});

	test('a text that is no part of them is found out where the sieve is distrusted', () => {
		distrustSieve(true);
		expect(() => within(['Vivid'], () => dreams.test('vivid dreams'))).toThrow('held back dreams?');
	});
});
