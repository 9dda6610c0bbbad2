/**
 * Completions for what an article owes besides its text: keys and values of front matter, and at the start of a line
 * the wordings of statements, those that are missing first. Nothing is offered in the middle of a sentence.
 */
import { isInFence, isMarkdown } from '../article/markup.ts';
import type { Edit } from '../base/edit.ts';
import type { RequiredStatement } from '../drugs/profile.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { isStated } from '../facts/statement-facts.ts';
import { wordingFor } from '../linter/insert-statement.ts';
import { withDrug } from '../linter/missing-statement.ts';
import { statementName } from './article-view.ts';

export interface WritingCompletion {
	readonly kind: 'statement' | 'key' | 'value';
	readonly label: string;
	readonly detail: string;
	/** More on it, as plain text. */
	readonly documentation: string | undefined;
	/** Replaces what is typed of it. */
	readonly edit: Edit;
}

export interface Surroundings {
	/** `2026-01-31` */
	readonly today: string;
	/** Names of the files beside the article. */
	readonly files: readonly string[];
	/** Ids of all rules. */
	readonly rules: readonly string[];
}

/** In front matter: keys that it lacks at the start of a line, values after a key. */
export function frontMatterCompletions(
	facts: ArticleFacts,
	offset: number,
	around: Surroundings,
): readonly WritingCompletion[] {
	const { text, blocks } = facts.article;
	if (!isInFrontMatter(facts, offset) || (facts.subject.drugs.length === 0 && blocks.length > 0)) {
		return [];
	}
	const line = lineAt(text, offset);
	const key = /^([ \t]{0,8})([\w-]{0,30})$/.exec(line.before);
	if (key !== null) {
		const [, indent = '', typed = ''] = key;
		const edit = (name: string): Edit => ({
			span: { start: offset - typed.length, end: offset + (/^[\w-]*/.exec(line.after)?.[0].length ?? 0) },
			newText: /^[\w-]*\s*:/.test(line.after) ? name : `${name}: `,
		});
		const keys = indent === '' ? topKeys : parentOf(text, offset) === 'ldn-lint' ? suppressionKeys : [];
		const values = facts.article.frontMatter?.values;
		return keys
			.filter(({ name }) => indent !== '' || !values?.has(name) || name === typed)
			.map(({ name, detail }) => ({ kind: 'key', label: name, detail, documentation: undefined, edit: edit(name) }));
	}
	const value = /^[ \t]{0,8}([\w-]{1,30}):[ \t]+(\S{0,80})$/.exec(line.before);
	if (value === null || line.after.trim() !== '') {
		return [];
	}
	const [, name = '', typed = ''] = value;
	const span = { start: offset - typed.length, end: offset };
	return valuesOf(name, around).map(([label, detail]) => ({
		kind: 'value',
		label,
		detail,
		documentation: undefined,
		edit: { span, newText: label },
	}));
}

/** What has been typed of a statement at the start of a line, which may be nothing; `undefined` elsewhere. */
export function statementPlace(facts: ArticleFacts, offset: number): string | undefined {
	const { text, format, frontMatter } = facts.article;
	const line = lineAt(text, offset);
	const typed = (format === 'html' ? startInHtml : startOfLine).exec(line.before)?.[1];
	const isFree = /^\s*(?:<\/(?:p|li)>\s*)?$/.test(line.after);
	if (
		typed === undefined ||
		!isFree ||
		facts.subject.main === undefined ||
		(frontMatter !== undefined && offset < frontMatter.span.end) ||
		isInFrontMatter(facts, offset) ||
		(isMarkdown(format) && isInFence(text.slice(0, offset)))
	) {
		return undefined;
	}
	return typed;
}

/**
 * Statements that the article does not make, at a place where `typed` has been typed of one; without anything typed all
 * of them. `missing` are the ids of those that it owes.
 */
export function statementCompletions(
	facts: ArticleFacts,
	offset: number,
	typed: string,
	missing: ReadonlySet<string>,
): readonly WritingCompletion[] {
	const { article, subject } = facts;
	const profile = subject.main;
	if (profile === undefined) {
		return [];
	}
	const span = { start: offset - typed.length, end: offset };
	const open = profile.statements.filter((it) => it.wording !== undefined && !isStated(facts, profile, it.id));
	const order = [...open.filter((it) => missing.has(it.id)), ...open.filter((it) => !missing.has(it.id))];
	const one = order.map((it): WritingCompletion => {
		const wording = wordingFor(article, profile, it) ?? '';
		return {
			kind: 'statement',
			label: `${kindNames[it.kind]}: ${statementName(it.id).toLowerCase()}`,
			detail: missing.has(it.id) ? 'missing in this article' : 'not owed by this article',
			documentation: `${wording}\n\nIt says that ${withDrug(it.summary, profile)}: ${withDrug(it.why, profile)}.`,
			edit: { span, newText: wording },
		};
	});
	const owed = order.filter((it) => it.kind === 'disclaimer' && missing.has(it.id));
	const together = owed.map((it) => wordingFor(article, profile, it)).join(' ');
	const all: WritingCompletion = {
		kind: 'statement',
		label: `${kindNames.disclaimer}: all that is missing`,
		detail: `${owed.length} statements`,
		documentation: together,
		edit: { span, newText: together },
	};
	return [...(owed.length > 1 ? [all] : []), ...one].filter((it) => isBegun(it.label, typed));
}

const kindNames: Readonly<Record<RequiredStatement['kind'], string>> = { disclaimer: 'Disclaimer', safety: 'Safety' };

/** Fewer letters begin too many words of plain prose. */
const leastLetters = 3;

function isBegun(label: string, typed: string): boolean {
	return (
		typed === '' ||
		(typed.length >= leastLetters &&
			label
				.toLowerCase()
				.split(/[: ]+/)
				.some((it) => it.startsWith(typed.toLowerCase())))
	);
}

const startOfLine = /^[ \t]{0,8}(?:[-*+][ \t]+)?([A-Za-z]{0,30})$/;
const startInHtml = /^[ \t]{0,40}<(?:p|li)>([A-Za-z]{0,30})$/;

interface Key {
	readonly name: string;
	readonly detail: string;
}

const topKeys: readonly Key[] = [
	{ name: 'title', detail: 'Title of the article' },
	{ name: 'author', detail: 'Who answers for the article' },
	{ name: 'reviewer', detail: 'Who reviewed it' },
	{ name: 'date', detail: 'When it was published' },
	{ name: 'updated', detail: 'When it was last changed' },
	{ name: 'reviewed', detail: 'When it was last reviewed' },
	{ name: 'bibliography', detail: 'BibTeX or CSL file of its references' },
	{ name: 'ldn-lint', detail: 'Turns the linter, or rules of it, off for this article' },
];

const suppressionKeys: readonly Key[] = [
	{ name: 'disable', detail: 'The rules that are off for this article' },
	{ name: 'reason', detail: 'Why they are off, for those who review it' },
	{ name: 'until', detail: 'The day on which they are on again' },
	{ name: 'by', detail: 'Who turned them off' },
];

function valuesOf(key: string, { today, files, rules }: Surroundings): readonly (readonly [string, string])[] {
	switch (key) {
		case 'date':
		case 'updated':
		case 'reviewed':
			return [[today, 'Today']];
		case 'ldn-lint':
			return [['off', 'This article is not linted']];
		case 'disable':
			return rules.map((it) => [it, 'Rule']);
		case 'bibliography':
			return files.filter((it) => /\.(?:bib|json|ya?ml)$/i.test(it) && !it.startsWith('.')).map((it) => [it, 'File']);
		default:
			return [];
	}
}

/** Also before its end is written. */
function isInFrontMatter({ article: { text, format, frontMatter } }: ArticleFacts, offset: number): boolean {
	const open = isMarkdown(format) ? /^---[ \t]*\r?\n/.exec(text) : null;
	if (open === null || offset < open[0].length) {
		return false;
	}
	if (frontMatter !== undefined) {
		const end = text.lastIndexOf('\n', frontMatter.span.end - 2) + 1;
		return offset < end;
	}
	return text
		.slice(open[0].length, offset)
		.split(/\r?\n/)
		.every((it) => /^(?:[\w-]{0,40}(?::.*)?|[ \t].*|- .*)$/.test(it) && it !== '---');
}

/** The key, without indent, that an indented line belongs to. */
function parentOf(text: string, offset: number): string | undefined {
	const above = text.slice(0, text.lastIndexOf('\n', offset - 1) + 1).split(/\r?\n/);
	return above
		.reverse()
		.map((it) => /^([\w-]{1,30}):/.exec(it)?.[1])
		.find((it) => it !== undefined);
}

function lineAt(text: string, offset: number): { readonly before: string; readonly after: string } {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	const end = text.indexOf('\n', offset);
	return {
		before: text.slice(start, offset),
		after: text.slice(offset, end < 0 ? text.length : end).replace(/\r$/, ''),
	};
}
