/** Words in capitals that may be abbreviations: not those of names, degrees, codes and cries. */
import { openers } from '../../../article/abbreviations.ts';
import type { Block } from '../../../article/article.ts';
import { intersects, type Span } from '../../../base/span.ts';
import { findAddresses } from '../../../facts/dose-numbers.ts';
import { sieved } from '../../../facts/literals.ts';
import { isPlace } from './places.ts';
import { words } from './words.ts';

export interface Abbreviation {
	readonly span: Span;
	/** Without the plural's s. */
	readonly abbreviation: string;
}

const form =
	/(?<![\p{L}\p{N}@#_$&.\u2019'/-])(?:\p{Lu}{1,6}(?:\/\p{Lu}{2,6}){1,2}|\p{Lu}{2,6})(?=s?(?![\p{L}\p{N}_@&]|['\u2019]\p{Lu}|[/-][\p{L}\p{N}]|\.(?:[\p{Ll}\p{N}]|\p{Lu}[\p{Lu}.]|(?:Com|Edu|Gov|Info|Js|Net|Org)\b)|::| ?(?:19|20)\d\d\b))/gu;

/** In prose alone; what stands in capitals throughout is a style, a digit or a hyphen makes a code of it. */
export function* abbreviationsIn(block: Block): Iterable<Abbreviation> {
	const { text } = block.prose;
	if (block.kind === 'reference' || !/\p{Lu}{2}/u.test(text) || isInCapitals(text)) {
		return;
	}
	const addresses = findAddresses(text);
	for (const match of text.matchAll(form)) {
		const span = { start: match.index, end: match.index + match[0].length };
		const isElsewhere =
			addresses.some((it) => intersects(it, span)) ||
			isInName(text, span) ||
			isAmongCapitals(text, span) ||
			isPlace(text, span);
		if (!isElsewhere && !isCredential(text, span) && !isInitials(text, span) && !isCode(text, span)) {
			yield { span, abbreviation: match[0] };
		}
	}
}

/** Most of its letters are capitals: a heading, a label, a cry. */
function isInCapitals(text: string): boolean {
	const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
	return text.length > 8 && capitals > (text.match(/\p{Ll}/gu)?.length ?? 0);
}

/** "DO NOT STOP", "DEAR DR. DOE": three words in a row, or beside a word that is written so for weight. */
function isAmongCapitals(text: string, { start, end }: Span): boolean {
	const before =
		/(?:(?<!\p{L})(?:(?:DR|MR|MRS|MS|PROF|ST)\.|\p{Lu}{1,20}) {1,2}){1,3}$/u.exec(
			text.slice(Math.max(0, start - 60), start),
		)?.[0] ?? '';
	const after =
		/^(?:(?:(?<=(?:DR|MR|MRS|MS|PROF|ST))\.)? {1,2}\p{Lu}{1,20}(?!\p{L})){1,3}/u.exec(text.slice(end, end + 60))?.[0] ??
		'';
	const beside = `${before} ${after}`.match(/\p{Lu}+/gu) ?? [];
	return beside.length > 1 || (end - start > 4 && beside.some((it) => words.has(it)));
}

/** "Jane Doe, MS, RD" and "MS, RD". */
function isCredential(text: string, { start, end }: Span): boolean {
	const before = text.slice(Math.max(0, start - 40), start);
	const after = text.slice(end, end + 12);
	const degree = '(?:M\\.?D|D\\.?O|R[DN]N?|NP|PA-?C?|Ph\\.?D|Pharm\\.?D|RPh|MPH|MBA|L\\.?Ac|CNS|ND|MA|MSc|BSc|MBBS)\\b';
	return (
		new RegExp(`^,? ${degree}`, 'u').test(after) ||
		new RegExp(`${degree}\\.?,? $`, 'u').test(before) ||
		(/(?:^|[.:\u2013\u2014(|] ?|\bby |\bwith |\band |Dr\.? )(?:\p{Lu}[\p{L}.'\u2019-]{0,20} ){1,3}\p{Lu}[\p{L}'\u2019-]{1,20}, $/u.test(
			before,
		) &&
			/^(?:$|[,.;)|]|\s(?:and|is|at|\u2013)\b)/u.test(after) &&
			!/\b(?:disease|syndrome|disorder|arthritis|sclerosis|lupus|colitis)\b/iu.test(before))
	);
}

/** A word rather than letters to be spelt. */
function canBeSaid(word: string): boolean {
	return word.length > 3 && /[AEIOUY]/.test(word);
}

/** Part of a proper name: "the ABCDE trial", "ABCDE 4", "XYZ Ltd", "the MS Society", "by JANE DOE", "code ABCDE". */
function isInName(text: string, { start, end }: Span): boolean {
	const word = text.slice(start, end);
	if (named.test(text.slice(Math.max(0, start - 40), start))) {
		return true;
	}
	const after = text.slice(end, end + 40);
	return (canBeSaid(word) && trial.test(after)) || organisation.test(after);
}

const named =
	/(?:(?:^|[.?!:|\n·•] ?)By |\b(?:(?:[Ww]ritten|[Rr]eviewed|[Ee]dited) by|Dr\.?|Mr\.?|Mrs\.?|Ms\.|Prof\.?|Professor|Dear) )(?:\p{Lu}{2,20} )?$|\b(?:(?:[Pp]romo |[Cc]oupon |[Dd]iscount )?[Cc]ode|[Rr]oom|[Ss]uite|[Bb]uilding|[Gg]ate|[Pp]olicy|[Bb]atch|[Ll]ot|[Mm]odel) (?:no\. |# ?)?["“]?$/u;

const trial =
	/^[ -](?:(?:\d{1,2}|[IV]{1,3})(?: |$|[,.;)])|(?:trials?|study|cohort|registry|protocol|survey|programme|program|project|consortium|network)\b)/iu;

const organisation = sieved(
	/^ (?:GmbH|Inc|Ltd|LLC|AG|Corp|(?:\p{Lu}\p{Ll}{2,15} ){0,2}(?:Association|Foundation|Institute|Laboratories|Labs|Pharma|Pharmaceuticals|Society|Trust|University))\b/u,
);

/** "Doe JA, Roe BC" and "Doe JA et al.": letters of first names. */
function isInitials(text: string, { start, end }: Span): boolean {
	const before = text.slice(Math.max(0, start - 36), start);
	const surname = /(?:^|[\s(])(\p{Lu}[\p{L}'\u2019-]{2,24}) $/u.exec(before)?.[1];
	return (
		end - start < 4 &&
		surname !== undefined &&
		!openers.has(surname) &&
		(/\s\p{Lu}{1,3}(?:,| and|, and|,? &) \p{Lu}[\p{L}'\u2019-]{2,24} $/u.test(before) ||
			/^(?:, \p{Lu}\p{Ll}+ \p{Lu}{1,3}\b|,? et al\b|[,;] and \p{Lu}\p{Ll}+ \p{Lu}{1,3}\b)/u.test(
				text.slice(end, end + 40),
			))
	);
}

/** `LDN-193189`, `24 XY 99`, a stock number. */
function isCode(text: string, { start, end }: Span): boolean {
	return /[\d#][ -]?$/.test(text.slice(Math.max(0, start - 2), start)) && /^[ -]?\d/.test(text.slice(end, end + 2));
}
