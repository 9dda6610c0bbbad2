/** Checks a drug's works as they stand in its file: build-time only, so it may be strict. Never throws. */
import { didYouMean } from '../base/nearest.ts';
import { Reader } from './check.ts';
import { type CslItem, type CslName, type Direction, designs, doiKey, type Species, type Work } from './evidence.ts';
import type { ProfileProblem } from './profile.ts';

export interface ParsedEvidence {
	/** Undefined when there is any problem. */
	readonly works: readonly Work[] | undefined;
	readonly problems: readonly ProfileProblem[];
}

/** `conditions`: the ids that the drug's profile knows. */
export function parseEvidence(raw: unknown, conditions: readonly string[]): ParsedEvidence {
	// A list has no name of its own: the wrapper gives problems the path `works[3].csl.DOI`.
	const list = new Reader({ works: raw }).get('works');
	const works = list.items().map((at) => readWork(at, conditions));
	if (list.problems.length === 0) {
		checkIdentity(works, list);
	}
	return { works: list.problems.length === 0 ? works : undefined, problems: list.problems };
}

const allSpecies: readonly Species[] = ['human', 'animal', 'cells', 'mixed', 'none'];
const directions: readonly Direction[] = ['benefit', 'no-difference', 'mixed', 'harm', 'no-result'];

function readWork(at: Reader, known: readonly string[]): Work {
	const conditions = at.list('conditions', (it) => readCondition(it, known));
	const own = at.optional('directions');
	const work: Work = {
		id: at.matching('id', /^[a-z]+\d{4}[a-z]*$/, 'a citation key: name, year and, if need be, a word'),
		csl: readCsl(at.get('csl')),
		moreAuthors: at.optional('moreAuthors')?.flag() ?? false,
		design: at.choice('design', designs),
		designLabel: at.string('designLabel'),
		species: at.choice('species', allSpecies),
		n: at.optional('n')?.count(),
		dose: at.optional('dose')?.text(),
		lowDose: at.optional('lowDose')?.flag() ?? true,
		partOf: at.optional('partOf')?.text(),
		conditions,
		direction: at.choice('direction', directions),
		directions: own === undefined ? {} : at.map('directions', (it) => it.oneOf(directions)),
		outcome: at.string('outcome'),
		source: at.url('source'),
	};
	for (const id of Object.keys(work.directions).filter((it) => !conditions.includes(it))) {
		at.get('directions').problem(`"${id}" is none of the work's conditions.`);
	}
	at.close(Object.keys(work));
	return work;
}

function readCondition(at: Reader, known: readonly string[]): string {
	const id = at.text();
	if (id !== '' && !known.includes(id)) {
		at.problem(`Unknown condition "${id}".${didYouMean(id, known)}`);
	}
	return id;
}

const cslTypes = ['article-journal', 'chapter', 'book', 'paper-conference', 'speech', 'report', 'webpage'] as const;
const cslKeys = [
	'type',
	'title',
	'author',
	'container-title',
	'volume',
	'issue',
	'page',
	'issued',
	'DOI',
	'PMID',
	'PMCID',
	'URL',
];

function readCsl(at: Reader): CslItem {
	const csl: CslItem = {
		type: at.choice('type', cslTypes),
		title: at.string('title'),
		...optional('author', at.optional('author')?.items().map(readName)),
		...optional('container-title', at.optional('container-title')?.text()),
		...optional('volume', at.optional('volume')?.text()),
		...optional('issue', at.optional('issue')?.text()),
		...optional('page', at.optional('page')?.text()),
		issued: { 'date-parts': [[readYear(at.get('issued'))]] },
		...identifier(at, 'DOI', /^10\.\d{4,9}\/\S*[^\s.,;]$/, 'a DOI "10.…/…" without what stands before it'),
		...identifier(at, 'PMID', /^[1-9]\d{0,8}$/, 'the digits of a PMID'),
		...identifier(at, 'PMCID', /^PMC[1-9]\d{0,8}$/, 'a PMCID "PMC…"'),
		...optional('URL', at.optional('URL') && at.url('URL')),
	};
	if (csl.DOI === undefined && csl.PMID === undefined && csl.PMCID === undefined && csl.URL === undefined) {
		at.problem('The work cannot be found: it needs a DOI, PMID, PMCID or URL.');
	}
	at.close(cslKeys);
	return csl;
}

function identifier<K extends 'DOI' | 'PMID' | 'PMCID'>(at: Reader, key: K, form: RegExp, description: string) {
	return optional(key, at.optional(key) && at.matching(key, form, description));
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
	return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
}

function readName(at: Reader): CslName {
	const name = { family: at.string('family'), ...optional('given', at.optional('given')?.text()) };
	at.close(['family', 'given']);
	return name;
}

/** CSL's `{ "date-parts": [[2013]] }`, the year alone. */
function readYear(at: Reader): number {
	const part = at.get('date-parts').at(0).at(0);
	const year = part.count();
	if (year < 1900 || year > 2100) {
		part.problem('Expected a year.');
	}
	at.close(['date-parts']);
	return year;
}

/** No key and no identifier stands for two works. */
function checkIdentity(works: readonly Work[], list: Reader): void {
	const owners = new Map<string, string>();
	const ids = new Set(works.map((it) => it.id));
	for (const [index, { id, csl, partOf }] of works.entries()) {
		const at = list.at(index);
		own(owners, id, at, 'id');
		own(owners, csl.DOI && doiKey(csl.DOI), at.get('csl'), 'DOI');
		own(owners, csl.PMID, at.get('csl'), 'PMID');
		own(owners, csl.PMCID, at.get('csl'), 'PMCID');
		if (partOf !== undefined && (partOf === id || !ids.has(partOf))) {
			at.get('partOf').problem(
				`No other work has the key "${partOf}".${didYouMean(
					partOf,
					[...ids].filter((it) => it !== id),
				)}`,
			);
		}
	}
}

function own(owners: Map<string, string>, value: string | undefined, at: Reader, key: string): void {
	if (value === undefined) {
		return;
	}
	const owner = owners.get(`${key} ${value}`);
	if (owner !== undefined) {
		at.get(key).problem(`"${value}" stands twice; the other is at ${owner}.`);
	}
	owners.set(`${key} ${value}`, at.get(key).path);
}
