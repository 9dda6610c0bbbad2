/** The tree of an HTML text: parse5's, with each piece of text at its own place in the source. */
import {
	type DefaultTreeAdapterMap,
	type DefaultTreeAdapterTypes,
	defaultTreeAdapter,
	parse,
	type Token,
	type TreeAdapter,
} from 'parse5';
import type { Span } from '../base/span.ts';
import { decodeHtmlReference } from './character-references.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;
type HtmlText = DefaultTreeAdapterTypes.TextNode;
type HtmlComment = DefaultTreeAdapterTypes.CommentNode;
type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/**
 * parse5 joins text over what it leaves out between, as a stray end tag, and parts it at white space, where it is wrong
 * on the place of a reference. Here each stretch of the source without a tag in it is one text.
 */
function adapterFor(source: string): TreeAdapter<DefaultTreeAdapterMap> {
	return {
		...defaultTreeAdapter,
		insertText(parent, text): void {
			defaultTreeAdapter.appendChild(parent, defaultTreeAdapter.createTextNode(text));
		},
		insertTextBefore(parent, text, reference): void {
			defaultTreeAdapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
		},
		setNodeSourceCodeLocation(node, location): void {
			node.sourceCodeLocation = location;
			if (location && defaultTreeAdapter.isTextNode(node)) {
				placeText(node, location, source);
			}
		},
	};
}

function placeText(node: HtmlText, location: Token.Location, source: string): void {
	const siblings = node.parentNode?.childNodes ?? [];
	const last = siblings.length - 1;
	const before = siblings[(siblings[last] === node ? last : siblings.indexOf(node)) - 1];
	const start = startOf(node.value, location.startOffset, source);
	if (before !== undefined && isText(before) && before.sourceCodeLocation?.endOffset === location.startOffset) {
		before.value += node.value;
		before.sourceCodeLocation = { ...location, startOffset: before.sourceCodeLocation.startOffset };
		defaultTreeAdapter.detachNode(node);
	} else if (start !== location.startOffset) {
		node.sourceCodeLocation = { ...location, startOffset: start };
	}
}

/** A reference after white space that the tree has no place for is placed at its last character. */
function startOf(value: string, start: number, source: string): number {
	if (source[start] === value[0]) {
		return start;
	}
	const written = /&#?\w{0,40}$/.exec(source.slice(Math.max(0, start - 42), start))?.[0];
	return written !== undefined && decodeHtmlReference(written + source.charAt(start)).length === written.length + 1
		? start - written.length
		: start;
}

/** Never throws: HTML gives every text a tree. */
export function parseTree(source: string): HtmlDocument {
	return parse(source, { sourceCodeLocationInfo: true, treeAdapter: adapterFor(source) });
}

/** The same length, with signs of no text for `<% … %>` and `<?php … ?>`, which may hold the end of a tag. */
export function withoutServerTags(source: string): string {
	let result = '';
	let at = 0;
	for (const match of source.matchAll(/<(?:%|\?(?!xml))/g)) {
		if (match.index < at) {
			continue;
		}
		const end = source.indexOf(match[0] === '<%' ? '%>' : '?>', match.index + 2);
		if (end < 0) {
			break;
		}
		result += source.slice(at, match.index) + '\uFFFC'.repeat(end + 2 - match.index);
		at = end + 2;
	}
	return result + source.slice(at);
}

export function isElement(node: HtmlNode): node is HtmlElement {
	return 'tagName' in node;
}

export function isText(node: HtmlNode): node is HtmlText {
	return node.nodeName === '#text';
}

export function isComment(node: HtmlNode): node is HtmlComment {
	return node.nodeName === '#comment';
}

/** Where the node stands; `undefined` for what the parser made up, as the `tbody` of a table without one. */
export function placeOf(node: HtmlNode): Span | undefined {
	const place = node.sourceCodeLocation;
	return place ? { start: place.startOffset, end: place.endOffset } : undefined;
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
	return element.attrs.find((it) => it.name === name)?.value;
}

/** Elements and all below them in document order, the contents of templates left out. */
export function* descendants(parent: HtmlParent): Generator<HtmlNode> {
	const waiting = [...parent.childNodes].reverse();
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		yield node;
		if (isElement(node)) {
			for (let i = node.childNodes.length - 1; i >= 0; i--) {
				const child = node.childNodes[i];
				if (child !== undefined) {
					waiting.push(child);
				}
			}
		}
	}
}

export function textOf(parent: HtmlParent): string {
	let text = '';
	for (const node of descendants(parent)) {
		text += isText(node) ? node.value : '';
	}
	return text.replace(/\s+/g, ' ').trim();
}
