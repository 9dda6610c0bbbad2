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

/** Line end of the text. */
export function lineEndOf(text: string): string {
	return text.includes('\r\n') ? '\r\n' : '\n';
}
