import { offerPlace } from '../../../facts/commerce.ts';
import { defineDisclaimerRule } from '../../../linter/missing-statement.ts';

export const rule = defineDisclaimerRule(
	'commercial-interest',
	{
		id: 'disclaimer/commercial-interest',
		summary: 'An article that sells and does not disclose its interest.',
		severity: 'warning',
		fixes: [],
		messages: {
			missing:
				'The article invites readers to buy or book and does not say {summary}, although {why}. Disclose the interest near the offer.',
		},
	},
	{ cause: { find: ({ article }) => offerPlace(article), message: 'Here something is offered.' } },
);
