import type { BlockKind } from './article.ts';
import type { BlockDraft, RawBlock } from './draft.ts';
import { finishBlock } from './finish.ts';
import { ProseBuilder } from './prose.ts';
import { entryMarker, isReferenceHeading } from './reference-list.ts';

interface Line {
	/** Of the text, without surrounding white space. */
	readonly start: number;
	readonly end: number;
	readonly indent: number;
	readonly text: string;
	readonly bullet: number;
	readonly number: string | undefined;
}

const bullet = /^(?:[•◦·●○▪▫■□‣⁃∙➢➤►✓✔✗✘❖*+–—-]|o(?=\s{1,4}\p{Lu}))(?:\s+|(?<=[•◦●○▪▫■‣⁃➢➤►✓✔❖])(?=\S))/u;
const numbered = /^\(?(\d{1,3})\s?[.)]\s+(?=\S)/;
const sentenceEnd = /[.!?…:;,]["'”’)\]\d]*$/;

export function splitBlocks(source: string): { readonly blocks: BlockDraft[]; readonly containers: number } {
	const lines = readLines(source);
	return new Grouping(source, lines).read();
}

function readLines(source: string): Line[] {
	const lines: Line[] = [];
	const pattern = /[^\r\n\f\v\u2028\u2029]*(?:\r\n|[\r\n\f\v\u2028\u2029]|$)/g;
	for (const match of source.matchAll(pattern)) {
		if (match.index >= source.length) {
			break;
		}
		const raw = match[0];
		const text = raw.trim();
		const indent = raw.length - raw.trimStart().length;
		const start = match.index + (text === '' ? 0 : indent);
		const isComment = /^<!--.*-->$/.test(text);
		const shown = isComment ? '' : text;
		lines.push({
			start,
			end: start + shown.length,
			indent,
			text: shown,
			bullet: bullet.exec(shown)?.[0].length ?? 0,
			number: numbered.exec(shown)?.[1],
		});
	}
	return lines;
}

interface Group {
	readonly kind: BlockKind;
	readonly lines: readonly Line[];
	readonly marker: number;
	readonly level: number;
	readonly container?: number;
	readonly label?: string;
}

class Grouping {
	readonly #source: string;
	readonly #lines: readonly Line[];
	readonly #groups: Group[] = [];
	#containers = 0;
	#list: number | undefined;
	#inReferences = false;

	constructor(source: string, lines: readonly Line[]) {
		this.#source = source;
		this.#lines = lines;
	}

	read(): { readonly blocks: BlockDraft[]; readonly containers: number } {
		let at = 0;
		while (at < this.#lines.length) {
			at = this.#take(at);
		}
		return { blocks: this.#groups.map((group) => toDraft(this.#source, group)), containers: this.#containers };
	}

	/** Takes the block that starts at a line; returns the line after it. */
	#take(at: number): number {
		const line = this.#line(at);
		if (line === undefined || line.text === '' || isRule(line.text)) {
			return at + 1;
		}
		const underline = this.#line(at + 1);
		if (underline !== undefined && /^(?:={3,}|-{3,}|~{3,})$/.test(underline.text) && line.text.length < 120) {
			this.#heading(line, underline.text.startsWith('=') ? 1 : 2, 0);
			return at + 2;
		}
		const isHeading = line.bullet === 0 && this.#isHeading(at);
		if (isHeading) {
			const marker = line.number === undefined ? 0 : (numbered.exec(line.text)?.[0].length ?? 0);
			this.#heading(line, this.#groups.length === 0 && line.number === undefined ? 1 : 2, marker);
			return at + 1;
		}
		const end = this.#endOfParagraph(at);
		const lines = this.#lines.slice(at, end);
		if (this.#inReferences) {
			const entry = entryMarker(line.text);
			const marker = entry?.length ?? line.bullet;
			this.#groups.push({ kind: 'reference', lines, marker, level: 0, ...(entry && { label: entry.label }) });
		} else if (line.bullet > 0 || line.number !== undefined) {
			this.#list ??= this.#containers++;
			const marker = line.bullet || (numbered.exec(line.text)?.[0].length ?? 0);
			const level = 1;
			const label = line.number;
			this.#groups.push({ kind: 'listItem', lines, marker, level, container: this.#list, ...(label && { label }) });
			return end;
		} else {
			this.#groups.push({ kind: 'paragraph', lines, marker: 0, level: 0 });
		}
		this.#list = undefined;
		return end;
	}

	#heading(line: Line, level: number, marker: number): void {
		this.#groups.push({ kind: 'heading', lines: [line], marker, level });
		this.#list = undefined;
		this.#inReferences = isReferenceHeading(line.text.slice(marker));
	}

	#isHeading(at: number): boolean {
		const line = this.#line(at);
		if (line === undefined || line.text.length > 110) {
			return false;
		}
		const text = line.text.replace(numbered, '');
		if (isReferenceHeading(text)) {
			return true;
		}
		const next = this.#line(at + 1);
		const blankAfter = next === undefined || next.text === '';
		const following = this.#nextText(at);
		if (following === undefined || text.split(/\s+/).length > 14) {
			return false;
		}
		const isQuestion = /\?["”’)]?$/.test(text) && /\S\s\S/.test(text);
		if (sentenceEnd.test(text) && !isQuestion) {
			return false;
		}
		if (/^\p{Ll}/u.test(text)) {
			return false;
		}
		if (line.number !== undefined) {
			return following.number === undefined && (blankAfter || following.text.length > 100);
		}
		if (this.#inReferences) {
			return false;
		}
		if (blankAfter) {
			return at === 0 || this.#line(at - 1)?.text === '' || this.#groups.at(-1)?.kind === 'heading';
		}
		return following.bullet === 0 && following.text.length > 100;
	}

	#endOfParagraph(at: number): number {
		let end = at + 1;
		for (; end < this.#lines.length; end++) {
			const line = this.#line(end);
			const previous = this.#line(end - 1);
			if (line === undefined || previous === undefined || line.text === '' || line.bullet > 0 || line.number) {
				break;
			}
			if (!isWrapped(previous, line)) {
				break;
			}
		}
		return end;
	}

	#line(at: number): Line | undefined {
		return this.#lines[at];
	}

	#nextText(at: number): Line | undefined {
		for (let i = at + 1; i < this.#lines.length; i++) {
			const line = this.#lines[i];
			if (line !== undefined && line.text !== '') {
				return line;
			}
		}
		return undefined;
	}
}

/** Whether the second line goes on with what the first began. */
function isWrapped(first: Line, second: Line): boolean {
	const length = first.indent + first.text.length;
	if (/^\p{Ll}/u.test(second.text) && !/[.!?:]$/.test(first.text)) {
		return length > 40;
	}
	return length >= 55 && length <= 110;
}

function isRule(text: string): boolean {
	return /^(?:[-_*=~#•]\s?){3,}$/.test(text);
}

function toDraft(source: string, group: Group): BlockDraft {
	const builder = new ProseBuilder();
	let previousEnd: number | undefined;
	let first = group.lines[0]?.start ?? 0;
	const start = first;
	first += group.marker;
	for (const line of group.lines) {
		const from = previousEnd === undefined ? first : line.start;
		if (previousEnd !== undefined) {
			builder.replace(' ', previousEnd, from);
		}
		builder.copy(source.slice(from, line.end), from);
		previousEnd = line.end;
	}
	const raw: RawBlock = {
		kind: group.kind,
		span: { start, end: previousEnd ?? first },
		marker: { start, end: first },
		prose: builder.build(),
		level: group.level,
		links: [],
		cells: [],
		container: group.container,
		label: group.label,
	};
	return finishBlock(raw, source);
}
