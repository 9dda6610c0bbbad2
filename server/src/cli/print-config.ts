/** `--print-config`: what holds for a file, and where each value was said. */
import { relative, resolve } from 'node:path';
import type { Config, LintService, Origin, Place, RuleSetting } from '../service/lint-service.ts';
import type { ConfigChoice } from './args.ts';
import { type ConfigFor, createConfigs } from './config-files.ts';
import { shownPath } from './repository-paths.ts';
import { type ExitStatus, type Surroundings, tellProblems } from './surroundings.ts';
import { createPaint } from './terminal.ts';

export interface PrintConfigOptions {
	/** `undefined`: some article in the working folder. */
	readonly file: string | undefined;
	readonly config: ConfigChoice;
	/** `text` is YAML with the origins as comments. */
	readonly format: 'text' | 'json';
	/** `undefined` leaves it to the terminal. */
	readonly color: boolean | undefined;
}

export async function printConfig(options: PrintConfigOptions, around: Surroundings): Promise<ExitStatus> {
	const { cwd, service, host } = around;
	const configs = createConfigs(options.config, service, host, cwd);
	const found = await configs.of(resolve(cwd, options.file ?? 'article.md'));
	const paint = createPaint(options.color ?? around.colors);
	const shown = describe(found, service, cwd);
	around.stdout(
		options.format === 'json' ? `${JSON.stringify(shown, undefined, 2)}\n` : toYaml(shown, options.file, paint.dim),
	);
	return tellProblems(configs.problems, around) ? 2 : 0;
}

interface Shown {
	/** Of the project's configuration, as named from the working folder. */
	readonly file: string | null;
	readonly excluded?: true;
	/** Every file that the configuration is made of, the weakest first. */
	readonly layers: readonly string[];
	readonly preset?: string;
	readonly from?: { readonly preset: string };
	readonly exclude?: readonly string[];
	readonly allow?: readonly string[];
	readonly bibliography?: readonly FileShown[];
	readonly profiles?: readonly FileShown[];
	readonly baseline?: FileShown;
	readonly suppressions?: Config['suppressions'];
	/** Profile ids of the drugs that articles are checked for. */
	readonly drugs?: readonly string[];
	readonly statements?: Readonly<Record<string, StatementShown>>;
	readonly rules?: Readonly<Record<string, RuleShown>>;
}

interface FileShown {
	readonly path: string;
	readonly from: string;
}

interface StatementShown {
	readonly wording?: string;
	readonly required?: string;
	readonly from: string;
}

interface RuleShown {
	readonly severity: string;
	readonly options: RuleSetting['options'];
	/** Where severity and options come from. */
	readonly from: { readonly severity: string; readonly options: Readonly<Record<string, string>> };
}

function describe({ config, file, project, below }: ConfigFor, service: LintService, cwd: string): Shown {
	const layers = (project?.layers ?? []).flatMap(({ from }) => (from === undefined ? [] : [shownPath(from, cwd)]));
	const shownFile = file === undefined ? null : relative(cwd, file) || file;
	if (config === undefined) {
		return { file: shownFile, excluded: true, layers };
	}
	const placeText = ({ from, path }: Place): string => {
		const line = project?.lineOf({ from, path });
		return `${from === undefined ? 'the settings' : shownPath(from, cwd)}${line === undefined ? '' : `:${line}`}`;
	};
	const originText = (origin: Origin): string => {
		switch (origin.kind) {
			case 'default':
				return 'default';
			case 'preset':
				return `preset ${origin.preset}`;
			case 'place':
				return `${placeText(origin.place)}${origin.files === undefined ? '' : ` (for ${origin.files.join(', ')})`}`;
		}
	};
	const fileShown = ({ path, from }: (typeof config.bibliography)[number], key: string) => ({
		path,
		from: placeText({ from, path: key }),
	});
	const origins = service.originsOf(config, below);
	const rules = service.rules.map(({ meta }): readonly [string, RuleShown] => {
		const setting = config.rules.get(meta.id);
		const from = origins.rules.get(meta.id);
		const options = Object.entries(from?.options ?? {}).map(([name, it]) => [name, originText(it)] as const);
		return [
			meta.id,
			{
				severity: setting?.severity ?? meta.severity,
				options: setting?.options ?? {},
				from: {
					severity: originText(from?.severity ?? { kind: 'default' }),
					options: Object.fromEntries(options),
				},
			},
		];
	});
	return {
		file: shownFile,
		layers,
		preset: config.preset,
		from: { preset: originText(origins.preset) },
		exclude: config.exclude,
		allow: config.allow,
		bibliography: config.bibliography.map((it) => fileShown(it, 'bibliography')),
		profiles: config.profiles.map((it) => fileShown(it, 'profiles')),
		...(config.baseline === undefined ? {} : { baseline: fileShown(config.baseline, 'baseline') }),
		suppressions: config.suppressions,
		drugs: service.formularyOf(config).profiles.map((it) => it.id),
		statements: Object.fromEntries(
			[...config.statements].map(([id, { wording, required, place }]) => [
				id,
				{
					...(wording === undefined ? {} : { wording }),
					...(required === undefined ? {} : { required }),
					from: placeText(place),
				},
			]),
		),
		rules: Object.fromEntries(rules),
	};
}

type Line = readonly [text: string, comment?: string | undefined];

/** Can be read as a configuration. */
function toYaml(shown: Shown, file: string | undefined, style: (comment: string) => string): string {
	const head = [
		`# What holds for ${file ?? 'an article in this folder'}.`,
		shown.layers.length === 0
			? '# There is no configuration file.'
			: `# Files, the weakest first: ${shown.layers.join(', ')}.`,
	];
	if (shown.excluded) {
		return `${[...head, '# It is excluded and not linted.'].map(style).join('\n')}\n`;
	}
	const lines: readonly Line[] = [
		[`preset: ${shown.preset}`, shown.from?.preset],
		...textsOf('exclude', shown.exclude),
		...textsOf('allow', shown.allow),
		...filesOf('bibliography', shown.bibliography),
		...filesOf('profiles', shown.profiles),
		...baselineLines(shown.baseline),
		...suppressionLines(shown.suppressions),
		...section('statements', Object.entries(shown.statements ?? {}).flatMap(statementLines)),
		...section('rules', Object.entries(shown.rules ?? {}).flatMap(ruleLines)),
	];
	const width = Math.min(56, Math.max(...lines.map(([text, comment]) => (comment === undefined ? 0 : text.length))));
	const body = lines.map(([text, comment]) =>
		comment === undefined ? text : `${text.padEnd(width)}  ${style(`# ${comment}`)}`,
	);
	return `${[...head.map(style), '', ...body].join('\n')}\n`;
}

function section(key: string, lines: readonly Line[]): readonly Line[] {
	return lines.length === 0 ? [] : [[`${key}:`], ...lines.map(([text, ...comment]): Line => [`  ${text}`, ...comment])];
}

function textsOf(key: string, values: readonly string[] = []): readonly Line[] {
	return values.length === 0 ? [] : [[`${key}: ${JSON.stringify(values)}`]];
}

function filesOf(key: string, values: readonly FileShown[] = []): readonly Line[] {
	return values.length === 0
		? []
		: [[`${key}:`], ...values.map(({ path, from }): Line => [`  - ${JSON.stringify(path)}`, from])];
}

function baselineLines(baseline: FileShown | undefined): readonly Line[] {
	return baseline === undefined ? [] : [[`baseline: ${JSON.stringify(baseline.path)}`, baseline.from]];
}

/** Where nothing is asked of suppressions, nothing is said. */
function suppressionLines({ requireReason, maxDays }: Config['suppressions'] = notAsked): readonly Line[] {
	const terms = [
		...(requireReason ? ['requireReason: true'] : []),
		...(maxDays === undefined ? [] : [`maxDays: ${maxDays}`]),
	];
	return terms.length === 0 ? [] : [[`suppressions: { ${terms.join(', ')} }`]];
}

const notAsked: Config['suppressions'] = { requireReason: false, maxDays: undefined };

function statementLines([id, { wording, required, from }]: readonly [string, StatementShown]): readonly Line[] {
	return [
		[`${id}:`, from],
		...(wording === undefined ? [] : [[`  wording: ${JSON.stringify(wording)}`] as const]),
		...(required === undefined ? [] : [[`  required: ${required}`] as const]),
	];
}

function ruleLines([id, { severity, options, from }]: readonly [string, RuleShown]): readonly Line[] {
	const entries = Object.entries(options);
	if (entries.length === 0) {
		return [[`${id}: ${severity}`, from.severity]];
	}
	return [
		[`${id}:`],
		[`  severity: ${severity}`, from.severity],
		['  options:'],
		...entries.map(([name, value]): Line => [`    ${name}: ${JSON.stringify(value)}`, from.options[name]]),
	];
}
