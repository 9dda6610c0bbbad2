import type { Article, Block } from '../article/article.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { DrugProfile } from '../drugs/profile.ts';
import { plainText } from './cues.ts';
import type { DrugMention } from './drug-mentions.ts';
import type { BlockFacts } from './facts.ts';
import { type Genre, genreOf, speaksOfAnimals } from './genre.ts';
import { sieved } from './literals.ts';
import { readableText, wordsIn } from './readable-text.ts';
import { listsTreatments } from './several-treatments.ts';

/** What a file is about and what it therefore owes. */
export interface Subject {
	/** Every profile that the text is about at low dose, even in passing. Empty: all rules but those of any article are silent. */
	readonly drugs: readonly DrugProfile[];
	/** The drug whose article this is: a bare dose belongs to it. `undefined` on a page of several drugs or in passing. */
	readonly main: DrugProfile | undefined;
	/** An article on the low dose of `main`: it owes article-level statements as far as its genre does. */
	readonly isLowDoseArticle: boolean;
	readonly genre: Genre;
	/** Whether disclaimers, and whether safety statements, are owed; the latter are for people who take the drug. */
	readonly owes: { readonly disclaimers: boolean; readonly safety: boolean };
}

export function determineSubject(article: Article, blocks: readonly BlockFacts[], formulary: Formulary): Subject {
	const readings = formulary.profiles.map((profile) => read(article, blocks, profile));
	const about = readings.filter((it) => it.low.length > 0);
	const main = about.find((it) => isMain(it));
	const genre = genreOf(article);
	const isLowDoseArticle = main !== undefined;
	return {
		drugs: about.map((it) => it.profile),
		main: main?.profile,
		isLowDoseArticle,
		genre,
		owes: {
			disclaimers: isLowDoseArticle && genre === 'article',
			safety: isLowDoseArticle && (genre === 'article' || genre === 'form') && !speaksOfAnimals(article),
		},
	};
}

/** How an article names one drug. */
interface Reading {
	readonly profile: DrugProfile;
	/** Blocks with a naming of the low dose, once for each naming. */
	readonly low: readonly number[];
	/** Other namings of the drug. With one naming of the low dose, a few make the second; many are the standard dose's. */
	readonly generic: number;
	readonly inTitle: boolean;
	/** The title names the drug, at whatever dose. */
	readonly titleNamesDrug: boolean;
	/** Part of the text, 0 to 1, that speaks of the drug. */
	readonly share: number;
	/** Part of the text, 0 to 1, that speaks of its low dose. */
	readonly lowShare: number;
	/** Namings in a hundred words. */
	readonly density: number;
	/** Other drugs that head sections, rows or short lines of their own. */
	readonly rivals: number;
	/** The page goes through several treatments, of which the drug is one. */
	readonly listed: boolean;
}

/** The least part of a text that makes a drug named twice its matter; below it is named in passing. */
const leastShare = 0.2;
/** The same for the low dose on a page on the drug as such: below it the page is about the standard dose. */
const leastLowShare = 0.15;
/** Namings in a hundred words: a text may speak of the drug throughout and seldom name it. */
const leastDensity = 1;

function isMain({ low, generic, inTitle, titleNamesDrug, share, lowShare, density, rivals, listed }: Reading): boolean {
	if (inTitle) {
		return true;
	}
	if (low.length < 2 && !(low.length === 1 && generic > 0 && generic <= 2)) {
		return false;
	}
	if (titleNamesDrug) {
		return lowShare >= leastLowShare;
	}
	return rivals >= 2 || listed ? share >= 0.5 : share >= leastShare || density >= leastDensity;
}

function read(article: Article, facts: readonly BlockFacts[], profile: DrugProfile): Reading {
	const named = facts.map((it) => it.drugs.filter((mention) => mention.drug === profile.id));
	const context = namesContext(article, named, profile);
	const lowNamed = article.blocks.map((block, index) =>
		block.kind === 'reference' ? [] : lowDoseNamings(block, named[index] ?? [], context),
	);
	const low = lowNamed.flatMap((it, index) => it.map(() => index));
	const titles = titleBlocks(article);
	const frontTitle = String(article.frontMatter?.values.get('title') ?? '');
	const lowName = new RegExp(`\\b(?:${profile.abbreviation}|low[- ]?dose ${profile.name})\\b`, 'i');
	const lowTitle = lowName.test(plainText(frontTitle));
	const all = article.blocks.reduce(
		(sum, block, index) => sum + (block.kind === 'reference' ? 0 : distinct(block, named[index] ?? []).length),
		0,
	);
	return {
		profile,
		generic: all - low.length,
		low: lowTitle && low.length === 0 && context ? [0] : low,
		inTitle: (lowTitle && context) || titles.some((it) => low.includes(it)),
		titleNamesDrug:
			titles.some((it) => (named[it]?.length ?? 0) > 0) ||
			frontTitle.toLowerCase().includes(profile.name.toLowerCase()),
		density: (100 * all) / wordsIn(article),
		share: shareOf(article, named, new RegExp(`\\b(?:${profile.abbreviation}|${profile.name})\\b`, 'i')),
		lowShare: shareOf(article, lowNamed, lowName),
		rivals: rivalsOf(article, facts),
		listed: listsTreatments(article, profile),
	};
}

/** An abbreviation alone counts where the text shows that it means the drug. */
function namesContext(article: Article, named: readonly (readonly DrugMention[])[], profile: DrugProfile): boolean {
	if (named.some((it) => it.some(({ abbreviation }) => !abbreviation))) {
		return true;
	}
	const text = plainText(readableText(article));
	if (meansOther(text, profile)) {
		return false;
	}
	const terms = [...profile.contextTerms.map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), ...profile.mechanisms];
	return /\d\s?mg\b/i.test(text) || terms.some((it) => matches(it, text));
}

function matches(pattern: string, text: string): boolean {
	try {
		return new RegExp(`(?<![a-z0-9])(?:${pattern})`, 'i').test(text);
	} catch {
		return false;
	}
}

/** "Land Degradation Neutrality (LDN)": the abbreviation is spelled out as something else. */
function meansOther(text: string, { abbreviation, lowDoseName }: DrugProfile): boolean {
	const letters = [...abbreviation];
	const titled = letters.map((it) => `${it}[a-z]+`).join('[\\s-]+');
	const bracketed = `${letters.map((it) => `${it.toLowerCase()}[a-z]+`).join('[\\s-]+')}(?= \\(${abbreviation}\\))`;
	const own = lowDoseName.toLowerCase().split(' ').slice(0, -1).join(' ');
	return [...text.matchAll(new RegExp(`\\b(?:${titled}|${bracketed})\\b`, 'g'))].some(
		([whole]) =>
			!whole
				.toLowerCase()
				.replace(/[\s-]+/g, ' ')
				.startsWith(own),
	);
}

const lowWords = sieved(/(?:low(?:er|est)?|small(?:er)?|tiny|micro|very low|ultra-?low)[- ]?dos(?:e|es|ed|age|ing)\b/i);

/** Namings of the low dose; a full name with its bracketed abbreviation is one. */
function lowDoseNamings(block: Block, named: readonly DrugMention[], context: boolean): readonly DrugMention[] {
	if (named.length === 0) {
		return [];
	}
	const text = plainText(block.prose.text);
	const low = named.filter((it) => {
		if (it.kind === 'low-dose' || it.kind === 'very-low-dose' || it.kind === 'ultra-low-dose') {
			return context || !it.abbreviation;
		}
		return it.kind === 'generic' && lowWords.test(text.slice(Math.max(0, it.span.start - 24), it.span.end + 28));
	});
	return distinct(block, low);
}

/** Without an abbreviation that only follows the name that it stands for. */
function distinct(block: Block, mentions: readonly DrugMention[]): readonly DrugMention[] {
	if (mentions.length < 2) {
		return mentions;
	}
	const text = plainText(block.prose.text);
	return mentions.filter((it, index) => {
		const before = mentions[index - 1];
		return before === undefined || !/^[\s(["',;/-]{0,4}(?:or )?$/.test(text.slice(before.span.end, it.span.start));
	});
}

/** The first heading, or the first short line; after a brand alone ("Health Hub") the next one too. */
function titleBlocks(article: Article): readonly number[] {
	const titles: number[] = [];
	for (const [index, block] of article.blocks.slice(0, 4).entries()) {
		const text = block.prose.text.trim();
		const isLine =
			block.kind === 'heading' ||
			(block.kind === 'paragraph' && text.length <= 120 && (index === 0 || !/[.:]$/.test(text)));
		if (isLine) {
			titles.push(index);
		}
		if (text.split(/\s+/).length > 3 || !isLine) {
			break;
		}
	}
	if (titles.length === 0 || article.format !== 'plaintext') {
		const heading = article.blocks.findIndex((it) => it.kind === 'heading');
		if (heading >= 0 && !titles.includes(heading)) {
			titles.push(heading);
		}
	}
	return titles;
}

/** A block speaks of the drug when it names it, stands under a heading that does, or goes on after a block that does. */
function shareOf(article: Article, named: readonly (readonly DrugMention[])[], heading: RegExp): number {
	let total = 0;
	let about = 0;
	let goesOn = false;
	for (const [index, block] of article.blocks.entries()) {
		if (block.kind === 'reference') {
			continue;
		}
		const names = (named[index]?.length ?? 0) > 0 || block.sectionPath.slice(-2).some((it) => heading.test(it));
		const length = block.prose.text.length;
		total += length;
		const continues: boolean =
			goesOn &&
			(block.kind === 'listItem' ||
				/^(?:it|its|this|these|they|the (?:drug|medicine|medication|dose))\b/i.test(block.prose.text));
		about += names || continues ? length : 0;
		goesOn = names || continues;
	}
	return total === 0 ? 0 : about / total;
}

function rivalsOf(article: Article, facts: readonly BlockFacts[]): number {
	const rivals = new Set<string>();
	for (const [index, block] of article.blocks.entries()) {
		const short = block.kind === 'heading' || (block.prose.text.length <= 60 && block.kind !== 'reference');
		for (const mention of facts[index]?.drugs ?? []) {
			if (mention.drug === undefined && mention.span.start <= 4 && (short || block.kind === 'tableRow')) {
				rivals.add(mention.name.toLowerCase());
			}
		}
	}
	return rivals.size;
}
