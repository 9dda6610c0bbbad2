import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';

export type CitationKind =
	| 'numeric' // [1], [1,2], [1–3], superscript ¹ or ^1^
	| 'footnote' // [^a]
	| 'pandoc' // [@key]
	| 'author-year' // (Author, 2020), (Author et al. 2020)
	| 'narrative' // Author 2025, Author et al. (2020)
	| 'link' // a Markdown link or bare address that leads to another site
	| 'identifier' // DOI, PMID, PMCID, NCT number
	| 'latex' // \cite{key}
	| 'placeholder'; // (R), [citation needed], (ref)

export interface Citation {
	readonly kind: CitationKind;
	readonly span: Span;
	/** Entries that it names: `['1', '2', '3']`, `['a']`, `['smith2020']`; authors and year for author–date; else empty. */
	readonly labels: readonly string[];
}

/** Citation markers in the prose. A link into the same site, or a link phrase that lost its link, is none. */
export function extractCitations(_block: Block): readonly Citation[] {
	return [];
}
