/** Which study a sentence says that it speaks of: "A 2010 study published in the Journal of Pain". */

import { sieved } from './literals.ts';
import type { ReferenceFields } from './reference-entry.ts';

export interface NamedStudy {
	/** Years of publication that the text gives to studies. */
	readonly years: readonly string[];
	/** Journals as written. */
	readonly journals: readonly string[];
}

const study = String.raw`(?:stud(?:y|ies)|trials?|review|meta-analysis|survey|paper|report|analysis|pilot|article|case series|case report|rct|experiment|publication|letter)`;
const anyYear = String.raw`(?:19|20)\d\d`;
const year = `(${anyYear})`;
const month = String.raw`(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s(?:of\s)?)?`;

/** A year of recruiting or of a licence is no year of publication: only these forms name one. */
const yearForms: readonly RegExp[] = [
	// "a 2010 study", "the 2013 double-blind crossover trial"
	new RegExp(
		String.raw`\b(?:an?|the|one|another|their|his|her|this|second|small|large|recent)\s${year}\s(?:[\p{L}-]+,?\s){0,6}?${study}\b`,
		'giu',
	),
	// "published in 2010", "published in The Lancet in March 2010", "published online in 2010"
	new RegExp(
		String.raw`\b(?:published|appeared|reported)\b(?:\s(?!in\s${anyYear})[\p{L}&’'-]+,?){0,10}?\s(?:in|from)\s${month}${year}\b`,
		'giu',
	),
	// "in a trial from 2010", "a study dated 2010"
	new RegExp(String.raw`\b${study}\s(?:\([^()]{1,40}\)\s)?(?:from|dated|of)\s${month}${year}\b`, 'giu'),
	// "In 2010, researchers found", "in 2010 a small trial showed"
	new RegExp(
		String.raw`\bin\s${month}${year},?\s(?:(?:an?|the|one|another|some)\s)?(?:[\p{L}-]+\s){0,4}?(?:${study}|researchers|scientists|investigators|authors|doctors|team|group)\s(?:[\p{L}-]+\s){0,6}?(?:found|reported|showed|published|described|concluded|demonstrated)\b`,
		'giu',
	),
	// "Doe et al. (2010) found": the year that the sentence itself gives, where a number is the marker
	new RegExp(String.raw`\b(?:et al\.?|and colleagues)(?:,\s|\s)\(?${year}\)?`, 'giu'),
];

const capital = String.raw`(?:\p{Lu}[\p{L}&’'.-]*|of|and|the|for|in|&)`;
const journalForms: readonly RegExp[] = [
	new RegExp(
		String.raw`\b[Pp]ublished\s(?:online\s|recently\s|(?:in|by)\s${month}${anyYear}\s){0,2}in\s(?:the\s)?(?:journal\s)?["“*_‘]?((?:The\s)?\p{Lu}[\p{L}&’'.-]*(?:\s${capital}){0,9})`,
		'gu',
	),
	new RegExp(
		String.raw`\bin\s(?:the\s)?((?:(?:American|British|European|International|Canadian|Scandinavian|Indian|Korean)\s)?(?:Journal|Annals|Archives|Lancet)(?:\s${capital}){0,9})`,
		'gu',
	),
	sieved(
		/\bin\s(?:the\s)?((?:JAMA|BMJ|NEJM|PLoS|PLOS|BMC|Frontiers\sin|Nature|The\sLancet)(?:\s\p{Lu}[\p{L}&’'.-]*){0,4})/gu,
	),
	new RegExp(String.raw`\bin\sthe\sjournal\s(?:of\s)?["“*_‘]?(\p{Lu}[\p{L}&’'.-]*(?:\s${capital}){0,9})`, 'gu'),
];

export function namedStudy(text: string): NamedStudy {
	const years = yearForms.flatMap((form) => [...text.matchAll(form)].flatMap((it) => it[1] ?? []));
	const journals = journalForms.flatMap((form) => [...text.matchAll(form)].map((it) => trimmed(it[1] ?? '')));
	return { years: unique(years), journals: unique(journals).filter((it) => !isNoJournal(it)) };
}

/** Whether two names may be one journal, shortened or whole: "Ann Neurol", "Annals of Neurology". */
export function isSameJournal(a: string, b: string): boolean {
	const [first, second] = [wordsOf(a), wordsOf(b)];
	if (first.length === 0 || second.length === 0) {
		return true;
	}
	const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first];
	return isWithin(shorter, longer) || initials(a) === letters(b) || initials(b) === letters(a);
}

/** Whether the entry shows one of the years anywhere: online and printed years differ. */
export function showsYear(text: string, years: readonly string[]): boolean {
	return years.some((it) => text.includes(it));
}

/** A page of a web site and no work of a journal. */
export function isWebPage({ journal, volume, doi, pmid, pmcid, otherIdentifier, url }: ReferenceFields): boolean {
	return url !== undefined && [journal, volume, doi, pmid, pmcid, otherIdentifier].every((it) => it === undefined);
}

function trimmed(name: string): string {
	const place = name.replace(/\s(?:in|of|for)\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}$/u, '');
	return place.replace(/(?:\s(?:of|and|the|for|in|&))+$/u, '').replace(/(?<![.,’'])[.,’']+$/u, '');
}

/** Months, places and studies stand behind "published in" as well. */
function isNoJournal(name: string): boolean {
	return /^(?:January|February|March|April|May|June|July|August|September|October|November|December|English|German|Europe|Norway|Germany|Full|PubMed|Peer)\b/u.test(
		name,
	);
}

const light = new Set(['the', 'of', 'and', 'in', 'for', 'on', 'journal', 'j', 'an', 'a', 'official']);

function wordsOf(name: string): readonly string[] {
	return (name.toLowerCase().match(/\p{L}+/gu) ?? []).filter((it) => !light.has(it));
}

/** Each word starts the other list's next one that fits, or is started by it. */
function isWithin(shorter: readonly string[], longer: readonly string[]): boolean {
	let at = 0;
	for (const word of shorter) {
		while (at < longer.length && !isShortened(word, longer[at] ?? '')) {
			at++;
		}
		if (at === longer.length) {
			return false;
		}
		at++;
	}
	return true;
}

function isShortened(a: string, b: string): boolean {
	const shorter = Math.min(a.length, b.length);
	return shorter >= 2 ? a.slice(0, shorter) === b.slice(0, shorter) || isContracted(a, b) : a[0] === b[0];
}

/** "Natl", "Scand", "Br": the first letter and then letters of the word in order. */
function isContracted(a: string, b: string): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	let at = 0;
	for (const letter of short) {
		at = long.indexOf(letter, at) + 1;
		if (at === 0) {
			return false;
		}
	}
	return short.length <= 5 && short[0] === long[0];
}

function initials(name: string): string {
	return (name.match(/\p{L}+/gu) ?? [])
		.filter((it) => !/^(?:of|the|and|for|in)$/i.test(it))
		.map((it) => it.charAt(0).toLowerCase())
		.join('');
}

function letters(name: string): string {
	return name.toLowerCase().replace(/[^a-z]/g, '');
}

function unique(texts: readonly string[]): readonly string[] {
	return [...new Set(texts)];
}
