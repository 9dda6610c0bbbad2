import { stories } from '../../../facts/stories.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'claim/anecdote',
		area: 'claim',
		summary: 'Experience told as support, without a word that it is no controlled evidence.',
		severity: 'info',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			reported:
				'This offers what patients report as support, and those who did not improve are not heard. Say that it is not controlled evidence, here or in the next paragraph.',
			practice:
				"This offers a practice's own experience as support, which cannot tell the drug from hope, time and other care. Say that it is not controlled evidence, here or in the next paragraph.",
			series:
				"This offers one doctor's patients as support, without a group that went without the drug. Say that it is not controlled evidence, here or in the next paragraph.",
			person:
				"This offers one person's story as support, and nobody can tell what would have come of it without the drug. Say that it is not controlled evidence, here or in the next paragraph.",
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		for (const { kind, block, span, topic } of stories(facts)) {
			yield report(kind, block.prose.toSource(span), {}, { severity: topic.tier === 3 ? 'warning' : 'info' });
		}
	},
);
