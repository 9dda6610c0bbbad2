import type { Block } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import { sieved } from '../../../facts/literals.ts';

const unit = String.raw`(?:mg|mcg|\u00b5g|\u03bcg|micrograms?|milligrams?|m[lL]|grams?|kg|%)`;

/** What must stand before the number: a word that asks for an amount, so that a number at the end of a sentence is none. */
const asking =
	'(?:at|of|to|from|between|and|or|than|about|around|approximately|dose|doses|dosage|maximum|by|[-\\u2013])';

/** The amount does not start a sentence of its own. */
const goesOn = String.raw`(?![\p{L}]|\s(?:is|was|are|were|can|may|might|should|will|would|has|had|seems?|did|does|helps?|helped|works?|worked)\b)`;

const inside = sieved(new RegExp(String.raw`\b${asking} (\d{1,2}\. \s?\d{1,2} ?${unit})${goesOn}`, 'giu'));
const endsOpen = sieved(new RegExp(String.raw`\b${asking}\s(\d{1,2}\.)\s*$`, 'iu'));
const startsWithAmount = sieved(new RegExp(String.raw`^(\d{1,2}\s?${unit})${goesOn}`, 'iu'));

/** Decimals that a line end has torn within a block. */
export function findTornNumbers(text: string): readonly Span[] {
	return [...text.matchAll(inside)].map((it) => {
		const start = it.index + it[0].length - (it[1]?.length ?? 0);
		return { start, end: it.index + it[0].length };
	});
}

/** A decimal whose digits stand in two blocks that follow each other: offsets into the article's text. */
export function tornBetween(first: Block, second: Block): Span | undefined {
	if (!/^\d/.test(second.prose.text)) {
		return undefined;
	}
	const open = endsOpen.exec(first.prose.text.slice(-60));
	const rest = startsWithAmount.exec(second.prose.text);
	if (open?.[1] === undefined || rest?.[1] === undefined || second.marker.end > second.marker.start) {
		return undefined;
	}
	const end = first.prose.text.trimEnd().length;
	return {
		start: first.prose.toSource({ start: end - open[1].length, end }).start,
		end: second.prose.toSource({ start: 0, end: rest[1].length }).end,
	};
}
