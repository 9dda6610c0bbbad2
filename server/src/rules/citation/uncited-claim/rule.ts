import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { insertCitation } from '../../../facts/citation-style.ts';
import type { Claim } from '../../../facts/claims.ts';
import { type CoverageMode, uncoveredClaims } from '../../../facts/coverage.ts';
import { citationPlace, evidenceFixes } from '../../../linter/evidence-fixes.ts';
import type { Fix, Severity } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/uncited-claim',
		area: 'citation',
		summary: 'A claim about the drug that has no source.',
		severity: 'info',
		fixes: ['suggested', 'placeholder'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			effect:
				'This tells of an effect of the drug and cites nothing, so readers cannot check it. Cite the study that shows it, or take it out.',
			safety:
				'This tells how safe the drug is and cites nothing, so readers cannot weigh the risk. Cite the study or label that it rests on.',
			mechanism:
				'This tells how the drug acts in the body and cites nothing, so readers cannot tell fact from hypothesis. Cite the work that describes it.',
			finding:
				'This tells what research found and names no work that can be looked up, so readers cannot check it. Cite the study itself.',
			number:
				'This gives a figure about people who take the drug without its source, so readers cannot check it. Cite where it comes from, or leave the figure out.',
			dose: 'This calls a dose usual or effective and cites nothing, so readers cannot check it. Cite the trial or guideline that it comes from.',
		},
		options: {
			coverage: {
				type: 'choice',
				choices: ['sentence', 'paragraph', 'backward'],
				default: 'backward',
				description:
					'How far a citation reaches: its own sentence, its whole paragraph, or its sentence and those before it up to the previous citation.',
			},
		},
	},
	function* (_article, facts, { options, report }) {
		for (const { block, claim, tier } of uncoveredClaims(facts, options.coverage as CoverageMode)) {
			if (claim.kind !== 'anecdote') {
				const span = block.prose.toSource(claim.span);
				const at = citationPlace(facts, span);
				const fixes = [...evidenceFixes(facts, { block, claim }, at), ...newEntry(facts, at)];
				yield report(claim.kind, span, {}, { severity: severities[tier], fixes });
			}
		}
	},
);

/** The greater the risk of harm, the greater the need for evidence. */
const severities: Readonly<Record<Claim['tier'], Severity>> = { 1: 'info', 2: 'warning', 3: 'error' };

/** A marker in the article's own style, with an entry that the author fills in. */
function newEntry(facts: ArticleFacts, at: number): readonly Fix[] {
	const [marker, ...entry] = insertCitation(facts, at);
	return marker === undefined
		? []
		: [{ title: 'Cite a new entry to be filled in', safety: 'placeholder', edits: [marker, ...entry] }];
}
