/**
 * Makes a configuration of untrusted data and never throws: what is wrong becomes a problem with its path, and the rest
 * still holds.
 */
import { isObject } from '../base/is-object.ts';
import { didYouMean } from '../base/nearest.ts';
import type { Severity } from '../linter/finding.ts';
import { checkOption, defaultOptions, type OptionSpecs, type OptionValue } from '../linter/options.ts';
import { type OwnFinding, ownFindings } from '../linter/own-findings.ts';
import type { Rule } from '../linter/rule.ts';
import {
	articleMegabytes,
	type Config,
	type HouseStatement,
	type NamedFile,
	type PartialSetting,
	type Preset,
	presets,
	type RuleSetting,
	type Step,
	settle,
	severityWords,
} from './config.ts';

/** The data of one file, or of an editor's settings. */
export interface ConfigLayer {
	readonly raw: unknown;
	/** URI of the file; `undefined` where it is no file. */
	readonly from: string | undefined;
}

export interface ConfigProblem {
	/** Where in the configuration: `rules.dose/unsupported-range.severity`; empty for the whole. */
	readonly path: string;
	/** What is wrong, with the nearest valid key or the values allowed. */
	readonly message: string;
	/** URI of the file that says it. */
	readonly from: string | undefined;
}

export interface ParsedConfig {
	readonly config: Config;
	readonly problems: readonly ConfigProblem[];
}

/** The keys of a configuration file. */
export const configKeys: readonly string[] = [
	'$schema',
	'extends',
	'preset',
	'rules',
	'overrides',
	'exclude',
	'maxFileSize',
	'allow',
	'statements',
	'bibliography',
	'profiles',
	'baseline',
	'suppressions',
];

export function parseConfig(raw: unknown, rules: readonly Rule[]): ParsedConfig {
	return parseLayers([{ raw, from: undefined }], rules);
}

/** The layers of a configuration, the weakest first: what a file extends stands before it. */
export function parseLayers(layers: readonly ConfigLayer[], rules: readonly Rule[]): ParsedConfig {
	const parsers = layers.map(({ raw, from }) => ({ parser: new Parser(rules, from), raw }));
	const parsed = parsers.map(({ parser, raw }) => parser.layer(raw ?? {}));
	const steps = parsed.flatMap((it) => it.steps);
	const starts = new Map(presets.map((preset) => [preset, startOf(rules, preset)]));
	const { preset, rules: settings } = settle(
		{ starts },
		steps.filter((it) => it.files === undefined),
	);
	const statements = new Map<string, HouseStatement>();
	for (const [id, own] of parsed.flatMap((it) => it.statements)) {
		const base = statements.get(id);
		statements.set(id, {
			wording: own.wording ?? base?.wording,
			required: own.required ?? base?.required,
			place: own.place,
		});
	}
	const config: Config = {
		preset,
		rules: settings,
		// Of two entries with one key the first counts, so the file's own come before those that it extends.
		bibliography: [...parsed].reverse().flatMap((it) => it.bibliography),
		profiles: parsed.flatMap((it) => it.profiles),
		baseline: parsed.findLast((it) => it.baseline !== undefined)?.baseline,
		suppressions: {
			requireReason:
				parsed.findLast((it) => it.suppressions.requireReason !== undefined)?.suppressions.requireReason ?? false,
			maxDays: parsed.findLast((it) => it.suppressions.maxDays !== undefined)?.suppressions.maxDays,
		},
		maxFileSize: 1_000_000 * (parsed.findLast((it) => it.megabytes !== undefined)?.megabytes ?? articleMegabytes.usual),
		exclude: parsed.flatMap((it) => it.exclude),
		allow: [...new Set(parsed.flatMap((it) => it.allow))],
		statements,
		house: undefined,
		steps,
		starts,
	};
	return { config, problems: parsers.flatMap((it) => it.parser.problems) };
}

interface Layer {
	readonly steps: readonly Step[];
	readonly bibliography: readonly NamedFile[];
	readonly profiles: readonly NamedFile[];
	readonly baseline: NamedFile | undefined;
	/** Only what it says. */
	readonly suppressions: { readonly requireReason: boolean | undefined; readonly maxDays: number | undefined };
	/** As `maxFileSize` says it. */
	readonly megabytes: number | undefined;
	readonly exclude: readonly string[];
	readonly allow: readonly string[];
	readonly statements: readonly (readonly [string, HouseStatement])[];
}

/** Days. */
const longestTerm = 3650;

/** A wording longer than this is no statement. */
const longestWording = 2000;

class Parser {
	readonly problems: ConfigProblem[] = [];
	readonly #from: string | undefined;
	readonly #rules: ReadonlyMap<string, Rule>;
	readonly #own: ReadonlyMap<string, OwnFinding>;

	constructor(rules: readonly Rule[], from: string | undefined) {
		this.#from = from;
		this.#rules = new Map(rules.map((rule) => [rule.meta.id, rule]));
		this.#own = new Map(ownFindings.map((it) => [it.id, it]));
	}

	layer(raw: unknown): Layer {
		const top = this.#object(raw, '', configKeys);
		this.#textOrTexts(top.extends, 'extends');
		const step: Step = {
			files: undefined,
			preset: this.#choice(top.preset, 'preset', presets),
			rules: this.#settings(top.rules, 'rules'),
			place: { from: this.#from, path: '' },
		};
		return {
			steps: [step, ...this.#overrides(top.overrides)],
			bibliography: this.#files(top.bibliography, 'bibliography'),
			profiles: this.#files(top.profiles, 'profiles'),
			baseline: this.#baseline(top.baseline),
			suppressions: this.#suppressions(top.suppressions),
			megabytes: this.#megabytes(top.maxFileSize),
			exclude: this.#texts(top.exclude, 'exclude'),
			allow: this.#texts(top.allow, 'allow').filter((it) => it.trim() !== ''),
			statements: this.#statements(top.statements),
		};
	}

	#overrides(raw: unknown): readonly Step[] {
		if (raw === undefined || raw === null) {
			return [];
		}
		if (!Array.isArray(raw)) {
			this.#problem('overrides', 'must be a list of entries with "files" and "rules"');
			return [];
		}
		return raw.map((entry: unknown, index): Step => {
			const path = `overrides[${index}]`;
			const object = this.#object(entry, path, ['files', 'preset', 'rules']);
			if (object.files === undefined) {
				this.#problem(path, 'needs "files", a list of globs');
			}
			return {
				files: this.#texts(object.files, `${path}.files`),
				preset: this.#choice(object.preset, `${path}.preset`, presets),
				rules: this.#settings(object.rules, `${path}.rules`),
				place: { from: this.#from, path },
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
		const place = { from: this.#from, path };
		if (typeof value === 'string' || typeof value === 'boolean') {
			const severity = this.#severity(value, path);
			return severity && { severity, options: {}, place };
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
					this.#problem(`${path}.options.${name}`, `${wrong}, not ${shown(option)}`);
				}
			}
		}
		return { severity, options, place };
	}

	#statements(raw: unknown): readonly (readonly [string, HouseStatement])[] {
		return Object.entries(this.#object(raw ?? {}, 'statements', undefined)).map(([id, value]) => {
			const path = `statements.${id}`;
			const object = this.#object(value, path, ['wording', 'required']);
			const statement = {
				wording: this.#wording(object.wording, `${path}.wording`),
				required: this.#choice(object.required, `${path}.required`, ['always', 'never'] as const),
				place: { from: this.#from, path },
			};
			return [id, statement] as const;
		});
	}

	#baseline(value: unknown): NamedFile | undefined {
		if (value === undefined || value === null) {
			return undefined;
		}
		if (typeof value !== 'string' || !/\.json$/i.test(value)) {
			this.#problem('baseline', `must be the path of a .json file, not ${shown(value)}`);
			return undefined;
		}
		return { path: value, from: this.#from };
	}

	#suppressions(raw: unknown): Layer['suppressions'] {
		const { requireReason, maxDays } = this.#object(raw ?? {}, 'suppressions', ['requireReason', 'maxDays']);
		if (requireReason !== undefined && typeof requireReason !== 'boolean') {
			this.#problem('suppressions.requireReason', `must be true or false, not ${shown(requireReason)}`);
		}
		const isCount = typeof maxDays === 'number' && Number.isInteger(maxDays) && maxDays >= 1 && maxDays <= longestTerm;
		if (maxDays !== undefined && !isCount) {
			this.#problem('suppressions.maxDays', `must be a number of days from 1 to ${longestTerm}, not ${shown(maxDays)}`);
		}
		return {
			requireReason: typeof requireReason === 'boolean' ? requireReason : undefined,
			maxDays: isCount ? maxDays : undefined,
		};
	}

	#megabytes(value: unknown): number | undefined {
		const { least, most } = articleMegabytes;
		const isSize = typeof value === 'number' && value >= least && value <= most;
		if (value !== undefined && !isSize) {
			this.#problem('maxFileSize', `must be a number of megabytes from ${least} to ${most}, not ${shown(value)}`);
		}
		return isSize ? value : undefined;
	}

	/** On one line. */
	#wording(value: unknown, path: string): string | undefined {
		if (value === undefined) {
			return undefined;
		}
		const text = typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '';
		if (!/\p{L}/u.test(text) || text.length > longestWording) {
			this.#problem(path, `must be a text of at most ${longestWording} characters, as readers are to see it`);
			return undefined;
		}
		return text;
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
			this.#problem(path, `must be one of ${list}, not ${shown(value)}.${hint}`);
		}
		return found;
	}

	#files(value: unknown, path: string): readonly NamedFile[] {
		return this.#textOrTexts(value, path).map((it) => ({ path: it, from: this.#from }));
	}

	#textOrTexts(value: unknown, path: string): readonly string[] {
		return typeof value === 'string' ? [value] : this.#texts(value, path, 'a text or a list of texts');
	}

	#texts(value: unknown, path: string, expected = 'a list of texts'): readonly string[] {
		if (value === undefined || value === null) {
			return [];
		}
		if (!Array.isArray(value) || !value.every((it) => typeof it === 'string')) {
			this.#problem(path, `must be ${expected}`);
			return [];
		}
		return value;
	}

	#object(value: unknown, path: string, keys: readonly string[] | undefined): Readonly<Record<string, unknown>> {
		if (!isObject(value)) {
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
		return value;
	}

	#problem(path: string, message: string): void {
		this.problems.push({ path, message, from: this.#from });
	}
}

function startOf(rules: readonly Rule[], preset: Preset): ReadonlyMap<string, RuleSetting> {
	const own = ownFindings.map(({ id }) => [id, { severity: undefined, options: {} }] as const);
	return new Map([...rules.map((rule) => [rule.meta.id, presetSetting(rule, preset)] as const), ...own]);
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
	return Array.isArray(value) ? 'a list' : value === null ? 'nothing' : `the ${typeof value} ${shown(value)}`;
}

/** Cut, since a file that was named by mistake may hold anything. */
function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? 'nothing';
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
