/**
 * Where a statement that an article lacks belongs, and the edit that puts it there: into the section that fits, else
 * into a new one before the references. One insertion, in the article's own line ends, bullets and heading marks.
 */
import type { Article, Block } from '../article/article.ts';
import { elementAfter, elementsAtEnd, elementsBefore, endOfText } from '../article/html-places.ts';
import { escapeFor, isInFence, isMarkdown, lineEndOf, lineStartOf } from '../article/markup.ts';
import type { Edit } from '../base/edit.ts';
import type { DrugProfile, RequiredStatement } from '../drugs/profile.ts';
import { plainText } from '../facts/cues.ts';

/** The edit that adds the statement's wording; `undefined` where it has none or no place is safe. */
export function insertStatement(
	article: Article,
	profile: DrugProfile,
	statement: RequiredStatement,
): Edit | undefined {
	const wording = wordingFor(article, profile, statement);
	if (wording === undefined || endsInside(article)) {
		return undefined;
	}
	if (statement.kind === 'disclaimer') {
		return intoDisclaimer(article, wording);
	}
	const section = sectionFor(article, statement.sections ?? []);
	const heading = escapeFor(article.format, withName(statement.heading ?? '', shortName(article, profile)));
	const extended = section && extend(article, section, wording);
	return extended ?? newSection(article, heading, wording);
}

/** The statement's wording as it stands in this article; `undefined` where it has none. */
export function wordingFor(article: Article, profile: DrugProfile, statement: RequiredStatement): string | undefined {
	const wording = wordingOf(article, profile, statement);
	return wording === undefined ? undefined : escapeFor(article.format, wording);
}

/** The same as it reads. */
export function wordingOf(article: Article, profile: DrugProfile, { wording }: RequiredStatement): string | undefined {
	return wording === undefined ? undefined : withName(wording, shortName(article, profile));
}

/** The heading of the section in which a safety statement belongs, if the article has one. */
export function sectionFor(article: Article, patterns: readonly string[]): Block | undefined {
	const headings = article.blocks.filter((it) => it.kind === 'heading');
	const candidates = headings.length > 1 ? headings.slice(isTitle(article, headings[0]) ? 1 : 0) : headings;
	for (const pattern of patterns) {
		const matcher = new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`, 'i');
		const found = candidates.find((it) => matcher.test(plainText(it.prose.text)) && !isClosing(it));
		if (found) {
			return found;
		}
	}
	return undefined;
}

/** The place of a finding on the whole article: its title, or its first block. */
export function titleOf(article: Article): Block | undefined {
	const first = article.blocks[0];
	return article.blocks.find((it) => it.kind === 'heading') ?? first;
}

/** The abbreviation where the article uses it, else the full name: no abbreviation is brought in unexplained. */
function shortName(article: Article, profile: DrugProfile): string {
	const used = article.blocks.some((it) => new RegExp(`\\b${profile.abbreviation}\\b`).test(it.prose.text));
	return used ? profile.abbreviation : profile.lowDoseName;
}

/** A statement's text with a name of the drug in its gap. */
export function withName(text: string, name: string): string {
	return text.replaceAll('{drug}', name);
}

const referencesHeading =
	/^\W*(?:\d+\W+)?(?:references?|bibliography|sources?|citations?|works cited|literature|footnotes?|notes|further reading|related (?:posts|articles)|resources)\b/i;
const disclaimerHeading = /\b(?:disclaimer|disclosures?|legal notice|medical notice|important notice)\b/i;
const disclaimerStart = /^\W*(?:medical |general |important )?(?:disclaimer|medical notice)\b/i;

function intoDisclaimer(article: Article, wording: string): Edit | undefined {
	const { blocks } = article;
	const heading = blocks.findLastIndex((it) => it.kind === 'heading' && disclaimerHeading.test(it.prose.text));
	const last = heading >= 0 ? lastOfSection(article, heading) : undefined;
	if (last !== undefined) {
		return last.kind === 'paragraph' ? atEndOf(article, last, wording) : behind(article, last, wording);
	}
	const paragraph = blocks.findLast((it) => it.kind === 'paragraph' && disclaimerStart.test(it.prose.text));
	if (paragraph) {
		return atEndOf(article, paragraph, wording);
	}
	if (article.format === 'html') {
		return beforeClosing(article, [`<p><strong>Disclaimer:</strong> ${wording}</p>`], false);
	}
	const label = isMarkdown(article.format) ? '**Disclaimer:**' : 'Disclaimer:';
	return beforeClosing(article, [`${label} ${wording}`], false);
}

/** As a further sentence of the paragraph. */
function atEndOf(article: Article, paragraph: Block, wording: string): Edit {
	return article.format === 'html'
		? { span: { start: endOfText(paragraph), end: endOfText(paragraph) }, newText: ` ${wording}` }
		: after(paragraph, ` ${wording}`);
}

/** As a block of its own. */
function behind(article: Article, block: Block, wording: string): Edit | undefined {
	return article.format === 'html'
		? elementAfter(article, block.span, wording)
		: after(block, `${gap(article)}${wording}`);
}

function extend(article: Article, heading: Block, wording: string): Edit | undefined {
	const index = article.blocks.indexOf(heading);
	const last = lastOfSection(article, index);
	if (last?.kind === 'listItem' && article.format !== 'html') {
		const marker = bulletOf(article, last);
		if (marker !== undefined) {
			return after(last, `${lineEndOf(article.text)}${marker}${wording}`);
		}
	}
	return behind(article, last ?? heading, wording);
}

/** The last block that stands under the heading itself, before the next heading of any depth. */
function lastOfSection(article: Article, heading: number): Block | undefined {
	let last: Block | undefined;
	for (const block of article.blocks.slice(heading + 1)) {
		if (block.kind === 'heading' || block.kind === 'reference' || disclaimerStart.test(block.prose.text)) {
			break;
		}
		last = block;
	}
	return last;
}

/** Indent and mark of a bulleted item; `undefined` for a numbered or nested one, which a new item would not fit. */
function bulletOf(article: Article, item: Block): string | undefined {
	const marker = article.text.slice(lineStartOf(article.text, item.span.start), item.marker.end);
	return item.level === 1 && /^[^\S\n]*[^\w\s<>&]{1,2}\s+$/.test(marker) && !/[>|]/.test(marker) ? marker : undefined;
}

function newSection(article: Article, heading: string, wording: string): Edit | undefined {
	const level = sectionLevel(article);
	if (article.format === 'html') {
		return beforeClosing(article, [`<h${level}>${heading}</h${level}>`, `<p>${wording}</p>`], true);
	}
	return beforeClosing(
		article,
		[isMarkdown(article.format) ? `${'#'.repeat(level)} ${heading}` : heading, wording],
		true,
	);
}

/** Puts blocks before the references, and before the disclaimer where `aboveDisclaimer`, else at the end. */
function beforeClosing(article: Article, texts: readonly string[], aboveDisclaimer: boolean): Edit | undefined {
	const { blocks } = article;
	const half = blocks.length / 2;
	const closing = blocks.findIndex(
		(it, index) =>
			it.kind === 'reference' ||
			(index > 0 && index >= half && isReferencesHeading(it)) ||
			(aboveDisclaimer && index > 0 && index >= half && isClosing(it)),
	);
	const before = closing > 0 && blocks[closing - 1]?.kind === 'heading' && blocks[closing]?.kind === 'reference';
	const place = blocks[before ? closing - 1 : closing];
	if (article.format === 'html') {
		const edit = place === undefined || closing <= 0 ? undefined : elementsBefore(article, place, texts);
		return edit ?? elementsAtEnd(article, texts);
	}
	const text = texts.join(gap(article));
	if (place !== undefined && closing > 0) {
		const start = lineStartOf(article.text, place.span.start);
		if (/^\s*$/.test(article.text.slice(start, place.span.start))) {
			return { span: { start, end: start }, newText: `${text}${gap(article)}` };
		}
	}
	const end = article.text.trimEnd().length;
	return { span: { start: end, end }, newText: `${gap(article)}${text}` };
}

function isReferencesHeading(it: Block): boolean {
	return it.kind === 'heading' && referencesHeading.test(it.prose.text);
}

function isClosing(it: Block): boolean {
	return (
		isReferencesHeading(it) ||
		(it.kind === 'heading' && disclaimerHeading.test(it.prose.text)) ||
		(it.kind !== 'heading' && disclaimerStart.test(it.prose.text))
	);
}

function isTitle(article: Article, heading: Block | undefined): boolean {
	return heading !== undefined && article.blocks.indexOf(heading) < 2 && heading.level === 1;
}

/** Depth of the article's own sections. */
function sectionLevel(article: Article): number {
	const levels = article.blocks.filter((it) => it.kind === 'heading').map((it) => it.level);
	const below = levels.filter((it) => it > 1);
	return below.length > 0 ? Math.min(...below) : 2;
}

/** Whether text put at the end would land inside a fence or comment that the article leaves open. */
function endsInside({ text }: Article): boolean {
	return isInFence(text) || text.lastIndexOf('<!--') > text.lastIndexOf('-->');
}

function after(block: Block, newText: string): Edit {
	return { span: { start: block.span.end, end: block.span.end }, newText };
}

function gap(article: Article): string {
	return lineEndOf(article.text).repeat(2);
}
