/**
 * A project's configuration, and what of it holds for one file. It is plain data, so that it can be handed to another
 * thread. `parse-config.ts` makes it; nothing is read from files here.
 */
import picomatch from 'picomatch/posix';
import { oncePer } from '../base/once.ts';
import type { Work } from '../drugs/evidence.ts';
import type { DrugProfile } from '../drugs/profile.ts';
import { type Severity, severities } from '../linter/finding.ts';
import type { OptionValue } from '../linter/options.ts';
import type { SuppressionPolicy } from '../linter/suppression-terms.ts';

export type Preset = 'recommended' | 'strict';

export const presets: readonly Preset[] = ['recommended', 'strict'];

/** What a rule's setting may say for its severity. `on` and `default` leave it to the rule. */
export const severityWords: readonly string[] = ['on', 'off', ...severities];

/** Megabytes, a million bytes each, that an article may have: how many unless something else is said, and at most. */
export const articleMegabytes = { usual: 2, least: 0.001, most: 100 };

export interface Config {
	readonly preset: Preset;
	/** Every rule, and each of the engine's own findings, has a setting. */
	readonly rules: ReadonlyMap<string, RuleSetting>;
	/** BibTeX and CSL files for the keys of every article. */
	readonly bibliography: readonly NamedFile[];
	/** Drug profiles of the project's own: files, folders, or globs in the name of the file. */
	readonly profiles: readonly NamedFile[];
	/** The file of the findings that the project knows of already. */
	readonly baseline: NamedFile | undefined;
	/** What suppressions have to say. */
	readonly suppressions: SuppressionPolicy;
	/** Bytes of UTF-8; a longer article is not linted. */
	readonly maxFileSize: number;
	/** Globs of files that are not linted, relative to the folder of the project's file. */
	readonly exclude: readonly string[];
	/** Words and names that no rule on language reports. */
	readonly allow: readonly string[];
	/** What the project says of required statements, by their id. */
	readonly statements: ReadonlyMap<string, HouseStatement>;
	/** The profiles as `profiles` and `statements` make them; `undefined`: those that are shipped. */
	readonly house: House | undefined;
	/** What was said of rules, the earlier weaker: files that are extended come before those that extend them. */
	readonly steps: readonly Step[];
	/** The settings that each preset starts from. */
	readonly starts: ReadonlyMap<Preset, ReadonlyMap<string, RuleSetting>>;
}

export interface RuleSetting {
	/** `undefined`: as the rule reports it. */
	readonly severity: Severity | 'off' | undefined;
	/** Complete: every option of the rule. */
	readonly options: Readonly<Record<string, OptionValue>>;
}

/** A file that a configuration names. */
export interface NamedFile {
	/** As it is written. */
	readonly path: string;
	/** URI of the file that names it, which it is relative to; `undefined` where no file does. */
	readonly from: string | undefined;
}

export interface HouseStatement {
	/** On one line; stands for the profile's wording in fixes, and makes the statement wherever it is found. */
	readonly wording: string | undefined;
	/** `always`: whatever the article speaks of and the preset is; `never`: not at all; `undefined`: as the profile says. */
	readonly required: 'always' | 'never' | undefined;
	readonly place: Place;
}

export interface House {
	/** Of all that it is made of. */
	readonly digest: string;
	/** In place of those that are shipped. */
	readonly profiles: readonly DrugProfile[];
	/** Works on the drugs of the project's own profiles, by their id. */
	readonly works: Readonly<Record<string, readonly Work[]>>;
}

/** Where something is said. */
export interface Place {
	/** URI of the file; `undefined` where it is no file. */
	readonly from: string | undefined;
	/** In its data: `overrides[1].rules.dose/unit-slip`. */
	readonly path: string;
}

/** The top of one file, or one of its overrides. */
export interface Step {
	/** Globs relative to the folder of the project's file; `undefined`: holds for every file. */
	readonly files: readonly string[] | undefined;
	readonly preset: Preset | undefined;
	/** Only what it says. */
	readonly rules: ReadonlyMap<string, PartialSetting>;
	readonly place: Place;
}

/** `severity: undefined` here means that nothing was said of it. */
export interface PartialSetting {
	readonly severity: Severity | 'off' | 'default' | undefined;
	readonly options: Readonly<Record<string, OptionValue>>;
	readonly place: Place;
}

/** The configuration that holds for one file (`/`-separated, relative to the configuration's folder), or `undefined` when it is excluded. */
export function configFor(config: Config, path: string): Config | undefined {
	if (matchesAny(config.exclude, path)) {
		return undefined;
	}
	const { preset, rules } = settle(config, stepsFor(config, path));
	return { ...config, preset, rules };
}

/** The preset and the settings that some steps lead to; a preset is where all settings start from, wherever it is said. */
export function settle({ starts }: Pick<Config, 'starts'>, steps: readonly Step[]): Pick<Config, 'preset' | 'rules'> {
	const preset = presetOf(steps);
	const rules = new Map(starts.get(preset));
	for (const step of steps) {
		for (const [id, partial] of step.rules) {
			rules.set(id, mergeSetting(rules.get(id), partial));
		}
	}
	return { preset, rules };
}

/** Where a value comes from: the rule itself, its preset, or a place in a file or in the editor's settings. */
export type Origin =
	| { readonly kind: 'default' }
	| { readonly kind: 'preset'; readonly preset: Preset }
	| { readonly kind: 'place'; readonly place: Place; readonly files: readonly string[] | undefined };

export interface Origins {
	readonly preset: Origin;
	readonly rules: ReadonlyMap<string, RuleOrigins>;
}

export interface RuleOrigins {
	readonly severity: Origin;
	readonly options: Readonly<Record<string, Origin>>;
}

/** Where each value of the configuration for a file comes from; without a path, of the configuration for all files. */
export function originsOf(config: Config, path: string | undefined): Origins {
	const steps = path === undefined ? config.steps.filter((it) => it.files === undefined) : stepsFor(config, path);
	const preset = presetOf(steps);
	const said = steps.findLast((it) => it.preset !== undefined);
	const rules = new Map<string, RuleOrigins>();
	for (const [id, start] of config.starts.get(preset) ?? []) {
		const plain = config.starts.get('recommended')?.get(id);
		const begin = (own: unknown, other: unknown): Origin =>
			JSON.stringify(own) === JSON.stringify(other) ? { kind: 'default' } : { kind: 'preset', preset };
		let severity = begin(start.severity, plain?.severity);
		const options = Object.fromEntries(
			Object.entries(start.options).map(([name, value]) => [name, begin(value, plain?.options[name])]),
		);
		for (const { files, rules: own } of steps) {
			const partial = own.get(id);
			if (partial?.severity !== undefined) {
				severity = { kind: 'place', place: partial.place, files };
			}
			for (const name of Object.keys(partial?.options ?? {})) {
				const place = partial?.place ?? { from: undefined, path: '' };
				options[name] = { kind: 'place', place: { ...place, path: `${place.path}.options.${name}` }, files };
			}
		}
		rules.set(id, { severity, options });
	}
	return {
		preset:
			said === undefined
				? { kind: 'default' }
				: { kind: 'place', place: { ...said.place, path: join(said.place.path, 'preset') }, files: said.files },
		rules,
	};
}

function join(path: string, key: string): string {
	return path === '' ? key : `${path}.${key}`;
}

function presetOf(steps: readonly Step[]): Preset {
	return steps.findLast((it) => it.preset !== undefined)?.preset ?? 'recommended';
}

function stepsFor({ steps }: Config, path: string): readonly Step[] {
	return steps.filter((it) => it.files === undefined || matchesAny(it.files, path));
}

function mergeSetting(base: RuleSetting | undefined, partial: PartialSetting): RuleSetting {
	const severity = partial.severity === undefined ? base?.severity : partial.severity;
	return {
		severity: severity === 'default' ? undefined : severity,
		options: { ...base?.options, ...partial.options },
	};
}

/** As people know it from ignore files: a name without a slash matches in every folder, and a folder all within. */
function matchesAny(globs: readonly string[], path: string): boolean {
	return matcherOf(globs)(path);
}

const matcherOf = oncePer((globs: readonly string[]): ((path: string) => boolean) => {
	const patterns = globs.flatMap((glob) => {
		const anchored = glob.replace(/^\.?\//, '').replace(/\/$/, '');
		const pattern = anchored.includes('/') ? anchored : `**/${anchored}`;
		return [pattern, `${pattern}/**`];
	});
	return patterns.length === 0 ? () => false : picomatch(patterns, { dot: true });
});
