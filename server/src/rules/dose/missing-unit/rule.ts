import { findBareDoses } from '../../../facts/dose-bare.ts';
import { ownerOfBare } from '../../../facts/dose-facts.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/missing-unit',
		area: 'dose',
		summary: 'A number in a dosing phrase with no unit.',
		severity: 'warning',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			noUnit:
				'"{number}" has no unit, and mg and mcg of {drug} differ a thousandfold. Write the unit after the number.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		for (const [index, block] of article.blocks.entries()) {
			if (block.kind === 'reference' || block.kind === 'tableRow' || !/\d/.test(block.prose.text)) {
				continue;
			}
			for (const bare of findBareDoses(block, facts.blocks[index]?.drugs ?? [])) {
				const profile = ownerOfBare(facts, index, bare.span);
				if (profile === undefined) {
					continue;
				}
				const isSupported = bare.values.every((it) => it >= profile.supported.min && it <= profile.supported.max);
				const end = block.prose.toSource(bare.span).end;
				const fixes: readonly Fix[] = isSupported
					? [
							{
								title: 'Add "mg"',
								safety: 'suggested',
								edits: [{ span: { start: end, end }, newText: ' mg' }],
								touches: 'dose',
							},
						]
					: [];
				yield report(
					'noUnit',
					block.prose.toSource(bare.span),
					{ number: block.prose.text.slice(bare.span.start, bare.span.end), drug: profile.name },
					{ fixes, sources: [profile.sources[profile.supported.source]] },
				);
			}
		}
	},
);
