import { compoundingPlace } from '../../../facts/statement-facts.ts';
import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule(
	'compounded',
	{
		id: 'disclaimer/compounded',
		summary: 'An article that mentions compounding and does not say that compounded products are not approved.',
		severity: 'hint',
		fixes: ['suggested'],
		messages: {
			missing: 'The article mentions compounding and does not say that {summary}, although {why}. Add it there.',
		},
	},
	{ cause: { find: compoundingPlace, message: 'Here compounding is mentioned.' } },
);
