import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule('consult-clinician', {
	id: 'disclaimer/consult-clinician',
	summary: 'An article that does not tell readers to talk to a clinician or pharmacist first.',
	severity: 'warning',
	fixes: ['suggested'],
	messages: {
		missing: 'The article does not say that {summary}, although {why}. Add this advice.',
	},
});
