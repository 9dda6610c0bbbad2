import { createFormulary } from '../../server/src/drugs/formulary.ts';
import { defineBlockRule, type Rule } from '../../server/src/linter/rule.ts';
import { createLintService, type LintService } from '../../server/src/service/lint-service.ts';

/** A service with rules made for these tests, so that no change of a real rule changes what is expected here. */
export function testService(): LintService {
	const pages = new Map([['text/loud', '# text/loud\n\n## What it reports\n\nLoud words.\n']]);
	return createLintService({ rules: testRules, formulary: createFormulary([]), pages });
}

const testRules = [
	wordRule('text/forbidden', 'FORBIDDEN', 'error'),
	wordRule('text/loud', 'LOUD', 'warning'),
	wordRule('text/minor', 'MINOR', 'info'),
];

/** Reports a word; `LOUD` has a safe fix. */
function wordRule(id: 'text/forbidden' | 'text/loud' | 'text/minor', word: string, severity: Rule['meta']['severity']) {
	return defineBlockRule(
		{
			id,
			area: 'text',
			summary: `The word ${word}.`,
			severity,
			fixes: ['safe'],
			appliesTo: 'any',
			since: '0.1.0',
			messages: { found: 'The word "{word}" is out of place here, and readers stumble over it. Write another one.' },
			options: {
				often: { type: 'boolean', default: false, description: 'Whether every word counts.' },
			},
		},
		function* (block, _facts, { report }) {
			for (const { index } of block.prose.text.matchAll(new RegExp(word, 'g'))) {
				const span = block.prose.toSource({ start: index, end: index + word.length });
				const sources = [
					{ title: 'Style book', url: 'https://style.example/', revised: undefined, retrieved: '2026-01-01' },
				];
				const fix = { title: 'Write "loud"', safety: 'safe', edits: [{ span, newText: 'loud' }] } as const;
				yield report('found', span, { word }, word === 'LOUD' ? { sources, fixes: [fix] } : {});
			}
		},
	) as unknown as Rule;
}
