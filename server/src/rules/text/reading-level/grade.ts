import type { Article } from '../../../article/article.ts';
import { countSyllables } from './syllables.ts';

/** Fewer words say too little. */
const enough = 100;

/** Flesch–Kincaid grade of the article's prose, or `undefined` where it has too little of it. */
export function gradeOf(article: Article): number | undefined {
	let sentences = 0;
	let words = 0;
	let syllables = 0;
	for (const block of article.blocks) {
		if (block.kind === 'heading' || block.kind === 'tableRow' || block.kind === 'reference') {
			continue;
		}
		for (const { start, end } of block.sentences) {
			const said = wordsIn(block.prose.text.slice(start, end));
			// A label, a name or a button is no sentence.
			if (said.length > 3) {
				sentences++;
				words += said.length;
				syllables += said.reduce((sum, it) => sum + countSyllables(it), 0);
			}
		}
	}
	return words < enough ? undefined : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

function wordsIn(text: string): readonly string[] {
	const prose = text.replace(/(?:https?:\/\/|www\.)\S{1,2000}/giu, ' ').replace(/\[[^\]\s]{1,20}\]/gu, ' ');
	return prose.match(/\p{L}[\p{L}\p{M}'\u2019]{0,60}/gu) ?? [];
}
