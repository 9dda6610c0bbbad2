import { describe, expect, it } from 'vitest';
import type { Suppression } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Finding } from '../../server/src/linter/finding.ts';
import { applySuppressions, type SuppressInput } from '../../server/src/linter/suppress.ts';

const text = `${'x'.repeat(99)}.`;
const known = new Set(['dose/one', 'dose/two', 'text/one', 'text/two']);

function finding(rule: string, start: number): Finding {
	const span = { start, end: start + 1 };
	const rest = { messageId: 'm', message: `${rule}@${start}`, subject: undefined, related: [], sources: [], fixes: [] };
	return { rule, span, severity: 'error', ...rest };
}

/** Covers from `start` to `end`; its comment stands at `at`, on which usage is told. */
function suppression(
	rules: readonly string[] | 'all',
	[start, end]: readonly [number, number],
	at = start,
): Suppression {
	return {
		rules,
		covers: { start, end },
		span: { start: at, end: at + 2 },
		reason: 'why',
		until: undefined,
		by: undefined,
		removable: true,
	};
}

function apply(suppressions: readonly Suppression[], findings: readonly Finding[], more: Partial<SuppressInput> = {}) {
	return applySuppressions({
		article: { ...parseArticle(text, 'plaintext'), suppressions },
		findings,
		ran: known,
		known,
		severityOf: (own) => own.severity,
		policy: { requireReason: false, maxDays: undefined },
		today: undefined,
		...more,
	});
}

describe('what is suppressed', () => {
	it.each<[string, readonly Suppression[], readonly [string, number][], readonly string[]]>([
		['nothing without suppressions', [], [['dose/one', 5]], []],
		['from the first character', [suppression(['dose/one'], [5, 9])], [['dose/one', 5]], ['dose/one@5 by 5-9']],
		['to the last one', [suppression(['dose/one'], [5, 9])], [['dose/one', 8]], ['dose/one@8 by 5-9']],
		['not before', [suppression(['dose/one'], [5, 9])], [['dose/one', 4]], []],
		['not behind', [suppression(['dose/one'], [5, 9])], [['dose/one', 9]], []],
		[
			'what is found at the end of the text',
			[suppression(['dose/one'], [50, 100])],
			[['dose/one', 100]],
			['dose/one@100 by 50-100'],
		],
		[
			'no other rule',
			[suppression(['dose/one'], [0, 50])],
			[
				['dose/two', 5],
				['text/one', 6],
			],
			[],
		],
		[
			'an area',
			[suppression(['dose'], [0, 50])],
			[
				['dose/one', 5],
				['dose/two', 6],
				['text/one', 7],
			],
			['dose/one@5 by 0-50', 'dose/two@6 by 0-50'],
		],
		['an area with a slash', [suppression(['dose/'], [0, 50])], [['dose/one', 5]], ['dose/one@5 by 0-50']],
		['an area with a star', [suppression(['dose/*'], [0, 50])], [['dose/one', 5]], ['dose/one@5 by 0-50']],
		['no area whose name begins alike', [suppression(['do'], [0, 50])], [['dose/one', 5]], []],
		[
			'all',
			[suppression('all', [0, 50])],
			[
				['dose/one', 5],
				['text/two', 6],
			],
			['dose/one@5 by 0-50', 'text/two@6 by 0-50'],
		],
		['nothing about suppressions', [suppression('all', [0, 50])], [['lint/expired-suppression', 5]], []],
		[
			'by the one that reaches furthest',
			[suppression(['dose/one'], [0, 9]), suppression(['dose/one'], [2, 50]), suppression(['dose/one'], [4, 20])],
			[['dose/one', 5]],
			['dose/one@5 by 2-50'],
		],
		[
			'by the first of two that reach as far',
			[suppression(['dose/one'], [0, 50]), suppression(['dose/one'], [2, 50])],
			[['dose/one', 5]],
			['dose/one@5 by 0-50'],
		],
		[
			'in any order of both',
			[suppression(['dose/one'], [60, 70]), suppression(['dose/one'], [20, 30]), suppression(['dose/one'], [40, 50])],
			[
				['dose/one', 45],
				['dose/one', 65],
				['dose/one', 25],
			],
			['dose/one@45 by 40-50', 'dose/one@65 by 60-70', 'dose/one@25 by 20-30'],
		],
		[
			'by one behind one that has ended',
			[suppression(['dose/one'], [0, 3]), suppression(['dose/one'], [4, 9])],
			[
				['dose/one', 1],
				['dose/one', 5],
			],
			['dose/one@1 by 0-3', 'dose/one@5 by 4-9'],
		],
		[
			'each by its own rule',
			[suppression(['dose/one', 'text/one'], [0, 50])],
			[
				['text/one', 3],
				['dose/one', 4],
				['dose/two', 5],
			],
			['text/one@3 by 0-50', 'dose/one@4 by 0-50'],
		],
	])('%s', (_, suppressions, findings, expected) => {
		const given = findings.map(([rule, start]) => finding(rule, start));
		const { findings: left, suppressed } = apply(suppressions, given);
		const told = suppressed.map((it) => `${it.finding.message} by ${it.by.covers.start}-${it.by.covers.end}`);
		expect(told).toEqual(expected);
		const hidden = new Set(suppressed.map((it) => it.finding));
		expect(given.filter((it) => !hidden.has(it)).every((it) => left.includes(it))).toBe(true);
		expect(left.some((it) => hidden.has(it))).toBe(false);
	});

	it('leaves the findings in order, with those on suppressions among them', () => {
		const { findings } = apply(
			[suppression(['dose/one'], [20, 30])],
			[finding('text/one', 50), finding('text/one', 2)],
		);
		expect(findings.map((it) => `${it.rule} ${it.span.start}`)).toEqual([
			'text/one 2',
			'lint/unused-suppression 20',
			'text/one 50',
		]);
	});
});

describe('what is told of suppressions', () => {
	const unused = (name: string) =>
		`"${name}" finds nothing here, so this suppression is not needed. Remove it, so that it cannot hide a later fault.`;
	const whole = 'This suppression suppresses nothing. Remove it, so that it cannot hide a later fault.';
	const here = [finding('dose/one', 5)];

	it.each<[string, readonly Suppression[], readonly Finding[], Partial<SuppressInput>, readonly string[]]>([
		['nothing of one that is used', [suppression(['dose/one'], [0, 50])], here, {}, []],
		['one that is not', [suppression(['dose/two'], [0, 50])], here, {}, [`unused: ${unused('dose/two')} (1)`]],
		[
			'one of two names',
			[suppression(['dose/one', 'dose/two'], [0, 50])],
			here,
			{},
			[`unused: ${unused('dose/two')} (0)`],
		],
		[
			'an area of which one rule did not run',
			[suppression(['text'], [0, 50])],
			here,
			{ ran: new Set(['text/one']) },
			[],
		],
		['an area', [suppression(['text'], [0, 50])], here, {}, [`unused: ${unused('text')} (1)`]],
		['a rule that did not run', [suppression(['text/one'], [0, 50])], here, { ran: new Set(['dose/one']) }, []],
		['all', [suppression('all', [10, 50])], here, {}, [`unused: ${whole} (1)`]],
		['all, used', [suppression('all', [0, 50])], here, {}, []],
		['all, while a rule did not run', [suppression('all', [10, 50])], here, { ran: new Set(['dose/one']) }, []],
		[
			'no such rule',
			[suppression(['dose/oen'], [0, 50])],
			[],
			{},
			['unknown: There is no rule "dose/oen", so this suppresses nothing. Did you mean "dose/one"? (1)'],
		],
		[
			'no such rule, like none',
			[suppression(['zzzzzz'], [0, 50])],
			[],
			{},
			['unknown: There is no rule "zzzzzz", so this suppresses nothing. (1)'],
		],
		[
			'what cannot be suppressed',
			[suppression(['lint/expired-suppression'], [0, 50])],
			[],
			{},
			[
				'unsuppressible: "lint/expired-suppression" cannot be suppressed. It can be turned off in the configuration. (1)',
			],
		],
		[
			'what no deletion mends',
			[{ ...suppression(['dose/two'], [0, 50]), removable: false }],
			[],
			{},
			[`unused: ${unused('dose/two')} (0)`],
		],
		[
			'several that cover the same, none',
			[suppression(['dose/one'], [0, 50]), suppression(['dose/one'], [2, 40])],
			here,
			{},
			[],
		],
		[
			'of several the one that began after',
			[suppression(['dose/one'], [0, 50]), suppression(['dose/one'], [20, 40])],
			here,
			{},
			[`unused: ${unused('dose/one')} (1)`],
		],
		[
			'of several the one that had ended',
			[suppression(['dose/one'], [0, 50]), suppression(['dose/one'], [2, 5])],
			here,
			{},
			[`unused: ${unused('dose/one')} (1)`],
		],
		['nothing where it is off', [suppression(['dose/two'], [0, 50])], here, { severityOf: () => 'off' }, []],
		[
			'an end that is over, once',
			[{ ...suppression(['dose/two'], [0, 50]), until: '2026-01-01' }],
			here,
			{ today: '2026-01-02' },
			[
				'expired: This suppression ended on 2026-01-01 and hides nothing any more. Mend what it hid, or judge it anew and give it a later date. (1)',
			],
		],
		[
			'no reason, which is to be written',
			[{ ...suppression(['dose/one'], [0, 50]), reason: '' }],
			here,
			{ policy: { requireReason: true, maxDays: undefined } },
			['noReason: This suppression gives no reason. Write one after "--", so that reviewers can judge it. (0)'],
		],
	])('%s', (_, suppressions, findings, more, expected) => {
		const told = apply(suppressions, findings, more).findings.filter((it) => it.rule.startsWith('lint/'));
		expect(told.map((it) => `${it.messageId}: ${it.message} (${it.fixes.length})`)).toEqual(expected);
	});

	it('has the place of the comment, a severity as configured, and its removal', () => {
		const [told] = apply([suppression(['dose/two'], [10, 50], 7)], [], { severityOf: () => 'hint' }).findings;
		expect(told).toEqual({
			rule: 'lint/unused-suppression',
			subject: undefined,
			messageId: 'unused',
			severity: 'hint',
			message: unused('dose/two'),
			span: { start: 7, end: 9 },
			related: [],
			sources: [],
			fixes: [
				{ title: 'Remove the suppression', safety: 'suggested', edits: [{ span: { start: 7, end: 9 }, newText: '' }] },
			],
		});
	});
});

describe('its removal', () => {
	const comment = '<!-- ldn-lint-disable-next-line dose/one -- why -->';
	it.each([
		['takes its line where a blank one stands before', `A.\n\n${comment}\nB.\n`, 'A.\n\nB.\n'],
		['takes its line where a blank one follows', `A.\n${comment}\n\nB.\n`, 'A.\n\nB.\n'],
		['takes the first line', `${comment}\nB.\n`, 'B.\n'],
		['takes line ends of Windows', `A.\r\n\r\n  ${comment} \r\nB.\r\n`, 'A.\r\n\r\nB.\r\n'],
		['takes lone carriage returns', `A.\r\r${comment}\rB.\r`, 'A.\r\rB.\r'],
		['keeps two paragraphs apart', `A.\n${comment}\nB.\n`, 'A.\n\nB.\n'],
		['leaves what stands on its line', `A. ${comment}\nB.\n`, 'A. \nB.\n'],
		['leaves the mark of a quotation', `> A.\n>\n> ${comment}\n> B.\n`, '> A.\n>\n> \n> B.\n'],
	])('%s', (_, written, expected) => {
		const article = parseArticle(written, 'markdown');
		const [told] = apply([], [], { article }).findings;
		expect(applyEdits(written, told?.fixes[0]?.edits ?? [])).toBe(expected);
	});
});
