import type { Article } from '../article/article.ts';
import { oncePer } from '../base/once.ts';

/** The text where all of it may be read as such; of HTML its prose, without tags, styles and scripts. */
export const readableText = oncePer(({ format, text, blocks }: Article): string =>
	format === 'html' ? blocks.map((it) => it.prose.text).join('\n\n') : text,
);

/** Stretches between spaces. */
export const wordsIn = oncePer((article: Article): number => {
	let words = 1;
	for (const _ of readableText(article).matchAll(/\s+/g)) {
		words++;
	}
	return words;
});
