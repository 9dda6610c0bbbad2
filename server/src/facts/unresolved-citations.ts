/** Markers that nothing answers, and why. */
import type { Article } from '../article/article.ts';
import { nearest } from '../base/nearest.ts';
import { groupBy, oncePer } from '../base/once.ts';
import { countFirst } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import { highest } from './citation-style.ts';
import { entriesOf, type PlacedCitation, type References, referencesOf } from './references.ts';

export interface Unresolved {
	readonly placed: PlacedCitation;
	/** Whether there is a list that should answer it. */
	readonly list: 'exists' | 'lacks';
	/** Labels of the marker that nothing answers. */
	readonly missing: readonly string[];
	/** For messages: why nothing answers it, and what to add. */
	readonly why: string;
	readonly advice: string;
}

export function unresolvedCitations(facts: ArticleFacts): readonly Unresolved[] {
	const definitions = numberedDefinitions(facts.article);
	return referencesOf(facts).citations.flatMap((placed) => {
		const list = listOf(placed, facts, definitions);
		const missing = list === undefined ? [] : missingIn(placed, facts, definitions);
		return list === undefined || missing.length === 0 || isPassing(placed, facts)
			? []
			: [{ placed, list, missing, ...reasonOf(placed, missing, facts) }];
	});
}

/** "Doe 2014" in a sentence may name something else than a work. */
function isPassing({ citation, span }: PlacedCitation, { article }: ArticleFacts): boolean {
	return citation.kind === 'narrative' && !/[(&]|\bet al\b|\band\b/.test(article.text.slice(span.start, span.end));
}

type Definitions = ReadonlySet<string>;

/** Numbers that Markdown's link definitions answer: `[2]: https://example.org`. */
function numberedDefinitions({ definitions }: Article): Definitions {
	return new Set([...definitions.keys()].filter((it) => /^\d{1,3}$/.test(it)));
}

/** Whether there is a list that has to answer a citation; `undefined` where none has to, or where it is not to be had. */
function listOf(placed: PlacedCitation, facts: ArticleFacts, definitions: Definitions): 'exists' | 'lacks' | undefined {
	switch (placed.citation.kind) {
		case 'numeric':
			return definitions.size > 0 || lists(referencesOf(facts)).hasLabels ? 'exists' : 'lacks';
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

/** What the kinds of its entries say of a list, and the citations of each block. */
const lists = oncePer(({ entries, citations }: References) => {
	const dated = entries.filter((it) => it.year !== undefined).length;
	return {
		isDated: dated > 1 && dated * 2 > entries.length,
		isNumbered: entries.some((it) => it.isNumbered || it.kind === 'footnote'),
		hasLabels: entries.some((it) => it.kind === 'list' && it.label !== undefined),
		last: highest(entries.filter((it) => it.kind === 'list').map((it) => Number(it.label))),
		labels: new Set(entries.map((it) => it.label?.toLowerCase())),
		citations: groupBy(citations, (it) => it.block),
	};
});

function authorListOf(placed: PlacedCitation, facts: ArticleFacts): 'exists' | 'lacks' | undefined {
	const { citation, block, span } = placed;
	const references = referencesOf(facts);
	const { isDated, isNumbered, citations } = lists(references);
	if (isDated && (!isNumbered || citation.kind === 'author-year')) {
		return 'exists';
	}
	// An address or identifier that stands with it, in its sentence or one beside it, leads to the work.
	const isLed = citations
		.get(block)
		?.some(
			(it) =>
				(it.citation.kind === 'link' || it.citation.kind === 'identifier' || it.citation.kind === 'numeric') &&
				Math.abs(sentenceOf(it) - sentenceOf(placed)) <= 1,
		);
	const isAlone =
		references.entries.length === 0 && facts.bibliography === undefined && facts.subject.genre === 'article';
	const isFormal =
		citation.kind === 'author-year' && /,|\bet al\b|&/.test(facts.article.text.slice(span.start, span.end));
	return isFormal && isAlone && !isLed ? 'lacks' : undefined;
}

/** Index of the sentence that it starts in; a mark after the last one is of that. */
function sentenceOf({ citation, block }: PlacedCitation): number {
	return countFirst(block.sentences, (it) => it.start <= citation.span.start) - 1;
}

function missingIn({ citation }: PlacedCitation, facts: ArticleFacts, definitions: Definitions): readonly string[] {
	const references = referencesOf(facts);
	switch (citation.kind) {
		case 'numeric': {
			const known = new Set(entriesOf(citation, references).map((it) => it.label));
			return citation.labels.filter((it) => !known.has(it) && !definitions.has(it));
		}
		case 'footnote':
			return citation.labels.filter((it) => !lists(references).labels.has(it.toLowerCase()));
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
	const labels = missing.join(', ');
	switch (citation.kind) {
		case 'numeric': {
			const { last } = lists(referencesOf(facts));
			const isBeyond = last > 0 && missing.every((it) => Number(it) > last);
			const why = isBeyond ? `the reference list ends at entry ${last}` : `the reference list has no entry ${labels}`;
			return { why, advice: `Add entry ${labels} to the list` };
		}
		case 'footnote':
			return { why: 'no footnote of this name is defined', advice: `Add a line that starts with "[^${labels}]:"` };
		case 'pandoc': {
			const bibliography = facts.bibliography;
			const near = nearKey(missing[0] ?? '', [...(bibliography?.items.keys() ?? [])]);
			const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
			return { why: `${bibliography?.name} has no key "${labels}"${hint}`, advice: 'Add the work there' };
		}
		default: {
			const year = citation.labels.at(-1) ?? '';
			const [author = ''] = citation.labels;
			const why = `no entry of the reference list is by ${author} and of ${year}`;
			const others = referencesOf(facts).entries.filter((it) => it.text.toLowerCase().includes(author.toLowerCase()));
			const years = [...new Set(others.flatMap((it) => it.year ?? []))];
			return { why: years.length === 0 ? why : `${why}, only of ${years.join(' and ')}`, advice: 'Add the entry' };
		}
	}
}

/** A key that shares the name or the year of a misspelt one. */
function nearKey(key: string, known: readonly string[]): string | undefined {
	const part = (text: string, form: RegExp) => text.toLowerCase().replace(form, '');
	return nearest(
		key,
		known.filter((it) => [/\d/g, /\D/g].some((form) => part(it, form) === part(key, form))),
	);
}
