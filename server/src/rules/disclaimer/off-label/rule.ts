import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule('off-label', {
	id: 'disclaimer/off-label',
	summary: 'An article that does not say that the low dose is used off-label.',
	severity: 'error',
	fixes: ['suggested'],
	messages: {
		missing: 'The article does not say that {summary}, and {why}. Say so where its uses are presented.',
	},
});
