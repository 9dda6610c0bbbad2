import { expect } from 'vitest';
import type { Article, ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { describeBlock, invariantProblems } from './article-invariants.ts';

export { describeBlock } from './article-invariants.ts';

/**
 * Checks blocks against an outline, one block a line: `kind text`. `kind` may carry `:level` and `#label`;
 * ` ¦ ` stands between sentences.
 */
export function checkBlocks(text: string, format: ArticleFormat, outline: readonly string[]): Article {
	const article = parseArticle(text, format);
	checkInvariants(article);
	expect(article.blocks.map(describeBlock)).toEqual(outline);
	return article;
}

/** What must hold of every article, whatever the text. */
export function checkInvariants(article: Article): void {
	expect(invariantProblems(article)).toEqual([]);
}
