/** References as works: which work of the evidence base an entry is, and what a citation marker leads to. */
import { oncePer, remember } from '../base/once.ts';
import { type EvidenceBase, type Work, yearOf } from '../drugs/evidence.ts';
import type { Source } from '../drugs/profile.ts';
import type { ArticleFacts } from './article-facts.ts';
import { hostOf } from './citations.ts';
import { addressOf } from './format-reference.ts';
import { firstPage, type ReferenceFields, readReference } from './reference-entry.ts';
import { entriesOf, type PlacedCitation, type ReferenceEntry, referencesOf } from './references.ts';

/** What one marker leads to: one for each entry, link or identifier that it names. */
export interface CitedSource {
	/** The entry of the article's own list or footnotes; `undefined` for links, identifiers and keys. */
	readonly entry: ReferenceEntry | undefined;
	readonly fields: ReferenceFields;
	/** All that is written of it. */
	readonly text: string;
	/** For messages: `entry 16`, `the footnote [^a]`, `the linked page`. */
	readonly name: string;
	readonly work: Work | undefined;
}

/** The work that an entry is; `undefined` where it is none of the evidence base or where that cannot be told. `text`: all that is written of it. */
export function workOf(fields: ReferenceFields, text: string, facts: ArticleFacts): Work | undefined {
	const known = knownWorks(facts);
	if (!known.has(fields)) {
		known.set(fields, findWork(fields, text, facts));
	}
	return known.get(fields);
}

/** Many rules ask for the same entries. */
const knownWorks = oncePer((_: ArticleFacts) => new WeakMap<ReferenceFields, Work | undefined>());

function findWork(fields: ReferenceFields, text: string, facts: ArticleFacts): Work | undefined {
	for (const { id } of facts.subject.drugs) {
		const evidence = facts.formulary.evidence(id);
		const work = byIdentifier(fields, evidence) ?? byPlace(fields, evidence) ?? byTitle(fields, text, evidence);
		if (work !== undefined) {
			return work;
		}
	}
	return undefined;
}

/** Entries, links and identifiers behind a marker, in its order; empty where it names nothing that is known. */
export function sourcesOf(placed: PlacedCitation, facts: ArticleFacts): readonly CitedSource[] {
	const { citation } = placed;
	switch (citation.kind) {
		case 'numeric':
		case 'footnote':
		case 'author-year':
		case 'narrative':
			return entriesOf(citation, referencesOf(facts)).map((entry) => entrySource(entry, facts));
		case 'pandoc':
		case 'latex':
			return citation.labels.flatMap((key) => keySource(key, facts));
		case 'link':
		case 'identifier': {
			const text = citation.labels[0] ?? '';
			const fields = remember(readAddresses(facts), text, () =>
				readReference(/^\d+$/.test(text) ? `PMID ${text}` : text),
			);
			const name =
				citation.kind === 'link' ? 'the linked page' : facts.article.text.slice(placed.span.start, placed.span.end);
			return [{ entry: undefined, fields, text, name, work: workOf(fields, '', facts) }];
		}
		default:
			return [];
	}
}

/** Links and identifiers by their addresses. */
const readAddresses = oncePer((_: ArticleFacts) => new Map<string, ReferenceFields>());

export function entrySource(entry: ReferenceEntry, facts: ArticleFacts): CitedSource {
	return { entry, fields: entry, text: entry.text, name: nameOf(entry), work: workOf(entry, entry.text, facts) };
}

/** `entry 3`, `the footnote [^a]`; by its author and year in a list without numbers. */
export function nameOf(entry: ReferenceEntry): string {
	if (entry.kind === 'footnote') {
		return `the footnote [^${entry.label ?? ''}]`;
	}
	return entry.label === undefined ? `the entry "${clip(entry.text, 40)}"` : `entry ${entry.label}`;
}

/** Enough to know the work by: "Cree 2010, Ann Neurol 68:145: Pilot trial of …", or the host of a page. */
export function describeSource({ fields, text, work }: CitedSource): string {
	if (work !== undefined) {
		return describeWork(work);
	}
	const { authors, journal, year, volume, pages, title, doi, url } = fields;
	const where = [journal, year, volume && pages ? `${volume}:${pages}` : volume].filter(Boolean).join(' ');
	const isPage = journal === undefined && volume === undefined && doi === undefined;
	const host = url === undefined || !isPage ? undefined : hostOf(/^https?:/i.test(url) ? url : `//${url}`);
	const who = authors === undefined ? undefined : /\p{L}[\p{L}’'-]+/u.exec(authors)?.[0];
	if (host !== undefined) {
		return `a web page of ${host}${year === undefined ? '' : ` (${year})`}`;
	}
	const whole = [who, where].filter(Boolean).join(', ');
	return title === undefined ? whole || clip(text, 60) : `${whole === '' ? '' : `${whole}: `}"${clip(title, 80)}"`;
}

/** "Cree 2010, Annals of Neurology 68:145-150, "Pilot trial of …"". */
export function describeWork(work: Work): string {
	const { csl } = work;
	const who = csl.author?.[0]?.family;
	const place = csl.volume && csl.page ? `${csl.volume}:${csl.page}` : undefined;
	const where = [csl['container-title'], place].filter(Boolean).join(' ');
	return [`${who === undefined ? '' : `${who} `}${yearOf(work)}`, where, `"${clip(csl.title, 80)}"`]
		.filter(Boolean)
		.join(', ');
}

/** The work as the source of a finding. */
export function sourceOfWork(work: Work): Source {
	return { title: describeWork(work), url: addressOf(work), revised: undefined, retrieved: evidenceRead };
}

/** When the facts of the evidence base were read. */
const evidenceRead = '2026-11-20';

/** Text on one line, cut at a word. */
export function clip(text: string, length: number): string {
	const line = text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/(?<![.,;:])[.,;:]+$/, '');
	return line.length <= length ? line : `${line.slice(0, length).replace(/(?<![\s.,;:])[\s.,;:]{1,9}\S*$/, '')}…`;
}

function keySource(key: string, facts: ArticleFacts): readonly CitedSource[] {
	const item = facts.bibliography?.items.get(key);
	if (item === undefined) {
		return [];
	}
	return [{ entry: undefined, fields: item, text: item.title ?? '', name: `@${key}`, work: workOf(item, '', facts) }];
}

function byIdentifier({ doi, pmid, pmcid }: ReferenceFields, evidence: EvidenceBase): Work | undefined {
	return (
		(doi === undefined ? undefined : evidence.byDoi(doi)) ??
		(pmid === undefined ? undefined : evidence.byPmid(pmid)) ??
		(pmcid === undefined ? undefined : evidence.byPmcid(pmcid))
	);
}

function byPlace(fields: ReferenceFields, evidence: EvidenceBase): Work | undefined {
	const { year, volume, pages } = fields;
	const page = pages === undefined ? undefined : firstPage(pages);
	const work = year === undefined ? undefined : evidence.byPlace(Number(year), volume, page);
	return work && !isOther(fields, work) ? work : undefined;
}

/** Identifiers that both sides have and that differ. */
function isOther({ doi, pmid }: ReferenceFields, { csl }: Work): boolean {
	const otherDoi = doi !== undefined && csl.DOI !== undefined && csl.DOI.toLowerCase() !== doi;
	return otherDoi || (pmid !== undefined && csl.PMID !== undefined && csl.PMID !== pmid);
}

/** The one work whose title stands in the entry, whole or up to its colon; years that differ by more than one forbid it. */
function byTitle(fields: ReferenceFields, text: string, evidence: EvidenceBase): Work | undefined {
	const written = plain(fields.title === undefined ? text : `${fields.title} ${text}`);
	if (written.length < shortestTitle) {
		return undefined;
	}
	const found = titlesOf(evidence).filter(
		({ whole, work }) => written.includes(whole) && !isOther(fields, work) && isNear(fields.year, yearOf(work)),
	);
	const longest = Math.max(0, ...found.map(({ whole }) => whole.length));
	const best = found.filter(({ whole }) => whole.length === longest);
	const exact = best.filter(({ work }) => String(yearOf(work)) === fields.year);
	const [only, ...others] = best.length > 1 ? exact : best;
	return others.length === 0 ? only?.work : undefined;
}

/** Characters: shorter ones may stand in the title of another work. */
const shortestTitle = 40;

interface PlainTitle {
	readonly whole: string;
	readonly work: Work;
}

const titlesOf = oncePer((evidence: EvidenceBase): readonly PlainTitle[] =>
	evidence.works
		.map((work) => ({ whole: plain(work.csl.title), work }))
		.filter(({ whole }) => whole.length >= shortestTitle),
);

function isNear(year: string | undefined, other: number): boolean {
	return year === undefined || Math.abs(Number(year) - other) <= 1;
}

/** Small letters and digits alone, with single spaces. */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\d]+/gu, ' ')
		.trim();
}
