/**
 * Bibliographies outside the text: BibTeX and CSL files that the front matter or the configuration names, and CSL
 * inside the front matter. Texts come with the snapshot; nothing is read from disk here, and what cannot be read of a
 * file costs that entry's fields alone, never its key.
 */
import { type BibtexEntry, entries as parseBibtex } from 'bibtex-parse';
import { parse as parseYaml } from 'yaml';
import type { Article } from '../article/article.ts';
import { isObject } from '../base/is-object.ts';
import { Memo } from '../base/memo.ts';
import { isNestedDeeply } from '../base/nesting.ts';
import { type ReferenceFields, readReference } from './reference-entry.ts';

export interface BibliographyText {
	/** As it is named. */
	readonly path: string;
	/** `undefined` when there is no such file, or when it may not be read. */
	readonly text: string | undefined;
}

export interface BibliographyItem extends ReferenceFields {
	readonly key: string;
}

export interface Bibliography {
	readonly items: ReadonlyMap<string, BibliographyItem>;
	/** Named files that are not there: then a key may be in one of them. */
	readonly missing: readonly string[];
	/** What it is called in messages: the file's name, or the front matter. */
	readonly name: string;
}

/** Files that the front matter names, as written there. */
export function namedBibliographies({ frontMatter }: Pick<Article, 'frontMatter'>): readonly string[] {
	const named = frontMatter?.values.get('bibliography');
	const paths: readonly unknown[] = Array.isArray(named) ? named : [named];
	return paths.filter((it): it is string => typeof it === 'string' && it.trim() !== '').map((it) => it.trim());
}

/** `undefined` when the article declares none, or when the texts of those that it names were not to be had at all. */
export function readBibliography(
	article: Article,
	texts: readonly BibliographyText[] | undefined,
): Bibliography | undefined {
	const inline = article.frontMatter?.values.get('references');
	const named = namedBibliographies(article);
	const given = texts ?? [];
	if (named.some((path) => !given.some((it) => it.path === path)) || (!Array.isArray(inline) && given.length === 0)) {
		return undefined;
	}
	const items = new Map<string, BibliographyItem>();
	for (const item of [...(Array.isArray(inline) ? cslItems(inline) : []), ...given.flatMap(itemsOf)]) {
		items.set(item.key, items.get(item.key) ?? item);
	}
	return {
		items,
		missing: given.filter((it) => it.text === undefined).map((it) => it.path),
		name: given.length === 0 ? 'the references of the front matter' : given.map((it) => fileName(it.path)).join(' or '),
	};
}

/** Files of common projects, each of them read once as long as its text stays the same. */
const parsed = new Memo<readonly BibliographyItem[]>(8);

function itemsOf({ path, text }: BibliographyText): readonly BibliographyItem[] {
	if (text === undefined) {
		return [];
	}
	return parsed.get(`${/\.\w+$/.exec(path)?.[0] ?? ''}\n${text}`, () =>
		/\.(?:json|ya?ml)$/i.test(path) ? cslText(text) : bibtexItems(text),
	);
}

/** CSL-JSON is YAML as well; Pandoc's YAML holds its items under `references`. */
function cslText(text: string): readonly BibliographyItem[] {
	let data: unknown;
	try {
		if (isNestedDeeply(text)) {
			return [];
		}
		data = text.trimStart().startsWith('[') ? JSON.parse(text) : parseYaml(text, { logLevel: 'silent' });
	} catch {
		return [...text.matchAll(/["']?\bid["']?\s{0,3}:\s{0,3}["']?([^\s"',}]{1,80})/g)].map((it) => bare(it[1] ?? ''));
	}
	const list = isObject(data) ? (data.references ?? data.items) : data;
	return Array.isArray(list) ? cslItems(list) : [];
}

function cslItems(list: readonly unknown[]): readonly BibliographyItem[] {
	return list.flatMap((item) => {
		const key = isObject(item) ? textOf(item.id) : undefined;
		return isObject(item) && key !== undefined ? [cslItem(item, key)] : [];
	});
}

function cslItem(item: Readonly<Record<string, unknown>>, key: string): BibliographyItem {
	const names = Array.isArray(item.author) ? item.author.map((it: unknown) => (isObject(it) ? familyOf(it) : '')) : [];
	return itemOf(key, {
		authors: names.filter((it) => it !== '').join(', '),
		title: textOf(item.title),
		journal: textOf(item['container-title']),
		year: /\b(?:1[89]|20)\d\d\b/.exec(JSON.stringify(item.issued ?? '').slice(0, 200))?.[0],
		volume: textOf(item.volume),
		issue: textOf(item.issue),
		pages: textOf(item.page),
		doi: textOf(item.DOI),
		pmid: textOf(item.PMID),
		pmcid: textOf(item.PMCID),
		url: textOf(item.URL),
	});
}

function familyOf(name: Readonly<Record<string, unknown>>): string {
	return textOf(name.family) ?? textOf(name.literal) ?? '';
}

function bibtexItems(source: string): readonly BibliographyItem[] {
	// The reader drops what a command of formatting or an accent stands before.
	const text = source
		.replace(/\\(?:emph|enquote|mkbib\w{1,12}|text[a-z]{2,12})\s?\{/g, '{')
		.replace(/\{?\\["'`^~=.]\s?\{?(\p{L})\}?\}?/gu, '$1');
	try {
		return parseBibtex(text).flatMap(bibtexItem);
	} catch {
		// One entry that cannot be read must not hide the others.
		const chunks = text.split(/^(?=[ \t]{0,8}@\w{1,30}\s{0,3}[{(])/m);
		const strings = chunks.filter((it) => /^\s*@string/i.test(it)).slice(0, 200);
		return chunks.flatMap((chunk) => {
			const key = /^\s*@(?!string|comment|preamble)\w{1,30}\s{0,3}[{(]\s{0,3}([^\s,{}()]{1,80})/i.exec(chunk)?.[1];
			return key === undefined ? [] : [readChunk([...strings, chunk].join('')) ?? bare(key)];
		});
	}
}

function readChunk(text: string): BibliographyItem | undefined {
	try {
		return parseBibtex(text).flatMap(bibtexItem).at(-1);
	} catch {
		return undefined;
	}
}

/** None of an entry without a key: nothing can cite it. */
function bibtexItem(entry: BibtexEntry): readonly BibliographyItem[] {
	if (typeof entry.key !== 'string' || entry.key === '') {
		return [];
	}
	const field = (...names: readonly string[]) => {
		const value = names.map((it) => entry[it]).find((it) => it !== undefined && it !== null && it !== '');
		return value === undefined || value === null ? undefined : plainTex(String(value));
	};
	const item = itemOf(entry.key, {
		authors: field('AUTHOR', 'EDITOR')
			?.split(/(?<!\s)\s+and\s+/)
			.map((it) => (it.includes(',') ? (it.split(',')[0] ?? it) : (it.split(' ').at(-1) ?? it)).trim())
			.join(', '),
		title: field('TITLE'),
		journal: field('JOURNAL', 'JOURNALTITLE', 'BOOKTITLE'),
		year: /\d{4}/.exec(field('YEAR', 'DATE') ?? '')?.[0],
		volume: field('VOLUME'),
		issue: field('NUMBER', 'ISSUE'),
		pages: field('PAGES', 'EID', 'ARTICLE-NUMBER')?.replace(/-{2,3}/g, '–'),
		doi: field('DOI'),
		pmid: field('PMID'),
		pmcid: field('PMCID'),
		url: field('URL', 'HOWPUBLISHED'),
	});
	return [item];
}

function itemOf(key: string, given: Partial<Record<keyof ReferenceFields, string | undefined>>): BibliographyItem {
	// Identifiers and addresses are read as those of an entry in the text are.
	const { doi, pmid, pmcid, url } = readReference(
		[given.doi && `doi:${given.doi}`, given.pmid && `PMID ${given.pmid}`, given.pmcid, given.url]
			.filter(Boolean)
			.join(' '),
	);
	const { authors, title, journal, year, volume, issue, pages } = given;
	const words = { authors: authors === '' ? undefined : authors, title, journal, year, volume, issue, pages };
	return { key, ...words, doi, pmid, pmcid, otherIdentifier: undefined, url, cut: undefined };
}

function bare(key: string): BibliographyItem {
	return itemOf(key, {});
}

/** Without the commands, braces and accents of TeX. */
function plainTex(value: string): string {
	return value
		.replace(/\\[a-zA-Z]{1,20}\s?|[{}]/g, '')
		.replace(/\\([&%$#_])/g, '$1')
		.replace(/\s+/g, ' ')
		.trim();
}

function textOf(value: unknown): string | undefined {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	const text = typeof first === 'number' ? String(first) : first;
	return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function fileName(path: string): string {
	return path.split(/[\\/]/).at(-1) ?? path;
}
