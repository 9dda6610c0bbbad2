/**
 * A project's configuration: parsed once from untrusted data, never read from files here, never throwing. What is
 * wrong becomes a problem with its path, and the rest still holds.
 */
import picomatch from 'picomatch/posix';
import { didYouMean } from '../base/nearest.ts';
import { type Severity, severities } from '../linter/finding.ts';
import { checkOption, defaultOptions, type OptionSpecs, type OptionValue } from '../linter/options.ts';
import { type OwnFinding, ownFindings } from '../linter/own-findings.ts';
import type { Rule } from '../linter/rule.ts';

export type Preset = 'recommended' | 'strict';

export const presets: readonly Preset[] = ['recommended', 'strict'];

export interface Config {
	readonly preset: Preset;
	/** Every rule, and each of the engine's own findings, has a setting. */
	readonly rules: ReadonlyMap<string, RuleSetting>;
	/** BibTeX and CSL files for the keys of every article, relative to the configuration's file. */
	readonly bibliography: readonly string[];
	/** Globs of files that are not linted, relative to the configuration's folder. */
	readonly exclude: readonly string[];
	/** Later ones win; `files` are globs relative to the configuration's folder. */
	readonly overrides: readonly Override[];
}

export interface RuleSetting {
	/** `undefined`: as the rule reports it. */
	readonly severity: Severity | 'off' | undefined;
	/** Complete: every option of the rule. */
	readonly options: Readonly<Record<string, OptionValue>>;
}

export interface Override {
	readonly files: readonly string[];
	/** Only what the override says. */
	readonly rules: ReadonlyMap<string, PartialSetting>;
}

/** `severity: undefined` here means that nothing was said of it. */
export interface PartialSetting {
	readonly severity: Severity | 'off' | 'default' | undefined;
	readonly options: Readonly<Record<string, OptionValue>>;
}

export interface ConfigProblem {
	/** Where in the configuration: `rules.dose/unsupported-range.severity`; empty for the whole. */
	readonly path: string;
	/** What is wrong, with the nearest valid key or the values allowed. */
	readonly message: string;
}

/** What a rule's setting may say for its severity. `on` and `default` leave it to the rule. */
export const severityWords: readonly string[] = ['on', 'off', ...severities];

export function parseConfig(
	raw: unknown,
	rules: readonly Rule[],
): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
	const parser = new Parser(rules);
	const config = parser.config(raw ?? {});
	return { config, problems: parser.problems };
}

/** The configuration that holds for one file (`/`-separated, relative to the configuration's folder), or `undefined` when it is excluded. */
export function configFor(config: Config, path: string): Config | undefined {
	if (matchesAny(config.exclude, path)) {
		return undefined;
	}
	const rules = new Map(config.rules);
	for (const override of config.overrides) {
		if (matchesAny(override.files, path)) {
			for (const [id, partial] of override.rules) {
				rules.set(id, mergeSetting(rules.get(id), partial));
			}
		}
	}
	return { ...config, rules };
}

/** As people know it from ignore files: a name without a slash matches in every folder, and a folder all within. */
function matchesAny(globs: readonly string[], path: string): boolean {
	const patterns = globs.flatMap((glob) => {
		const anchored = glob.replace(/^\.?\//, '').replace(/\/$/, '');
		const pattern = anchored.includes('/') ? anchored : `**/${anchored}`;
		return [pattern, `${pattern}/**`];
	});
	return patterns.length > 0 && picomatch(patterns, { dot: true })(path);
}

function mergeSetting(base: RuleSetting | undefined, partial: PartialSetting): RuleSetting {
	const severity = partial.severity === undefined ? base?.severity : partial.severity;
	return {
		severity: severity === 'default' ? undefined : severity,
		options: { ...base?.options, ...partial.options },
	};
}

class Parser {
	readonly problems: ConfigProblem[] = [];
	readonly #rules: ReadonlyMap<string, Rule>;
	readonly #own: ReadonlyMap<string, OwnFinding>;

	constructor(rules: readonly Rule[]) {
		this.#rules = new Map(rules.map((rule) => [rule.meta.id, rule]));
		this.#own = new Map(ownFindings.map((it) => [it.id, it]));
	}

	config(raw: unknown): Config {
		const keys = ['$schema', 'preset', 'rules', 'bibliography', 'exclude', 'overrides'];
		const top = this.#object(raw, '', keys);
		const preset = this.#choice(top.preset, 'preset', presets) ?? 'recommended';
		const rules = new Map([...this.#rules.values()].map((rule) => [rule.meta.id, presetSetting(rule, preset)]));
		for (const { id } of this.#own.values()) {
			rules.set(id, { severity: undefined, options: {} });
		}
		for (const [id, partial] of this.#settings(top.rules, 'rules')) {
			rules.set(id, mergeSetting(rules.get(id), partial));
		}
		return {
			preset,
			rules,
			bibliography: this.#texts(
				typeof top.bibliography === 'string' ? [top.bibliography] : top.bibliography,
				'bibliography',
			),
			exclude: this.#texts(top.exclude, 'exclude'),
			overrides: this.#overrides(top.overrides),
		};
	}

	#overrides(raw: unknown): readonly Override[] {
		if (raw === undefined) {
			return [];
		}
		if (!Array.isArray(raw)) {
			this.#problem('overrides', 'must be a list of entries with "files" and "rules"');
			return [];
		}
		return raw.map((entry: unknown, index) => {
			const path = `overrides[${index}]`;
			const object = this.#object(entry, path, ['files', 'rules']);
			if (object.files === undefined) {
				this.#problem(path, 'needs "files", a list of globs');
			}
			return {
				files: this.#texts(object.files, `${path}.files`),
				rules: this.#settings(object.rules, `${path}.rules`),
			};
		});
	}

	#settings(raw: unknown, path: string): ReadonlyMap<string, PartialSetting> {
		const settings = new Map<string, PartialSetting>();
		for (const [name, value] of Object.entries(this.#object(raw ?? {}, path, undefined))) {
			const ids = this.#ids(name);
			if (ids.length === 0) {
				const known = [...this.#rules.keys(), ...this.#own.keys()];
				this.#problem(`${path}.${name}`, `is not a rule.${didYouMean(name, known)}`);
			}
			for (const id of ids) {
				const partial = this.#setting(value, `${path}.${name}`, this.#rules.get(id)?.meta.options ?? {});
				if (partial !== undefined) {
					settings.set(id, partial);
				}
			}
		}
		return settings;
	}

	/** A rule's id, or every rule of an area for `area/*`. */
	#ids(name: string): readonly string[] {
		const all = [...this.#rules.keys(), ...this.#own.keys()];
		return name.endsWith('/*') ? all.filter((id) => id.startsWith(name.slice(0, -1))) : all.filter((id) => id === name);
	}

	#setting(value: unknown, path: string, specs: OptionSpecs): PartialSetting | undefined {
		if (typeof value === 'string' || typeof value === 'boolean') {
			const severity = this.#severity(value, path);
			return severity && { severity, options: {} };
		}
		const object = this.#object(value, path, ['severity', 'options']);
		const severity = object.severity === undefined ? undefined : this.#severity(object.severity, `${path}.severity`);
		const options: Record<string, OptionValue> = {};
		const given = this.#object(object.options ?? {}, `${path}.options`, Object.keys(specs));
		for (const [name, spec] of Object.entries(specs)) {
			const option = given[name];
			if (option !== undefined) {
				const wrong = checkOption(spec, option);
				if (wrong === undefined) {
					options[name] = option as OptionValue;
				} else {
					this.#problem(`${path}.options.${name}`, `${wrong}, not ${JSON.stringify(option)}`);
				}
			}
		}
		return { severity, options };
	}

	/** YAML reads a bare `off` as text or as false, and `on` as true, by its version. */
	#severity(value: unknown, path: string): PartialSetting['severity'] {
		const word = value === false ? 'off' : value === true ? 'on' : value;
		const known = this.#choice(word, path, severityWords);
		return known === 'on' ? 'default' : (known as Severity | 'off' | undefined);
	}

	#choice<T extends string>(value: unknown, path: string, choices: readonly T[]): T | undefined {
		if (value === undefined) {
			return undefined;
		}
		const found = choices.find((it) => it === value);
		if (found === undefined) {
			const list = choices.map((it) => `"${it}"`).join(', ');
			const hint = typeof value === 'string' ? didYouMean(value, choices) : '';
			this.#problem(path, `must be one of ${list}, not ${JSON.stringify(value)}.${hint}`);
		}
		return found;
	}

	#texts(value: unknown, path: string): readonly string[] {
		if (value === undefined || value === null) {
			return [];
		}
		if (!Array.isArray(value) || !value.every((it) => typeof it === 'string')) {
			this.#problem(path, 'must be a list of texts');
			return [];
		}
		return value;
	}

	#object(value: unknown, path: string, keys: readonly string[] | undefined): Readonly<Record<string, unknown>> {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			this.#problem(path, `must be a mapping of names to values, not ${describe(value)}`);
			return {};
		}
		for (const key of Object.keys(value)) {
			if (keys !== undefined && !keys.includes(key)) {
				const where = path === '' ? key : `${path}.${key}`;
				const allowed = keys.length === 0 ? ' Nothing can be set here.' : ` Known are ${keys.join(', ')}.`;
				this.#problem(where, `is not a known key.${didYouMean(key, keys) || allowed}`);
			}
		}
		return value as Readonly<Record<string, unknown>>;
	}

	#problem(path: string, message: string): void {
		this.problems.push({ path, message });
	}
}

function presetSetting(rule: Rule, preset: Preset): RuleSetting {
	const defaults = defaultOptions(rule.meta.options);
	const strict = preset === 'strict' ? rule.meta.strict : undefined;
	return {
		severity: strict?.severity,
		options: { ...defaults, ...(strict?.options as Readonly<Record<string, OptionValue>> | undefined) },
	};
}

function describe(value: unknown): string {
	return Array.isArray(value) ? 'a list' : value === null ? 'nothing' : `the ${typeof value} ${JSON.stringify(value)}`;
}
