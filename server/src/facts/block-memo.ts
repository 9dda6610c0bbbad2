/** Keeps what is read from one block alone for as long as the block's facts are kept. */
import type { Block } from '../article/article.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { BlockFacts } from './facts.ts';
import { withinBlock } from './within-block.ts';

/**
 * `read` may depend on the block and on what was extracted from it, on nothing around it. Keyed by the block's drug
 * mentions, which are made once for a block and outlive every change elsewhere in the article.
 */
export function perBlock<T>(read: (block: Block, own: BlockFacts) => T): (facts: ArticleFacts, index: number) => T {
	const known = new WeakMap<BlockFacts['drugs'], { readonly key: string; readonly value: T }>();
	return ({ article, blocks }, index) => {
		const block = article.blocks[index];
		const own = blocks[index];
		if (block === undefined || own === undefined) {
			throw new RangeError(`The article has no block ${index}.`);
		}
		const found = known.get(own.drugs);
		if (found?.key === block.key) {
			return found.value;
		}
		const value = withinBlock(block, () => read(block, own));
		known.set(own.drugs, { key: block.key, value });
		return value;
	};
}
