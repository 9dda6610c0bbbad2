import { digest } from '../base/digest.ts';
import { type Span, shift } from '../base/span.ts';
import type { Block, BlockKind, Link, LinkDefinition } from './article.ts';
import type { BlockDraft, SegmentDraft } from './draft.ts';
import { placeProse } from './prose.ts';
import { isReferenceHeading, looksLikeEntry } from './reference-list.ts';

export interface PlacedSegment {
	readonly draft: SegmentDraft;
	/** Offset in the article of the draft's offset 0. */
	readonly base: number;
}

/**
 * Joins the segments' drafts: what depends on neighbours (headings above, lead-ins, addresses defined elsewhere). Blocks
 * of segments that did not change since the last time, nor anything that they depend on, are taken from there.
 */
export class Assembly {
	#segments: readonly AssembledSegment[] = [];
	#definitions: ReadonlyMap<string, LinkDefinition> = new Map();

	join(segments: readonly PlacedSegment[], definitions: ReadonlyMap<string, LinkDefinition>): Block[] {
		const old = haveSameAddresses(definitions, this.#definitions) ? this.#segments : [];
		const grown = segments.length - old.length;
		const done: AssembledSegment[] = [];
		let state = start;
		let isSame = true;
		for (const [index, segment] of segments.entries()) {
			isSame &&= segment.draft === old[index]?.draft && segment.base === old[index]?.base;
			const known = isSame ? old[index] : old[index - grown];
			if (known !== undefined && known.draft === segment.draft && goesOnAlike(known.before, state, segment.draft)) {
				done.push(moved(known, segment, state));
			} else {
				done.push(assemble(segment, definitions, state));
			}
			state = done[index]?.after ?? state;
		}
		this.#segments = done;
		this.#definitions = definitions;
		return done.flatMap((it) => it.blocks as Block[]);
	}
}

interface AssembledSegment extends PlacedSegment {
	readonly blocks: readonly Block[];
	readonly before: State;
	readonly after: State;
}

/** What blocks depend on of those before them. */
interface State {
	readonly outline: Outline;
	readonly references: ReferenceList;
	readonly leadIns: LeadIns;
	readonly containers: number;
}

function assemble(
	{ draft, base }: PlacedSegment,
	definitions: ReadonlyMap<string, LinkDefinition>,
	before: State,
): AssembledSegment {
	const blocks: Block[] = [];
	const outline = before.outline.copy();
	const references = before.references.copy();
	const leadIns = before.leadIns.copy();
	const { containers } = before;
	for (const it of draft.blocks) {
		const sectionPath = outline.enter(it);
		const kind = references.kindOf(it, outline.path);
		const container = it.container === undefined ? undefined : containers + it.container;
		const leadIn = leadIns.of(it, container);
		const links = it.links.map((link): Link => ({ span: link.span, url: addressOf(link, definitions) }));
		const sentences = kind === 'reference' ? wholeSentence(it) : it.sentences;
		const span = shift(it.span, base);
		const label = kind === 'reference' ? it.label : undefined;
		const key = digest(
			kind,
			it.content,
			it.links.some((link) => link.definition !== undefined) ? links.map((link) => link.url).join('\n') : '',
			leadIn === undefined ? '' : `:${leadIn}`,
			sectionPath.join('\n'),
			label === undefined ? '' : `:${label}`,
		);
		blocks.push({
			key,
			kind,
			span,
			prose: placeProse(it.prose, base),
			sentences,
			level: it.level,
			sectionPath,
			links,
			cells: it.cells,
			container,
			leadIn,
			label,
			marker: shift(it.marker, base),
		});
	}
	const after = { outline, references, leadIns, containers: containers + draft.containers };
	return { draft, base, blocks, before, after };
}

/** Whether blocks of the draft come out alike after both. */
function goesOnAlike(a: State, b: State, draft: SegmentDraft): boolean {
	if (a === b) {
		return true;
	}
	const first = draft.blocks[0]?.kind;
	return (
		a.outline.equals(b.outline) &&
		a.references.equals(b.references, a.outline, b.outline) &&
		// Before a heading or a paragraph nothing introduces what is behind it.
		(first === 'heading' || first === 'paragraph' || a.leadIns.equals(b.leadIns))
	);
}

/** At its place in the new text. */
function moved(known: AssembledSegment, { draft, base }: PlacedSegment, before: State): AssembledSegment {
	const by = base - known.base;
	const more = before.containers - known.before.containers;
	if (by === 0 && more === 0) {
		return known;
	}
	const blocks = known.blocks.map((it, index): Block => {
		const prose = draft.blocks[index]?.prose;
		return {
			key: it.key,
			kind: it.kind,
			span: shift(it.span, by),
			prose: prose === undefined ? it.prose : placeProse(prose, base),
			sentences: it.sentences,
			level: it.level,
			sectionPath: it.sectionPath,
			links: it.links,
			cells: it.cells,
			container: it.container === undefined ? undefined : it.container + more,
			leadIn: it.leadIn,
			label: it.label,
			marker: shift(it.marker, by),
		};
	});
	const after = { ...known.after, containers: before.containers + draft.containers };
	return { draft, base, blocks, before: { ...known.before, containers: before.containers }, after };
}

function haveSameAddresses(a: ReadonlyMap<string, LinkDefinition>, b: ReadonlyMap<string, LinkDefinition>): boolean {
	if (a.size !== b.size) {
		return false;
	}
	for (const [label, { url }] of a) {
		if (b.get(label)?.url !== url) {
			return false;
		}
	}
	return true;
}

/** The headings above. */
class Outline {
	#headings: readonly { readonly level: number; readonly text: string }[] = [];
	#path: readonly string[] = [];

	copy(): Outline {
		const copy = new Outline();
		copy.#headings = this.#headings;
		copy.#path = this.#path;
		return copy;
	}

	equals(other: Outline): boolean {
		return (
			this.#headings === other.#headings ||
			(this.#headings.length === other.#headings.length &&
				this.#headings.every((it, index) => {
					const theirs = other.#headings[index];
					return it.level === theirs?.level && it.text === theirs.text;
				}))
		);
	}

	enter(it: BlockDraft): readonly string[] {
		if (it.kind !== 'heading') {
			return this.#path;
		}
		const above = this.#headings.filter((heading) => heading.level < it.level);
		const path = above.map((heading) => heading.text);
		this.#headings = [...above, { level: it.level, text: it.prose.text }];
		this.#path = this.#headings.map((heading) => heading.text);
		return path;
	}

	get path(): readonly string[] {
		return this.#path;
	}
}

/** Under a reference heading, items and works are entries, until a paragraph of text after them ends the list. */
class ReferenceList {
	#path: readonly string[] = [];
	#state: 'none' | 'open' | 'filled' = 'none';

	copy(): ReferenceList {
		const copy = new ReferenceList();
		copy.#path = this.#path;
		copy.#state = this.#state;
		return copy;
	}

	equals(other: ReferenceList, outline: Outline, otherOutline: Outline): boolean {
		const isKnown = this.#path === outline.path;
		return isKnown === (other.#path === otherOutline.path) && (!isKnown || this.#state === other.#state);
	}

	kindOf(it: BlockDraft, path: readonly string[]): BlockKind {
		if (path !== this.#path) {
			this.#path = path;
			this.#state = path.some(isReferenceHeading) ? 'open' : 'none';
		}
		if (it.kind === 'paragraph' && isReferenceHeading(it.prose.text)) {
			this.#state = 'open';
			return it.kind;
		}
		if (this.#state === 'none' || it.kind === 'heading') {
			return it.kind;
		}
		const isWork = it.kind === 'paragraph' && (it.label !== undefined || looksLikeEntry(it.prose.text));
		if (it.kind === 'listItem' || isWork) {
			this.#state = 'filled';
			return 'reference';
		}
		if (it.kind === 'paragraph' && this.#state === 'filled') {
			this.#state = 'none';
		}
		return it.kind;
	}
}

/** What introduces a list or table: the paragraph right before it, or the item that a nested list belongs to. */
class LeadIns {
	#previous: BlockDraft | undefined;
	#container: number | undefined;
	readonly #ofContainer = new Map<number, string | undefined>();
	readonly #itemAt: string[] = [];

	/** Of containers only what is to come is asked for. */
	copy(): LeadIns {
		const copy = new LeadIns();
		copy.#previous = this.#previous;
		copy.#container = this.#container;
		copy.#itemAt.push(...this.#itemAt);
		return copy;
	}

	equals(other: LeadIns): boolean {
		return (
			this.#previous === other.#previous &&
			(this.#container === undefined) === (other.#container === undefined) &&
			this.#itemAt.length === other.#itemAt.length &&
			this.#itemAt.every((it, index) => it === other.#itemAt[index])
		);
	}

	of(it: BlockDraft, container: number | undefined): string | undefined {
		if (it.kind === 'heading' || it.kind === 'paragraph') {
			this.#itemAt.length = 0;
		}
		const leadIn = container === undefined ? undefined : this.#find(it, container);
		if (it.kind === 'listItem') {
			this.#itemAt.length = it.level;
			this.#itemAt[it.level - 1] = it.prose.text;
		}
		this.#previous = it;
		this.#container = container;
		return leadIn;
	}

	#find(it: BlockDraft, container: number): string | undefined {
		const parent = it.kind === 'listItem' && it.level > 1 ? this.#itemAt[it.level - 2] : undefined;
		if (parent !== undefined) {
			return parent;
		}
		if (!this.#ofContainer.has(container)) {
			this.#ofContainer.set(container, this.#introduction(it));
		}
		return this.#ofContainer.get(container);
	}

	#introduction(it: BlockDraft): string | undefined {
		const previous = this.#previous;
		if (previous === undefined || previous.kind === 'heading' || previous.kind === 'tableRow') {
			return undefined;
		}
		const text = previous.prose.text;
		if (endsInColon(text)) {
			return text;
		}
		if (it.kind !== 'listItem' || this.#container !== undefined) {
			return undefined;
		}
		const last = previous.sentences.at(-1);
		return last === undefined ? undefined : text.slice(last.start, last.end);
	}
}

function endsInColon(text: string): boolean {
	return /[:：]["'”’*_)\uFFFC\s]*$/.test(text.slice(-12));
}

function addressOf(
	link: { readonly url: string; readonly definition?: string },
	definitions: ReadonlyMap<string, LinkDefinition>,
): string {
	return link.definition === undefined ? link.url : (definitions.get(link.definition)?.url ?? '');
}

function wholeSentence(it: BlockDraft): readonly Span[] {
	const start = it.sentences[0]?.start;
	const end = it.sentences.at(-1)?.end;
	return start === undefined || end === undefined ? [] : [{ start, end }];
}

const start: State = { outline: new Outline(), references: new ReferenceList(), leadIns: new LeadIns(), containers: 0 };
