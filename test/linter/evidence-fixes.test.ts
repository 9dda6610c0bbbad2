/** An uncited claim offers works, and taking one leaves a citation that leads to that work, in every style. */
import { describe, expect, test } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { compose } from '../../server/src/entry/compose.ts';
import type { ArticleFacts } from '../../server/src/facts/article-facts.ts';
import { shortName } from '../../server/src/facts/format-reference.ts';
import { referencesOf } from '../../server/src/facts/references.ts';
import { sourcesOf } from '../../server/src/facts/works.ts';
import type { Finding, Fix } from '../../server/src/linter/finding.ts';
import { applyFix } from '../../server/src/linter/fix.ts';
import { lint } from '../support/lint.ts';

const service = compose((message) => {
	throw new Error(message);
});
const claim = 'LDN is an effective treatment for fibromyalgia.';
const head = '# Low dose naltrexone\n\n';

async function fixesOf(text: string, format: ArticleFormat = 'markdown') {
	const findings = await lint(service, text, { format });
	const finding = findings.find((it) => it.rule === 'citation/uncited-claim');
	const fixes = finding?.fixes ?? [];
	return { findings, fixes, suggested: fixes.filter((it) => it.safety === 'suggested') };
}

function titles(fixes: readonly Fix[]): readonly string[] {
	return fixes.map((it) => it.title);
}

function factsOf(text: string, format: ArticleFormat): ArticleFacts {
	return service.facts({ uri: 'memory:facts', version: 1, format, text });
}

/** Findings of which there are more than before. */
function added(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
	const key = (it: Finding) => `${it.rule} ${it.subject ?? ''} ${it.messageId}`;
	const left = before.map(key);
	return after.map(key).filter((it) => {
		const index = left.indexOf(it);
		if (index >= 0) {
			left.splice(index, 1);
		}
		return index < 0;
	});
}

interface Style {
	readonly text: string;
	readonly format?: ArticleFormat;
	/** What stands before the full stop once the first work is cited. */
	readonly marker: RegExp;
	/** What the fix adds elsewhere. */
	readonly entry: RegExp;
}

const styles: Readonly<Record<string, Style>> = {
	'numbered list': {
		text: `${head}${claim}\n\nIt was liked [1].\n\n## References\n\n1. Doe J. Low doses for pain. J Pain. 2014;1(2):3-9.\n`,
		marker: / \[2\]$/,
		entry: /2014;1\(2\):3-9\.\n2\. Vatvani AD, .*\. 2024;37\(4\):367-378\. doi:10\.3344\/kjp\.24202\n$/,
	},
	'numbered list in plain text': {
		text: `Low dose naltrexone\n\n${claim}\n\nIt was liked [1].\n\nReferences\n\n[1] Doe J. Low doses for pain. J Pain. 2014;1(2):3-9.\n`,
		format: 'plaintext',
		marker: / \[2\]$/,
		entry: /\n\[2\] Vatvani AD, .* doi:10\.3344\/kjp\.24202\n$/,
	},
	'superscript numbers': {
		text: `${head}${claim}\n\nIt was liked.¹\n\n## References\n\n1. Doe J. Low doses for pain. J Pain. 2014;1(2):3-9.\n`,
		marker: /^\.²$/,
		entry: /\n2\. Vatvani AD, /,
	},
	'superscript numbers before the stop': {
		text: `${head}${claim}\n\nIt was liked<sup>1</sup>.\n\n## References\n\n1. Doe J. Low doses for pain. J Pain. 2014;1(2):3-9.\n`,
		marker: /^<sup>2<\/sup>$/,
		entry: /\n2\. Vatvani AD, /,
	},
	footnotes: {
		text: `${head}${claim}\n\nIt was liked[^3].\n\n[^3]: Doe J. Low doses for pain. J Pain. 2014;1(2):3-9.\n`,
		marker: /\[\^4\]$/,
		entry: /3-9\.\n\[\^4\]: Vatvani AD, /,
	},
	'footnotes with names': {
		text: `${head}${claim}\n\nIt was liked[^doe].\n\n[^doe]: Doe J. Low doses for pain. J Pain. 2014;1(2):3-9.\n`,
		marker: /\[\^vatvani2024\]$/,
		entry: /3-9\.\n\[\^vatvani2024\]: Vatvani AD, /,
	},
	'Pandoc keys': {
		text: `---\nreferences:\n  - id: doe2014\n    title: Low doses\n    DOI: 10.1000/abc\nauthor: Jane Roe\n---\n\n${head}${claim}\n\nIt was liked [@doe2014].\n`,
		marker: / \[@vatvani2024\]$/,
		entry:
			/10\.1000\/abc\n {2}- id: vatvani2024\n {4}type: article-journal\n[\s\S]*\n {4}DOI: 10\.3344\/kjp\.24202\n[\s\S]*\nauthor: Jane Roe\n---/,
	},
	'Pandoc keys of a file that is not at hand': {
		text: `---\nbibliography: works.bib\n---\n\n${head}${claim}\n\nIt was liked [@doe2014].\n`,
		marker: /\[\^1\]$/,
		entry: /\n\n\[\^1\]: Vatvani AD, /,
	},
	'author and year': {
		text: `${head}${claim}\n\nIt was liked (Zoe, 2014), or not (Doe & Roe, 2015).\n\n## References\n\n- Doe J, Roe R. (2015). Low doses again. J Pain, 2(2), 3-9.\n- Zoe Z. (2014). Low doses for pain. J Pain, 1(2), 3-9.\n`,
		marker: / \(Vatvani et al\., 2024\)$/,
		entry: /3-9\.\n- Vatvani AD, .* \(2024\)\. .*\n- Zoe Z\./,
	},
	'author and year without a list': {
		text: `${head}${claim}\n\nIt was liked (Zoe, 2014).\n`,
		marker: / \(\[Vatvani et al\., 2024\]\(https:\/\/doi\.org\/10\.3344\/kjp\.24202\)\)$/,
		entry: /^/,
	},
	links: {
		text: `${head}${claim}\n\nIt was liked ([a trial](https://doi.org/10.1000/abc)).\n`,
		marker: / \(\[Vatvani et al\., 2024\]\(https:\/\/doi\.org\/10\.3344\/kjp\.24202\)\)$/,
		entry: /^/,
	},
	'addresses in plain text': {
		text: `Low dose naltrexone\n\n${claim}\n\nIt was liked (https://doi.org/10.1000/abc).\n`,
		format: 'plaintext',
		marker: / \(Vatvani et al\. 2024, https:\/\/doi\.org\/10\.3344\/kjp\.24202\)$/,
		entry: /^/,
	},
	'nothing cited yet': { text: `${head}${claim}\n`, marker: /\[\^1\]$/, entry: /\n\n\[\^1\]: Vatvani AD, / },
	'nothing cited yet in plain text': {
		text: `Low dose naltrexone\n\n${claim}\n`,
		format: 'plaintext',
		marker: / \[1\]$/,
		entry: /\n\nReferences\n\n1\. Vatvani AD, /,
	},
	'line ends of Windows': {
		text: `${head}${claim}\n\nIt was liked [1].\n\n## References\n\n1. Doe J. Low doses. J Pain. 2014;1(2):3-9.\n`.replaceAll(
			'\n',
			'\r\n',
		),
		marker: / \[2\]$/,
		entry: /3-9\.\r\n2\. Vatvani AD, [^\n]*24202\r\n$/,
	},
};

describe.each(Object.entries(styles))(
	'in an article with %s',
	(_name, { text, format = 'markdown', marker, entry }) => {
		test('each work is cited so that the citation leads to it, without a new finding', async () => {
			const { findings, fixes, suggested } = await fixesOf(text, format);
			expect(suggested.length).toBeGreaterThanOrEqual(3);
			expect(suggested.filter((it) => it.title.includes(': no difference – ')).length).toBeGreaterThan(0);
			expect(fixes.slice(0, suggested.length)).toEqual(suggested);
			const first = suggested.map((it) => applyFix(text, it))[0] ?? '';
			expect(/for fibromyalgia(.*?)\.?\r?$/m.exec(first)?.[1]).toMatch(marker);
			expect(first).toMatch(entry);
			for (const fix of suggested) {
				const fixed = applyFix(text, fix);
				const facts = factsOf(fixed, format);
				const place = { start: fixed.indexOf('LDN is an effective'), end: fixed.indexOf('It was liked') };
				const end = place.end < 0 ? fixed.length : place.end;
				const cited = referencesOf(facts).citations.filter((it) => it.span.start > place.start && it.span.end <= end);
				const works = [...new Set(cited.flatMap((it) => sourcesOf(it, facts)).map((it) => it.work))];
				expect(works.map((it) => it && fix.title.startsWith(`Cite ${shortName(it)} (`))).toEqual([true]);
				const now = await lint(service, fixed, { format });
				expect(added(findings, now), fix.title).toEqual([]);
				expect(now.filter((it) => it.rule === 'citation/uncited-claim').length).toBe(
					findings.filter((it) => it.rule === 'citation/uncited-claim').length - 1,
				);
			}
		});
	},
);

test('a work that the article lists is cited by its own entry', async () => {
	const list = '1. Younger J. Low-dose naltrexone for the treatment of fibromyalgia. doi:10.1002/art.37734\n';
	const text = `${head}${claim}\n\nIt was liked [1].\n\n## References\n\n${list}`;
	const { suggested } = await fixesOf(text);
	const own = suggested.find((it) => it.title.startsWith('Cite Younger 2013'));
	expect(own && applyFix(text, own)).toBe(text.replace(claim, claim.replace('.', ' [1].')));
});

describe('which works are offered', () => {
	test.each<readonly [string, readonly RegExp[]]>([
		[
			claim,
			[
				/^Cite Vatvani 2024 \(meta-analysis/,
				/^Cite Bruun 2024 \(.*, n = 99\): no difference – /,
				/^Cite Bested/,
				/^Cite/,
			],
		],
		['A 2013 trial found that LDN eased the pain of fibromyalgia.', [/^Cite Younger 2013 \(.*, n = 31\): pain fell/]],
		['A 1999 trial found that LDN eased the pain of fibromyalgia.', []],
		['LDN calms microglia.', [/^Cite Toljan 2018 \(narrative review/]],
		['LDN restores the memory of people with dementia.', []],
	])('%s', async (sentence, expected) => {
		const { suggested } = await fixesOf(`${head}${sentence}\n`);
		expect(titles(suggested)).toEqual(expected.map((it) => expect.stringMatching(it)));
	});

	test('a sentence that names no condition is about that of its heading', async () => {
		const { suggested } = await fixesOf(`${head}## Crohn's disease\n\nLDN eases the symptoms and brings relief.\n`);
		expect(titles(suggested).join('\n')).toMatch(/Cite Smith 2011 \(randomised controlled trial, n = 40\): /);
	});

	test('the placeholder stays last', async () => {
		const { fixes } = await fixesOf(`${head}${claim}\n`);
		expect(fixes.map((it) => it.safety)).toEqual([...fixes.slice(1).map(() => 'suggested'), 'placeholder']);
	});
});

describe('for every condition that a work is on', () => {
	const evidence = service.formulary.evidence('naltrexone');
	const conditions = service.formulary.profiles
		.flatMap((it) => it.conditions)
		.filter((it) => evidence.about(it.id).length > 0);

	test.each(conditions.map((it) => [it.id, it.names[0]]))(
		'%s: a fix mends its finding and adds none',
		async (_id, name) => {
			const text = `${head}LDN helps with ${name}.\n`;
			const { findings, suggested } = await fixesOf(text);
			for (const fix of suggested) {
				const now = await lint(service, applyFix(text, fix));
				expect(added(findings, now), fix.title).toEqual([]);
				expect(now.filter((it) => it.rule === 'citation/uncited-claim')).toEqual([]);
			}
		},
	);
});
