/**
 * MDX, by the same extensions that remark-mdx is made of. What site generators allow beyond MDX (comments of HTML, ids
 * of headings) is read too; a text with another error is none.
 */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { mdxjs } from 'micromark-extension-mdxjs';
import { isCodeNestedDeeply } from '../base/nesting.ts';
import { contains, type Span } from '../base/span.ts';
import type { ArticleProblem } from './article.ts';
import { withoutDepth } from './depth.ts';
import type { SegmentDraft } from './draft.ts';
import { syntheticDefinitions } from './labels.ts';
import { readTree } from './markdown-tree.ts';

export type ParsedMdx =
	| { readonly draft: SegmentDraft }
	/** In the offsets of the source. */
	| { readonly problem: ArticleProblem };

/** Parses MDX that stands by itself; as `parseMarkdown`. Elements and modules that go on beyond it are problems. */
export function parseMdx(source: string, outside: readonly string[] = []): ParsedMdx {
	const prefix = syntheticDefinitions(outside);
	const first = tryParse(prefix + source);
	if ('tree' in first) {
		return { draft: readTree(first.tree, prefix + source, prefix.length) };
	}
	const comments = stretches(source, '<!--', '-->');
	const ids = [...source.matchAll(/(?<=^#{1,6}[ \t][^\n]{1,500})\{#[\w-]{1,100}\}(?=[ \t]*\r?$)/gm)].map((it) => ({
		start: it.index,
		end: it.index + it[0].length,
	}));
	if (comments.length + ids.length > 0) {
		const shown = prefix + blankOut(source, [...comments, ...ids]);
		const second = tryParse(shown);
		if ('tree' in second) {
			const draft = readTree(second.tree, shown, prefix.length);
			const own = outsideCode(comments, second.tree, prefix.length);
			return { draft: { ...draft, comments: [...draft.comments, ...own] } };
		}
	}
	return { problem: problemOf(first.error, prefix + source, prefix.length) };
}

/** A text without its comments in braces, to be read as Markdown, and where they stand. */
export function withoutComments(source: string): { readonly shown: string; readonly comments: readonly Span[] } {
	const comments = stretches(source, '{/*', '*/}');
	return { shown: blankOut(source, comments), comments };
}

function stretches(source: string, open: string, close: string): readonly Span[] {
	const found: Span[] = [];
	for (let start = source.indexOf(open); start >= 0; ) {
		const last = source.indexOf(close, start + open.length);
		if (last < 0) {
			break;
		}
		const end = last + close.length;
		found.push({ start, end });
		start = source.indexOf(open, end);
	}
	return found;
}

/** The same length, with spaces for all but the line ends in the spans. */
function blankOut(source: string, spans: readonly Span[]): string {
	let result = '';
	let at = 0;
	for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
		if (start >= at) {
			result += source.slice(at, start) + source.slice(start, end).replace(/[^\r\n]/g, ' ');
			at = end;
		}
	}
	return result + source.slice(at);
}

function tryParse(source: string): { readonly tree: Root } | { readonly error: unknown } {
	if (isCodeNestedDeeply(source)) {
		return { error: new Error('It is nested too deeply') };
	}
	try {
		const tree = fromMarkdown(withoutDepth(source), {
			extensions: [gfmTable(), gfmFootnote(), mdxjs()],
			mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), mdxFromMarkdown()],
		});
		return { tree };
	} catch (error) {
		return { error };
	}
}

function outsideCode(spans: readonly Span[], tree: Root, shift: number): readonly Span[] {
	const code: Span[] = [];
	const waiting: Nodes[] = [tree];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.type === 'code' || node.type === 'inlineCode') {
			code.push({ start: (node.position?.start.offset ?? 0) - shift, end: (node.position?.end.offset ?? 0) - shift });
		} else if ('children' in node) {
			waiting.push(...node.children);
		}
	}
	return spans.filter((it) => !code.some((other) => contains(other, it)));
}

function problemOf(error: unknown, source: string, from: number): ArticleProblem {
	const reason = error instanceof Error ? ('reason' in error ? String(error.reason) : error.message) : String(error);
	const start = Math.min(offsetOf(error) ?? offsetIn(reason, source), source.length);
	const lineEnd = /\r|\n|$/g;
	lineEnd.lastIndex = start;
	const end = lineEnd.exec(source)?.index ?? start;
	return {
		span: { start: Math.max(start - from, 0), end: Math.max(end - from, 0) },
		reason: `not valid MDX: ${sentence(reason)}`,
	};
}

/** Lines in it count from the end of the front matter. */
function sentence(text: string): string {
	return text
		.replace(/ \(\d+:\d+(?:-\d+:\d+)?\)|\.$/g, '')
		.replace(/\s+/g, ' ')
		.slice(0, 300);
}

function offsetOf(error: unknown): number | undefined {
	const place = typeof error === 'object' && error !== null && 'place' in error ? error.place : undefined;
	const point = typeof place === 'object' && place !== null && 'start' in place ? place.start : place;
	const offset = typeof point === 'object' && point !== null && 'offset' in point ? point.offset : undefined;
	return typeof offset === 'number' ? offset : undefined;
}

/** Of the line that a message names: "for `<div>` (3:1-3:6)". */
function offsetIn(message: string, source: string): number {
	const line = Number(/\((\d+):\d+/.exec(message)?.[1] ?? 1);
	const starts = [0, ...[...source.matchAll(/\r\n|\n|\r/g)].map((it) => it.index + it[0].length)];
	return starts[line - 1] ?? 0;
}
