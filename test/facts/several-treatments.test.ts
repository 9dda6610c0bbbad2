/** Pages on several treatments, and bylines, dates, offers and stories that stand beside them in newsletters and columns. */
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { type ArticleFacts, joinFacts } from '../../server/src/facts/article-facts.ts';
import { offerPlace } from '../../server/src/facts/commerce.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { hasAuthor, hasDate } from '../../server/src/facts/provenance.ts';
import { isDenied, isStated } from '../../server/src/facts/statement-facts.ts';
import { successPlace } from '../../server/src/facts/success-stories.ts';
import { formulary } from '../support/lint.ts';

function factsOf(text: string): ArticleFacts {
	const article = parseArticle(text, 'markdown');
	return joinFacts(
		article,
		article.blocks.map((it) => extractFacts(it, formulary)),
		formulary,
	);
}

const other = 'Doctors have used it for years. It helps some people and not others, and each case is different. ';
const own = 'Low dose naltrexone is taken at 1.5 to 4.5 mg. LDN may calm the glia. LDN can cause vivid dreams. ';

function page(title: string, sections: readonly string[], ownHeading = 'Low dose naltrexone'): string {
	return [`# ${title}`, ...sections.map((it) => `## ${it}\n\n${other}`), `## ${ownHeading}\n\n${own}`].join('\n\n');
}

describe('a page on several treatments', () => {
	test.each([
		'Seven medicines people try for sore muscles',
		'Ten ways to treat itch',
		'What helps with fatigue?',
		'The best treatments for a painful bladder',
	])('owes nothing where the drug is one of them: %s', (title) => {
		const { owes } = factsOf(page(title, ['Exercise', 'Duloxetine', 'Massage', 'Antihistamines', 'Diet'])).subject;
		expect(owes).toEqual({ disclaimers: false, safety: false });
	});

	test.each([
		page('LDN and four other treatments for itch', ['Creams', 'Antihistamines', 'Light', 'Diet']),
		`# A new treatment for itch\n\n## What is it?\n\n${own}\n\n## Does it work?\n\n${own}\n\n## Risks\n\n${own}\n\n## Cost\n\n${other}`,
	])('owes all where the drug is its matter', (text) => {
		expect(factsOf(text).subject.owes).toEqual({ disclaimers: true, safety: true });
	});

	test('takes no caution and no denial from the section on another treatment', () => {
		const compared = (section: string): ArticleFacts =>
			factsOf(`# LDN vs. Curcumin for sore joints\n\n${own}\n\n## Curcumin\n\n${section}`);
		const profile = formulary.profiles[0];
		const caution = 'Avoid it if you have liver disease.';
		const denial = 'It has no side effects.';
		expect(profile && isStated(compared(caution), profile, 'liver')).toBe(false);
		expect(profile && isDenied(compared(denial), profile, 'side-effects')).toBe(false);
		expect(profile && isStated(compared('Avoid LDN if you have liver disease.'), profile, 'liver')).toBe(true);
		expect(profile && isStated(factsOf(`# LDN for joints\n\n## Cautions\n\n${caution}`), profile, 'liver')).toBe(true);
	});
});

test.each([
	['Ida Sample\nApril 3, 2024', true],
	['Ida Sample | April 3, 2024 | 6 min read', true],
	['Story by Ida Sample', true],
	['By our medical writer Ida Sample', true],
	['Reviewed for accuracy by Dr. Ida Sample', true],
	['Interview: Ida Sample', true],
	['Warmly,\nIda Sample', true],
	['*Ida Sample lives in Leeds and blogs about pain.*', true],
	['Love,\nIda', false],
	['Chronic Pain\nApril 3, 2024', false],
	['Fibro Warriors\nApril 3, 2024', false],
	['By the editors', false],
])('a byline of a newsletter: %j (%s)', (line, expected) => {
	expect(hasAuthor(parseArticle(`# LDN\n\nLDN is a medicine.\n\n${line}\n`, 'markdown'))).toBe(expected);
});

test.each([
	[
		'Sheet 4. Written by Ida Sample for the society. Reviewed by our adviser in May 2024. Next review due: May 2026.',
		true,
	],
	['Reviewed Q2 2024', true],
	['April 2024 issue', true],
	['Updated 2 weeks ago (April 3, 2024)', true],
	['Approved by the FDA in 1984', false],
	['I started LDN on April 3, 2024.', false],
	['Copyright 2020-2024. All rights reserved.', false],
])('a date in a newsletter or leaflet: %s (%s)', (line, expected) => {
	expect(hasDate(parseArticle(`# LDN\n\n${line}\n\nLDN is a medicine.\n`, 'markdown'))).toBe(expected);
});

test.each([
	['Subscribe for free to get new posts.', false],
	['Become a paid subscriber to read the archive.', false],
	['If you like my writing, buy me a coffee.', false],
	['Pre-order my book from any bookshop.', false],
	['Add LDN 3 mg capsules to your cart.', true],
	['Use code MILD5 for 10% off your first LDN order.', true],
	['Start your free assessment.', true],
])('an offer or a newsletter: %s (%s)', (text, expected) => {
	expect(offerPlace(parseArticle(`# LDN\n\n${text}`, 'markdown')) !== undefined).toBe(expected);
});

test.each([
	['DEAR DR. SAMPLE: My neighbor says that LDN changed her life. Should I try it?', false],
	['Q: My sister got her life back on LDN. Is it for me?', false],
	['Dear team, LDN gave me my life back. Thank you!', true],
	['A few of my patients like it, a few do not, and most cannot tell.', false],
	['Customers write to say that their pain is finally under control.', true],
	['"I put my stick in the shed and haven’t needed it since," says Edna, 71.', true],
	['Ruth could hardly lift a kettle; now she bakes for the whole street.', true],
	['More than half of her patients have gone back to work.', true],
	['After two months on LDN my rash had cleared.', true],
	['★★★★★ "Sleeping at last." - Dora', true],
	['## Happy customers', true],
])('a story or a letter: %s (%s)', (text, expected) => {
	expect(successPlace(factsOf(`# Low dose naltrexone\n\n${text}`)) !== undefined).toBe(expected);
});
