/** A work of the evidence base as an article writes it: an entry of its reference list, a name in a sentence, a link. */
import { type CslName, type Work, yearOf } from '../drugs/evidence.ts';

export interface ReferenceLayout {
	/** `vancouver`: the year stands before the volume; `author-date`: after the authors. */
	readonly order: 'vancouver' | 'author-date';
	/** Whether signs that mean something to Markdown are escaped. */
	readonly markdown: boolean;
	/** Tells works of the same authors and year apart: `b` of `2017b`. */
	readonly suffix?: string;
}

/** One line with everything that finds the work, its identifier last. */
export function formatReference(work: Work, { order, markdown, suffix = '' }: ReferenceLayout): string {
	const { csl } = work;
	const year = `${yearOf(work)}${suffix}`;
	const authors = authorList(csl.author ?? []);
	const place = placeOf(work, order === 'vancouver' ? year : undefined);
	const lead = order === 'author-date' ? [authors, `(${year})`].filter(Boolean).join(' ') : authors;
	const words = [lead, csl.title, place].filter(Boolean).map(sentence).join(' ');
	return `${markdown ? escapeMarkdown(words) : words} ${identifierOf(work)}`;
}

/** Who wrote it, as in a sentence: "Doe", "Doe & Roe", "Doe et al."; the journal where no author is known. */
export function writersOf({ csl }: Work): string {
	const authors = namedAuthors(csl.author ?? []);
	const [first, second] = authors;
	if (first === undefined) {
		return csl['container-title'] ?? csl.title;
	}
	if (authors.length > 2 || goesOn(csl.author ?? [])) {
		return `${first.family} et al.`;
	}
	return second === undefined ? first.family : `${first.family} & ${second.family}`;
}

/** The first author, or the journal, and the year: "Doe 2014". */
export function shortName(work: Work): string {
	const first = namedAuthors(work.csl.author ?? [])[0]?.family;
	return `${first ?? work.csl['container-title'] ?? work.csl.title} ${yearOf(work)}`;
}

/** Where the work can be read of, by the identifier that lasts longest. */
export function addressOf({ csl, source }: Work): string {
	if (csl.DOI !== undefined) {
		return doiAddress(csl.DOI);
	}
	return csl.PMID !== undefined
		? pubmedAddress(csl.PMID)
		: csl.PMCID !== undefined
			? pmcAddress(csl.PMCID)
			: (csl.URL ?? source);
}

export function doiAddress(doi: string): string {
	return `https://doi.org/${doi.replace(/[\s<>"\\^`{|}%]/g, encodeURIComponent)}`;
}

export function pubmedAddress(pmid: string): string {
	return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}

/** `pmcid` with its letters. */
export function pmcAddress(pmcid: string): string {
	return `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`;
}

/** Text that means nothing to Markdown. */
export function escapeMarkdown(text: string): string {
	return text.replace(/[\\`*_[\]<>#|~]|&(?=[#\w]+;)/g, '\\$&');
}

/** A link whose text means nothing to Markdown, and whose address leads to the web alone: else the text by itself. */
export function markdownLink(text: string, address: string): string {
	const shown = escapeMarkdown(text.replace(/\s+/g, ' '));
	if (!/^https?:\/\/[^\s<>]+$/i.test(address)) {
		return shown;
	}
	return `[${shown}](${/[()]/.test(address) ? `<${address}>` : address})`;
}

/** No list names more. */
const mostAuthors = 6;

function authorList(authors: readonly CslName[]): string {
	const named = namedAuthors(authors);
	const written = named.slice(0, mostAuthors).map(({ family, given }) => [family, initials(given)].join(' ').trim());
	return named.length > mostAuthors || (goesOn(authors) && named.length > 0)
		? [...written, 'et al.'].join(', ')
		: written.join(', ');
}

function namedAuthors(authors: readonly CslName[]): readonly CslName[] {
	return authors.filter((it) => !isOthers(it));
}

function goesOn(authors: readonly CslName[]): boolean {
	return authors.some(isOthers);
}

/** How a list tells that it goes on. */
function isOthers({ family, given }: CslName): boolean {
	return family === 'others' && given === undefined;
}

/** "Bruce A. C." and "Jean-Paul" as `BAC` and `JP`. */
function initials(given = ''): string {
	return [...given.matchAll(/(?<![\p{L}’'])\p{L}/gu)].map(([it]) => it.toUpperCase()).join('');
}

/** Journal, year, volume, issue and pages, as far as they are known. */
function placeOf({ csl }: Work, year: string | undefined): string {
	const issue = csl.issue === undefined ? '' : `(${csl.issue})`;
	const volume = csl.volume === undefined ? '' : `${csl.volume}${issue}`;
	const numbers = [volume, csl.page].filter(Boolean).join(':');
	const when = [year, numbers].filter(Boolean).join(';');
	return [csl['container-title'], when].filter(Boolean).join('. ');
}

function identifierOf(work: Work): string {
	const { DOI, PMID, PMCID } = work.csl;
	return DOI !== undefined
		? `doi:${DOI}`
		: PMID !== undefined
			? `PMID: ${PMID}`
			: PMCID !== undefined
				? `PMCID: ${PMCID}`
				: addressOf(work);
}

function sentence(text: string): string {
	return /[.?!]$/.test(text) ? text : `${text}.`;
}
