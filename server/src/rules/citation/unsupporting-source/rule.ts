import { citationFaults, type Unsupporting } from '../../../facts/citation-faults.ts';
import { describeWork, sourceOfWork } from '../../../facts/works.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/unsupporting-source',
		area: 'citation',
		summary: 'A claim whose source, a known work, cannot carry it.',
		severity: 'warning',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			protocol:
				'{Name} ({work}) is the plan of a trial and holds no results, so it cannot show this. Cite a study with results, or say that the trial was only planned.',
			preclinical:
				'{Name} ({work}) is a study of {species}, so it cannot show an effect in people. Cite a study in people, or say that this was seen in {species}.',
			hypothesis:
				'{Name} ({work}) proposes this and tested it in nobody, so it cannot show an effect. Cite a study in people, or say that it is a hypothesis.',
			otherCondition:
				'{Name} ({work}) studied {other}, so it cannot show an effect on {condition}. Cite a study of {condition}, or name {other} in the sentence.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		for (const fault of citationFaults(facts)) {
			if (!isUnsupporting(fault)) {
				continue;
			}
			const { kind, source, conditions, span } = fault;
			const Name = source.name.charAt(0).toUpperCase() + source.name.slice(1);
			const values = { Name, work: describeWork(source.work) };
			const extra = {
				sources: [sourceOfWork(source.work)],
				related: source.entry === undefined ? [] : [{ span: source.entry.span, message: 'The entry cited.' }],
			};
			if (kind === 'otherCondition') {
				const about = { other: conditions.source, condition: conditions.sentence };
				yield report('otherCondition', span, { ...values, ...about }, extra);
			} else if (kind === 'preclinical') {
				const species = source.work.species === 'cells' ? 'cells' : 'animals';
				yield report('preclinical', span, { ...values, species }, extra);
			} else {
				yield report(kind, span, values, extra);
			}
		}
	},
);

function isUnsupporting(fault: ReturnType<typeof citationFaults>[number]): fault is Unsupporting {
	return ['protocol', 'preclinical', 'hypothesis', 'otherCondition'].includes(fault.kind);
}
