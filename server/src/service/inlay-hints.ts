/** Short notes after citation markers: what kind of work each leads to, and how many people took part. */
import type { Span } from '../base/span.ts';
import type { Design, Work } from '../drugs/evidence.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { referencesOf } from '../facts/references.ts';
import { sourcesOf } from '../facts/works.ts';

export interface CitationHint {
	/** Offset into the article's text: after the marker. */
	readonly offset: number;
	/** "RCT, n = 31". */
	readonly label: string;
	/** In the order of their entries. */
	readonly works: readonly Work[];
}

/** More than this on one marker would hide the sentence. */
const mostWorks = 2;

/** Hints for markers within `range`, offsets into the article's text. */
export function citationHints(facts: ArticleFacts, range: Span): readonly CitationHint[] {
	return referencesOf(facts)
		.citations.filter(
			({ block, span }) => block.kind !== 'reference' && span.end >= range.start && span.end <= range.end,
		)
		.flatMap((placed) => {
			const works = [...new Set(sourcesOf(placed, facts).flatMap((it) => it.work ?? []))];
			return works.length === 0 ? [] : [{ offset: endOf(facts, placed.span), label: labelOf(works), works }];
		});
}

/** After the target of a link, of which the marker is the visible text. */
function endOf({ article }: ArticleFacts, { end }: Span): number {
	const target =
		/^\](?:\((?:<[^<>\n]{0,2000}>|(?:[^()\s]|\([^()\s]{0,200}\)){0,2000})(?:\s"[^"\n]{0,200}")?\)|\[[^\]\n]{0,200}\])/.exec(
			article.text.slice(end, end + 2300),
		);
	return end + (target?.[0].length ?? 0);
}

function labelOf(works: readonly Work[]): string {
	const shown = works.slice(0, mostWorks).map(hintOf);
	return [...shown, ...(works.length > mostWorks ? [`+${works.length - mostWorks}`] : [])].join('; ');
}

function hintOf({ design, n }: Work): string {
	return n === undefined ? shortDesigns[design] : `${shortDesigns[design]}, n = ${n}`;
}

const shortDesigns: Readonly<Record<Design, string>> = {
	'meta-analysis': 'meta-analysis',
	'systematic-review': 'systematic review',
	rct: 'RCT',
	crossover: 'crossover RCT',
	controlled: 'controlled trial',
	cohort: 'cohort',
	registry: 'register study',
	'case-series': 'case series',
	'case-report': 'case report',
	survey: 'survey',
	review: 'review',
	guideline: 'guideline',
	label: 'label',
	animal: 'animals',
	'in-vitro': 'cells',
	hypothesis: 'hypothesis',
	protocol: 'protocol, no results',
};
