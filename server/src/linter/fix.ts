import { applyEdits, areDisjoint, type Edit } from '../base/edit.ts';
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
	let applied = 0;
	// Findings come by place, and a safe fix edits at its finding: an edit that starts before the last end overlaps.
	let end = 0;
	for (const finding of findings) {
		const fix = finding.fixes.find((it) => it.safety === 'safe');
		if (fix?.edits.every(({ span }) => span.start >= end) && areDisjoint(fix.edits)) {
			edits.push(...fix.edits);
			end = Math.max(...fix.edits.map(({ span }) => span.end));
			applied++;
		}
	}
	return { edits, applied };
}

/** Applies one fix, whatever its safety: a person has chosen it. */
export function applyFix(text: string, fix: Fix): string {
	return applyEdits(text, fix.edits);
}
