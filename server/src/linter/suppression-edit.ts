import type { Article, Block } from '../article/article.ts';
import { followsText, lineEndOf, lineStartOf } from '../article/markup.ts';
import { unsuppressible } from './own-findings.ts';

/** A suppression comment to insert: `before`, the author's reason, `after`. */
export interface SuppressionEdit {
	readonly offset: number;
	readonly before: string;
	readonly after: string;
}

/** What is to be suppressed: a rule, until a day (`2027-03-31`) where it has to end. */
export interface Wanted {
	readonly rule: string;
	readonly until: string | undefined;
}

/** The comment that suppresses a rule in the whole article; `undefined` where none can help. */
export function articleSuppressionEdit(article: Article, wanted: Wanted): SuppressionEdit | undefined {
	return isSuppressible(wanted) ? wholeFile(article, wanted) : undefined;
}

/**
 * The comment that suppresses a rule's finding which starts at `offset`: on a line of its own above the block, or at
 * the end of the line where a line above would break a list or a table in two. `undefined` where none can help.
 */
export function suppressionEdit(article: Article, offset: number, wanted: Wanted): SuppressionEdit | undefined {
	if (!isSuppressible(wanted)) {
		return undefined;
	}
	const block = article.blocks.find(({ span }) => span.start <= offset && offset < span.end);
	if (block === undefined) {
		return wholeFile(article, wanted);
	}
	const start = lineStartOf(article.text, block.span.start);
	const prefix = article.text.slice(start, block.span.start);
	const isFree = /^[ \t>]*$/.test(prefix);
	const end = lineEndOf(article.text);
	// HTML takes a comment before any block, within lists and tables too.
	if (article.format === 'html') {
		const at = isFree ? start : block.span.start;
		const comment = commentOf(article, 'disable-next-line', wanted);
		return isFree
			? { offset: at, before: prefix + comment.before, after: comment.after + end }
			: { offset: at, ...comment };
	}
	const ownLine = commentOf(article, 'disable-next-line', wanted);
	// In plain text a line of a comment parts lines as a blank one does, and what stands alone may be a heading.
	const isOwnLine =
		isFree && !isPartOfList(block) && !(article.format === 'plaintext' && followsText(article.text, start));
	const edit = isOwnLine
		? { offset: start, before: prefix + ownLine.before, after: ownLine.after + end }
		: atLineEnd(article, block, offset, wanted);
	return isSwallowed(article, block, edit.offset) ? wholeFile(article, wanted) : edit;
}

function isSuppressible({ rule }: Wanted): boolean {
	return !unsuppressible.has(rule);
}

function commentOf(
	{ format }: Article,
	directive: string,
	{ rule, until }: Wanted,
): { readonly before: string; readonly after: string } {
	const words = `ldn-lint-${directive} ${rule}${until === undefined ? '' : ` until=${until}`} -- `;
	return format === 'mdx' ? { before: `{/* ${words}`, after: ' */}' } : { before: `<!-- ${words}`, after: ' -->' };
}

function isPartOfList({ kind, container }: Block): boolean {
	return kind === 'listItem' || kind === 'tableRow' || container !== undefined;
}

function atLineEnd(article: Article, block: Block, offset: number, wanted: Wanted): SuppressionEdit {
	const { text } = article;
	const line = /[^\r\n]*/y;
	line.lastIndex = offset;
	const end = offset + (line.exec(text)?.[0].trimEnd().length ?? 0);
	// In a table the comment belongs into the last cell.
	const cell = block.kind === 'tableRow' && text[end - 1] === '|' ? end - 1 : end;
	const padding = /\s/.test(text[cell - 1] ?? '') ? '' : ' ';
	const { before, after } = commentOf(article, 'disable-line', wanted);
	return { offset: cell, before: padding + before, after: cell === end ? after : `${after} ` };
}

/** Whether something that is left open before the offset, such as another comment, would take the comment in. */
function isSwallowed({ format, text }: Article, { span }: Block, offset: number): boolean {
	const own = text.slice(Math.min(span.start, offset), offset);
	const before = text.slice(0, offset);
	return (
		own.lastIndexOf('<!--') > own.lastIndexOf('-->') ||
		(format === 'markdown' && /<[!?/a-z]/i.test(own.slice(own.lastIndexOf('>') + 1))) ||
		(format === 'mdx' && before.lastIndexOf('{/*') > before.lastIndexOf('*/}'))
	);
}

/** A finding outside all blocks, as of an article without text, is of the file. */
function wholeFile(article: Article, wanted: Wanted): SuppressionEdit {
	const offset = article.frontMatter === undefined ? 0 : article.frontMatter.span.end;
	const lead = offset === 0 ? '' : '\n';
	const { before, after } = commentOf(article, 'disable-file', wanted);
	return { offset, before: lead + before, after: offset === 0 ? `${after}\n` : after };
}
