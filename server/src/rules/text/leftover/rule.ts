import type { Article, Block } from '../../../article/article.ts';
import { remember } from '../../../base/once.ts';
import { intersects, type Span, shift } from '../../../base/span.ts';
import { perBlock } from '../../../facts/block-memo.ts';
import { type SievedPattern, sieved, within } from '../../../facts/literals.ts';
import { blockText, withinBlock } from '../../../facts/within-block.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import { findLostLinks } from './links.ts';
import { farewells, instructions, openings, replies } from './phrases.ts';
import { findPlaceholders } from './placeholders.ts';
import { removalOf } from './removal.ts';
import { findWidgets } from './widgets.ts';

export const rule = defineArticleRule(
	{
		id: 'text/leftover',
		area: 'text',
		summary: "Text that is not the article's: an assistant's reply, an unfilled placeholder, a lost link, a widget.",
		severity: 'error',
		fixes: ['suggested'],
		appliesTo: 'any',
		since: '0.1.0',
		messages: {
			reply:
				'"{text}" is what a chat assistant says to its user, and tells readers that nobody read the article before them. Take it out.',
			instruction:
				'"{text}" is an instruction to whoever writes the article, not a word to its readers. Carry it out or take it out.',
			placeholder: '"{text}" was never filled in, so readers miss what should stand here. Fill it in or take it out.',
			lostLink:
				'"{text}" points to a link that is not there, so readers cannot go on. Give the address or take it out.',
			widget: '"{text}" belongs to a web page that the text was copied from, and says nothing here. Take it out.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const ending = endingBlocks(article);
		for (const [index, block] of article.blocks.entries()) {
			if (block.kind === 'reference') {
				continue;
			}
			const citations = facts.blocks[index]?.citations.map((it) => it.span) ?? [];
			const isEnding = ending.has(block);
			const found = remember(leftovers(facts, index), isEnding, () => {
				const source = article.text.slice(block.span.start, block.span.end);
				return within([blockText(block), source], () => leftoversOf(block, source, citations, isEnding));
			});
			for (const { id, own } of found) {
				const span = shift(own, block.span.start);
				const text = shortened(article.text.slice(span.start, span.end));
				const severity = id === 'widget' || id === 'lostLink' ? 'hint' : 'error';
				const fix = id === 'placeholder' || id === 'lostLink' ? undefined : removalOf(article, block, span);
				const fixes: readonly Fix[] =
					fix === undefined ? [] : [{ title: 'Take it out', safety: 'suggested', edits: [fix] }];
				yield report(id, span, { text }, { severity, fixes });
			}
		}
	},
);

/** By whether the block ends the article. */
const leftovers = perBlock(() => new Map<boolean, readonly Leftover[]>());

interface Leftover {
	readonly id: 'reply' | 'instruction' | 'placeholder' | 'lostLink' | 'widget';
	/** Offsets from the block's start. */
	readonly own: Span;
}

/** In order; the graver wins where two meet. */
function leftoversOf(block: Block, source: string, citations: readonly Span[], isEnding: boolean): readonly Leftover[] {
	const inProse = (id: Leftover['id']) => (span: Span) => ({
		id,
		own: shift(block.prose.toSource(span), -block.span.start),
	});
	// A farewell is one at the article's end, or beside a reply.
	const isLast = isEnding || findSentences(block, replies, []).length > 0;
	const found: readonly Leftover[] = [
		...findSentences(block, [...replies, ...(isLast ? farewells : [])], openings).map(inProse('reply')),
		...(block.kind === 'heading' && /^to-?do$/iu.test(block.prose.text.trim())
			? []
			: findSentences(block, instructions, []).map(inProse('instruction'))),
		...placeholdersOf(block, citations).map(inProse('placeholder')),
		...findWidgets(source).map((own) => ({ id: 'widget' as const, own })),
		...findLostLinks(block, citations).map(inProse('lostLink')),
	];
	return found.filter((it, index) => !found.slice(0, index).some((other) => intersects(it.own, other.own)));
}

/** Those that farewells, replies and the list of references alone follow. */
function endingBlocks({ blocks }: Article): ReadonlySet<Block> {
	const ending = new Set<Block>();
	for (const block of [...blocks].reverse()) {
		ending.add(block);
		if (block.kind !== 'reference' && block.kind !== 'heading' && !isReply(block)) {
			break;
		}
	}
	return ending;
}

/** Replies and farewells are all that it says. */
function isReply(block: Block): boolean {
	const found = withinBlock(block, () => findSentences(block, [...replies, ...farewells], []));
	return (
		found.length > 0 && found[0]?.start === block.sentences[0]?.start && found[0]?.end === block.sentences.at(-1)?.end
	);
}

/** A letter to be copied is meant to hold gaps; a gap that the text speaks of is explained. */
function placeholdersOf(block: Block, citations: readonly Span[]): readonly Span[] {
	const { text } = block.prose;
	if (
		block.kind === 'quote' ||
		block.sectionPath.some((it) => template.test(it)) ||
		template.test(block.leadIn ?? '')
	) {
		return [];
	}
	return findPlaceholders(text).filter(
		(it) =>
			!citations.some((other) => intersects(it, other)) &&
			!block.links.some((link) => intersects(it, link.span)) &&
			!/\b(?:replac|substitut)\w{1,5}\b[^.]{0,40}$/iu.test(text.slice(Math.max(0, it.start - 60), it.start)),
	);
}

const template = sieved(/\b(?:template|sample|script|form|letter|worksheet|example)s?\b/iu);

/** Sentences that match, neighbours joined. */
function findSentences(
	block: Block,
	patterns: readonly SievedPattern[],
	starts: readonly SievedPattern[],
): readonly Span[] {
	const possible = patterns.filter((it) => it.mayMatch(block.prose.text));
	if (possible.length === 0 && !starts.some((it) => it.mayMatch(block.prose.text))) {
		return [];
	}
	const text = block.prose.text.replace(/[\u2018\u2019]/g, "'");
	const opening = starts.map((it) => it.exec(text)).find((it) => it !== null);
	const opened = opening ? { start: 0, end: opening[0].length } : undefined;
	const found: Span[] = [];
	for (const sentence of block.sentences) {
		const said = text.slice(sentence.start, sentence.end);
		const isPart = opened !== undefined && sentence.start < opened.end;
		if (!isPart && !possible.some((it) => it.test(said))) {
			continue;
		}
		const last = found.at(-1);
		if (last !== undefined && text.slice(last.end, sentence.start).trim() === '') {
			found[found.length - 1] = { start: last.start, end: sentence.end };
		} else {
			found.push(sentence);
		}
	}
	return found;
}

function shortened(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length <= 70 ? line : `${line.slice(0, 68).trimEnd()} …`;
}
