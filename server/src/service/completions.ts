/**
 * Completions of a citation that has been begun: after `[^` a footnote, after `[@` a key, after `[` what the article
 * uses. The article's own references come first, then the works on what the section and the article name.
 */

import { isMarkdown } from '../article/markup.ts';
import type { Edit } from '../base/edit.ts';
import { contains, type Span } from '../base/span.ts';
import type { Work } from '../drugs/evidence.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { citationStyle, numberMarker } from '../facts/citation-style.ts';
import { type CitationForm, citingOf } from '../facts/cite-work.ts';
import { shortName } from '../facts/format-reference.ts';
import { type ReferenceEntry, referencesOf } from '../facts/references.ts';
import { clip, workOf } from '../facts/works.ts';
import { particularsOf, workCard } from './evidence-cards.ts';

export interface Completion {
	readonly label: string;
	readonly detail: string;
	/** What the editor compares with what is typed. */
	readonly filterText: string;
	/** Replaces what is typed of the marker. */
	readonly edit: Edit;
	/** Adds what the marker names. */
	readonly additions: readonly Edit[];
	/** `own`: an entry that the article has; `work`: a work that it does not cite yet. */
	readonly kind: 'own' | 'work';
	/** Citation key of the work behind it, if it is known: `completionCard` shows it. */
	readonly work: string | undefined;
}

/** More could not be looked through. */
const mostWorks = 60;

/** Completions at an offset, in the order in which they are to be shown; none where no marker is begun. */
export function completionsAt(facts: ArticleFacts, offset: number): readonly Completion[] {
	const begun = markerAt(facts, offset);
	return begun === undefined ? [] : [...ownEntries(facts, begun), ...works(facts, begun)];
}

/** The card of a work, by its citation key. */
export function completionCard({ profiles, evidence }: Formulary, key: string): string | undefined {
	const work = profiles.map((it) => evidence(it.id).byId(key)).find((it) => it !== undefined);
	return work && workCard(work);
}

interface Begun {
	/** From the bracket to the cursor, and a bracket that the editor closed by itself. */
	readonly span: Span;
	readonly typed: string;
	readonly form: CitationForm;
	/** Index into `article.blocks`. */
	readonly block: number;
}

function markerAt(facts: ArticleFacts, offset: number): Begun | undefined {
	const { text, frontMatter, blocks, format } = facts.article;
	if (facts.subject.drugs.length === 0 || (frontMatter !== undefined && offset <= frontMatter.span.end)) {
		return undefined;
	}
	const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
	const typed = /(?<![\]\\!])\[(\^[^\s[\]^]{0,60}|@[^\s[\]@]{0,60}|[^[\]^@\n]{0,40})$/.exec(line)?.[0];
	// A definition, a task list, an image and code are no citations.
	if (typed === undefined || /^\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)?$/.test(line.slice(0, -typed.length)) || isCode(line)) {
		return undefined;
	}
	const start = offset - typed.length;
	const block = blocks.findIndex((it) => contains(it.span, { start, end: start + 1 }));
	if (block < 0 || blocks[block]?.kind === 'reference') {
		return undefined;
	}
	const rest = text[offset] === ']' ? 1 : 0;
	const form =
		typed.startsWith('[^') && isMarkdown(format) ? 'footnote' : typed.startsWith('[@') ? 'pandoc' : usual(facts);
	return { span: { start, end: offset + rest }, typed, form, block };
}

function usual(facts: ArticleFacts): CitationForm {
	return citationStyle(facts).kind;
}

/** Whether an inline code is open at the end of the line. */
function isCode(line: string): boolean {
	return line.split('`').length % 2 === 0;
}

function ownEntries(facts: ArticleFacts, { span, typed, form }: Begun): readonly Completion[] {
	if (form === 'pandoc') {
		return [...(facts.bibliography?.items.values() ?? [])].map((item): Completion => {
			const work = workOf(item, '', facts);
			const detail = [item.authors, item.year, item.title].filter(Boolean).join(', ');
			return {
				...own(item.key, clip(detail, 120), work),
				filterText: `${typed} ${item.key} ${detail}`,
				edit: { span, newText: `[@${item.key}]` },
			};
		});
	}
	const kind = form === 'footnote' || form === 'none' ? 'footnote' : 'list';
	return referencesOf(facts).entries.flatMap((entry): readonly Completion[] => {
		const marker = entry.kind === kind ? markerOf(facts, entry) : undefined;
		if (marker === undefined) {
			return [];
		}
		return [
			{
				...own(marker, clip(entry.text, 120), workOf(entry, entry.text, facts)),
				filterText: `${typed} ${entry.label} ${clip(entry.text, 200)}`,
				edit: { span, newText: marker },
			},
		];
	});
}

function own(label: string, detail: string, work: Work | undefined) {
	return {
		label,
		detail: work === undefined ? detail : `${detail} (${particularsOf(work)})`,
		additions: [],
		kind: 'own',
		work: work?.id,
	} as const;
}

function markerOf(facts: ArticleFacts, { kind, label, isNumbered }: ReferenceEntry): string | undefined {
	if (label === undefined) {
		return undefined;
	}
	if (kind === 'footnote') {
		return isMarkdown(facts.article.format) ? `[^${label}]` : undefined;
	}
	return isNumbered ? numberMarker(facts, Number(label), '') : undefined;
}

function works(facts: ArticleFacts, begun: Begun): readonly Completion[] {
	const cited = new Set(referencesOf(facts).entries.map((it) => workOf(it, it.text, facts)));
	return worksInPlay(facts, begun.block)
		.filter((it) => !cited.has(it))
		.slice(0, mostWorks)
		.map((work): Completion => {
			const { marker, isSpaced, additions } = citingOf(facts, work, begun.form);
			const { text } = facts.article;
			// `word[` becomes `word [2]`, but `word[^2]`.
			const isParted = !isSpaced || /^$|[\s([]/.test(text.slice(Math.max(0, begun.span.start - 1), begun.span.start));
			return {
				label: `${shortName(work)} – ${clip(work.csl.title, 60)}`,
				detail: `${particularsOf(work)}: ${work.outcome}`,
				filterText: `${begun.typed} ${work.id} ${shortName(work)} ${work.csl.title}`,
				edit: { span: begun.span, newText: `${isParted ? '' : ' '}${marker}` },
				additions,
				kind: 'work',
				work: work.id,
			};
		});
}

/** On what the block, then its section, then the article names; last the works on the drug at large. */
function worksInPlay(facts: ArticleFacts, block: number): readonly Work[] {
	const drug = facts.subject.main ?? facts.subject.drugs[0];
	if (drug === undefined) {
		return [];
	}
	const evidence = facts.formulary.evidence(drug.id);
	const { blocks } = facts.article;
	const path = blocks[block]?.sectionPath ?? [];
	const named = (at: number) => facts.blocks[at]?.conditions.map((it) => it.id) ?? [];
	const indexes = [...blocks.keys()].filter((it) => blocks[it]?.kind !== 'reference');
	const ids = new Set([
		...named(block),
		...indexes.filter((it) => blocks[it]?.sectionPath.join('\n') === path.join('\n')).flatMap(named),
		...[...path].reverse().flatMap((it) => idsIn(facts, it)),
		...indexes.flatMap(named),
	]);
	const general = evidence.works.filter((it) => it.conditions.length === 0);
	return [...new Set([...[...ids].flatMap((id) => evidence.about(id)), ...general])];
}

function idsIn({ formulary }: ArticleFacts, heading: string): readonly string[] {
	return formulary.conditions(heading).map((it) => it.value.id);
}
