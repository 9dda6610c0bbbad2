/** Sentences and headings that run into one another. */
import { openers } from '../../../article/abbreviations.ts';
import type { Span } from '../../../base/span.ts';
import { sieved } from '../../../facts/literals.ts';

/** Places of a missing space after the mark that ends a sentence: the mark with the words around it. */
export function findMissingSpaces(text: string): readonly Span[] {
	const found: Span[] = [];
	for (const match of text.matchAll(/[.!?](?=\p{Lu})/gu)) {
		const before = /[^\s\ufffc]{0,40}$/u.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? '';
		const after = /^[^\s\ufffc]{0,40}/u.exec(text.slice(match.index + 1, match.index + 41))?.[0] ?? '';
		if (isSeam(text, match.index, before, match[0], after)) {
			found.push({ start: match.index, end: match.index + 1 + (/^\p{L}+/u.exec(after)?.[0].length ?? 0) });
		}
	}
	return found;
}

/** Text that holds code or names of files: there a full stop joins. */
export function looksLikeCode(text: string): boolean {
	return /\w\(\)|\w::\w|=>|[{}]|\w_\w|;\s*$|<\/?\w/u.test(text);
}

function isSeam(text: string, at: number, before: string, mark: string, after: string): boolean {
	const word = /^(\p{Lu}\p{Ll}*)(?:['\u2019]\p{Ll}{1,3})?[,:]?$/u.exec(after)?.[1];
	const last =
		/(?:^|[("\u201c\u2018'\u2019\u2014\u2013/-])(\p{L}[\p{L}'\u2019]*|\d[\d.,]*\s?%?|\d{1,3}(?:mg|mcg|g|mL|ml))[)\]"\u201d]?$/u.exec(
			before,
		)?.[1];
	if (word === undefined || last === undefined || !goesOn(text, at + 1 + after.length) || topLevel.has(word)) {
		return false;
	}
	// "Ph.D", "St.Louis", "e.g.The", "No.I", initials.
	if (/^(?:mg|mcg|m[lL]|g)$/.test(last)) {
		return openers.has(word) && /\d\s?$/.test(text.slice(Math.max(0, at - before.length - 2), at - before.length));
	}
	if (/^\p{L}{1,2}$/u.test(last) || abbreviated.has(last.toLowerCase())) {
		return false;
	}
	if (mark !== '.') {
		return wordsBefore(text, at) >= 3 || openers.has(word);
	}
	if (/^\d/.test(last)) {
		return openers.has(word) && !/^\d{1,2}$/.test(last);
	}
	// A name with a capital before the stop may be a brand or a class: only a word that starts sentences tells.
	return (
		openers.has(word) ||
		(/^\p{Ll}/u.test(last) && last.length > 3 && wordsBefore(text, at) >= 3 && wordsAfter(text, at) >= 3)
	);
}

/** After the word: a space and more of a sentence. */
function goesOn(text: string, at: number): boolean {
	return /^\s[\p{L}\d("\u201c]/u.test(text.slice(at, at + 2));
}

function wordsBefore(text: string, at: number): number {
	return text.slice(Math.max(0, at - 120), at).match(/\p{L}{2,}/gu)?.length ?? 0;
}

function wordsAfter(text: string, at: number): number {
	return text.slice(at + 1, at + 121).match(/\p{L}{2,}/gu)?.length ?? 0;
}

const topLevel: ReadonlySet<string> = new Set(
	'Com Org Net Gov Edu Io Co Uk Js Ts Py Ai App Me Info Md Txt Pdf Html Css Json Xml Php Asp Exe Zip Csv'.split(' '),
);

const abbreviated: ReadonlySet<string> = new Set(
	'etc approx dept prof fig vol inc ltd corp vs yahoo jeopardy json http https html math time string strings path self this console system document window object'.split(
		' ',
	),
);

/** A heading whose last word runs into the sentence after it: "Side EffectsThe most common …". */
export function findRunIns(text: string): readonly Span[] {
	return [...text.matchAll(runIn)]
		.filter((it) => !/[@#/_.]/.test(text.charAt(it.index - 1)))
		.map((it) => ({ start: it.index, end: it.index + it[0].trimEnd().length }));
}

const runIn = sieved(
	/(?<=^|\p{Lu}\p{L}{1,20} )(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{3,20}(?:The|This|These|There|While|When|Although|However|Because|Many|Most|Some|Several|Patients|People|Researchers|Studies|Low[- ]dose|Naltrexone)(?=\s\p{L}{1,20}[\s,])/gu,
);
