import type { Span } from '../base/span.ts';
import { evidence as shippedEvidence } from './evidence.generated.ts';
import { createEvidenceBase, type EvidenceBase, type Work } from './evidence.ts';
import { createMatcher, type TermMatch } from './name-matcher.ts';
import { otherDrugs as shippedOtherDrugs } from './other-drugs.generated.ts';
import { drugsByForm, type OtherDrugs } from './other-drugs.ts';
import type { Condition, DrugName, DrugProfile } from './profile.ts';

export interface NameMatch {
	/** Profile id. */
	readonly drug: string;
	readonly name: DrugName;
	readonly span: Span;
}

/** A drug that is named: `drug` and `name` are those of its profile, where it has one. */
export interface DrugMatch {
	readonly drug: string | undefined;
	readonly name: DrugName | undefined;
	readonly span: Span;
}

/** The profiles in use, with one compiled index over all names. */
export interface Formulary {
	/** Names the data that it is made of, in this process: part of every cache key. */
	readonly version: string;
	readonly profiles: readonly DrugProfile[];
	get(drug: string): DrugProfile | undefined;
	/** The works on the drug; none where it has none. */
	evidence(drug: string): EvidenceBase;
	/** Longest match over generic, brand and misspelt names; look-alikes and longer words are no match. */
	mentions(text: string): readonly NameMatch[];
	/** Mentions, and drugs without a profile that may own a dose, look-alikes among them: in order, without overlap. */
	drugs(text: string): readonly DrugMatch[];
	/** The same with other profiles, and with works on them besides those that it has. */
	derive(profiles: readonly DrugProfile[], works: Readonly<Record<string, readonly Work[]>>): Formulary;
	/** Conditions, groups and outcomes of the profiles, the longest name first; of two profiles with one id the first. */
	conditions(text: string): readonly TermMatch<Condition>[];
}

export function createFormulary(
	profiles: readonly DrugProfile[],
	otherDrugs: OtherDrugs = shippedOtherDrugs,
	works: Readonly<Record<string, readonly Work[]>> = shippedEvidence,
): Formulary {
	const byId = new Map(profiles.map((it) => [it.id, it]));
	const evidence = new Map(
		profiles.map(({ id, conditions }) => {
			// An id may be the name of a method of every object.
			const own = Object.hasOwn(works, id) ? (works[id] ?? []) : [];
			return [id, createEvidenceBase(own, conditions)] as const;
		}),
	);
	const noEvidence = createEvidenceBase([], []);
	const drugs = createMatcher<Entry>(entries(profiles, otherDrugs));
	const conditions = createMatcher<Condition>(conditionNames(profiles));
	const byForm = drugsByForm(otherDrugs);
	const find = (text: string) => findDrugs(text, drugs.find(text));
	return {
		version: [profiles, otherDrugs, works].map(nameOf).join('-'),
		profiles,
		get: (drug) => byId.get(drug),
		derive: (others, added) => createFormulary(others, otherDrugs, { ...works, ...added }),
		evidence: (drug) => evidence.get(drug) ?? noEvidence,
		mentions: (text) =>
			find(text).flatMap(({ value, span }) =>
				value.kind === 'name' ? [{ drug: value.drug, name: value.name, span }] : [],
			),
		drugs: (text) => allDrugs(find(text), outsideAddresses(text, byForm(text))),
		conditions: (text) =>
			outsideAddresses(
				text,
				conditions.find(text).filter(({ span }) => !isDegree(text, span)),
			),
	};
}

const names = new WeakMap<object, number>();
let named = 0;

/** The same for the same object alone: a digest of all data would take a third of the time that it takes to compose. */
function nameOf(data: object): number {
	const name = names.get(data) ?? named++;
	names.set(data, name);
	return name;
}

function allDrugs(named: readonly TermMatch<Entry>[], byForm: readonly Spanned[]): readonly DrugMatch[] {
	const found = named.flatMap(({ value, span }): readonly DrugMatch[] => {
		if (value.kind === 'lookalike') {
			return [];
		}
		return [
			value.kind === 'name' ? { drug: value.drug, name: value.name, span } : { drug: undefined, name: undefined, span },
		];
	});
	const unnamed = apart(byForm, named);
	return [...found, ...unnamed.map(({ span }) => ({ drug: undefined, name: undefined, span }))].sort(
		(a, b) => a.span.start - b.span.start,
	);
}

type Entry =
	| { readonly kind: 'name'; readonly drug: string; readonly name: DrugName }
	| { readonly kind: 'other' }
	/** Taken out of the text, so that no shorter name is found in it. */
	| { readonly kind: 'lookalike' };

/** Where two read alike, the earlier counts: a profile's own names, then drugs, then look-alikes that are no drug. */
function* entries(
	profiles: readonly DrugProfile[],
	{ names, notDrugs }: OtherDrugs,
): Generator<readonly [string, Entry]> {
	for (const { id, names } of profiles) {
		for (const name of names) {
			yield [name.text, { kind: 'name', drug: id, name }];
		}
	}
	for (const name of names) {
		yield [name, { kind: 'other' }];
	}
	for (const name of [...profiles.flatMap((it) => it.lookalikes), ...notDrugs]) {
		yield [name, { kind: 'lookalike' }];
	}
}

function* conditionNames(profiles: readonly DrugProfile[]): Generator<readonly [string, Condition]> {
	const known = new Set<string>();
	for (const { conditions } of profiles) {
		for (const condition of conditions.filter((it) => !known.has(it.id))) {
			known.add(condition.id);
			for (const name of condition.names) {
				yield [name, condition];
			}
		}
	}
}

function findDrugs(text: string, found: readonly TermMatch<Entry>[]): readonly TermMatch<Entry>[] {
	return outsideAddresses(
		text,
		found.filter(({ value, span }) => !(value.kind === 'name' && value.name.abbreviation && isPartOfCode(text, span))),
	);
}

/** `LDN-193189` is a compound of another kind, `@LDN` an account, `ldn:inbox` a term of a vocabulary. */
function isPartOfCode(text: string, { start, end }: Span): boolean {
	return (
		/^[-\u2010\u2011\u2013]?\d{4}|^_\w/.test(text.slice(end, end + 8)) ||
		/[@_]$/.test(text.slice(Math.max(0, start - 1), start)) ||
		(/^[a-z]/.test(text.slice(start, end)) &&
			(/^(?:[:./\\=][A-Za-z]|\()/.test(text.slice(end, end + 2)) ||
				/[./\\#:]$/.test(text.slice(Math.max(0, start - 1), start))))
	);
}

/** "Jane Doe, MS, RD": letters after a name. */
function isDegree(text: string, { start, end }: Span): boolean {
	return (
		end - start < 4 &&
		/^[A-Z]+$/.test(text.slice(start, end)) &&
		(/^,?\s(?:R[DN]N?|MD|DO|NP|PA|Ph\.?D|Pharm\.?D|RPh|MPH|MBA|L\.?Ac|CNS|ND)\b/.test(text.slice(end, end + 10)) ||
			/\b(?:R[DN]N?|MD|DO|NP|PA|Ph\.?D\.?|Pharm\.?D\.?|RPh|MPH|MBA|BSc?|ND),\s$/.test(
				text.slice(Math.max(0, start - 10), start),
			))
	);
}

/** Endings in small letters alone: in "LDN.No" a space is missing. */
const address =
	/(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/|[Ww]{3}\.)[^\s<>"\u201c\u201d\ufffc|]{2,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|\b[\w-]{1,64}\.(?:com|org|net|edu|gov|info|co|io|health|care|clinic|pharmacy|uk|ca|au|de|eu|no|ie|nz|pdf|html?|php|aspx?)\b(?:\/[^\s<>"\ufffc|]{0,400})?/g;

function outsideAddresses<T extends Spanned>(text: string, found: readonly T[]): readonly T[] {
	if (found.length === 0 || !/[@/.]\S/.test(text)) {
		return found;
	}
	const addresses = [...text.matchAll(address)].map((it) => ({
		span: { start: it.index, end: it.index + it[0].length },
	}));
	return apart(found, addresses);
}

/** Those of `found` that touch nothing of `taken`, in one pass: both are in order and without overlap. */
function apart<T extends Spanned>(found: readonly T[], taken: readonly Spanned[]): readonly T[] {
	let next = 0;
	return found.filter(({ span }) => {
		while ((taken[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) {
			next++;
		}
		return (taken[next]?.span.start ?? Number.POSITIVE_INFINITY) >= span.end;
	});
}

interface Spanned {
	readonly span: Span;
}
