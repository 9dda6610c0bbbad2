import type { Article, Block } from '../article/article.ts';
import { digest } from '../base/digest.ts';
import { countsOf } from '../base/once.ts';
import { countFirst, slice } from '../base/span.ts';
import { type Finding, isOmission } from './finding.ts';

/**
 * A text for each finding by which it can be told again when the article changes around it: the same as long as rule,
 * subject and sentence stay the same, wherever the sentence moves. Findings of one article that have all of that in
 * common are told apart by their section, then by their order: `digest`, `digest:section` or `digest:section:2`.
 */
export function fingerprintsOf(article: Article, findings: readonly Finding[]): ReadonlyMap<Finding, string> {
	const keys = findings.map((finding) => ({ finding, ...keyOf(article, finding) }));
	const alike = countsOf(keys.map((it) => it.sentence));
	const seen = new Map<string, number>();
	return new Map(
		keys.map(({ finding, sentence, section }) => {
			const base = (alike.get(sentence) ?? 0) > 1 ? `${sentence}:${section}` : sentence;
			const nth = (seen.get(base) ?? 0) + 1;
			seen.set(base, nth);
			return [finding, nth === 1 ? base : `${base}:${nth}`];
		}),
	);
}

/** What two fingerprints have in common when they are of the same rule, subject and sentence in different sections. */
export function sentencePart(fingerprint: string): string {
	return fingerprint.split(':', 1)[0] ?? fingerprint;
}

/** Characters of what stands outside of all blocks, as comments do. */
const longestExcerpt = 500;

function keyOf({ text, blocks }: Article, finding: Finding) {
	const { rule, subject = '', span } = finding;
	// What is missing from an article has no sentence of its own.
	if (isOmission(finding)) {
		return { sentence: digest(rule, subject, '', ''), section: '' };
	}
	const block = blockAt(blocks, span.start);
	const sentence = block === undefined ? '' : sentenceAt(block, span.start);
	const end = Math.min(span.end, block === undefined ? span.start + longestExcerpt : block.span.end);
	return {
		sentence: digest(rule, subject, normalise(sentence), normalise(text.slice(span.start, end))),
		section: block === undefined ? '' : digest(...block.sectionPath.map(normalise)).slice(0, 8),
	};
}

function sentenceAt({ prose, sentences }: Block, offset: number): string {
	const started = countFirst(sentences, (it) => prose.toSource(it).start <= offset);
	const sentence = sentences[Math.max(started - 1, 0)];
	return sentence === undefined ? prose.text : slice(prose.text, sentence);
}

function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
	const block = blocks[countFirst(blocks, ({ span }) => span.start <= offset) - 1];
	return block !== undefined && offset < block.span.end ? block : undefined;
}

/** Letters and digits alone, so that neither wrapping, quotes nor marks of emphasis matter. */
function normalise(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
