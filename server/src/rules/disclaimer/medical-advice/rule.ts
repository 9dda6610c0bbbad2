import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule('medical-advice', {
	id: 'disclaimer/medical-advice',
	summary: 'An article that does not say that it is general information and no substitute for professional advice.',
	severity: 'error',
	fixes: ['suggested'],
	messages: {
		missing: 'The article does not say that {summary}, and {why}. Add such a statement, best at its end.',
	},
});
