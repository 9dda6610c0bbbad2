/** What elements of JSX in MDX are to a reader. */
import type { Nodes, PhrasingContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

const flow =
	/^(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
const phrasing = new Set([
	'break',
	'delete',
	'emphasis',
	'footnoteReference',
	'image',
	'imageReference',
	'inlineCode',
	'link',
	'linkReference',
	'mdxJsxTextElement',
	'mdxTextExpression',
	'strong',
	'text',
]);

/** Whether the node stands in a line, outside of any paragraph or within one. */
export function isPhrasing(node: Nodes): node is PhrasingContent {
	return phrasing.has(node.type) && !isJsxBlock(node);
}

/** An element that is written in one line but breaks it: `<p>…</p>`. */
export function isJsxBlock(node: Nodes): boolean {
	return node.type === 'mdxJsxTextElement' && flow.test(node.name ?? '');
}

export function isJsxUnread({ name }: JsxElement): boolean {
	return /^(?:button|Head|iframe|nav|noscript|pre|script|Script|select|style|svg|template|textarea)$/.test(name ?? '');
}

export function isJsxObject({ name }: JsxElement): boolean {
	return /^(?:audio|code|Code|img|Image|kbd|picture|samp|video)$/.test(name ?? '');
}

/** Where a link of HTML, or of a router, leads. */
export function jsxAddress({ name, attributes }: JsxElement): string | undefined {
	if (name !== 'a' && !/(?:Link|^A)$/.test(name ?? '')) {
		return undefined;
	}
	const address = attributes.find((it) => it.type === 'mdxJsxAttribute' && /^(?:href|to)$/.test(it.name))?.value;
	return typeof address === 'string' ? address : undefined;
}

export interface JsxRow {
	readonly row: JsxElement;
	readonly cells: readonly { readonly cell: JsxElement; readonly children: readonly PhrasingContent[] }[];
}

export function jsxRows(table: JsxElement): readonly JsxRow[] {
	return elementsIn(table, 'tr').map((row) => ({
		row,
		cells: elementsIn(row, 't[dh]').map((cell) => ({ cell, children: phrasingIn(cell) })),
	}));
}

/** All that stands in lines within, whatever paragraphs it stands in. */
export function phrasingIn(parent: Nodes): readonly PhrasingContent[] {
	return 'children' in parent ? parent.children.flatMap((it) => (isPhrasing(it) ? [it] : phrasingIn(it))) : [];
}

function elementsIn(parent: Nodes, name: string): readonly JsxElement[] {
	const matches = new RegExp(`^${name}$`);
	return 'children' in parent
		? parent.children.flatMap((it): readonly JsxElement[] =>
				'name' in it && matches.test(it.name ?? '') && 'attributes' in it && Array.isArray(it.attributes)
					? [it as JsxElement]
					: elementsIn(it, name),
			)
		: [];
}
