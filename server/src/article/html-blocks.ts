import type { Span } from '../base/span.ts';
import type { BlockDraft } from './draft.ts';

/** Blocks of prose in a stretch of raw HTML. */
export function htmlBlocks(_source: string, _span: Span, _newContainer: () => number): BlockDraft[] {
	return [];
}
