import type { ProfileProblem } from './profile.ts';

/** A wrong spelling in small letters, and the right one. */
export interface Misspelling {
	readonly wrong: string;
	readonly right: string;
}

/** The data file groups right spellings under headings of its own; each has the list of its wrong ones. */
export function parseMedicalTerms(raw: unknown): {
	readonly misspellings: readonly Misspelling[];
	readonly problems: readonly ProfileProblem[];
} {
	const misspellings: Misspelling[] = [];
	const problems: ProfileProblem[] = [];
	for (const [group, terms] of entriesOf(raw)) {
		for (const [right, wrongs] of entriesOf(terms)) {
			const path = `${group}.${right}`;
			if (!Array.isArray(wrongs) || !wrongs.every((it) => typeof it === 'string')) {
				problems.push({ path, message: 'Expected a list of wrong spellings.' });
				continue;
			}
			misspellings.push(...wrongs.map((wrong) => ({ wrong, right })));
		}
	}
	return { misspellings, problems: [...problems, ...contradictions(misspellings)] };
}

/** A spelling that is right in one place is wrong nowhere, and each wrong one has one right one. */
function* contradictions(misspellings: readonly Misspelling[]): Iterable<ProfileProblem> {
	const right = new Set(misspellings.map((it) => it.right.toLowerCase()));
	const known = new Set<string>();
	for (const { wrong, right: path } of misspellings) {
		if (wrong !== wrong.toLowerCase() || /[\u2018\u2019]/.test(wrong)) {
			yield { path, message: `"${wrong}" must be in small letters with straight apostrophes.` };
		}
		if (right.has(wrong) || known.has(wrong)) {
			yield { path, message: `"${wrong}" stands twice.` };
		}
		known.add(wrong);
	}
}

function entriesOf(raw: unknown): readonly (readonly [string, unknown])[] {
	return typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
}
