/** Where a page takes more text, so that it stays valid HTML; `undefined` where no place is sure. */
import type { Edit } from '../base/edit.ts';
import type { Span } from '../base/span.ts';
import type { Article, Block } from './article.ts';
import { lineEndOf, lineStartOf } from './markup.ts';

/** The content in an element like the one that `span` is, behind it: an item after an item, a paragraph after a heading. */
export function elementAfter({ text }: Article, span: Span, content: string): Edit | undefined {
	const source = text.slice(span.start, span.end);
	const open = /^<(p|li|dd|h[1-6])(?=[\s>])/i.exec(source)?.[1]?.toLowerCase();
	if (open === undefined) {
		return undefined;
	}
	const isClosed = source.toLowerCase().endsWith(`</${open}>`);
	const name = open.startsWith('h') ? 'p' : open;
	if (!isClosed && (name !== open || /<\/[^>]*>$/.test(source))) {
		return undefined;
	}
	const lead = lineEndOf(text) + indentAt(text, span.start);
	return insert(span.end, `${lead}<${name}>${content}${isClosed ? `</${name}>` : ''}`);
}

/** Where the block's text ends, before the end of its element. */
export function endOfText({ prose }: Block): number {
	return prose.toSource({ start: prose.text.length, end: prose.text.length }).end;
}

/** The elements, one a line, before the heading or paragraph that the block is. */
export function elementsBefore({ text }: Article, { span }: Block, elements: readonly string[]): Edit | undefined {
	if (!/^<(?:p|h[1-6])(?=[\s>])/i.test(text.slice(span.start, span.start + 4))) {
		return undefined;
	}
	const lead = lineEndOf(text) + indentAt(text, span.start);
	return insert(span.start, elements.map((it) => it + lead).join(''));
}

/** The elements, one a line, at the end of the article, before the frame of the page goes on. */
export function elementsAtEnd({ text, blocks }: Article, elements: readonly string[]): Edit | undefined {
	const end = endOfArticle(text);
	const last = blocks.findLast((it) => it.span.end <= end);
	if (last === undefined || !endsInElement(text, last)) {
		return undefined;
	}
	const closed = closersAfter(text, last.span.end);
	const isNested = last.kind !== 'paragraph' && last.kind !== 'heading';
	if ((isNested || closed.names.length > 0) && !/^(?:ul|ol|dl|table|blockquote)$/.test(closed.names.at(-1) ?? '')) {
		return undefined;
	}
	const lead = lineEndOf(text) + indentAt(text, closed.end);
	return insert(closed.end, elements.map((it) => lead + it).join(''));
}

function endsInElement(text: string, { span }: Block): boolean {
	return /<\/(?:p|h[1-6]|li|dd|dt|tr)>$/i.test(text.slice(Math.max(span.start, span.end - 6), span.end));
}

/** Offset of the end tag of what holds the article, or of the page's footer. */
function endOfArticle(text: string): number {
	for (const pattern of [/<\/main\s*>/gi, /<\/article\s*>/gi, /<footer[\s>]/gi, /<\/body\s*>/gi]) {
		const found = [...text.matchAll(pattern)];
		const [only] = found;
		if (only !== undefined && found.length === 1) {
			return only.index;
		}
	}
	return text.length;
}

/** End tags of lists and tables that follow, with the names of their elements. */
function closersAfter(text: string, from: number): { readonly end: number; readonly names: readonly string[] } {
	const closer = /\s*<\/(li|dd|dt|ul|ol|dl|td|th|tr|tbody|tfoot|table|blockquote)\s*>/iy;
	const names: string[] = [];
	let end = from;
	closer.lastIndex = from;
	for (let match = closer.exec(text); match !== null; match = closer.exec(text)) {
		names.push((match[1] ?? '').toLowerCase());
		end = closer.lastIndex;
	}
	return { end, names };
}

/** White space before `at`, or before the tag that ends there, when nothing else stands in its line. */
function indentAt(text: string, at: number): string {
	return /^[ \t]*/.exec(text.slice(lineStartOf(text, at), at))?.[0] ?? '';
}

function insert(at: number, newText: string): Edit {
	return { span: { start: at, end: at }, newText };
}
