import type { BlockKind } from './article.ts';
import type { BlockDraft, RawBlock, SegmentDraft } from './draft.ts';
import { finishBlock, hasText } from './finish.ts';
import { isShort } from './heading-shape.ts';
import { type HeadingContext, isHeadingLine } from './plaintext-headings.ts';
import { findComments, isWrapped, type Line, readLines, underlineLevel, wrapWidth } from './plaintext-lines.ts';
import { ProseBuilder } from './prose.ts';
import { entryMarker, isReferenceHeading, looksLikeEntry } from './reference-list.ts';

/** What makes blocks of groups of lines; a caller may keep what it made before. */
export type Finish = (raw: RawBlock, source: string) => BlockDraft;

/** Parses plain text: paragraphs, lists, headings without marks, and a list of references. */
export function parsePlaintext(source: string, finish: Finish = finishBlock): SegmentDraft {
	const grouping = new Grouping(source, readLines(source));
	const blocks = grouping
		.read()
		.map((group) => toRaw(source, group))
		.filter(hasText)
		.map((raw) => finish(raw, source));
	const comments = source.includes('<!--') ? findComments(source) : [];
	return { blocks, definitions: [], footnotes: [], comments, containers: grouping.containers };
}

interface Group {
	readonly kind: BlockKind;
	readonly lines: readonly Line[];
	/** Length of the marker before the prose of the first line. */
	readonly marker: number;
	readonly level: number;
	readonly container: number | undefined;
	readonly label: string | undefined;
}

const disclosure =
	/^(?:disclaimer|note|this (?:article|information|content|page|post|site|website|blog|guide|text|material))\b/i;
/** Sentences without a number: no work is cited so. */
const severalSentences = /^\D{0,200}?\p{Ll}{2}[.!?]\s+\p{Lu}\p{Ll}*\s\p{Ll}\D*$/u;

class Grouping {
	containers = 0;
	readonly #source: string;
	readonly #lines: readonly Line[];
	readonly #width: number | undefined;
	readonly #groups: Group[] = [];
	/** Index of the next line with text, for each line. */
	readonly #next: number[] = [];
	#list: { readonly container: number; readonly indents: number[] } | undefined;
	#references: 'none' | 'started' | 'numbered' | 'unnumbered' = 'none';
	#numberedHeadings = false;

	constructor(source: string, lines: readonly Line[]) {
		this.#source = source;
		this.#lines = lines;
		this.#width = wrapWidth(lines);
		let next = lines.length;
		for (let i = lines.length - 1; i >= 0; i--) {
			this.#next[i] = next;
			next = this.#isBlank(i) ? next : i;
		}
	}

	read(): Group[] {
		let at = 0;
		while (at < this.#lines.length) {
			at = this.#take(at);
		}
		return this.#groups;
	}

	/** Takes the block that starts at a line; returns the line after it. */
	#take(at: number): number {
		const line = this.#lines[at];
		if (line === undefined || line.text === '') {
			return at + 1;
		}
		const underlined = underlineLevel(this.#source, line, this.#lines[at + 1]);
		if (underlined > 0 && line.marker === 0) {
			this.#addHeading(line, underlined);
			return at + 2;
		}
		const hashes = /^(#{1,6})\s+(?=\S)/.exec(line.text);
		if (hashes !== null) {
			this.#addHeading(line, hashes[1]?.length ?? 1, hashes[0].length);
			return at + 1;
		}
		if (this.#references !== 'none' && this.#takesEntry(at, line)) {
			return this.#takeEntry(at, line);
		}
		if (isHeadingLine(line, this.#around(at))) {
			this.#addHeading(line, this.#groups.length === 0 && line.number === undefined ? 1 : 2);
			return at + 1;
		}
		return line.marker > 0 ? this.#takeItem(at, line) : this.#takeParagraph(at);
	}

	#addHeading(line: Line, level: number, marker = line.number === undefined ? 0 : line.marker): void {
		this.#add('heading', [line], marker, level, undefined, line.number);
		this.#list = undefined;
		this.#references = isReferenceHeading(line.text.slice(marker)) ? 'started' : 'none';
		this.#numberedHeadings ||= line.number !== undefined;
	}

	#takeParagraph(at: number): number {
		let end = at + 1;
		while (end < this.#lines.length) {
			const first = this.#lines[end - 1];
			const second = this.#lines[end];
			if (first !== undefined && second !== undefined && isWrapped(first, second, this.#width)) {
				end++;
			} else if (first !== undefined && this.#isSplitNumber(first, end)) {
				end = (this.#next[end - 1] ?? end) + 1;
			} else {
				break;
			}
		}
		this.#add('paragraph', this.#textLines(at, end), 0, 0, undefined, undefined);
		this.#list = undefined;
		return end;
	}

	/** `… at 4.` and, a paragraph further, `5 mg …`: one number that a sentence splitter cut. */
	#isSplitNumber(first: Line, at: number): boolean {
		const next = this.#lines[this.#next[at - 1] ?? at];
		return /\b\d\.$/.test(first.text) && next !== undefined && /^\d{1,2}\s?(?:mg|mcg|µg|μg|ml|%)/i.test(next.text);
	}

	#takeItem(at: number, line: Line): number {
		const end = this.#endOfItem(at, line);
		this.#list ??= { container: this.containers++, indents: [] };
		const { container, indents } = this.#list;
		while (indents.length > 0 && (indents.at(-1) ?? 0) > line.indent) {
			indents.pop();
		}
		if (indents.at(-1) !== line.indent) {
			indents.push(line.indent);
		}
		this.#add('listItem', this.#textLines(at, end), line.marker, indents.length, container, line.number);
		return end;
	}

	/** A line further right than the item's marker goes on with it, and so does a wrapped one. */
	#endOfItem(at: number, item: Line): number {
		let end = at + 1;
		for (; end < this.#lines.length; end++) {
			const first = this.#lines[end - 1];
			const second = this.#lines[end];
			const isIndented =
				second !== undefined && second.text !== '' && second.marker === 0 && second.indent > item.indent;
			if (first === undefined || second === undefined || !(isIndented || isWrapped(first, second, this.#width))) {
				break;
			}
		}
		return end;
	}

	/** Whether a line below a reference heading is an entry; a paragraph of text ends the list. */
	#takesEntry(at: number, line: Line): boolean {
		if (entryMarker(line.text) !== undefined || line.marker > 0) {
			return true;
		}
		if (this.#references === 'numbered' && this.#isBlank(at - 1)) {
			return false;
		}
		if (looksLikeEntry(line.text)) {
			return true;
		}
		const following = this.#lines[this.#next[at] ?? this.#lines.length];
		const isHeading =
			isShort(line.text) && following !== undefined && following.text.length > 110 && !looksLikeEntry(following.text);
		return !isHeading && line.text.length < 300 && !disclosure.test(line.text) && !severalSentences.test(line.text);
	}

	#takeEntry(at: number, line: Line): number {
		const entry = entryMarker(line.text);
		const isNumbered = entry !== undefined;
		let end = at + 1;
		for (; end < this.#lines.length; end++) {
			const first = this.#lines[end - 1];
			const second = this.#lines[end];
			if (
				first === undefined ||
				second === undefined ||
				second.text === '' ||
				second.marker > 0 ||
				entryMarker(second.text)
			) {
				break;
			}
			if (!isNumbered && second.indent <= line.indent && !isWrapped(first, second, this.#width)) {
				break;
			}
		}
		this.#references = isNumbered ? 'numbered' : this.#references === 'numbered' ? 'numbered' : 'unnumbered';
		this.#add('reference', this.#textLines(at, end), entry?.length ?? line.marker, 0, undefined, entry?.label);
		return end;
	}

	#add(
		kind: BlockKind,
		lines: readonly Line[],
		marker: number,
		level: number,
		container: number | undefined,
		label: string | undefined,
	): void {
		this.#groups.push({ kind, lines, marker, level, container, label });
	}

	#around(at: number): HeadingContext {
		const first = this.#runEdge(at, -1);
		const last = this.#runEdge(at, 1);
		const next = this.#next[at] ?? this.#lines.length;
		return {
			isFirst: this.#groups.length === 0,
			blankBefore: at === 0 || this.#isBlank(at - 1),
			blankAfter: this.#isBlank(at + 1),
			afterHeading: this.#groups.at(-1)?.kind === 'heading',
			afterNumberedHeading: this.#numberedHeadings,
			following: this.#lines[next],
			run: 1 + first + last,
			endsRun: last === 0,
		};
	}

	/** How many short lines, each between blank lines, stand next to a line in one direction; 3 is enough to know. */
	#runEdge(at: number, step: 1 | -1): number {
		let count = 0;
		let i = at;
		while (count < 3) {
			i += step;
			while (this.#lines[i] !== undefined && this.#isBlank(i)) {
				i += step;
			}
			const line = this.#lines[i];
			const isAlone = line !== undefined && this.#isBlank(i - 1) && this.#isBlank(i + 1);
			if (line === undefined || !isAlone || line.marker > 0 || !isShort(line.text) || line.text.endsWith('?')) {
				break;
			}
			count++;
		}
		return count;
	}

	#isBlank(at: number): boolean {
		return (this.#lines[at]?.text ?? '') === '';
	}

	#textLines(from: number, to: number): Line[] {
		return this.#lines.slice(from, to).filter((it) => it.text !== '');
	}
}

function toRaw(source: string, group: Group): RawBlock {
	const builder = new ProseBuilder();
	const start = group.lines[0]?.start ?? 0;
	const proseStart = start + group.marker;
	let end = proseStart;
	group.lines.forEach((line, index) => {
		const from = index === 0 ? proseStart : line.start;
		if (index > 0) {
			builder.replace(' ', end, from);
		}
		copyWithoutComments(builder, source, from, line.end);
		end = line.end;
	});
	const { kind, level, container, label } = group;
	const marker = { start, end: proseStart };
	return { kind, span: { start, end }, marker, prose: builder.build(), level, links: [], cells: [], container, label };
}

function copyWithoutComments(builder: ProseBuilder, source: string, start: number, end: number): void {
	const text = source.slice(start, end);
	let from = 0;
	for (const it of text.includes('<!--') ? findComments(text) : []) {
		builder.copy(text.slice(from, it.start), start + from);
		from = it.end;
	}
	builder.copy(text.slice(from), start + from);
}
