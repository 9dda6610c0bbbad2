import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compose } from '../../server/src/entry/compose.ts';
import { titrationParts } from '../../server/src/service/article-parts.ts';
import { articleTemplate } from '../../server/src/service/article-template.ts';
import snippets from '../../snippets/markdown.json';

const service = compose();
const article = { drug: 'naltrexone', author: 'Ann Smith', date: '2026-01-31' };

function configOf(raw: unknown) {
	return service.configure(raw).config;
}

async function findingsIn(text: string, preset: string): Promise<readonly string[]> {
	const snapshot = { uri: 'memory:new', version: 1, format: 'markdown', text } as const;
	return (await service.lint(snapshot, configOf({ preset }))).findings.map((it) => `${it.rule}: ${it.message}`);
}

describe('a new article', () => {
	test.each(['recommended', 'strict'])('has no finding under %s, for which it was made', async (preset) => {
		const text = (await articleTemplate(service, configOf({ preset }), article)) ?? '';
		expect(await findingsIn(text, preset)).toEqual([]);
		expect(await findingsIn(text, 'recommended')).toEqual([]);
	});

	test.each(["Siân O'Brien-Jones", 'Dr Ann Smith, PharmD', 'Ann "Annie" Smith: a pharmacist', 'Prof. José García'])(
		'names %s in front matter that reads as it was meant',
		async (author) => {
			const text = (await articleTemplate(service, configOf({}), { ...article, author })) ?? '';
			expect(parse(text.split('---\n')[1] ?? '')).toEqual({
				title: 'Low dose naltrexone (LDN)',
				author,
				date: '2026-01-31',
			});
		},
	);

	test('by its snippet has no finding either', async () => {
		const text = snippets['New LDN article'].body
			.join('\n')
			.replace(/\$\{\d:Author\}/, 'Ann Smith')
			.replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2026-01-31');
		expect(text).not.toMatch(/\$[A-Z{\d]/);
		expect(await findingsIn(text, 'strict')).toEqual([]);
	});

	test('without an author lacks one, and says so', async () => {
		const text = (await articleTemplate(service, configOf({}), { ...article, author: '' })) ?? '';
		expect(text).not.toContain('author');
		expect(await findingsIn(text, 'recommended')).toEqual([expect.stringContaining('who wrote or reviewed it')]);
	});

	test('of a drug without profile is none', async () => {
		expect(await articleTemplate(service, configOf({}), { ...article, drug: 'aspirin' })).toBeUndefined();
	});
});

test('a schedule rises in the steps of the profile, at half its fastest pace, and ends in the supported range', () => {
	const profile = service.formulary.get('naltrexone');
	expect(profile && titrationParts(profile, 'LDN')).toMatchObject([
		{ kind: 'heading' },
		{
			kind: 'table',
			rows: [
				['When', 'Dose of LDN'],
				['Weeks 1 to 2', '1.5 mg once a day'],
				['Weeks 3 to 4', '3 mg once a day'],
				['From week 5', '4.5 mg once a day'],
			],
		},
		{ kind: 'link', url: expect.stringContaining('https://') },
	]);
});
