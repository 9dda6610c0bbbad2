import { defineBlockRule } from '../../../linter/rule.ts';

export const rule = defineBlockRule(
	{
		id: 'contraindication/denied',
		area: 'contraindication',
		summary: 'A sentence that denies a contraindication, caution or side effect of the profile.',
		severity: 'error',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			denied:
				'This sentence contradicts what is known of the drug: {correction}. Readers may come to harm, so correct or remove it.',
		},
		options: {},
	},
	function* (block, facts, { formulary, report }) {
		const seen = new Set<number>();
		for (const mention of facts.statements) {
			const profile = formulary.get(mention.drug);
			const denial = profile?.denials.find((it) => it.id === mention.id);
			if (mention.kind === 'denial' && profile && denial && !seen.has(mention.span.start)) {
				seen.add(mention.span.start);
				const sources = denial.sources.map((it) => profile.sources[it]);
				yield report('denied', block.prose.toSource(mention.span), { correction: denial.correction }, { sources });
			}
		}
	},
);
