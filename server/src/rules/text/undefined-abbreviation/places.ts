/** State and province codes: in an address, after a city, in a list of places, and datelines. */
import type { Span } from '../../../base/span.ts';
import { plainStates, states } from './known.ts';

export function isPlace(text: string, span: Span): boolean {
	const word = text.slice(span.start, span.end);
	return (states.has(word) && isState(text, span, word)) || isDateline(text, span);
}

function isState(text: string, { start, end }: Span, word: string): boolean {
	const before = text.slice(Math.max(0, start - 60), start);
	const after = text.slice(end, end + 60);
	if (/^,? (?:\d{5}(?!\d)|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4}(?=$|[\s,.;)]))/u.test(after)) {
		return true;
	}
	// "Lupus, MS" is a list of conditions.
	const isCondition = word === 'MS' || word === 'ME';
	return (!isCondition && afterCity.test(before) && closing.test(after)) || isAmongStates(before, after, word);
}

const afterCity = /(?:^|[\s(|·])(?:(?:St|Ft|Mt)\. )?\p{Lu}\p{Ll}{2,20}(?: \p{Lu}\p{Ll}{2,20}){0,2}, $/u;
const closing = /^(?:$|[.;)|\n·•]|,? (?:USA|U\.S\.|Canada|and|or|area|[-–—|·•])|, (?=\p{L}))/u;

/** "FL, GA and SC": two or more codes and one that can be nothing else. */
function isAmongStates(before: string, after: string, word: string): boolean {
	const codes = [
		...(/(?:\b[A-Z]{2}(?:,? (?:and|or|&) |, |\/)){1,12}$/u.exec(before)?.[0].match(/[A-Z]{2}/gu) ?? []),
		word,
		...(/^(?:(?:,? (?:and|or|&) |, |\/)[A-Z]{2}(?![\p{L}\d])){1,12}/u.exec(after)?.[0].match(/[A-Z]{2}/gu) ?? []),
	];
	return codes.length > 1 && codes.every((it) => states.has(it)) && codes.some((it) => plainStates.has(it));
}

/** "BOSTON (AP) —" at the head of a news story. */
function isDateline(text: string, { start, end }: Span): boolean {
	return (
		start < 3 &&
		/^(?:, \p{Lu}\p{Ll}{1,12}\.?)? ?(?:\((?:AP|AFP|UPI|Reuters|PA|CNN)\)|, (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\p{Ll}{0,6}\.? \d)/u.test(
			text.slice(end, end + 40),
		)
	);
}
