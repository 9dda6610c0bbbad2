import type { Span } from '../base/span.ts';
import { Reader } from './check.ts';
import { nameKey } from './name-matcher.ts';
import type { ProfileProblem } from './profile.ts';

/** Drugs and supplements that have no profile: known so that their doses are not taken for another drug's. */
export interface OtherDrugs {
	readonly names: readonly string[];
	/** Names of other things that hold a drug's name: `insulin resistance`. */
	readonly notDrugs: readonly string[];
	/** Ends of words that only names of drugs have: `mab`, `sartan`. */
	readonly endings: readonly string[];
	/** Words that end so and are no drugs. */
	readonly ordinaryWords: readonly string[];
}

/** Finds the words whose form alone tells that they are drugs. */
export function drugsByForm({
	endings,
	ordinaryWords,
}: OtherDrugs): (text: string) => readonly { readonly span: Span }[] {
	const ordinary = new Set(ordinaryWords);
	const form = new RegExp(`(?<!\\p{L})\\p{L}{2,20}(?:${endings.join('|')})(?!\\p{L})`, 'giu');
	// Without case and Unicode it is tried much faster, and few texts have any such word.
	const hint = new RegExp(`(?:${endings.join('|')})(?![a-z])|[^\\x00-\\x7f]`, 'i');
	return (text) =>
		endings.length === 0 || !hint.test(text)
			? []
			: [...text.matchAll(form)]
					.filter((it) => !ordinary.has(it[0].toLowerCase()))
					.map((it) => ({ span: { start: it.index, end: it.index + it[0].length } }));
}

/** The data file groups the names under headings of its own: each group is a list. */
export function parseOtherDrugs(raw: unknown): {
	readonly otherDrugs: OtherDrugs;
	readonly problems: readonly ProfileProblem[];
} {
	const root = new Reader(raw);
	const groups = root.map('names', (at) => at.items().map((it) => it.text()));
	const otherDrugs = {
		names: Object.values(groups).flat(),
		notDrugs: root.strings('notDrugs'),
		endings: root.list('endings', (at) => at.pattern()),
		ordinaryWords: root.strings('ordinaryWords'),
	};
	root.close(Object.keys(otherDrugs));
	const known = new Set<string>();
	for (const name of otherDrugs.names) {
		if (known.has(nameKey(name))) {
			root.get('names').problem(`"${name}" stands twice.`);
		}
		known.add(nameKey(name));
	}
	return { otherDrugs, problems: root.problems };
}
