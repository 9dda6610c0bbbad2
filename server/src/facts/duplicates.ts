import { isSameJournal } from './named-study.ts';
import { firstPage } from './reference-entry.ts';
import type { ReferenceEntry, References } from './references.ts';

export interface Duplicate {
	readonly earlier: ReferenceEntry;
	/** What both share, for messages: "DOI 10.1000/1", "2014;33:451–459". */
	readonly shared: string;
}

/** Entries for a work that an earlier entry of the same list is for. */
export function duplicatesIn({ entries }: References): ReadonlyMap<ReferenceEntry, Duplicate> {
	const found = new Map<ReferenceEntry, Duplicate>();
	for (const [index, entry] of entries.entries()) {
		for (const earlier of entries.slice(0, index)) {
			const shared = earlier.list === entry.list ? sharedBy(earlier, entry) : undefined;
			if (shared !== undefined) {
				found.set(entry, { earlier, shared });
				break;
			}
		}
	}
	return found;
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
		.replace(/#.*$|\/$/g, '');
	return address?.includes('/') ? address : undefined;
}
