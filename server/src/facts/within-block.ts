import type { Block } from '../article/article.ts';
import type { DrugMention } from './drug-mentions.ts';
import { within } from './literals.ts';

/** While `work` runs, sieved patterns are tried on parts of the block and of what stands above it, on nothing else. */
export function withinBlock<T>(block: Block, drugs: readonly DrugMention[], work: () => T): T {
	const { prose, leadIn, sectionPath, cells } = block;
	const above = [leadIn ?? '', ...sectionPath, ...cells.map((it) => it.head)];
	// Masked text has a sign of its own for a drug.
	return within([prose.text, ...above, drugs.length > 0 ? '§' : ''], work);
}
