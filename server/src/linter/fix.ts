import { applyEdits, areDisjoint, type Edit } from '../base/edit.ts';
import { countFirst, type Span } from '../base/span.ts';
import type { Finding, Fix } from './finding.ts';

export interface Fixed {
	readonly text: string;
	/** How many fixes went in. */
	readonly applied: number;
}

/** Applies one pass of `safe` fixes. */
export function applySafeFixes(text: string, findings: readonly Finding[]): Fixed {
	const { edits, applied } = safeEdits(findings);
	return { text: applyEdits(text, edits), applied };
}

/** The edits of one pass: in the order of findings, the first safe fix of each, none that overlaps one before it. */
export function safeEdits(findings: readonly Finding[]): { readonly edits: readonly Edit[]; readonly applied: number } {
	const edits: Edit[] = [];
	const taken: Span[] = [];
	let applied = 0;
	for (const finding of findings) {
		const fix = finding.fixes.find((it) => it.safety === 'safe');
		if (fix?.edits.every(({ span }) => isFree(span, taken)) && areDisjoint(fix.edits)) {
			edits.push(...fix.edits);
			for (const { span } of fix.edits) {
				taken.splice(placeIn(taken, span), 0, span);
			}
			applied++;
		}
	}
	return { edits, applied };
}

/** `taken` is in order and without overlap; spans that only touch leave each other free. */
function isFree(span: Span, taken: readonly Span[]): boolean {
	const at = placeIn(taken, span);
	const before = taken[at - 1];
	const after = taken[at];
	return (before === undefined || before.end <= span.start) && (after === undefined || span.end <= after.start);
}

/** Where `span` goes in: behind all that start no later. */
function placeIn(taken: readonly Span[], { start }: Span): number {
	return countFirst(taken, (it) => it.start <= start);
}

/** Applies one fix, whatever its safety: a person has chosen it. */
export function applyFix(text: string, fix: Fix): string {
	return applyEdits(text, fix.edits);
}
