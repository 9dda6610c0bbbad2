/** How text is written in the formats that have marks. */
import type { ArticleFormat } from './article.ts';

/** Whether Markdown's marks mean something: headings, lists, links and footnotes. */
export function isMarkdown(format: ArticleFormat): boolean {
	return format === 'markdown' || format === 'mdx';
}

/** Text that means nothing to HTML, in an attribute's value too. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (it) => entities[it] ?? it);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that means nothing to MDX beyond what means nothing to Markdown. */
export function escapeBraces(text: string): string {
	return text.replace(/\\?[{}]/g, (it) => (it.length === 2 ? it : `\\${it}`));
}

/** Text that means nothing to a format whose signs differ from Markdown's. */
export function escapeFor(format: ArticleFormat, text: string): string {
	return format === 'html' ? escapeHtml(text) : format === 'mdx' ? escapeBraces(text) : text;
}

/** Whether Markdown that goes on behind the text stands in a fence of code. */
export function isInFence(text: string): boolean {
	return (text.match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0) % 2 === 1;
}

/** Where the line that holds the offset starts. */
export function lineStartOf(text: string, offset: number): number {
	return offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Whether the line before the one that starts at `lineStart` holds text. */
export function followsText(text: string, lineStart: number): boolean {
	return /[^\s][^\S\r\n]*(?:\r\n|\r|\n)$/.test(text.slice(Math.max(0, lineStart - 200), lineStart));
}

/** Line end of the text. */
export function lineEndOf(text: string): string {
	return text.includes('\r\n') ? '\r\n' : '\n';
}
