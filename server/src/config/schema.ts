/** What may stand in a configuration, as JSON schema and as VS Code settings: both derive from the rules' own declarations. */
import type { RequiredStatement } from '../drugs/profile.ts';
import { severities } from '../linter/finding.ts';
import type { OptionSpec } from '../linter/options.ts';
import { ownFindings } from '../linter/own-findings.ts';
import type { Rule } from '../linter/rule.ts';
import { articleMegabytes, presets, severityWords } from './config.ts';

export type Json = boolean | number | string | null | readonly Json[] | { readonly [key: string]: Json };

type JsonObject = { readonly [key: string]: Json };

/** The schema of `.ldn-lint.yaml` and `.ldn-lint.json`; `statements` are those that the shipped profiles require. */
export function configSchema(rules: readonly Rule[], statements: readonly RequiredStatement[] = []): JsonObject {
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'Configuration of ldn-lint',
		type: 'object',
		additionalProperties: false,
		properties: {
			$schema: { type: 'string', description: 'Where this schema is, for editors.' },
			extends: {
				...oneOrMore,
				description:
					'Configurations that this one builds on: files relative to it, or npm packages that hold an ldn-lint.yaml. Later ones win, and this file wins over all.',
			},
			preset: { ...presetSchema, default: 'recommended' },
			rules: ruleSettings(rules),
			overrides: {
				type: 'array',
				description: 'Other settings for some files; later entries win.',
				items: {
					type: 'object',
					additionalProperties: false,
					required: ['files'],
					properties: {
						files: { ...globs, description: "Globs relative to the project's own configuration file." },
						preset: presetSchema,
						rules: ruleSettings(rules),
					},
				},
			},
			exclude: {
				...globs,
				description: "Files that are not linted, as globs relative to the project's own configuration file.",
			},
			maxFileSize: {
				...megabytes,
				description:
					'Megabytes, a million bytes each, that an article may have; a longer one is not linted, and that is said.',
			},
			allow: {
				...globs,
				description: 'Words, names and abbreviations that are right as they are: no rule on spelling reports them.',
			},
			statements: {
				type: 'object',
				description:
					"The project's own wordings of disclaimers and safety statements, and which of them it wants, by id.",
				properties: Object.fromEntries(
					statements.map(({ id, summary }) => [
						id,
						{ ...statementPolicy, description: `Says that ${summary.replaceAll('{drug}', 'the drug')}.` },
					]),
				),
				// Profiles of the project's own have more.
				additionalProperties: statementPolicy,
			},
			bibliography: {
				...oneOrMore,
				description:
					'BibTeX (.bib) or CSL (.json, .yaml) files that hold the works of keys such as [@doe2014], relative to this file.',
			},
			profiles: {
				...oneOrMore,
				description:
					'Drug profiles of your own, relative to this file: YAML files, a glob of them, or folders, each for a new drug or with additions to a known one.',
			},
			baseline: {
				type: 'string',
				pattern: '\\.[jJ][sS][oO][nN]$',
				description:
					'File of the findings that the project knows of already, relative to this file; ldn-lint --update-baseline writes it.',
			},
			suppressions: {
				type: 'object',
				description: 'What suppressions have to say.',
				additionalProperties: false,
				properties: {
					requireReason: { type: 'boolean', default: false, description: 'Whether each needs a reason.' },
					maxDays: {
						type: 'integer',
						minimum: 1,
						maximum: 3650,
						description: 'Each needs an end (until=2027-03-31), at most so many days ahead.',
					},
				},
			},
		},
	};
}

/** `contributes.configuration` of the extension's manifest: titled sections, in the order of the settings editor. */
export function editorSettings(rules: readonly Rule[]): readonly SettingsSection[] {
	return [
		{
			title: 'LDN Lint',
			order: 1,
			properties: {
				'ldn-lint.enable': {
					type: 'boolean',
					default: true,
					scope: 'resource',
					order: 1,
					markdownDescription: 'Lint Markdown, MDX, HTML and plain text articles about low dose naltrexone.',
				},
				'ldn-lint.preset': {
					type: 'string',
					enum: [...presets],
					enumItemLabels: presets.map((it) => presetLabels[it]),
					markdownEnumDescriptions: presets.map((it) => presetDescriptions[it]),
					default: 'recommended',
					scope: 'resource',
					order: 2,
					markdownDescription:
						'Which rules run and how strictly; `#ldn-lint.rules#` changes single ones. A `.ldn-lint.yaml` in the project wins over this setting.',
				},
				'ldn-lint.rules': {
					...ruleSettings(rules),
					default: {},
					scope: 'resource',
					order: 3,
					markdownDescription:
						'Severity and options by rule, on top of `#ldn-lint.preset#`, such as `{ "disclaimer/date": "off" }`. A `.ldn-lint.yaml` in the project wins over this setting.',
				},
				'ldn-lint.maxFileSize': {
					...megabytes,
					scope: 'resource',
					order: 4,
					markdownDescription:
						'Megabytes that an article may have; a longer one is not linted, and the status item says so. A `.ldn-lint.yaml` in the project wins over this setting.',
				},
			},
		},
		{
			title: 'Notes in the Text',
			order: 2,
			properties: {
				'ldn-lint.inlayHints.enabled': {
					type: 'boolean',
					default: false,
					scope: 'resource',
					order: 1,
					markdownDescription:
						'Show the design and size of the work behind each citation marker, such as "RCT, n = 31", where the work is known. `#editor.inlayHints.enabled#` turns off those of every language.',
				},
				'ldn-lint.codeLens.enabled': {
					type: 'boolean',
					default: true,
					scope: 'resource',
					order: 2,
					markdownDescription:
						'Show above the title of an article what was found in it, how many of its claims are cited, and how many statements it lacks; a click leads on. `#editor.codeLens#` turns off those of every language.',
				},
			},
		},
		{
			title: 'Troubleshooting',
			order: 3,
			properties: {
				'ldn-lint.trace.server': {
					type: 'string',
					enum: ['off', 'messages', 'verbose'],
					enumItemLabels: ['Off', 'Messages', 'Verbose'],
					markdownEnumDescriptions: ['Nothing.', 'The name of each message.', 'Each message with what it carries.'],
					default: 'off',
					scope: 'window',
					order: 1,
					markdownDescription:
						'Write what editor and language server say to each other to the output channel "LDN Lint". Your articles are part of it, and it stays on your machine.',
				},
			},
		},
	];
}

interface SettingsSection {
	readonly title: string;
	readonly order: number;
	readonly properties: JsonObject;
}

const presetLabels: Readonly<Record<(typeof presets)[number], string>> = {
	recommended: 'Recommended',
	strict: 'Strict',
};

const presetDescriptions: Readonly<Record<(typeof presets)[number], string>> = {
	recommended: 'What every article owes its readers.',
	strict: 'Also what a careful medical editor would ask for.',
};

const presetSchema = {
	enum: [...presets],
	description: 'Where the settings of all rules start from.',
	enumDescriptions: presets.map((it) => presetDescriptions[it]),
};

const statementPolicy = {
	type: 'object',
	additionalProperties: false,
	properties: {
		wording: {
			type: 'string',
			description: 'What fixes insert and what counts as the statement; {drug} stands for the name of the drug.',
		},
		required: {
			enum: ['always', 'never'],
			description: '"always": whatever the article speaks of; "never": not at all.',
		},
	},
};

const megabytes = {
	type: 'number',
	minimum: articleMegabytes.least,
	maximum: articleMegabytes.most,
	default: articleMegabytes.usual,
};

const globs = { type: 'array', items: { type: 'string' } };

const oneOrMore = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };

const severity = {
	enum: [...severityWords, true, false],
	description: `${severities.join(', ')}, "off", or "on" for the rule's own severity.`,
};

function ruleSettings(rules: readonly Rule[]): JsonObject {
	const areas = [...new Set(rules.map((it) => it.meta.area))];
	return {
		type: 'object',
		description: 'Settings by rule; "dose/*" stands for all rules of an area.',
		additionalProperties: false,
		properties: Object.fromEntries([
			...rules.map(({ meta }) => [meta.id, setting(meta.summary, meta.options)] as const),
			...ownFindings.map((it) => [it.id, setting(it.summary, {})] as const),
			...areas.map((area) => [`${area}/*`, setting(`All rules of the area ${area}.`, {})] as const),
		]),
	};
}

function setting(description: string, options: Readonly<Record<string, OptionSpec>>): JsonObject {
	const specs = Object.entries(options).map(([name, spec]) => [name, optionSchema(spec)] as const);
	const optionsSchema = { type: 'object', additionalProperties: false, properties: Object.fromEntries(specs) };
	return {
		description,
		anyOf: [
			severity,
			{
				type: 'object',
				additionalProperties: false,
				properties: { severity, ...(specs.length === 0 ? {} : { options: optionsSchema }) },
			},
		],
	};
}

function optionSchema(spec: OptionSpec): JsonObject {
	const { default: value, description } = spec;
	switch (spec.type) {
		case 'boolean':
			return { type: 'boolean', default: value, description };
		case 'integer':
			return { type: 'integer', minimum: spec.minimum, maximum: spec.maximum, default: value, description };
		case 'choice':
			return { enum: spec.choices, default: value, description };
		case 'list':
			return { type: 'array', items: { type: 'string' }, default: value, description };
	}
}
