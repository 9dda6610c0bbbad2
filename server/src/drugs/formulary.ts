import type { Span } from '../base/span.ts';
import type { DrugName, DrugProfile } from './profile.ts';

export interface NameMatch {
	/** Profile id. */
	readonly drug: string;
	readonly name: DrugName;
	readonly span: Span;
}

/** The profiles in use, with one compiled index over all names. */
export interface Formulary {
	/** Digest of all profiles: part of every cache key. */
	readonly version: string;
	readonly profiles: readonly DrugProfile[];
	get(drug: string): DrugProfile | undefined;
	/** Longest match over generic, brand and misspelt names; look-alikes and longer words are no match. */
	mentions(text: string): readonly NameMatch[];
}
