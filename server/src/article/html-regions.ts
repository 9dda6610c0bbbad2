/** Which part of a page is its article, and what of the frame around it readers take as part of the text. */
import type { RawBlock } from './draft.ts';
import { isUnread } from './html-elements.ts';
import { attributeOf, type HtmlDocument, type HtmlElement, type HtmlNode, isElement, isText } from './html-tree.ts';
import { isReferenceHeading } from './reference-list.ts';

/** An element with a smaller share of the page's text is not its article. */
const leastShare = 0.25;

/** The element that holds the article: `main`, or the only `article`; `undefined` where it is the whole page. */
export function articleOf(document: HtmlDocument): HtmlElement | undefined {
	const sizes = new Map<HtmlElement, number>();
	const total = measure(document.childNodes, sizes);
	const all = [...sizes.keys()];
	const mains = all.filter((it) => it.tagName === 'main' || attributeOf(it, 'role') === 'main');
	const articles = all.filter((it) => it.tagName === 'article');
	const found = mains.length > 0 ? mains[0] : articles.length === 1 ? articles[0] : undefined;
	return found !== undefined && (sizes.get(found) ?? 0) >= total * leastShare ? found : undefined;
}

const disclaimer = /\b(?:disclaimer|disclosures?|medical notice|legal notice|important notice|medical advice)\b/i;
const byline =
	/^\W*(?:(?:medically |clinically |last |first |originally )*(?:written|reviewed|updated|published|posted|modified|edited|checked)|authors?|date)\b/i;
const plainBy = /^\W*[Bb]y \p{Lu}/u;

/**
 * Whether a block of the frame belongs to what the page says: whole sentences, as of a disclaimer in the footer, names
 * of who wrote it and when, a list of works. Menus, slogans and links to other pages do not.
 */
export function isOfArticle(block: RawBlock, hasTitle: boolean): boolean {
	const { text } = block.prose;
	if (block.kind === 'heading') {
		return isReferenceHeading(text) || disclaimer.test(text) || (block.level === 1 && !hasTitle);
	}
	if (block.kind === 'reference') {
		return true;
	}
	if (text.length <= 160 && (byline.test(text) || plainBy.test(text))) {
		return true;
	}
	const linked = block.links.reduce((sum, it) => sum + it.span.end - it.span.start, 0);
	const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
	return linked < text.length / 2 && words >= 5 && /[.!?]["'”’)\]]*\s*$/.test(text);
}

/** Sizes of the text in each element that may be an article; returns the size of all. */
function measure(nodes: readonly HtmlNode[], sizes: Map<HtmlElement, number>, depth = 0): number {
	let total = 0;
	for (const node of nodes) {
		if (isText(node)) {
			total += node.value.trim().length;
		} else if (isElement(node) && !isUnread(node) && depth < 200) {
			const size = measure(node.childNodes, sizes, depth + 1);
			total += size;
			if (/^(?:main|article)$/.test(node.tagName) || attributeOf(node, 'role') === 'main') {
				sizes.set(node, size);
			}
		}
	}
	return total;
}
