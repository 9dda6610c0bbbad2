/** Pages that set several treatments side by side: a section on another one says nothing of the drug. */
import type { Article, Block } from '../article/article.ts';
import type { DrugProfile } from '../drugs/profile.ts';
import { plainText } from './cues.ts';
import { sieved } from './literals.ts';

/** A page of at least this many sections, of which one alone names the drug, is a list of treatments. */
const leastSections = 4;

/** "Six treatments for long COVID": the title counts treatments, and one section among several is the drug's. */
export function listsTreatments(article: Article, profile: DrugProfile): boolean {
	const names = nameOf(profile);
	const title = titleOf(article);
	if (names.test(title)) {
		return false;
	}
	const headings = article.blocks.filter((it) => it.kind === 'heading').map((it) => plainText(it.prose.text));
	const own = headings.filter((it) => names.test(it));
	// A heading that is no more than the name makes the drug one item of a list.
	const isItem = own.length === 1 && own.every((it) => it.length <= 40 && !/\?[^\w?]*$/.test(it));
	return headings.length >= leastSections && own.length <= 1 && (isItem || counted.test(title));
}

/** Whether a block stands in the section of a treatment that the title compares with the drug, and does not name the drug. */
export function isOfAnotherTreatment(article: Article, block: Block, profile: DrugProfile): boolean {
	const title = titleOf(article);
	if (!compared.test(title)) {
		return false;
	}
	const names = nameOf(profile);
	if (!names.test(title)) {
		return false;
	}
	const heading = plainText(block.sectionPath.at(-1) ?? '').replace(/^\W*(?:\d+[.)]\s*)?|\W{1,40}$/g, '');
	const isShort = heading.length >= 3 && heading.split(/\s+/).length <= 4;
	return (
		isShort &&
		!names.test(heading) &&
		` ${words(title)} `.includes(` ${words(heading)} `) &&
		!names.test(plainText(block.prose.text))
	);
}

const counted = sieved(
	/\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|best|top|other|new|emerging|promising|natural|all|our|every)\b(?: [\w'-]+){0,4} (?:treatments|medications|medicines|drugs|therapies|remedies|options|supplements|alternatives|approaches|things|ways|tools)\b|\b(?:treatments|medications|medicines|drugs|therapies|remedies|treatment options) (?:for|in|that|doctors|to|we|people)\b|\b(?:guide|overview|roundup|round-up|review) (?:to|of) (?:\w+ ){0,4}(?:treatments|medications|medicines|drugs|therapies|options)\b/i,
);
const compared =
	/\bvs?\.?\s|\bversus\b|\bcompared (?:to|with)\b|\bwhich (?:one )?(?:is|works|should)\b|\bhead[- ]to[- ]head\b/i;

function titleOf(article: Article): string {
	const front = article.frontMatter?.values.get('title');
	const first = article.blocks.find((it) => it.kind === 'heading') ?? article.blocks[0];
	return plainText(`${typeof front === 'string' ? front : ''} | ${first?.prose.text ?? ''}`);
}

function nameOf({ abbreviation, name }: DrugProfile): RegExp {
	return new RegExp(`\\b(?:${abbreviation}|${name})\\b`, 'i');
}

function words(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}
