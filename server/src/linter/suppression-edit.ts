import type { Article, Block } from '../article/article.ts';
import { internalError, unusedSuppression } from './own-findings.ts';

/** A suppression comment to insert: `before`, the author's reason, `after`. */
export interface SuppressionEdit {
	readonly offset: number;
	readonly before: string;
	readonly after: string;
}

/**
 * The comment that suppresses a rule's finding which starts at `offset`: on a line of its own above the block, or at
 * the end of the line where a line above would break a list or a table in two. `undefined` where none can help.
 */
export function suppressionEdit(article: Article, offset: number, rule: string): SuppressionEdit | undefined {
	if (rule === internalError.id || rule === unusedSuppression.id) {
		return undefined;
	}
	const block = article.blocks.find(({ span }) => span.start <= offset && offset < span.end);
	const start = block && lineStart(article.text, block.span.start);
	const prefix = block === undefined || start === undefined ? '' : article.text.slice(start, block.span.start);
	if (block === undefined || start === undefined || !/^[ \t>]*$/.test(prefix) || isPartOfList(block)) {
		return block === undefined ? wholeFile(article, rule) : atLineEnd(article, block, offset, rule);
	}
	const end = article.text.includes('\r\n') ? '\r\n' : '\n';
	return { offset: start, before: `${prefix}<!-- ldn-lint-disable-next-line ${rule} -- `, after: ` -->${end}` };
}

function isPartOfList({ kind, container }: Block): boolean {
	return kind === 'listItem' || kind === 'tableRow' || container !== undefined;
}

function atLineEnd(article: Article, block: Block, offset: number, rule: string): SuppressionEdit {
	const { text } = article;
	const line = /[^\r\n]*/y;
	line.lastIndex = offset;
	const end = offset + (line.exec(text)?.[0].trimEnd().length ?? 0);
	// In a table the comment belongs into the last cell.
	const cell = block.kind === 'tableRow' && text[end - 1] === '|' ? end - 1 : end;
	const padding = /\s/.test(text[cell - 1] ?? '') ? '' : ' ';
	return {
		offset: cell,
		before: `${padding}<!-- ldn-lint-disable-line ${rule} -- `,
		after: cell === end ? ' -->' : ' --> ',
	};
}

/** A finding outside all blocks, as of an article without text, is of the file. */
function wholeFile(article: Article, rule: string): SuppressionEdit {
	const offset = article.frontMatter === undefined ? 0 : article.frontMatter.span.end;
	const lead = offset === 0 ? '' : '\n';
	return { offset, before: `${lead}<!-- ldn-lint-disable-file ${rule} -- `, after: offset === 0 ? ' -->\n' : ' -->' };
}

function lineStart(text: string, offset: number): number {
	return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
