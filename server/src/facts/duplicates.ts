import { oncePer, remember } from '../base/once.ts';
import { isSameJournal } from './named-study.ts';
import { firstPage } from './reference-entry.ts';
import type { ReferenceEntry, References } from './references.ts';

export interface Duplicate {
	readonly earlier: ReferenceEntry;
	/** What both share, for messages: "DOI 10.1000/1", "2014;33:451–459". */
	readonly shared: string;
}

/** Entries for a work that an earlier entry of the same list is for. */
export const duplicatesIn = oncePer(({ entries }: References): ReadonlyMap<ReferenceEntry, Duplicate> => {
	const found = new Map<ReferenceEntry, Duplicate>();
	const earlierBy = new Map<string, Numbered[]>();
	for (const [index, entry] of entries.entries()) {
		const keys = keysOf(entry).map((it) => `${entry.list}\n${it}`);
		const firsts = keys.flatMap(
			(key) => earlierBy.get(key)?.find((it) => sharedBy(it.entry, entry) !== undefined) ?? [],
		);
		const [first, ...others] = firsts;
		if (first !== undefined) {
			const { entry: earlier } = others.reduce((a, b) => (b.index < a.index ? b : a), first);
			found.set(entry, { earlier, shared: sharedBy(earlier, entry) ?? '' });
		}
		for (const key of keys) {
			remember(earlierBy, key, () => []).push({ entry, index });
		}
	}
	return found;
});

interface Numbered {
	readonly entry: ReferenceEntry;
	readonly index: number;
}

/** Entries for one work have one of them in common. */
function keysOf({ doi, pmid, pmcid, year, volume, pages, url }: ReferenceEntry): readonly string[] {
	const place = year && volume && pages ? `place ${year} ${volume} ${firstPage(pages)}` : undefined;
	const address = plainAddress(url);
	return [doi && `doi ${doi}`, pmid && `pmid ${pmid}`, pmcid && `pmcid ${pmcid}`, place, address].filter(
		(it) => it !== undefined,
	);
}

/** What shows that both are one work; `undefined` when they are not, or when that cannot be told. */
function sharedBy(a: ReferenceEntry, b: ReferenceEntry): string | undefined {
	if (a.doi !== undefined && b.doi !== undefined) {
		return a.doi === b.doi ? `DOI ${b.doi}` : undefined;
	}
	if (a.pmid !== undefined && b.pmid !== undefined) {
		return a.pmid === b.pmid ? `PMID ${b.pmid}` : undefined;
	}
	if (a.pmcid !== undefined && b.pmcid !== undefined) {
		return a.pmcid === b.pmcid ? b.pmcid : undefined;
	}
	if (isSamePlace(a, b)) {
		return `${b.year};${b.volume}:${b.pages}`;
	}
	const address = plainAddress(b.url);
	return address !== undefined && plainAddress(a.url) === address ? `address ${address}` : undefined;
}

function isSamePlace(a: ReferenceEntry, b: ReferenceEntry): boolean {
	if (a.year === undefined || a.volume === undefined || a.pages === undefined || b.pages === undefined) {
		return false;
	}
	const journals = a.journal === undefined || b.journal === undefined || isSameJournal(a.journal, b.journal);
	return a.year === b.year && a.volume === b.volume && firstPage(a.pages) === firstPage(b.pages) && journals;
}

/** Without `https://www.` and fragment; a home page may stand for several of its pages. */
function plainAddress(url: string | undefined): string | undefined {
	const address = url
		?.toLowerCase()
		.replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
		.replace(/#.*|\/$/gs, '');
	return address?.includes('/') ? address : undefined;
}
