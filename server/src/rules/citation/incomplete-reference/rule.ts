import type { Article, Block } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import { malformedAddress, malformedIdentifiers } from '../../../facts/identifiers.ts';
import { type ReferenceFields, readReference } from '../../../facts/reference-entry.ts';
import { type ReferenceEntry, referencesOf } from '../../../facts/references.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/incomplete-reference',
		area: 'citation',
		summary: 'A reference entry from which the work cannot be found.',
		severity: 'warning',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			cutOff:
				'This entry breaks off at "{end}", so the link to the work is lost. Complete its identifier, or leave the empty label out.',
			unfindable:
				'This entry has neither a title nor an identifier, so readers cannot find the work. Add its title, or its DOI, PMID or address.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const { entries } = referencesOf(facts);
		for (const entry of entries) {
			const cut = entry.cut && entry.text.slice(entry.cut.start, entry.cut.end);
			if (cut !== undefined && !hasFaultyIdentifier(entry)) {
				yield report('cutOff', entry.span, { end: cut.trim() });
			} else if (looksLikeReference(entry) && !isFindable(entry) && !hasFaultyIdentifier(entry)) {
				yield report('unfindable', entry.span, {});
			}
		}
		if (entries.length === 0) {
			for (const span of loneFragments(article)) {
				yield report('unfindable', span, {});
			}
		}
	},
);

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
const remark = /^\s*(?:last\b|updated\b|reviewed\b|medically\b|published\b|posted\b|copyright\b|©|[\p{L} ]{2,30}:\s)/iu;

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

const fragment =
	/^\p{Lu}[\p{L}’'-]+(?:(?:,|,? &|,? and) \p{Lu}[\p{L}’'-]+){0,4},? et al\.?,? (?:[\p{Lu}][\p{L}.]* ){0,5}\(?(?:19|20)\d\d\)?\.?$/u;

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
