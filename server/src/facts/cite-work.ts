/**
 * Cites a work of an evidence base in the article's own style: the marker, and the edits that add what the marker
 * names. A work that the article already lists is cited by its entry. Where the style gives no place for an entry, as
 * with a bibliography in another file, the nearest style that does is taken.
 */
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { elementAfter } from '../article/html-places.ts';
import { escapeFor, escapeHtml, isMarkdown, lineEndOf } from '../article/markup.ts';
import type { Edit } from '../base/edit.ts';
import { oncePer, remember } from '../base/once.ts';
import { type Work, yearOf } from '../drugs/evidence.ts';
import type { ArticleFacts } from './article-facts.ts';
import {
	atEnd,
	type CitationStyle,
	citationStyle,
	entryAfter,
	highest,
	newList,
	numberMarker,
} from './citation-style.ts';
import { addressOf, escapeMarkdown, formatReference, writersOf } from './format-reference.ts';
import { type ReferenceEntry, referencesOf } from './references.ts';
import { workOf } from './works.ts';

export type CitationForm = CitationStyle['kind'];

export interface Citing {
	/** What stands in the sentence, without a space before it. */
	readonly marker: string;
	/** Whether a space parts the marker from the word before it. */
	readonly isSpaced: boolean;
	/** Edits that add what the marker names. */
	readonly additions: readonly Edit[];
}

/** Edits that cite the work at `at`, an offset into the article's text, the marker first. */
export function citeWork(facts: ArticleFacts, at: number, work: Work): readonly [Edit, ...Edit[]] {
	const { marker, isSpaced, additions } = citingOf(facts, work);
	const isParted = /[\s([]$/.test(facts.article.text.slice(Math.max(0, at - 1), at));
	return [insert(at, `${isSpaced && !isParted ? ' ' : ''}${marker}`), ...additions];
}

/** How the article cites the work, in the form that it uses most unless another is asked for. */
export function citingOf(facts: ArticleFacts, work: Work, form: CitationForm = citationStyle(facts).kind): Citing {
	const known = remember(citings(facts), work, () => new Map<CitationForm, Citing>());
	return remember(known, form, () => citing(facts, work, form));
}

/** Each claim without a citation asks for the same few works. */
const citings = oncePer((_: ArticleFacts) => new Map<Work, Map<CitationForm, Citing>>());

function citing(facts: ArticleFacts, work: Work, form: CitationForm): Citing {
	const found = citeIn(facts, work, form) ?? fallback(facts, work, form);
	const lineEnd = lineEndOf(facts.article.text);
	const additions = found.additions.map((it) => ({ ...it, newText: it.newText.replace(/\r?\n/g, lineEnd) }));
	return { ...found, additions };
}

function citeIn(facts: ArticleFacts, work: Work, form: CitationForm): Citing | undefined {
	const listed = placesOf(facts).entries.get(work) ?? [];
	const hasFootnotes = isMarkdown(facts.article.format);
	switch (form) {
		case 'numbered':
			return numbered(facts, work, listed);
		case 'author-year':
			return authorYear(facts, work, listed);
		case 'pandoc':
			return hasFootnotes ? pandoc(facts, work) : undefined;
		case 'footnote':
			return hasFootnotes ? footnote(facts, work, listed) : undefined;
		case 'link':
			return link(facts, work);
		case 'none':
			return hasFootnotes ? footnote(facts, work, listed) : firstEntry(facts, work);
	}
}

/** A footnote stands beside any bibliography; a link beside any list. */
function fallback(facts: ArticleFacts, work: Work, form: CitationForm): Citing {
	const found =
		isMarkdown(facts.article.format) && (form === 'pandoc' || form === 'none')
			? citeIn(facts, work, 'footnote')
			: undefined;
	return found ?? link(facts, work);
}

function numbered(facts: ArticleFacts, work: Work, listed: readonly ReferenceEntry[]): Citing | undefined {
	const known = listed.find((it) => it.kind === 'list' && it.isNumbered);
	const { next, last } = citationStyle(facts);
	const label = known?.label === undefined ? next : Number(known.label);
	const written = numberMarker(facts, label, ' ');
	if (written === undefined || last === undefined) {
		return undefined;
	}
	const shape = { marker: written.trimStart(), isSpaced: written.startsWith(' ') };
	if (known !== undefined) {
		return { ...shape, additions: [] };
	}
	// Markdown counts a list by itself: an entry after a gap would get another number than its marker.
	const entry =
		Number(last.label) + 1 === next
			? entryAfter(facts, last, String(next), entryText(facts, work, 'vancouver'))
			: undefined;
	return entry && { ...shape, additions: [entry] };
}

/** The first entry of a text without footnotes or a list. */
function firstEntry(facts: ArticleFacts, work: Work): Citing | undefined {
	const { next, last } = citationStyle(facts);
	const list = last === undefined ? newList(facts.article, [entryText(facts, work, 'vancouver')], next) : undefined;
	return list && { marker: `[${next}]`, isSpaced: true, additions: [list] };
}

function footnote(facts: ArticleFacts, work: Work, listed: readonly ReferenceEntry[]): Citing {
	const { entries } = referencesOf(facts);
	const notes = entries.filter((it) => it.kind === 'footnote');
	const known = listed.find((it) => it.kind === 'footnote')?.label;
	if (known !== undefined) {
		return { marker: `[^${known}]`, isSpaced: false, additions: [] };
	}
	const label = footnoteLabel(facts, work, notes);
	const definition = `[^${label}]: ${entryText(facts, work, 'vancouver')}`;
	const last = notes.at(-1);
	const place = last ? insert(last.block.span.end, `\n${definition}`) : atEnd(facts.article.text, definition);
	return { marker: `[^${label}]`, isSpaced: false, additions: [place] };
}

/** The next number, or the work's key where the article names its footnotes by words. */
function footnoteLabel(facts: ArticleFacts, work: Work, notes: readonly ReferenceEntry[]): string {
	const cited = referencesOf(facts).citations.filter((it) => it.citation.kind === 'footnote');
	const labels = [...notes.map((it) => it.label ?? ''), ...cited.flatMap((it) => it.citation.labels)];
	const isWorded = labels.length > 0 && labels.every((it) => !/^\d+$/.test(it));
	if (isWorded && !labels.some((it) => it.toLowerCase() === work.id)) {
		return work.id;
	}
	return String(highest(labels.map(Number)) + 1);
}

function authorYear(facts: ArticleFacts, work: Work, listed: readonly ReferenceEntry[]): Citing | undefined {
	const { entries, citations } = referencesOf(facts);
	const list = entries.filter((it) => it.kind === 'list' && !it.isNumbered);
	const family = work.csl.author?.[0]?.family;
	if (list.length === 0 || family === undefined) {
		return undefined;
	}
	const known = listed.find((it) => list.includes(it));
	const year = String(yearOf(work));
	const namesakes = list.filter((it) => it.text.includes(family) && it.text.includes(year));
	const suffix = known === undefined && namesakes.length > 0 ? 'bcdefgh'.charAt(namesakes.length - 1) : '';
	const usual = citations.find((it) => it.citation.kind === 'author-year');
	const written = usual === undefined ? '' : facts.article.text.slice(usual.span.start, usual.span.end);
	const comma = written !== '' && !/,\s?(?:19|20)\d\d/.test(written) ? '' : ',';
	const marker = `(${escapeFor(facts.article.format, `${writersOf(work)}${comma} ${year}${suffix}`)})`;
	if (known !== undefined) {
		return { marker, isSpaced: true, additions: [] };
	}
	const added = listEntry(facts, list, entryText(facts, work, 'author-date', suffix));
	return added && { marker, isSpaced: true, additions: [added] };
}

/** Adds an entry to a list without numbers: in its place where the list is sorted, else at the end. */
function listEntry(facts: ArticleFacts, list: readonly ReferenceEntry[], text: string): Edit | undefined {
	const source = facts.article.text;
	const last = list.at(-1) as ReferenceEntry;
	const isSorted = list.every((it, index) => index === 0 || compare(list[index - 1]?.text ?? '', it.text) <= 0);
	const next = isSorted ? list.find((it) => compare(it.text, text) > 0) : undefined;
	if (facts.article.format === 'html') {
		const at = next === undefined ? last : list[list.indexOf(next) - 1];
		return at && elementAfter(facts.article, at.block.span, text);
	}
	const lead = leadOf(source, next ?? last);
	const before = list.at(-2);
	const isClose =
		before === undefined ? /\S/.test(lead) : !/\n[ \t]*\r?\n/.test(source.slice(before.span.end, last.span.start));
	const gap = isClose ? '\n' : '\n\n';
	return next === undefined
		? insert(last.span.end, `${gap}${lead}${text}`)
		: insert(next.span.start - lead.length, `${lead}${text}${gap}`);
}

/** What stands before the entry in its line: indent and bullet. */
function leadOf(source: string, { span }: ReferenceEntry): string {
	return source.slice(source.lastIndexOf('\n', span.start - 1) + 1, span.start);
}

function compare(a: string, b: string): number {
	return a.localeCompare(b, 'en', { sensitivity: 'base' });
}

/** Cites by key, which the bibliography has, or which the front matter's own list of references gets. */
function pandoc(facts: ArticleFacts, work: Work): Citing | undefined {
	const { keys, frontMatter } = placesOf(facts);
	const known = keys.get(work);
	if (known !== undefined) {
		return { marker: `[@${known}]`, isSpaced: true, additions: [] };
	}
	const key = facts.bibliography?.items.has(work.id) === true ? `${work.id}-ldn` : work.id;
	return frontMatter && { marker: `[@${key}]`, isSpaced: true, additions: [frontMatterItem(frontMatter, work, key)] };
}

function frontMatterItem({ at, indent }: ItemPlace, work: Work, key: string): Edit {
	const item = stringify([{ id: key, ...work.csl }], { lineWidth: 0 }).trimEnd();
	return insert(at, `\n${indent}${item.replaceAll('\n', `\n${indent}`)}`);
}

/** What the article holds of works, and where it takes more: read once for all claims. */
interface Places {
	readonly entries: ReadonlyMap<Work, readonly ReferenceEntry[]>;
	readonly keys: ReadonlyMap<Work, string>;
	readonly frontMatter: ItemPlace | undefined;
}

interface ItemPlace {
	/** Offset of the end of the list. */
	readonly at: number;
	/** What stands before each item's dash. */
	readonly indent: string;
}

const placesOf = oncePer((facts: ArticleFacts): Places => {
	const entries = new Map<Work, ReferenceEntry[]>();
	for (const entry of referencesOf(facts).entries) {
		const work = workOf(entry, entry.text, facts);
		if (work !== undefined) {
			remember(entries, work, () => []).push(entry);
		}
	}
	const keys = new Map<Work, string>();
	for (const item of facts.bibliography?.items.values() ?? []) {
		const work = workOf(item, '', facts);
		if (work !== undefined && !keys.has(work)) {
			keys.set(work, item.key);
		}
	}
	return { entries, keys, frontMatter: itemPlace(facts) };
});

/** The end of the list `references` of the front matter, where each item starts a line. */
function itemPlace({ article }: ArticleFacts): ItemPlace | undefined {
	const { frontMatter, text } = article;
	if (!Array.isArray(frontMatter?.values.get('references'))) {
		return undefined;
	}
	const open = text.indexOf('\n') + 1;
	const inner = text.slice(open, frontMatter?.span.end ?? 0).replace(/(?:---|\.\.\.)[ \t]*\r?\n?$/, '');
	const { contents } = parseDocument(inner, { logLevel: 'silent', uniqueKeys: false });
	const list = isMap(contents)
		? contents.items.find((it) => String(it.key).toLowerCase() === 'references')?.value
		: undefined;
	if (!isSeq(list) || list.flow === true || list.items.length === 0 || list.range == null) {
		return undefined;
	}
	const start = list.range[0];
	const indent = inner.slice(inner.lastIndexOf('\n', start - 1) + 1, start);
	if (/\S/.test(indent)) {
		return undefined;
	}
	const end = inner.slice(0, list.range[1]).trimEnd().length;
	return { at: open + end, indent };
}

function link(facts: ArticleFacts, work: Work): Citing {
	const address = addressOf(work);
	const { format } = facts.article;
	const name = `${writersOf(work)}, ${yearOf(work)}`;
	if (format === 'plaintext') {
		return { marker: `(${writersOf(work)} ${yearOf(work)}, ${address})`, isSpaced: true, additions: [] };
	}
	if (format === 'html') {
		const marker = `(<a href="${escapeHtml(address)}">${escapeHtml(name)}</a>)`;
		return { marker, isSpaced: true, additions: [] };
	}
	const target = /[\s()]/.test(address) ? `<${address}>` : address;
	return { marker: `([${escapeMarkdown(name)}](${target}))`, isSpaced: true, additions: [] };
}

function entryText(facts: ArticleFacts, work: Work, order: 'vancouver' | 'author-date', suffix = ''): string {
	const { format } = facts.article;
	return escapeFor(format, formatReference(work, { order, markdown: isMarkdown(format), suffix }));
}

function insert(at: number, newText: string): Edit {
	return { span: { start: at, end: at }, newText };
}
