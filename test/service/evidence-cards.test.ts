/** Cards at a place, told by `¦` in the text. */
import { describe, expect, test } from 'vitest';
import { compose } from '../../server/src/entry/compose.ts';
import type { About } from '../../server/src/service/about.ts';
import { cardAt, workCard } from '../../server/src/service/evidence-cards.ts';

const service = compose((message) => {
	throw new Error(message);
});
const evidence = service.formulary.evidence('naltrexone');
const head = '# Low dose naltrexone\n\n';
const list = [
	'',
	'## References',
	'',
	'1. Younger J. Low-dose naltrexone for the treatment of fibromyalgia. Arthritis Rheum. 2013;65(2):529-538. doi:10.1002/art.37734',
	'2. Doe J. Low doses for pain. J Pain. 2014;1(2):3-9. PMID: 12345678',
	'3. Roe. 2014;',
].join('\n');

interface At {
	readonly text: string;
	readonly card: About | undefined;
}

async function at(marked: string): Promise<At> {
	const text = `${head}${marked}`.replace('¦', '');
	const snapshot = { uri: 'memory:card', version: 1, format: 'markdown', text } as const;
	const { findings } = await service.lint(snapshot, service.configure({}).config);
	return { text, card: cardAt(service.facts(snapshot), head.length + marked.indexOf('¦'), findings) };
}

test.each<readonly [string, string, readonly RegExp[]]>([
	[
		'LDN is an effective tr¦eatment for fibromyalgia.',
		'LDN is an effective treatment for fibromyalgia.',
		[/^\*\*Fibromyalgia: low certainty of a benefit\*\* – further trials are likely/, /\n- and \d+ more$/],
	],
	['LDN is used in fibro¦myalgia.', 'fibromyalgia', [/^\*\*Fibromyalgia: low certainty of a benefit\*\*/]],
	['## Fibromyalgia\n\nLDN rel¦ieves symptoms.', 'LDN relieves symptoms.', [/^\*\*Fibromyalgia: /]],
	[
		'LDN acts on the imm¦une system.',
		'immune system',
		[/^\*\*Immune system: no certainty of a benefit\.\*\* No work in people/],
	],
	[
		'Take LDN 12 m¦g a day.',
		'12 mg',
		[/^\*\*12 mg of naltrexone a day\*\*/, /supported range is 0\.5 to 4\.5 mg/, /\n\nSource: \[/],
	],
	[
		`LDN helps [¦1].\n${list}`,
		'[1]',
		[/^\*\*Younger 2013\*\* – randomised crossover trial, n = 31, 4\.5 mg\/day\n\n/, /\[PMID 23359310\]\(https:/],
	],
	[
		`LDN helps [¦1, 2].\n${list}`,
		'[1, 2]',
		[/^\*\*Younger 2013\*\*/, /\n\n---\n\n\*\*Entry 2\*\*\n\nDoe J\. Low doses/],
	],
	[`LDN helps [¦3].\n${list}`, '[3]', [/^\*\*Entry 3\*\*\n\nRoe\. 2014/, /\n\n⚠ This entry /]],
	[`LDN helps [¦9].\n${list}`, '[9]', [/^No entry of this article answers \*\*9\*\*\.$/]],
	['LDN helps ([a t¦rial](https://doi.org/10.1002/art.37734)).', 'a trial', [/^\*\*Younger 2013\*\*/]],
	[`LDN helps [1].\n${list.replace('2013', '20¦13')}`, list.split('\n')[3] ?? '', [/^\*\*Younger 2013\*\*/]],
	[
		`LDN helps [2].\n${list.replace('for pain', 'for ¦pain')}`,
		list.split('\n')[4] ?? '',
		[/^\[PMID 12345678\]\(https:/],
	],
])('%s', async (marked, span, expected) => {
	const { text, card } = await at(marked);
	expect(card && text.slice(card.span.start, card.span.end)).toContain(span);
	for (const it of expected) {
		expect(card?.markdown).toMatch(it);
	}
});

test.each(['The wea¦ther is fine.', 'LDN is ta¦ken at night.', '`LDN¦ 12 mg`'])('no card: %s', async (marked) => {
	expect((await at(marked)).card).toBeUndefined();
});

test('works against the benefit are on the card and marked', async () => {
	const { card } = await at('LDN is used in fibro¦myalgia.');
	expect(card?.markdown).toMatch(/\n- \[Bested 2023\]\(https:\S+\) – .*: \*\*No difference\.\*\* /);
	expect(card?.markdown.split('\n- ').length).toBeLessThanOrEqual(7);
});

describe('the card of a work', () => {
	test('is short, and plain Markdown', () => {
		expect(workCard(evidence.byId('younger2013') ?? never())).toMatchInlineSnapshot(`
			"**Younger 2013** – randomised crossover trial, n = 31, 4.5 mg/day

			Younger J, Noor N, McCue R, Mackey S. Low-dose naltrexone for the treatment of fibromyalgia: findings of a small, randomized, double-blind, placebo-controlled, counterbalanced, crossover trial assessing daily pain levels. Arthritis & Rheumatism. 2013;65(2):529-538.

			Benefit: Pain fell by 28.8%, on placebo by 18.0%; mood was better, fatigue and sleep were not.

			[doi:10.1002/art.37734](https://doi.org/10.1002/art.37734) · [PMID 23359310](https://pubmed.ncbi.nlm.nih.gov/23359310/)"
		`);
	});

	test.each(evidence.works.map((it) => [it.id, it] as const))('%s has a link and no tag', (_id, work) => {
		const card = workCard(work);
		expect(card).toMatch(/\]\(<?https?:\/\/\S+\)/);
		expect(card.replace(/\(<https?:[^\s>]+>\)/g, '')).not.toMatch(/(?<!\\)<|undefined/);
		expect(card.length).toBeLessThan(1200);
	});
});

function never(): never {
	throw new Error('no such work');
}
