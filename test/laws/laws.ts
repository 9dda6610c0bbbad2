/** What holds of every text. Each law is checked on random cases by its test, and for longer by `npm run fuzz`. */
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Article } from '../../server/src/article/article.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Span } from '../../server/src/base/span.ts';
import { positionsIn } from '../../server/src/cli/positions.ts';
import { compose } from '../../server/src/entry/compose.ts';
import type { Finding } from '../../server/src/linter/finding.ts';
import { applyFix } from '../../server/src/linter/fix.ts';
import { internalError, unsuppressible } from '../../server/src/linter/own-findings.ts';
import { articleView } from '../../server/src/service/article-view.ts';
import { baselineText, matchBaseline, parseBaseline, toBaselineEntry } from '../../server/src/service/baseline.ts';
import { completionsAt } from '../../server/src/service/completions.ts';
import { documentLinks } from '../../server/src/service/document-links.ts';
import { cardAt } from '../../server/src/service/evidence-cards.ts';
import { citationHints } from '../../server/src/service/inlay-hints.ts';
import {
	articleSuppressionEdit,
	type Config,
	coverageMode,
	type LintResult,
	type LintService,
	type SuppressionEdit,
	safeEdits,
	suppressionEdit,
} from '../../server/src/service/lint-service.ts';
import {
	frontMatterCompletions,
	statementCompletions,
	statementPlace,
} from '../../server/src/service/writing-completions.ts';
import { invariantProblems } from '../support/article-invariants.ts';
import { type RuleFolder, ruleFolders } from '../support/examples.ts';
import { firstDifference } from '../support/incremental.ts';
import { type AnyArticle, anyArticleOf, anyEdit, applyAnyEdit } from './articles.ts';
import { configurationLaws } from './configurations.ts';
import { reportProblems } from './reports.ts';

export interface Law {
	readonly name: string;
	readonly property: fc.IAsyncProperty<[unknown]>;
	/** Checks one case, which is plain data; throws where the law is broken. */
	check(value: unknown): Promise<void>;
}

/** A law on values of one kind. `check` throws, or returns what is wrong. */
export function law<T>(
	name: string,
	values: fc.Arbitrary<T>,
	check: (value: T) => Promise<readonly string[]> | readonly string[],
): Law {
	const holds = async (value: T) => {
		const problems = await check(value);
		if (problems.length > 0) {
			throw new Error(`${name}: it does not hold.\n${problems.join('\n')}`);
		}
	};
	return {
		name,
		property: fc.asyncProperty(values, holds) as unknown as fc.IAsyncProperty<[unknown]>,
		check: (value) => holds(value as T),
	};
}

export async function createLaws(): Promise<readonly Law[]> {
	const folders = await ruleFolders();
	return [...articleLaws(folders), ...configurationLaws(folders)];
}

/** An article with what was read of it: most laws start there. */
interface Reading extends AnyArticle {
	readonly article: Article;
	readonly result: LintResult;
}

function articleLaws(folders: readonly RuleFolder[]): readonly Law[] {
	const logged: string[] = [];
	const service = compose((message) => logged.push(message));
	const { config } = service.configure({ preset: 'strict' });
	const anyArticle = anyArticleOf(folders);
	const lintText = lintWith(service, config);
	const readings = new Map<string, Promise<Reading>>();

	/** With the same seed all laws meet the same articles. */
	function read(it: AnyArticle): Promise<Reading> {
		const key = `${it.format} ${it.text}`;
		const known = readings.get(key) ?? readAnew(it);
		if (readings.size > 1000) {
			readings.clear();
		}
		readings.set(key, known);
		return known;
	}

	async function readAnew(it: AnyArticle): Promise<Reading> {
		return { ...it, article: service.read(it.text, it.format), result: await lintText(it) };
	}

	function onArticles(name: string, check: (it: Reading) => Promise<readonly string[]> | readonly string[]): Law {
		return law(name, anyArticle, async (it) => check(await read(it)));
	}

	return [
		onArticles('Every part of an article is read from its own place in the text', ({ article }) => [
			...invariantProblems(article),
			...spansOf(article).flatMap((it) => (isInside(it, article.text) ? [] : [`a span ${JSON.stringify(it)}`])),
		]),
		onArticles('No rule fails, and a second lint finds the same', async (it) => {
			const failures = it.result.findings.filter(({ rule }) => rule === internalError.id);
			const again = await lintText(it);
			return [
				...failures.map(({ message }) => message),
				...logged.splice(0),
				...differences(it.result.findings, again.findings),
			];
		}),
		onArticles('Every finding and every fix keeps to whole characters, whose places lead back to them', (it) => {
			const document = TextDocument.create('memory:a', 'markdown', 1, it.text);
			const positionOf = positionsIn(it.text);
			return it.result.findings.flatMap((finding) =>
				offsetsOf(finding).flatMap((offset) => {
					const place = document.positionAt(offset);
					const shown = positionOf(offset);
					const leadsBack = document.offsetAt(place) === offset;
					const isOne = shown.line === place.line + 1 && shown.column === place.character + 1;
					return isBoundary(offset, it.text) && leadsBack && isOne ? [] : [`${finding.rule}: offset ${offset}`];
				}),
			);
		}),
		law(
			'What an editor asks of an article is answered',
			fc.tuple(anyArticle, fc.nat({ max: 1000 })),
			async ([it, at]) => {
				const { text, result } = await read(it);
				const offset = Math.floor((text.length * at) / 1000);
				return askAll(service, config, it, offset, result.findings);
			},
		),
		onArticles('With CRLF the same is found as with LF', async ({ format, text }) => {
			const lf = text.replace(/\r\n?/g, '\n');
			const crlf = lf.replaceAll('\n', '\r\n');
			const { result: one } = await read({ format, text: lf });
			const other = crlf === lf ? one : await lintText({ format, text: crlf });
			const toCrlf = (offset: number) => offset + lf.slice(0, offset).split('\n').length - 1;
			return differences(
				one.findings.map((finding) => withLf(moved(finding, toCrlf))),
				other.findings.map(withLf),
			);
		}),
		onArticles('Safe fixes keep every amount, unit and drug, and touch prose alone', ({ text, article, result }) => {
			const { edits } = safeEdits(result.findings);
			const fixed = applyEdits(text, edits);
			const prose = [...article.blocks.map((it) => it.span), ...article.suppressions.map((it) => it.span)];
			const isProse = ({ start, end }: Span) => prose.some((it) => it.start <= start && end <= it.end);
			return [
				...differences(amountsIn(text), amountsIn(fixed)),
				...(isReadable(result) ? differences(drugsIn(service, text), drugsIn(service, fixed)) : []),
				...edits.flatMap((it) => (isProse(it.span) ? [] : [`an edit outside of all blocks: ${JSON.stringify(it)}`])),
			];
		}),
		onArticles('Every fix can be applied, and leaves an article', ({ text, format, result }) =>
			result.findings
				.flatMap((it) => it.fixes)
				.filter((_, index, all) => (index + text.length) % Math.ceil(all.length / 4) === 0)
				.flatMap((fix) => invariantProblems(service.read(applyFix(text, fix), format))),
		),
		onArticles(
			'Fixing is done once, and adds no finding in what could be read before',
			async ({ format, text, result }) => {
				const snapshot = { uri: 'memory:fixed', version: 1, format };
				const once = await service.fix({ ...snapshot, text }, config);
				if (once.text === text) {
					return [];
				}
				const twice = await service.fix({ ...snapshot, text: once.text }, config);
				service.forget(snapshot.uri);
				const { findings } = isReadable(result) ? await lintText({ format, text: once.text }) : result;
				return [
					...(twice.text === once.text
						? []
						: [`${JSON.stringify(once.text)} is fixed to ${JSON.stringify(twice.text)}`]),
					...added(result.findings, findings),
				];
			},
		),
		onArticles('A suppression of every rule leaves no finding of a rule', async ({ format, text, article, result }) => {
			const rules = [...new Set(result.findings.map((it) => it.rule))];
			const edits = rules.flatMap((rule) => articleSuppressionEdit(article, { rule, until: undefined }) ?? []);
			const quiet = await lintText({ format, text: edits.reduce(suppressed, text) });
			return quiet.findings
				.filter(({ rule }) => !unsuppressible.has(rule) && rules.includes(rule))
				.map((it) => `${it.rule}: ${it.message}`);
		}),
		onArticles(
			'The suppression that is offered for a finding suppresses it',
			async ({ format, text, article, result }) => {
				// One is enough for a case; another case has others.
				const finding = result.findings[text.length % Math.max(1, result.findings.length)];
				const edit = finding && suppressionEdit(article, finding.span.start, { rule: finding.rule, until: undefined });
				if (finding === undefined || edit === undefined) {
					return [];
				}
				const { findings } = await lintText({ format, text: suppressed(text, edit) });
				const count = (all: readonly Finding[]) => all.filter((it) => kindOf(it) === kindOf(finding)).length;
				return count(findings) < count(result.findings)
					? []
					: [`${finding.rule} at ${finding.span.start}: ${JSON.stringify(suppressed(text, edit))}`];
			},
		),
		onArticles('A baseline of what was found silences all of it', async ({ result }) => {
			const { fingerprints } = result.details();
			const known = result.findings.map((it) => ({
				rule: it.rule,
				subject: it.subject,
				fingerprint: fingerprints.get(it) ?? '',
			}));
			const entries = known.flatMap((it) => toBaselineEntry(it, '') ?? []);
			const baseline = parseBaseline(baselineText(new Map([['a.md', entries]])));
			if (typeof baseline === 'string') {
				return [`The baseline ${baseline}`];
			}
			const { isOld, gone } = await matchBaseline(baseline, 'a.md', known, () => true);
			return [
				...known.flatMap((it, index) =>
					isOld[index] || toBaselineEntry(it, '') === undefined ? [] : [`${it.rule} is new`],
				),
				...gone.map((it) => `${it.rule} is gone`),
			];
		}),
		onArticles('Every report is well-formed and tells of every finding', ({ text, result }) =>
			reportProblems(service, text, result),
		),
		law(
			'A lint after each of a run of edits finds what a lint from scratch does',
			fc.tuple(anyArticle, fc.array(anyEdit(), { minLength: 1, maxLength: 2 })),
			async ([{ format, text }, edits]) => {
				let now = text;
				const texts = edits.map((edit) => {
					now = applyAnyEdit(now, edit);
					return now;
				});
				const difference = await firstDifference(service, format, [text, ...texts], texts.length + 1);
				return difference === undefined
					? []
					: [
							`after version ${difference.version}, ${JSON.stringify(difference.text)}`,
							...differences(difference.scratch, difference.incremental),
						];
			},
		),
	];
}

function lintWith(service: LintService, config: Config): (it: AnyArticle) => Promise<LintResult> {
	let count = 0;
	return async ({ format, text }) => {
		const uri = `memory:law-${++count}`;
		try {
			return await service.lint({ uri, version: 1, format, text }, config);
		} finally {
			service.forget(uri);
		}
	};
}

/** What an editor asks with the cursor at `offset`: the places in the answers that lie outside of the text. */
function askAll(
	service: LintService,
	config: Config,
	{ format, text }: AnyArticle,
	offset: number,
	findings: readonly Finding[],
): readonly string[] {
	const facts = service.facts({ uri: 'memory:asked', version: 1, format, text }, config);
	service.forget('memory:asked');
	const view = articleView(facts, findings, coverageMode(config));
	const around = { today: '2026-01-31', files: ['works.bib'], rules: service.rules.map((it) => it.meta.id) };
	const typed = statementPlace(facts, offset);
	const statements = typed === undefined ? [] : statementCompletions(facts, offset, typed, new Set());
	const spans: readonly Span[] = [
		...view.doses.map((it) => it.span),
		...view.claims.map((it) => it.span),
		...documentLinks(facts).map((it) => it.span),
		...citationHints(facts, { start: 0, end: text.length }).map((it) => ({ start: it.offset, end: it.offset })),
		...[...frontMatterCompletions(facts, offset, around), ...statements].map((it) => it.edit.span),
	];
	cardAt(facts, offset, findings);
	completionsAt(facts, offset);
	return spans.flatMap((it) => (isInside(it, text) ? [] : [`a place ${JSON.stringify(it)} in an answer`]));
}

function spansOf({ blocks, suppressions, frontMatter, definitions, problems }: Article): readonly Span[] {
	return [
		...blocks.flatMap(({ span, marker, prose, sentences, links }) => [
			span,
			marker,
			...[...sentences, ...links.map((it) => it.span)].map((it) => prose.toSource(it)),
		]),
		...suppressions.flatMap((it) => [it.span, it.covers]),
		...(frontMatter === undefined ? [] : [frontMatter.span]),
		...[...definitions.values(), ...problems].map((it) => it.span),
	];
}

function offsetsOf({ span, related, fixes }: Finding): readonly number[] {
	const edits = fixes.flatMap((fix) => fix.edits.map((it) => it.span));
	return [span, ...related.map((it) => it.span), ...edits].flatMap(({ start, end }) => [start, end]);
}

function isInside({ start, end }: Span, text: string): boolean {
	return start >= 0 && start <= end && end <= text.length;
}

/** Within the text, and neither inside of a surrogate pair nor of a line end. */
function isBoundary(offset: number, text: string): boolean {
	return (
		offset >= 0 &&
		offset <= text.length &&
		!/^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
	);
}

function moved(finding: Finding, by: (offset: number) => number): Finding {
	const move = <T extends { readonly span: Span }>(it: T) => ({
		...it,
		span: { start: by(it.span.start), end: by(it.span.end) },
	});
	return {
		...move(finding),
		related: finding.related.map(move),
		fixes: finding.fixes.map((fix) => {
			const [first, ...rest] = fix.edits;
			return { ...fix, edits: [move(first), ...rest.map(move)] };
		}),
	};
}

/** What it says and writes with every line end as LF. */
function withLf(finding: Finding): Finding {
	return JSON.parse(JSON.stringify(finding).replaceAll('\\r\\n', '\\n')) as Finding;
}

/** Numbers in their order; with a unit of mass in nanograms, whatever their notation. */
function amountsIn(text: string): readonly string[] {
	const amount =
		/((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:[\s\u00A0-]?(mg|milligrams?|mcg|[µμu]g|micrograms?|ng|g|grams?)s?(?![a-z]))?/gi;
	return [...withMorphine(text).matchAll(amount)].map(([, number = '', unit]) => {
		const value = Number(number.replaceAll(',', ''));
		return unit === undefined ? `${value}` : `${Number((value * nanograms(unit.toLowerCase())).toPrecision(12))} ng`;
	});
}

function nanograms(unit: string): number {
	return /^(?:mg|milli)/.test(unit) ? 1e6 : /^(?:mcg|[µμu]g|micro)/.test(unit) ? 1e3 : unit === 'ng' ? 1 : 1e9;
}

/** What is garbled or misspelt may be read for the first time when it is mended. */
function isReadable({ findings }: LintResult): boolean {
	return !findings.some((it) => /^text\/(?:garbled|medical-term)$/.test(it.rule) && it.fixes.length > 0);
}

/** "MSO4" and "MS" are spelled out by a fix. */
function withMorphine(text: string): string {
	return text.replace(/\bMS(?:O4)?\b|morphine sulfate/g, 'morphine');
}

function drugsIn({ formulary }: LintService, text: string): readonly string[] {
	const spelledOut = withMorphine(text);
	return formulary.drugs(spelledOut).map((it) => it.drug ?? spelledOut.slice(it.span.start, it.span.end).toLowerCase());
}

function kindOf({ rule, subject, messageId, message }: Finding): string {
	return `${rule} ${subject ?? ''} ${messageId} ${message}`;
}

/** Findings by rule and subject of which there are more than before; to be denied and to be left out is one fault of a warning. */
function added(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
	const key = ({ rule, subject }: Finding) =>
		rule.startsWith('contraindication/') ? 'contraindication' : `${rule} ${subject ?? ''}`;
	const count = (all: readonly Finding[], it: Finding) => all.filter((other) => key(other) === key(it)).length;
	return after.filter((it) => count(after, it) > count(before, it)).map((it) => `more: ${key(it)}: ${it.message}`);
}

function suppressed(text: string, { offset, before, after }: SuppressionEdit): string {
	return `${text.slice(0, offset)}${before}as a test${after}${text.slice(offset)}`;
}

/** What one list has and the other has not. */
function differences(wanted: readonly unknown[], got: readonly unknown[]): readonly string[] {
	const [a = [], b = []] = [wanted, got].map((list) => list.map((it) => JSON.stringify(it)));
	if (a.join('\n') === b.join('\n')) {
		return [];
	}
	const minus = a.filter((it) => !b.includes(it)).map((it) => `- ${it}`);
	const plus = b.filter((it) => !a.includes(it)).map((it) => `+ ${it}`);
	return minus.length + plus.length === 0
		? [`another order or number: ${a.join(' ')} and ${b.join(' ')}`]
		: [...minus, ...plus];
}
