/** Whether an article says what an abbreviation stands for. */

import type { Formulary } from '../../../drugs/formulary.ts';
import { isAllCapitals, scanWords } from '../../../drugs/words.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { perBlock } from '../../../facts/block-memo.ts';

export interface LongForms {
	has(abbreviation: string): boolean;
}

/** Reads the article's prose and the texts of its front matter once. */
export function longFormsOf(facts: ArticleFacts, formulary: Formulary): LongForms {
	const { article } = facts;
	const ownTexts = textsOf(article.frontMatter?.values);
	const byProfile = expandedNames(facts, formulary);
	let initials: string | undefined;
	let joined: string | undefined;
	return {
		has: (abbreviation) => {
			if (byProfile.has(abbreviation)) {
				return true;
			}
			const letters = abbreviation.toLowerCase().replace(/[^\p{L}]/gu, '');
			initials ??= [
				...facts.blocks.flatMap((_, index) => initialsIn(facts, index)),
				...ownTexts.flatMap(initialsOf),
			].join('\n');
			joined ??= [...article.blocks.map((it) => it.prose.text), ...ownTexts].join('\n').replace(/[\u2018\u2019]/g, "'");
			return (letters.length > 2 && initials.includes(letters)) || isExplained(joined, abbreviation, letters);
		},
	};
}

const initialsIn = perBlock(({ prose }) => initialsOf(prose.text));

function textsOf(values: ReadonlyMap<string, unknown> | undefined): readonly string[] {
	return [...(values?.values() ?? [])].flat().filter((it) => typeof it === 'string');
}

/** First letters of the words in order: all; without small words; with the parts of compounds; hyphens part words. */
function initialsOf(text: string): readonly string[] {
	const words = scanWords(text).map(({ start, end }) => text.slice(start, end).toLowerCase());
	const whole = words.map((it) => it.charAt(0)).join('');
	const content = words.filter((it) => !small.has(it));
	const parts = content.map((it) => it.charAt(0) + (compound.exec(it)?.[1] ?? '')).join('');
	return [whole, content.map((it) => it.charAt(0)).join(''), parts];
}

const small: ReadonlySet<string> = new Set('a an and as at by de for from in of on or the to via with'.split(' '));

/** The second part of a compound: posttraumatic, gastrointestinal, immunodeficiency. */
const compound =
	/^(?:post|pre|anti|auto|gastro|immuno|neuro|cardio|electro|encephalo|hyper|hypo|inter|intra|micro|myo|osteo|psycho|radio|thrombo|trans|ultra|under|over|health|life|time|self|mal|non|cerebro|musculo|endo|ortho|entero|broncho|chemo|dermato|hemo|hepato|lympho|muco|oto|phospho|poly|sub|super)(\p{L})\p{L}{3,}/u;

/** Names in capitals of a profile's drug or condition whose long name the article uses. */
function expandedNames(facts: ArticleFacts, formulary: Formulary): ReadonlySet<string> {
	const texts = facts.blocks.map((it, index) => ({ facts: it, text: facts.article.blocks[index]?.prose.text ?? '' }));
	const conditions = new Set(
		texts.flatMap((it) =>
			it.facts.conditions
				.filter(({ span }) => !hasAbbreviation(it.text.slice(span.start, span.end)))
				.map(({ id }) => id),
		),
	);
	const kinds = new Set(
		texts.flatMap((it) =>
			it.facts.drugs.filter((drug) => !drug.abbreviation).map((drug) => `${drug.drug} ${drug.kind}`),
		),
	);
	const names = formulary.profiles.flatMap((profile) => [
		...profile.conditions
			.filter((it) => conditions.has(it.id))
			.flatMap((it) => it.names.filter((name) => isAllCapitals(name) && canStandFor(name, it.names))),
		...profile.names.filter((it) => it.abbreviation && kinds.has(`${profile.id} ${it.kind}`)).map((it) => it.text),
	]);
	return new Set(names);
}

function hasAbbreviation(text: string): boolean {
	return /\p{Lu}{2}/u.test(text);
}

/** A condition's list holds kindred conditions too: `CLL` stands for no name of leukemia but its own. */
function canStandFor(abbreviation: string, names: readonly string[]): boolean {
	const letters = abbreviation.toLowerCase().replace(/[^a-z]/g, '');
	return names.some((it) => !hasAbbreviation(it) && initialsOf(it).some((initials) => initials === letters));
}

/** `long form (ABBR)`, `ABBR (long form)`, `ABBR stands for …`, `ABBR: long form`, `ABBR, or long form`. */
function isExplained(text: string, abbreviation: string, letters: string): boolean {
	const first = letters.charAt(0);
	const all = occurrences(text, abbreviation);
	return all.some((at) => {
		const before = text.slice(Math.max(0, at - 90), at);
		const after = text.slice(at + abbreviation.length, at + abbreviation.length + 90).replace(/^s\b/, '');
		if (/[([]["“]?$|[([](?:also |or |called |known as |hereafter |the ){1,3}["“]?$/u.test(before)) {
			const said = before.replace(/[([][^([]{0,20}$/, '');
			return startsOf(said.slice(-70)).includes(first) && /^["”]?[\])]|^[,;]? /u.test(after);
		}
		const explained =
			/^["”']?\s?(?:\(|\[|=|:|\u2013|\u2014|,? (?:or|which (?:stands for|means)|stands for|means|short for|is short for|that is|is an abbreviation)\b)\s?(.{2,80})/u.exec(
				after,
			);
		return explained?.[1] !== undefined && startsInOrder(startsOf(explained[1].slice(0, 80)), letters);
	});
}

function occurrences(text: string, abbreviation: string): readonly number[] {
	const found: number[] = [];
	for (let at = text.indexOf(abbreviation); at >= 0 && found.length < 50; at = text.indexOf(abbreviation, at + 1)) {
		found.push(at);
	}
	return found;
}

function startsOf(text: string): string {
	return scanWords(text)
		.map(({ start }) => text.charAt(start).toLowerCase())
		.join('');
}

/** Whether the words after it begin with its letters in order: as many as there are, or all but one inner letter. */
function startsInOrder(starts: string, letters: string): boolean {
	let at = 0;
	for (const start of starts.slice(0, letters.length + 4)) {
		if (start === letters.charAt(at)) {
			at++;
		}
	}
	return at >= Math.max(2, letters.length - 1);
}
