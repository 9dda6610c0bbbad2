import type { Prose } from '../../../article/article.ts';
import type { Edit } from '../../../base/edit.ts';
import { resolveDoses } from '../../../facts/dose-facts.ts';
import type { DoseStatement } from '../../../facts/doses.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/inverted-range',
		area: 'dose',
		summary: 'A range that is written from high to low where no reduction is described.',
		severity: 'warning',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			inverted:
				'The range "{dose}" runs from high to low, so that readers may take it for a taper or a misprint. Write the smaller amount first.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		for (const { statement, profile, block: index } of resolveDoses(facts)) {
			const block = article.blocks[index];
			if (!statement.inverted || profile === undefined || block === undefined || statement.amounts.length !== 2) {
				continue;
			}
			const sentence = block.sentences[statement.sentence] ?? { start: 0, end: block.prose.text.length };
			const said = `${block.prose.text.slice(sentence.start, sentence.end)} ${block.leadIn ?? ''} ${block.sectionPath.at(-1) ?? ''}`;
			const dose = block.prose.text.slice(statement.span.start, statement.span.end);
			if (statement.step === 'down' || reduction.test(said) || /→|->/.test(dose)) {
				continue;
			}
			yield report(
				'inverted',
				block.prose.toSource(statement.span),
				{ dose },
				{
					fixes: [
						{
							title: 'Write the smaller amount first',
							safety: 'suggested',
							edits: swap(statement, block.prose),
							touches: 'dose',
						},
					],
					sources: [profile.sources[profile.supported.source]],
				},
			);
		}
	},
);

const reduction =
	/\b(?:tap?er|reduc|lower(?:ed|ing|s)?\b(?! (?:end|dose))|decreas|wean|step(?:ped|ping)? down|down|drop|cut|halv|back to|withdraw|discontinu|stop|com(?:e|ing) off|less(?:en)?\b|shrink|declin)/i;

/** Swaps the numbers; their units too where both have one. */
function swap({ amounts }: DoseStatement, prose: Prose): [Edit, Edit] {
	const [first, last = first] = amounts;
	const withUnits = first.unitText !== undefined && last.unitText !== undefined;
	const part = (it: typeof first) =>
		withUnits ? it.span : { start: it.span.start, end: it.span.start + it.digits.length };
	const textOf = (it: typeof first) => prose.text.slice(part(it).start, part(it).end);
	return [
		{ span: prose.toSource(part(first)), newText: textOf(last) },
		{ span: prose.toSource(part(last)), newText: textOf(first) },
	];
}
