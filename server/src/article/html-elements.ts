/** What elements of HTML are to a reader: blocks, signs within a line, or nothing to read. */
import { attributeOf, descendants, type HtmlElement, type HtmlNode, isElement, textOf } from './html-tree.ts';

const flow =
	/^(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|main|menu|ol|p|search|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|caption)$/;
const unread =
	/^(?:base|button|col|colgroup|datalist|head|input|link|map|meta|nav|noembed|noframes|noscript|optgroup|option|pre|rp|rt|script|select|style|template|textarea|title|xmp)$/;
/** Each is one sign in a line, as an image is. */
const objects =
	/^(?:audio|canvas|code|embed|iframe|img|kbd|math|meter|object|picture|progress|samp|svg|var|video|image)$/;

export function isObject({ tagName }: HtmlElement): boolean {
	return objects.test(tagName);
}

/** Whether the element breaks the line: by its name, or by what stands in it. */
export function isFlow(element: HtmlElement): boolean {
	if (flow.test(element.tagName)) {
		return true;
	}
	if (isObject(element)) {
		return false;
	}
	for (const node of descendants(element)) {
		if (isElement(node) && flow.test(node.tagName)) {
			return true;
		}
	}
	return false;
}

const hiddenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const hiddenClass =
	/(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|skip-link|footnote-back(?:ref|link)|mw-cite-backlink|mw-editsection|data-footnote-backref|comment-list|comments-area|cookie-\S+|gdpr\S*)(?=\s|$)/i;
const unreadRole = /^(?:navigation|menu|menubar|search|doc-backlink|doc-toc|toolbar|tablist|alertdialog|dialog)$/i;
const unreadId = /^(?:comments|respond|disqus_thread|cookie\S*|gdpr\S*)$/i;

/** Menus, scripts, what is hidden from view, the arrows back from footnotes, and the comments of visitors. */
export function isUnread(node: HtmlNode): boolean {
	if (!isElement(node)) {
		return false;
	}
	return (
		unread.test(node.tagName) ||
		isPointer(node) ||
		node.attrs.some(({ name, value }) => {
			switch (name) {
				case 'hidden':
					return value !== 'until-found';
				case 'aria-hidden':
					return value === 'true';
				case 'style':
					return hiddenStyle.test(value);
				case 'class':
					return hiddenClass.test(value);
				case 'role':
					return unreadRole.test(value);
				case 'id':
					return unreadId.test(value);
				default:
					return name === 'data-footnote-backref';
			}
		})
	);
}

/** A link to a place of the page that says no word: to the heading that it stands in, or back from a footnote. */
function isPointer(element: HtmlElement): boolean {
	return (
		element.tagName === 'a' &&
		attributeOf(element, 'href')?.startsWith('#') === true &&
		/^(?:#|¶|§|🔗|↩|↑|\u200b)?[\ufe0e\ufe0f]?$/u.test(textOf(element)) &&
		element.childNodes.every((it) => it.nodeName === '#text')
	);
}

const listOfWorks = /(?:^|\s)(?:footnotes|endnotes|references|reflist|bibliography)(?=\s|$)/i;

/** Whether the items within are notes or works: as generators of sites and Pandoc mark them. */
export function holdsReferences(element: HtmlElement): boolean {
	return (
		/^doc-(?:endnotes|bibliography)$/.test(attributeOf(element, 'role') ?? '') ||
		attributeOf(element, 'data-footnotes') !== undefined ||
		(/^(?:section|div|ol|ul)$/.test(element.tagName) &&
			(listOfWorks.test(attributeOf(element, 'class') ?? '') || listOfWorks.test(attributeOf(element, 'id') ?? '')))
	);
}

/** One work of Pandoc's list, which is no item of a list to HTML. */
export function isEntry(element: HtmlElement): boolean {
	return (
		/(?:^|\s)csl-entry(?=\s|$)/.test(attributeOf(element, 'class') ?? '') ||
		attributeOf(element, 'role') === 'doc-biblioentry'
	);
}
