/**
 * Fixes that cite a work of the evidence base for a claim: the best designs first, and always one that found no
 * difference where there is one, told as such in its title. The author chooses; nothing is cited in bulk.
 */
import { oncePer, remember } from '../base/once.ts';
import type { Span } from '../base/span.ts';
import {
	type Direction,
	designs,
	directionOf,
	type EvidenceBase,
	isSuperseded,
	type Work,
	yearOf,
} from '../drugs/evidence.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { firstNumber } from '../facts/citation-style.ts';
import { citeWork } from '../facts/cite-work.ts';
import type { Claim } from '../facts/claims.ts';
import { shortName } from '../facts/format-reference.ts';
import { conditionsAbove, conditionsNamed, type NamedCondition, type PlacedClaim } from '../facts/named-conditions.ts';
import { referencesOf } from '../facts/references.ts';
import { clip } from '../facts/works.ts';
import type { Fix } from './finding.ts';

const most = 4;
/** Characters of a result in a title, which stands on one line of a menu. */
const longestResult = 90;

/** A work with what it found for the condition in question. */
interface Candidate {
	readonly work: Work;
	readonly direction: Direction;
}

/** Fixes that cite a work for the claim at `at`, an offset into the article's text. */
export function evidenceFixes(facts: ArticleFacts, placed: PlacedClaim, at: number): readonly Fix[] {
	const { block, claim } = placed;
	const drug = claim.drug ?? facts.subject.main?.id ?? facts.subject.drugs[0]?.id;
	if (drug === undefined) {
		return [];
	}
	const base = facts.formulary.evidence(drug);
	const sentence = block.prose.text.slice(claim.span.start, claim.span.end);
	const own = conditionsNamed(facts, placed);
	const found = candidatesFor(base, claim.kind, own);
	const wide =
		found.length > 0 ? found : candidatesFor(base, claim.kind, [...own, ...conditionsAbove(facts, placed.block)]);
	const years = sentence.match(/\b(?:19|20)\d\d\b/g);
	const candidates = wide.filter(({ work }) => agrees(work, years) && !isSuperseded(work));
	return choose(candidates).map(
		(it): Fix => ({ title: titleOf(it, claim.kind), safety: 'suggested', edits: citeWork(facts, at, it.work) }),
	);
}

function candidatesFor(
	base: EvidenceBase,
	kind: Claim['kind'],
	conditions: readonly NamedCondition[],
): readonly Candidate[] {
	const key = [kind, ...conditions.map((it) => `${it.kind} ${it.id}`)].join(' | ');
	return remember(asked(base), key, () => findCandidates(base, kind, conditions));
}

const asked = oncePer((_: EvidenceBase) => new Map<string, readonly Candidate[]>());

function findCandidates(
	base: EvidenceBase,
	kind: Claim['kind'],
	conditions: readonly NamedCondition[],
): readonly Candidate[] {
	const about = onConditions(base, conditions);
	switch (kind) {
		case 'mechanism':
			return [...about.filter((it) => isOfMechanism(it.work)), ...general(base, isOverview)];
		case 'safety':
			return general(base, (it) => it.species === 'human' && safety.test(it.outcome));
		case 'dose':
			return [...about.filter((it) => carriesEffect(it.work)), ...general(base, isOverview)];
		default: {
			const results = about.filter((it) => carriesEffect(it.work));
			return results.length < 3 ? [...results, ...about.filter((it) => it.work.design === 'review')] : results;
		}
	}
}

/**
 * Works at the low dose on the diseases that are named, or where none is, on the outcomes and groups: the best design
 * first, and of one design those on most of what is named.
 */
function onConditions(base: EvidenceBase, named: readonly NamedCondition[]): readonly Candidate[] {
	const diseases = named.filter((it) => it.kind === 'condition');
	const main = new Set((diseases.length > 0 ? diseases : named).map((it) => it.id));
	const ids = [...new Set(named.map((it) => it.id))];
	const works = new Map<Work, Direction>();
	for (const id of main) {
		for (const work of base.about(id).filter((it) => it.lowDose && !works.has(it))) {
			const special = ids.find((it) => work.directions[it] !== undefined);
			works.set(work, directionOf(work, special ?? id));
		}
	}
	const covers = (work: Work) => ids.filter((id) => work.conditions.includes(id)).length;
	return [...works]
		.map(([work, direction]) => ({ work, direction }))
		.sort((a, b) => byDesign(a.work, b.work) || covers(b.work) - covers(a.work));
}

function byDesign(a: Work, b: Work): number {
	return designs.indexOf(a.design) - designs.indexOf(b.design);
}

/** Works that fit, whatever they are on, the best design first. */
function general(base: EvidenceBase, fits: (work: Work) => boolean): readonly Candidate[] {
	return base.works
		.filter(fits)
		.sort((a, b) => byDesign(a, b) || yearOf(b) - yearOf(a))
		.map((work) => ({ work, direction: work.direction }));
}

const safety = /\b(?:adverse|side effects|tolerated|vivid dreams)\b/i;

function carriesEffect(work: Work): boolean {
	return (
		work.species === 'human' &&
		work.direction !== 'no-result' &&
		!['protocol', 'hypothesis', 'review', 'animal', 'in-vitro'].includes(work.design)
	);
}

function isOfMechanism({ design }: Work): boolean {
	return ['animal', 'in-vitro', 'review'].includes(design);
}

/** A review of the drug at large. */
function isOverview({ design, lowDose, conditions }: Work): boolean {
	return design === 'review' && lowDose && conditions.length === 0;
}

/** A year in the sentence is that of its study. */
function agrees(work: Work, years: readonly string[] | null): boolean {
	return years === null || years.includes(String(yearOf(work)));
}

function choose(candidates: readonly Candidate[]): readonly Candidate[] {
	const distinct = candidates.filter((it, index) => candidates.findIndex((other) => other.work === it.work) === index);
	const best = distinct.slice(0, most);
	const contrary = distinct.find((it) => it.direction === 'no-difference');
	return contrary === undefined || best.some((it) => it.direction === 'no-difference')
		? best
		: [...best.slice(0, most - 1), contrary];
}

function titleOf({ work, direction }: Candidate, kind: Claim['kind']): string {
	const people = work.n === undefined ? '' : `, n = ${work.n}`;
	const result = clip(clauseOf(work, kind === 'safety' ? safety : any), longestResult);
	return `Cite ${shortName(work)} (${work.designLabel}${people}): ${marks[direction]}${result}`;
}

const any = /./;

const marks: Readonly<Record<Direction, string>> = {
	benefit: '',
	'no-difference': 'no difference – ',
	mixed: 'mixed – ',
	harm: 'harm – ',
	'no-result': '',
};

/** The first clause of the outcome that tells of what is asked for, to end a title with. */
function clauseOf(work: Work, pattern: RegExp): string {
	return remember(clauses(work), pattern, () => findClause(work, pattern));
}

const clauses = oncePer((_: Work) => new Map<RegExp, string>());

function findClause({ outcome }: Work, pattern: RegExp): string {
	const clauses = outcome.split(/;\s|\.(?=\s|$)/).filter(Boolean);
	const clause = (clauses.find((it) => pattern.test(it)) ?? outcome).replace(/\s\([^()]*\)/g, '');
	return /^\p{Lu}(?:\p{Ll}|\s)/u.test(clause) ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;
}

/** Where a marker for the claim belongs: before the full stop that ends it, or after it where raised numbers stand so. */
export function citationPlace(facts: ArticleFacts, { end }: Span): number {
	const { text } = facts.article;
	const endsInStop = /[.!?:;]$/.test(text.slice(Math.max(0, end - 1), end));
	return endsInStop && !standsAfterStop(facts) ? end - 1 : end;
}

function standsAfterStop(facts: ArticleFacts): boolean {
	const { text } = facts.article;
	const usual = firstNumber(referencesOf(facts));
	return (
		usual !== undefined &&
		/^(?:[⁰¹²³⁴-⁹^]|<sup)/i.test(text.slice(usual.span.start, usual.span.end)) &&
		/[.!?]$/.test(text.slice(Math.max(0, usual.span.start - 1), usual.span.start))
	);
}
