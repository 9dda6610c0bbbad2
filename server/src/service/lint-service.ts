/**
 * The façade: all that a front end may call. It receives rules and formulary as arguments, keeps caches keyed by
 * content, and never a configuration or a document.
 */
import type { ArticleFormat } from '../article/article.ts';
import type { Config, ConfigProblem } from '../config/config.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import type { Finding } from '../linter/finding.ts';
import type { Rule } from '../linter/rule.ts';

export interface Snapshot {
	readonly uri: string;
	readonly version: number;
	readonly format: ArticleFormat;
	/** Decoded, without a byte order mark. */
	readonly text: string;
}

export interface LintService {
	readonly rules: readonly Rule[];
	/** The service holds the rules, so it alone can say which settings are valid. */
	configure(raw: unknown): { readonly config: Config; readonly problems: readonly ConfigProblem[] };
	/** The config that holds for one file: overrides applied. `path` is relative to the configuration's folder, with `/`. `undefined`: excluded. */
	configFor(config: Config, path: string): Config | undefined;
	/** Yields to the event loop between segments: synchronous work could never see the signal change. */
	lint(snapshot: Snapshot, config: Config, signal?: AbortSignal): Promise<LintResult>;
	/** Applies non-overlapping `safe` fixes until nothing changes (at most ten passes); no other kind is ever applied in bulk. */
	fix(snapshot: Snapshot, config: Config): Promise<{ readonly text: string; readonly applied: number }>;
	/** Facts for hovers and panels. */
	facts(snapshot: Snapshot): ArticleFacts;
	/** The rule's page as Markdown. */
	explain(rule: string): string | undefined;
	forget(uri: string): void;
}

export interface LintResult {
	readonly findings: readonly Finding[];
	/** Profile ids of the drugs that the article is about. */
	readonly drugs: readonly string[];
}
