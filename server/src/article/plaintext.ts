import type { SegmentDraft } from './draft.ts';
import { splitBlocks } from './plaintext-lines.ts';

/** Parses plain text. */
export function parsePlaintext(source: string): SegmentDraft {
	return { ...splitBlocks(source), definitions: [], footnotes: [], comments: [] };
}
