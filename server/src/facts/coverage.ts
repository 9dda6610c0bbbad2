/**
 * Which claims have a citation. A citation covers its own sentence and, backwards in its paragraph, every sentence up
 * to the previous citation; forwards it covers what goes on about the cited study. Lists, closing "Sources:" lines and
 * pages about one work have coverage of their own. Placeholders cover as citations do.
 */
import type { Block } from '../article/article.ts';
import { intersects, type Span } from '../base/span.ts';
import type { RiskTier } from '../drugs/profile.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { Citation } from './citations.ts';
import { claimContext } from './claim-context.ts';
import type { Claim } from './claims.ts';
import { continuation } from './classify-sentence.ts';
import type { BlockFacts } from './facts.ts';
import { sieved } from './literals.ts';

export type CoverageMode = 'sentence' | 'paragraph' | 'backward';

export interface UncoveredClaim {
	readonly block: Block;
	readonly claim: Claim;
	/** The highest of its own and, for the lead-in of a list of names, its items'. */
	readonly tier: RiskTier;
}

/** Claims about the article's drug without a citation, in reading order; experience told as such is none of them. */
export function uncoveredClaims(facts: ArticleFacts, mode: CoverageMode): readonly UncoveredClaim[] {
	return claimCoverage(facts, mode).uncovered;
}

export interface ClaimCoverage {
	/** Claims about the article's drug that need a citation. */
	readonly total: number;
	/** Those that have none. */
	readonly uncovered: readonly UncoveredClaim[];
	/** Those that have one. */
	readonly covered: readonly CoveredClaim[];
}

export type CoveredClaim = Pick<UncoveredClaim, 'block' | 'claim'>;

export function claimCoverage(facts: ArticleFacts, mode: CoverageMode): ClaimCoverage {
	const { blocks } = facts.article;
	if (facts.subject.drugs.length === 0) {
		return { total: 0, uncovered: [], covered: [] };
	}
	const citations = facts.blocks.map((it) => it.citations);
	const context = claimContext(facts);
	const coveredBlocks = blocksCoveredElsewhere(facts, citations);
	const uncovered: UncoveredClaim[] = [];
	const withCitation: CoveredClaim[] = [];
	let open: boolean[] = [];
	blocks.forEach((block, index) => {
		const own = facts.blocks[index];
		if (own === undefined) {
			return;
		}
		const cited = coverageWithin(
			block,
			own,
			citations[index] ?? [],
			mode,
			endedCovered(open) && isNextTo(blocks[index - 1], block),
		);
		open = cited;
		for (const claim of own.claims) {
			const covered = (cited[claim.sentence] ?? false) || (coveredBlocks.has(block) && !namesOtherStudy(block, claim));
			if (
				claim.kind !== 'anecdote' &&
				!isDeniedRisk(own, block, claim) &&
				context.isAboutDrug(index, claim) &&
				!isEmptyLeadIn(facts, index, claim)
			) {
				if (covered) {
					withCitation.push({ block, claim });
				} else {
					uncovered.push({ block, claim, tier: tierOf(facts, index, claim) });
				}
			}
		}
	});
	return { total: withCitation.length + uncovered.length, uncovered, covered: withCitation };
}

/** A risk that is denied outright has a rule of its own, which says more. */
function isDeniedRisk({ statements }: BlockFacts, { sentences, prose }: Block, { sentence, kind }: Claim): boolean {
	const span = sentences[sentence];
	return (
		kind === 'safety' &&
		span !== undefined &&
		statements.some((it) => it.kind === 'denial' && intersects(it.span, span)) &&
		!qualified.test(prose.text.slice(span.start, span.end))
	);
}

const qualified = sieved(
	/\b(?:but|although|though|except|most|mostly|generally|usually|about|rare|rarely|few|better|works?|helps?|effective)\b/i,
);

/** Whether each of the spans has one of the citations: both are in order, and neither overlap among themselves. */
function intersecting(spans: readonly Span[], citations: readonly Citation[]): boolean[] {
	let next = 0;
	return spans.map((span) => {
		while ((citations[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) {
			next++;
		}
		const citation = citations[next];
		return citation !== undefined && intersects(citation.span, span);
	});
}

function endedCovered(cited: readonly boolean[]): boolean {
	return cited.at(-1) ?? false;
}

/** Whether each sentence of the block is covered by the block's own citations, or goes on from what was. */
function coverageWithin(
	block: Block,
	{ claims }: BlockFacts,
	citations: readonly Citation[],
	mode: CoverageMode,
	before: boolean,
): boolean[] {
	const bySentence = intersecting(block.sentences, citations);
	if (mode === 'sentence') {
		return bySentence;
	}
	if (mode === 'paragraph') {
		return bySentence.map(() => citations.length > 0);
	}
	const covered = [...bySentence];
	const claimed = new Map([...claims].reverse().map((it) => [it.sentence, it]));
	if (block.kind !== 'heading') {
		let carries = false;
		for (let i = covered.length - 1; i >= 0; i--) {
			if (bySentence[i] === true) {
				carries = carriesBack(block, i, claimed);
			}
			covered[i] ||= carries;
		}
	}
	block.sentences.forEach((_, i) => {
		const claim = claimed.get(i);
		const previous =
			i > 0
				? (covered[i - 1] ?? false)
				: before && /^\W*(?:However, |But )?(?:Th(?:e|is|at|ese) )/i.test(block.prose.text);
		if (!covered[i] && previous && (claim?.continues ?? goesOn(block, i))) {
			covered[i] = true;
		}
	});
	return covered;
}

/** A sentence on the study's design, which claims nothing itself. */
function goesOn({ sentences, prose }: Block, index: number): boolean {
	const sentence = sentences[index];
	return sentence !== undefined && continuation.test(prose.text.slice(sentence.start, sentence.end).toLowerCase());
}

/** A citation on a sentence that needs none covers only itself. */
function carriesBack(block: Block, index: number, claims: ReadonlyMap<number, Claim>): boolean {
	if (claims.has(index)) {
		return true;
	}
	const sentence = block.sentences[index];
	const text = sentence === undefined ? '' : block.prose.text.slice(sentence.start, sentence.end);
	return !needsNone.test(text);
}

const needsNone = sieved(
	/\b(?:FDA[- ]approved|approved by|talk to|consult|speak (?:to|with)|pharmac(?:y|ies)|prescription|click|learn more|read more|visit|see (?:the|our|this)|contact|book|order|ask your|directory|directories|podcast|website)\b|\?[^\w?]*$/i,
);

function isNextTo(previous: Block | undefined, block: Block): boolean {
	return (
		previous !== undefined &&
		previous.kind !== 'heading' &&
		block.kind !== 'heading' &&
		previous.sectionPath.join('\n') === block.sectionPath.join('\n')
	);
}

/** Blocks that a citation elsewhere covers: by lead-in, by their items, by a "Sources:" line, by the page's one work. */
function blocksCoveredElsewhere(facts: ArticleFacts, citations: readonly (readonly Citation[])[]): ReadonlySet<Block> {
	const { blocks } = facts.article;
	const covered = new Set<Block>();
	const isCited = (index: number) => (citations[index]?.length ?? 0) > 0;
	ownResults(facts, citations).forEach((it) => {
		covered.add(it);
	});
	if (isAboutOneWork(facts, citations)) {
		blocks.forEach((it) => {
			if (it.kind !== 'heading') {
				covered.add(it);
			}
		});
	}
	let swept = -1;
	blocks.forEach((block, index) => {
		if (isSourcesLine(block) && (isCited(index) || isCited(index + 1) || blocks[index + 1]?.kind === 'reference')) {
			const path = block.sectionPath.join('\n');
			for (
				let i = index - 1;
				i >= Math.max(0, swept) && blocks[i]?.sectionPath.join('\n') === path && blocks[i]?.kind !== 'heading';
				i--
			) {
				covered.add(blocks[i] as Block);
			}
			swept = index;
		}
		const items = itemsUnder(blocks, index);
		if (items.length > 0 && isCited(index) && /:[^\w:]*$/.test(withoutCitations(block, citations[index] ?? []))) {
			items.forEach((it) => {
				covered.add(blocks[it] as Block);
			});
		}
		if (items.length > 0 && items.every(isCited)) {
			covered.add(block);
		}
	});
	return covered;
}

/** Indexes of the items or rows that the block leads into. */
export function itemsUnder(blocks: readonly Block[], index: number): readonly number[] {
	const block = blocks[index];
	const first = blocks[index + 1];
	if (
		block === undefined ||
		first?.leadIn === undefined ||
		first.container === undefined ||
		block.container === first.container
	) {
		return [];
	}
	if (first.leadIn.trim() !== block.prose.text.trim()) {
		return [];
	}
	const items: number[] = [];
	for (let i = index + 1; blocks[i]?.container === first.container; i++) {
		items.push(i);
	}
	return items;
}

function withoutCitations({ prose }: Block, citations: readonly Citation[]): string {
	return citations.reduceRight(
		(text, { span }: { readonly span: Span }) => text.slice(0, span.start) + text.slice(span.end),
		prose.text,
	);
}

const sourcesLine = sieved(/^\W*(?:sources?|references?|citations?|refs?|further reading)\s*(?:\([^)]{0,30}\)\s*)?:/i);

function isSourcesLine({ kind, prose }: Block): boolean {
	return kind !== 'heading' && /^\W*[scrf]/i.test(prose.text) && sourcesLine.test(prose.text);
}

/** The page cites one work at its head (or names it in its front matter) and is its summary. */
function isAboutOneWork({ article, subject }: ArticleFacts, citations: readonly (readonly Citation[])[]): boolean {
	const named = ['doi', 'pmid', 'pmcid'].some((key) => article.frontMatter?.values.get(key) !== undefined);
	if (named || subject.genre === 'literature-summary') {
		return true;
	}
	const lines = article.blocks.filter((it) => it.kind !== 'reference');
	const isIdentifierLine = (block: Block) =>
		/^\W*(?:doi|pmid|pmcid|https?:\/\/doi\.org\/)/i.test(block.prose.text) && block.prose.text.length < 120;
	const atHead = lines
		.slice(0, 4)
		.some((it) => isIdentifierLine(it) && (citations[article.blocks.indexOf(it)]?.length ?? 0) > 0);
	return atHead || (subject.genre === 'abstract' && lines.some(isIdentifierLine));
}

/** What an abstract that is headed by its own reference says of its work: all but its background. */
function ownResults({ article, subject }: ArticleFacts, citations: readonly (readonly Citation[])[]): readonly Block[] {
	const isHeaded = citations.slice(0, 6).some((it) => it.some(({ kind }) => kind === 'identifier'));
	if (subject.genre !== 'abstract' || !isHeaded) {
		return [];
	}
	let isBackground = false;
	return article.blocks.filter((it) => {
		const part = abstractPart.exec(it.prose.text)?.[1];
		isBackground = part === undefined ? isBackground : /^(?:background|introduction|context)/i.test(part);
		return !isBackground;
	});
}

const abstractPart = sieved(
	/^\W*(background|introduction|context|objectives?|aims?|purpose|(?:materials? and )?methods?|design|results?|findings|conclusions?|interpretation)\b\W*(?:\n|:|$)/i,
);

const otherStudy = sieved(
	/\b(?:another|other|previous|prior|earlier|separate|cited|second|retrospective|a \d{4}) (?:[a-z-]+ ){0,3}(?:stud(?:y|ies)|trials?|reviews?|survey|analysis|research)\b/i,
);

function namesOtherStudy({ prose }: Block, { span }: Claim): boolean {
	return otherStudy.test(prose.text.slice(span.start, span.end));
}

/** A lead-in whose items are claims of their own, and that says nothing itself. */
function isEmptyLeadIn({ article, blocks }: ArticleFacts, index: number, claim: Claim): boolean {
	const block = article.blocks[index];
	const items = itemsUnder(article.blocks, index);
	if (block === undefined || items.length === 0 || claim.sentence !== block.sentences.length - 1) {
		return false;
	}
	const claiming = items.filter((it) => (blocks[it]?.claims.length ?? 0) > 0);
	const saysMore =
		(claim.kind !== 'effect' && claim.kind !== 'finding') ||
		/\b(?:do|does|fare|respond)s? (?:better|best)\b/.test(block.prose.text);
	const namesTarget = blocks[index]?.conditions.some((it) => intersects(it.span, claim.span)) === true;
	return claiming.length * 2 > items.length && !saysMore && !namesTarget;
}

function tierOf({ article, blocks }: ArticleFacts, index: number, claim: Claim): RiskTier {
	const named = itemsUnder(article.blocks, index).flatMap((it) =>
		(blocks[it]?.claims.length ?? 0) === 0 ? (blocks[it]?.conditions ?? []) : [],
	);
	const tiers = new Set<RiskTier>([claim.tier, ...named.map((it) => it.tier)]);
	return tiers.has(3) ? 3 : tiers.has(2) ? 2 : 1;
}
