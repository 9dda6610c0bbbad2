/** Sentences that claim more than evidence of low certainty carries, with what they are about. */
import type { Block } from '../article/article.ts';
import { intersects, type Span, within } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import { perBlock } from './block-memo.ts';
import { claimContext } from './claim-context.ts';
import { type Topic, topicOf } from './claim-topic.ts';
import type { BlockFacts } from './facts.ts';
import { sieved } from './literals.ts';
import { type Hit, type OverstatementKind, readCertainty, type Sentence } from './read-certainty.ts';
import { maskText } from './sentence-frames.ts';
import { withinSentence } from './within-block.ts';

export type { OverstatementKind } from './read-certainty.ts';

export interface Overstatement {
	readonly kind: OverstatementKind;
	readonly block: Block;
	readonly index: number;
	/** Index into `Block.sentences`. */
	readonly sentence: number;
	/** In `prose.text`. */
	readonly span: Span;
	/** The words that claim too much, in `prose.text`. */
	readonly words: Span;
	readonly topic: Topic;
}

export function overstatements(facts: ArticleFacts): readonly Overstatement[] {
	if (facts.subject.drugs.length === 0) {
		return [];
	}
	const context = claimContext(facts);
	const found: Overstatement[] = [];
	facts.article.blocks.forEach((block, index) => {
		const { masked, sentences, hits } = readings(facts, index);
		sentences.forEach((it, sentence) => {
			if (it === undefined) {
				return;
			}
			const { span } = it;
			const topic = topicOf(facts, index, sentence);
			const key = `${sentence} ${topic.tier} ${topic.isNamed}`;
			const hit = hits.has(key) ? hits.get(key) : withinSentence(block, span, () => readCertainty({ ...it, topic }));
			hits.set(key, hit);
			if (
				hit !== undefined &&
				isAboutDrug(facts, context, index, sentence, masked) &&
				!isStandardUse(facts, index, span, topic)
			) {
				const { start, end } = hit.words;
				found.push({
					...{ kind: hit.kind, block, index, sentence, span, topic },
					words: { start: span.start + start, end: span.start + end },
				});
			}
		});
	});
	return found;
}

interface Reading {
	readonly masked: string;
	/** Parallel to the block's sentences; `undefined` where one asserts nothing. */
	readonly sentences: readonly (Omit<Sentence, 'topic'> | undefined)[];
	/** What was found, by sentence and topic. */
	readonly hits: Map<string, Hit | undefined>;
}

const readings = perBlock((block, { drugs, conditions }): Reading => {
	const masked = maskText(block.prose.text, drugs);
	const isProse = block.kind !== 'reference' && !isHeadRow(block);
	const sentences = block.sentences.map((span) => {
		const text = masked.slice(span.start, span.end);
		const raw = block.prose.text.slice(span.start, span.end);
		return isProse && withinSentence(block, span, () => isAssertion(text))
			? { text, raw, block, span, conditions: conditionsIn(conditions, span), isFirst: isFirst(block, span) }
			: undefined;
	});
	return { masked, sentences, hits: new Map() };
});

function isAssertion(text: string): boolean {
	return !/\?["')\s]*$/.test(text) && /[a-z]{3}/.test(text) && !callToAction.test(text);
}

const callToAction = sieved(
	/^(?:please |so |and )*(?:book|call|contact|schedule|order|collaborate|work with|talk|speak|ask|visit|click|find out|learn|discover|explore|consult|join|get started|start your|sign up|buy|shop|discuss|see (?:if|whether|how)|let us|read|check|download|watch|listen|subscribe)(?![a-z])/,
);

const standsForDrug = sieved(
	/^(?:[a-z ]{0,30}, )?(?:§d+|(?:very )?(?:low|lower|small|tiny) doses?|a (?:low|small|tiny|nightly) dose)(?![a-z])/,
);
const goesOn = /^(?:it|they|these|this)(?![a-z])/;

function isAboutDrug(
	facts: ArticleFacts,
	context: ReturnType<typeof claimContext>,
	index: number,
	sentence: number,
	masked: string,
): boolean {
	const block = facts.article.blocks[index];
	const span = block?.sentences[sentence];
	const own = facts.blocks[index];
	if (block === undefined || span === undefined || own === undefined) {
		return false;
	}
	const ids = new Set(facts.subject.drugs.map((it) => it.id));
	const named = within(own.drugs, span);
	if (
		named.some((it) => it.drug !== undefined && ids.has(it.drug) && it.kind !== 'depot' && it.kind !== 'combination')
	) {
		return true;
	}
	if (
		named.length > 0 &&
		!/^(?:[a-z' ]{0,40}[, ])?(?:it|they|this|that)(?![a-z])/.test(masked.slice(span.start, span.end))
	) {
		return false;
	}
	const previous = block.sentences[sentence - 1];
	const before = previous === undefined ? '' : masked.slice(previous.start, previous.end);
	if (before !== '' && !/§d/.test(before) && /§o/.test(before)) {
		return false;
	}
	const text = masked.slice(span.start, span.end);
	if (
		facts.subject.main !== undefined &&
		(standsForDrug.test(text) || (goesOn.test(text) && standsForDrug.test(before)))
	) {
		return true;
	}
	const claim = own.claims.find((it) => it.sentence === sentence);
	const described = { kind: 'effect', span, sentence, strength: 'plain', tier: 1, continues: false } as const;
	return context.isAboutDrug(index, { ...(claim ?? described), drug: undefined, anchor: 'described' });
}

/** The drug's approved uses at its standard dose are not what the works are about. */
function isStandardUse(facts: ArticleFacts, index: number, span: Span, { conditions, isNamed }: Topic): boolean {
	const low = facts.blocks[index]?.drugs.some((it) => it.kind.endsWith('low-dose') && intersects(it.span, span));
	return (
		isNamed &&
		low !== true &&
		conditions.length > 0 &&
		conditions.every((it) => ['opioid-dependence', 'opioid-withdrawal', 'alcohol-dependence', 'addiction'].includes(it))
	);
}

function conditionsIn(conditions: BlockFacts['conditions'], span: Span): readonly Span[] {
	return within(conditions, span).map((it) => ({ start: it.span.start - span.start, end: it.span.end - span.start }));
}

function isFirst(block: Block, span: Span): boolean {
	return (
		(block.kind === 'listItem' && span.start === block.sentences[0]?.start) ||
		(block.kind === 'tableRow' && block.cells.some((it) => it.span.start === span.start))
	);
}

function isHeadRow({ kind, cells }: Block): boolean {
	return kind === 'tableRow' && cells.every((it) => it.head === '');
}
