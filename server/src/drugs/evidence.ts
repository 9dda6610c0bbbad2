/** The works that are known on a drug, as data, with the look-ups that match a reference to one. */
import { groupBy, remember } from '../base/once.ts';
import { type CertaintyOfEvidence, certaintyOf, type Result } from './certainty.ts';
import type { Condition } from './profile.ts';

export const designs = [
	'meta-analysis',
	'systematic-review',
	'rct',
	'crossover',
	'controlled',
	'cohort',
	'registry',
	'case-series',
	'case-report',
	'survey',
	'review',
	'guideline',
	'label',
	'animal',
	'in-vitro',
	'hypothesis',
	'protocol',
] as const;

/** In the order of what they can show of an effect in people, the best first. */
export type Design = (typeof designs)[number];

export type Direction = 'benefit' | 'no-difference' | 'mixed' | 'harm' | 'no-result';
export type Species = 'human' | 'animal' | 'cells' | 'mixed' | 'none';

export interface CslName {
	readonly family: string;
	readonly given?: string;
}

/** The part of CSL-JSON that the works use, under CSL's own names. */
export interface CslItem {
	readonly type: string;
	readonly title: string;
	/** In their order; absent where none is known. */
	readonly author?: readonly CslName[];
	readonly 'container-title'?: string;
	readonly volume?: string;
	readonly issue?: string;
	readonly page?: string;
	readonly issued: { readonly 'date-parts': readonly [readonly [number]] };
	readonly DOI?: string;
	readonly PMID?: string;
	readonly PMCID?: string;
	readonly URL?: string;
}

export interface Work {
	/** Citation key: `younger2013`. */
	readonly id: string;
	readonly csl: CslItem;
	/** Only the first author is known; there are others. */
	readonly moreAuthors: boolean;
	readonly design: Design;
	/** The design in words: "randomised crossover trial". */
	readonly designLabel: string;
	readonly species: Species;
	/** People or animals who took part. */
	readonly n: number | undefined;
	/** As the work reports it. */
	readonly dose: string | undefined;
	/** False where it tested another dose (standard or ultra-low): such works tell nothing certain of the low one. */
	readonly lowDose: boolean;
	/** Id of the work that reports the same participants first: they count once. */
	readonly partOf: string | undefined;
	/** Ids of the profile's conditions; none for works on safety, mechanism or use. */
	readonly conditions: readonly string[];
	readonly direction: Direction;
	/** Where the result for one of the conditions is another. */
	readonly directions: Readonly<Record<string, Direction>>;
	/** The result in one plain sentence. */
	readonly outcome: string;
	/** Address where the facts were read. */
	readonly source: string;
}

export interface EvidenceBase {
	readonly works: readonly Work[];
	byId(id: string): Work | undefined;
	/** In any case, bare or behind `doi:` or a resolver's address. */
	byDoi(doi: string): Work | undefined;
	byPmid(pmid: string): Work | undefined;
	byPmcid(pmcid: string): Work | undefined;
	/** The one work of this year, first page and, where both sides have one, volume: no other may fit. */
	byPlace(year: number, volume: string | undefined, firstPage: string | undefined): Work | undefined;
	/** On the condition or a narrower one, best design first, then newest; contrary results included. */
	about(conditionId: string): readonly Work[];
	/** Whether it is on the condition, a narrower or a wider one, or either side names no disease of its own. */
	relates(work: Work, conditionId: string): boolean;
	certainty(conditionId: string): CertaintyOfEvidence & { readonly works: readonly Work[] };
}

export function createEvidenceBase(works: readonly Work[], conditions: readonly Condition[]): EvidenceBase {
	const byId = index(works, (it) => it.id);
	const byDoi = index(works, (it) => it.csl.DOI && doiKey(it.csl.DOI));
	const byPmid = index(works, (it) => it.csl.PMID && digits(it.csl.PMID));
	const byPmcid = index(works, (it) => it.csl.PMCID && digits(it.csl.PMCID));
	const wider = new Map(conditions.map((it) => [it.id, it.within ?? []]));
	const diseases = new Set(conditions.filter((it) => it.kind === 'condition').map((it) => it.id));
	const byPlace = groupBy(works, (it) => placeKey(yearOf(it), it.csl.page));
	const onConditions = new Map<string, readonly Work[]>();
	const about = (id: string) =>
		remember(onConditions, id, () =>
			works.filter((it) => it.conditions.some((own) => isWithin(own, id, wider))).sort(byWorth),
		);
	const certainties = new Map<string, ReturnType<EvidenceBase['certainty']>>();
	return {
		works,
		byId: (id) => byId.get(id),
		byDoi: (doi) => byDoi.get(doiKey(doi)),
		byPmid: (pmid) => byPmid.get(digits(pmid)),
		byPmcid: (pmcid) => byPmcid.get(digits(pmcid)),
		byPlace: (year, volume, firstPage) => {
			const inYear = pageKey(firstPage) === '' ? [] : (byPlace.get(placeKey(year, firstPage)) ?? []);
			const found = inYear.filter((it) => isVolume(it, volume));
			return found.length === 1 ? found[0] : undefined;
		},
		about,
		relates: (work, id) =>
			!diseases.has(id) ||
			!work.conditions.some((own) => diseases.has(own)) ||
			work.conditions.some((own) => isWithin(own, id, wider) || isWithin(id, own, wider)),
		certainty: (id) =>
			remember(certainties, id, () => {
				const found = about(id);
				return { ...certaintyOf(found.map((it) => resultOn(it, id, wider))), works: found };
			}),
	};
}

/** What the work found for the condition: its own result for it, else its result for a narrower one. */
export function directionOf(work: Work, conditionId: string): Direction {
	return work.directions[conditionId] ?? work.direction;
}

/** One form of a DOI, whatever stands before or after it; small letters, for DOIs have no case. */
export function doiKey(doi: string): string {
	const bare = doi
		.trim()
		.replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
		.replace(/^doi\s?:\s{0,3}/i, '')
		.replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		.replace(/[.,;\s]{1,9}$/, '');
	return (isOpen(bare) ? bare.slice(0, -1) : bare).toLowerCase();
}

/** Whether its last bracket closes one that stands before the DOI. */
function isOpen(doi: string): boolean {
	return doi.endsWith(')') && doi.split(')').length > doi.split('(').length;
}

/** Whether a later edition has taken its place, as its label says. */
export function isSuperseded({ designLabel }: Work): boolean {
	return /\bsuperseded\b/.test(designLabel);
}

export function yearOf(work: Work): number {
	return work.csl.issued['date-parts'][0][0];
}

function resultOn(work: Work, conditionId: string, wider: Wider): Result {
	const own = work.conditions.find((it) => it === conditionId);
	const narrower = work.conditions.find((it) => isWithin(it, conditionId, wider));
	return { work, direction: directionOf(work, own ?? narrower ?? conditionId), isDirect: own !== undefined };
}

type Wider = ReadonlyMap<string, readonly string[]>;

/** Conditions form no circle: the profile's check sees to it. */
function isWithin(id: string, other: string, wider: Wider): boolean {
	return id === other || (wider.get(id) ?? []).some((it) => isWithin(it, other, wider));
}

function byWorth(a: Work, b: Work): number {
	return (
		Number(b.lowDose) - Number(a.lowDose) ||
		designs.indexOf(a.design) - designs.indexOf(b.design) ||
		yearOf(b) - yearOf(a) ||
		a.id.localeCompare(b.id, 'en')
	);
}

function placeKey(year: number, page: string | undefined): string {
	return `${year} ${pageKey(page)}`;
}

/** Whether one side has no volume, or both have the same. */
function isVolume(work: Work, volume: string | undefined): boolean {
	const [own, other] = [volumeKey(work.csl.volume), volumeKey(volume)];
	return own === other || own === '' || other === '';
}

/** `e31-e39`, `451–459` and `pp. 451` by their first page. */
function pageKey(page: string | undefined): string {
	return /[a-z]{0,3}\d+/i.exec((page ?? '').replace(/^\s*pp?\.?\s*/i, ''))?.[0].toLowerCase() ?? '';
}

/** `37(4)` by its volume. */
function volumeKey(volume: string | undefined): string {
	return /\d+/.exec(volume ?? '')?.[0] ?? '';
}

function digits(text: string): string {
	return /\d+/.exec(text)?.[0].replace(/^0+/, '') ?? '';
}

function index(works: readonly Work[], key: (work: Work) => string | undefined): ReadonlyMap<string, Work> {
	return new Map(
		works.flatMap((it) => {
			const own = key(it);
			return own === undefined || own === '' ? [] : [[own, it] as const];
		}),
	);
}
