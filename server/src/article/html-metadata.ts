/** What the head of a page says of it, under the names that front matter has for it. */
import { isObject } from '../base/is-object.ts';
import type { FrontMatter } from './article.ts';
import {
	attributeOf,
	descendants,
	type HtmlDocument,
	type HtmlElement,
	isElement,
	isText,
	placeOf,
	textOf,
} from './html-tree.ts';

/** `undefined` where the page says nothing of itself. `hasTitle`: a heading does so already, without the site's name. */
export function readMetadata(document: HtmlDocument, hasTitle: boolean): FrontMatter | undefined {
	const values = new Map<string, unknown>();
	const set = (key: string, value: unknown) => {
		if (value !== undefined && value !== '' && !values.has(key)) {
			values.set(key, value);
		}
	};
	let end = 0;
	for (const node of descendants(document)) {
		if (!isElement(node)) {
			continue;
		}
		if (node.tagName === 'body') {
			end = node.sourceCodeLocation?.startTag?.endOffset ?? end;
		} else if (node.tagName === 'meta') {
			const name = (attributeOf(node, 'property') ?? attributeOf(node, 'name') ?? '').toLowerCase();
			const key = keys.get(name) ?? (/^[a-z][\w-]*$/.test(name) ? name : undefined);
			if (key !== undefined && !notRead.test(key) && !(key === 'title' && hasTitle)) {
				set(key, attributeOf(node, 'content')?.trim());
			}
		} else if (node.tagName === 'title' && !hasTitle && isOfPage(node)) {
			set('title', withoutSite(textOf(node)));
		} else if (node.tagName === 'script' && /^application\/ld\+json/i.test(attributeOf(node, 'type') ?? '')) {
			for (const [key, value] of linkedData(node)) {
				set(key, value);
			}
		}
		end = Math.max(end, /^(?:head|title|meta)$/.test(node.tagName) ? (placeOf(node)?.end ?? 0) : 0);
	}
	return values.size === 0 ? undefined : { span: { start: 0, end }, values, problem: undefined };
}

/** Names that mean another thing in front matter, or nothing of the article. */
const notRead = /^(?:bibliography|generator|keywords|ldn-lint|references|robots|theme-color|viewport)$/;

const keys: ReadonlyMap<string, string> = new Map([
	['og:title', 'title'],
	['citation_title', 'title'],
	['article:author', 'author'],
	['citation_author', 'author'],
	['dc.creator', 'author'],
	['dcterms.creator', 'author'],
	['og:description', 'description'],
	['dc.date', 'date'],
	['dcterms.date', 'date'],
	['dcterms.created', 'date'],
	['citation_publication_date', 'date'],
	['article:published_time', 'published'],
	['article:modified_time', 'modified'],
	['og:updated_time', 'modified'],
	['dcterms.modified', 'modified'],
	['last-modified', 'modified'],
	['citation_doi', 'doi'],
	['citation_pmid', 'pmid'],
]);

/** Drawings have titles of their own. */
function isOfPage({ parentNode }: HtmlElement): boolean {
	return parentNode !== null && 'tagName' in parentNode && /^(?:head|body|html)$/.test(parentNode.tagName);
}

/** "Article – Site" and "Article | Site" without what comes after the last such sign. */
function withoutSite(title: string): string {
	return title.replace(/\s(?:[|·•»–—:]{1,2}|-)\s[^|·•»–—]*$/u, '');
}

const articleTypes = /Article|BlogPosting|WebPage$|^Report$/;

function linkedData(script: HtmlElement): ReadonlyMap<string, unknown> {
	const values = new Map<string, unknown>();
	for (const item of itemsIn(script)) {
		if (![item['@type']].flat().some((it) => typeof it === 'string' && articleTypes.test(it))) {
			continue;
		}
		for (const [key, property] of [
			['published', 'datePublished'],
			['modified', 'dateModified'],
			['author', 'author'],
			['reviewer', 'reviewedBy'],
			['reviewed', 'lastReviewed'],
		] as const) {
			if (item[property] !== undefined && !values.has(key)) {
				values.set(key, item[property]);
			}
		}
	}
	return values;
}

function itemsIn(script: HtmlElement): readonly Readonly<Record<string, unknown>>[] {
	const source = script.childNodes.map((it) => (isText(it) ? it.value : '')).join('');
	let data: unknown;
	try {
		data = JSON.parse(source);
	} catch {
		return [];
	}
	return [data].flat().flatMap((it) => (isObject(it) ? [it, ...[it['@graph']].flat().filter(isObject)] : []));
}
