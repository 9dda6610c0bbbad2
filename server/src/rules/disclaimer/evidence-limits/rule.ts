import { benefitPlace } from '../../../facts/statement-facts.ts';
import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule(
	'evidence-limits',
	{
		id: 'disclaimer/evidence-limits',
		summary: 'An article that presents benefits and does not say how limited the evidence is.',
		severity: 'warning',
		fixes: ['suggested'],
		messages: {
			missing:
				'The article presents benefits and does not say that {summary}, although {why}. Say how sure the evidence is.',
		},
	},
	{ cause: { find: benefitPlace, message: 'Here a benefit is presented.' } },
);
