import { invariant } from './assert.ts';
import type { Span } from './span.ts';

/** Replaces `span` (offsets into the text before any edit) by `newText`; an empty span inserts. */
export interface Edit {
	readonly span: Span;
	readonly newText: string;
}

/** Applies edits that must not overlap; two insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	const sorted = sortEdits(edits);
	let result = '';
	let position = 0;
	for (const { span, newText } of sorted) {
		invariant(span.start >= position && span.end <= text.length, `edits overlap or leave the text at ${span.start}`);
		result += text.slice(position, span.start) + newText;
		position = span.end;
	}
	return result + text.slice(position);
}

/** Whether the edits can be applied together. */
export function areDisjoint(edits: readonly Edit[]): boolean {
	let position = 0;
	for (const { span } of sortEdits(edits)) {
		if (span.start < position) {
			return false;
		}
		position = span.end;
	}
	return true;
}

function sortEdits(edits: readonly Edit[]): Edit[] {
	return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
