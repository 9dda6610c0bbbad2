/**
 * Compiles the cues of a profile, once per profile: terms are filled in, each pattern gets word boundaries
 * and reads without case.
 */
import type { Cue, DrugProfile } from '../drugs/profile.ts';
import { PatternGroups, type SievedPattern, sieved } from './literals.ts';

export interface CompiledCue {
	readonly all: readonly SievedPattern[];
	readonly none: readonly RegExp[];
	readonly under: RegExp | undefined;
	readonly window: NonNullable<Cue['window']>;
	readonly aboutDrug: boolean;
}

export interface CompiledStatement {
	readonly id: string;
	readonly kind: 'disclaimer' | 'safety' | 'denial';
	readonly cues: readonly CompiledCue[];
}

/** A cue with the statement that it is one of. */
export interface StatementCue {
	readonly statement: CompiledStatement;
	readonly cue: CompiledCue;
}

/** Tells which of some cues may be met. */
export interface CueIndex {
	readonly required: PatternGroups;
	/** The place in `cues` of each of its groups. */
	readonly places: readonly number[];
}

export interface CompiledCues {
	readonly statements: readonly CompiledStatement[];
	/** All cues, in the order of the statements. */
	readonly cues: readonly StatementCue[];
	/** What those cues have to be met by that see their sentence alone; the others see the one before, too. */
	readonly alone: CueIndex;
	readonly withBefore: CueIndex;
	/** A caution that matches the first and not the second is told of the standard dose alone. */
	readonly standardUse: RegExp | undefined;
	readonly lowDose: RegExp | undefined;
}

const compiled = new WeakMap<DrugProfile, CompiledCues>();

export function compiledCues(profile: DrugProfile): CompiledCues {
	const known = compiled.get(profile);
	if (known) {
		return known;
	}
	const made = compileProfile(profile);
	compiled.set(profile, made);
	return made;
}

/** As cues expect it, one to one in length: typographic apostrophes, dashes and spaces are made plain. */
export function plainText(text: string): string {
	return isPlain(text) ? text : madePlain(text);
}

/** Nothing stands in it but what nearly every text is made of. */
function isPlain(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 32 || code > 126 || code === 0x2a || code === 0x5f || code === 0x60) {
			return false;
		}
	}
	return true;
}

function madePlain(text: string): string {
	return text
		.replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/[\u00a0\u2000-\u200a\u202f\ufffc\n\t*_]/g, ' ');
}

/** Fills `<name>` with the term of that name, also inside terms. */
function expandTerms(pattern: string, terms: Readonly<Record<string, string>>): string {
	let result = pattern;
	for (let depth = 0; depth < 4 && result.includes('<'); depth++) {
		result = result.replace(/(?<!\(\?)<([a-z][\w -]*)>/g, (whole, name: string) => terms[name] ?? whole);
	}
	return result;
}

function compileProfile(profile: DrugProfile): CompiledCues {
	const terms = profile.terms ?? {};
	const known = new Map<string, SievedPattern>();
	const compile = (pattern: string): SievedPattern => {
		const made = known.get(pattern) ?? compilePattern(expandTerms(pattern, terms));
		known.set(pattern, made);
		return made;
	};
	const cueOf = (cue: Cue): CompiledCue => ({
		// The shorter ones are the cheaper ones, as a rule.
		all: cue.all.map(compile).sort((a, b) => a.source.length - b.source.length),
		none: cue.none.map(compile),
		under: cue.under === undefined ? undefined : compile(cue.under),
		window: cue.window ?? 'sentence',
		aboutDrug: cue.about === 'drug',
	});
	const statements = [
		...profile.statements.map(({ id, kind, cues }) => ({ id, kind, cues: cues.map(cueOf) })),
		...profile.denials.map(({ id, cues }) => ({ id, kind: 'denial' as const, cues: cues.map(cueOf) })),
	];
	const cues = statements.flatMap((statement) => statement.cues.map((cue) => ({ statement, cue })));
	return {
		statements,
		cues,
		alone: indexOf(cues, (it) => it.window === 'sentence'),
		withBefore: indexOf(cues, (it) => it.window !== 'sentence'),
		standardUse: terms['standard use'] === undefined ? undefined : compile(terms['standard use']),
		lowDose: terms['low dose'] === undefined ? undefined : compile(terms['low dose']),
	};
}

function indexOf(cues: readonly StatementCue[], has: (cue: CompiledCue) => boolean): CueIndex {
	const places = cues.flatMap(({ cue }, place) => (has(cue) ? [place] : []));
	return { places, required: new PatternGroups(places.map((it) => cues[it]?.cue.all ?? [])) };
}

function compilePattern(source: string): SievedPattern {
	try {
		return sieved(new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, 'i'));
	} catch {
		// The profile's check reports a pattern that cannot be read; here it only never matches.
		return sieved(/(?!)/);
	}
}
