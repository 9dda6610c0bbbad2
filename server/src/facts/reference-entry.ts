import type { Link } from '../article/article.ts';
import { contains, type Span } from '../base/span.ts';
import { endOfAddress, hostOf } from './citations.ts';
import { sieved } from './literals.ts';

/** What can be read from the text of one reference entry, in whatever style it is written; spans are in that text. */
export interface ReferenceFields {
	readonly authors: string | undefined;
	readonly title: string | undefined;
	readonly journal: string | undefined;
	readonly year: string | undefined;
	readonly volume: string | undefined;
	readonly issue: string | undefined;
	/** As written: `120–128`, `e0300001`. */
	readonly pages: string | undefined;
	/** Lower case, without address or prefix. */
	readonly doi: string | undefined;
	readonly pmid: string | undefined;
	/** With its prefix: `PMC2345678`. */
	readonly pmcid: string | undefined;
	/** Trial number, arXiv number or ISBN: enough to find the work. */
	readonly otherIdentifier: string | undefined;
	readonly url: string | undefined;
	/** An identifier that is announced but empty or cut off: "doi:", "10.1007/s00999-", "do" at the end. */
	readonly cut: Span | undefined;
}

/** No entry is longer; what is, is no entry and only costs time. */
const longest = 3000;

export function readReference(whole: string, links: readonly Link[] = []): ReferenceFields {
	const text = whole.slice(0, longest);
	const urls = [...links.filter((it) => hostOf(it.url) !== undefined).map((it) => it.url), ...addressesIn(text)];
	const doi = urls.map((it) => doiOf(it)).find((it) => it !== undefined && !isCutDoi(it)) ?? firstDoi(text);
	const publication = publicationOf(text);
	const year = publication.year ?? yearOf(text);
	const parts = wordsOf(text, links);
	return {
		authors: parts.authors,
		title: parts.title,
		journal: parts.journal,
		year,
		volume: publication.volume,
		issue: publication.issue,
		pages: publication.pages,
		doi,
		pmid:
			/\b(?:PMID[:#]?\s{0,3}|PubMed:?\s(?=\d{6}))(\d{1,8})(?!\d)/iu.exec(text)?.[1] ??
			find(
				urls,
				/(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed|europepmc\.org\/(?:article|abstract)\/med)\/(\d{1,8})\b/i,
			),
		pmcid: (/\bPMC\s?(\d{5,8})(?!\d)/iu.exec(text)?.[1] ?? find(urls, /\/PMC(\d{5,8})\b/i))?.replace(/^/, 'PMC'),
		otherIdentifier: /\b(?:NCT\s?\d{8}|ISRCTN\s?\d{8}|arXiv:\s?\d{4}\.\d{4,5}|ISBN[-:\s0-9Xx]{10,24})/iu.exec(
			text,
		)?.[0],
		url: urls.find((it) => !isEmptyAddress(it)),
		cut: cutOff(text, doi),
	};
}

/** The DOI in an address, in lower case and without what a publisher's site adds to it. */
export function doiOf(url: string): string | undefined {
	const match =
		/(?:doi\.org\/|\/doi\/(?:abs\/|full\/|pdf\/|epdf\/|book\/)?|[?&/=](?=10\.))(10\.\d{4,9}\/[^\s?#&]{2,200})/i.exec(
			decoded(url),
		);
	return (
		match?.[1] &&
		normalDoi(match[1].replace(/\/(?:full|abstract|pdf|html?|meta|summary|references)$|\.(?:pdf|full|abstract)$/i, ''))
	);
}

/** Whether a DOI ends in the middle: no suffix, or a suffix that ends in a joint. */
export function isCutDoi(doi: string): boolean {
	return !/^10\.\d{4,9}\/[^\s/]*[\p{L}\d)>]/u.test(doi) || /[-‐–_/.(]$/u.test(doi.replace(/(?<![.,;])[.,;]+$/, ''));
}

/** The first page or article number, for comparison: `120–128` and `120-8` give `120`. */
export function firstPage(pages: string): string {
	return pages.replace(/(?:(?<!\s)\s+)?[-–—].*/su, '').toLowerCase();
}

const monthName = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)[a-z]{0,6}\.?`;
const pageRange = String.raw`((?:[A-Za-z]{1,4}[.-]?)?\d[\dA-Za-z]{0,10}(?:\s?[-‐-―]\s?[A-Za-z]{0,3}\d{1,7})?)`;

/** Where, when and on which pages, in the forms of the common styles. */
const publicationForms: readonly { readonly form: RegExp; readonly order: readonly (keyof Publication)[] }[] = [
	{
		// Vancouver, AMA, PubMed: 2010 Aug;68(2):145-50
		form: new RegExp(
			String.raw`\b((?:19|20)\d\d)(?:[\s-]{1,3}${monthName}){0,2}(?:\s?\d{1,2})?\s{0,2}[;,]\s{0,3}(?:vol\.?\s?)?([A-Z]?\d{1,4})(?:\s?\(([^()]{1,24})\))?\s{0,2}[:,]\s{0,3}(?:pp?\.?\s?)?${pageRange}`,
			'iu',
		),
		order: ['year', 'volume', 'issue', 'pages'],
	},
	{
		// Chicago: 33, no. 4 (2014): 451–59
		form: new RegExp(
			String.raw`\s(\d{1,4}),?\s(?:no\.\s?(\d{1,4})\s)?\((?:${monthName}\s)?((?:19|20)\d\d)\):\s?${pageRange}`,
			'iu',
		),
		order: ['volume', 'issue', 'year', 'pages'],
	},
	{
		// MLA: vol. 33, no. 4, 2014, pp. 451-59
		form: new RegExp(
			String.raw`\bvol\.?\s?(\d{1,4}),\s?(?:no\.?\s?(\d{1,4}),\s?)?(?:${monthName}\s)?((?:19|20)\d\d),\s?pp?\.\s?${pageRange}`,
			'iu',
		),
		order: ['volume', 'issue', 'year', 'pages'],
	},
	{
		// IEEE: vol. 33, no. 4, pp. 120–128, Apr. 2014
		form: new RegExp(String.raw`\bvol\.?\s?(\d{1,4}),\s?(?:no\.?\s?(\d{1,4}),\s?)?pp?\.\s?${pageRange}`, 'iu'),
		order: ['volume', 'issue', 'pages'],
	},
	{
		// Elsevier: Pain Notes 72 (2014) 333–337
		form: new RegExp(String.raw`\s(\d{1,4})\s?\(((?:19|20)\d\d)\)[:,]?\s?${pageRange}`, 'iu'),
		order: ['volume', 'year', 'pages'],
	},
	{
		// APA, Harvard: 33(4), 120–128
		form: new RegExp(
			String.raw`[,.\s](\d{1,4})\s?\(([^()]{1,24})\)\s?[,:]\s{0,2}(?:pp?\.?\s?|article\s)?${pageRange}`,
			'iu',
		),
		order: ['volume', 'issue', 'pages'],
	},
	{
		// PubMed Central: v.14(2); 2022 Feb
		form: sieved(/\bv\.\s?(\d{1,4})(?:\(([^()]{1,24})\))?;\s?((?:19|20)\d\d)\b/iu),
		order: ['volume', 'issue', 'year'],
	},
	{
		// APA without issue: Journal of Pain, 33, 120–128
		form: new RegExp(String.raw`\p{L},\s(\d{1,4}),\s(?:pp?\.?\s?)?${pageRange}`, 'iu'),
		order: ['volume', 'pages'],
	},
	{
		// Volume and pages before or after a year in brackets: 33:451-459
		form: new RegExp(String.raw`\s(\d{1,4})\s?(?:\(([^()]{1,12})\))?:\s?${pageRange}`, 'iu'),
		order: ['volume', 'issue', 'pages'],
	},
];

interface Publication {
	year?: string;
	volume?: string;
	issue?: string;
	pages?: string;
}

function publicationOf(text: string): Publication & { readonly span?: Span } {
	for (const { form, order } of publicationForms) {
		const match = form.exec(text);
		if (match) {
			const found: Publication & { span: Span } = { span: { start: match.index, end: match.index + match[0].length } };
			order.forEach((field, index) => {
				const value = match[index + 1];
				if (value !== undefined) {
					found[field] = value.replace(/(?<![.])[.]+$/, '');
				}
			});
			return found;
		}
	}
	return {};
}

function yearOf(text: string): string | undefined {
	const bare = text.replace(/(?<!\S)\S*\/\S*/gu, ' ');
	return (/\(((?:19|20)\d\d)[a-z]?\b[^)]{0,24}\)/u.exec(bare) ??
		/(?<![\d\p{L}:(/.-])((?:19|20)\d\d)[a-z]?(?![\d:/-])/u.exec(bare))?.[1];
}

interface Words {
	readonly authors: string | undefined;
	readonly title: string | undefined;
	readonly journal: string | undefined;
}

const authorList =
	/^(?:(?:(?:van|von|de|der|den|del|la|le)\s){0,3}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?,?\s(?:\p{Lu}(?!\p{Ll})\.?[\s-]?){1,4}(?:[,;&.]|and\b|\s|$){0,4}){1,40}(?:et al\.?)?/u;
const journalName = sieved(
	/^(?:(?:the|an?)\s)?(?:(?:international|european|american|british|canadian|australian|japanese|current|clinical|world)\s(?:\p{L}+\s){0,3}(?:journal|opinion|reviews?)|journal|annals|archives|proceedings|frontiers in|reviews? in|advances in|trends in|acta|bulletin|plos|bmj|bmc|jama|the lancet|lancet|nature|science|cell)\b/iu,
);
const abbreviated =
	/\b(?:Acta|Adv|Am|Ann|Appl|Arch|Behav|Biol|Br|Can|Chem|Clin|Curr|Dermatol|Dig|Dis|Endocrinol|Eur|Exp|Gastroenterol|Immunol|Int|Med|Mult|Nat|Neurol|Neurosci|Oncol|Pharmacol|Proc|Psychiatry|Res|Rev|Rheum|Rheumatol|Sci|Scler|Ther|Toxicol|J)\b/u;
const bibliographic =
	/^(?:published online|epub|accessed|retrieved|available (?:from|at)|doi|pmid|pmcid|https?|www|in press|online ahead|cited|last (?:updated|reviewed)|updated|viewed|journal list|ed(?:s|ited)?\b)/iu;

function wordsOf(text: string, links: readonly Link[]): Words {
	const bare = blank(text, links);
	const quoted = /[“"„«]([^“”"„«»]{8,300})[”"»]/u.exec(bare)?.[1] ?? /‘([^‘’]{12,300})’/u.exec(bare)?.[1];
	const lead = authorList.exec(bare)?.[0] ?? /^[^.]{2,120}?\bet al\b\.?,?/u.exec(bare)?.[0] ?? '';
	const { span } = publicationOf(bare);
	const before = segmentsOf(bare.slice(lead.length, Math.max(lead.length, span?.start ?? bare.length)));
	const after = span === undefined ? [] : segmentsOf(bare.slice(Math.max(lead.length, span.end)));
	const title = quoted ?? [...before, ...after].find((it) => isTitle(it)) ?? shortTitle(before, lead !== '');
	const journal = before.findLast((it) => it !== title && isJournal(it, span !== undefined));
	return {
		authors: lead === '' ? undefined : lead.trim(),
		title,
		journal: journal === undefined ? undefined : journalNameOf(journal),
	};
}

/** "Doe J. Naltrexone. J Pain": a title may be short, when it stands between the author and where it was published. */
function shortTitle(segments: readonly string[], hasAuthors: boolean): string | undefined {
	const worded = segments.filter((it) => /\p{L}{3}/u.test(it));
	const title = worded[hasAuthors ? 0 : 1];
	const isAlone = worded.length < 2 || title === undefined;
	return isAlone || journalName.test(title) || abbreviated.test(title) || /\bet al\b/u.test(worded[0] ?? '')
		? undefined
		: title;
}

function segmentsOf(text: string): readonly string[] {
	return text
		.split(/(?<=[\p{L}\d)][.?!]["”’]?)\s+|["”]\s*|\s[·|]\s|;\s|(?<=[\p{Ll})][.?])(?=\p{Lu}\p{Ll})/u)
		.map((it) => it.replace(/^[\s.,;:()\d-]+|(?<![\s.,;:(])[\s.,;:(]+$/gu, ''))
		.filter((it) => it !== '' && !bibliographic.test(it));
}

/** Three words or more that are no author list, no journal and not the where and when. */
function isTitle(segment: string): boolean {
	const words = segment.match(/\p{L}[\p{L}’'-]+/gu) ?? [];
	const plain = words.filter(
		(it) => !/^(?:et|al|vol|no|pp|doi|PMC|PMID|issue|ed|eds)$/i.test(it) && !new RegExp(`^${monthName}$`, 'i').test(it),
	);
	if (plain.length < 3 || journalName.test(segment) || /\bet al\b/u.test(segment)) {
		return false;
	}
	const isAbbreviated = abbreviated.test(segment) && plain.every((it) => /^\p{Lu}/u.test(it));
	const isAuthors = /^(?:\p{Lu}[\p{L}’'-]+\s\p{Lu}{1,3}\b(?:,\s|\.?$)){2,}/u.test(segment);
	return !isAbbreviated && !isAuthors;
}

function isJournal(segment: string, precedesPublication: boolean): boolean {
	const name = journalNameOf(segment);
	return (
		/\p{L}{2}/u.test(name) &&
		!/^PMC$|^PMID$|^vol(?:ume)?$|^no$|^and\b/iu.test(name) &&
		(journalName.test(name) ||
			abbreviated.test(name) ||
			(precedesPublication && /^\p{Lu}[\p{L}&.:’' -]{1,80}$/u.test(name)))
	);
}

function journalNameOf(segment: string): string {
	return segment
		.replace(/(?:(?<![,.\s])[,.\s]+)?(?:\(?(?:19|20)\d\d\b.*|\b(?:vol|no|pp?|v)\b\.?.*|\s\d.*)/isu, '')
		.replace(/(?<![\s,.])[\s,.]+$/, '');
}

/** The text with addresses and identifiers made blank, offsets kept. The visible text of a link stays. */
function blank(text: string, links: readonly Link[]): string {
	let result = text.replace(/<?(?:https?:\/\/|www\.)\S*|\b(?:doi:?\s*)?10\.\d{4,9}\/\S*/giu, (it) =>
		' '.repeat(it.length),
	);
	for (const { span, url } of links) {
		const label = text.slice(span.start, span.end);
		if (url.includes(label.replace(/…$/, '')) && contains({ start: 0, end: text.length }, span)) {
			result = result.slice(0, span.start) + ' '.repeat(label.length) + result.slice(span.end);
		}
	}
	return result;
}

function addressesIn(text: string): readonly string[] {
	return [
		...text.matchAll(
			/(?:https?:\/\/|www\.|\b(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|gov|edu|info|int|io|co\.uk|nhs\.uk|eu|de|ca|au|nz|ie)\/)[^\s<>"“”\uFFFC]{0,2000}/giu,
		),
	].map((it) => text.slice(it.index, endOfAddress(text, it.index, it.index + it[0].length)));
}

function isEmptyAddress(url: string): boolean {
	return (
		/^(?:https?:\/\/)?(?:dx\.)?(?:doi\.org|pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov)\/?(?:10\.?\d*\/?)?$/i.test(
			url,
		) || hostOf(url.startsWith('http') ? url : `//${url}`) === undefined
	);
}

function firstDoi(text: string): string | undefined {
	for (const match of text.matchAll(/\b10\.\d{4,9}\/(?:[^\s"“”<>\uFFFC]|<\d{1,6}::AID-[A-Z]{1,8}\d{1,6}>){1,200}/gu)) {
		const doi = text.slice(match.index, endOfAddress(text, match.index, match.index + match[0].length));
		if (!isCutDoi(doi)) {
			return normalDoi(doi);
		}
	}
	return undefined;
}

function cutOff(text: string, doi: string | undefined): Span | undefined {
	if (doi !== undefined) {
		return undefined;
	}
	const forms = [
		/\b10\.\d{4,9}(?:\/[^\s"“”<>\uFFFC]{0,200})?(?=[\s.,;]*(?:$|\s))/iu,
		/\bdoi\s{0,2}:\s{0,3}(?=$|[.;,\])]|(?:Epub|PMID|PMCID|Available|Accessed|Published)\b)/iu,
		/(?:https?:\/\/)?(?:dx\.)?doi\.org\/?(?=[\s.,;>)]*$)/iu,
		/(?<=[.,;]\s{0,3})\bdoi?\.?$/iu,
		/\bPMC?ID\s{0,2}:\s{0,3}(?=$|[.;,\])])/u,
	];
	for (const form of forms) {
		const match = form.exec(text);
		if (match && (!match[0].startsWith('10.') || isCutDoi(match[0]))) {
			return { start: match.index, end: match.index + match[0].length };
		}
	}
	return undefined;
}

function normalDoi(doi: string): string {
	return doi.replace(/(?<![.,;:])[.,;:]+$/, '').toLowerCase();
}

function find(urls: readonly string[], pattern: RegExp): string | undefined {
	return urls.map((it) => pattern.exec(it)?.[1]).find((it) => it !== undefined);
}

function decoded(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}
