import type { Article } from '../article/article.ts';
import { plainText } from './cues.ts';
import { sieved } from './literals.ts';
import { readableText, wordsIn } from './readable-text.ts';

/** What kind of text a file is: only an article owes its readers every statement. */
export type Genre = 'article' | 'abstract' | 'literature-summary' | 'registry' | 'form' | 'software';

export function genreOf(article: Article): Genre {
	const text = readableText(article).slice(0, 60_000);
	const headings = article.blocks.filter((it) => it.kind === 'heading').map((it) => plainText(it.prose.text).trim());
	const title = `${plainText(String(article.frontMatter?.values.get('title') ?? ''))} | ${headings[0] ?? ''} | ${plainText(article.blocks[0]?.prose.text ?? '').slice(0, 160)}`;
	if (isSoftware(text, headings)) {
		return 'software';
	}
	if (isForm(text, title)) {
		return 'form';
	}
	if (isRegistry(text)) {
		return 'registry';
	}
	if (isLiteratureSummary(text, title)) {
		return 'literature-summary';
	}
	return isAbstract(text, headings) ? 'abstract' : 'article';
}

/** A veterinary page: the animals named take the drug, not its readers. */
export function speaksOfAnimals(article: Article): boolean {
	const named = countOf(readableText(article), animals);
	if (named === 0) {
		return false;
	}
	const share = (100 * named) / wordsIn(article);
	const title = `${String(article.frontMatter?.values.get('title') ?? '')} ${article.blocks[0]?.prose.text ?? ''} ${article.blocks.find((it) => it.kind === 'heading')?.prose.text ?? ''}`;
	return (share >= 2 && named >= 3) || (share >= 0.5 && title.search(animals) >= 0);
}

/** "Vets" may be veterans and "PET" a scan. */
const animals = sieved(
	/\b(?:dogs?|cats?(?! scan)|puppy|puppies|kittens?|horses?|ferrets?|canine|feline|equine|veterinar(?:y|ians?)|your pet|pets|pet owners?)\b/g,
);

function isSoftware(text: string, headings: readonly string[]): boolean {
	const commands =
		/(?:^|[\s`$])(?:npm (?:install|i|run|ci)|pip3? install|git clone|docker (?:run|build|compose)|cargo (?:add|install)|yarn add|apt(?:-get)? install)\b/i;
	const sections =
		/^(?:\d+\.? )?(?:installation|install|usage|api(?: reference)?|getting started|quick ?start|configuration|contributing|endpoints?|dependencies|building|changelog|requirements)$/i;
	return commands.test(text) || headings.filter((it) => sections.test(it)).length >= 2;
}

function isForm(text: string, title: string): boolean {
	const gaps = countOf(text, /_{4,}|\.{8,}|\[\s?\](?!\()|[☐□❏]/g);
	const named =
		/\b(?:questionnaire|intake|consent form|application form|order form|referral form|prescription form|request form|screening form|patient form|checklist|survey form)\b/i.test(
			title,
		);
	return (
		gaps >= 8 ||
		(named && gaps >= 2) ||
		(named && /\b(?:please (?:tick|circle|complete|fill)|signature|date of birth)\b/i.test(text))
	);
}

function isRegistry(text: string): boolean {
	const planned = countOf(
		text,
		/\b(?:patients|participants|subjects|volunteers|they|we|assessments?|outcomes?|procedures?|testing)\b[^.]{0,60}\bwill (?:be )?(?:randomi[sz]ed|assessed|recruited|enrolled|obtained|collected|administered|screened|asked|identif\w+|receive|complete)\b/gi,
	);
	const fields = countDistinct(text, [
		/\b(?:inclusion criteria|exclusion criteria|eligibility)\b/i,
		/\bprimary (?:outcome|endpoint|completion|purpose)/i,
		/\bsponsor\b|\bcollaborators?\b/i,
		/\bstudy (?:type|design|start|population)\b|\benrol?lment\b|\ballocation\s*:|\bmasking\s*:/i,
		/\binformed consent\b/i,
		/\b(?:recruitment|recruiting|overall) status\b|\bnot yet recruiting\b/i,
	]);
	const identified = /\b(?:NCT\d{8}|ISRCTN\d{6,}|ACTRN\d{10,}|EUCTR\d{4})/.test(text);
	return planned >= 4 || (planned >= 2 && fields >= 2) || (identified && fields >= 3);
}

function isLiteratureSummary(text: string, title: string): boolean {
	const named =
		/\b(?:literature (?:summary|digest|scan|search|notes|integration)|annotated bibliography|evidence (?:digest|table|synthesis|log)|paper summar(?:y|ies)|journal club|research digest|reading notes|study summar(?:y|ies))\b/i.test(
			title,
		);
	const fields = countOf(
		text,
		/^\W{0,6}(?:design|finding|findings|certainty|population|sample|outcome|journal|pmid|doi|conclusion)s?\W{0,4}:/gim,
	);
	return named || fields >= 12;
}

function isAbstract(text: string, headings: readonly string[]): boolean {
	if (text.length > 4500) {
		return false;
	}
	const parts = countDistinct(text, [
		/(?:^|\n)\W{0,4}(?:background|introduction|objectives?|aims?|purpose|context)\b\W{0,4}(?::|\n)/i,
		/(?:^|\n)\W{0,4}(?:materials? and )?(?:methods?|design|patients and methods)\b\W{0,4}(?::|\n)/i,
		/(?:^|\n)\W{0,4}(?:results?|findings)\b\W{0,4}(?::|\n)/i,
		/(?:^|\n)\W{0,4}(?:conclusions?|interpretation)\b\W{0,4}(?::|\n)/i,
	]);
	const record = countDistinct(text, [
		/(?:^|\n)\W{0,4}(?:doi|pmid|pmcid)\b\W{0,3}:/i,
		/(?:^|\n)\W{0,4}(?:authors?|affiliations?)\b\W{0,3}:/i,
		/(?:^|\n)\W{0,4}journal\b\W{0,3}:/i,
	]);
	return parts >= 3 || (record >= 2 && headings.length <= 2) || /^abstract$/i.test(headings[0] ?? '');
}

function countOf(text: string, pattern: RegExp): number {
	let count = 0;
	for (const _ of text.matchAll(pattern)) {
		count++;
	}
	return count;
}

function countDistinct(text: string, patterns: readonly RegExp[]): number {
	return patterns.filter((it) => it.test(text)).length;
}
