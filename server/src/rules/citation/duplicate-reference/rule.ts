import { firstPage } from '../../../facts/reference-entry.ts';
import { type ReferenceEntry, referencesOf } from '../../../facts/references.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/duplicate-reference',
		area: 'citation',
		summary: 'Two entries of one reference list for one work.',
		severity: 'info',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			duplicate:
				'This entry is the same work as {earlier} ({reason}), so one source counts as two. Cite the earlier entry instead and remove this one.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		const { entries } = referencesOf(facts);
		for (const [index, entry] of entries.entries()) {
			for (const earlier of entries.slice(0, index)) {
				const reason = earlier.list === entry.list ? sameWork(earlier, entry) : undefined;
				if (reason !== undefined) {
					const name = earlier.label === undefined ? 'an earlier one' : `entry ${earlier.label}`;
					const related = [{ span: earlier.span, message: 'The same work.' }];
					yield report('duplicate', entry.span, { earlier: name, reason }, { related });
					break;
				}
			}
		}
	},
);

/** Why both are one work; `undefined` when they are not, or when that cannot be told. */
function sameWork(a: ReferenceEntry, b: ReferenceEntry): string | undefined {
	if (a.doi !== undefined && b.doi !== undefined) {
		return a.doi === b.doi ? 'same DOI' : undefined;
	}
	if (a.pmid !== undefined && b.pmid !== undefined) {
		return a.pmid === b.pmid ? 'same PMID' : undefined;
	}
	if (a.pmcid !== undefined && b.pmcid !== undefined) {
		return a.pmcid === b.pmcid ? 'same PMCID' : undefined;
	}
	return isSamePlace(a, b) ? 'same year, volume and pages' : isSamePage(a, b) ? 'same address' : undefined;
}

function isSamePlace(a: ReferenceEntry, b: ReferenceEntry): boolean {
	if (a.year === undefined || a.volume === undefined || a.pages === undefined || b.pages === undefined) {
		return false;
	}
	const journals = a.journal === undefined || b.journal === undefined || initial(a.journal) === initial(b.journal);
	return a.year === b.year && a.volume === b.volume && firstPage(a.pages) === firstPage(b.pages) && journals;
}

/** One address without `https://www.` and fragment; a home page may stand for several of its pages. */
function isSamePage(a: ReferenceEntry, b: ReferenceEntry): boolean {
	const [first, second] = [plainAddress(a.url), plainAddress(b.url)];
	return first !== undefined && first === second;
}

function plainAddress(url: string | undefined): string | undefined {
	const address = url
		?.toLowerCase()
		.replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
		.replace(/#.*$|\/$/g, '');
	return address?.includes('/') ? address : undefined;
}

/** Titles of journals are shortened in many ways, but keep their first letter. */
function initial(journal: string): string {
	return journal
		.replace(/^the\s/i, '')
		.charAt(0)
		.toLowerCase();
}
