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

/** Joins the segments' drafts: what depends on neighbours (headings above, lead-ins, addresses defined elsewhere). */
export function assemble(
	segments: readonly PlacedSegment[],
	definitions: ReadonlyMap<string, LinkDefinition>,
): Block[] {
	const blocks: Block[] = [];
	const outline = new Outline();
	const references = new ReferenceList();
	const leadIns = new LeadIns();
	let containers = 0;
	for (const { draft, base } of segments) {
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
		containers += draft.containers;
	}
	return blocks;
}

/** The headings above. */
class Outline {
	#headings: { readonly level: number; readonly text: string }[] = [];
	#path: readonly string[] = [];

	enter(it: BlockDraft): readonly string[] {
		if (it.kind !== 'heading') {
			return this.#path;
		}
		this.#headings = this.#headings.filter((heading) => heading.level < it.level);
		const path = this.#headings.map((heading) => heading.text);
		this.#headings.push({ level: it.level, text: it.prose.text });
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
