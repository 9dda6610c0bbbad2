/**
 * Citations and reference entries of the whole article: which entry a marker names, and what one block alone cannot
 * tell ("(R)" as a placeholder, links into the article's own site). Never reads a bibliography outside the text.
 */
import type { Article, Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import { type Citation, hostOf } from './citations.ts';
import { type ReferenceFields, readReference } from './reference-entry.ts';

/** Entry of a reference list, or footnote definition. */
export interface ReferenceEntry extends ReferenceFields {
	readonly kind: 'list' | 'footnote';
	/** As cited: `3`, `a`; the place in its list when entries bear no number and markers are numbers. */
	readonly label: string | undefined;
	readonly isNumbered: boolean;
	/** Entries of one list share it. */
	readonly list: string;
	/** Offsets into the article's text, from the label to the end. */
	readonly span: Span;
	readonly text: string;
	readonly block: Block;
}

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
	/** Citations of the article's own text in reading order, settled for the whole article. */
	readonly citations: readonly PlacedCitation[];
	/** Keys of a bibliography inside the front matter; `undefined` when none stands there or another file is named. */
	readonly keys: ReadonlySet<string> | undefined;
}

/** Read once per change: all citation rules ask for it. */
export function referencesOf(facts: ArticleFacts): References {
	const known = cache.get(facts);
	if (known) {
		return known;
	}
	const entries = readEntries(facts.article, facts);
	const references = { entries, citations: settle(facts, entries), keys: bibliographyKeys(facts.article) };
	cache.set(facts, references);
	return references;
}

/** Citations per block, parallel to `article.blocks`: what `BlockFacts.citations` holds, settled for the whole article. */
export function articleCitations(facts: ArticleFacts): readonly (readonly Citation[])[] {
	const result: Citation[][] = facts.article.blocks.map(() => []);
	for (const { citation, index } of referencesOf(facts).citations) {
		result[index]?.push(citation);
	}
	return result;
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

const cache = new WeakMap<ArticleFacts, References>();

const informalEntry = /^\s*\[(\d{1,3})\][.:]?\s+(?=[\p{Lu}"“‘<]|https?:|www\.|doi\b|(?:19|20)\d\d)/u;

function readEntries(article: Article, facts: ArticleFacts): readonly ReferenceEntry[] {
	const listed = article.blocks.filter((it) => it.kind === 'reference' || informalLabel(it) !== undefined);
	const hasNumbers = facts.blocks.some((it) => it.citations.some(({ kind }) => kind === 'numeric'));
	const counts = new Map<string, number>();
	return listed.map((block): ReferenceEntry => {
		const isFootnote = article.text.startsWith('[^', block.marker.start) && block.marker.end > block.marker.start;
		const list = isFootnote ? 'footnotes' : block.sectionPath.join('\n');
		const place = (counts.get(list) ?? 0) + 1;
		counts.set(list, place);
		const own = informalLabel(block) ?? block.label;
		const text = block.prose.text.trim();
		return {
			...readReference(block.prose.text, block.links),
			kind: isFootnote ? 'footnote' : 'list',
			label: own ?? (hasNumbers && counts.size === 1 && !isFootnote ? String(place) : undefined),
			isNumbered: own !== undefined && !isFootnote,
			list,
			span: entrySpan(article, block, own !== undefined),
			text,
			block,
		};
	});
}

/** The number of an entry that stands outside a headed list: "[3] Doe J …" at the head of its paragraph. */
function informalLabel(block: Block): string | undefined {
	const isProse = block.kind === 'paragraph' || block.kind === 'listItem';
	return isProse ? informalEntry.exec(block.prose.text)?.[1] : undefined;
}

function entrySpan({ text }: Article, block: Block, isLabelled: boolean): Span {
	const hasMarker = isLabelled && block.marker.end > block.marker.start;
	const start = hasMarker ? block.marker.start : block.prose.toSource({ start: 0, end: 1 }).start;
	const tail = text.slice(start, block.span.end);
	const lead = tail.length - tail.trimStart().length;
	return { start: start + lead, end: Math.max(start + lead, start + tail.trimEnd().length) };
}

function settle(facts: ArticleFacts, entries: readonly ReferenceEntry[]): readonly PlacedCitation[] {
	const { article } = facts;
	const informal = new Set(entries.filter((it) => it.block.kind !== 'reference').map((it) => it.block));
	const ownHosts = hostsOf(article);
	const recurs = recursAsPlaceholder(facts);
	return article.blocks.flatMap((block, index) => {
		if (informal.has(block)) {
			return [];
		}
		return (facts.blocks[index]?.citations ?? [])
			.filter((it) => {
				if (it.kind === 'link') {
					return !ownHosts.has(hostOf(it.labels[0] ?? '') ?? '');
				}
				return it.labels[0] !== 'R' || it.kind !== 'placeholder' || (recurs && !isMark(block, it));
			})
			.map((citation) => ({ citation, block, index, span: block.prose.toSource(citation.span) }));
	});
}

/** "(R)" is a placeholder where it ends clauses after common words at least twice. */
function recursAsPlaceholder(facts: ArticleFacts): boolean {
	let count = 0;
	facts.article.blocks.forEach((block, index) => {
		for (const citation of facts.blocks[index]?.citations ?? []) {
			const { start, end } = citation.span;
			const before = block.prose.text.slice(Math.max(0, start - 40), start);
			const after = block.prose.text.slice(end, end + 3);
			const endsClause = /^\s?[.,;:!?)]|^\s*$|^\s+\p{Lu}/u.test(after);
			const followsWord = /(?:^|[\s("“-])\p{Ll}[\p{L}’'-]*["”)]?\s?$|[\d.)%]\s?$/u.test(before);
			if (citation.kind === 'placeholder' && citation.labels[0] === 'R' && endsClause && followsWord) {
				count++;
			}
		}
	});
	return count >= 2;
}

/** Closed up to a name: a registered trade mark. */
function isMark({ prose }: Block, { span }: Citation): boolean {
	const word = /[\p{L}\d]+$/u.exec(prose.text.slice(Math.max(0, span.start - 40), span.start))?.[0];
	return word !== undefined && /\p{Lu}/u.test(word);
}

const scholarly =
	/(?:^|\.)(?:doi\.org|nih\.gov|europepmc\.org|clinicaltrials\.gov|fda\.gov|springer\.com|wiley\.com|sciencedirect\.com|frontiersin\.org|mdpi\.com|plos\.org|bmj\.com|nature\.com|oup\.com)$/;

/** Hosts of the article's own site: of its address in the front matter, and of links to "our" pages. */
function hostsOf(article: Article): ReadonlySet<string> {
	const hosts = new Set<string>();
	for (const key of ['url', 'permalink', 'canonical', 'canonical_url', 'canonicalurl', 'site', 'site_url', 'domain']) {
		const value = article.frontMatter?.values.get(key);
		const host = typeof value === 'string' ? hostOf(value) : undefined;
		if (host !== undefined) {
			hosts.add(host);
		}
	}
	for (const { prose, links } of article.blocks) {
		for (const { span, url } of links) {
			const host = hostOf(url);
			const phrase = prose.text.slice(Math.max(0, span.start - 30), span.end);
			const isOur = /\bour\s(?:[\p{L}-]+\s){0,4}[^.;:]*$/iu.test(phrase) && !/\bour\s[^.;:]{0,30}[.;:]/iu.test(phrase);
			if (host !== undefined && isOur && !scholarly.test(host)) {
				hosts.add(host);
			}
		}
	}
	return hosts;
}

function bibliographyKeys({ frontMatter }: Article): ReadonlySet<string> | undefined {
	const inline = frontMatter?.values.get('references');
	if (!Array.isArray(inline) || frontMatter?.values.has('bibliography')) {
		return undefined;
	}
	return new Set(inline.map((it: unknown) => String((it as { readonly id?: unknown } | null)?.id ?? '')));
}

function names(entry: ReferenceEntry, labels: readonly string[]): boolean {
	const year = labels.at(-1) ?? '';
	const text = folded(entry.text);
	return text.includes(year) && labels.slice(0, 1).every((it) => text.includes(folded(it)));
}

/** Without case and accents. */
function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
