/**
 * Citations and reference entries of the whole article, and which entry a marker names. Bibliographies outside the
 * text are in `bibliography.ts`.
 */
import type { Block } from '../article/article.ts';
import { groupBy, oncePer, remember } from '../base/once.ts';
import type { Span } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { Citation } from './citations.ts';
import { type ReferenceEntry, readEntries } from './entries.ts';

export type { ReferenceEntry } from './entries.ts';

/** A citation with the block that holds it. */
export interface PlacedCitation {
	readonly citation: Citation;
	readonly block: Block;
	/** Index into `article.blocks`. */
	readonly index: number;
	/** Offsets into the article's text. */
	readonly span: Span;
}

export interface References {
	/** In reading order. */
	readonly entries: readonly ReferenceEntry[];
	/** Citations of the article's own text in reading order. */
	readonly citations: readonly PlacedCitation[];
}

/** Read once per change: all citation rules ask for it. */
export function referencesOf(facts: ArticleFacts): References {
	const known = cache.get(facts);
	if (known) {
		return known;
	}
	const { article } = facts;
	const citations = article.blocks.flatMap((block, index) =>
		(facts.blocks[index]?.citations ?? []).map((citation) => ({
			citation,
			block,
			index,
			span: block.prose.toSource(citation.span),
		})),
	);
	const countsPlaces = citations.some((it) => it.citation.kind === 'numeric');
	const references = { entries: readEntries(facts, countsPlaces), citations };
	cache.set(facts, references);
	return references;
}

/** Marks that stand where a citation should. */
export function placeholders(facts: ArticleFacts): readonly PlacedCitation[] {
	return referencesOf(facts).citations.filter((it) => it.citation.kind === 'placeholder');
}

/** Entries that a citation names. */
export function entriesOf(citation: Citation, { entries }: References): readonly ReferenceEntry[] {
	switch (citation.kind) {
		case 'numeric':
			return inOrder(
				citation.labels.map((it) => `list ${it}`),
				entries,
			);
		case 'footnote':
			return inOrder(
				citation.labels.map((it) => `footnote ${it.toLowerCase()}`),
				entries,
			);
		case 'author-year':
		case 'narrative':
			return namedEntries(citation.labels, entries);
		default:
			return [];
	}
}

/** Whether two footnote labels are one, as Markdown compares them. */
export function sameLabel(a: string, b: string | undefined): boolean {
	return b !== undefined && a.toLowerCase() === b.toLowerCase();
}

/** A number without brackets: read as a marker from the whole article, so not every one is certain to be found. */
export function isBareNumber({ article }: ArticleFacts, { citation, span }: PlacedCitation): boolean {
	return citation.kind === 'numeric' && /^\(?\d/.test(article.text.slice(span.start, span.end));
}

/** Entries by kind and label. */
const labelled = oncePer((entries: References['entries']) =>
	groupBy(entries.entries(), ([, { kind, label = '' }]) =>
		kind === 'list' ? `list ${label}` : `footnote ${label.toLowerCase()}`,
	),
);

function inOrder(keys: readonly string[], entries: References['entries']): readonly ReferenceEntry[] {
	const found = [...new Set(keys)].flatMap((it) => labelled(entries).get(it) ?? []);
	return found
		.filter(([, { label }]) => label !== undefined)
		.sort(([a], [b]) => a - b)
		.map(([, it]) => it);
}

/** Entries by each year in their texts. */
const byYear = oncePer((entries: References['entries']) => {
	const dated = new Map<string, ReferenceEntry[]>();
	for (const entry of entries) {
		for (const year of new Set(yearsIn(foldedText(entry)))) {
			remember(dated, year, () => []).push(entry);
		}
	}
	return dated;
});

const cache = new WeakMap<ArticleFacts, References>();

/** Entries that hold the first author and the year. */
function namedEntries(labels: readonly string[], entries: References['entries']): readonly ReferenceEntry[] {
	const year = labels.at(-1) ?? '';
	const authors = labels.slice(0, 1).map(folded);
	const digits = /\d{4}/.exec(year)?.[0];
	const dated = digits === undefined ? entries : (byYear(entries).get(digits) ?? []);
	return dated.filter((it) => {
		const text = foldedText(it);
		return text.includes(year) && authors.every((author) => text.includes(author));
	});
}

const foldedText = oncePer(({ text }: ReferenceEntry) => folded(text));

/** Every four digits that follow each other, those of longer numbers too. */
function yearsIn(text: string): readonly string[] {
	return [...text.matchAll(/(?=(\d{4}))/g)].map((it) => it[1] ?? '');
}

/** Without case and accents. */
function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
