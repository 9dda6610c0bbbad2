import type { Block, FrontMatter, Suppression } from './article.ts';

/** Suppressions made by comments and by front matter. */
export function readSuppressions(
	_text: string,
	_blocks: readonly Block[],
	_frontMatter: FrontMatter | undefined,
): Suppression[] {
	return [];
}
