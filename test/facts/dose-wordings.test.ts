/** Wordings of doses without unit, of fast rises and of contradictions, and what only sounds like them. */
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../server/src/linter/rule.ts';
import { rule as fastTitration } from '../../server/src/rules/dose/fast-titration/rule.ts';
import { rule as inconsistent } from '../../server/src/rules/dose/inconsistent/rule.ts';
import { rule as missingUnit } from '../../server/src/rules/dose/missing-unit/rule.ts';
import { lint, serviceOf } from '../support/lint.ts';

const wordings: readonly {
	readonly rule: Rule;
	readonly reported: readonly string[];
	readonly silent: readonly string[];
}[] = [
	{
		rule: missingUnit,
		reported: [
			'Begin at 1.5 and climb to 4.5 over six weeks.',
			"If 3 isn't enough after a month, try 4.5.",
			'Once 1.5 sits well, move on to 3.',
			'Go up by 1 every two weeks until you reach 4.',
			'If 4.5 keeps you awake, drop back to 3.',
			'Increase by 0.5 every fortnight.',
			"I'm at 4.5 now.",
			'My sweet spot turned out to be 2.5.',
			'She was put on 1.5 and later 3.',
			'Most people end up on 4.5.',
			'Stay on 1.5 for two weeks, then 3, then 4.5.',
			'Doses between 1.5 and 4.5 are typical.',
			'Typical doses run from 1.5 to 4.5.',
			'Take 3 at bedtime.',
			'Hold at 2 until the dreams settle.',
			'4.5 is the usual target dose.',
			'4.5 nightly is what I take.',
			'Some stop at 3; others need 4.5.',
			'Titrate up in steps of 0.5.',
			'Add another 0.5 each week.',
			'The top dose is 4.5.',
			'Do not go above 4.5.',
			'We never exceed 4.5.',
			'Starting low, say at 0.5, makes sense.',
			'The dose is usually 1.5 to 4.5 at night.',
			'LDN 4.5 nightly has changed little for me.',
			'I was prescribed LDN 1.5 to begin with.',
			'When 3 felt like too much I went back to 1.5.',
			'Reduce to 3 if you feel wired.',
			'Your first capsule holds 1.5, your second 3.',
			'Go up by 0.5 mg every two weeks until you reach 4.5.',
		],
		silent: [
			'Start at week 4.',
			'Take 2 capsules at bedtime.',
			'Begin at 9 pm.',
			'If 3 weeks pass without any effect, tell us.',
			'Take it at 10.',
			'Increase to 2 capsules after week 3.',
			'Of the 40 who began, 31 finished.',
			'Scores fell from 7 to 4.5.',
			'Pain went down to 3 out of 10.',
			'My pain is at 4 now.',
			'See section 4.5 for doses.',
			'If 1 in 10 people drop out, the trial fails.',
			'Try 3 nights without it.',
			'Stay at step 2 for a week.',
			'From 2019 to 2023 I took nothing.',
			'Take 1 mg, then 2, then 3 mg.',
			'One tablet makes 10 doses.',
			'We charge between 30 and 50 a month.',
			'Add 1 to 2 glasses of water a day.',
			'Hold for 10 seconds.',
			'Version 4.5 of this page.',
			'Half of 30 patients improved.',
			'Never take it within 10 days of an opioid.',
			'Move on to 3 once the first two questions are answered.',
			'Sleep went from 5 to 7 hours.',
			'My dose is 3 mg; that is enough for 1.',
			'Chapter 3 covers doses.',
			'I went to 3 doctors before I found one.',
			'Go to 4.5 stars on the rating page.',
			'Most people stay on it for 3 to 6 months.',
			'TSH stayed at 2.5 throughout.',
			'If 2 doctors disagree, ask a third.',
			'Start by rating your pain from 0 to 10.',
			'Her weight dropped to 60.',
			'I turned 40 and started at a gym.',
		],
	},
	{
		rule: fastTitration,
		reported: [
			'Take 1.5 mg on Monday and 4.5 mg by Wednesday.',
			'1.5 mg for three nights, then 4.5 mg from night four.',
			'Take 1 mg the first night, 3 mg the second and 4.5 mg the third.',
			'After two days on 1.5 mg, go straight to 4.5 mg.',
			'Start LDN at 1 mg and add 1 mg a day until 4.5 mg.',
			'I went from 1.5 mg to 4.5 mg overnight.',
			'Day 1: 1.5 mg. Day 3: 4.5 mg.',
			'From 1 mg on Sunday go to 3 mg on Tuesday.',
			'Take 1.5 mg tonight and 4.5 mg tomorrow.',
			'Within a week, move from 1.5 mg to 4.5 mg.',
			'Move up from 1.5 mg to 4.5 mg as soon as three days later.',
			'Night one 1.5 mg, night two 3.5 mg.',
			'Give it 72 hours at 1 mg, then take 4 mg.',
			'Skip the slow build-up: 1.5 mg on the first evening, 4.5 mg from the third on.',
			'Increase LDN by 1.5 mg every three days.',
			'Increase the dose from 1.5 to 4.5 mg in less than a week.',
			'Raise it by 2 mg each week until you are at 4.5 mg.',
		],
		silent: [
			'Take 1.5 mg for two weeks, then 3 mg.',
			'Start with 1.5 mg in March and take 4.5 mg by May.',
			'1.5 mg on Monday, 3 mg the Monday after.',
			'Week 1: 0.5 mg. Week 2: 1 mg.',
			'Take 1.5 mg in the morning and 3 mg at night.',
			'Go down from 4.5 mg to 1.5 mg within a week.',
			'The capsules of 1.5 mg and 4.5 mg arrive by Wednesday.',
			'After four weeks at 3 mg go to 4.5 mg.',
			'Increase by 1.5 mg every two weeks.',
			'Increase by 0.5 mg every three days.',
			'Some take 1.5 mg, some 4.5 mg, and both sleep.',
			'Day 1: 1 mg. Day 14: 3 mg.',
			'Stay on 1.5 mg until Monday in two weeks, then 3 mg.',
			'Never go from 1.5 mg to 4.5 mg within a week.',
			'Take 4.5 mg on Monday and 1.5 mg by Wednesday.',
		],
	},
	{
		rule: inconsistent,
		reported: [
			'LDN is usually taken at 1.5 to 4.5 mg.\n\nNo one should take more than 3 mg.',
			'The usual range is 0.5 to 4.5 mg.\n\nThe maximum daily dose of LDN is 3 mg.',
			'The target dose is 4.5 mg.\n\nNever exceed 3 mg of LDN.',
			'LDN is prescribed at 1.5 to 4.5 mg.\n\nThe ceiling is 2 mg a day.',
			'LDN starts at 1.5 mg.\n\nThe starting dose is 3 mg.',
			'The dose should not go over 3 mg.\n\nThe usual LDN dose is 4.5 mg.',
			'Start LDN at 0.5 mg.\n\nEveryone begins with 1.5 mg of LDN.',
		],
		silent: [
			'LDN is usually taken at 1.5 to 4.5 mg.\n\nThe maximum is 4.5 mg.',
			'LDN is usually taken at 1.5 to 4.5 mg.\n\nSensitive people should not exceed 3 mg.',
			'LDN is usually taken at 1.5 to 4.5 mg.\n\nChildren should not take more than 3 mg.',
			'LDN is taken at 1.5 to 4.5 mg.\n\nIn trials the maximum dose was 6 mg.',
			'LDN is taken at 1.5 to 4.5 mg.\n\nDo not exceed 4.5 mg.',
			'Take 3 mg in the morning.\n\nStart with 1.5 mg.',
			'LDN is taken at 1.5 to 4.5 mg.\n\nTake no more than 3 mg in the first month.',
			'The usual dose is 4.5 mg.\n\nSome stay at 3 mg.',
			'LDN is taken at 1.5 to 4.5 mg.\n\nMy doctor never goes above 3 mg.',
			'One trial used 6 mg.\n\nThe maximum dose of LDN is 4.5 mg.',
			'Naltrexone is approved at 50 mg.\n\nThe maximum dose of LDN is 4.5 mg.',
			'LDN is taken at 1.5 to 4.5 mg.\n\nFor the liquid, the largest single dose is 3 mg.',
		],
	},
];

describe.each(wordings)('$rule.meta.id', ({ rule, reported, silent }) => {
	const service = serviceOf([rule]);
	const findingsOf = async (text: string) =>
		(await lint(service, `# Low dose naltrexone (LDN)\n\nLDN is low dose naltrexone.\n\n## Notes\n\n${text}\n`)).length;

	test.each(reported)('reports: %s', async (text) => {
		expect(await findingsOf(text)).toBeGreaterThan(0);
	});
	test.each(silent)('is silent: %s', async (text) => {
		expect(await findingsOf(text)).toBe(0);
	});
});
