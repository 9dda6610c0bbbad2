import type { Article } from '../../../article/article.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { atEnd, entryAfter, entrySlot } from '../../../facts/citation-style.ts';
import { entriesOf, type PlacedCitation, type References, referencesOf, sameLabel } from '../../../facts/references.ts';
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
			noEntry:
				'"{marker}" has no entry in {list}, so readers cannot find the source. Add the entry {missing}, or correct the marker.',
			noList:
				'"{marker}" is cited, but the article has no reference list. Add the list, so that readers can find the sources.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const references = referencesOf(facts);
		const definitions = numberedDefinitions(article);
		const byList = new Map<string, PlacedCitation[]>();
		for (const placed of references.citations) {
			const list = listOf(placed, references, definitions);
			const missing = list === undefined ? [] : missingIn(placed, references, definitions);
			if (list === undefined || missing.length === 0) {
				continue;
			}
			const marker = article.text.slice(placed.span.start, placed.span.end);
			// "Doe 2014" in a sentence may name something else than a work.
			if (placed.citation.kind === 'narrative' && !/[(&]|\bet al\b|\band\b/.test(marker)) {
				continue;
			}
			const others = byList.get(list.name) ?? [];
			byList.set(list.name, [...others, placed]);
			if (list.exists) {
				const fixes = fixesFor(facts, placed, missing);
				yield report('noEntry', placed.span, { marker, list: list.name, missing: missing.join(', ') }, { fixes });
			} else if (others.length === 0) {
				yield report('noList', placed.span, { marker }, { fixes: newList(facts, placed) });
			}
		}
	},
);

type Definitions = ReadonlySet<string>;

/** Numbers that Markdown's link definitions answer: `[2]: https://example.org`. */
function numberedDefinitions({ definitions }: Article): Definitions {
	return new Set([...definitions.keys()].filter((it) => /^\d{1,3}$/.test(it)));
}

interface NamedList {
	readonly name: string;
	readonly exists: boolean;
}

/** The list that has to answer a citation; `undefined` where none has to, or where it stands outside the text. */
function listOf(
	{ citation }: PlacedCitation,
	{ entries, citations, keys }: References,
	definitions: Definitions,
): NamedList | undefined {
	switch (citation.kind) {
		case 'numeric':
			return {
				name: 'the reference list',
				exists: definitions.size > 0 || entries.some((it) => it.kind === 'list' && it.label !== undefined),
			};
		case 'footnote':
			// Each footnote is its own list: a missing one is always told.
			return { name: 'the footnotes', exists: true };
		case 'pandoc':
			return keys && { name: 'the references of the front matter', exists: true };
		case 'author-year':
		case 'narrative': {
			const isNumbered = citations.some((it) => it.citation.kind === 'numeric' || it.citation.kind === 'footnote');
			const dated = entries.filter((it) => it.kind === 'list' && !it.isNumbered && it.year !== undefined);
			return !isNumbered && dated.length > 1 && dated.length * 2 > entries.length
				? { name: 'the reference list', exists: true }
				: undefined;
		}
		default:
			return undefined;
	}
}

function missingIn({ citation }: PlacedCitation, references: References, definitions: Definitions): readonly string[] {
	switch (citation.kind) {
		case 'numeric': {
			const known = new Set(entriesOf(citation, references).map((it) => it.label));
			return citation.labels.filter((it) => !known.has(it) && !definitions.has(it));
		}
		case 'footnote':
			return citation.labels.filter((it) => !references.entries.some((entry) => sameLabel(it, entry.label)));
		case 'pandoc':
			return citation.labels.filter((it) => !references.keys?.has(it));
		default:
			return entriesOf(citation, references).length > 0 ? [] : [citation.labels.join(' ')];
	}
}

function fixesFor(facts: ArticleFacts, placed: PlacedCitation, missing: readonly string[]): readonly Fix[] {
	const { article } = facts;
	const fixes: Fix[] = [];
	const { entries } = referencesOf(facts);
	const [label] = missing;
	const last = entries.findLast((it) => it.kind === 'list' && it.isNumbered);
	const title = `Add entry ${label} to be filled in`;
	if (placed.citation.kind === 'numeric' && missing.length === 1 && last && Number(label) === Number(last.label) + 1) {
		fixes.push({ title, safety: 'placeholder', edits: [entryAfter(facts, last, label ?? '', entrySlot)] });
	} else if (placed.citation.kind === 'footnote' && article.format === 'markdown') {
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
	const before = text.slice(0, span.start);
	const marker = text.slice(span.start, span.end);
	const start = /[ \t\u00a0]$/.test(before) ? span.start - 1 : span.start;
	return { title: `Remove "${marker}"`, safety: 'suggested', edits: [{ span: { start, end: span.end }, newText: '' }] };
}

/** A list with an entry for each number that is cited, where they run from 1 without a gap. */
function newList(facts: ArticleFacts, { citation }: PlacedCitation): readonly Fix[] {
	const { text, format } = facts.article;
	const cited = referencesOf(facts).citations.filter((it) => it.citation.kind === citation.kind);
	const numbers = [...new Set(cited.flatMap((it) => it.citation.labels.map(Number)))].sort((a, b) => a - b);
	if (numbers.length > 60 || numbers.some((it, index) => it !== index + 1)) {
		return cited.length === 1 && cited[0] && holdsNoClaim(facts, cited[0]) ? [removal(facts.article, cited[0])] : [];
	}
	const heading = format === 'markdown' ? '## References' : 'References';
	const list = numbers.map((it) => `${it}. ${entrySlot}`).join('\n');
	return [
		{
			title: 'Add a reference list to be filled in',
			safety: 'placeholder',
			edits: [atEnd(text, `${heading}\n\n${list}`)],
		},
	];
}
