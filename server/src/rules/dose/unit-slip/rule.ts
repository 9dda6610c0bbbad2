import { resolveDoses, supportedRange } from '../../../facts/dose-facts.ts';
import { slipOf } from '../../../facts/dose-slips.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/unit-slip',
		area: 'dose',
		summary: 'A unit that makes a dose absurd by a factor of ten to a thousand.',
		severity: 'error',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		doubtsDose: true,
		messages: {
			tooLarge:
				'{dose} is hundreds of times more than any dose of {drug}; the supported range of the low dose is {range} a day. Check the unit.',
			tooSmall:
				'{dose} is far less than any plain dose of {drug}; the supported range of the low dose is {range} a day. Check the unit, or call it ultra-low.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		for (const dose of resolveDoses(facts)) {
			const slip = slipOf(dose);
			const prose = article.blocks[dose.block]?.prose;
			if (slip === undefined || prose === undefined) {
				continue;
			}
			const { statement } = dose;
			const edits = statement.amounts
				.filter((it) => it.unitText !== undefined)
				.map((it) => ({
					span: prose.toSource({ start: it.span.start + it.digits.length, end: it.span.end }),
					newText: ' mg',
				}));
			const [first, ...rest] = edits;
			const fixes: readonly Fix[] =
				slip.meant === undefined || first === undefined
					? []
					: [{ title: 'Write the amount in mg', safety: 'suggested', edits: [first, ...rest], touches: 'dose' }];
			yield report(
				slip.kind,
				prose.toSource(statement.span),
				{
					dose: prose.text.slice(statement.span.start, statement.span.end),
					drug: slip.profile.name,
					range: supportedRange(slip.profile),
				},
				{ fixes, sources: [slip.source] },
			);
		}
	},
);
