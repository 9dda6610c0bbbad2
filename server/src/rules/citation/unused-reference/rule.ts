import type { Article } from '../../../article/article.ts';
import { groupBy } from '../../../base/once.ts';
import type { Span } from '../../../base/span.ts';
import { duplicatesIn } from '../../../facts/duplicates.ts';
import { entriesOf, isBareNumber, type ReferenceEntry, referencesOf } from '../../../facts/references.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/unused-reference',
		area: 'citation',
		summary: 'An entry of a numbered list, or a footnote, that nothing cites.',
		severity: 'info',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			unused:
				'Nothing in the article cites {name}, so readers cannot tell what it supports. Cite it where it belongs, or remove it.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const references = referencesOf(facts);
		const cited = new Set(references.citations.flatMap((it) => entriesOf(it.citation, references)));
		// One number alone, such as a fix adds, does not make a bibliography a list that is cited; one without an entry counts.
		const numbers = new Set(
			references.citations.filter((it) => it.citation.kind === 'numeric').flatMap((it) => it.citation.labels),
		);
		const isUncertain = references.citations.some((it) => isBareNumber(facts, it));
		const duplicates = duplicatesIn(references);
		const lists = new Set(references.entries.filter((it) => it.isNumbered).map((it) => it.list));
		const citedLists = new Set([...cited].map((it) => it.list));
		const byList = groupBy(references.entries, (it) => it.list);
		const byLabel = groupBy(references.entries, labelKey);
		for (const entry of references.entries) {
			if (cited.has(entry) || entry.label === undefined || duplicates.has(entry)) {
				continue;
			}
			const siblings = byList.get(entry.list) ?? [];
			const twin = (byLabel.get(labelKey(entry))?.length ?? 0) > 1;
			const name = entry.kind === 'footnote' ? `the footnote [^${entry.label}]` : `entry ${entry.label}`;
			const isList = numbers.size > 1 && (lists.size === 1 || citedLists.has(entry.list));
			const isCitedList = entry.isNumbered && !twin && !isUncertain && isList;
			if (entry.kind === 'footnote' || isCitedList) {
				const fixes = canBeRemoved(article, entry, siblings) ? [removal(article, entry)] : [];
				yield report('unused', entry.span, { name }, { fixes });
			}
		}
	},
);

/** Equal for entries of one list that bear the same label. */
function labelKey({ list, label }: ReferenceEntry): string {
	return `${list}\n${label?.toLowerCase() ?? ''}`;
}

/** Markdown and HTML number a list by themselves: without an entry in its middle, the later ones would get other numbers. */
function canBeRemoved(article: Article, entry: ReferenceEntry, siblings: readonly ReferenceEntry[]): boolean {
	const isList = article.format !== 'plaintext' && entry.block.container !== undefined && entry.kind === 'list';
	return ((!isList || entry === siblings.at(-1)) && siblings.length > 1) || entry.kind === 'footnote';
}

function removal({ text }: Article, entry: ReferenceEntry): Fix {
	const what = entry.kind === 'footnote' ? `footnote [^${entry.label}]` : `entry ${entry.label}`;
	return {
		title: `Remove ${what}`,
		safety: 'suggested',
		edits: [{ span: withLine(text, entry.span), newText: '' }],
	};
}

/** The span with the line end and the blank lines before it, so that no gap stays. */
function withLine(text: string, { start, end }: Span): Span {
	const lead = /(?<!\s)\s+$/u.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
	return { start: start - lead, end };
}
