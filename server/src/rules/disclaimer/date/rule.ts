import { hasDate } from '../../../facts/provenance.ts';
import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule(
	'date',
	{
		id: 'disclaimer/date',
		summary: 'An article without a date of publication, update or review.',
		severity: 'info',
		fixes: [],
		messages: {
			missing: 'The article does not say {summary}, although {why}. Add a date line or the front matter field date.',
		},
	},
	{ isPresent: ({ article }) => hasDate(article) },
);
