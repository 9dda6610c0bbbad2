/** Laws on the data that a project brings: configurations, profiles, bibliographies, baselines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { configKeys } from '../../server/src/config/parse-config.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { internalError } from '../../server/src/linter/own-findings.ts';
import { matchBaseline, parseBaseline } from '../../server/src/service/baseline.ts';
import type { Config, LintService } from '../../server/src/service/lint-service.ts';
import { readProjectConfig } from '../../server/src/service/project-config.ts';
import type { RuleFolder } from '../support/examples.ts';
import { memoryHost } from '../support/host.ts';
import { anyEdit, applyAnyEdit } from './articles.ts';
import { type Law, law } from './laws.ts';

const article = [
	'---\nbibliography: works.bib\n---\n\n# Low dose naltrexone\n\nLDN 12 mg cures pain [@doe2019; @roe].',
	'It is safe with opioids.<!-- ldn-lint-disable-line contraindication/denied -- as quoted -->\n',
].join(' ');

export function configurationLaws(folders: readonly RuleFolder[]): readonly Law[] {
	const service = compose();
	const raw = anyConfiguration(folders);
	const yaml = fc.oneof(
		raw.map((it) => stringify(it)),
		fc
			.tuple(raw, fc.array(anyEdit(), { minLength: 1, maxLength: 4 }))
			.map(([it, edits]) => edits.reduce(applyAnyEdit, stringify(it))),
		fc.constantFrom(...hostileYaml),
	);
	const fixtures = join(import.meta.dirname, '../fixtures/drugs/colchicine');
	const profile = readFileSync(join(fixtures, 'profile.yaml'), 'utf8');
	return [
		law('Any data makes a configuration, and tells what is wrong with it', raw, async (it) => {
			const { config, problems } = service.configure(it);
			const mute = problems.filter(({ path, message }) => typeof path !== 'string' || message.trim() === '');
			return [...mute.map(({ path }) => `nothing is said of ${path}`), ...(await lintProblems(service, config))];
		}),
		law('A configuration says in YAML what it says as data', raw, async (it) => {
			const host = memoryHost({});
			const read = await readProjectConfig(host, service, { uri: 'file:///p/.ldn-lint.yaml', text: stringify(it) });
			const one = summary(service.configure(it).config);
			const other = summary(read.config);
			return one === other ? [] : [one, other];
		}),
		law('Any YAML is read or refused, with a line that it has', yaml, async (text) => {
			const host = memoryHost({ '/p/profile.yaml': profile });
			const { config, problems } = await readProjectConfig(host, service, { uri: 'file:///p/.ldn-lint.yaml', text });
			const lines = (uri: string) => (uri.endsWith('profile.yaml') ? profile : text).split(/\r\n|\n|\r/).length;
			const stray = problems.filter((it) => it.line !== undefined && (it.line < 1 || it.line > lines(it.uri)));
			return [
				...stray.map((it) => `line ${it.line} of ${lines(it.uri)}: ${it.message}`),
				...(await lintProblems(service, config)),
				...Object.keys(Object.prototype).map((it) => `every object has ${it} now`),
			];
		}),
		law('Any drug profile is read or refused', fc.array(anyEdit(), { minLength: 1, maxLength: 3 }), async (edits) => {
			const host = memoryHost({ '/p/profile.yaml': edits.reduce(applyAnyEdit, profile) });
			const file = { uri: 'file:///p/.ldn-lint.yaml', text: 'profiles: profile.yaml' };
			const { config } = await readProjectConfig(host, service, file);
			const isNew = (config.house?.profiles.length ?? 0) > service.formulary.profiles.length;
			return isNew ? lintProblems(service, config) : [];
		}),
		law(
			'Any bibliography is read as well as can be',
			fc.tuple(fc.constantFrom(...bibliographies), fc.array(anyEdit(), { maxLength: 4 })),
			async ([{ path, text }, edits]) => {
				const { config } = service.configure({ preset: 'strict' });
				const text2 = article.replace('works.bib', path);
				return lintProblems(service, config, [{ path, text: edits.reduce(applyAnyEdit, text) }], text2);
			},
		),
		law(
			'Any baseline is read or refused',
			fc.oneof(
				fc.json(),
				fc.jsonValue().map((it) => JSON.stringify({ ldnLintBaseline: 1, articles: { 'a.md': it } })),
				fc.array(anyEdit(), { maxLength: 3 }).map((edits) => edits.reduce(applyAnyEdit, baseline)),
			),
			async (text) => {
				const read = parseBaseline(text);
				if (typeof read === 'string') {
					return read.trim() === '' ? ['nothing is said of what is wrong'] : [];
				}
				const known = [{ rule: 'dose/unit-slip', subject: undefined, fingerprint: '0123456789abcdef' }];
				const { isOld } = await matchBaseline(read, 'a.md', known, () => false);
				return isOld.length === 1 ? [] : ['a finding is lost'];
			},
		),
	];
}

/** A lint under the configuration: what failed in it. */
async function lintProblems(
	service: LintService,
	config: Config,
	bibliographies: readonly { readonly path: string; readonly text: string }[] = [],
	text = article,
): Promise<readonly string[]> {
	const uri = 'memory:configured';
	const own = service.configFor(config, 'posts/ldn.md') ?? config;
	service.originsOf(config, 'posts/ldn.md');
	const { findings } = await service.lint({ uri, version: 1, format: 'markdown', text, bibliographies }, own);
	service.forget(uri);
	return findings.filter((it) => it.rule === internalError.id).map((it) => it.message);
}

/** What holds, without the places where it is said. */
function summary({ preset, rules, exclude, allow, suppressions, steps, baseline }: Config): string {
	const settings = [...rules].map(([id, { severity, options }]) => [id, severity, options]);
	const files = steps.map((it) => [it.files, it.preset, [...it.rules].map(([id, { severity }]) => [id, severity])]);
	return JSON.stringify([preset, settings, exclude, allow, suppressions, files, baseline?.path]);
}

/** What people write and what they never should, in every place. */
function anyConfiguration(folders: readonly RuleFolder[]): fc.Arbitrary<unknown> {
	const ids = folders.map((it) => it.id);
	const options = folders.flatMap(({ rule }) => Object.keys(rule.meta.options));
	const anything = fc.oneof(fc.constantFrom(...values), fc.jsonValue({ maxDepth: 2 }));
	const setting = fc.oneof(
		fc.constantFrom<unknown>('off', 'on', 'error', 'warning', 'info', 'hint', false, true),
		fc.record(
			{ severity: anything, options: fc.dictionary(fc.constantFrom(...options, 'no'), anything, { maxKeys: 2 }) },
			{ requiredKeys: [] },
		),
		anything,
	);
	const rules = fc.dictionary(
		fc.constantFrom(...ids, 'dose/*', 'lint/unused-suppression', 'dose/non', '*', ''),
		setting,
		{ maxKeys: 4 },
	);
	const paths = fc.oneof(
		fc.constantFrom<unknown>(...globs),
		fc.array(fc.constantFrom(...globs), { maxLength: 3 }),
		anything,
	);
	const right = fc.record(
		{
			extends: fc.oneof(fc.constantFrom<unknown>('./base.yaml', '../../x.yaml', '@a/b', './.ldn-lint.yaml'), anything),
			preset: fc.oneof(fc.constantFrom<unknown>('recommended', 'strict', 'loose'), anything),
			rules: fc.oneof({ arbitrary: rules, weight: 4 }, { arbitrary: anything, weight: 1 }),
			overrides: fc.oneof(
				fc.array(fc.record({ files: paths, rules, preset: anything }, { requiredKeys: [] }), { maxLength: 2 }),
				anything,
			),
			exclude: paths,
			allow: paths,
			statements: fc.oneof(
				fc.dictionary(fc.constantFrom('opioids', 'pregnancy', 'none', ''), anything, { maxKeys: 2 }),
				anything,
			),
			bibliography: paths,
			profiles: fc.oneof(fc.constantFrom<unknown>('profile.yaml', '*.yaml', '.'), paths),
			baseline: fc.oneof(fc.constantFrom<unknown>('b.json', '../b.json', '/b.json'), anything),
			suppressions: fc.oneof(fc.record({ requireReason: anything, maxDays: anything }, { requiredKeys: [] }), anything),
		},
		{ requiredKeys: [] },
	);
	return fc.oneof(
		{ arbitrary: right, weight: 8 },
		{ arbitrary: fc.dictionary(fc.constantFrom(...configKeys, 'presett', ''), anything, { maxKeys: 4 }), weight: 2 },
		{ arbitrary: anything, weight: 1 },
	);
}

const values: readonly unknown[] = [
	...[
		null,
		true,
		false,
		0,
		-1,
		1,
		3,
		30,
		1e308,
		0.5,
		'',
		'off',
		'sentence',
		'LDN',
		'😀',
		'\uD800',
		'\u0000',
		'*',
		'**',
		'..',
		'[',
		'{a,',
		'!(a)',
	],
	...[
		[],
		{},
		[[]],
		[null],
		[''],
		['a', 'b'],
		{ severity: 'error' },
		{ options: {} },
		{ wording: 'Ask your doctor.' },
		'x'.repeat(3000),
	],
];

const globs = [
	'**/*.md',
	'posts/**',
	'*',
	'',
	'**',
	'[',
	']',
	'{',
	'{a,b}',
	'!x',
	'\\',
	'(',
	'+(a|b)',
	'😀',
	'../..',
	'/etc/*',
	'**/'.repeat(40),
];

const hostileYaml = [
	'',
	'---\n---\n',
	'\u0000',
	'a: &a [*a]',
	'&a [*a, *a]: *a',
	`a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((it, i) => `${it}: &${it} [${`*${'abcdefgh'[i]},`.repeat(9)}]`).join('\n')}`,
	'__proto__: { polluted: true }\nrules: { __proto__: off, constructor: off }',
	'constructor: { prototype: { polluted: true } }',
	'<<: { preset: strict }\npreset: recommended',
	'preset: !!js/function "function () { process.exit() }"',
	'rules: !!set { dose/unit-slip }',
	'? [a, b]\n: c',
	'? { a: b }\n: off\n? null\n: off',
	'exclude: !!binary aGVsbG8=',
	'suppressions: { maxDays: .inf }\nallow: [.nan, 0x1F, 1e3, 2020-01-01]',
	'preset: strict\npreset: recommended',
	'rules:\n\tdose/unit-slip: off',
	'%YAML 9.9\n---\npreset: strict',
	'preset: strict\n...\n---\npreset: recommended',
	'- - - - - - - - - -',
	`${'['.repeat(2000)}`,
	`${'{a: '.repeat(500)}`,
	'preset: "unclosed',
	'preset: |\n  strict\n rules: {}',
	'profiles: profile.yaml\nstatements: { opioids: { wording: "Tell {drug} your [doctor](command:x).", required: always } }',
	'extends: ./.ldn-lint.yaml',
];

const bibliographies = [
	{
		path: 'works.bib',
		text: '@string{jp = "J Pain"}\n@article{doe2019,\n  author = {Doe, Jane and Roe, R{\\"o}e},\n  title = "A {Trial} of \\emph{naltrexone}",\n  journal = jp # " Suppl",\n  year = 2019, doi = {10.1000/1}\n}\n@misc{roe, url = {https://example.org/a_b}}\n',
	},
	{
		path: 'works.json',
		text: '[{"id": "doe2019", "author": [{"family": "Doe"}], "title": "A trial", "issued": {"date-parts": [[2019]]}}, {"id": 7}]',
	},
	{
		path: 'works.yaml',
		text: 'references:\n  - id: doe2019\n    title: A trial\n    DOI: 10.1000/1\n  - { id: roe, author: [] }\n',
	},
] as const;

const baseline = `{
	"ldnLintBaseline": 1,
	"articles": {
		"a.md": [
			{"rule":"dose/unit-slip","subject":"opioids","text":"12 mg","fingerprint":"0123456789abcdef"}
		],
		"b.md": [{"rule":"claim/overstated","text":"cures","fingerprint":"fedcba9876543210:01234567"}]
	}
}
`;
