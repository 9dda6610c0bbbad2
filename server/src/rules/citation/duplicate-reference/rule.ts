import { duplicatesIn } from '../../../facts/duplicates.ts';
import { referencesOf } from '../../../facts/references.ts';
import { nameOf } from '../../../facts/works.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/duplicate-reference',
		area: 'citation',
		summary: 'Two entries of one reference list for one work.',
		severity: 'info',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			duplicate:
				'This entry repeats {earlier} (both have {shared}), so one source counts as two. Cite {earlier} in its place and remove this one.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		for (const [entry, { earlier, shared }] of duplicatesIn(referencesOf(facts))) {
			const related = [{ span: earlier.span, message: 'The same work.' }];
			yield report('duplicate', entry.span, { earlier: nameOf(earlier), shared }, { related });
		}
	},
);
