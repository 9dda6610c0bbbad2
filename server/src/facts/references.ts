/**
 * Citations and reference entries of the whole article, and which entry a marker names. Bibliographies outside the
 * text are in `bibliography.ts`.
 */
import type { Block } from '../article/article.ts';
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
	const references = { entries: readEntries(article, countsPlaces), citations };
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
			return entries.filter((it) => it.kind === 'list' && it.label !== undefined && citation.labels.includes(it.label));
		case 'footnote':
			return entries.filter(
				(it) => it.kind === 'footnote' && citation.labels.some((label) => sameLabel(label, it.label)),
			);
		case 'author-year':
		case 'narrative':
			return entries.filter((it) => names(it, citation.labels));
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

const cache = new WeakMap<ArticleFacts, References>();

function names(entry: ReferenceEntry, labels: readonly string[]): boolean {
	const year = labels.at(-1) ?? '';
	const text = folded(entry.text);
	return text.includes(year) && labels.slice(0, 1).every((it) => text.includes(folded(it)));
}

/** Without case and accents. */
function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
