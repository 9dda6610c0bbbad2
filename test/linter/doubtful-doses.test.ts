import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.generated.ts';
import { lint, serviceOf } from '../support/lint.ts';

const service = serviceOf(rules);
const heading = '# Low dose naltrexone';

describe('safe fixes of doses that may be others than were meant', () => {
	test.each([
		['a unit that is probably another', 'Take 4.5 µg of LDN at bedtime.'],
		['a unit that is wrong, whatever is meant', 'A 50 µg tablet of naltrexone is cut by the pharmacy for LDN.'],
		['behind an astral character and with CRLF', '😀 a\r\n\r\nTake 4.5 µg of LDN at bedtime.'],
	])('are not offered: %s', async (_, text) => {
		expect(await fixed(text)).toBe(text);
		const found = await lint(service, `${heading}\n\n${text}\n`);
		const notation = found.filter((it) => it.rule === 'dose/error-prone-notation');
		expect(notation.map((it) => it.fixes)).toEqual([[]]);
		expect(found.map((it) => it.rule)).toContain('dose/unit-slip');
	});

	test.each<[string, string, string, unknown]>([
		['of another dose', 'Take 4.5 µg of LDN, or 500 µg.', 'Take 4.5 µg of LDN, or 500 mcg.', {}],
		['a rule that is off', 'Take 4.5 µg of LDN.', 'Take 4.5 mcg of LDN.', { rules: { 'dose/unit-slip': 'off' } }],
		[
			'an author who answers for it',
			'<!-- ldn-lint-disable-next-line dose/unit-slip -- as in the trial -->\nTake 4.5 µg of LDN.',
			'<!-- ldn-lint-disable-next-line dose/unit-slip -- as in the trial -->\nTake 4.5 mcg of LDN.',
			{},
		],
	])('stay: %s', async (_, text, expected, config) => {
		expect(await fixed(text, config)).toBe(expected);
	});
});

async function fixed(text: string, raw: unknown = {}): Promise<string> {
	const whole = `${heading}\n\n${text}\n`;
	const snapshot = { uri: 'memory:a', version: 1, format: 'markdown', text: whole } as const;
	const result = await service.fix(snapshot, service.configure(raw).config);
	return result.text.slice(heading.length + 2, -1);
}
