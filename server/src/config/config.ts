/**
 * A project's configuration: parsed once from untrusted data, never read from files here, never throwing.
 */
import type { Severity } from '../linter/finding.ts';
import type { OptionValue } from '../linter/options.ts';

export interface Config {
	readonly preset: 'recommended' | 'strict';
	/** Every rule has a setting. */
	readonly rules: ReadonlyMap<string, RuleSetting>;
	/** Globs of files that are not linted, relative to the configuration's folder. */
	readonly exclude: readonly string[];
	/** Later ones win; `files` are globs relative to the configuration's folder. */
	readonly overrides: readonly Override[];
}

export interface RuleSetting {
	/** `undefined`: as the rule reports it. */
	readonly severity: Severity | 'off' | undefined;
	readonly options: Readonly<Record<string, OptionValue>>;
}

export interface Override {
	readonly files: readonly string[];
	/** Only what the override says. */
	readonly rules: ReadonlyMap<string, Partial<RuleSetting>>;
}

export interface ConfigProblem {
	/** Where in the configuration: `rules.dose/unsupported-range.severity`. */
	readonly path: string;
	/** What is wrong, with the nearest valid key or the values allowed. */
	readonly message: string;
}
