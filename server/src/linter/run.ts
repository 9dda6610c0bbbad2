/**
 * The engine: rules in, findings out. Reports of block rules are kept by `Block.key` and moved with their block;
 * article rules run each time over the small facts. A rule that throws costs one finding, never the others.
 */
import type { Article, Block } from '../article/article.ts';
import { digest } from '../base/digest.ts';
import type { Generations } from '../base/generations.ts';
import { shift } from '../base/span.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { Source } from '../drugs/profile.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { withinBlock } from '../facts/within-block.ts';
import { compareFindings, type Finding, type Fix, type Severity } from './finding.ts';
import { fitsIn } from './fix-fits.ts';
import type { OptionSpecs, OptionValue } from './options.ts';
import { internalError } from './own-findings.ts';
import type { ArticleRule, BlockRule, Messages, Report, ReportExtra, Rule, RuleContext } from './rule.ts';

/** A rule that is on, with its options complete. */
export interface ActiveRule {
	readonly rule: Rule;
	/** Wins over what the rule and its reports say. */
	readonly severity: Severity | undefined;
	readonly options: Readonly<Record<string, OptionValue>>;
}

export interface RunInput {
	readonly article: Article;
	readonly facts: ArticleFacts;
	readonly rules: readonly ActiveRule[];
	readonly formulary: Formulary;
	/** Reports of block rules, relative to their block's start. */
	readonly cache: Generations<readonly BlockReport[]>;
	log(message: string): void;
}

export interface BlockReport {
	readonly rule: string;
	readonly report: Report;
}

/** Findings in order, before suppressions. Calls `pause` between blocks, so that a caller may give way or abort. */
export async function runRules(input: RunInput, pause: () => Promise<void>): Promise<readonly Finding[]> {
	const about = input.facts.subject.drugs.length > 0;
	// Pages of HTML are parts of programs as often as articles.
	const readsAny = input.article.format !== 'html';
	const active = input.rules.filter(({ rule }) => about || (readsAny && rule.meta.appliesTo === 'any'));
	const blockRules = active.filter(({ rule }) => rule.scope === 'block');
	const findings: Finding[] = [];
	const byId = new Map(active.map((it) => [it.rule.meta.id, it]));
	const settings = digest(...blockRules.map((it) => `${it.rule.meta.id} ${JSON.stringify(it.options)}`));
	for (const [index, block] of input.article.blocks.entries()) {
		await pause();
		const reports = input.cache.get(`${block.key}${settings}`, () => blockReports(input, blockRules, block, index));
		for (const { rule, report } of reports) {
			findings.push(toFinding(rule, byId.get(rule), move(report, block.span.start)));
		}
	}
	for (const it of active) {
		await pause();
		if (it.rule.scope === 'article') {
			for (const { rule, report } of articleReports(input, it, it.rule)) {
				findings.push(toFinding(rule, byId.get(rule), report));
			}
		}
	}
	return findings.map((it) => fitting(it, input.article)).sort(compareFindings);
}

/** Without fixes that would leave broken markup behind. */
function fitting(finding: Finding, article: Article): Finding {
	const fixes = finding.fixes.filter((it) => fitsIn(article, it.edits));
	return fixes.length === finding.fixes.length ? finding : { ...finding, fixes };
}

function blockReports(
	input: RunInput,
	rules: readonly ActiveRule[],
	block: Block,
	index: number,
): readonly BlockReport[] {
	const facts = input.facts.blocks[index];
	if (facts === undefined) {
		return [];
	}
	return withinBlock(block, () =>
		rules.flatMap((it) => {
			const rule = it.rule as BlockRule;
			const reports = isolate(input, it, block.span, () => [...rule.check(block, facts, contextFor(input, it))]);
			return reports.map(({ rule, report }) => ({ rule, report: move(report, -block.span.start) }));
		}),
	);
}

function articleReports(input: RunInput, it: ActiveRule, rule: ArticleRule): readonly BlockReport[] {
	const place = input.article.blocks[0]?.span ?? { start: 0, end: 0 };
	return isolate(input, it, place, () => [...rule.check(input.article, input.facts, contextFor(input, it))]);
}

/** One `try` around each rule: what it throws becomes a finding at `place` and a line in the log. */
function isolate(input: RunInput, it: ActiveRule, place: Report['span'], check: () => Report[]): BlockReport[] {
	const id = it.rule.meta.id;
	try {
		return check().map((report) => ({ rule: id, report }));
	} catch (error) {
		input.log(`${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
		return [{ rule: internalError.id, report: failure(place, id, error) }];
	}
}

/** The report of something of ours that failed: `what` is a rule's id or a step's name. */
export function failure(span: Report['span'], what: string, error: unknown): Report {
	return {
		messageId: 'failed',
		values: {
			message: `${what} failed here: ${error instanceof Error ? error.message : String(error)}. Everything else was still checked; please report it to ldn-lint.`,
		},
		span,
		severity: undefined,
		subject: undefined,
		related: [],
		sources: [],
		fixes: [],
	};
}

function contextFor(input: RunInput, it: ActiveRule): RuleContext<Messages, OptionSpecs> {
	return {
		options: it.options as RuleContext<Messages, OptionSpecs>['options'],
		formulary: input.formulary,
		report(messageId, span, values, extra: ReportExtra = {}): Report {
			return {
				messageId,
				values,
				span,
				severity: extra.severity,
				subject: extra.subject,
				related: extra.related ?? [],
				sources: (extra.sources ?? []).filter((source): source is Source => source !== undefined),
				fixes: extra.fixes ?? [],
			};
		},
	};
}

/** `it` is `undefined` for the engine's own findings. */
export function toFinding(id: string, it: ActiveRule | undefined, report: Report): Finding {
	const template = it?.rule.meta.messages[report.messageId] ?? '{message}';
	return {
		rule: id,
		subject: report.subject,
		messageId: report.messageId,
		severity: it?.severity ?? report.severity ?? it?.rule.meta.severity ?? internalError.severity,
		message: template.replace(/\{(\w+)\}/g, (slot, name: string) => String(report.values[name] ?? slot)),
		...(it === undefined ? {} : { values: report.values }),
		span: report.span,
		related: report.related,
		sources: report.sources,
		fixes: report.fixes,
	};
}

function move(report: Report, by: number): Report {
	if (by === 0) {
		return report;
	}
	return {
		...report,
		span: shift(report.span, by),
		related: report.related.map((it) => ({ ...it, span: shift(it.span, by) })),
		fixes: report.fixes.map((fix) => moveFix(fix, by)),
	};
}

function moveFix(fix: Fix, by: number): Fix {
	const [first, ...rest] = fix.edits;
	const moved = (edit: typeof first) => ({ ...edit, span: shift(edit.span, by) });
	return { ...fix, edits: [moved(first), ...rest.map(moved)] };
}
