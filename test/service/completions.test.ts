/** Completions of a citation that is begun at `¦`. */
import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { type Completion, completionCard, completionsAt } from '../../server/src/service/completions.ts';

const service = compose();
const head = '# Low dose naltrexone\n\n';
const list = '\n\n## References\n\n1. Doe J. Low doses for pain. J Pain. 2014;1(2):3-9.\n';

function at(marked: string, format: ArticleFormat = 'markdown'): { text: string; items: readonly Completion[] } {
	const text = marked.replace('¦', '');
	const facts = service.facts({ uri: 'memory:completion', version: 1, format, text });
	return { text, items: completionsAt(facts, marked.indexOf('¦')) };
}

/** The text after taking the first item that `label` fits. */
function taken(marked: string, label: RegExp, format?: ArticleFormat): string | undefined {
	const { text, items } = at(marked, format);
	const item = items.find((it) => label.test(it.label));
	return item && applyEdits(text, [item.edit, ...item.additions]);
}

describe('the article’s own references come first', () => {
	test.each<readonly [string, string, string]>([
		[`${head}LDN eases fibromyalgia [¦].${list}`, '[1]', `${head}LDN eases fibromyalgia [1].${list}`],
		[
			`${head}LDN helps [1]. It eases fibromyalgia [¦${list}`,
			'[1]',
			`${head}LDN helps [1]. It eases fibromyalgia [1]${list}`,
		],
		[
			`${head}LDN helps[^doe]. It eases pain[^d¦].\n\n[^doe]: Doe J. Low doses. 2014.`,
			'[^doe]',
			`${head}LDN helps[^doe]. It eases pain[^doe].\n\n[^doe]: Doe J. Low doses. 2014.`,
		],
		[
			`---\nreferences:\n  - id: doe2014\n    title: Low doses\n---\n\n${head}LDN eases pain [@¦].`,
			'doe2014',
			`---\nreferences:\n  - id: doe2014\n    title: Low doses\n---\n\n${head}LDN eases pain [@doe2014].`,
		],
	])('%s', (marked, label, expected) => {
		const { text, items } = at(marked);
		expect(items[0]?.label).toBe(label);
		expect(items[0] && applyEdits(text, [items[0].edit, ...items[0].additions])).toBe(expected);
		expect(items.length).toBeGreaterThan(1);
	});
});

test('works follow, with what they are and found, the best on the section’s condition first', () => {
	const { items } = at(`${head}## Crohn's disease\n\nLDN may help [¦].\n\n## Fibromyalgia\n\nPain.${list}`);
	const [own, first] = items;
	expect(own?.kind).toBe('own');
	expect(first).toMatchObject({
		kind: 'work',
		label: expect.stringMatching(/^Parker 2018 – Low dose naltrexone/),
		detail: expect.stringMatching(/^Cochrane review, n = 46, .*: Two small trials/),
		work: 'parker2018',
	});
	expect(items.some((it) => it.work === 'younger2013')).toBe(true);
	expect(completionCard(service.formulary, 'parker2018')).toMatch(/^\*\*Parker 2018\*\*/);
});

const insertions: readonly (readonly [string, string, RegExp, ArticleFormat?])[] = [
	['numbered', `${head}LDN eases fibromyalgia [¦].${list}`, /fibromyalgia \[2\]\.[\s\S]*\n2\. Younger J, .*37734\n$/],
	['footnote', `${head}LDN eases fibromyalgia[^¦].\n`, /fibromyalgia\[\^1\]\.\n\n\[\^1\]: Younger J, /],
	[
		'link',
		`${head}LDN ([a](https://doi.org/10.1000/a)) eases fibromyalgia [¦].\n`,
		/fibromyalgia \(\[Younger et al\., 2013\]\(https:\S+37734\)\)\.\n$/,
	],
	[
		'key',
		`---\nreferences:\n  - id: doe2014\n    title: Low doses\n---\n\n${head}LDN eases fibromyalgia [@you¦].\n`,
		/- id: younger2013\n[\s\S]*fibromyalgia \[@younger2013\]\./,
	],
	[
		'plain text',
		'Low dose naltrexone\n\nLDN eases fibromyalgia [¦].\n',
		/fibromyalgia \[1\]\.\n\nReferences\n\n1\. Younger J, /,
		'plaintext',
	],
	['no space', `${head}LDN [1] eases fibromyalgia[¦.${list}`, /fibromyalgia \[2\]\./],
];

test.each(insertions.map(([name, marked, expected, format]) => ({ name, marked, expected, format })))(
	'taking a work: $name',
	({ marked, expected, format }) => {
		expect(taken(marked, /^Younger 2013/, format)).toMatch(expected);
	},
);

test('every item stays while one types on', () => {
	const { items } = at(`${head}LDN eases fibromyalgia [^yo¦].\n`);
	expect(items.every((it) => it.filterText.startsWith('[^yo'))).toBe(true);
});

test('a work that is cited already is offered by its entry alone', () => {
	const { items } = at(`${head}LDN eases fibromyalgia [¦].\n\n## References\n\n1. Younger. doi:10.1002/art.37734\n`);
	expect(items.filter((it) => it.work === 'younger2013').map((it) => it.label)).toEqual(['[1]']);
});

test.each([
	`${head}- [¦ a task`,
	`${head}[^¦`,
	`${head}Some \`code [¦\` here`,
	`${head}\`\`\`\nLDN a[¦\n\`\`\`\n`,
	`${head}![¦](picture.png)`,
	`${head}LDN [a link][¦`,
	`---\ntitle: a [¦\n---\n\n${head}LDN.`,
	`${head}LDN helps [1].\n\n## References\n\n1. Doe J. Low [¦doses. 2014.`,
	'# Gardens\n\nRoses bloom [¦].',
	`${head}LDN helps ¦.`,
])('none: %s', (marked) => {
	expect(at(marked).items).toEqual([]);
});
