import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArticleCache, parseArticle } from '../../server/src/article/parse.ts';
import { checkBlocks, checkInvariants, describeBlock } from '../support/article.ts';
import { Random, randomEdit } from '../support/random.ts';

const text =
	'Naltrexone at a low dose is taken at night by most people who use it, and many sleep well after some weeks.';

describe('plain text blocks', () => {
	test.each<[string, string, string[]]>([
		['paragraphs between blank lines', `${text}\n\n${text}\n`, [`paragraph ${text}`, `paragraph ${text}`]],
		[
			'hard-wrapped lines',
			'Naltrexone at a low dose is taken at night by most people who use\nit, and many sleep well after some weeks. Some do not, and for\nthem a morning dose may be the better choice.\nAsk.\n',
			[
				'paragraph Naltrexone at a low dose is taken at night by most people who use it, and many sleep well after some weeks. ¦ Some do not, and for them a morning dose may be the better choice.',
				'paragraph Ask.',
			],
		],
		[
			'a hard-wrapped line that ends a sentence',
			'Naltrexone at a low dose is taken at night by most people who\ntake it, and they sleep. Then they wake up again much later.\nMany of them sleep well after some weeks, and others change\nto the morning.\n',
			[
				'paragraph Naltrexone at a low dose is taken at night by most people who take it, and they sleep. ¦ Then they wake up again much later. ¦ Many of them sleep well after some weeks, and others change to the morning.',
			],
		],
		[
			'a stack of short lines',
			`Form\nWhy it is liked\nBest for\nCapsule\nEasy to take\n\n${text}\n`,
			[
				'paragraph Form',
				'paragraph Why it is liked',
				'paragraph Best for',
				'paragraph Capsule',
				'paragraph Easy to take',
				`paragraph ${text}`,
			],
		],
		[
			'fields',
			'Dose: 1.5 mg\nRoute: oral\nTime: night\n',
			['paragraph Dose: 1.5 mg', 'paragraph Route: oral', 'paragraph Time: night'],
		],
		[
			'a title and sections',
			`Low Dose Naltrexone\n\nWhat It Is\n\n${text}\n\nHow it is used\n\n${text}\n`,
			[
				'heading:1 Low Dose Naltrexone',
				'heading:2 What It Is',
				`paragraph ${text}`,
				'heading:2 How it is used',
				`paragraph ${text}`,
			],
		],
		[
			'a first line that is text',
			`${text}\n\nDosing\n\n${text}\n`,
			[`paragraph ${text}`, 'heading:2 Dosing', `paragraph ${text}`],
		],
		[
			'capital letters',
			`${text}\n\nSIDE EFFECTS\n${text}\n`,
			[`paragraph ${text}`, 'heading:2 SIDE EFFECTS', `paragraph ${text}`],
		],
		[
			'questions',
			`FAQ\n\nIs it safe?\n\n${text}\n\nCan I drink?\n${text}\n`,
			['heading:1 FAQ', 'heading:2 Is it safe?', `paragraph ${text}`, 'heading:2 Can I drink?', `paragraph ${text}`],
		],
		['underlines', `Title\n=====\n\nPart\n----\n${text}\n`, ['heading:1 Title', 'heading:2 Part', `paragraph ${text}`]],
		[
			'headings right above their text',
			`LDN for beginners\nby Jane\n\nWhat is it?\nIt blocks a receptor. Then it leaves.\n\nDOSAGE\nMost start low.\n`,
			[
				'heading:1 LDN for beginners',
				'paragraph by Jane',
				'heading:2 What is it?',
				'paragraph It blocks a receptor. ¦ Then it leaves.',
				'heading:2 DOSAGE',
				'paragraph Most start low.',
			],
		],
		[
			'text after a list of works',
			'Sources:\nDoe J. A study. 2019.\n\nThis post is no advice. Talk to a doctor.\n',
			[
				'heading:1 Sources:',
				'reference Doe J. A study. 2019.',
				'paragraph This post is no advice. ¦ Talk to a doctor.',
			],
		],
		[
			'number signs',
			`# Title\n## Part\n${text}\n#1 pharmacy\n`,
			['heading:1 Title', 'heading:2 Part', `paragraph ${text}`, 'paragraph #1 pharmacy'],
		],
		[
			'numbered headings',
			`1. Dosing\n\n${text}\n\n2. It is safe.\n\n${text}\n`,
			['heading:2#1 Dosing', `paragraph ${text}`, 'heading:2#2 It is safe.', `paragraph ${text}`].map((it) =>
				it.replace(/#\d/, ''),
			),
		],
		[
			'numbered headings in capitals behind a list',
			`1. WHAT IS IT?\n\n${text}\n\n2. DO NOT TAKE IT IF YOU\n- take opioids\n\n3. HOW DO I TAKE IT?\nTake one capsule at night.\n\n4. BEFORE SURGERY\nTell us.\n`,
			[
				'heading:2 WHAT IS IT?',
				`paragraph ${text}`,
				'heading:2 DO NOT TAKE IT IF YOU',
				'listItem:1 take opioids',
				'heading:2 HOW DO I TAKE IT?',
				'paragraph Take one capsule at night.',
				'heading:2 BEFORE SURGERY',
				'paragraph Tell us.',
			],
		],
		[
			'numbered lists',
			'Steps:\n\n1. Ask\n2) Fill\n (3) Take\n',
			['paragraph Steps:', 'listItem:1 Ask', 'listItem:1 Fill', 'listItem:2 Take'],
		],
		[
			'bullets of many kinds',
			'• a one\n- b two\n* c three\n– d four\no E five\n●f six\n',
			[
				'listItem:1 a one',
				'listItem:1 b two',
				'listItem:1 c three',
				'listItem:1 d four',
				'listItem:1 E five',
				'listItem:1 f six',
			],
		],
		[
			'nested and wrapped items',
			'• Sleep\n    ◦ vivid\n      dreams\n• Itch\n',
			['listItem:1 Sleep', 'listItem:2 vivid dreams', 'listItem:1 Itch'],
		],
		['a lead-in is no heading', 'It may cause:\n\n• itch\n', ['paragraph It may cause:', 'listItem:1 itch']],
		[
			'a titled colon before a paragraph is one',
			`${text}\n\nDosing and Timing:\n\n${text}\n`,
			[`paragraph ${text}`, 'heading:2 Dosing and Timing:', `paragraph ${text}`],
		],
		[
			'prices and labels are no headings',
			`${text}\n\nOur price\n\n$20 a month\n\nYou save\n\n40%\n\n${text}\n`,
			[
				`paragraph ${text}`,
				'paragraph Our price',
				'paragraph $20 a month',
				'paragraph You save',
				'paragraph 40%',
				`paragraph ${text}`,
			],
		],
		[
			'rules and comments are nothing',
			`${text}\n\n-----\n\n<!-- note -->\n* * *\n\nAsk.\n`,
			[`paragraph ${text}`, 'paragraph Ask.'],
		],
		[
			'numbered references',
			'References:\n  1. Doe J. A study. 2019.\n  2. Roe R. Another,\n     continued. 2020.\n\nBook a visit\n',
			[
				'heading:1 References:',
				'reference#1 Doe J. A study. 2019.',
				'reference#2 Roe R. Another, continued. 2020.',
				'paragraph Book a visit',
			],
		],
		[
			'references a line each',
			'Sources\nDoe J. A study. 2019.\nhttps://example.org/a\n',
			['heading:1 Sources', 'reference Doe J. A study. 2019.', 'reference https://example.org/a'],
		],
		[
			'bracketed references',
			`Bibliography\n\n[1] Doe J. A study. 2019.\n\n[2] Roe R. Another.\n\nDisclaimer\n\n${text}\n`,
			[
				'heading:1 Bibliography',
				'reference#1 Doe J. A study. 2019.',
				'reference#2 Roe R. Another.',
				'heading:2 Disclaimer',
				`paragraph ${text}`,
			],
		],
		['a number cut in two', 'The dose was 4.\n\n5 mg at night.\n', ['paragraph The dose was 4. 5 mg at night.']],
		[
			'form feeds and odd line ends',
			`${text}\f${text}\r\r${text}\u2028\n`,
			[`paragraph ${text}`, `paragraph ${text}`, `paragraph ${text}`],
		],
	])('%s', (_, source, outline) => {
		checkBlocks(source, 'plaintext', outline);
	});

	test('consecutive bullets are one list with one lead-in', () => {
		const { blocks } = parseArticle('It may cause:\n\n• itch\n\n• sleep\n\nThen:\n• rest\n', 'plaintext');
		expect(blocks.map((it) => [it.container, it.leadIn])).toEqual([
			[undefined, undefined],
			[0, 'It may cause:'],
			[0, 'It may cause:'],
			[undefined, undefined],
			[1, 'Then:'],
		]);
	});

	test('a nested item is led in by its parent', () => {
		const { blocks } = parseArticle(
			'Avoid it with:\n- opioids:\n   - oxycodone\n   - tramadol\n- alcohol\n',
			'plaintext',
		);
		expect(blocks.map((it) => it.leadIn)).toEqual([
			undefined,
			'Avoid it with:',
			'opioids:',
			'opioids:',
			'Avoid it with:',
		]);
	});

	test('a cache changes nothing, and keeps what an edit does not touch', () => {
		const source = `Title\n\n${text}\n\n• one\n• two\n\nReferences\n1. Doe J. 2019.\n`.repeat(5);
		const cache = new ArticleCache();
		const random = new Random(7);
		let edited = source;
		for (let i = 0; i < 60; i++) {
			const cached = parseArticle(edited, 'plaintext', cache);
			const fresh = parseArticle(edited, 'plaintext');
			checkInvariants(cached);
			expect(cached.blocks.map((it) => [describeBlock(it), it.key, it.span])).toEqual(
				fresh.blocks.map((it) => [describeBlock(it), it.key, it.span]),
			);
			const { start, end, newText } = randomEdit(random, edited);
			edited = edited.slice(0, start) + newText + edited.slice(end);
		}
		parseArticle(source, 'plaintext', cache);
		const { misses } = cache.blocks;
		parseArticle(source.replace('some weeks', 'few weeks'), 'plaintext', cache);
		expect(cache.blocks.misses - misses).toBeLessThanOrEqual(1);
	});

	test('nothing throws, whatever the text', () => {
		const piece = fc.oneof(
			fc.string(),
			fc.constantFrom('\n', '\n\n', '• ', '1. ', 'References\n', '<!--', '-->', '\f', '\t', '===\n', text),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
				checkInvariants(parseArticle(pieces.join(''), 'plaintext'));
			}),
			{ numRuns: 300 },
		);
	});
});
