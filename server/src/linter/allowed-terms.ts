/** Words and names that a project allows, whatever the rules on language make of them. */
import { contains, type Span } from '../base/span.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

/** Without the findings on language that lie, with all that they relate to, within allowed terms. */
export function withoutAllowed(
	findings: readonly Finding[],
	text: string,
	terms: readonly string[],
	rules: readonly Rule[],
): readonly Finding[] {
	const onLanguage = new Set(rules.filter((it) => it.meta.allowsTerms === true).map((it) => it.meta.id));
	if (terms.length === 0 || !findings.some((it) => onLanguage.has(it.rule))) {
		return findings;
	}
	const allowed = placesOf(text, terms);
	const isAllowed = (span: Span) => allowed.some((it) => contains(it, span));
	return findings.filter(
		({ rule, span, related }) =>
			!(onLanguage.has(rule) && isAllowed(span) && related.every((it) => isAllowed(it.span))),
	);
}

/** Every place of a term as a word of its own: in any case, but a term in capitals in capitals alone. */
function placesOf(text: string, terms: readonly string[]): readonly Span[] {
	return terms.flatMap((term) => {
		const words = term.trim().split(/\s+/).map(escaped).join('\\s+');
		const flags = term === term.toUpperCase() ? 'gu' : 'giu';
		// Overlapping terms each count, so they are looked for one by one.
		return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, flags))].map((match) => ({
			start: match.index,
			end: match.index + match[0].length,
		}));
	});
}

function escaped(word: string): string {
	return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
