import type { Article } from '../../../article/article.ts';
import { nearest } from '../../../base/nearest.ts';
import type { Span } from '../../../base/span.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { namedBibliographies } from '../../../facts/bibliography.ts';
import { atEnd, entryAfter, entrySlot } from '../../../facts/citation-style.ts';
import { entriesOf, type PlacedCitation, referencesOf, sameLabel } from '../../../facts/references.ts';
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
		const references = referencesOf(facts);
		const definitions = numberedDefinitions(article);
		const listless = new Set<string>();
		for (const { file, span, place } of missingFiles(facts)) {
			yield report('noBibliography', span, { file, place });
		}
		for (const placed of references.citations) {
			const list = listOf(placed, facts, definitions);
			const missing = list === undefined ? [] : missingIn(placed, facts, definitions);
			if (list === undefined || missing.length === 0) {
				continue;
			}
			const marker = article.text.slice(placed.span.start, placed.span.end);
			// "Doe 2014" in a sentence may name something else than a work.
			if (placed.citation.kind === 'narrative' && !/[(&]|\bet al\b|\band\b/.test(marker)) {
				continue;
			}
			if (list === 'exists') {
				const fixes = fixesFor(facts, placed, missing);
				yield report('noEntry', placed.span, { marker, ...reasonOf(placed, missing, facts) }, { fixes });
			} else if (!listless.has(placed.citation.kind)) {
				listless.add(placed.citation.kind);
				const fixes = placed.citation.kind === 'numeric' ? newList(facts, placed) : [];
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

type Definitions = ReadonlySet<string>;

/** Numbers that Markdown's link definitions answer: `[2]: https://example.org`. */
function numberedDefinitions({ definitions }: Article): Definitions {
	return new Set([...definitions.keys()].filter((it) => /^\d{1,3}$/.test(it)));
}

/** Whether there is a list that has to answer a citation; `undefined` where none has to, or where it is not to be had. */
function listOf(placed: PlacedCitation, facts: ArticleFacts, definitions: Definitions): 'exists' | 'lacks' | undefined {
	const { entries } = referencesOf(facts);
	switch (placed.citation.kind) {
		case 'numeric':
			return definitions.size > 0 || entries.some((it) => it.kind === 'list' && it.label !== undefined)
				? 'exists'
				: 'lacks';
		case 'footnote':
			// Each footnote is its own list: a missing one is always told.
			return 'exists';
		case 'pandoc':
			// A key may stand in a file that is missing, and that has been told.
			return facts.bibliography?.missing.length === 0 ? 'exists' : undefined;
		case 'author-year':
		case 'narrative':
			return authorListOf(placed, facts);
		default:
			return undefined;
	}
}

function authorListOf({ citation, block, span }: PlacedCitation, facts: ArticleFacts): 'exists' | 'lacks' | undefined {
	const { entries, citations } = referencesOf(facts);
	const dated = entries.filter((it) => it.year !== undefined);
	const isNumbered = entries.some((it) => it.isNumbered || it.kind === 'footnote');
	if (dated.length > 1 && dated.length * 2 > entries.length && (!isNumbered || citation.kind === 'author-year')) {
		return 'exists';
	}
	// An address or identifier that stands with it leads to the work.
	const isLed = citations.some(
		(it) =>
			it.block === block &&
			(it.citation.kind === 'link' || it.citation.kind === 'identifier' || it.citation.kind === 'numeric') &&
			Math.abs(it.span.start - span.end) < 80,
	);
	const isAlone = entries.length === 0 && facts.bibliography === undefined && facts.subject.genre === 'article';
	const isFormal =
		citation.kind === 'author-year' && /,|\bet al\b|&/.test(facts.article.text.slice(span.start, span.end));
	return isFormal && isAlone && !isLed ? 'lacks' : undefined;
}

function missingIn({ citation }: PlacedCitation, facts: ArticleFacts, definitions: Definitions): readonly string[] {
	const references = referencesOf(facts);
	switch (citation.kind) {
		case 'numeric': {
			const known = new Set(entriesOf(citation, references).map((it) => it.label));
			return citation.labels.filter((it) => !known.has(it) && !definitions.has(it));
		}
		case 'footnote':
			return citation.labels.filter((it) => !references.entries.some((entry) => sameLabel(it, entry.label)));
		case 'pandoc':
			return citation.labels.filter((it) => facts.bibliography?.items.has(it) === false);
		default:
			return entriesOf(citation, references).length > 0 ? [] : [citation.labels.join(' ')];
	}
}

/** Why nothing answers the marker, and what to add. */
function reasonOf(
	{ citation }: PlacedCitation,
	missing: readonly string[],
	facts: ArticleFacts,
): { readonly why: string; readonly advice: string } {
	const { entries } = referencesOf(facts);
	const labels = missing.join(', ');
	switch (citation.kind) {
		case 'numeric': {
			const numbers = entries.filter((it) => it.kind === 'list').map((it) => Number(it.label));
			const last = Math.max(0, ...numbers.filter((it) => Number.isInteger(it)));
			const isBeyond = last > 0 && missing.every((it) => Number(it) > last);
			const why = isBeyond ? `the reference list ends at entry ${last}` : `the reference list has no entry ${labels}`;
			return { why, advice: `Add entry ${labels} to the list` };
		}
		case 'footnote':
			return { why: 'no footnote of this name is defined', advice: `Add a line that starts with "[^${labels}]:"` };
		case 'pandoc': {
			const bibliography = facts.bibliography;
			const near = nearest(missing[0] ?? '', bibliography?.items.keys() ?? []);
			const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
			return { why: `${bibliography?.name} has no key "${labels}"${hint}`, advice: 'Add the work there' };
		}
		default: {
			const year = citation.labels.at(-1) ?? '';
			const [author = ''] = citation.labels;
			const why = `no entry of the reference list is by ${author} and of ${year}`;
			const others = entries.filter((it) => it.text.toLowerCase().includes(author.toLowerCase()));
			const years = [...new Set(others.flatMap((it) => it.year ?? []))];
			return { why: years.length === 0 ? why : `${why}, only of ${years.join(' and ')}`, advice: 'Add the entry' };
		}
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
