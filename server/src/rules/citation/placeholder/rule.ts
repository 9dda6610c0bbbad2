import { insertCitation } from '../../../facts/citation-style.ts';
import { placeholders } from '../../../facts/references.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/placeholder',
		area: 'citation',
		summary: 'A mark such as "(R)" or "[citation needed]" that stands where a source should be.',
		severity: 'warning',
		fixes: ['placeholder'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			placeholder:
				'"{mark}" stands in for a source, so readers cannot check the statement. Cite the work that it means, or take the statement out.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		for (const { span } of placeholders(facts)) {
			const mark = article.text.slice(span.start, span.end);
			const [marker, ...entry] = insertCitation(facts, span.start);
			if (marker === undefined) {
				yield report('placeholder', span, { mark });
				continue;
			}
			// A raised marker is closed up to its word.
			const isRaised = !/^ ?\[\d/.test(marker.newText);
			const before = article.text.slice(0, span.start);
			const start = isRaised ? before.trimEnd().length : span.start;
			yield report(
				'placeholder',
				span,
				{ mark },
				{
					fixes: [
						{
							title: 'Cite a new entry to be filled in',
							safety: 'placeholder',
							edits: [{ span: { start, end: span.end }, newText: marker.newText }, ...entry],
						},
					],
				},
			);
		}
	},
);
