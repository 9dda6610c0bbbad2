/** How a work of the evidence base is named and linked, wherever it is shown. */
import { type CslItem, type Direction, type Work, yearOf } from './evidence.ts';

/** `directionWords` of a result, as a label: "no difference". */
export const directionWords: Readonly<Record<Direction, string>> = {
	benefit: 'benefit',
	'no-difference': 'no difference',
	mixed: 'mixed',
	harm: 'harm',
	'no-result': 'no result',
};

/** "Younger et al. 2013", "Younger and Mackey 2009"; by its title where no author is known. */
export function workLabel(work: Work): string {
	const names = (work.csl.author ?? []).map((it) => it.family);
	const [first, second] = names;
	if (first === undefined) {
		return `${shortTitle(work.csl)} ${yearOf(work)}`;
	}
	if (work.moreAuthors || names.length > 2) {
		return `${first} et al. ${yearOf(work)}`;
	}
	return `${second === undefined ? first : `${first} and ${second}`} ${yearOf(work)}`;
}

/** The most lasting address that the work has. */
export function workUrl({ csl, source }: Work): string {
	if (csl.DOI !== undefined) {
		return doiUrl(csl.DOI);
	}
	if (csl.PMID !== undefined) {
		return `https://pubmed.ncbi.nlm.nih.gov/${csl.PMID}/`;
	}
	return csl.PMCID === undefined ? (csl.URL ?? source) : `https://pmc.ncbi.nlm.nih.gov/articles/${csl.PMCID}/`;
}

/** Characters that end a link in prose or Markdown are encoded. */
function doiUrl(doi: string): string {
	return `https://doi.org/${doi.replace(/[<>()[\]#?%"\s]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

function shortTitle({ title }: CslItem): string {
	const words = title.split(' ');
	return words.length <= 7 ? title : `${words.slice(0, 6).join(' ')} …`;
}
