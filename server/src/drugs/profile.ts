/**
 * What is known of one drug, as data. The files beside (`<drug>/*.yaml`) hold it; `parseProfile` checks them at build
 * time, and those of a project when it is linted. Rules read profiles and know no drug by name.
 */

/** How a name places a dose: `low-dose` names make a dose an LDN dose, `depot` and `combination` names exclude it. */
export type NameKind =
	| 'generic'
	| 'low-dose'
	| 'very-low-dose'
	| 'ultra-low-dose'
	| 'brand'
	| 'depot'
	| 'combination'
	| 'misspelling';

export interface DrugName {
	readonly text: string;
	readonly kind: NameKind;
	/** All capitals, so an abbreviation: matched in its own capitals only, and alone only where a context term stands in the article. */
	readonly abbreviation: boolean;
	/** A trial product or release form counts only for its kind; undefined for plain names. */
	readonly note: string | undefined;
}

export interface DoseBand {
	readonly id: string;
	readonly label: string;
	/** mg a day, adult, by mouth; `min` belongs to the band, `max` too unless `maxExclusive`. */
	readonly min: number;
	readonly max: number;
	readonly minExclusive: boolean;
	readonly maxExclusive: boolean;
	readonly verdict: 'supported' | 'below' | 'studied' | 'grey' | 'unsupported' | 'standard';
	readonly source: string;
}

export interface Titration {
	/** mg: a first dose above this needs a titration. */
	readonly maxStart: number;
	/** mg: a rise above this within `days` is fast. */
	readonly maxStep: number;
	readonly days: number;
	readonly source: string;
}

export type RiskTier = 1 | 2 | 3;
export type Certainty = 'high' | 'moderate' | 'low' | 'very low' | 'none';

export interface Condition {
	readonly id: string;
	/** As they stand in prose, first the preferred one; matched without case unless all capitals. */
	readonly names: readonly string[];
	/** `condition`: a disease; `group`: people at risk; `outcome`: a symptom, function or laboratory value. */
	readonly kind: 'condition' | 'group' | 'outcome';
	readonly tier: RiskTier;
	/** Ids of wider conditions: what is known of this one says something of those. */
	readonly within?: readonly string[];
	/** Derived from the works by the rule in `certainty.ts`; undefined where the drug has no evidence base. */
	readonly certainty: Certainty | undefined;
	readonly source: string | undefined;
}

/**
 * A cue is met by one sentence (or heading, or item together with its lead-in) that matches every pattern of `all` and
 * none of `none`. Patterns are regular expressions without flags, matched without case; a leading and trailing word
 * boundary is added.
 */
export interface Cue {
	readonly all: readonly string[];
	readonly none: readonly string[];
	/** `under`: a pattern that the heading path or lead-in must match instead of the sentence. */
	readonly under: string | undefined;
	/**
	 * `pair`: the patterns may be met by a sentence together with the one before it in its block. `condition`: together
	 * with a question before it that sets a condition ("Pregnant or nursing? Call first.").
	 */
	readonly window?: 'sentence' | 'pair' | 'condition';
	/** A sentence that names other drugs and not this one does not meet the cue. */
	readonly about?: 'drug';
}

/** A statement that an article owes: a disclaimer, or one subject of the safety information. */
export interface RequiredStatement {
	/** `medical-advice`, `off-label`, …, or a safety subject: `opioids`, `liver`, … */
	readonly id: string;
	readonly kind: 'disclaimer' | 'safety';
	/** In the preset `recommended`, or in `strict` alone. */
	readonly preset: 'recommended' | 'strict';
	readonly severity: 'error' | 'warning' | 'info' | 'hint';
	/** What is missing, for the message: "that opioids must not be taken with it". */
	readonly summary: string;
	/** Why it matters, for the message, at most one sentence. */
	readonly why: string;
	/** Correct, sourced, plain wording that the fix inserts; absent where only the author can know it (a name, a date). */
	readonly wording?: string;
	/** Due in every article that owes statements of its kind, whatever else it speaks of: a project says so. */
	readonly always?: boolean;
	/** Heading of the section that the fix makes for it where the article has none that fits. */
	readonly heading?: string;
	/** Patterns of the headings under which it belongs, the best first. */
	readonly sections?: readonly string[];
	readonly cues: readonly Cue[];
	readonly sources: readonly string[];
}

/** A sentence that contradicts a fact of the profile. */
export interface Denial {
	readonly id: string;
	/** The safety subject that it denies, if any. */
	readonly subject: string | undefined;
	readonly cues: readonly Cue[];
	readonly correction: string;
	readonly sources: readonly string[];
}

/** An error that is often repeated, with what is known instead. */
export interface Myth {
	readonly id: string;
	/** `info` where only the wording misleads. */
	readonly severity: 'warning' | 'info';
	/** What a hedged sentence is: `info`, as severe as another (`keep`), or no error (`none`). */
	readonly hedged: 'info' | 'keep' | 'none';
	/** Continues "What is known is that". */
	readonly correction: string;
	/** A sentence that may stand in place of the one in error. */
	readonly wording: string | undefined;
	/** Words that may stand in place of some of its words. */
	readonly replacements: readonly Replacement[];
	readonly cues: readonly MythCue[];
	readonly sources: readonly string[];
}

/** Met by a sentence that matches `pattern` and `with`, and none of `unless`; patterns without flags, matched without case. */
export interface MythCue {
	readonly pattern: string;
	readonly with: string | undefined;
	readonly unless: readonly string[];
}

export interface Replacement {
	readonly pattern: string;
	readonly to: string;
}

export interface Source {
	readonly title: string;
	readonly url: string;
	/** When the source was last revised, where it says so; `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
	readonly revised: string | undefined;
	/** When the fact was read there, `YYYY-MM-DD`. */
	readonly retrieved: string;
}

export interface DrugProfile {
	readonly id: string;
	/** The name to use in messages: `naltrexone`; `lowDoseName`: `low dose naltrexone`, `abbreviation`: `LDN`. */
	readonly name: string;
	readonly lowDoseName: string;
	readonly abbreviation: string;
	readonly names: readonly DrugName[];
	/** Terms of which one must stand in the article before an abbreviation alone counts. */
	readonly contextTerms: readonly string[];
	/** Names that look like this drug's and are not: never matched. */
	readonly lookalikes: readonly string[];
	readonly bands: readonly DoseBand[];
	/** mg/day: the supported range of the low dose. */
	readonly supported: { readonly min: number; readonly max: number; readonly source: string };
	readonly titration: Titration;
	/** Uses with regulatory approval, as patterns: their doses are the standard use. */
	readonly approvedUses: readonly string[];
	readonly conditions: readonly Condition[];
	/** Terms of the drug's mechanism: endorphin, TLR4, microglia, … as patterns. */
	readonly mechanisms: readonly string[];
	readonly sideEffects: readonly string[];
	/**
	 * Fragments of patterns that cues name as `<opioid>`, so that a word list is written once. `standard use` and
	 * `low dose` also say which cautions are told of the standard dose alone: those satisfy no safety statement.
	 */
	readonly terms?: Readonly<Record<string, string>>;
	readonly statements: readonly RequiredStatement[];
	readonly denials: readonly Denial[];
	readonly myths?: readonly Myth[];
	readonly sources: Readonly<Record<string, Source>>;
}

export interface ProfileProblem {
	/** Where in the file: `bands[2].source`. */
	readonly path: string;
	readonly message: string;
}
