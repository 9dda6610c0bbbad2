import type { Article, Block } from '../article/article.ts';
import { type Citation, expandLabels, hostOf } from './citations.ts';
import { informalLabel } from './entries.ts';
import type { BlockFacts } from './facts.ts';
import { sieved } from './literals.ts';

/**
 * What one block alone cannot tell of its citations: whether "(R)" is a placeholder, a link leads into the article's
 * own site, or a bare number is a marker. Parallel to `article.blocks`; settled facts settle to themselves.
 */
export function settleCitations(article: Article, blocks: readonly BlockFacts[]): readonly BlockFacts[] {
	const ownHosts = ownSites(article);
	const recurs = recursAsPlaceholder(article, blocks);
	const settled = blocks.map((facts, index) => {
		const block = article.blocks[index];
		if (block === undefined || informalLabel(block) !== undefined) {
			return facts.citations.length === 0 ? facts : { ...facts, citations: [] };
		}
		const citations = facts.citations.filter((it) => isCitation(block, it, ownHosts, recurs));
		return citations.length === facts.citations.length ? facts : { ...facts, citations };
	});
	return withBareNumbers(article, settled);
}

function isCitation(block: Block, citation: Citation, ownHosts: ReadonlySet<string>, recurs: boolean): boolean {
	if (citation.kind === 'link') {
		return !ownHosts.has(hostOf(citation.labels[0] ?? '') ?? '');
	}
	return !isLetter(citation) || isCounted(block, citation) || (recurs && !isMark(block, citation));
}

function isLetter({ kind, labels }: Citation): boolean {
	return kind === 'placeholder' && labels[0] === 'R';
}

/** "(R1,R2)" is no registered mark, however rare. */
function isCounted({ prose }: Block, { span }: Citation): boolean {
	return /\d/.test(prose.text.slice(span.start, span.end));
}

/** "(R)" is a placeholder where it ends clauses after common words at least twice. */
function recursAsPlaceholder(article: Article, blocks: readonly BlockFacts[]): boolean {
	let count = 0;
	blocks.forEach((facts, index) => {
		const text = article.blocks[index]?.prose.text ?? '';
		for (const citation of facts.citations.filter(isLetter)) {
			const { start, end } = citation.span;
			const endsClause = /^\s?[.,;:!?)]|^\s*$|^\s+\p{Lu}/u.test(text.slice(end, end + 3));
			const followsWord = /(?:^|[\s\d("“-])\p{Ll}[\p{L}’'-]*["”)]?\s?$|[\d.)%]\s?$/u.test(
				text.slice(Math.max(0, start - 40), start),
			);
			count += endsClause && followsWord ? 1 : 0;
		}
	});
	return count >= 2;
}

/** Closed up to a name: a registered trade mark. */
function isMark({ prose }: Block, { span }: Citation): boolean {
	const word = /(?<![\p{L}\d])[\p{L}\d]+$/u.exec(prose.text.slice(Math.max(0, span.start - 40), span.start))?.[0];
	return word !== undefined && /\p{Lu}/u.test(word);
}

const scholarly = sieved(
	/(?:^|\.)(?:doi\.org|nih\.gov|europepmc\.org|clinicaltrials\.gov|fda\.gov|springer\.com|wiley\.com|sciencedirect\.com|frontiersin\.org|mdpi\.com|plos\.org|bmj\.com|nature\.com|oup\.com)$/,
);
const addressKeys = ['url', 'permalink', 'canonical', 'canonical_url', 'canonicalurl', 'site', 'site_url', 'domain'];

/** Hosts of the article's own site: of its address in the front matter, and of links to "our" pages. */
function ownSites(article: Article): ReadonlySet<string> {
	const hosts = new Set<string>();
	for (const key of addressKeys) {
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

const list = String.raw`\d{1,3}(?:[ \t]?[,;–-][ \t]?\d{1,3}){0,12}`;
/** "relieved pain.12 The", "relieved pain12,13": superscripts that lost their height. */
const closedUp = sieved(
	new RegExp(
		String.raw`(?<=[\p{Ll})%][.,;:!?]["”’]?|\p{Ll}{3}["”’)]|(?<![\p{L}\d-])\p{Ll}{4,24})(${list})(?=\s|$|[.,;:)](?:\s|$))`,
		'gu',
	),
);
/** "relieved pain (12)." */
const inParentheses = sieved(
	new RegExp(String.raw`(?<=\p{Ll}["”’)]?[ \t]?)\((${list})\)(?=[.,;:]|\s*$|\s\p{Lu})`, 'gu'),
);

/**
 * Numbers without brackets are markers only where a numbered list has an entry for each of them, at least two entries
 * are cited so, and no other number cites anything.
 */
function withBareNumbers(article: Article, blocks: readonly BlockFacts[]): readonly BlockFacts[] {
	const known = new Set(article.blocks.filter((it) => it.kind === 'reference').map((it) => it.label ?? ''));
	const isNumbered = [...known].some((it) => /^\d+$/.test(it));
	if (!isNumbered || blocks.some((it) => it.citations.some(({ kind }) => kind === 'numeric' || kind === 'footnote'))) {
		return blocks;
	}
	const found = article.blocks.map((block) => (block.kind === 'reference' ? [] : bareNumbers(block, known)));
	if (new Set(found.flat().flatMap((it) => it.labels)).size < 2) {
		return blocks;
	}
	return blocks.map((facts, index) => {
		const added = found[index] ?? [];
		const citations = [...facts.citations, ...added].sort((a, b) => a.span.start - b.span.start);
		return added.length === 0 ? facts : { ...facts, citations };
	});
}

function bareNumbers({ prose }: Block, known: ReadonlySet<string>): readonly Citation[] {
	return [closedUp, inParentheses].flatMap((form) =>
		[...prose.text.matchAll(form)].flatMap((match): readonly Citation[] => {
			const labels = expandLabels(match[1] ?? '');
			const span = { start: match.index, end: match.index + match[0].length };
			return labels.length > 0 && labels.every((it) => known.has(it)) ? [{ kind: 'numeric', span, labels }] : [];
		}),
	);
}
