import type { Article, ArticleFormat } from '../article/article.ts';
import { isMarkdown } from '../article/markup.ts';
import type { Edit } from '../base/edit.ts';

/**
 * Whether the article stays well-formed under the edits of a fix, whatever rule made it: in HTML and MDX an edit must not take out a
 * tag without its other half, put in half of one, or bring in signs that mean something there.
 */
export function fitsIn({ format, text }: Article, edits: readonly Edit[]): boolean {
	return format === 'plaintext' || format === 'markdown' || edits.every((it) => keepsMarkup(text, it, format));
}

function keepsMarkup(text: string, { span, newText }: Edit, format: ArticleFormat): boolean {
	const removed = text.slice(span.start, span.end);
	if (!isBalanced(removed) || !isBalanced(newText)) {
		return false;
	}
	if (isMarkdown(format)) {
		return !/[{}]/.test(removed.replace(comment, '')) && !/[{}]/.test(newText.replace(/\\[{}]/g, ''));
	}
	return !isInTag(text, span.start) || !/["'<>]/.test(removed + newText);
}

const comment = /\{\s{0,100}\/\*[\s\S]{0,20000}\*\/\s{0,100}\}/g;
/** Anything that starts as a tag does, or as the rest of one ends. */
const mark =
	/<!--[\s\S]{0,20000}?-->|<(\/?)([A-Za-z][\w.:-]{0,60})?((?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,500})>|[<>]/g;
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Whether each tag in it has its other half in it, and nothing else looks like a tag. */
function isBalanced(source: string): boolean {
	const open: string[] = [];
	for (const [whole, slash, name, rest = ''] of source.matchAll(mark)) {
		if (whole.startsWith('<!--') || whole === '>') {
			continue;
		}
		if (slash === undefined || (name === undefined && rest !== '')) {
			return false;
		}
		if (slash === '/') {
			if (open.pop() !== (name ?? '')) {
				return false;
			}
		} else if (!rest.endsWith('/') && !empty.test(name ?? '')) {
			open.push(name ?? '');
		}
	}
	return open.length === 0;
}

function isInTag(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - 2000), at);
	return before.lastIndexOf('<') > before.lastIndexOf('>');
}
