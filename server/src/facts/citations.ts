import type { Block, Link } from '../article/article.ts';
import { intersects, type Span } from '../base/span.ts';
import { authorYearCitations } from './author-year.ts';
import { sieved } from './literals.ts';

export type CitationKind =
	| 'numeric' // [1], [1,2], [1–3], superscript ¹ or ^1^
	| 'footnote' // [^a]
	| 'pandoc' // [@key]
	| 'author-year' // (Author, 2020), (Author et al. 2020)
	| 'narrative' // Author 2025, Author et al. (2020)
	| 'link' // a Markdown link or bare address that leads to another site
	| 'identifier' // DOI, PMID, PMCID, NCT number
	| 'latex' // \cite{key}
	| 'placeholder'; // (R), [citation needed], (ref)

export interface Citation {
	readonly kind: CitationKind;
	readonly span: Span;
	/**
	 * Entries that it names: `['1', '2', '3']`, `['a']`, `['smith2020']`; surnames, then the year, for author–date; the
	 * address of a link; the bare identifier. A placeholder's is `R` when it is one of the letter forms, else empty.
	 */
	readonly labels: readonly string[];
}

/**
 * Citation markers in the prose, in order, without overlap. A link into the same site, or a link phrase that lost its
 * link, is none. Letter placeholders are only candidates here: one block cannot tell "(R)" from a registered mark, so
 * `settle-citations.ts` decides over the article. A reference entry holds addresses and identifiers alone.
 */
export function extractCitations(block: Block): readonly Citation[] {
	const { text } = block.prose;
	const isEntry = block.kind === 'reference';
	const found: Citation[] = [];
	const taken = new Uint8Array(text.length);
	// Earlier extractors win over later ones where they meet.
	for (const extract of isEntry ? entryExtractors : proseExtractors) {
		for (const citation of extract(text, block.links)) {
			const { start, end } = citation.span;
			if (!taken.subarray(start, end).includes(1)) {
				taken.fill(1, start, end);
				found.push(citation);
			}
		}
	}
	return found.sort((a, b) => a.span.start - b.span.start);
}

/** The numbers that "1, 3–5" stands for; empty when a part is no entry number. */
export function expandLabels(list: string): readonly string[] {
	const labels: string[] = [];
	for (const part of list.split(/[,;&]|\band\b/)) {
		const range = /^\s*\[?(\d{1,3})\]?(?:\s*[-‐-―−]\s*\[?(\d{1,3})\]?)?\s*$/u.exec(part);
		if (!range) {
			return [];
		}
		const first = Number(range[1]);
		const last = Number(range[2] ?? range[1]);
		if (first === 0 || last < first || last - first > 60) {
			return [];
		}
		for (let number = first; number <= last; number++) {
			labels.push(String(number));
		}
	}
	return labels;
}

/** The host of an address that leads to a site, in lower case and without `www.`; else `undefined`. */
export function hostOf(url: string): string | undefined {
	const match =
		/^(?:https?:)?\/\/(?:[^\s/?#@]*@)?([^\s/?#:]+)/i.exec(url) ??
		/^((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/?#:]|$)/i.exec(url);
	const host = match?.[1]?.toLowerCase().replace(/^www\./, '');
	return host?.includes('.') ? host : undefined;
}

/** The end of an address or identifier that starts at `start`, without the punctuation of the sentence around it. */
export function endOfAddress(text: string, start: number, end: number): number {
	let last = end;
	while (last > start) {
		const character = text.charAt(last - 1);
		const open = closers[character];
		if (
			open === undefined
				? !/[.,;:!?'"’”»*_…\uFFFC]/u.test(character)
				: isBalanced(text.slice(start, last), open, character)
		) {
			break;
		}
		last--;
	}
	return last;
}

type Extractor = (text: string, links: readonly Link[]) => Iterable<Citation>;

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

const number = String.raw`\d{1,3}`;
const separator = String.raw`[ \t]{0,2}(?:[,;‐-―−-]|&|and)[ \t]{0,2}`;
const bracketed = sieved(
	new RegExp(
		String.raw`\[[ \t]?(?:refs?\.?[ \t])?(${number}(?:${separator}${number}){0,40})(?:,[ \t]?pp?\.[ \t]?\d{1,5}(?:[-–]\d{1,5})?)?[ \t]?\](?:[-–](?=\[\d)\[(${number})\])?`,
		'giu',
	),
);
const spelled = sieved(
	new RegExp(String.raw`\((?:see[ \t])?ref(?:erence)?s?\.?[ \t](${number}(?:${separator}${number}){0,40})\)`, 'giu'),
);
const caret = sieved(new RegExp(String.raw`\^\[?(${number}(?:[,–-][ \t]?${number}){0,40})\]?\^`, 'gu'));
const looseCaret = sieved(new RegExp(String.raw`\^(${number}(?:[,–-]${number}){0,40})(?![\d^])`, 'gu'));
const tagged = sieved(new RegExp(String.raw`\uFFFC\[?(${number}(?:[,–-][ \t]?${number}){0,40})\]?\uFFFC`, 'gu'));
const superscripts = sieved(/[⁰¹²³⁴-⁹]{1,3}(?:(?:[,˒˙·⁻–-]|,? )[⁰¹²³⁴-⁹]{1,3}){0,40}/gu);
/** What a superscript number may stand after: a word (units have one or two letters) or the end of a clause. */
const beforeSuperscript = /(?:\p{L}{3}|[.,;:!?)\]"'”’%]) ?$/u;
const statistics = /\b(?:CI|IQR|SD|range|median|mean|interval)\b[^\p{L}]{0,12}$/iu;

function* numericCitations(text: string, links: readonly Link[]): Iterable<Citation> {
	for (const link of links) {
		const labels = expandLabels(text.slice(link.span.start, link.span.end).replace(/^\[|\]$/g, ''));
		if (link.url.startsWith('#') && labels.length > 0) {
			yield { kind: 'numeric', span: widenBrackets(text, link.span), labels };
		}
	}
	const external = links.filter((it) => hostOf(it.url) !== undefined);
	for (const citation of numbersIn(text)) {
		// A number that leads to another site is a link, whatever list there is.
		if (!external.some((it) => intersects(it.span, citation.span))) {
			yield citation;
		}
	}
}

function* numbersIn(text: string): Iterable<Citation> {
	for (const match of text.matchAll(bracketed)) {
		const labels = expandLabels(match[2] === undefined ? (match[1] ?? '') : `${match[1]}-${match[2]}`);
		if (labels.length > 0 && !statistics.test(text.slice(Math.max(0, match.index - 30), match.index))) {
			yield { kind: 'numeric', span: spanOf(match), labels };
		}
	}
	yield* labelled(text, spelled);
	yield* labelled(text, caret, /(?:^|[^\d])$/u);
	yield* labelled(text, tagged, beforeSuperscript);
	yield* labelled(text, looseCaret, beforeSuperscript);
	for (const match of text.matchAll(superscripts)) {
		const labels = expandLabels(lowered(match[0]));
		if (labels.length > 0 && beforeSuperscript.test(text.slice(Math.max(0, match.index - 4), match.index))) {
			yield { kind: 'numeric', span: spanOf(match), labels };
		}
	}
}

function* labelled(text: string, pattern: RegExp, before?: RegExp): Iterable<Citation> {
	for (const match of text.matchAll(pattern)) {
		const labels = expandLabels(match[1] ?? '');
		if (labels.length > 0 && (!before || before.test(text.slice(Math.max(0, match.index - 4), match.index)))) {
			yield { kind: 'numeric', span: spanOf(match), labels };
		}
	}
}

const footnote = sieved(/\[\^([^\]\s]{1,80})\]/gu);
const inlineNote = sieved(/\^\[[^\][]{3,400}\]/gu);

function* footnoteCitations(text: string): Iterable<Citation> {
	for (const match of text.matchAll(footnote)) {
		yield { kind: 'footnote', span: spanOf(match), labels: [match[1] ?? ''] };
	}
	for (const match of text.matchAll(inlineNote)) {
		yield { kind: 'footnote', span: spanOf(match), labels: [] };
	}
}

const pandocKey = sieved(/(?<![\p{L}\d._@/-])-?@\{?([\p{L}\d_][\p{L}\d_:.#$%&+?<>~/-]{0,80})\}?/gu);

const inBrackets = sieved(/\[[^\][]{0,300}\]/gu);
const latexCite = sieved(/\\(?:[a-z]{0,6}cite[a-z]{0,8})\*?(?:\[[^\]]{0,60}\]){0,2}\{([^{}]{1,300})\}/giu);

function* keyCitations(text: string): Iterable<Citation> {
	for (const match of pandocKey.mayMatch(text) ? text.matchAll(inBrackets) : []) {
		const keys = [...match[0].matchAll(pandocKey)].map((it) => trimKey(it[1] ?? ''));
		if (keys.length > 0) {
			yield { kind: 'pandoc', span: spanOf(match), labels: keys };
		}
	}
	for (const match of text.matchAll(pandocKey)) {
		const key = trimKey(match[1] ?? '');
		// A handle of a social network has no year; a key of a bibliography nearly always has.
		if (/^\p{L}.*(?:19|20)\d\d/u.test(key)) {
			yield {
				kind: 'pandoc',
				span: { start: match.index, end: match.index + match[0].indexOf(key) + key.length },
				labels: [key],
			};
		}
	}
	for (const match of text.matchAll(latexCite)) {
		const keys = (match[1] ?? '').split(',').map((it) => it.trim());
		yield { kind: 'latex', span: spanOf(match), labels: keys.filter((it) => it !== '') };
	}
}

const address = sieved(/(?<![\p{L}\d@])(?:https?:\/\/|www\.)[^\s<>"“”\uFFFC]{3,2000}/giu);
const bareDomain =
	/(?<![\p{L}\d@._/-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|gov|edu|info|health|clinic|pharmacy|science|blog|io|ai|eu|co|uk|de|fr|nl|ca|au|nz|ie|us|ch|no|se|dk)(?![\p{L}\d-])(?:\/[^\s<>"“”\uFFFC]{0,2000})?/giu;
/** Sites that a link leads to for another end than to show a source. */
const noSource =
	/(?:^|\.)(?:calendly|squareup|acuityscheduling|janeapp|zocdoc|mailchi|wa|t)\.(?:com|me|mp)$|(?:^|\.)(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit)\.com\/(?:sharer|share|intent|submit|shareArticle|pin\/create)|^(?:maps\.google\.|goo\.gl\/maps|google\.[a-z.]+\/maps)/i;
const callToAction = sieved(
	/^\W{0,3}(?:book|schedule|order|buy|shop|subscribe|sign up|contact|call|email|join|donate|get started|make an appointment|request|register|share|tweet)\b/iu,
);

function* linkCitations(text: string, links: readonly Link[]): Iterable<Citation> {
	for (const link of links) {
		const label = text.slice(link.span.start, link.span.end);
		if (/[\p{L}\d]/u.test(label) && !callToAction.test(label) && leadsToSource(link.url)) {
			yield { kind: 'link', span: link.span, labels: [link.url] };
		}
	}
	for (const match of text.matchAll(address)) {
		const end = endOfAddress(text, match.index, match.index + match[0].length);
		const url = text.slice(match.index, end);
		if (leadsToSource(url) && !isLinked(links, { start: match.index, end })) {
			yield { kind: 'link', span: { start: match.index, end }, labels: [url] };
		}
	}
	for (const match of /[a-z\d-]\.[a-z]/iu.test(text) ? text.matchAll(bareDomain) : []) {
		const end = endOfAddress(text, match.index, match.index + match[0].length);
		const url = text.slice(match.index, end);
		// "pain.It", "e.g.no" and versions: a domain has a name of three letters or a path.
		if (
			/[a-z]{3}[a-z0-9-]{0,60}\.[a-z.]{1,60}(?:$|\/)/.test(url) &&
			leadsToSource(url) &&
			!isLinked(links, { start: match.index, end })
		) {
			yield { kind: 'link', span: { start: match.index, end }, labels: [url] };
		}
	}
}

function leadsToSource(url: string): boolean {
	const host = hostOf(url.startsWith('www.') ? `//${url}` : url);
	return host !== undefined && !noSource.test(host) && !noSource.test(url.replace(/^https?:\/\/(?:www\.)?/i, ''));
}

const doi = sieved(/(?:\bdoi:?[ \t\u00a0]{0,3})?\b10\.\d{4,9}\/[^\s"“”<>\uFFFC]{1,200}/giu);
const registered = sieved(
	/\b(?:PMID[:#]?[ \t\u00a0]{0,3}\d{4,9}|(?:PMCID[:#]?[ \t\u00a0]{0,3})?PMC[ \t]?\d{4,9}|NCT[ \t]?\d{8}|ISRCTN[ \t]?\d{8}|ACTRN[ \t]?\d{14}|EudraCT[: ]{1,3}\d{4}-\d{6}-\d{2}|arXiv:[ \t]?\d{4}\.\d{4,5})(?!\d)/giu,
);

function* identifierCitations(text: string): Iterable<Citation> {
	for (const match of text.matchAll(doi)) {
		const end = endOfAddress(text, match.index, match.index + match[0].length);
		const bare = text.slice(match.index, end).replace(/^doi:?\s*/i, '');
		yield { kind: 'identifier', span: { start: match.index, end }, labels: [bare] };
	}
	for (const match of text.matchAll(registered)) {
		yield {
			kind: 'identifier',
			span: spanOf(match),
			labels: [match[0].replace(/^PMC?ID[:#]?\s*/i, '').replace(/\s/g, '')],
		};
	}
}

const gap = String.raw`(?:citations?|cites?|cit\.|refs?\.?|references?|sources?|links?)`;
const placeholder = sieved(
	new RegExp(
		String.raw`[\[(][ \t]?(?:(?:please |to be )?(?:add|insert|needs?|need|missing|more|find|todo:?|tk)[ \t](?:an? )?(?:${gap})(?:[ \t]here)?|${gap}(?:[ \t]?(?:needed|required|missing|here|tbd|tba|tk|pending|to come|to be added))?[ \t]?\??|\?{1,3}|(?:insert |add )(?:doi|pmid|url)(?:[ \t]here)?|(?:doi|pmid|url)[ \t](?:here|needed)|author(?:s|\(s\)| et al\.?)?,?[ \t](?:year|date|20xx|xxxx)|\p{Lu}[\p{L}’'-]{1,30}(?: et al\.?)?,?[ \t](?:20xx|xxxx|20\?\?))[ \t]?[\])]`,
		'giu',
	),
);
/** `[DOI]`; in round brackets it would explain an abbreviation. */
const emptyIdentifier = sieved(/\[(?:DOI|PMID|URL)\]/gu);
/** Marks that a chat assistant leaves of its sources when a reply is copied. */
const lostSource = sieved(
	/:?contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?|[【[]\d{1,4}(?::\d{1,4})?†[^】\]\n]{0,60}[】\]]|(?:cite)?turn\d{1,3}(?:search|view|news|fetch|file)\d{1,3}/gu,
);
const letterPlaceholder = sieved(/[([]R\d{0,2}(?:[ \t]?[,;&][ \t]?R?\d{0,2}){0,8}[)\]](?![-\p{L}\d])/gu);

function* placeholderCitations(text: string, links: readonly Link[]): Iterable<Citation> {
	for (const match of text.matchAll(placeholder)) {
		const isQuestion = /^\(\?+\)$/.test(match[0]);
		if (!isQuestion && !isLinked(links, spanOf(match))) {
			yield { kind: 'placeholder', span: spanOf(match), labels: [] };
		}
	}
	for (const form of [emptyIdentifier, lostSource]) {
		for (const match of text.matchAll(form)) {
			yield { kind: 'placeholder', span: spanOf(match), labels: [] };
		}
	}
	for (const match of text.matchAll(letterPlaceholder)) {
		if (!isLinked(links, spanOf(match))) {
			yield { kind: 'placeholder', span: spanOf(match), labels: ['R'] };
		}
	}
}

const entryExtractors: readonly Extractor[] = [linkCitations, identifierCitations];
const proseExtractors: readonly Extractor[] = [
	numericCitations,
	footnoteCitations,
	linkCitations,
	keyCitations,
	identifierCitations,
	authorYearCitations,
	placeholderCitations,
];

/** Whether a link with an address covers part of the span: then the phrase has not lost its target. */
function isLinked(links: readonly Link[], span: Span): boolean {
	return links.some((it) => it.url !== '' && it.url !== '#' && intersects(it.span, span));
}

function widenBrackets(text: string, { start, end }: Span): Span {
	return text.charAt(start - 1) === '[' && text.charAt(end) === ']'
		? { start: start - 1, end: end + 1 }
		: { start, end };
}

function spanOf(match: RegExpExecArray): Span {
	return { start: match.index, end: match.index + match[0].length };
}

function trimKey(key: string): string {
	return key.replace(/(?<![:.#$%&+?<>~/-])[:.#$%&+?<>~/-]+$/u, '');
}

function lowered(superscript: string): string {
	return superscript.replace(/,? /g, ',').replace(/./gu, (it) => {
		const digit = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(it);
		return digit >= 0 ? String(digit) : it === '⁻' ? '-' : ',˒˙·'.includes(it) ? ',' : it;
	});
}

function isBalanced(text: string, open: string, close: string): boolean {
	return text.split(open).length >= text.split(close).length;
}
