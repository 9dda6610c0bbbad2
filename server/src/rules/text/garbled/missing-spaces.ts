/** Missing spaces of a whole article: few are reported one by one, many at once. */
import type { Article, Block } from '../../../article/article.ts';
import type { Edit } from '../../../base/edit.ts';
import { intersects, type Span } from '../../../base/span.ts';
import type { Fix } from '../../../linter/finding.ts';

/** A missing space: the mark that ends the sentence, with the word after it. */
export interface Place {
	readonly block: Block;
	/** In the block's prose. */
	readonly span: Span;
}

/** More than these are one fault of the whole text, whose line ends were lost, and are reported once. */
const mostAlone = 3;

/** Places that a suppression covers stay on their own: it must neither hide the others nor be overruled by their fix. */
export function grouped(article: Article, places: readonly Place[]) {
	const isSuppressed = (place: Place) => article.suppressions.some(({ covers }) => intersects(covers, sourceOf(place)));
	const free = places.filter((it) => !isSuppressed(it));
	return free.length > mostAlone
		? { alone: places.filter(isSuppressed), together: free }
		: { alone: places, together: [] };
}

export function sourceOf({ block, span }: Place): Span {
	return block.prose.toSource(span);
}

export function wordsOf({ block, span }: Place): string {
	return block.prose.text.slice(span.start, span.end);
}

export function spacesAt(places: readonly Place[]): readonly Fix[] {
	const [first, ...rest] = places.flatMap(({ block, span }) => {
		const mark = { start: span.start, end: span.start + 1 };
		return editOf(block, mark, `${block.prose.text.charAt(span.start)} `);
	});
	return first === undefined
		? []
		: [{ title: 'Put a space between the sentences', safety: 'safe', edits: [first, ...rest] }];
}

/** Where markup stands within, an edit would swallow it. */
export function editOf(block: Block, span: Span, newText: string): readonly Edit[] {
	const source = block.prose.toSource(span);
	return source.end - source.start === span.end - span.start ? [{ span: source, newText }] : [];
}
