import type { Article } from '../article/article.ts';
import { elementAfter, elementsAtEnd, endOfText } from '../article/html-places.ts';
import { isMarkdown, lineEndOf } from '../article/markup.ts';
import type { Edit } from '../base/edit.ts';
import { groupBy, oncePer } from '../base/once.ts';
import type { ArticleFacts } from './article-facts.ts';
import { sieved } from './literals.ts';
import { type ReferenceEntry, type References, referencesOf } from './references.ts';

export interface CitationStyle {
	readonly kind: 'numbered' | 'footnote' | 'pandoc' | 'author-year' | 'link' | 'none';
	/** Next free number of a numbered list or of the footnotes. */
	readonly next: number;
	/** The last entry of the list that new entries follow. */
	readonly last: ReferenceEntry | undefined;
}

/** What a fix writes as the entry that the author has to fill in. */
export const entrySlot = 'Author, title, journal and year of the source';

/** The style that most citations of the article have; of a list that nothing cites when there are none. */
export const citationStyle = oncePer((facts: ArticleFacts): CitationStyle => {
	const references = referencesOf(facts);
	const kind = kindOf(references);
	const own = references.entries.filter((it) => (kind === 'footnote' ? it.kind === 'footnote' : it.kind === 'list'));
	const last = kind === 'numbered' ? own.findLast((it) => it.isNumbered) : own.at(-1);
	const used = [
		...own.map((it) => Number(it.label)),
		...references.citations
			.filter((it) => it.citation.kind === (kind === 'numbered' ? 'numeric' : 'footnote'))
			.flatMap((it) => it.citation.labels.map(Number)),
	];
	return { kind, next: highest(used) + 1, last };
});

/** The highest whole number; 0 where there is none. However many there are: they are no arguments. */
export function highest(numbers: readonly number[]): number {
	return numbers.reduce((a, b) => (Number.isInteger(b) && b > a ? b : a), 0);
}

/**
 * Edits that cite a new entry at `at` (an offset into the article's text) in the article's own style. Empty where that
 * style gives no place for it: a bibliography outside the text, or numbers without a list.
 */
export function insertCitation(facts: ArticleFacts, at: number, entryText: string = entrySlot): readonly Edit[] {
	const { text, format } = facts.article;
	const { kind, next, last } = citationStyle(facts);
	const space = /[\s([]$/.test(text.slice(Math.max(0, at - 1), at)) ? '' : ' ';
	if (kind === 'numbered') {
		const marker = numberMarker(facts, next, space);
		const entry = last && entryAfter(facts, last, String(next), entryText);
		return entry === undefined || marker === undefined ? [] : [insert(at, marker), entry];
	}
	// Only Markdown has footnotes, and a list without numbers answers none.
	if (kind === 'pandoc' || (!isMarkdown(format) && (kind === 'author-year' || last !== undefined))) {
		return [];
	}
	if (!isMarkdown(format)) {
		const list = newList(facts.article, [entryText], next);
		return list === undefined ? [] : [insert(at, `${space}[${next}]`), list];
	}
	const definition = `[^${next}]: ${entryText}`;
	const place = kind === 'footnote' && last ? insert(last.block.span.end, `\n${definition}`) : atEnd(text, definition);
	return [insert(at, `[^${next}]`), place];
}

/** An edit that adds a numbered entry after `last`, written as its list writes them; `undefined` where it may not fit. */
export function entryAfter(
	facts: ArticleFacts,
	last: ReferenceEntry,
	label: string,
	entryText: string,
): Edit | undefined {
	const { text, format } = facts.article;
	const written = text.slice(last.span.start, last.span.end);
	if (format === 'html') {
		return htmlEntryAfter(facts.article, last, label, entryText);
	}
	const before = lists(referencesOf(facts)).get(last.list)?.at(-2);
	const isSpaced = before !== undefined && /\n[ \t]*\r?\n/.test(text.slice(before.span.end, last.span.start));
	const lineStart = text.lastIndexOf('\n', last.span.start - 1) + 1;
	const indent = /^[ \t>]*/.exec(text.slice(lineStart, last.span.start))?.[0] ?? '';
	const marker = written.match(markerPattern)?.[0].replace(/\d+/, label) ?? `${label}.`;
	return insert(last.span.end, `${isSpaced ? '\n\n' : '\n'}${indent}${marker} ${entryText}`);
}

const markerPattern = sieved(/^(?:\[\^?\d{1,3}\][.:]?|\(?\d{1,3}[.)]?)/);

/** Lists count their items; paragraphs and lines bear their numbers. */
function htmlEntryAfter(article: Article, last: ReferenceEntry, label: string, entryText: string): Edit | undefined {
	const { text } = article;
	const { span } = last.block;
	const whole = text.slice(span.start, span.end);
	if (/^<li[\s>]/i.test(whole)) {
		return elementAfter(article, span, entryText);
	}
	const tag = /^<p(?:\s[^>]*)?>\s*/i.exec(whole)?.[0] ?? '';
	const marker = whole.slice(tag.length).match(markerPattern)?.[0].replace(/\d+/, label);
	if (marker === undefined) {
		return undefined;
	}
	return tag !== ''
		? elementAfter(article, span, `${marker} ${entryText}`)
		: insert(endOfText(last.block), `<br>${lineEndOf(text)}${marker} ${entryText}`);
}

/** An edit that adds a list of numbered references, from `first` on, at the end of an article without one. */
export function newList(article: Article, entries: readonly string[], first = 1): Edit | undefined {
	const { text, format } = article;
	if (format === 'html') {
		const start = first === 1 ? '' : ` start="${first}"`;
		const items = entries.map((it) => `<li>${it}</li>`);
		return elementsAtEnd(article, ['<h2>References</h2>', `<ol${start}>`, ...items, '</ol>']);
	}
	const heading = isMarkdown(format) ? '## References' : 'References';
	return atEnd(text, `${heading}\n\n${entries.map((it, index) => `${first + index}. ${it}`).join('\n')}`);
}

/** Entries by their lists. */
const lists = oncePer(({ entries }: References) => groupBy(entries, (it) => it.list));

/** The first citation by number, as which new ones are written. */
export const firstNumber = oncePer(({ citations }: References) =>
	citations.find((it) => it.citation.kind === 'numeric'),
);

/** An edit that adds a paragraph at the end of the article. */
export function atEnd(text: string, paragraph: string): Edit {
	const end = text.trimEnd().length;
	return insert(end, `\n\n${paragraph}`);
}

function kindOf({ citations, entries }: References): CitationStyle['kind'] {
	const inText = citations.filter((it) => it.block.kind !== 'reference');
	const count = (...kinds: readonly string[]) => inText.filter((it) => kinds.includes(it.citation.kind)).length;
	const ranked: readonly (readonly [CitationStyle['kind'], number])[] = [
		['numbered', count('numeric')],
		['footnote', count('footnote')],
		['pandoc', count('pandoc')],
		['author-year', count('author-year', 'narrative')],
		['link', count('link', 'identifier')],
	];
	const best = ranked.reduce((a, b) => (b[1] > a[1] ? b : a));
	if (best[1] > 0) {
		return best[0];
	}
	return entries.some((it) => it.isNumbered)
		? 'numbered'
		: entries.some((it) => it.kind === 'footnote')
			? 'footnote'
			: 'none';
}

/** A marker as the article writes its numbers: `[4]`, `⁴`, `^4^`, `(4)` or `<sup>4</sup>`; none for bare digits. */
export function numberMarker(facts: ArticleFacts, label: number, space: string): string | undefined {
	const usual = firstNumber(referencesOf(facts));
	const written = usual ? facts.article.text.slice(usual.span.start, usual.span.end) : '[';
	if (written.startsWith('^')) {
		return `^${label}^`;
	}
	if (/^<sup/i.test(written)) {
		return `<sup>${label}</sup>`;
	}
	if (/^[⁰¹²³⁴-⁹]/u.test(written)) {
		return [...String(label)].map((it) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(it))).join('');
	}
	// A number that leads to its entry is marked without the link around it.
	const before = usual ? facts.article.text.slice(Math.max(0, usual.span.start - 200), usual.span.start) : '';
	if (/^\d/.test(written) && /<sup(?:\s[^<>]*)?>(?:<a\s[^<>]*>)?$/i.test(before)) {
		return `<sup>${label}</sup>`;
	}
	if (/^[(\d]/.test(written)) {
		return written.startsWith('(') ? `${space}(${label})` : undefined;
	}
	return `${space}[${label}]`;
}

function insert(at: number, newText: string): Edit {
	return { span: { start: at, end: at }, newText };
}
