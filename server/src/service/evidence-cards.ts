/**
 * What the evidence says of a place in an article, as a short card in Markdown: the work behind a citation marker or a
 * reference entry, the judgement of a dose, and how certain it is that a condition is helped, with the works for and
 * against it. Plain Markdown alone, so that it reads well in every theme.
 */
import type { Block } from '../article/article.ts';
import { intersects, type Span } from '../base/span.ts';
import { certaintyWords } from '../drugs/certainty.ts';
import { type Direction, directionOf, type EvidenceBase, isSuperseded, type Work } from '../drugs/evidence.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { Condition, DrugProfile } from '../drugs/profile.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import {
	addressOf,
	doiAddress,
	escapeMarkdown,
	formatReference,
	markdownLink,
	pmcAddress,
	pubmedAddress,
	shortName,
} from '../facts/format-reference.ts';
import { conditionsAbove, conditionsNamed, type NamedCondition } from '../facts/named-conditions.ts';
import type { ReferenceFields } from '../facts/reference-entry.ts';
import { type PlacedCitation, referencesOf } from '../facts/references.ts';
import { type CitedSource, clip, entrySource, sourcesOf } from '../facts/works.ts';
import type { Finding } from '../linter/finding.ts';
import { type About, aboutPlace } from './about.ts';

/** Works on one card. */
const mostWorks = 5;
/** Sources of one marker, or conditions of one claim, on one card. */
const mostParts = 3;

/** The card at an offset. `findings` tell what is wrong with an entry that a marker leads to. */
export function cardAt(facts: ArticleFacts, offset: number, findings: readonly Finding[] = []): About | undefined {
	const index = facts.article.blocks.findIndex((it) => isAt(it.span, offset));
	const block = facts.article.blocks[index];
	if (block === undefined) {
		return undefined;
	}
	return (
		aboutMarker(facts, offset, findings) ??
		aboutEntry(facts, offset) ??
		aboutPlace(facts, offset) ??
		aboutCondition(facts, block, index, offset) ??
		aboutClaim(facts, block, index, offset)
	);
}

/** Cards on works, by their citation keys, and on conditions, by their ids; those that are not known are left out. */
export function cardsOn(formulary: Formulary, works: readonly string[], conditions: readonly string[]): string {
	const known = formulary.profiles.map((profile) => ({ profile, evidence: formulary.evidence(profile.id) }));
	const first = <T>(find: (it: (typeof known)[number]) => T | undefined) =>
		known.map(find).find((it) => it !== undefined) ?? [];
	return [
		...conditions.flatMap((id) =>
			first(({ profile, evidence }) => {
				const condition = evidence.works.length === 0 ? undefined : conditionOf(profile, id);
				return condition && conditionCard(evidence, condition);
			}),
		),
		...works.flatMap((key) =>
			first(({ evidence }) => {
				const work = evidence.byId(key);
				return work && workCard(work);
			}),
		),
	].join('\n\n---\n\n');
}

/** One work: what it is, what it found, and where it can be read. */
export function workCard(work: Work): string {
	const { csl, outcome, direction } = work;
	const reference = formatReference(work, { order: 'vancouver', markdown: true }).replace(
		/\s(?:doi:|PMID: |PMCID: |https?:)\S+$/,
		'',
	);
	return [
		`**${escapeMarkdown(shortName(work))}** – ${escapeMarkdown(particularsOf(work))}`,
		reference,
		`${directionLabels[direction]}: ${escapeMarkdown(outcome)}`,
		linksOf({ doi: csl.DOI, pmid: csl.PMID, pmcid: csl.PMCID }) ||
			markdownLink(hostName(addressOf(work)), addressOf(work)),
	].join('\n\n');
}

/** The certainty for one condition, why, and the works with the best designs, contrary results included. */
function conditionCard(evidence: EvidenceBase, condition: Condition): string {
	const { level, reason, works } = evidence.certainty(condition.id);
	const shown = bestWorks(
		works.filter((it) => !isSuperseded(it)),
		condition.id,
	);
	const more = works.length - shown.length;
	const name = escapeMarkdown(capitalised(condition.names[0] ?? condition.id));
	const head =
		level === 'none'
			? `**${name}: no certainty of a benefit.**`
			: `**${name}: ${level} certainty of a benefit** – ${certaintyWords[level].meaning}.`;
	return [
		`${head} ${escapeMarkdown(reason)}`,
		[
			...shown.map((it) => workLine(it, directionOf(it, condition.id))),
			...(more > 0 ? [`- and ${more} more`] : []),
		].join('\n'),
	]
		.filter(Boolean)
		.join('\n\n');
}

/** Design, size and dose of a work, as far as they are known. */
export function particularsOf({ designLabel, n, dose }: Work): string {
	return [designLabel, n === undefined ? undefined : `n = ${n}`, dose].filter(Boolean).join(', ');
}

function aboutMarker(facts: ArticleFacts, offset: number, findings: readonly Finding[]): About | undefined {
	const placed = referencesOf(facts).citations.find(
		(it) => it.block.kind !== 'reference' && it.citation.kind !== 'placeholder' && isAt(it.span, offset),
	);
	if (placed === undefined) {
		return undefined;
	}
	const sources = sourcesOf(placed, facts);
	const parts = sources.slice(0, mostParts).map((it) => sourceCard(it, problemsOf(it, findings)));
	const more = sources.length > mostParts ? [`and ${sources.length - mostParts} more`] : [];
	const markdown = sources.length === 0 ? nothingBehind(placed) : [...parts, ...more].join('\n\n---\n\n');
	return markdown === undefined ? undefined : { span: placed.span, markdown };
}

/** A marker that leads nowhere; links and identifiers need no list. */
function nothingBehind({ citation }: PlacedCitation): string | undefined {
	return citation.labels.length === 0
		? undefined
		: `No entry of this article answers **${citation.labels.map(escapeMarkdown).join(', ')}**.`;
}

function aboutEntry(facts: ArticleFacts, offset: number): About | undefined {
	const entry = referencesOf(facts).entries.find((it) => isAt(it.span, offset));
	const source = entry && entrySource(entry, facts);
	// What is wrong with the entry is told by the findings at it.
	return entry && source && (source.work !== undefined || linksOf(entry) !== '')
		? { span: entry.span, markdown: source.work === undefined ? linksOf(entry) : workCard(source.work) }
		: undefined;
}

function sourceCard(source: CitedSource, problems: readonly string[]): string {
	if (source.work !== undefined) {
		return [workCard(source.work), ...problems].join('\n\n');
	}
	const links = linksOf(source.fields);
	const text = source.text === '' ? '' : escapeMarkdown(clip(source.text, 300));
	return [`**${escapeMarkdown(capitalised(source.name))}**`, text, links, ...problems].filter(Boolean).join('\n\n');
}

function problemsOf({ entry }: CitedSource, findings: readonly Finding[]): readonly string[] {
	return entry === undefined
		? []
		: findings.filter((it) => intersects(it.span, entry.span)).map((it) => `⚠ ${escapeMarkdown(it.message)}`);
}

function aboutCondition(facts: ArticleFacts, block: Block, index: number, offset: number): About | undefined {
	for (const mention of facts.blocks[index]?.conditions ?? []) {
		const span = block.prose.toSource(mention.span);
		if (isAt(span, offset)) {
			const markdown = conditionCards(facts, [mention], 1);
			return markdown === undefined ? undefined : { span, markdown };
		}
	}
	return undefined;
}

function aboutClaim(facts: ArticleFacts, block: Block, index: number, offset: number): About | undefined {
	for (const claim of facts.blocks[index]?.claims ?? []) {
		const span = block.prose.toSource(claim.span);
		if (isAt(span, offset)) {
			const own = conditionsNamed(facts, { block, claim });
			const diseases = own.filter((it) => it.kind === 'condition');
			const markdown =
				conditionCards(facts, diseases.length > 0 ? diseases : own, 2) ??
				conditionCards(facts, conditionsAbove(facts, block), 2);
			return markdown === undefined ? undefined : { span, markdown };
		}
	}
	return undefined;
}

/** Cards on the first of the conditions that the article's drug is measured for. */
function conditionCards(facts: ArticleFacts, named: readonly NamedCondition[], most: number): string | undefined {
	const profile = facts.subject.main ?? facts.subject.drugs[0];
	const evidence = profile && facts.formulary.evidence(profile.id);
	if (evidence === undefined || evidence.works.length === 0) {
		return undefined;
	}
	const conditions = [...new Set(named.map((it) => it.id))].flatMap((id) => conditionOf(profile, id) ?? []);
	const cards = conditions
		.filter((it) => it.kind === 'condition' || evidence.about(it.id).length > 0)
		.slice(0, most)
		.map((it) => conditionCard(evidence, it));
	return cards.length === 0 ? undefined : cards.join('\n\n---\n\n');
}

function conditionOf(profile: DrugProfile | undefined, id: string): Condition | undefined {
	return profile?.conditions.find((it) => it.id === id);
}

/** The best, and in any case one that found no benefit where there is one. */
function bestWorks(works: readonly Work[], condition: string): readonly Work[] {
	const best = works.slice(0, mostWorks);
	const isContrary = (it: Work) => contrary.includes(directionOf(it, condition));
	const other = works.find(isContrary);
	return other === undefined || best.some(isContrary) ? best : [...best.slice(0, mostWorks - 1), other];
}

const contrary: readonly Direction[] = ['no-difference', 'harm'];

function workLine(work: Work, direction: Direction): string {
	const mark = direction === 'benefit' || direction === 'no-result' ? '' : `**${directionLabels[direction]}.** `;
	const particulars = escapeMarkdown(particularsOf(work));
	return `- ${markdownLink(shortName(work), addressOf(work))} – ${particulars}: ${mark}${escapeMarkdown(work.outcome)}`;
}

const directionLabels: Readonly<Record<Direction, string>> = {
	benefit: 'Benefit',
	'no-difference': 'No difference',
	mixed: 'Mixed',
	harm: 'Harm',
	'no-result': 'No result of its own',
};

function linksOf({ doi, pmid, pmcid }: Pick<ReferenceFields, 'doi' | 'pmid' | 'pmcid'>): string {
	return [
		...(doi === undefined ? [] : [markdownLink(`doi:${doi}`, doiAddress(doi))]),
		...(pmid === undefined ? [] : [markdownLink(`PMID ${pmid}`, pubmedAddress(pmid))]),
		...(pmcid === undefined ? [] : [markdownLink(pmcid, pmcAddress(pmcid))]),
	].join(' · ');
}

function hostName(address: string): string {
	return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/.*/s, '');
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function isAt({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset <= end;
}
