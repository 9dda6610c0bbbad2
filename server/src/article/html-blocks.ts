import type { Span } from '../base/span.ts';
import type { BlockKind } from './article.ts';
import { attribute, decodeReference } from './character-references.ts';
import type { LinkDraft, RawBlock } from './draft.ts';
import { proseOfTag } from './html-tags.ts';
import { ProseBuilder, sliceProse } from './prose.ts';

const token =
	/<!--[\s\S]{0,20000}?(?:-->|$(?![\s\S]))|<[!?][^>]{0,2000}>|<\/?([A-Za-z][\w:-]{0,40})(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,500}>/g;
const skipped = /^(?:script|style|pre|textarea|template|svg|math|iframe|noscript|head|title|select|object)$/;
const blockLevel =
	/^(?:address|article|aside|blockquote|body|button|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|html|legend|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

/** Blocks of prose in a stretch of raw HTML. `quotes`: so many `>` may stand before each line. */
export function htmlBlocks(source: string, within: Span, quotes: number, newContainer: () => number): RawBlock[] {
	const reader = new HtmlReader(source, quotes, newContainer);
	const html = source.slice(within.start, within.end).trimEnd();
	const limit = within.start + html.length;
	let at = within.start;
	token.lastIndex = 0;
	for (let match = token.exec(html); match !== null; match = token.exec(html)) {
		const start = within.start + match.index;
		reader.text(at, start);
		at = start + match[0].length;
		const name = match[1]?.toLowerCase();
		if (name !== undefined && skipped.test(name) && !match[0].startsWith('</')) {
			at = within.start + endOfElement(html, name, token.lastIndex);
			token.lastIndex = at - within.start;
		} else {
			reader.tag(match[0], name, start, at);
		}
	}
	reader.text(at, limit);
	reader.flush(limit);
	return reader.blocks;
}

function endOfElement(html: string, name: string, from: number): number {
	const close = new RegExp(`</${name}\\s*>`, 'gi');
	close.lastIndex = from;
	const match = close.exec(html);
	return match === null ? html.length : match.index + match[0].length;
}

interface OpenList {
	readonly container: number;
	/** Number of the next item of an ordered list. */
	number: number | undefined;
}

interface OpenTable {
	readonly container: number;
	readonly heads: string[];
	rows: number;
}

class HtmlReader {
	readonly blocks: RawBlock[] = [];
	readonly #source: string;
	readonly #quotes: number;
	readonly #newContainer: () => number;
	#prose = new ProseBuilder();
	#links: LinkDraft[] = [];
	#anchor: { readonly start: number; readonly url: string } | undefined;
	/** Where the element that the text stands in starts. */
	#start: number | undefined;
	#heading = 0;
	#quoteDepth = 0;
	readonly #lists: OpenList[] = [];
	#item: { readonly label: string | undefined } | undefined;
	readonly #tables: OpenTable[] = [];
	#cells: Span[] | undefined;
	#cellStart = 0;
	#end = 0;

	constructor(source: string, quotes: number, newContainer: () => number) {
		this.#source = source;
		this.#quotes = quotes;
		this.#newContainer = newContainer;
	}

	text(start: number, end: number): void {
		let from = start;
		if (this.#prose.length === (this.#cells === undefined ? 0 : this.#cellStart)) {
			from = start + this.#blankLength(this.#source.slice(start, end));
		}
		if (from >= end) {
			return;
		}
		this.#start ??= from;
		const special = /&#?\w{1,32};|(?:(?<![ \t])[ \t]+)?(?:\r\n|\n|\r)[ \t>]*/g;
		special.lastIndex = from;
		for (
			let match = special.exec(this.#source);
			match !== null && match.index < end;
			match = special.exec(this.#source)
		) {
			this.#prose.copy(this.#source.slice(from, match.index), from);
			from = Math.min(match.index + match[0].length, end);
			const isReference = match[0].startsWith('&');
			const decoded = isReference ? (decodeReference(match[0]) ?? match[0]) : ' ';
			this.#prose.replace(decoded.replace(/[\r\n\t]/g, ' '), match.index, from);
		}
		this.#prose.copy(this.#source.slice(from, end), from);
		this.#end = end;
	}

	tag(tag: string, name: string | undefined, start: number, end: number): void {
		if (name === undefined) {
			return;
		}
		if (!blockLevel.test(name)) {
			this.#inlineTag(tag, name, start, end);
			return;
		}
		const isEnd = tag.startsWith('</');
		if (name === 'td' || name === 'th') {
			this.#cell(isEnd, start);
			return;
		}
		if (this.#cells !== undefined && name !== 'tr' && name !== 'table') {
			this.#separate(start, end);
			return;
		}
		this.flush(start);
		if (isEnd) {
			this.#close(name);
		} else {
			this.#open(tag, name);
			this.#start = start;
		}
	}

	/** Ends the block that is being written. */
	flush(end: number): void {
		if (this.#cells !== undefined) {
			this.#endCell();
		}
		const whole = this.#prose.build();
		const isRow = this.#cells !== undefined;
		const prose = isRow ? whole : sliceProse(whole, { start: 0, end: whole.text.trimEnd().length });
		if (/[^\s\uFFFC|]/.test(prose.text)) {
			const start = Math.min(this.#start ?? end, prose.pieces[1] ?? end);
			this.#add({ start, end: Math.max(this.#end, start) }, prose);
		}
		this.#prose = new ProseBuilder();
		this.#links = [];
		this.#anchor = undefined;
		this.#start = undefined;
		this.#cellStart = 0;
	}

	#add(span: Span, prose: RawBlock['prose']): void {
		const list = this.#lists.at(-1);
		const table = this.#tables.at(-1);
		const isRow = this.#cells !== undefined && table !== undefined;
		const isItem = this.#item !== undefined && list !== undefined;
		const kind: BlockKind = isRow
			? 'tableRow'
			: this.#heading > 0
				? 'heading'
				: isItem
					? 'listItem'
					: this.#quoteDepth > 0
						? 'quote'
						: 'paragraph';
		const spans = this.#cells ?? [];
		const cells = spans.map((it, column) => ({ span: it, head: isRow ? (table.heads[column] ?? '') : '' }));
		if (isRow && table.rows++ === 0) {
			table.heads.push(...spans.map((it) => prose.text.slice(it.start, it.end)));
		}
		this.blocks.push({
			kind,
			span,
			marker: { start: span.start, end: prose.pieces[1] ?? span.start },
			prose,
			level: kind === 'heading' ? this.#heading : kind === 'listItem' ? this.#lists.length : 0,
			links: this.#links,
			cells,
			container: isRow ? table.container : kind === 'listItem' ? list?.container : undefined,
			label: kind === 'listItem' ? this.#item?.label : undefined,
		});
	}

	#inlineTag(tag: string, name: string, start: number, end: number): void {
		const shown = proseOfTag(tag);
		if (shown !== '' && (this.#prose.length > 0 || shown !== ' ')) {
			this.#start ??= start;
			this.#prose.replace(shown, start, end);
			this.#end = end;
		}
		if (name !== 'a') {
			return;
		}
		if (this.#anchor !== undefined && this.#prose.length > this.#anchor.start) {
			this.#links.push({ span: { start: this.#anchor.start, end: this.#prose.length }, url: this.#anchor.url });
		}
		const url = tag.startsWith('</') ? undefined : attribute(tag, 'href');
		this.#anchor = url === undefined ? undefined : { start: this.#prose.length, url };
	}

	#open(tag: string, name: string): void {
		if (/^h[1-6]$/.test(name)) {
			this.#heading = Number(name.charAt(1));
		} else if (name === 'blockquote') {
			this.#quoteDepth++;
		} else if (name === 'ul' || name === 'ol' || name === 'menu') {
			const first = name === 'ol' ? Number.parseInt(attribute(tag, 'start') ?? '1', 10) || 1 : undefined;
			this.#lists.push({ container: this.#newContainer(), number: first });
			this.#item = undefined;
		} else if (name === 'li') {
			this.#openItem();
		} else if (name === 'table') {
			this.#tables.push({ container: this.#newContainer(), heads: [], rows: 0 });
			this.#cells = undefined;
		} else if (name === 'tr' && this.#tables.length > 0) {
			this.#cells = [];
		}
	}

	#openItem(): void {
		if (this.#lists.length === 0) {
			this.#lists.push({ container: this.#newContainer(), number: undefined });
		}
		const list = this.#lists.at(-1);
		const number = list?.number;
		this.#item = { label: number === undefined ? undefined : String(number) };
		if (list !== undefined && number !== undefined) {
			list.number = number + 1;
		}
	}

	#close(name: string): void {
		if (/^h[1-6]$/.test(name)) {
			this.#heading = 0;
		} else if (name === 'blockquote') {
			this.#quoteDepth = Math.max(0, this.#quoteDepth - 1);
		} else if (name === 'ul' || name === 'ol' || name === 'menu') {
			this.#lists.pop();
			this.#item = undefined;
		} else if (name === 'li') {
			this.#item = undefined;
		} else if (name === 'tr') {
			this.#cells = undefined;
		} else if (name === 'table') {
			this.#tables.pop();
			this.#cells = undefined;
		}
	}

	#cell(isEnd: boolean, start: number): void {
		if (this.#cells === undefined) {
			this.flush(start);
			return;
		}
		this.#endCell();
		if (isEnd) {
			return;
		}
		this.#start ??= start;
		if (this.#cells.length > 0) {
			this.#prose.replace(' | ', Math.min(Math.max(this.#end, this.#start), start), start);
		}
		this.#cellStart = this.#prose.length;
		this.#cells.push({ start: this.#cellStart, end: this.#cellStart });
		this.#end = start;
	}

	#endCell(): void {
		const last = this.#cells?.pop();
		if (last !== undefined) {
			const end = last.end > last.start ? last.end : this.#prose.length;
			this.#cells?.push({ start: last.start, end });
		}
	}

	/** A block inside a cell: its texts stay apart by a space. */
	#separate(start: number, end: number): void {
		if (this.#prose.length > this.#cellStart && !this.#prose.text.endsWith(' ')) {
			this.#prose.replace(' ', start, end);
			this.#end = end;
		}
	}

	#blankLength(text: string): number {
		const pattern = this.#quotes > 0 ? /^[\s>]*/ : /^\s*/;
		return pattern.exec(text)?.[0].length ?? 0;
	}
}
