import type { Article, Block } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import { sieved } from '../../../facts/literals.ts';
import { withinBlock } from '../../../facts/within-block.ts';
import { type Advice, firstOf, isDiscouraged, type Said } from './told.ts';

const release = String.raw`(?:slow|sustained|extended|timed?|controlled|delayed|modified|prolonged)[\s-]releas\w*`;

/** A cheap test that spares most sentences the rest. */
export const slowReleaseHint = sieved(/releas/iu);

/** Slow-release forms that the reader is told to use. */
export function findSlowRelease(said: Said): Advice | undefined {
	if (ofOthers.test(said.text)) {
		return undefined;
	}
	const found = firstOf(advised, said.text);
	return found === undefined || isDiscouraged(said, { start: found.start, end: said.text.length }) ? undefined : found;
}

/** A row of a table of forms, drawn or written out, whose last column says for whom each form is best. */
export function findRecommendedForm(article: Article, block: Block, index: number): Span | undefined {
	const { text } = block.prose;
	const form = withinBlock(block, () => heading.exec(text));
	return form === null || ofOthers.test(text) || !isRecommendedForm(article, block, index)
		? undefined
		: { start: form.index, end: form.index + form[0].length };
}

const advised = [
	new RegExp(
		String.raw`\b(?:use|choose|ask (?:your \w+ )?for|request|try|opt for|switch to|go (?:for|with)|prefer|recommend|recommended|suggest|get|buy|pick|consider)\s(?:(?:a|an|the|our|to|using|taking)\s){0,3}(?:(?!when|if|unless|for|only)[\w-]+\s){0,2}${release}`,
		'iu',
	),
	new RegExp(
		String.raw`\b${release}\b[^.;]{0,60}\b(?:best|ideal|better|preferred|recommended|perfect|great|good|suit(?:s|ed|able)|excellent|right|works? (?:well|best)|help(?:s|ful)?|worth)\b[^.;]{0,20}\b(?:for|if|choice|option|to|you|sleepers?|those|people)\b`,
		'iu',
	),
].map(sieved);

const ofOthers = sieved(
	/\b(?:inject\w*|vivitrol|depot|monthly|intramuscular\w*|metformin|morphine|oxycodone|bupropion)\b/iu,
);
const heading = sieved(
	new RegExp(String.raw`^\W{0,4}${release}\s(?:capsules?|tablets?|pills?|forms?|LDN|naltrexone)`, 'iu'),
);
const forWhom = sieved(
	/\b(?:best|ideal|good|great|recommended|suited|perfect|right) for\b|\bwho (?:it's|it’s|it is) for\b/iu,
);

function isRecommendedForm(article: Article, block: Block, index: number): boolean {
	if (block.kind === 'tableRow') {
		return block.cells.some((it) => forWhom.test(it.head) && it.span.end > it.span.start);
	}
	if (block.kind === 'heading' || !isShort(block)) {
		return false;
	}
	for (let i = index - 1; i >= 0; i--) {
		const before = article.blocks[i];
		if (before === undefined || before.kind === 'heading' || !isShort(before)) {
			return false;
		}
		if (forWhom.test(before.prose.text)) {
			return true;
		}
	}
	return false;
}

/** A cell of a table that was written out line by line. */
function isShort(block: Block): boolean {
	return block.prose.text.trim().length < 120 && block.sentences.length === 1;
}
