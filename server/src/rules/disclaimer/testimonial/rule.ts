import { successPlace } from '../../../facts/success-stories.ts';
import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule(
	'testimonial',
	{
		id: 'disclaimer/testimonial',
		summary: 'An article that tells success stories and does not say that results vary.',
		severity: 'warning',
		fixes: ['suggested'],
		messages: {
			missing:
				'The article tells of patients who did well and does not say that {summary}, although {why}. Add it beside the stories.',
		},
	},
	{ cause: { find: successPlace, message: 'Here a success is told.' } },
);
