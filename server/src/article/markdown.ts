/**
 * Parses Markdown. What can be read in one way only is read by hand (`simple-blocks.ts`), which costs a small part of
 * what the parser does; the rest, from where doubt begins to where the next thing surely stands by itself, by the parser.
 */
import type { Span } from '../base/span.ts';
import { type BlockDraft, type SegmentDraft, shiftDraft } from './draft.ts';
import { labelsIn, syntheticDefinitions } from './labels.ts';
import { isBlank, lineAt } from './lines.ts';
import { readTree, toTree } from './markdown-tree.ts';
import { Scanner } from './segment.ts';
import { kindOfLine, readSimpleUnit } from './simple-blocks.ts';

/**
 * Parses Markdown that stands by itself; offsets in the result count from the start of `source`.
 * `outside`: labels (of footnotes with `^`) that are defined elsewhere in the article.
 */
export function parseMarkdown(source: string, outside: readonly string[] = []): SegmentDraft {
	const parts = /\r(?!\n)/.test(source) ? [{ start: 0, end: source.length }] : cutParts(source);
	const drafts = parts.map((part) => part.draft ?? parsePart(source, part, []));
	const own = drafts.map((it) => new Set([...it.definitions.map(({ label }) => label), ...it.footnotes]));
	const everywhere = new Set([...outside, ...own.flatMap((it) => [...it])]);
	if (everywhere.size === 0) {
		return join(drafts);
	}
	return join(
		drafts.map((draft, index) => {
			const part = parts[index];
			if (part === undefined) {
				return draft;
			}
			const isOwn = (label: string) => own[index]?.has(label) === true;
			if (part.labels !== undefined) {
				const isReference = part.labels.some((it) => everywhere.has(it));
				if (!isReference) {
					return draft;
				}
			}
			const wanted = [...labelsIn(source.slice(part.start, part.end))].filter((it) => everywhere.has(it) && !isOwn(it));
			return wanted.length === 0 && part.draft === undefined ? draft : parsePart(source, part, wanted);
		}),
	);
}

/** Parses Markdown that stands by itself by the parser alone; as `parseMarkdown`. */
export function parseWholly(source: string, outside: readonly string[] = []): SegmentDraft {
	const prefix = syntheticDefinitions(outside);
	return readTree(toTree(prefix + source), prefix + source, prefix.length);
}

interface Part extends Span {
	/** What was read by hand. */
	readonly draft?: SegmentDraft;
	/** Of what are references if they are defined. */
	readonly labels?: readonly string[];
}

function parsePart(source: string, { start, end }: Span, outside: readonly string[]): SegmentDraft {
	return shiftDraft(parseWholly(source.slice(start, end), outside), start);
}

function cutParts(source: string): Part[] {
	const parts: Part[] = [];
	/** Where what is left to the parser begins. */
	let open: OpenPart | undefined;
	let at = 0;
	while (at < source.length) {
		const line = lineAt(source, at);
		if (isBlank(source, line.start, line.end)) {
			at = line.next;
			continue;
		}
		const unit = open === undefined || open.mayEndBefore(line.start, line.end) ? readSimpleUnit(source, at) : undefined;
		if (unit === undefined) {
			open ??= new OpenPart(source, at);
			at = open.readChunk(at);
			continue;
		}
		if (open !== undefined) {
			parts.push({ start: open.start, end: at });
			open = undefined;
		}
		parts.push({ start: at, end: unit.end, draft: unit.written, labels: unit.labels });
		at = unit.end;
	}
	if (open !== undefined) {
		parts.push({ start: open.start, end: source.length });
	}
	return parts;
}

/** What is left to the parser, as far as it is known. */
class OpenPart {
	readonly start: number;
	readonly #source: string;
	readonly #scanner = new Scanner();
	/** A list may go on with an item after a blank line. */
	#mayEndInList = false;

	constructor(source: string, start: number) {
		this.#source = source;
		this.start = start;
	}

	/** Whether the line, which follows a blank one, begins something new for sure. */
	mayEndBefore(start: number, end: number): boolean {
		if (this.#scanner.isUnsure || !this.#scanner.isAtTop()) {
			return false;
		}
		const kind = kindOfLine(this.#source, start, end);
		return kind !== 'indented' && kind !== 'doubtful' && (kind !== 'list' || !this.#mayEndInList);
	}

	/** Takes the lines up to a blank one with it; returns where the next line begins. */
	readChunk(from: number): number {
		const source = this.#source;
		let line = lineAt(source, from);
		let isList = false;
		for (;;) {
			const text = source.slice(line.start, line.end);
			const isEnd = isBlank(source, line.start, line.end);
			this.#scanner.read(source, line.start, line.end, isEnd);
			isList ||= /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(text);
			if (isEnd || line.next >= source.length) {
				break;
			}
			line = lineAt(source, line.next);
		}
		const isIndented = /[ \t]/.test(source.charAt(from));
		this.#mayEndInList = isList || (isIndented && this.#mayEndInList);
		return line.next;
	}
}

function join(drafts: readonly SegmentDraft[]): SegmentDraft {
	const [only] = drafts;
	if (only !== undefined && drafts.length === 1) {
		return only;
	}
	const blocks: BlockDraft[] = [];
	let containers = 0;
	for (const draft of drafts) {
		for (const it of draft.blocks) {
			blocks.push(
				containers === 0 || it.container === undefined ? it : { ...it, container: containers + it.container },
			);
		}
		containers += draft.containers;
	}
	return {
		blocks,
		definitions: drafts.flatMap((it) => it.definitions),
		footnotes: drafts.flatMap((it) => it.footnotes),
		comments: drafts.flatMap((it) => it.comments),
		containers,
	};
}
