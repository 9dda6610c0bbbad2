import type { Block } from '../article/article.ts';
import { contains } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { Claim } from './claims.ts';

/** Tells what a claim that does not name its drug is about. */
export interface ClaimContext {
	/** `index`: of the claim's block in the article. */
	isAboutDrug(index: number, claim: Claim): boolean;
}

/** A pronoun stands for the drug where the sentence before spoke of it, or where the block starts on the article's drug. */
export function frameOf(facts: ArticleFacts): ClaimContext {
	const { article, blocks, subject } = facts;
	const ids = new Set(subject.drugs.map((it) => it.id));
	const foreignSections = sectionsOfOtherDrugs(facts, ids);
	const hasOwnDrug = subject.main !== undefined || isMostlyAbout(facts, ids);
	return {
		isAboutDrug(index, claim) {
			const block = article.blocks[index];
			if (block === undefined) {
				return false;
			}
			if (claim.anchor === 'named') {
				return claim.drug !== undefined && ids.has(claim.drug);
			}
			if (!hasOwnDrug || block.sectionPath.some((it) => foreignSections.has(it))) {
				return false;
			}
			return claim.anchor === 'described' || isPassingEffect(block, claim) || isNearDrug(block, index, claim);
		},
	};

	function isNearDrug(block: Block, index: number, claim: Claim): boolean {
		const text = block.prose.text.slice(claim.span.start, claim.span.end);
		if (
			claim.sentence === 0 ||
			!/^(?:however,? |but |and |also,? |additionally,? |in addition,? )?(?:it|they|this|these|that|which|its|their)\b/i.test(
				text,
			)
		) {
			return true;
		}
		const before = block.sentences[claim.sentence - 1];
		const facts = blocks[index];
		return (
			before !== undefined &&
			facts !== undefined &&
			(facts.drugs.some((it) => it.drug !== undefined && ids.has(it.drug) && contains(before, it.span)) ||
				facts.claims.some((it) => it.sentence === claim.sentence - 1))
		);
	}
}

/** "They wear off within days" speaks of side effects, whatever the sentence before names. */
function isPassingEffect({ prose }: Block, { kind, span }: Claim): boolean {
	return kind === 'safety' && !/\b(?:caus|lead|trigger|make|giv|produc)/.test(prose.text.slice(span.start, span.end));
}

/** A short page, or a card without a title, that names its drug more often than all others. */
function isMostlyAbout({ blocks, subject }: ArticleFacts, ids: ReadonlySet<string>): boolean {
	const mentions = blocks.flatMap((it) => it.drugs);
	const own = mentions.filter((it) => it.drug !== undefined && ids.has(it.drug)).length;
	return subject.drugs.length === 1 && own > 1 && own * 2 > mentions.length;
}

/** Headings that name another drug and not the article's. */
function sectionsOfOtherDrugs({ article, blocks }: ArticleFacts, ids: ReadonlySet<string>): ReadonlySet<string> {
	const sections = new Set<string>();
	article.blocks.forEach((block, index) => {
		const drugs = block.kind === 'heading' ? (blocks[index]?.drugs ?? []) : [];
		if (drugs.length > 0 && !drugs.some((it) => it.drug !== undefined && ids.has(it.drug))) {
			sections.add(block.prose.text.trim());
		}
	});
	return sections;
}
