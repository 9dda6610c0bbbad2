import type { Article } from '../../../article/article.ts';
import { isMarkdown } from '../../../article/markup.ts';
import type { Span } from '../../../base/span.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { namedBibliographies } from '../../../facts/bibliography.ts';
import { atEnd, entryAfter, entrySlot, newList } from '../../../facts/citation-style.ts';
import { type PlacedCitation, referencesOf } from '../../../facts/references.ts';
import { unresolvedCitations } from '../../../facts/unresolved-citations.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/unresolved',
		area: 'citation',
		summary: 'A citation marker that no entry of the reference list answers.',
		severity: 'error',
		fixes: ['placeholder', 'suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			noEntry: '"{marker}" leads readers nowhere: {why}. {advice}, or correct the marker.',
			noList:
				'"{marker}" is cited, but the article has no reference list. Add the list, so that readers can find the sources.',
			noBibliography:
				'The bibliography "{file}" cannot be found, so no key of the article leads to its source. Correct the name, which is relative to {place}, or add the file.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const listless = new Set<string>();
		for (const { file, span, place } of missingFiles(facts)) {
			yield report('noBibliography', span, { file, place });
		}
		for (const { placed, list, missing, why, advice } of unresolvedCitations(facts)) {
			const marker = article.text.slice(placed.span.start, placed.span.end);
			if (list === 'exists') {
				yield report('noEntry', placed.span, { marker, why, advice }, { fixes: fixesFor(facts, placed, missing) });
			} else if (!listless.has(placed.citation.kind)) {
				listless.add(placed.citation.kind);
				const fixes = placed.citation.kind === 'numeric' ? listFor(facts, placed) : [];
				yield report('noList', placed.span, { marker }, { fixes });
			}
		}
	},
);

interface MissingFile {
	readonly file: string;
	/** The line of the front matter that names it, or the first key where the configuration does. */
	readonly span: Span;
	/** What its name is relative to. */
	readonly place: string;
}

function missingFiles(facts: ArticleFacts): readonly MissingFile[] {
	const { article, bibliography } = facts;
	const named = namedBibliographies(article);
	const firstKey = referencesOf(facts).citations.find((it) => it.citation.kind === 'pandoc')?.span;
	return (bibliography?.missing ?? []).flatMap((file) => {
		const at = named.includes(file) ? article.text.indexOf(file, article.frontMatter?.span.start ?? 0) : -1;
		const span = at < 0 ? firstKey : { start: at, end: at + file.length };
		const place = at < 0 ? 'the configuration file' : 'the article';
		return span === undefined ? [] : [{ file, span, place }];
	});
}

function fixesFor(facts: ArticleFacts, placed: PlacedCitation, missing: readonly string[]): readonly Fix[] {
	const { article } = facts;
	const fixes: Fix[] = [];
	const { entries } = referencesOf(facts);
	const [label] = missing;
	const last = entries.findLast((it) => it.kind === 'list' && it.isNumbered);
	const title = `Add entry ${label} to be filled in`;
	if (placed.citation.kind === 'numeric' && missing.length === 1 && last && Number(label) === Number(last.label) + 1) {
		const entry = entryAfter(facts, last, label ?? '', entrySlot);
		if (entry !== undefined) {
			fixes.push({ title, safety: 'placeholder', edits: [entry] });
		}
	} else if (placed.citation.kind === 'footnote' && isMarkdown(article.format)) {
		fixes.push({ title, safety: 'placeholder', edits: [atEnd(article.text, `[^${label}]: ${entrySlot}`)] });
	}
	// One of several works in one pair of brackets cannot be taken out alone.
	const isBracketed = article.text[placed.span.start] === '(';
	const isAlone =
		placed.citation.kind === 'author-year' ? isBracketed : placed.citation.labels.length === missing.length;
	if (isAlone && holdsNoClaim(facts, placed)) {
		fixes.push(removal(article, placed));
	}
	return placed.citation.kind === 'narrative' ? [] : fixes;
}

/** Without its marker, a claim would stand uncited. */
function holdsNoClaim(facts: ArticleFacts, { index }: PlacedCitation): boolean {
	return facts.blocks[index]?.claims.length === 0;
}

/** Takes the marker out with the space before it. */
function removal({ text }: Article, { span }: PlacedCitation): Fix {
	const marker = text.slice(span.start, span.end);
	const start = /[ \t\u00a0]/.test(text.charAt(span.start - 1)) ? span.start - 1 : span.start;
	return { title: `Remove "${marker}"`, safety: 'suggested', edits: [{ span: { start, end: span.end }, newText: '' }] };
}

/** A list with an entry for each number that is cited, where they run from 1 without a gap. */
function listFor(facts: ArticleFacts, { citation }: PlacedCitation): readonly Fix[] {
	const cited = referencesOf(facts).citations.filter((it) => it.citation.kind === citation.kind);
	const numbers = [...new Set(cited.flatMap((it) => it.citation.labels.map(Number)))].sort((a, b) => a - b);
	if (numbers.length > 60 || numbers.some((it, index) => it !== index + 1)) {
		return cited.length === 1 && cited[0] && holdsNoClaim(facts, cited[0]) ? [removal(facts.article, cited[0])] : [];
	}
	const list = newList(
		facts.article,
		numbers.map(() => entrySlot),
	);
	return list === undefined
		? []
		: [{ title: 'Add a reference list to be filled in', safety: 'placeholder', edits: [list] }];
}
