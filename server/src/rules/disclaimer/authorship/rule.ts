import { hasAuthor } from '../../../facts/provenance.ts';
import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule(
	'authorship',
	{
		id: 'disclaimer/authorship',
		summary: 'An article without a named author or reviewer.',
		severity: 'warning',
		fixes: [],
		messages: {
			missing: 'The article does not say {summary}, and {why}. Add a byline or the front matter field author.',
		},
	},
	{ isPresent: ({ article }) => hasAuthor(article) },
);
