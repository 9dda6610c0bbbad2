import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { addDays, daysBetween, isDay, localDay } from '../../server/src/base/day.ts';
import type { Finding } from '../../server/src/linter/finding.ts';
import { suppressionEdit } from '../../server/src/linter/suppression-edit.ts';
import { testService } from '../support/cli-service.ts';

const service = testService();

async function lint(text: string, config: unknown = {}, today: string | null = '2026-05-01') {
	const { config: parsed, problems } = service.configure(config);
	expect(problems).toEqual([]);
	const snapshot = { uri: 'memory:/a.md', version: 1, format: 'markdown', text } as const;
	const result = await service.lint(today === null ? snapshot : { ...snapshot, today }, parsed);
	service.forget(snapshot.uri);
	return result;
}

async function found(text: string, config: unknown = {}, today?: string): Promise<readonly string[]> {
	const { findings } = await lint(text, config, today);
	return findings.map(nameOf);
}

function nameOf({ rule, messageId }: Finding): string {
	return rule.startsWith('lint/') ? `${rule} ${messageId}` : rule;
}

function article(words: string): string {
	return `# Title\n\n<!-- ldn-lint-disable-next-line text/forbidden ${words} -->\nFORBIDDEN\n`;
}

describe('a suppression with an end', () => {
	const text = article('until=2026-05-01 by="Ana Díaz" -- quoted');

	test('holds on its last day, and not after it', async () => {
		expect(await found(text)).toEqual([]);
		expect(await found(text, {}, '2026-05-02')).toEqual(['lint/expired-suppression expired', 'text/forbidden']);
	});

	test('never ends where no day is given', async () => {
		const { findings, suppressed } = await lint(article('until=2001-01-01'), {}, null);
		expect([findings, suppressed.length]).toEqual([[], 1]);
	});

	test('that has ended says who answers for it, and can be removed', async () => {
		const [own] = (await lint(text, {}, '2026-05-02')).findings;
		expect(own?.message).toContain('ended on 2026-05-01');
		expect(own?.message).toContain('Ana Díaz answers for it.');
		expect(own?.fixes.map((it) => [it.title, it.safety])).toEqual([['Remove the suppression', 'suggested']]);
	});

	test('that has ended is not called unused as well', async () => {
		expect(await found('<!-- ldn-lint-disable-file text/loud until=2001-01-01 -->\n\nWell.\n')).toEqual([
			'lint/expired-suppression expired',
		]);
	});

	test('that ends in parts is told once', async () => {
		const parts =
			'<!-- ldn-lint-disable text/loud text/minor until=2001-01-01 -->\n\nA.\n\n<!-- ldn-lint-enable text/loud -->\n';
		expect(await found(parts)).toEqual(['lint/expired-suppression expired']);
	});

	test.each(['', '2026-02-30', '31.12.2026', '2026-5-1', 'soon', '2026-05-01T00:00'])(
		'of %j is no date',
		async (day) => {
			const { findings, suppressed } = await lint(article(`until=${day} -- x`));
			expect(findings.map(nameOf)).toEqual(['lint/suppression-date noDate']);
			expect(findings[0]?.message).toContain('until=2027-03-31');
			expect(suppressed).toHaveLength(1);
		},
	);
});

describe('a configuration', () => {
	const requireReason = { suppressions: { requireReason: true } };
	const maxDays = { suppressions: { maxDays: 30 } };

	test.each<[string, string, unknown, readonly string[]]>([
		['asks for reasons', article(''), requireReason, ['lint/suppression-without-reason noReason']],
		['takes any reason', article('-- x'), requireReason, []],
		[
			'asks for reasons in front matter',
			'---\nldn-lint: off\n---\nFORBIDDEN\n',
			requireReason,
			['lint/suppression-without-reason noReason'],
		],
		['asks for no reason by itself', article(''), {}, []],
		['asks for an end', article('-- x'), maxDays, ['lint/suppression-date noEnd']],
		['takes an end in time', article('until=2026-05-31 -- x'), maxDays, []],
		['takes no later end', article('until=2026-06-01 -- x'), maxDays, ['lint/suppression-date tooLong']],
		[
			'turns such findings off',
			article(''),
			{ ...requireReason, rules: { 'lint/suppression-without-reason': 'off' } },
			[],
		],
	])('%s', async (_, text, config, expected) => {
		expect(await found(text, config)).toEqual(expected);
	});

	test('makes a missing reason an error', async () => {
		expect((await lint(article(''), requireReason)).findings[0]?.severity).toBe('error');
	});

	test.each([
		[{ suppressions: true }, 'suppressions'],
		[{ suppressions: { requireReason: 'yes' } }, 'suppressions.requireReason'],
		[{ suppressions: { maxDays: 0 } }, 'suppressions.maxDays'],
		[{ suppressions: { maxDays: 1.5 } }, 'suppressions.maxDays'],
		[{ suppressions: { maxdays: 3 } }, 'suppressions.maxdays'],
		[{ baseline: 'baseline.txt' }, 'baseline'],
		[{ baseline: ['a.json'] }, 'baseline'],
	])('%j is refused', (raw, path) => {
		expect(service.configure(raw).problems.map((it) => it.path)).toEqual([path]);
	});
});

describe('findings about suppressions', () => {
	const own = [
		'lint/expired-suppression',
		'lint/suppression-without-reason',
		'lint/suppression-date',
		'lint/unused-suppression',
	];

	test.each(own)('%s cannot be suppressed', async (rule) => {
		const text = `<!-- ldn-lint-disable-file ${rule} -- x -->\n\n${article('until=2001-01-01')}`;
		expect(await found(text, { suppressions: { requireReason: true } })).toEqual([
			'lint/unused-suppression unsuppressible',
			'lint/expired-suppression expired',
			'lint/suppression-without-reason noReason',
			'text/forbidden',
		]);
		expect(suppressionEdit(parseArticle(text, 'markdown'), 0, { rule, until: undefined })).toBeUndefined();
	});

	test('hold against a suppression of everything', async () => {
		const text = `<!-- ldn-lint-disable-file -- x -->\n\n${article('until=2001-01-01 -- y')}`;
		expect(await found(text)).toEqual(['lint/expired-suppression expired']);
	});

	test('have pages', () => {
		for (const rule of own) {
			expect(service.explain(rule)).toContain(`# ${rule}`);
		}
	});
});

test('days', () => {
	expect(['2024-02-29', '2023-02-29', '2024-13-01', '0000-00-00', '2024-1-1'].map(isDay)).toEqual([
		true,
		false,
		false,
		false,
		false,
	]);
	expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
	expect(daysBetween('2025-10-26', '2025-10-25')).toBe(-1);
	expect(addDays('2024-12-31', 60)).toBe('2025-03-01');
	expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
