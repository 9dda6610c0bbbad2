/** Identifiers of works that an article writes without a link: DOI, PMID, PMCID, trial numbers. */
import type { Article, Block } from '../article/article.ts';
import { intersects, type Span } from '../base/span.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { extractCitations } from '../facts/citations.ts';
import { informalLabel } from '../facts/entries.ts';
import { doiAddress, pmcAddress, pubmedAddress } from '../facts/format-reference.ts';
import { isCutDoi } from '../facts/reference-entry.ts';

export interface IdentifierLink {
	/** Offsets into the article's text. */
	readonly span: Span;
	readonly url: string;
	/** What it leads to: "DOI", "PubMed". */
	readonly name: string;
}

/** In reading order; what is a link of its own already, and code, is left alone. */
export function documentLinks({ article, blocks }: ArticleFacts): readonly IdentifierLink[] {
	const inBlocks = article.blocks.flatMap((block, index) => {
		// Entries outside a headed list have lost their citations to the list that they are.
		const citations = informalLabel(block) === undefined ? (blocks[index]?.citations ?? []) : extractCitations(block);
		return citations
			.filter((it) => it.kind === 'identifier' && !isLinked(block, it.span))
			.flatMap(({ span, labels }) => linkOf(labels[0] ?? '', block.prose.toSource(span)));
	});
	return [...frontMatterLinks(article), ...inBlocks];
}

function isLinked({ links }: Block, span: Span): boolean {
	return links.some((it) => intersects(it.span, span));
}

function linkOf(identifier: string, span: Span): readonly IdentifierLink[] {
	if (identifier.startsWith('10.')) {
		return isCutDoi(identifier) ? [] : [{ span, url: doiAddress(identifier), name: 'DOI' }];
	}
	if (/^PMC\d+$/i.test(identifier)) {
		return [{ span, url: pmcAddress(identifier.toUpperCase()), name: 'PubMed Central' }];
	}
	if (/^\d+$/.test(identifier)) {
		return [{ span, url: pubmedAddress(identifier), name: 'PubMed' }];
	}
	return /^NCT\d{8}$/i.test(identifier)
		? [{ span, url: `https://clinicaltrials.gov/study/${identifier.toUpperCase()}`, name: 'ClinicalTrials.gov' }]
		: [];
}

const frontMatterForms: readonly RegExp[] = [
	/(?<![\w./])10\.\d{4,9}\/[^\s"'<>,\]}]{1,200}/g,
	/(?<=\bpmid["']?:\s{0,3}["']?(?:PMID:?\s?)?)\d{4,9}(?!\d)/gi,
	/(?<![\w/])PMC\d{4,9}(?!\d)/g,
];

function frontMatterLinks({ text, frontMatter }: Article): readonly IdentifierLink[] {
	const source = text.slice(0, frontMatter?.span.end ?? 0);
	return frontMatterForms
		.flatMap((form) =>
			[...source.matchAll(form)].flatMap((match) => {
				const identifier = match[0].replace(/(?<![.;:])[.;:]+$/, '');
				return linkOf(identifier, { start: match.index, end: match.index + identifier.length });
			}),
		)
		.sort((a, b) => a.span.start - b.span.start);
}
