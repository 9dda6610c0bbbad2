import type { Block } from '../../../article/article.ts';
import type { DrugProfile } from '../../../drugs/profile.ts';
import { isOfAnotherTreatment } from '../../../facts/several-treatments.ts';
import { withDrug } from '../../../linter/missing-statement.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'contraindication/denied',
		area: 'contraindication',
		summary: 'A sentence that denies a contraindication, caution or side effect of the profile.',
		severity: 'error',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			denied:
				'This sentence contradicts what is known: {correction}. Readers may come to harm, so correct or remove it.',
		},
		options: {},
	},
	function* (article, facts, { formulary, report }) {
		for (const [index, block] of article.blocks.entries()) {
			const seen = new Set<number>();
			for (const mention of facts.blocks[index]?.statements ?? []) {
				const profile = formulary.get(mention.drug);
				const denial = profile?.denials.find((it) => it.id === mention.id);
				if (mention.kind !== 'denial' || !profile || !denial || seen.has(mention.span.start)) {
					continue;
				}
				const named = facts.blocks[index]?.drugs.some((it) => it.drug === profile.id) === true;
				const isOwn = facts.subject.main === profile && !isOfAnotherTreatment(article, block, profile);
				if (named || isOwn || isUnder(block, profile)) {
					seen.add(mention.span.start);
					const sources = denial.sources.map((it) => profile.sources[it]);
					const correction = withDrug(denial.correction, profile);
					yield report('denied', block.prose.toSource(mention.span), { correction }, { sources });
				}
			}
		}
	},
);

/** On a page of several drugs a sentence without a name belongs to the drug of its heading. */
function isUnder({ sectionPath, leadIn }: Block, { abbreviation, name }: DrugProfile): boolean {
	const above = [sectionPath.at(-1) ?? '', leadIn ?? ''].join(' ');
	return new RegExp(`\\b(?:${abbreviation}|${name})\\b`, 'i').test(above);
}
