import type { Article, Block } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import type { Work } from '../../../drugs/evidence.ts';
import { malformedAddress, malformedIdentifiers } from '../../../facts/identifiers.ts';
import { sieved } from '../../../facts/literals.ts';
import { type ReferenceFields, readReference } from '../../../facts/reference-entry.ts';
import { type ReferenceEntry, referencesOf } from '../../../facts/references.ts';
import { clip, describeWork, sourceOfWork, workOf } from '../../../facts/works.ts';
import { defineArticleRule, type ReportExtra } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/incomplete-reference',
		area: 'citation',
		summary: 'A reference entry from which the work cannot be found.',
		severity: 'warning',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			cutOff: 'This entry breaks off at "{end}", so the link to the work is lost. {advice}.',
			unfindable: 'This entry gives {shown} and lacks {lacking}, so readers cannot find the work. {advice}.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const { entries } = referencesOf(facts);
		for (const entry of entries) {
			const cut = entry.cut && entry.text.slice(entry.cut.start, entry.cut.end);
			if (cut !== undefined && !hasFaultyIdentifier(entry)) {
				const known = workOf(entry, entry.text, facts);
				const advice = adviceOn(known) ?? 'Complete its identifier, or leave the empty label out';
				yield report('cutOff', entry.span, { end: cut.trim(), advice }, extraOf(entry, known, article));
			} else if (looksLikeReference(entry) && !isFindable(entry) && !hasFaultyIdentifier(entry)) {
				const known = workOf(entry, entry.text, facts);
				const advice = adviceOn(known) ?? 'Add its title, or its DOI, PMID or address';
				const values = { shown: shownIn(entry), lacking: lackingIn(entry), advice };
				yield report('unfindable', entry.span, values, extraOf(entry, known, article));
			}
		}
		if (entries.length === 0) {
			for (const span of loneFragments(article)) {
				const shown = `"${article.text.slice(span.start, span.end)}"`;
				const lacking = 'its title and identifier';
				yield report('unfindable', span, { shown, lacking, advice: 'Add its title, or its DOI, PMID or address' });
			}
		}
	},
);

/** Which work it is, where the evidence base tells it, and what to write. */
function adviceOn(known: Work | undefined): string | undefined {
	const identifier = known && identifierOf(known);
	return known && identifier && `It is ${describeWork(known)}: add ${identifier}`;
}

function identifierOf({ csl: { DOI, PMID } }: Work): string | undefined {
	return DOI !== undefined ? `doi:${DOI}` : PMID === undefined ? undefined : `PMID ${PMID}`;
}

/** The known work as source, and its identifier in the place of what broke off. */
function extraOf(entry: ReferenceEntry, known: Work | undefined, article: Article): ReportExtra {
	const identifier = known && identifierOf(known);
	if (known === undefined || identifier === undefined) {
		return {};
	}
	const written = article.text.slice(entry.span.start, entry.span.end);
	const cut = entry.cut && entry.text.slice(entry.cut.start, entry.cut.end).trim();
	const at = cut === undefined || cut === '' ? -1 : written.lastIndexOf(cut);
	const start = entry.span.start + (at < 0 ? written.length : at);
	const label = /\bdoi:?\s{0,3}$/iu.exec(article.text.slice(Math.max(entry.span.start, start - 8), start))?.[0] ?? '';
	const span = { start: start - label.length, end: start + (at < 0 ? 0 : (cut?.length ?? 0)) };
	const space = /\s/u.test(article.text.charAt(span.start - 1)) ? '' : ' ';
	const edits = [{ span, newText: space + identifier }] as const;
	return { sources: [sourceOfWork(known)], fixes: [{ title: `Write "${identifier}"`, safety: 'suggested', edits }] };
}

/** What can be read of it: "2018;4(8):827–829". */
function shownIn({ authors, journal, year, volume, issue, pages, text }: ReferenceEntry): string {
	const place = [volume && `${volume}${issue ? `(${issue})` : ''}`, pages].filter(Boolean).join(':');
	const shown = [authors, journal, [year, place].filter(Boolean).join(';')].filter(Boolean).join(', ');
	return shown === '' ? `only "${clip(text, 40)}"` : `only ${shown}`;
}

function lackingIn({ journal }: ReferenceEntry): string {
	return journal === undefined ? 'its title, journal and identifier' : 'its title and identifier';
}

function isFindable(it: ReferenceFields): boolean {
	const hasIdentifier = [it.doi, it.pmid, it.pmcid, it.otherIdentifier, it.url].some((id) => id !== undefined);
	const hasPlace = [it.journal, it.year, it.volume, it.pages].every((field) => field !== undefined);
	return hasIdentifier || it.title !== undefined || hasPlace;
}

/** Footnotes may hold remarks, and lists without numbers may hold other lines: those must look like a work. */
function looksLikeReference({ kind, isNumbered, year, volume, text, links }: ReferenceEntry): boolean {
	const cites = year !== undefined || /\bet al\b/u.test(text);
	const isLinked = links.length > 0;
	const isOther = otherSource.test(text) || (!isNumbered && remark.test(text));
	return (
		!isLinked &&
		!isOther &&
		(isNumbered || (kind === 'list' ? cites : cites && (volume !== undefined || /\bet al\b/u.test(text))))
	);
}

/** Nothing more could be given: private sources, law by its section, patents, and pointers to another entry. */
const otherSource =
	/\b(?:personal communications?|unpublished|data on file)\b|\b\d{1,2}\s(?:CFR|C\.F\.R\.|USC|U\.S\.C\.)|\bFed\. ?Reg\b|§|\bpatent\b|^(?:ibid|idem|id\.|op\. ?cit|see|same|as above)\b/iu;
const remark = sieved(
	/^\s*(?:last\b|updated\b|reviewed\b|medically\b|published\b|posted\b|copyright\b|©|[\p{L} ]{2,30}:\s)/iu,
);

/** `citation/malformed-identifier` has those. */
function hasFaultyIdentifier({ text, links }: ReferenceEntry): boolean {
	return malformedIdentifiers(text).length > 0 || links.some((it) => malformedAddress(it.url) !== undefined);
}

/** A closing or "Sources:" line that names works by authors and year alone: "Doe et al., 2014 · Roe et al., 2016". */
function* loneFragments(article: Article): Iterable<Span> {
	const last = article.blocks.at(-1);
	for (const block of article.blocks) {
		const { text } = block.prose;
		const lead = /^\s*(?:sources?|references?|citations?)\s*:\s*/iu.exec(text)?.[0].length ?? 0;
		if ((block !== last && lead === 0) || block.kind === 'heading' || text.length > 400 || block.links.length > 0) {
			continue;
		}
		yield* fragmentsIn(block, lead);
	}
}

const fragment = sieved(
	/^\p{Lu}[\p{L}’'-]+(?:(?:,|,? &|,? and) \p{Lu}[\p{L}’'-]+){0,4},? et al\.?,? (?:[\p{Lu}][\p{L}.]* ){0,5}\(?(?:19|20)\d\d\)?\.?$/u,
);

function* fragmentsIn(block: Block, lead: number): Iterable<Span> {
	let start = lead;
	for (const piece of block.prose.text.slice(lead).split(/([·•|;])/u)) {
		const part = piece.trim();
		const from = start + (piece.length - piece.trimStart().length);
		if (fragment.test(part) && !isFindable(readReference(part))) {
			yield block.prose.toSource({ start: from, end: from + part.length });
		}
		start += piece.length;
	}
}
