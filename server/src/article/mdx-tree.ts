/**
 * The tree of an MDX text, by the same extensions that remark-mdx is made of. What site generators allow beyond MDX
 * (comments of HTML, ids of headings) is read too; a text with another error has no tree.
 */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { mdxjs } from 'micromark-extension-mdxjs';
import type { Span } from '../base/span.ts';
import type { ArticleProblem } from './article.ts';

export type MdxTree =
	| { readonly tree: Root; readonly comments: readonly Span[] }
	/** In the offsets of the text. */
	| { readonly problem: ArticleProblem };

export function parseMdx(source: string): MdxTree {
	const first = tryParse(source);
	if ('tree' in first) {
		return { tree: first.tree, comments: [] };
	}
	const comments = [...source.matchAll(/<!--(?:(?!-->)[\s\S]){0,5000}-->/g)].map((it) => spanOf(it));
	const ids = [...source.matchAll(/(?<=^#{1,6}[ \t][^\n]{1,500})\{#[\w-]{1,100}\}(?=[ \t]*\r?$)/gm)].map(spanOf);
	if (comments.length + ids.length > 0) {
		const second = tryParse(blankOut(source, [...comments, ...ids]));
		if ('tree' in second) {
			return { tree: second.tree, comments: outsideCode(comments, second.tree) };
		}
	}
	return { problem: problemOf(first.error, source) };
}

/** The same length, with spaces for all but the line ends in the spans. */
export function blankOut(source: string, spans: readonly Span[]): string {
	let result = '';
	let at = 0;
	for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
		result += source.slice(at, start) + source.slice(start, end).replace(/[^\r\n]/g, ' ');
		at = end;
	}
	return result + source.slice(at);
}

function tryParse(source: string): { readonly tree: Root } | { readonly error: unknown } {
	try {
		const tree = fromMarkdown(source, {
			extensions: [gfmTable(), gfmFootnote(), mdxjs()],
			mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), mdxFromMarkdown()],
		});
		return { tree };
	} catch (error) {
		return { error };
	}
}

function outsideCode(spans: readonly Span[], tree: Root): readonly Span[] {
	const code: Span[] = [];
	const waiting: Nodes[] = [tree];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.type === 'code' || node.type === 'inlineCode') {
			code.push({ start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 });
		} else if ('children' in node) {
			waiting.push(...node.children);
		}
	}
	return spans.filter((it) => !code.some((other) => other.start <= it.start && it.end <= other.end));
}

function problemOf(error: unknown, source: string): ArticleProblem {
	const reason = error instanceof Error ? ('reason' in error ? String(error.reason) : error.message) : String(error);
	const start = Math.min(offsetOf(error) ?? offsetIn(reason, source), source.length);
	const lineEnd = /\r|\n|$/g;
	lineEnd.lastIndex = start;
	return { span: { start, end: lineEnd.exec(source)?.index ?? start }, reason: `not valid MDX: ${sentence(reason)}` };
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

function spanOf(match: RegExpExecArray): Span {
	return { start: match.index, end: match.index + match[0].length };
}
