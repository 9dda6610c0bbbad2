/** Whether a sentence speaks of the article's drug, by name or by what stands around it. */
import { contains } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import { claimContext } from './claim-context.ts';

/** Asks by the index of the block and of its sentence. */
export function drugFocus(facts: ArticleFacts): (index: number, sentence: number) => boolean {
	const context = claimContext(facts);
	const ids = new Set(facts.subject.drugs.map((it) => it.id));
	return (index, sentence) => {
		const block = facts.article.blocks[index];
		const span = block?.sentences[sentence];
		const own = facts.blocks[index];
		if (block === undefined || span === undefined || own === undefined) {
			return false;
		}
		if (own.drugs.some((it) => it.drug !== undefined && ids.has(it.drug) && contains(span, it.span))) {
			return true;
		}
		const described = { kind: 'effect', span, sentence, strength: 'plain', tier: 1, continues: false } as const;
		return context.isAboutDrug(index, { ...described, drug: undefined, anchor: 'described' });
	};
}
