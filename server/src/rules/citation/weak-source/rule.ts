import { intersects } from '../../../base/span.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { entriesOf, type PlacedCitation, referencesOf } from '../../../facts/references.ts';
import { type WeakKind, weakKindOf } from '../../../facts/source-kinds.ts';
import { nameOf, workOf } from '../../../facts/works.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/weak-source',
		area: 'citation',
		summary: 'A claim that rests on a press release, a news site, a seller, a forum, a blog or an advocacy page.',
		severity: 'info',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			weak: 'A claim rests on {name}, and that is {kind}, which no one outside has checked. Cite the study that it tells of, or one that tests the claim.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		const references = referencesOf(facts);
		const claimed = references.citations.filter((it) => isOnClaim(it, facts));
		const byEntry = new Map(
			[...claimed].reverse().flatMap((it) => entriesOf(it.citation, references).map((entry) => [entry, it] as const)),
		);
		for (const entry of references.entries) {
			const marker = byEntry.get(entry);
			const kind = marker === undefined ? undefined : weakKindOf(entry, entry.text);
			if (marker !== undefined && kind !== undefined && workOf(entry, entry.text, facts) === undefined) {
				const related = [{ span: marker.span, message: 'The claim that cites it.' }];
				yield report('weak', entry.span, { name: nameOf(entry), kind: kindNames[kind] }, { related });
			}
		}
	},
);

const kindNames: Readonly<Record<WeakKind, string>> = {
	'press release': 'a press release',
	news: 'a news report',
	vendor: 'a page of a seller',
	forum: 'a forum or social network',
	blog: 'a blog',
	advocacy: 'a page of advocates or for patients',
	video: 'a video or podcast',
};

/** On a sentence that asserts something of the drug or of a disease, as experience or not. */
function isOnClaim({ block, index, citation }: PlacedCitation, { blocks }: ArticleFacts): boolean {
	const sentence = block.sentences.find((it) => intersects(it, citation.span));
	const said = [...(blocks[index]?.claims ?? []), ...(blocks[index]?.conditions ?? [])];
	return sentence !== undefined && said.some((it) => intersects(sentence, it.span));
}
