/** Profiles as they are used: with the certainty that follows from their works, and with a project's own statements. */
import { createEvidenceBase, type Work } from './evidence.ts';
import { parseEvidence } from './parse-evidence.ts';
import type { Cue, DrugProfile, ProfileProblem, RequiredStatement } from './profile.ts';

export interface CompiledProfile {
	/** Undefined when there is any problem. */
	readonly profile: DrugProfile | undefined;
	readonly works: readonly Work[];
	readonly problems: readonly ProfileProblem[];
}

/** Checks the works of a drug, which give its conditions their certainty. */
export function withEvidence(profile: DrugProfile, raw: unknown): CompiledProfile {
	const { works, problems } = parseEvidence(
		raw,
		profile.conditions.map((it) => it.id),
	);
	if (works === undefined) {
		return { profile: undefined, works: [], problems };
	}
	const base = createEvidenceBase(works, profile.conditions);
	const conditions = profile.conditions.map((it) => ({ ...it, certainty: base.certainty(it.id).level }));
	return { profile: { ...profile, conditions }, works, problems };
}

/** What a project says of a statement: its approved wording, and whether an article owes it. */
export interface StatementPolicy {
	readonly wording: string | undefined;
	readonly required: 'always' | 'never' | undefined;
}

/** The profile with the project's own wordings, which also count as the statement where an article has them. */
export function withPolicies(profile: DrugProfile, policies: ReadonlyMap<string, StatementPolicy>): DrugProfile {
	const statements = profile.statements.flatMap((statement): readonly RequiredStatement[] => {
		const policy = policies.get(statement.id);
		if (policy === undefined) {
			return [statement];
		}
		const { wording, required } = policy;
		if (required === 'never') {
			return [];
		}
		const worded =
			wording === undefined
				? statement
				: { ...statement, wording, cues: [...statement.cues, cueOfWording(wording, profile)] };
		return [required === 'always' ? { ...worded, preset: 'recommended', always: true } : worded];
	});
	return { ...profile, statements };
}

/** Met by the wording's longest sentence, whatever its capitals, spaces, punctuation and markup are. */
function cueOfWording(wording: string, { name, lowDoseName, abbreviation }: DrugProfile): Cue {
	const prose = wording.replace(/\[([^\][]{1,500})\]\([^()\s]{1,500}\)/g, '$1').replace(/<[^<>]{1,200}>/g, ' ');
	const sentences = prose.split(/(?<=[.!?])\s+/);
	const statements = sentences.filter((it) => !it.endsWith('?'));
	const longest = (statements.length > 0 ? statements : sentences).reduce((a, b) => (b.length > a.length ? b : a), '');
	const words = longest.match(/\{drug\}|[\p{L}\p{M}\p{N}]+/gu) ?? [];
	const drug = `(?:${[lowDoseName, abbreviation, name].map((it) => it.replace(/\W+/g, '\\W{1,3}')).join('|')})`;
	const pattern = words.length === 0 ? '(?!)' : words.map((it) => (it === '{drug}' ? drug : it)).join('\\W{1,6}');
	// What is one sentence here may be two as articles are read.
	return { all: [pattern], none: [], under: undefined, window: 'pair' };
}
