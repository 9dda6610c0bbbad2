/** Tells what a claim that does not name its drug is about: a pronoun alone cannot say whether it means the drug. */
import type { Block } from '../article/article.ts';
import { contains } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { Claim } from './claims.ts';
import type { DrugMention } from './drug-mentions.ts';
import { sieved } from './literals.ts';

export interface ClaimContext {
	/** `index`: of the claim's block in the article. */
	isAboutDrug(index: number, claim: Claim): boolean;
}

export function claimContext(facts: ArticleFacts): ClaimContext {
	const { article, blocks, subject } = facts;
	const ids = new Set(subject.drugs.map((it) => it.id));
	const isOwn = (drug: string | undefined) => drug !== undefined && ids.has(drug);
	// On a page mainly on other matters the plain name is the standard use; only the low dose leads to what follows it.
	const namesOwn = ({ drug, kind }: DrugMention) =>
		isOwn(drug) && (subject.main !== undefined || kind.endsWith('low-dose'));
	const sections = readSections(facts, namesOwn);
	const hasOwnDrug = subject.main !== undefined || isMostlyAbout(facts, namesOwn);

	return { isAboutDrug };

	function isAboutDrug(index: number, claim: Claim): boolean {
		const block = article.blocks[index];
		if (block === undefined || claim.anchor === 'named') {
			return isOwn(claim.drug);
		}
		const section = sections.get(pathOf(block));
		if (block.sectionPath.some((it) => sections.get(it)?.isForeign === true)) {
			return false;
		}
		if (
			claim.sentence > 0 &&
			claim.anchor === 'pronoun' &&
			startsWithPronoun(block, claim) &&
			!isPassing(block, claim)
		) {
			return speaksOfDrug(index, claim.sentence - 1);
		}
		if (
			hasOwnDrug &&
			(claim.anchor === 'understood' || tellsOfSideEffects(claim) || callsItTheDrug(index, block, claim))
		) {
			return true;
		}
		const isLocal = section?.headingNamesDrug === true || namesBefore(index, claim);
		return isLocal || (hasOwnDrug && (section === undefined || section.speaksOfDrug));
	}

	/** The sentence names the drug, or is itself a claim about it. */
	function speaksOfDrug(index: number, sentence: number): boolean {
		const span = article.blocks[index]?.sentences[sentence];
		const own = blocks[index];
		return (
			span !== undefined &&
			own !== undefined &&
			(own.drugs.some((it) => namesOwn(it) && contains(span, it.span)) ||
				own.claims.some((it) => it.sentence === sentence && isAboutDrug(index, it)))
		);
	}

	/** "The drug" is the article's where no other has been named since. */
	function callsItTheDrug(index: number, { prose }: Block, { anchor, span }: Claim): boolean {
		return (
			anchor === 'described' &&
			theDrug.test(prose.text.slice(span.start, span.end)) &&
			blocks[index]?.drugs.every((it) => isOwn(it.drug)) === true
		);
	}

	/** An earlier sentence or cell of the block, or its lead-in, names the drug. */
	function namesBefore(index: number, claim: Claim): boolean {
		return blocks[index]?.drugs.some((it) => namesOwn(it) && it.span.end <= claim.span.start) === true;
	}
}

interface Section {
	readonly headingNamesDrug: boolean;
	/** The heading names another drug and not the article's. */
	readonly isForeign: boolean;
	/** A block in it names the drug, or its heading asks for what the drug does; else it is background. */
	readonly speaksOfDrug: boolean;
}

/** By the heading path, and by the text of the heading itself. */
function readSections(
	{ article, blocks }: ArticleFacts,
	namesOwn: (mention: DrugMention) => boolean,
): ReadonlyMap<string, Section> {
	const naming = new Set<string>();
	article.blocks.forEach((block, index) => {
		if (block.kind !== 'heading' && block.kind !== 'reference' && blocks[index]?.drugs.some((it) => namesOwn(it))) {
			naming.add(pathOf(block));
		}
	});
	const sections = new Map<string, Section>();
	const title = article.blocks.find((it) => it.kind === 'heading');
	article.blocks.forEach((block, index) => {
		if (block.kind !== 'heading') {
			return;
		}
		const text = block.prose.text.trim();
		const drugs = blocks[index]?.drugs ?? [];
		const path = [...block.sectionPath, text].join('\n');
		const headingNamesDrug = drugs.some((it) => namesOwn(it));
		const section = {
			headingNamesDrug: headingNamesDrug && block !== title,
			isForeign: drugs.length > 0 && !headingNamesDrug,
			speaksOfDrug: headingNamesDrug || block === title || drugAspect.test(text) || naming.has(path),
		};
		sections.set(path, section);
		sections.set(text, section);
	});
	return sections;
}

/** Headings of sections on the drug that need not name it. */
const drugAspect = sieved(
	/\b(?:benefits?|effects?|safe|safety|dos(?:e|es|age|ing)|take|taking|titrat\w+|works?|working|mechanisms?|uses?|used|research|evidence|studies|trials?|results?|expect|notice|feel|risks?|interact\w*|precautions|pros|cons|how|helps?|treat\w*|efficacy|effective|tolera\w+|clinical|faqs?|questions|key|summary|conclusion|bottom line|overview|introduction|takeaways?|potential|applications?|indications?)\b/i,
);

function pathOf({ sectionPath }: Block): string {
	return sectionPath.join('\n');
}

const theDrug = sieved(/\b(?:the|this) (?:drug|medicine|medication|pill)\b|\b(?:low|lower|small) doses\b/i);

function tellsOfSideEffects({ kind, anchor }: Claim): boolean {
	return kind === 'safety' && anchor === 'described';
}

const pronounStart =
	/^(?:(?:however|but|and|also|additionally|in addition|so|then|thus|moreover|furthermore),? )?(?:(?:when|while|as|because|since|once|if|although) )?(?:it|they|this|these|that|which|its|their|both)\b/i;

function startsWithPronoun({ prose }: Block, { span }: Claim): boolean {
	return pronounStart.test(prose.text.slice(span.start, span.end));
}

/** "They wear off within days" speaks of side effects, whatever the sentence before names. */
function isPassing({ prose }: Block, { kind, span }: Claim): boolean {
	return (
		kind === 'safety' &&
		!/\b(?:caus|lead|trigger|make|giv|produc|is|are safe)/.test(prose.text.slice(span.start, span.end))
	);
}

/** A short page, or a card without a title, that names its drug more often than all others. */
function isMostlyAbout({ blocks, subject }: ArticleFacts, namesOwn: (mention: DrugMention) => boolean): boolean {
	const mentions = blocks.flatMap((it) => it.drugs);
	const own = mentions.filter(namesOwn).length;
	return subject.drugs.length === 1 && own > 1 && own * 2 > mentions.length;
}
