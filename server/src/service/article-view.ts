/**
 * What an article says, as a panel lists it: doses with their verdicts, claims with the certainty of the evidence and
 * their citations, statements that stand and that are missing, and references with their works and problems.
 */
import { groupBy } from '../base/once.ts';
import { contains, intersects, type Span, slice } from '../base/span.ts';
import type { Work } from '../drugs/evidence.ts';
import type { Certainty, DoseBand, DrugProfile, RequiredStatement } from '../drugs/profile.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { type CoverageMode, claimCoverage } from '../facts/coverage.ts';
import { bandOf, isAside, type ResolvedDose, resolveDoses, supportedRange } from '../facts/dose-facts.ts';
import { shortName } from '../facts/format-reference.ts';
import { conditionsAbove, conditionsNamed, type PlacedClaim } from '../facts/named-conditions.ts';
import { hasAuthor, hasDate } from '../facts/provenance.ts';
import { type PlacedCitation, referencesOf } from '../facts/references.ts';
import { isDenied, placesOf } from '../facts/statement-facts.ts';
import { type CitedSource, clip, describeSource, entrySource, nameOf, sourcesOf } from '../facts/works.ts';
import { type Finding, type Severity, severities } from '../linter/finding.ts';
import { titleOf } from '../linter/insert-statement.ts';
import { withDrug } from '../linter/missing-statement.ts';
import { particularsOf } from './evidence-cards.ts';

export interface ArticleView {
	/** The title, or what stands first; `undefined` in an empty text. */
	readonly title: Span | undefined;
	readonly doses: readonly DoseView[];
	readonly claims: readonly ClaimView[];
	readonly statements: readonly StatementView[];
	readonly references: readonly ReferenceView[];
}

/** All spans are offsets into the article's text. */
export interface ItemView {
	/** Names the item among those of its kind; the same while the text changes around it. */
	readonly id: string;
	/** What stands there, on one line and cut where it is long. */
	readonly text: string;
	readonly problems: readonly ProblemView[];
}

export interface ProblemView {
	readonly severity: Severity;
	readonly message: string;
}

/**
 * `supported`: within the range of the profile; `outside`: it is not, and a finding says so; `passed`: it is not, and
 * its place allows it, as a standard dose, a trial's or a first step; `unknown`: no amount a day can be told.
 */
export type DoseVerdict = 'supported' | 'outside' | 'passed' | 'unknown';

export interface DoseView extends ItemView {
	readonly span: Span;
	readonly verdict: DoseVerdict;
	/** Label of the profile's band, such as "low dose". */
	readonly band: string | undefined;
	/** "0.5 to 4.5 mg" a day. */
	readonly supported: string;
}

export interface ClaimView extends ItemView {
	readonly span: Span;
	readonly isCited: boolean;
	/** Short names of the cited works, or of what is cited where the work is not known. */
	readonly sources: readonly string[];
	/** Citation keys of the cited works that are known. */
	readonly works: readonly string[];
	/** What it is about, as far as the profile knows it, the least certain first. */
	readonly conditions: readonly ConditionView[];
}

export interface ConditionView {
	readonly id: string;
	readonly name: string;
	/** `undefined`: no work of the evidence base is on it. */
	readonly certainty: Certainty | undefined;
}

/** `denied`: the article says the contrary. */
export type StatementState = 'stated' | 'missing' | 'denied';

export interface StatementView extends ItemView {
	readonly kind: RequiredStatement['kind'];
	readonly state: StatementState;
	/** Sentences that make it; none where it is missing, or made by a byline, a date or the front matter. */
	readonly spans: readonly Span[];
	/** What it says: "that opioids must not be taken with it". */
	readonly summary: string;
	readonly why: string;
	/** Whether its wording can be inserted. */
	readonly isInsertable: boolean;
}

export interface ReferenceView extends ItemView {
	readonly span: Span;
	/** As cited, `1` or `^a`; `undefined` for links, identifiers and keys, which have no entry. */
	readonly label: string | undefined;
	/** Short name of the work, where it is known. */
	readonly work: string | undefined;
	/** Its citation key. */
	readonly key: string | undefined;
	/** Design, size and dose of the work. */
	readonly particulars: string | undefined;
	/** How many markers lead to it. */
	readonly citations: number;
}

/** `findings` are those of the article as `facts` has it. */
export function articleView(facts: ArticleFacts, findings: readonly Finding[], coverage: CoverageMode): ArticleView {
	const sourced = referencesOf(facts).citations.map((placed) => ({ placed, sources: sourcesOf(placed, facts) }));
	const title = titleOf(facts.article);
	return {
		title: title?.span,
		doses: named(dosesOf(facts, findings)),
		claims: named(claimsOf(facts, findings, coverage, sourced)),
		statements: statementsOf(facts, findings),
		references: named(referencesIn(facts, findings, sourced)),
	};
}

/** Statements that findings miss in an article, in the profile's order. */
export function missingStatements(
	facts: ArticleFacts,
	findings: readonly Finding[],
): readonly { readonly statement: RequiredStatement; readonly finding: Finding }[] {
	return (facts.subject.main?.statements ?? []).flatMap((statement) => {
		const finding = findings.find((it) => statementIn(it) === statement.id);
		return finding === undefined ? [] : [{ statement, finding }];
	});
}

/** "opioid-free-interval" as "Opioid free interval". */
export function statementName(id: string): string {
	const words = id.replaceAll('-', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Sourced {
	readonly placed: PlacedCitation;
	readonly sources: readonly CitedSource[];
}

/** Characters of a text that is listed. */
const longest = 140;

/** Ids of the items by what they say; of equal ones the second is `…#2`, so that text before them moves no id. */
function named<T extends ItemView>(items: readonly T[]): readonly T[] {
	const counts = new Map<string, number>();
	return items.map((it) => {
		const count = (counts.get(it.id) ?? 0) + 1;
		counts.set(it.id, count);
		return count === 1 ? it : { ...it, id: `${it.id}#${count}` };
	});
}

function problemsAt(span: Span, findings: readonly Finding[]): readonly ProblemView[] {
	return findings
		.filter((it) => intersects(it.span, span))
		.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
		.map(({ severity, message }) => ({ severity, message }));
}

function dosesOf(facts: ArticleFacts, findings: readonly Finding[]): readonly DoseView[] {
	const own = findings.filter((it) => it.rule.startsWith('dose/'));
	return resolveDoses(facts).flatMap((dose): readonly DoseView[] => {
		const { profile } = dose;
		const span = facts.article.blocks[dose.block]?.prose.toSource(dose.statement.span);
		if (profile === undefined || span === undefined) {
			return [];
		}
		const problems = problemsAt(span, own);
		const text = clip(oneLine(slice(facts.article.text, span)), longest);
		const daily = dose.statement.daily;
		const band = daily && bandOf(profile, daily.high);
		return [
			{
				id: text,
				text,
				span,
				verdict: verdictOf(dose, profile, band, problems.length > 0),
				band: band?.label,
				supported: supportedRange(profile),
				problems,
			},
		];
	});
}

function verdictOf(
	{ statement }: ResolvedDose,
	{ supported }: DrugProfile,
	band: DoseBand | undefined,
	isReported: boolean,
): DoseVerdict {
	if (statement.daily === undefined) {
		return isReported ? 'outside' : 'unknown';
	}
	const isWithin =
		band?.verdict === 'supported' &&
		(statement.daily.low >= supported.min || statement.open === 'upTo') &&
		!isAside(statement);
	return isWithin ? 'supported' : isReported ? 'outside' : 'passed';
}

function claimsOf(
	facts: ArticleFacts,
	findings: readonly Finding[],
	mode: CoverageMode,
	sourced: readonly Sourced[],
): readonly ClaimView[] {
	const { covered, uncovered } = claimCoverage(facts, mode);
	const byBlock = groupBy(sourced, (it) => it.placed.block);
	const found = [
		...covered.map((it) => ({ ...it, isCited: true })),
		...uncovered.map((it) => ({ ...it, isCited: false })),
	];
	return found
		.map(({ block, claim, isCited }): ClaimView => {
			const span = block.prose.toSource(claim.span);
			const text = clip(oneLine(slice(block.prose.text, claim.span)), longest);
			const sources = isCited ? sourcesBehind({ block, claim }, byBlock.get(block) ?? []) : [];
			return {
				id: text,
				text,
				span,
				isCited,
				sources: [...new Set(sources.map(shortSource))],
				works: [...new Set(sources.flatMap((it) => it.work?.id ?? []))],
				conditions: conditionsOf(facts, { block, claim }),
				problems: problemsAt(span, findings),
			};
		})
		.sort((a, b) => a.span.start - b.span.start);
}

/** Of its own sentence, else of the next marker of its block; none where another block's citation covers it. */
function sourcesBehind({ block, claim }: PlacedClaim, own: readonly Sourced[]): readonly CitedSource[] {
	const sentence = block.sentences[claim.sentence] ?? claim.span;
	const within = own.filter(({ placed }) => contains(sentence, placed.citation.span));
	const next = own.find(({ placed }) => placed.citation.span.start >= sentence.end);
	return (within.length > 0 ? within : next === undefined ? [] : [next]).flatMap((it) => it.sources);
}

function shortSource(source: CitedSource): string {
	return source.work === undefined ? source.name : shortName(source.work);
}

function conditionsOf(facts: ArticleFacts, placed: PlacedClaim): readonly ConditionView[] {
	const profile = facts.subject.main ?? facts.subject.drugs[0];
	if (profile === undefined) {
		return [];
	}
	const evidence = facts.formulary.evidence(profile.id);
	const own = conditionsNamed(facts, placed);
	const diseases = own.filter((it) => it.kind === 'condition');
	const about = [diseases, own].find((it) => it.length > 0) ?? conditionsAbove(facts, placed.block);
	const ids = new Set(about.map((it) => it.id));
	return profile.conditions
		.filter((it) => ids.has(it.id) && (it.kind === 'condition' || evidence.about(it.id).length > 0))
		.map((it) => ({
			id: it.id,
			name: it.names[0] ?? it.id,
			certainty: evidence.works.length === 0 ? undefined : evidence.certainty(it.id).level,
		}))
		.sort((a, b) => levels.indexOf(a.certainty) - levels.indexOf(b.certainty));
}

const levels: readonly (Certainty | undefined)[] = ['none', 'very low', 'low', 'moderate', 'high', undefined];

/** Id of the statement that a finding of omission misses. */
function statementIn({ messageId, rule, subject }: Finding): string | undefined {
	return messageId === 'missing' ? (subject ?? rule.slice(rule.indexOf('/') + 1)) : undefined;
}

/** What is missing first, then what stands, each in the profile's order. */
function statementsOf(facts: ArticleFacts, findings: readonly Finding[]): readonly StatementView[] {
	const profile = facts.subject.main;
	if (profile === undefined) {
		return [];
	}
	const missing = new Map(missingStatements(facts, findings).map((it) => [it.statement.id, it.finding]));
	const views = profile.statements.flatMap((statement): readonly StatementView[] => {
		const { id, kind, summary, why } = statement;
		const finding = missing.get(id);
		const spans = finding === undefined ? placesOf(facts, profile, id) : [];
		const state =
			finding !== undefined
				? 'missing'
				: isDenied(facts, profile, id)
					? 'denied'
					: spans.length > 0 || madeElsewhere[id]?.(facts.article) === true
						? 'stated'
						: undefined;
		return state === undefined
			? []
			: [
					{
						id,
						text: statementName(id),
						kind,
						state,
						spans,
						summary: withDrug(summary, profile),
						why: withDrug(why, profile),
						isInsertable: finding !== undefined && finding.fixes.length > 0,
						problems: finding === undefined ? [] : [{ severity: finding.severity, message: finding.message }],
					},
				];
	});
	return [...views].sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
}

const states: readonly StatementState[] = ['missing', 'denied', 'stated'];

/** Who wrote the article, and when, is told by its byline or front matter as well as by a sentence. */
const madeElsewhere: Readonly<Record<string, (article: ArticleFacts['article']) => boolean>> = {
	authorship: hasAuthor,
	date: hasDate,
};

/** Entries of the article's own lists, then works that it cites without an entry. */
function referencesIn(
	facts: ArticleFacts,
	findings: readonly Finding[],
	sourced: readonly Sourced[],
): readonly ReferenceView[] {
	const cited = sourced.flatMap(({ placed, sources }) => sources.map((source) => ({ placed, source })));
	const entries = referencesOf(facts).entries.map((entry): ReferenceView => {
		const { work } = entrySource(entry, facts);
		const text = clip(oneLine(entry.text), longest);
		return {
			id: `${nameOf(entry)}: ${text}`,
			text,
			span: entry.span,
			label: entry.label === undefined ? undefined : entry.kind === 'footnote' ? `^${entry.label}` : entry.label,
			...workView(work),
			citations: cited.filter(({ placed, source }) => source.entry === entry && placed.block.kind !== 'reference')
				.length,
			problems: problemsAt(entry.span, findings),
		};
	});
	const others = groupBy(
		cited.filter(
			({ placed, source }) => source.entry === undefined && isWork(source) && placed.block.kind !== 'reference',
		),
		({ source }) => source.work?.id ?? source.fields.doi ?? source.fields.pmid ?? source.fields.pmcid ?? source.text,
	);
	return [
		...entries,
		...[...others].flatMap(([id, places]): readonly ReferenceView[] => {
			const [first] = places;
			return first === undefined
				? []
				: [
						{
							id,
							text: clip(oneLine(describeSource(first.source)), longest),
							span: first.placed.span,
							label: undefined,
							...workView(first.source.work),
							citations: places.length,
							problems: problemsAt(first.placed.span, findings),
						},
					];
		}),
	];
}

function workView(work: Work | undefined): Pick<ReferenceView, 'work' | 'key' | 'particulars'> {
	return work === undefined
		? { work: undefined, key: undefined, particulars: undefined }
		: { work: shortName(work), key: work.id, particulars: particularsOf(work) };
}

/** A page of some site is no reference; a work with an identifier, or of the bibliography, is. */
function isWork({ work, fields: { doi, pmid, pmcid, title } }: CitedSource): boolean {
	return [work, doi, pmid, pmcid, title].some((it) => it !== undefined);
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
