import type { Work } from '../../../drugs/evidence.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { type PreclinicalClaim, preclinicalClaims, settingOf } from '../../../facts/species.ts';
import { sourceOfWork } from '../../../facts/works.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'claim/preclinical',
		area: 'claim',
		summary: 'A result in animals or cells that reads as if it held for people.',
		severity: 'warning',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			unnamed:
				'This was seen in animals or cells and reads as if it held for people, who often fare otherwise. Name the species or say that it is laboratory work, or cite a study in people.',
			carried:
				'This takes a result in animals or cells over to people, in whom nobody has tested it. Say that it is not known in people, or cite a study in people.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		for (const claim of preclinicalClaims(facts)) {
			const sources = worksFor(facts, claim).map(sourceOfWork);
			yield report(claim.kind, claim.block.prose.toSource(claim.span), {}, { sources, fixes: fixesOf(claim) });
		}
	},
);

/** What the sentence cites; else what is known in animals and cells of its conditions. */
function worksFor({ formulary, subject }: ArticleFacts, { works, topic }: PreclinicalClaim): readonly Work[] {
	const drug = subject.main ?? subject.drugs[0];
	if (works.length > 0 || drug === undefined) {
		return works;
	}
	const base = formulary.evidence(drug.id);
	const inLaboratory = (it: Work) => it.species === 'animal' || it.species === 'cells';
	const about = topic.conditions.flatMap((id) => base.about(id)).filter(inLaboratory);
	return [...new Set(about)].slice(0, 2);
}

/** Where the cited work tells the species. */
function fixesOf({ kind, works, block, span }: PreclinicalClaim): readonly Fix[] {
	const [work] = works;
	const first = block.prose.text.slice(span.start, span.end).match(/^\S+/)?.[0] ?? '';
	if (kind !== 'unnamed' || work === undefined || block.kind === 'heading' || !/^[A-Z]/.test(first)) {
		return [];
	}
	const setting = settingOf(work);
	const isName = /^[A-Z]{2}/.test(first);
	const start = block.prose.toSource({ start: span.start, end: span.start + 1 });
	const newText = `${setting}, ${isName ? first.charAt(0) : first.charAt(0).toLowerCase()}`;
	return [{ title: `Say where it was seen: "${setting}, …"`, safety: 'suggested', edits: [{ span: start, newText }] }];
}
