import { citationFaults, type Mismatch } from '../../../facts/citation-faults.ts';
import type { NamedStudy } from '../../../facts/named-study.ts';
import { describeSource } from '../../../facts/works.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/mismatch',
		area: 'citation',
		summary: 'A sentence that names one study and cites another.',
		severity: 'warning',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			study:
				'The sentence names {study}; {name} is {source}. Cite the study that is meant, or correct the sentence, so that readers find in the source what they are told.',
			condition:
				'The sentence speaks of {condition}; {name} is about {other}: {source}. Cite a source on {condition}, or correct the sentence, so that readers find in the source what they are told.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		for (const fault of citationFaults(facts)) {
			if (!isMismatch(fault)) {
				continue;
			}
			const { kind, named, source, conditions, span } = fault;
			const values = { name: source.name, source: describeSource(source) };
			const related = source.entry === undefined ? [] : [{ span: source.entry.span, message: 'The entry cited.' }];
			yield kind === 'condition'
				? report(
						'condition',
						span,
						{ ...values, condition: conditions.sentence, other: conditions.source },
						{ related },
					)
				: report('study', span, { ...values, study: studyText(named) }, { related });
		}
	},
);

function isMismatch(fault: ReturnType<typeof citationFaults>[number]): fault is Mismatch {
	return ['year', 'journal', 'webPage', 'condition'].includes(fault.kind);
}

/** "a 2010 study in the Journal of Pain". */
function studyText({ years, journals }: NamedStudy): string {
	const [journal] = journals;
	const dated = years.length === 0 ? 'a study' : `a ${years.join(' or ')} study`;
	const article =
		journal !== undefined && /^(?:Journal|American|British|European|Annals|Archives|Lancet)\b/.test(journal)
			? 'the '
			: '';
	return journal === undefined ? dated : `${dated} in ${article}${journal}`;
}
