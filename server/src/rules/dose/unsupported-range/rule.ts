import { resolveDoses, supportedRange } from '../../../facts/dose-facts.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import { verdictOn } from './verdict.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/unsupported-range',
		area: 'dose',
		summary: 'A dose presented as the low dose that leaves the range that studies support.',
		severity: 'error',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			aboveRange:
				'{dose} is above the supported range of {drug}, {range} a day, and no study of the low dose used it. Correct the amount, or say that it is not a low dose.',
			greyRange:
				'{dose} is above every randomised trial of {drug}; only case reports and opinion go beyond {studied} mg a day. Stay within {range}, or say how weak the evidence is.',
			studiedRange:
				'{dose} is above the usual range of {drug}, {range} a day, and rests on single trials. Cite the trial, or stay within the range.',
			belowRange:
				'{dose} is below the supported range of {drug}, {range} a day. Call it a very low dose or a starting dose, or cite the study that used it.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		for (const dose of resolveDoses(facts)) {
			const found = verdictOn(dose, facts);
			const block = article.blocks[dose.block];
			if (found !== undefined && block !== undefined) {
				const { profile, messageId, severity, band } = found;
				yield report(
					messageId,
					block.prose.toSource(dose.statement.span),
					{
						dose: block.prose.text.slice(dose.statement.span.start, dose.statement.span.end),
						drug: profile.lowDoseName,
						range: supportedRange(profile),
						studied: Math.max(...profile.bands.filter((it) => it.verdict === 'studied').map((it) => it.max)),
					},
					{
						severity,
						sources: [...new Set([profile.supported.source, band?.source ?? profile.supported.source])].map(
							(it) => profile.sources[it],
						),
					},
				);
			}
		}
	},
);
