/** What a text is about, what kind it is, what it owes, who answers for it and whether it sells. */
import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { type ArticleFacts, joinFacts } from '../../server/src/facts/article-facts.ts';
import { offerPlace } from '../../server/src/facts/commerce.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { hasAuthor, hasDate } from '../../server/src/facts/provenance.ts';
import { benefitPlace, compoundingPlace } from '../../server/src/facts/statement-facts.ts';
import { successPlace } from '../../server/src/facts/success-stories.ts';
import { formulary } from '../support/lint.ts';

function factsOf(text: string, format: ArticleFormat = 'markdown'): ArticleFacts {
	const article = parseArticle(text, format);
	return joinFacts(
		article,
		article.blocks.map((it) => extractFacts(it, formulary)),
		formulary,
	);
}

/** `article`: owes all; `owes safety`; `owes nothing`; `in passing`: about the drug, not its article; `silent`. */
function verdict(text: string, format?: ArticleFormat): string {
	const { subject } = factsOf(text, format);
	if (subject.drugs.length === 0) {
		return 'silent';
	}
	if (!subject.isLowDoseArticle) {
		return 'in passing';
	}
	return subject.owes.disclaimers ? 'article' : subject.owes.safety ? 'owes safety' : 'owes nothing';
}

const filler =
	'Good sleep needs a cool, dark room and regular hours. Coffee late in the day keeps many people awake. A walk in the morning light helps the body to find its rhythm, and so does a fixed time for meals. Screens in bed do the opposite.';

describe('subject', () => {
	test.each([
		['article', 'named in the first heading', '# LDN for pain\n\nA small dose of naltrexone.'],
		['article', 'named in the front matter title', '---\ntitle: Low dose naltrexone\n---\n\nIt is taken at night.'],
		[
			'article',
			'named twice in the body',
			'# A treatment for pain\n\nLow dose naltrexone is tried for pain. LDN is taken at night.',
		],
		[
			'article',
			'on all doses, with the low one among them',
			'# Naltrexone\n\nAt 50 mg it treats dependence. Low dose naltrexone is another matter. LDN is taken at night.',
		],
		[
			'article',
			'without a heading',
			'LDN is taken at night.\n\nIt blocks opioid receptors for a few hours, and LDN is stopped before surgery.',
		],
		[
			'in passing',
			'full name with its abbreviation is one naming',
			`# Sleep\n\n${filler}\n\nSome try low dose naltrexone (LDN).`,
		],
		[
			'in passing',
			'named twice in a long text on other matters',
			`# Sleep\n\n${filler}\n\n${filler}\n\n${filler}\n\nSome try low dose naltrexone. Few doctors know LDN.\n\n${filler}\n\n${filler}`,
		],
		[
			'in passing',
			'one of several drugs',
			'# Medicines for pain\n\n## Duloxetine\n\nA common choice for nerve pain, taken in the morning with food.\n\n## Pregabalin\n\nAnother choice for nerve pain, taken twice daily, which makes many people drowsy.\n\n## LDN\n\nLow dose naltrexone is tried as well. LDN is taken at night.\n\n## Methadone\n\nKept for specialists.',
		],
		[
			'silent',
			'the standard dose alone',
			'# Naltrexone tablets\n\nNaltrexone 50 mg helps people stay off alcohol. Do not take opioids.',
		],
		[
			'silent',
			'the combination product',
			'# Naltrexone and bupropion\n\nThe tablets hold 8 mg of naltrexone and 90 mg of bupropion.',
		],
		['silent', 'the injection', '# Vivitrol\n\nVivitrol is 380 mg of naltrexone once a month.'],
		[
			'silent',
			'Linked Data Notifications',
			'# Linked Data Notifications\n\nLDN lets a server get messages. An LDN inbox is a resource.',
		],
		[
			'silent',
			'Land Degradation Neutrality',
			'# Land Degradation Neutrality (LDN)\n\nLDN is a goal of the convention. Each LDN target takes 10 mg of patience.',
		],
		['silent', 'London', '# Flights\n\nFly from LDN to Paris. The LDN office opens at nine.'],
		['silent', 'an abbreviation without context', '# LDN\n\nOur LDN meets on Mondays.'],
		['silent', 'a look-alike', '# Naloxone\n\nLow dose naloxone reverses an overdose. Naloxone is a nasal spray.'],
		['silent', 'a recipe', '# Chicken\n\nFry the chicken in oil.'],
		[
			'owes nothing',
			'an abstract',
			'# Low dose naltrexone in pain\n\n**Background:** LDN is tried for pain.\n\n**Methods:** Ten people took LDN.\n\n**Results:** Pain fell in six.\n\n**Conclusions:** A larger trial is needed.',
		],
		[
			'owes nothing',
			'a record of a paper',
			'Low dose naltrexone eased pain in nine people. LDN was taken at night.\n\nDOI: 10.1000/182\nJournal: Journal of Pain\nAuthors: Jane Sample, Tom Example',
		],
		[
			'owes nothing',
			'a literature summary',
			'# Literature summary: low dose naltrexone\n\nTwo trials of LDN found no effect.',
		],
		[
			'owes nothing',
			'a trial registry entry',
			'# Low dose naltrexone for fatigue\n\nParticipants will be randomised to LDN or placebo. Outcomes will be assessed at week 12.\n\nInclusion criteria: adults with fatigue.\n\nSponsor: Sample University.',
		],
		[
			'owes nothing',
			'software',
			'# LDN dose calculator\n\nComputes low dose naltrexone capsules.\n\n## Installation\n\nRun the installer.\n\n## Usage\n\nCall the program with a dose.',
		],
		[
			'owes safety',
			'a questionnaire',
			'# LDN intake questionnaire\n\nYou asked for low dose naltrexone.\n\nName: ________ Date: ________\n\nDo you take opioids? [ ] yes [ ] no\n\nSignature: ________',
		],
	])('%s: %s', (expected, _name, text) => {
		expect(verdict(text)).toBe(expected);
	});

	test('plain text names its subject in its first line', () => {
		expect(verdict('LDN and sleep\n\nNaltrexone at a low dose is taken at night.\n', 'plaintext')).toBe('article');
		expect(verdict('Health Hub\n\nLow Dose Naltrexone\n\nIt is taken at night by some people.\n', 'plaintext')).toBe(
			'article',
		);
	});

	test('statements inserted by a fix do not change what a text is about', () => {
		const text = 'LDN may calm immune signals through toll-like receptors. LDN is taken at night.';
		expect(verdict(text, 'plaintext')).toBe('article');
		expect(verdict(`${text}\n\nDo not take LDN with opioids. LDN does nothing else.`, 'plaintext')).toBe('article');
	});
});

describe('author', () => {
	test.each([
		'By Jane Sample',
		'By Jane Sample, PharmD | 3 May 2024',
		'Written by Dr. Tom Example',
		'Author: Maria Sample-Jones, MD',
		'Medically reviewed by Dr Ann O’Example',
		'Reviewed by the Sample Pain Society',
		'**Author:** J. R. Sample',
		'Dr. Jane Sample',
		'This page was written by Peter van der Sample.',
		'WRITTEN BY Jane Sample',
		'May 3, 2024 by Jane Sample',
		'Approved by: Sample Area Prescribing Committee',
		'Dr. Jane Sample, pharmacist',
	])('is named: %s', (line) => {
		expect(hasAuthor(parseArticle(`# LDN\n\n${line}\n\nLDN is a medicine.`, 'markdown'))).toBe(true);
	});

	test.each([
		'By admin',
		'By our team',
		'Written by staff',
		'Dr. Q',
		'By The Sample Blog Team',
		'By increasing endorphins, LDN may ease pain.',
		'A review by the regulator is due.',
		'Source: ChatGPT',
		'Posted by user4711',
		'In a trial by Jane Sample and others, LDN eased pain.',
		'The book on LDN, by Jane Sample, is a start.',
		'A trial in 2013 by Jane Sample was small.',
		'## Dr. Sample’s discovery',
	])('is not named: %s', (line) => {
		expect(hasAuthor(parseArticle(`# LDN\n\n${line}\n\nLDN is a medicine.`, 'markdown'))).toBe(false);
	});

	test.each([
		['author: Jane Sample', true],
		['author: {name: Jane Sample}', true],
		['authors: [Jane Sample, Tom Example]', true],
		['reviewed_by: Dr. Sample', true],
		['author: Jane Sample, pharmacist', true],
		['author: Jane van der Sample (pharmacist, Exampletown)', true],
		['author: Jane Sample, Tom Example', true],
		['author: Sample Blog, Exampletown', false],
		['author: Wellness Journal, Exampletown', false],
		['author: Claude Sample, AI assistant', false],
		['author: admin', false],
		['author: sampleblog', false],
		['author:', false],
		['editor: The Sample Foundation', true],
	])('front matter %s: %s', (line, expected) => {
		expect(hasAuthor(parseArticle(`---\n${line}\n---\n\n# LDN\n`, 'markdown'))).toBe(expected);
	});
});

describe('date', () => {
	test.each([
		'Published on 3 May 2024',
		'Last reviewed: May 2025',
		'Updated 12/03/2024',
		'**Date:** 2026-08-18',
		'May 3, 2024',
		'By Jane Sample | May 3, 2024',
		'Page last updated on 3rd of May 2024',
		'Next review due: 2027',
		'Date of issue: March 2024',
		'The Sample Letter, October 2024',
		'Approved by: Sample Board\nDate approved: July 2023',
	])('is given: %s', (line) => {
		expect(hasDate(parseArticle(`# LDN\n\n${line}\n\nLDN is a medicine.`, 'markdown'))).toBe(true);
	});

	test.each([
		'© 2024 Sample Ltd',
		'Retrieved 2026-01-24',
		'Accessed on 3 May 2024',
		'A trial published in 2013 was small.',
		'A study by Sample, published in May 2013, was small.',
		'Naltrexone was approved in 1984.',
		'In 2016 I began to prescribe LDN.',
		'Updated guidelines of 2021 do not mention LDN.',
	])('is not given: %s', (line) => {
		expect(hasDate(parseArticle(`# LDN\n\n${line}\n\nLDN is a medicine.`, 'markdown'))).toBe(false);
	});

	test('front matter holds dates of many names', () => {
		for (const key of [
			'date',
			'updated',
			'last_updated',
			'lastmod',
			'published',
			'publishDate',
			'last-reviewed',
			'date_published',
		]) {
			expect(hasDate(parseArticle(`---\n${key}: 2025-02-03\n---\n\n# LDN\n`, 'markdown')), key).toBe(true);
		}
		expect(hasDate(parseArticle('---\nsort: 2025\n---\n\n# LDN\n', 'markdown'))).toBe(false);
	});
});

test.each([
	['Sent 3 March 2025', true],
	['Rev. 6/2024', true],
	['Friday 7 March 2025, 09:30', true],
	['Winter 2024 (last updated 2 January 2025)', true],
	['In spring 2024 I began with LDN.', false],
	['The trial ran from 3/2019 to 2021.', false],
])('a date line in other words: %s (%s)', (text, expected) => {
	expect(hasDate(parseArticle(`# LDN\n\n${text}\n\nLDN is a medicine.\n`, 'markdown'))).toBe(expected);
});

test('a name with a degree and a date signs an article', () => {
	const text = '# LDN\n\n*Ada Lund-Moreau, MD, neurologist. Revised June 2024.*\n\nLDN is a medicine.\n';
	expect(hasAuthor(parseArticle(text, 'markdown'))).toBe(true);
});

test('a practice that asks its patients to call about their treatment sells nothing', () => {
	const text = '# LDN\n\nOur clinic prescribes LDN. If your mood drops, call us.\n';
	expect(offerPlace(parseArticle(text, 'markdown')) !== undefined).toBe(false);
});

test.each([
	['# LDN for cats\n\nCats take LDN as a liquid. A cat that is on opioids must not have LDN.', false],
	['# Low dose naltrexone for pain\n\nI walk the dog again since I take LDN, and LDN costs little.', true],
])('safety statements are for people: %s (%s)', (text, expected) => {
	expect(factsOf(text).subject.owes).toEqual({ disclaimers: true, safety: expected });
});

describe('conditions of statements', () => {
	test.each([
		'Book your free consultation today.',
		'Schedule a consultation with our doctors.',
		'Order now.',
		'$79/month',
		'Our price is $40.',
		'Our pharmacists prepare LDN for you. Call us today.',
	])('sells: %s', (text) => {
		expect(offerPlace(parseArticle(`# LDN\n\n${text}`, 'markdown')) !== undefined).toBe(true);
	});

	test.each([
		'Make an appointment with your doctor.',
		'LDN costs about $40 a month.',
		'I prescribe LDN.',
		'Can I order LDN online?',
		'Buying LDN abroad is risky.',
		'Ask your pharmacist to order it.',
	])('does not sell: %s', (text) => {
		expect(offerPlace(parseArticle(`# LDN\n\n${text}`, 'markdown')) !== undefined).toBe(false);
	});

	test.each([
		['Contact our pharmacy today to get your LDN compounded.', true],
		['To order LDN, call (555) 010-2000 or visit our store.', true],
		['Schedule your telehealth visit today to see if LDN is right for you.', true],
		['We offer LDN at our clinic in Denver. Call us to book.', true],
		['Our clinic prescribes LDN. Become a patient today.', true],
		['Book online and a GP will call you.', true],
		['Click here to order.', true],
		['Request a refill through our app.', false],
		['You can buy LDN from several pharmacies.', false],
		['Our team of writers checks each article. Contact us with corrections.', false],
		['Schedule an appointment with your doctor to discuss LDN.', false],
		['Sign up for our newsletter.', false],
		['Get help now: call 988.', false],
		['We provide information about LDN. Donate online today.', false],
		['Ask your doctor to order blood tests.', false],
		["If you're interested in LDN, schedule a discovery call with me.", true],
		['Join our support group today.', false],
		['Get LDN delivered to your door from $25/month.', true],
		['Subscribe to the podcast now.', false],
		['At Oak Integrative Health, we treat patients with LDN. Request an appointment at our office.', true],
		['Share this page now.', false],
		['Apply a warm compress now.', false],
	] as const)('an offer in other words: %s (%s)', (text, expected) => {
		expect(offerPlace(parseArticle(`# LDN\n\n${text}`, 'markdown')) !== undefined).toBe(expected);
	});

	test.each([
		['"I finally have my life back," says Anna.', true],
		['After three months on LDN, Sarah was pain-free and back at work.', true],
		['My fatigue has improved so much.', true],
		['I have treated over 500 patients with LDN, most with excellent results.', true],
		['One of my patients went into remission.', true],
		["Patients' symptoms improved in the trial.", false],
		['Some people find that their pain improves.', false],
		['My pharmacist said symptoms may improve.', false],
		["I've had fibromyalgia for years.", false],
		['In our clinic we see good responses in patients with MS.', true],
		['LDN has changed countless lives.', true],
		['I started LDN last week and have no results yet.', false],
		['Maria had been housebound for two years. Three months later she was hiking with her grandchildren.', true],
		['After a few weeks on LDN my joint pain disappeared and I could knit again.', true],
		["I've been symptom-free ever since I started it.", true],
		['Sue, 47, says her migraines dropped from twelve a month to one.', true],
		['LDN gave my mum her sparkle back.', true],
		['"I feel like a human being again," says Peter.', true],
		['My wife sleeps through the night for the first time in a decade.', true],
		['It was the best thing I ever did for my health.', true],
		['Our inbox is full of people whose psoriasis cleared on LDN.', true],
		["Within a month, Lily's rash was gone.", true],
		['Many of our clients come off their painkillers within weeks.', true],
		['She is now back at university and off steroids.', true],
		['My daughter speaks in full sentences since we began the drops.', true],
		['I can climb stairs again thanks to LDN.', true],
		['Nothing had worked for me, until LDN.', true],
		['This little capsule turned my life around.', true],
		['We hear from readers every week that LDN changed everything for them.', true],
		['A 62-year-old woman with lupus went into remission after four months.', true],
		["Anna's antibodies fell to normal in six months.", true],
		["I'm living proof that it works.", true],
		['Tom could button his own shirt again.', true],
		['By week six the brain fog had lifted and I went back to teaching.', true],
		['## Testimonials', true],
		["## Jenny's story", true],
		['## What our patients say', true],
		['In the trial, women went from 7 to 4 on the pain scale.', false],
		['If she is well after two weeks, her dose is increased.', false],
		['I take my capsule at night.', false],
		['He prescribed it to me in March.', false],
		['After two weeks I increased my dose to 3 mg.', false],
		['I had vivid dreams within a week and stopped.', false],
		['The pharmacist was back at work on Monday.', false],
		['You may feel better within a month.', false],
		['Patients who respond usually do so in three months.', false],
		['She is a nurse and writes about LDN.', false],
		['I was able to get a prescription online.', false],
		['Researchers saw that fatigue scores improved.', false],
		['My doctor had never heard of it.', false],
		['Nothing has changed for me so far.', false],
		['The history of LDN is a story of chance.', false],
		['A woman in the study dropped out.', false],
		['Talk to your doctor again after a month.', false],
		['I wanted to feel better, so I tried it.', false],
		['My pain came back after three months.', false],
		['We went from one supplier to two.', false],
		['Our pharmacists could help you again.', false],
		['It took three months before my doctor agreed to prescribe it.', false],
		['Check your liver enzymes again after three months.', false],
		['He could not sleep after a week on LDN.', false],
		['## The story of naltrexone', false],
	] as const)('a story in other words: %s (%s)', (text, expected) => {
		expect(successPlace(factsOf(`# Low dose naltrexone\n\n${text}`)) !== undefined).toBe(expected);
	});

	test('compounding, benefits and stories are told from their look-alikes', () => {
		expect(compoundingPlace(factsOf('# LDN\n\nA compounding pharmacy makes naltrexone capsules.')) !== undefined).toBe(
			true,
		);
		expect(compoundingPlace(factsOf('# LDN\n\nA compound of naltrexone compounds the problem.')) !== undefined).toBe(
			false,
		);
		expect(benefitPlace(factsOf('# LDN\n\nLow dose naltrexone may reduce pain.')) !== undefined).toBe(true);
		expect(benefitPlace(factsOf('# LDN\n\nLow dose naltrexone is stored at room temperature.')) !== undefined).toBe(
			false,
		);
		expect(successPlace(factsOf('# LDN\n\nNaltrexone gave me my life back.')) !== undefined).toBe(true);
		expect(successPlace(factsOf('# LDN\n\nMany patients report less pain on naltrexone.')) !== undefined).toBe(false);
	});
});

test('no text makes it throw', () => {
	for (const text of [
		'',
		'---\n---\n',
		'---\nauthor: [1, {}]\ndate: x\n---\n',
		'# \n',
		'\ud800 LDN',
		'|a|\n|-|\n|LDN|',
		'LDN '.repeat(3000),
	]) {
		for (const format of ['markdown', 'plaintext'] as const) {
			expect(() => factsOf(text, format)).not.toThrow();
			expect(() => hasAuthor(parseArticle(text, format))).not.toThrow();
			expect(() => hasDate(parseArticle(text, format))).not.toThrow();
			expect(() => offerPlace(parseArticle(text, format))).not.toThrow();
		}
	}
});
