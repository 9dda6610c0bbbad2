/**
 * The façade: all that a front end may call. It receives rules and formulary as arguments, keeps caches keyed by
 * content for each document, and never a configuration or a document's state.
 */
import type { Article, ArticleFormat, Suppression } from '../article/article.ts';
import { ArticleCache, parseArticle } from '../article/parse.ts';
import { Generations } from '../base/generations.ts';
import { Memo } from '../base/memo.ts';
import { Pacer } from '../base/pause.ts';
import { type Config, configFor, type Origins, originsOf } from '../config/config.ts';
import { type ConfigLayer, type ParsedConfig, parseConfig, parseLayers } from '../config/parse-config.ts';
import type { Formulary } from '../drugs/formulary.ts';
import { type ArticleFacts, joinFacts } from '../facts/article-facts.ts';
import type { BibliographyText } from '../facts/bibliography.ts';
import { type CoverageMode, claimCoverage } from '../facts/coverage.ts';
import { type BlockFacts, emptyFacts, extractFacts } from '../facts/facts.ts';
import { withoutAllowed } from '../linter/allowed-terms.ts';
import { withoutFixesOfDoubtful } from '../linter/doubtful-doses.ts';
import { explainOwnFinding, explainRule } from '../linter/explain.ts';
import type { Finding } from '../linter/finding.ts';
import { fingerprintsOf } from '../linter/fingerprint.ts';
import { applySafeFixes } from '../linter/fix.ts';
import { internalError, type OwnFinding, unreadablePart, unusedSuppression } from '../linter/own-findings.ts';
import type { Rule } from '../linter/rule.ts';
import { type ActiveRule, type BlockReport, failure, runRules, toFinding } from '../linter/run.ts';
import { applySuppressions, type SuppressedFinding } from '../linter/suppress.ts';
import { unreadableParts } from '../linter/unreadable-parts.ts';

// What fronts see of the layers below, so that they import the service alone.
export type { Article, ArticleFormat, Block, Suppression } from '../article/article.ts';
export type { Config, Origin, Origins, Place, RuleSetting } from '../config/config.ts';
export type { ConfigLayer, ConfigProblem } from '../config/parse-config.ts';
export type { ArticleFacts } from '../facts/article-facts.ts';
export { ruleUrl } from '../linter/explain.ts';
export {
	type Finding,
	type Fix,
	type FixSafety,
	isAtLeast,
	isOmission,
	type Severity,
	severities,
} from '../linter/finding.ts';
export { sentencePart } from '../linter/fingerprint.ts';
export { safeEdits } from '../linter/fix.ts';
export { ownFindings } from '../linter/own-findings.ts';
export type { SuppressedFinding } from '../linter/suppress.ts';
export { articleSuppressionEdit, type SuppressionEdit, suppressionEdit } from '../linter/suppression-edit.ts';
export { isExpired } from '../linter/suppression-terms.ts';

export interface Snapshot {
	readonly uri: string;
	readonly version: number;
	readonly format: ArticleFormat;
	/** Decoded, without a byte order mark. */
	readonly text: string;
	/** Texts of the bibliographies that the article or the configuration names; without them keys are not checked. */
	readonly bibliographies?: readonly BibliographyText[];
	/** The day as in `2027-03-31`, by which suppressions end; without it none does. */
	readonly today?: string;
}

export interface LintResult {
	readonly findings: readonly Finding[];
	/** What suppressions took out. */
	readonly suppressed: readonly SuppressedFinding[];
	/** All suppressions of the article, whether they took something out or not. */
	readonly suppressions: readonly Suppression[];
	/** Profile ids of the drugs that the article is about. */
	readonly drugs: readonly string[];
	/** What else a report may tell; each part computed when it is asked for, since an editor does not ask for all. */
	details(): LintDetails;
}

export interface LintDetails {
	/** Of each finding, suppressed ones too: the same when the article changes around the finding. */
	readonly fingerprints: ReadonlyMap<Finding, string>;
	readonly size: ArticleSize;
	readonly claims: ClaimCount;
}

export interface ArticleSize {
	readonly words: number;
	readonly blocks: number;
}

/** Claims about the article's drug that need a citation, and how many of them have one. */
export interface ClaimCount {
	readonly total: number;
	readonly cited: number;
}

export interface LintService {
	readonly rules: readonly Rule[];
	/** The profiles that are shipped. */
	readonly formulary: Formulary;
	/** The profiles that hold under a configuration. */
	formularyOf(config: Config | undefined): Formulary;
	/** The service holds the rules, so it alone can say which settings are valid. */
	configure(raw: unknown): ParsedConfig;
	/** The same for data of several files, the weakest first. */
	configureLayers(layers: readonly ConfigLayer[]): ParsedConfig;
	/** Where each setting comes from that holds for a file; `path` as for `configFor`. */
	originsOf(config: Config, path: string | undefined): Origins;
	/** The configuration for one file, overrides applied; `path` is relative to the configuration's folder, with `/`. `undefined`: excluded. */
	configFor(config: Config, path: string): Config | undefined;
	/** Gives way to the event loop between blocks, so that `signal` can abort it: then it rejects with the signal's reason. */
	lint(snapshot: Snapshot, config: Config, signal?: AbortSignal): Promise<LintResult>;
	/** Applies non-overlapping `safe` fixes until nothing changes (at most ten passes); no other kind is ever applied in bulk. */
	fix(snapshot: Snapshot, config: Config): Promise<{ readonly text: string; readonly applied: number }>;
	/** What the article says, for hovers and panels; without a configuration, by the shipped profiles. */
	facts(snapshot: Snapshot, config?: Config): ArticleFacts;
	/** The article as blocks, for reports that show it. */
	read(text: string, format: ArticleFormat): Article;
	/** The page of a rule, or of one of the engine's own findings, as Markdown. */
	explain(rule: string): string | undefined;
	/** Drops what is kept for a document. */
	forget(uri: string): void;
}

export interface LintServiceParts {
	readonly rules: readonly Rule[];
	readonly formulary: Formulary;
	/** README of each rule, by id. */
	readonly pages: ReadonlyMap<string, string>;
	/** Where a failing rule is written down. */
	readonly log?: (message: string) => void;
}

const maximumFixPasses = 10;

/** Configurations with profiles of their own that one process works with at a time. */
const mostFormularies = 8;

export function createLintService({ rules, formulary, pages, log = () => {} }: LintServiceParts): LintService {
	const documents = new Map<string, DocumentCache>();
	const known = new Set([...rules.map((it) => it.meta.id), unreadablePart.id, unusedSuppression.id]);

	const formularies = new Memo<Formulary>(mostFormularies);

	function formularyOf(config: Config | undefined): Formulary {
		const house = config?.house;
		return house === undefined
			? formulary
			: formularies.get(house.digest, () => formulary.derive(house.profiles, house.works));
	}

	/** What is kept of a document holds for one formulary. */
	function cacheOf(uri: string, { version }: Formulary): DocumentCache {
		const known = documents.get(uri);
		const cache = known?.formulary === version ? known : new DocumentCache(version);
		documents.set(uri, cache);
		return cache;
	}

	async function lint(snapshot: Snapshot, config: Config, signal?: AbortSignal): Promise<LintResult> {
		const own = formularyOf(config);
		const cache = cacheOf(snapshot.uri, own);
		const pacer = new Pacer();
		const pause = () => pacer.pause(signal);
		const failures: Finding[] = [];
		const article = parseArticle(snapshot.text, snapshot.format, cache.article);
		const blocks: BlockFacts[] = [];
		for (const block of article.blocks) {
			await pause();
			try {
				blocks.push(cache.facts.get(block.key, () => extractFacts(block, own)));
			} catch (error) {
				log(`Reading a block failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
				failures.push(toFinding(internalError.id, undefined, failure(block.span, 'Reading this block', error)));
				blocks.push(emptyFacts);
			}
		}
		const facts = joinFacts(article, blocks, own, snapshot.bibliographies);
		const active = activeRules(rules, config);
		const input = { article, facts, rules: active, formulary: own, cache: cache.reports, log };
		const found = withoutAllowed(await runRules(input, pause), article.text, config.allow, rules);
		cache.endPass();
		const severityOf = ({ id, severity }: OwnFinding) => config.rules.get(id)?.severity ?? severity;
		const unreadable = facts.subject.drugs.length > 0 ? unreadableParts(article, severityOf(unreadablePart)) : [];
		const { findings: shown, suppressed } = applySuppressions({
			article,
			findings: [...failures, ...unreadable, ...found],
			ran: new Set([...active.map((it) => it.rule.meta.id), unreadablePart.id]),
			known,
			severityOf,
			policy: config.suppressions,
			today: snapshot.today,
		});
		const findings = withoutFixesOfDoubtful(shown, rules);
		return {
			findings,
			suppressed,
			suppressions: article.suppressions,
			drugs: facts.subject.drugs.map((it) => it.id),
			details: () => ({
				get fingerprints() {
					return fingerprintsOf(article, [...findings, ...suppressed.map((it) => it.finding)]);
				},
				get size() {
					return sizeOf(article);
				},
				get claims() {
					return countClaims(facts, config);
				},
			}),
		};
	}

	return {
		rules,
		formulary,
		formularyOf,
		configure: (raw) => parseConfig(raw, rules),
		configureLayers: (layers) => parseLayers(layers, rules),
		originsOf,
		configFor,
		lint,
		async fix(snapshot, config) {
			let { text } = snapshot;
			let applied = 0;
			for (let pass = 0; pass < maximumFixPasses; pass++) {
				const { findings } = await lint({ ...snapshot, text }, config);
				const fixed = applySafeFixes(text, findings);
				if (fixed.text === text) {
					break;
				}
				text = fixed.text;
				applied += fixed.applied;
			}
			return { text, applied };
		},
		facts(snapshot, config) {
			const own = formularyOf(config);
			const cache = cacheOf(snapshot.uri, own);
			const article = parseArticle(snapshot.text, snapshot.format, cache.article);
			const blocks = article.blocks.map((block) => cache.facts.get(block.key, () => extractFacts(block, own)));
			return joinFacts(article, blocks, own, snapshot.bibliographies);
		},
		read: (text, format) => parseArticle(text, format),
		explain(id) {
			const rule = rules.find((it) => it.meta.id === id);
			return rule === undefined ? explainOwnFinding(id) : explainRule(rule, pages.get(id) ?? '');
		},
		forget(uri) {
			documents.delete(uri);
		},
	};
}

/** What is kept for one document between two lints, all keyed by content. */
class DocumentCache {
	/** Version of the formulary that it was read with. */
	readonly formulary: string;
	readonly article = new ArticleCache();
	readonly facts = new Generations<BlockFacts>();
	readonly reports = new Generations<readonly BlockReport[]>();

	constructor(formulary: string) {
		this.formulary = formulary;
	}

	endPass(): void {
		this.facts.endPass();
		this.reports.endPass();
	}
}

function sizeOf({ blocks }: Article): ArticleSize {
	const words = blocks.reduce((sum, { prose }) => sum + (prose.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
	return { words, blocks: blocks.length };
}

function countClaims(facts: ArticleFacts, config: Config): ClaimCount {
	const { total, covered } = claimCoverage(facts, coverageMode(config));
	return { total, cited: covered.length };
}

/** How far a citation reaches, as the configuration says. */
export function coverageMode(config: Config): CoverageMode {
	const mode = [...config.rules.values()].find((it) => it.options.coverage !== undefined)?.options.coverage;
	return (mode as CoverageMode | undefined) ?? 'backward';
}

function activeRules(rules: readonly Rule[], config: Config): readonly ActiveRule[] {
	return rules.flatMap((rule) => {
		const setting = config.rules.get(rule.meta.id);
		return setting === undefined || setting.severity === 'off'
			? []
			: [{ rule, severity: setting.severity, options: setting.options }];
	});
}
