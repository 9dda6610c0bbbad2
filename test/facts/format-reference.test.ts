import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import type { Work } from '../../server/src/drugs/evidence.ts';
import { yearOf } from '../../server/src/drugs/evidence.ts';
import { joinFacts } from '../../server/src/facts/article-facts.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { addressOf, formatReference, shortName, writersOf } from '../../server/src/facts/format-reference.ts';
import { referencesOf } from '../../server/src/facts/references.ts';
import { workOf } from '../../server/src/facts/works.ts';
import { rules } from '../../server/src/rules/index.generated.ts';
import { formulary, lint, serviceOf } from '../support/lint.ts';

const evidence = formulary.evidence('naltrexone');

function work(csl: Partial<Work['csl']>): Work {
	const base = evidence.works[0] as Work;
	return {
		...base,
		csl: { type: 'article-journal', title: 'Low doses for pain', issued: { 'date-parts': [[2014]] }, ...csl },
	};
}

const doe = { family: 'Doe', given: 'Jane A.' };
const roe = { family: 'van Roe', given: 'Jean-Paul' };
const others = { family: 'others' };

test.each<readonly [Partial<Work['csl']>, string, string]>([
	[
		{ author: [doe], 'container-title': 'J Pain', volume: '3', issue: '2', page: '1-9', DOI: '10.1000/a' },
		'Doe JA. Low doses for pain. J Pain. 2014;3(2):1-9. doi:10.1000/a',
		'Doe JA (2014). Low doses for pain. J Pain. 3(2):1-9. doi:10.1000/a',
	],
	[
		{ author: [doe, roe], 'container-title': 'J Pain', PMID: '123' },
		'Doe JA, van Roe JP. Low doses for pain. J Pain. 2014. PMID: 123',
		'Doe JA, van Roe JP (2014). Low doses for pain. J Pain. PMID: 123',
	],
	[
		{ author: [doe, others], PMCID: 'PMC1' },
		'Doe JA, et al. Low doses for pain. 2014. PMCID: PMC1',
		'Doe JA, et al. (2014). Low doses for pain. PMCID: PMC1',
	],
	[
		{ title: 'Does it *help* [x]?', URL: 'https://example.org/a' },
		'Does it \\*help\\* \\[x\\]? 2014. https://example.org/a',
		'(2014). Does it \\*help\\* \\[x\\]? https://example.org/a',
	],
])('%j', (csl, vancouver, authorDate) => {
	expect(formatReference(work(csl), { order: 'vancouver', markdown: true })).toBe(vancouver);
	expect(formatReference(work(csl), { order: 'author-date', markdown: true })).toBe(authorDate);
});

test('many authors are cut after six', () => {
	const text = formatReference(work({ author: Array(9).fill(doe) }), { order: 'vancouver', markdown: false });
	expect(text).toMatch(/^(?:Doe JA, ){6}et al\. Low/);
});

test.each<readonly [Partial<Work['csl']>, string, string]>([
	[{ author: [doe] }, 'Doe', 'Doe 2014'],
	[{ author: [doe, roe] }, 'Doe & van Roe', 'Doe 2014'],
	[{ author: [doe, roe, doe] }, 'Doe et al.', 'Doe 2014'],
	[{ author: [doe, others] }, 'Doe et al.', 'Doe 2014'],
	[{ 'container-title': 'J Pain' }, 'J Pain', 'J Pain 2014'],
])('%j as in a sentence', (csl, writers, name) => {
	expect(writersOf(work(csl))).toBe(writers);
	expect(shortName(work(csl))).toBe(name);
});

describe('works of the evidence base', () => {
	const entries = evidence.works.map(
		(it, index) => `${index + 1}. ${formatReference(it, { order: 'vancouver', markdown: true })}`,
	);
	const cited = evidence.works.map((_, index) => `[${index + 1}]`).join(' ');
	const text = `# Low dose naltrexone\n\nRead more ${cited}.\n\n## References\n\n${entries.join('\n')}\n`;

	test('are read back from their entries', () => {
		const article = parseArticle(text, 'markdown');
		const facts = joinFacts(
			article,
			article.blocks.map((it) => extractFacts(it, formulary)),
			formulary,
		);
		const read = referencesOf(facts).entries.map((it) => [workOf(it, it.text, facts)?.id, it.year]);
		expect(read).toEqual(evidence.works.map((it) => [it.id, String(yearOf(it))]));
	});

	test('have entries that no rule finds fault with', async () => {
		const findings = await lint(serviceOf(rules), text);
		const list = text.indexOf('## References');
		const faults = findings.filter((it) => it.span.start > list);
		expect(faults.map((it) => `${it.rule}: ${text.slice(it.span.start, it.span.end)}`)).toEqual([]);
	});

	test.each(evidence.works.map((it) => [it.id, it] as const))('%s has an address', (_id, it) => {
		expect(() => new URL(addressOf(it))).not.toThrow();
	});
});
