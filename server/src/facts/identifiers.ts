import type { Span } from '../base/span.ts';
import { endOfAddress } from './citations.ts';
import { sieved } from './literals.ts';

export type IdentifierKind = 'DOI' | 'PMID' | 'PMCID' | 'ISBN' | 'URL';

/** An identifier that leads nowhere as it is written. */
export interface MalformedIdentifier {
	readonly kind: IdentifierKind;
	readonly span: Span;
	/** `invisible`: it holds a character that shows as nothing; `invalid`: it breaks the form of its kind. */
	readonly fault: 'invisible' | 'invalid';
	/** What was meant, where that is clear. */
	readonly replacement: string | undefined;
}

/** Whole identifiers that cannot be valid. One that is cut off is not whole: `ReferenceFields.cut` has it. */
export function malformedIdentifiers(text: string): readonly MalformedIdentifier[] {
	const found: MalformedIdentifier[] = [];
	for (const find of [invisibleIn, doisIn, numbersIn, booksIn, addressesIn]) {
		for (const it of find(text)) {
			if (!found.some(({ span }) => span.start < it.span.end && it.span.start < span.end)) {
				found.push(it);
			}
		}
	}
	return found.sort((a, b) => a.span.start - b.span.start);
}

/** What is wrong with the address of a link; `undefined` when nothing is, or when it is no web address. */
export function malformedAddress(url: string): MalformedIdentifier | undefined {
	const whole = { start: 0, end: url.length };
	const shown = url.replace(/%E2%80%8[B-F]|%C2%AD|%EF%BB%BF/giu, '\u200b');
	if (invisible.test(shown) && /^(?:https?:|www\.|doi:)/i.test(url)) {
		return { kind: 'URL', span: whole, fault: 'invisible', replacement: visible(shown) };
	}
	const fault = malformedIdentifiers(url).find((it) => it.kind === 'URL' || it.kind === 'DOI');
	if (fault) {
		const { start, end } = fault.span;
		const replacement = fault.replacement && url.slice(0, start) + fault.replacement + url.slice(end);
		return { ...fault, span: whole, replacement };
	}
	if (/^https?:\/*$/i.test(url)) {
		return { kind: 'URL', span: whole, fault: 'invalid', replacement: undefined };
	}
	const trailing =
		/^(https?:\/\/(?:dx\.)?doi\.org\/10\.\d{4,9}\/.*[\p{L}\d)>])[.,;:]+$/iu.exec(url) ??
		/^(https?:\/\/.*[^,;])[,;]+$/iu.exec(url);
	return trailing ? { kind: 'URL', span: whole, fault: 'invalid', replacement: trailing[1] } : undefined;
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;

/** The text without invisible characters. */
function visible(text: string): string {
	return Array.from(text)
		.filter((it) => !invisible.test(it))
		.join('');
}

function* invisibleIn(text: string): Iterable<MalformedIdentifier> {
	if (!invisible.test(text)) {
		return;
	}
	const forms: readonly (readonly [IdentifierKind, RegExp])[] = [
		['URL', /(?:https?:\/\/|\bwww\.)[^\s<>"“”\uFFFC]{3,2000}/giu],
		['DOI', /\b1[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]?0\.[^\s<>"“”\uFFFC/]{4,24}\/[^\s<>"“”\uFFFC]{1,200}/giu],
		['PMCID', /\bPMC[\d\u00ad\u200b-\u200f\u2060-\u2064\ufeff]{5,24}/giu],
		['PMID', /\bPMID[:#]?\s{0,2}[\d\u00ad\u200b-\u200f\u2060-\u2064\ufeff]{4,24}/giu],
	];
	for (const [kind, form] of forms) {
		for (const match of text.matchAll(form)) {
			let end = endOfAddress(text, match.index, match.index + match[0].length);
			while (end > match.index && invisible.test(text.charAt(end - 1))) {
				end = endOfAddress(text, match.index, end - 1);
			}
			const whole = text.slice(match.index, end);
			if (invisible.test(whole)) {
				yield {
					kind,
					span: { start: match.index, end },
					fault: 'invisible',
					replacement: visible(whole),
				};
			}
		}
	}
}

const doiLead = String.raw`(?:\bdoi\s{0,2}[:.]?\s{0,2}|\bdoi\.org\/)`;
/** What was typed for a DOI's parts: the faulty form, and how to write it. */
const doiForms: readonly { readonly form: RegExp; readonly write: ((it: string) => string) | undefined }[] = [
	{
		form: sieved(new RegExp(`(?<=${doiLead})10[,;:]\\s?\\d{4,9}/[^\\s"<>]{1,200}`, 'giu')),
		write: (it) => it.replace(/^10[,;:]\s?/, '10.'),
	},
	{
		form: sieved(new RegExp(`(?<=${doiLead})(?:[lI]0|1[oO]|[lI][oO])\\.\\d{4,9}/[^\\s"<>]{1,200}`, 'gu')),
		write: (it) => it.replace(/^../, '10'),
	},
	{
		form: sieved(new RegExp(`(?<=${doiLead})10\\.\\s\\d{4,9}/[^\\s"<>]{1,200}`, 'giu')),
		write: (it) => it.replace(/\s/, ''),
	},
	{
		form: sieved(/\b10\.\d{4,9}(?:\s\/\s?|\/\s)(?=[^\s"<>]{0,40}\d)[^\s"<>]{2,200}/giu),
		write: (it) => it.replace(/\s/gu, ''),
	},
	{
		form: sieved(/\b10\.\d{4,9}\/[^\s"<>]{1,100}-\s(?!(?:19|20)\d\d\b)\d[\d-]{0,12}(?![\d\p{L}])/giu),
		write: (it) => it.replace(/\s/u, ''),
	},
	{
		form: sieved(/\b10\.\d{4,9}\/[^\s"<>]{0,100}[‐‑‒–−](?!10\.)[^\s"<>]{0,100}[\p{L}\d]/giu),
		write: (it) => it.replace(/[‐‑‒–−]/gu, '-'),
	},
	{ form: sieved(new RegExp(`(?<=${doiLead})10\\.\\d{1,3}/[^\\s"<>]{1,200}`, 'giu')), write: undefined },
	{
		form: sieved(/(?<=\bdoi\s{0,2}[:.]?\s{0,2})10\.\d{4,9}[\\|_][^\s"<>/]{2,200}/giu),
		write: (it) => it.replace(/[\\|_]/, '/'),
	},
	{
		// Another mark stands where the slash belongs, and none follows: parts of a prefix are figures.
		form: sieved(new RegExp(`(?<=${doiLead})10\\.\\d{4,9}[.,:-](?=[a-z])[^\\s"<>/]{2,200}(?![^\\s"<>]*/)`, 'giu')),
		write: (it) => it.replace(/^(10\.\d{4,9})./, '$1/'),
	},
	{
		// The slash is left out: a prefix is figures alone, so letters right behind it begin the suffix.
		form: sieved(new RegExp(`(?<=${doiLead})10\\.\\d{4,9}(?=[a-z])[^\\s"<>/]{2,200}(?![^\\s"<>]*/)`, 'giu')),
		write: (it) => it.replace(/^(10\.\d{4,9})/, '$1/'),
	},
];

function* doisIn(text: string): Iterable<MalformedIdentifier> {
	for (const { form, write } of doiForms) {
		for (const match of text.matchAll(form)) {
			const end = endOfAddress(text, match.index, match.index + match[0].length);
			const whole = text.slice(match.index, end);
			yield { kind: 'DOI', span: { start: match.index, end }, fault: 'invalid', replacement: write?.(whole) };
		}
	}
}

function* numbersIn(text: string): Iterable<MalformedIdentifier> {
	for (const match of text.matchAll(/\bPMID\s?[:#]?\s{0,2}([\dA-Z][\dA-Za-z]{2,14})(?![\dA-Za-z]|[./-][\dA-Za-z])/gu)) {
		const value = match[1] ?? '';
		const span = { start: match.index, end: match.index + match[0].length };
		if (/^PMC\d{5,8}$/.test(value)) {
			yield { kind: 'PMID', span, fault: 'invalid', replacement: `PMCID: ${value}` };
		} else if (/^[\dOIl]+$/.test(value) && /\d{3}/.test(value) && !/^[1-9]\d{0,7}$/.test(value)) {
			const meant = value.replace(/O/g, '0').replace(/[Il]/g, '1');
			const isClear = meant !== value && /^[1-9]\d{0,7}$/.test(meant);
			yield { kind: 'PMID', span, fault: 'invalid', replacement: isClear ? match[0].replace(value, meant) : undefined };
		}
	}
	for (const match of text.matchAll(
		/\bPMCID\s?[:#]?\s{0,2}(\d{5,8})(?!\d|[./-]\d)|\bPMC[-:#_]{1,2}\s?(\d{5,8})(?!\d)|\bPMC\d{9,20}(?!\d)/gu,
	)) {
		const value = match[1] ?? match[2];
		const replacement = value && (match[1] === undefined ? `PMC${value}` : match[0].replace(value, `PMC${value}`));
		yield {
			kind: 'PMCID',
			span: { start: match.index, end: match.index + match[0].length },
			fault: 'invalid',
			replacement,
		};
	}
}

function* booksIn(text: string): Iterable<MalformedIdentifier> {
	for (const match of text.matchAll(/\bISBN(?:-1[03])?\s?:?\s{0,2}(\d(?:[-‐–\s]?[\dXx]){7,20})(?![\dXx])/gu)) {
		const digits = (match[1] ?? '').replace(/[^\dXx]/g, '').toUpperCase();
		// Another number may follow the ISBN without a mark.
		if (
			!isBookNumber(digits) &&
			!(digits.length > 13 && (isBookNumber(digits.slice(0, 13)) || isBookNumber(digits.slice(0, 10))))
		) {
			yield {
				kind: 'ISBN',
				span: { start: match.index, end: match.index + match[0].length },
				fault: 'invalid',
				replacement: undefined,
			};
		}
	}
}

/** The check digit of ISBN-10 (modulo 11) or ISBN-13 (modulo 10). */
function isBookNumber(digits: string): boolean {
	if (/^\d{9}[\dX]$/.test(digits)) {
		return [...digits].reduce((sum, it, index) => sum + (10 - index) * (it === 'X' ? 10 : Number(it)), 0) % 11 === 0;
	}
	return (
		/^97[89]\d{10}$/.test(digits) &&
		[...digits].reduce((sum, it, index) => sum + Number(it) * (index % 2 ? 3 : 1), 0) % 10 === 0
	);
}

const rest = String.raw`[^\s<>"“”\uFFFC]{0,2000}`;
const schemeForms: readonly { readonly form: RegExp; readonly write: (it: string) => string }[] = [
	{
		form: sieved(new RegExp(`(?<![\\p{L}\\d/:.])https?://(?:https?:?/{1,2}|https?%3A)(?=[\\p{L}\\d])${rest}`, 'giu')),
		write: (it) => it.replace(/^https?:\/\/(https?)(?::?\/{1,2}|%3A(?:%2F){0,2})/i, '$1://'),
	},
	{
		form: new RegExp(
			`(?<![\\p{L}\\d/:.])https?(?://|:/(?!/)|;/{1,2}|:///{1,3}|:\\\\{1,2}|::/{1,2})(?=[\\p{L}\\d-]{2,63}\\.)${rest}`,
			'giu',
		),
		write: (it) => it.replace(/^(https?)[:;]{0,2}[/\\]{1,5}/i, '$1://'),
	},
	{
		form: new RegExp(
			`(?<![\\p{L}\\d/:.])(?:htps|htttps?|hhttps?|httpss|htpps?|htttp|ttps?|htttps|hxxps?)://${rest}`,
			'giu',
		),
		write: (it) => it.replace(/^[a-z]+/i, (scheme) => (/s$/i.test(scheme) ? 'https' : 'http')),
	},
	{
		form: new RegExp(
			`(?<![\\p{L}\\d/:.])https?://www[,;](?=[\\p{L}\\d])${rest}|(?<![\\p{L}\\d/:.])https?://[\\p{L}\\d-]{1,63},(?:com|org|net|gov|edu)\\b${rest}`,
			'giu',
		),
		write: (it) => it.replace(/[,;]/, '.'),
	},
	{
		form: new RegExp(
			`(?<![\\p{L}\\d/:.])https?://(?:www\\.\\.|\\.|[\\p{L}\\d-]{1,63}\\.\\.)(?=[\\p{L}\\d])${rest}`,
			'giu',
		),
		write: (it) => it.replace(/(\/\/|\.)\.(?=[\p{L}\d])/u, '$1'),
	},
];

function* addressesIn(text: string): Iterable<MalformedIdentifier> {
	for (const { form, write } of schemeForms) {
		for (const match of text.matchAll(form)) {
			const end = endOfAddress(text, match.index, match.index + match[0].length);
			const whole = text.slice(match.index, end);
			const replacement = write(whole);
			yield { kind: 'URL', span: { start: match.index, end }, fault: 'invalid', replacement };
		}
	}
	for (const match of text.matchAll(
		/(?<![\p{L}\d/:.])https?:\/\/([\p{L}\d-]{1,63})(?=[/?#][^\s<>"“”\uFFFC]|[\s.,;)]*$)[^\s<>"“”\uFFFC]{0,2000}/giu,
	)) {
		if (!/^localhost$/i.test(match[1] ?? '')) {
			const end = endOfAddress(text, match.index, match.index + match[0].length);
			yield { kind: 'URL', span: { start: match.index, end }, fault: 'invalid', replacement: undefined };
		}
	}
}
