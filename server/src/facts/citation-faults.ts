/**
 * What is wrong between a sentence and the works that its marker names. Decided at one place for the article, so that
 * one marker has one fault: a work that is not the one the sentence names comes before one that cannot carry it. A
 * marker with several sources is at fault only where none of them fits.
 */
import type { Block } from '../article/article.ts';
import { contains, intersects, type Span } from '../base/span.ts';
import type { Work } from '../drugs/evidence.ts';
import { yearOf } from '../drugs/evidence.ts';
import type { Condition } from '../drugs/profile.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { Claim } from './claims.ts';
import { sieved } from './literals.ts';
import { isSameJournal, isWebPage, type NamedStudy, namedStudy, showsYear } from './named-study.ts';
import { type PlacedCitation, referencesOf } from './references.ts';
import { type CitedSource, sourcesOf } from './works.ts';

export type CitationFault = Mismatch | Unsupporting;

export interface Mismatch {
	readonly kind: 'year' | 'journal' | 'webPage' | 'condition';
	readonly span: Span;
	readonly source: CitedSource;
	readonly named: NamedStudy;
	/** Preferred names: of what the sentence speaks, and of what the source is about. */
	readonly conditions: { readonly sentence: string; readonly source: string };
}

export interface Unsupporting {
	readonly kind: 'protocol' | 'preclinical' | 'hypothesis' | 'otherCondition';
	readonly span: Span;
	readonly source: CitedSource & { readonly work: Work };
	readonly conditions: { readonly sentence: string; readonly source: string };
}

export function citationFaults(facts: ArticleFacts): readonly CitationFault[] {
	const known = cache.get(facts);
	if (known) {
		return known;
	}
	const conditions = conditionsOf(facts);
	const faults = groupsOf(facts).flatMap((group) => faultOf(group, facts, conditions) ?? []);
	cache.set(facts, faults);
	return faults;
}

const cache = new WeakMap<ArticleFacts, readonly CitationFault[]>();

/** Markers that stand together, as `[1][2]`, with the sentence that they are on. */
interface Group {
	readonly block: Block;
	readonly index: number;
	readonly markers: readonly PlacedCitation[];
	/** In the block's prose: what stands before the markers and after the previous ones of the sentence. */
	readonly before: Span;
	readonly sentence: number;
}

function groupsOf(facts: ArticleFacts): readonly Group[] {
	const groups: Group[] = [];
	const { citations } = referencesOf(facts);
	// In a text with numbers, authors and a year tell which study the number stands for.
	const isNumbered = citations.some((it) => it.citation.kind === 'numeric' || it.citation.kind === 'footnote');
	const placed = citations.filter(
		({ block, citation }) =>
			block.kind !== 'reference' && citation.kind !== 'placeholder' && !(isNumbered && citation.kind === 'narrative'),
	);
	for (const [at, marker] of placed.entries()) {
		const { block, citation } = marker;
		const sentence = block.sentences.findIndex((it) => intersects(it, citation.span));
		const own = block.sentences[sentence];
		if (own === undefined) {
			continue;
		}
		const previous = placed[at - 1];
		const isSame = previous?.block === block && contains(own, previous.citation.span);
		const from = isSame ? previous.citation.span.end : own.start;
		const last = groups.at(-1);
		if (isSame && last && /^[\s,;&]*$/u.test(block.prose.text.slice(from, citation.span.start))) {
			groups[groups.length - 1] = { ...last, markers: [...last.markers, marker] };
		} else {
			const before = { start: from, end: Math.max(from, citation.span.start) };
			groups.push({ block, index: marker.index, markers: [marker], before, sentence });
		}
	}
	return groups;
}

function faultOf(group: Group, facts: ArticleFacts, conditions: Conditions): CitationFault | undefined {
	const [marker] = group.markers;
	const sources = group.markers.map((it) => sourcesOf(it, facts));
	const all = sources.flat();
	// A marker that leads to nothing known may carry the sentence.
	if (marker === undefined || sources.some((it) => it.length === 0)) {
		return undefined;
	}
	const text = group.block.prose.text.slice(group.before.start, group.before.end);
	const said = saidIn(group, facts);
	const named = namedStudy(text);
	const mismatches = all.map((source) => mismatchOf(source, named, said, conditions));
	const isCertain = mismatches.every((it) => it !== undefined);
	if (isCertain) {
		return { ...mismatches[0], span: marker.span, named } as Mismatch;
	}
	const failures = all.map((source) => failureOf(source, said, text, conditions));
	return failures.every((it) => it !== undefined) ? ({ ...failures[0], span: marker.span } as Unsupporting) : undefined;
}

/** What the sentence asserts at the marker. */
interface Said {
	/** `undefined` where it asserts nothing that a work could show. */
	readonly kind: Claim['kind'] | undefined;
	/** Ids of the diseases and groups that the part before the marker names. */
	readonly conditions: readonly string[];
	/** Whether it tells of people, or of something that people have. */
	readonly isOfPeople: boolean;
	readonly context: string;
}

function saidIn({ block, index, before, sentence }: Group, { blocks }: ArticleFacts): Said {
	const own = blocks[index];
	const claim = own?.claims.find((it) => it.sentence === sentence);
	const mentions = own?.conditions.filter((it) => contains(before, it.span)) ?? [];
	const text = block.prose.text.slice(before.start, before.end);
	const previous = block.sentences[sentence - 1];
	const context =
		(previous === undefined ? '' : block.prose.text.slice(previous.start, previous.end)) +
		block.prose.text.slice(block.sentences[sentence]?.start ?? before.start, block.sentences[sentence]?.end);
	return {
		kind: claim?.kind ?? (isStatement(text) && (mentions.length > 0 || people.test(text)) ? 'effect' : undefined),
		conditions: mentions.filter((it) => it.kind === 'condition').map((it) => it.id),
		isOfPeople:
			people.test(text) || mentions.some((it) => !/^(?:immune-function|inflammation|cytokines|tumor)$/.test(it.id)),
		context,
	};
}

/** Conditions that trials on another disease measure too: alone they do not tell which disease a sentence is about. */
const alsoMeasured: ReadonlySet<string> = new Set([
	'psychiatric-disorder',
	'depression',
	'anxiety',
	'chronic-pain',
	'neuropathic-pain',
	'infection',
	'obesity',
	'liver-disease',
	'addiction',
	'alcohol-dependence',
	'opioid-dependence',
]);

/** Advice, questions, pointers and what is only asked or planned assert nothing. */
function isStatement(text: string): boolean {
	return (
		(text.match(/\p{L}+/gu) ?? []).length > 3 &&
		!/\?\s*$|^\W*(?:see|read|for more|cf|source|reference|adapted)\b/iu.test(text)
	);
}

const people =
	/\b(?:people|persons?|patients?|wom[ae]n|m[ae]n|adults|children|users?|individuals|participants|sufferers|those who|anyone|everyone|us|you|healthy)\b/iu;

type Found<T extends CitationFault> = Omit<T, 'span' | 'named'>;
const none = { sentence: '', source: '' };

function mismatchOf(
	source: CitedSource,
	{ years, journals }: NamedStudy,
	said: Said,
	conditions: Conditions,
): Found<Mismatch> | undefined {
	const { fields, work, text } = source;
	const ownYear = work === undefined ? fields.year : String(yearOf(work));
	const hasYear = showsYear(text, years) || (ownYear !== undefined && years.includes(ownYear));
	if (years.length > 0 && journals.length > 0 && isWebPage(fields) && work === undefined) {
		const names = journals.some((it) => text.toLowerCase().includes(it.toLowerCase()));
		return hasYear || names ? undefined : { kind: 'webPage', source, conditions: none };
	}
	if (years.length > 0 && ownYear !== undefined && !hasYear) {
		return { kind: 'year', source, conditions: none };
	}
	const ownJournals = [fields.journal, work?.csl['container-title']].filter((it) => it !== undefined);
	if (journals.length > 0 && ownJournals.length > 0 && !journals.some((it) => isAnyJournal(it, ownJournals))) {
		return { kind: 'journal', source, conditions: none };
	}
	const shown = said.kind === undefined || said.kind === 'mechanism' ? undefined : conditions.shownBy(source);
	return shown === undefined || isAboutThem(work, said, conditions)
		? undefined
		: other('condition', source, said.conditions, shown, conditions);
}

function isAnyJournal(name: string, own: readonly string[]): boolean {
	return own.some((it) => isSameJournal(name, it));
}

function isAboutThem(work: Work | undefined, said: Said, conditions: Conditions): boolean {
	return (
		work !== undefined &&
		(isOverview(work) || said.conditions.some((it) => work.conditions.some((own) => conditions.isRelated(own, it))))
	);
}

function failureOf(
	source: CitedSource,
	{ kind, conditions: named, isOfPeople, context }: Said,
	text: string,
	conditions: Conditions,
): Found<Unsupporting> | undefined {
	const { work } = source;
	if (work === undefined || kind === undefined || kind === 'mechanism') {
		return undefined;
	}
	const known = { ...source, work };
	if (work.design === 'protocol') {
		return planned.test(context) ? undefined : { kind: 'protocol', source: known, conditions: none };
	}
	const isEffect = kind !== 'dose' && kind !== 'safety';
	if (isEffect && isOfPeople && work.design === 'hypothesis') {
		return proposed.test(context) ? undefined : { kind: 'hypothesis', source: known, conditions: none };
	}
	if (isEffect && isOfPeople && (work.design === 'animal' || work.design === 'in-vitro')) {
		return preclinical.test(context) ? undefined : { kind: 'preclinical', source: known, conditions: none };
	}
	if (!isEffect || isOverview(work) || work.conditions.length === 0 || /\blike\b|\bsimilar\b/i.test(text)) {
		return undefined;
	}
	return other('otherCondition', known, named, work.conditions, conditions);
}

/** Reviews speak of more than their title says. */
function isOverview({ design }: Work): boolean {
	return ['review', 'systematic-review', 'meta-analysis', 'guideline', 'label', 'hypothesis'].includes(design);
}

const planned = sieved(
	/\b(?:protocol|planned|plans? (?:to|for)|under ?way|ongoing|recruiting|will (?:test|compare|enrol|show|assess)|is (?:being )?(?:testing|tested)|being (?:studied|tested)|designed to|set out to|no results|await|in progress|registered|has yet to|investigating)\b/iu,
);
const proposed = sieved(
	/\b(?:hypothes[ei]s|hypothesi[sz]ed?|propos(?:e|es|ed|al)|speculat|suggested that|theor(?:y|ies|etical|i[sz]ed))\b/iu,
);
const preclinical = sieved(
	/\b(?:mice|mouse|murine|rats?|rodents?|animals?|dogs?|canine|zebrafish|cells?|cultures?|cultured|in[ -]vitro|petri|test[- ]tube|laboratory|lab (?:stud|work|data|research)|bench|pre-?clinical|tissue samples?|xenograft)\b/iu,
);

function other<K extends 'condition' | 'otherCondition', S extends CitedSource>(
	kind: K,
	source: S,
	named: readonly string[],
	own: readonly string[],
	conditions: Conditions,
): { readonly kind: K; readonly source: S; readonly conditions: Mismatch['conditions'] } | undefined {
	const first = named.find((it) => !alsoMeasured.has(it));
	const [ownFirst] = own;
	if (
		first === undefined ||
		ownFirst === undefined ||
		named.some((it) => own.some((id) => conditions.isRelated(it, id)))
	) {
		return undefined;
	}
	return { kind, source, conditions: { sentence: conditions.nameOf(first), source: conditions.nameOf(ownFirst) } };
}

/** The profiles' conditions and what they have to do with each other. */
interface Conditions {
	nameOf(id: string): string;
	/** One is within the other, or both are of one mild kind, as pains are. */
	isRelated(a: string, b: string): boolean;
	/** Diseases in the source's title, or in the address where it has none. */
	shownBy(source: CitedSource): readonly string[];
}

function conditionsOf({ formulary, subject }: ArticleFacts): Conditions {
	const all = subject.drugs.flatMap((it) => it.conditions);
	const byId = new Map<string, Condition>(all.map((it) => [it.id, it]));
	const isWithin = (id: string, wider: string): boolean =>
		id === wider || (byId.get(id)?.within ?? []).some((it) => isWithin(it, wider));
	const sharesMildKind = (a: string, b: string) =>
		(byId.get(a)?.within ?? []).some((it) => byId.get(it)?.tier === 1 && isWithin(b, it));
	return {
		nameOf: (id) => byId.get(id)?.names[0] ?? id,
		isRelated: (a, b) => isWithin(a, b) || isWithin(b, a) || sharesMildKind(a, b) || sharesMildKind(b, a),
		shownBy: ({ fields, entry }) => {
			const shown = fields.title ?? (entry === undefined ? '' : wordsOfAddress(fields.url));
			const diseases = formulary.conditions(shown).filter(({ value }) => value.kind === 'condition');
			return diseases.map(({ value }) => value.id);
		},
	};
}

/** The path of an address as words. */
function wordsOfAddress(url: string | undefined): string {
	return (url ?? '').replace(/^(?:https?:\/\/)?[^/]{0,200}/i, '').replace(/[-_/+.]+/g, ' ');
}
