import type { Article, Block } from '../../../article/article.ts';
import type { Edit } from '../../../base/edit.ts';
import type { Span } from '../../../base/span.ts';

/** The edit that takes `span` out: the whole block with the line ends after it where nothing else stands in it. */
export function removalOf(article: Article, block: Block, span: Span): Edit | undefined {
	const { text } = article;
	const before = text.slice(block.span.start, span.start);
	const after = text.slice(span.end, block.span.end);
	if (!hasWords(before) && !hasWords(after)) {
		return block.kind === 'tableRow' ? undefined : { span: withLineEnds(text, block.span), newText: '' };
	}
	// A mark of emphasis that opens before it or closes after it would lose its other half.
	if (/[*_~`<[(]$/u.test(before) || /^[*_~`>\])]/u.test(after)) {
		return undefined;
	}
	const gap = /^\s{1,8}/u.exec(after)?.[0].length ?? 0;
	const lead = gap === 0 ? (/\s{1,8}$/u.exec(before)?.[0].length ?? 0) : 0;
	return { span: { start: span.start - lead, end: span.end + gap }, newText: '' };
}

/** Tags are none. */
function hasWords(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text.replace(/<[^<>]{0,500}>/g, ''));
}

/** With the empty lines after it, or before it at the end of the text. */
function withLineEnds(text: string, { start, end }: Span): Span {
	let to = end;
	while (/[ \t\r\n]/.test(text.charAt(to))) {
		to++;
	}
	if (to < text.length) {
		return { start, end: lineStart(text, end, to) };
	}
	let from = start;
	while (from > 0 && /\s/.test(text.charAt(from - 1))) {
		from--;
	}
	return { start: from, end };
}

/** Start of the line that holds `at`, so that its indentation stays. */
function lineStart(text: string, from: number, at: number): number {
	const found = text.lastIndexOf('\n', at - 1);
	return found < from ? at : found + 1;
}
