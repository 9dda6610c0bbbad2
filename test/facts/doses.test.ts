/** Doses as they are written: amount, owner, role and context, one sentence a line. */

import * as fc from 'fast-check';
import { assert, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { joinFacts } from '../../server/src/facts/article-facts.ts';
import { findBareDoses } from '../../server/src/facts/dose-bare.ts';
import { resolveDoses } from '../../server/src/facts/dose-facts.ts';
import type { DoseStatement } from '../../server/src/facts/doses.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { formulary } from '../support/lint.ts';

/** `owner low-high unit =mg a day @role !context`, the parts that hold; `;` between doses. */
const cases: readonly (readonly [string, string])[] = [
	// Numbers and units
	['Take LDN 4.5mg nightly.', 'naltrexone 4.5 mg'],
	['LDN is used at 0.5 – 6 mg.', 'naltrexone 0.5-6 mg @range'],
	['LDN is used at 1.5‑4.5 mg.', 'naltrexone 1.5-4.5 mg @range'],
	['LDN runs from 1.5 to 4.5 milligrams.', 'naltrexone 1.5-4.5 mg @range'],
	['LDN works best between 3 mg and 4.5 mg.', 'naltrexone 3-4.5 mg @range'],
	['LDN works best between 3 and 4.5 mg.', 'naltrexone 3-4.5 mg @range'],
	['LDN is dosed at 1/2/3/4 mg.', 'naltrexone 1-4 mg'],
	['Take LDN 4.5mgs at night.', 'naltrexone 4.5 mg'],
	['Take LDN, one and a half mg.', 'naltrexone 1.5 mg'],
	['Take four and a half milligrams of LDN.', 'naltrexone 4.5 mg'],
	['Take one to three milligrams of LDN.', 'naltrexone 1-3 mg @range'],
	['LDN 1½ mg is common.', 'naltrexone 1.5 mg'],
	['LDN 1/2 mg is common.', 'naltrexone 0.5 mg'],
	['LDN 1.5mg–4.5mg is common.', 'naltrexone 1.5-4.5 mg @range'],
	['LDN 100 mcg to 0.5 mg is common.', 'naltrexone 100 mcg-0.5 mg =0.1-0.5 @range'],
	['LDN 4,5 mg is common.', 'naltrexone 4.5 mg'],
	['LDN .5 mg is common.', 'naltrexone 0.5 mg'],
	['LDN 500 μg is common.', 'naltrexone 500 mcg =0.5'],
	['LDN 4.5 g is common.', 'naltrexone 4.5 g =4500'],
	['LDN 4.5 g is a slip.', 'naltrexone 4.5 g =4500 !rejected'],
	['Query any order that says LDN 3 g.', 'naltrexone 3 g =3000 !rejected'],
	['Check with a nurse and take LDN 3 g.', 'naltrexone 3 g =3000'],
	['LDN 5 ng is tiny.', 'naltrexone 5 ng =0.000005'],
	['A 4.5-mg capsule of LDN.', 'naltrexone 4.5 mg @strength'],
	// How much of it
	['LDN at ≤ 10 mg.', 'naltrexone ..10 mg @maximum'],
	['LDN means 10 mg a day or less.', 'naltrexone ..10 mg @maximum'],
	['LDN at up to 4.5 mg.', 'naltrexone ..4.5 mg @maximum'],
	['LDN above 4.5 mg is rare.', 'naltrexone 4.5.. mg'],
	['LDN of at least 3 mg.', 'naltrexone 3.. mg'],
	// How often
	['Take 2 x 1 mg of LDN.', 'naltrexone 1 mg =2'],
	['LDN 1 mg twice daily.', 'naltrexone 1 mg =2'],
	['LDN 1 mg BID.', 'naltrexone 1 mg =2'],
	['LDN 1.5 mg three times a day.', 'naltrexone 1.5 mg =4.5'],
	['LDN 4.5 mg every other day.', 'naltrexone 4.5 mg =2.25'],
	['LDN 3.5 mg once a week.', 'naltrexone 3.5 mg =0.5'],
	['Take two 1.5 mg capsules of LDN.', 'naltrexone 1.5 mg =3'],
	['LDN 1.5 mg in the morning and 3 mg at night.', 'naltrexone 1.5 mg; naltrexone 3 mg'],
	['LDN 4.5 mg on monthly headache days.', 'naltrexone 4.5 mg =4.5'],
	['LDN 28 mg monthly.', 'naltrexone 28 mg =1 !depot'],
	// No doses
	['On LDN, glucose was 90 mg/dL, ferritin 30 ng/mL and D 40 µg/L.', ''],
	['On LDN at a ratio of 166:1, 70 kg, aged 45, n = 10, for $40 and 30%.', ''],
	['With LDN she ate 30 g of protein.', ''],
	['LDN with cisplatin 75 mg/m2 as well.', ''],
	['LDN in 2019 and in 5 patients.', ''],
	['LDN at https://example.org/ldn-4.5mg now.', ''],
	['The LDN liquid holds 1 mg/mL.', 'naltrexone 1 mg =? @concentration'],
	// Owners
	['It was tried (baclofen; 5 mg twice daily, LDN; 30 mg each night).', 'other 5 mg =10; naltrexone 30 mg'],
	['VLNTX (0.1 or 0.2 mg/day) beside clonidine (0.05-0.1 mg).', 'naltrexone 0.1-0.2 mg; other 0.05-0.1 mg @range'],
	['She took morphine 5 mg and LDN 4.5 mg.', 'other 5 mg; naltrexone 4.5 mg'],
	['She took 5 mg morphine and 4.5 mg LDN.', 'other 5 mg; naltrexone 4.5 mg'],
	['LDN blocks morphine, so 3 mg at bedtime is enough.', 'naltrexone 3 mg'],
	['Take 500 mg of turmeric with LDN.', 'other 500 mg'],
	['Take 4.5 mg at bedtime.', 'none 4.5 mg'],
	['Methadone is an opioid. Doses of 20 mg are common.', 'other 20 mg'],
	['Keep your 5 mg zzyzafil away from LDN.', 'other 5 mg'],
	['With LDN she takes her 30 mg foobarol at noon.', 'other 30 mg'],
	['ldn 4.5 mg nightly.', 'naltrexone 4.5 mg =4.5'],
	// Roles
	['Start LDN at 1.5 mg.', 'naltrexone 1.5 mg @start'],
	['Starting dose of LDN: 1.5 mg per day.', 'naltrexone 1.5 mg @start'],
	['Increase LDN by 1.5 mg every two weeks.', 'naltrexone 1.5 mg @increment'],
	['Raise LDN in 0.5 mg increments.', 'naltrexone 0.5 mg @increment'],
	['The maximum dose of LDN is 4.5 mg.', 'naltrexone 4.5 mg @maximum'],
	['Do not exceed 4.5 mg of LDN.', 'naltrexone ..4.5 mg @maximum'],
	['The target dose of LDN is 4.5 mg.', 'naltrexone 4.5 mg @maintenance'],
	[
		'LDN capsules come as 1.5 mg, 3 mg and 4.5 mg.',
		'naltrexone 1.5 mg @strength; naltrexone 3 mg @strength; naltrexone 4.5 mg @strength',
	],
	// Contexts
	['LDN is taken at 4.5 mg instead of the standard 50 mg.', 'naltrexone 4.5 mg; naltrexone 50 mg !comparison'],
	['Naltrexone 50 mg treats alcohol dependence.', 'naltrexone 50 mg !standard'],
	['Naltrexone is sold as 50 mg tablets.', 'naltrexone 50 mg @strength !standard'],
	['Vivitrol 380 mg is injected monthly.', 'naltrexone 380 mg !depot'],
	['Contrave 8 mg is one tablet.', 'naltrexone 8 mg !combination'],
	['In mice LDN at 3 mg slowed tumours.', 'naltrexone 3 mg !animal'],
	['Children take LDN at 0.1 mg/kg.', 'naltrexone 0.1 mg/kg =? !weight'],
	['There is no reason to go beyond 6 mg of LDN.', 'naltrexone 6.. mg !rejected'],
	['LDN doses such as 10 mg have no support.', 'naltrexone 10 mg !rejected'],
	['In a 2013 trial LDN was given at 4.5 mg.', 'naltrexone 4.5 mg !study'],
	['LDN 50 mg is a contradiction.', 'naltrexone 50 mg'],
];

describe('doses of a sentence', () => {
	test.each(cases)('%s', (text, expected) => {
		const [block] = parseArticle(text, 'plaintext').blocks;
		const doses = block === undefined ? [] : extractFacts(block, formulary).doses;
		const wanted = expected.split('; ').filter(Boolean);
		expect(doses.map((it, i) => describeDose(it, wanted[i] ?? ''))).toEqual(wanted);
	});
});

describe('doses of an article', () => {
	test.each([
		[
			'the block above',
			'# Low dose naltrexone\n\nThese doses of LDN are usual:\n\n- 1.5 mg\n',
			'naltrexone by lead-in',
		],
		[
			'the section',
			'# Low dose naltrexone and others\n\n## LDN dosing\n\nTake 3 mg at night.\n',
			'naltrexone by section',
		],
		[
			'the section of another drug',
			'# Low dose naltrexone\n\n## Morphine\n\nTake 15 mg at night.\n',
			'nobody by section',
		],
		[
			'the article',
			'# Notes\n\nLow dose naltrexone is old. LDN and opioids clash.\n\nTake 3 mg.\n',
			'naltrexone by article',
		],
		[
			'the first cell',
			'# Low dose naltrexone\n\n| Drug | Dose (mg) |\n|---|---|\n| LDN | 1.5 |\n',
			'naltrexone by block',
		],
		['a far larger amount', '# Low dose naltrexone\n\nLDN helps.\n\nTake 900 mg.\n', 'nobody by article'],
	])('belong to %s', (_name, text, expected) => {
		const article = parseArticle(text, 'markdown');
		const blocks = article.blocks.map((it) => extractFacts(it, formulary));
		const [dose] = resolveDoses(joinFacts(article, blocks, formulary));
		expect(`${dose?.profile?.id ?? 'nobody'} by ${dose?.by ?? 'article'}`).toBe(expected);
	});
});

test('no text throws, and every span lies in it', () => {
	const piece = fc.constantFrom(
		'LDN ',
		'4.5',
		' mg',
		'–',
		' to ',
		'1/2',
		'µg',
		'/kg',
		' daily',
		', ',
		'(',
		')',
		'start at ',
		'half',
		'½',
		'\n\n',
		'| 3 |',
		' of ',
		'.5',
		'1,000',
		'’',
		'\ufffc',
	);
	assert(
		fc.property(fc.array(fc.oneof(piece, string()), { maxLength: 30 }), (pieces) => {
			const article = parseArticle(pieces.join(''), 'markdown');
			for (const block of article.blocks) {
				const { text } = block.prose;
				const spans = [
					...extractFacts(block, formulary).doses.flatMap((it) => [
						it.span,
						...it.amounts.map((amount) => amount.span),
					]),
					...findBareDoses(block, extractFacts(block, formulary).drugs).map((it) => it.span),
				];
				expect(spans.filter((it) => it.start < 0 || it.end > text.length || it.start >= it.end)).toEqual([]);
			}
		}),
		{ numRuns: 300 },
	);
});

/** Only the parts that `wanted` speaks of, beside owner and amount. */
function describeDose(dose: DoseStatement, wanted: string): string {
	const { low, high, open, daily, role, context } = dose;
	const amount =
		low.unit !== high.unit
			? `${low.value} ${low.unit}-${high.value} ${high.unit}`
			: `${open === 'upTo' ? '..' : ''}${low.value === high.value ? low.value : `${low.value}-${high.value}`}${open === 'from' ? '..' : ''} ${low.unit}`;
	const day = daily === undefined ? '?' : daily.low === daily.high ? plain(daily.low) : `${daily.low}-${daily.high}`;
	const parts = [
		dose.drug ?? 'none',
		amount,
		/=/.test(wanted) ? `=${day}` : '',
		/@/.test(wanted) ? `@${role}` : '',
		/!/.test(wanted) || context !== undefined ? `!${context}` : '',
	];
	return parts.filter(Boolean).join(' ');
}

function plain(value: number): string {
	return /e/.test(String(value)) ? value.toFixed(6) : String(value);
}
