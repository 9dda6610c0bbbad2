/** Phrases that point at a link which is no longer there. */

import type { Block } from '../../../article/article.ts';
import { intersects, type Span } from '../../../base/span.ts';
import { sieved } from '../../../facts/literals.ts';

/** Sentences that ask for a click and hold no link; offsets into the prose. The phrase alone is marked. */
export function findLostLinks(block: Block, citations: readonly Span[]): readonly Span[] {
	const { text } = block.prose;
	if (!phrases.some((it) => it.mayMatch(text))) {
		return [];
	}
	return block.sentences.flatMap((sentence, index) => {
		const following = block.sentences[index + 1];
		const reach = { start: sentence.start, end: following?.end ?? sentence.end };
		const isLinked =
			block.links.some((it) => intersects(it.span, reach)) || citations.some((it) => intersects(it, sentence));
		const said = text.slice(sentence.start, sentence.end);
		// An image or a component may hold the link, a colon announces it.
		if (isLinked || /\ufffc|:$|@|\bwww\./u.test(said)) {
			return [];
		}
		const match = phrases.map((it) => it.exec(said)).find((it) => it !== null);
		if (match === undefined || match === null) {
			return [];
		}
		const start = sentence.start + match.index;
		return [{ start, end: start + match[0].length }];
	});
}

/** What ends a clause. */
const end = String.raw`(?=\s*(?:[.!;)\]]|$)|,? (?:to|for|and|or)\b)`;

const phrases = [
	/\b(?:click|tap|press) (?:right )?(?:here|this link|the link(?: below| above)?|on (?:this|the) link(?: below| above)?)\b/iu,
	new RegExp(
		String.raw`\b(?:read|learn|find out|see|discover|view) (?:(?:even |much )?more|the full [a-z]{3,15}|all|our [a-z]{3,15}|my [a-z]{3,15})(?: (?:about|on|of|in|how|why|from)\b[^.!?;()]{1,50}?)?,? here${end}`,
		'iu',
	),
	new RegExp(
		String.raw`\b(?:sign up|register|subscribe|donate|apply now|enrol|enroll|download|watch the (?:video|webinar|talk)|(?:book|schedule) (?:an? |your )(?:[a-z]{3,15} )?(?:appointment|call|consultation|visit))(?: (?:it|them|the [a-z]{3,15}|our [a-z]{3,15}|for [a-z ]{3,30}|with [a-z ]{3,30}))? here${end}`,
		'iu',
	),
	new RegExp(
		String.raw`\b(?:is|are|was|were|be|been) (?:also )?(?:available|found|downloaded|accessed|purchased|ordered|viewed|listed|posted|published) here${end}`,
		'iu',
	),
	/\b(?:my|our|the|a|more|full|details?|complete) [^.!?;()]{0,50}\b(?:article|checklist|details|guide|list|paper|post|protocol|schedule|story|study|video)(?: (?:is|are|was|were|has been|can be))? (?:described|explained|discussed|set out|read|seen|covered|outlined|documented) here(?=\s*(?:[.!)\]]|$))/iu,
	/\blink in (?:the |my |our )?bio\b/iu,
	/\b(?:follow|use|visit|open|see|through|via|at) (?:this|the following) link(?=\s*(?:[.!;)\]]|$)| (?:to|for)\b)/iu,
].map(sieved);
