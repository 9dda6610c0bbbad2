import { describe, expect, test } from 'vitest';
import { configFor, originsOf } from '../../server/src/config/config.ts';
import { parseConfig, parseLayers } from '../../server/src/config/parse-config.ts';
import { ownFindings } from '../../server/src/linter/own-findings.ts';
import { defineBlockRule, type Rule } from '../../server/src/linter/rule.ts';

const rules = [
	rule('dose/unsupported-range', {}),
	rule('dose/error-prone-notation', {
		notation: { type: 'choice', choices: ['ismp', 'nhs'], default: 'ismp', description: 'House style.' },
	}),
	rule('citation/uncited-claim', {
		limit: { type: 'integer', default: 3, minimum: 0, maximum: 9, description: 'Limit.' },
	}),
];

describe('what is wrong is said with its place, and the rest holds', () => {
	test.each([
		['a list', [], '', 'must be a mapping of names to values, not a list'],
		['a text', 'strict', '', 'must be a mapping of names to values, not the string "strict"'],
		['an unknown key', { ruls: {} }, 'ruls', 'is not a known key. Did you mean "rules"?'],
		[
			'an unknown key far from any',
			{ colour: 1 },
			'colour',
			'is not a known key. Known are $schema, extends, preset, rules, overrides, exclude, maxFileSize, allow, statements, bibliography, profiles, baseline, suppressions.',
		],
		[
			'an unknown preset',
			{ preset: 'strickt' },
			'preset',
			'must be one of "recommended", "strict", not "strickt". Did you mean "strict"?',
		],
		[
			'an unknown rule',
			{ rules: { 'dose/unsuported-range': 'off' } },
			'rules.dose/unsuported-range',
			'is not a rule. Did you mean "dose/unsupported-range"?',
		],
		['an unknown area', { rules: { 'doze/*': 'off' } }, 'rules.doze/*', 'is not a rule.'],
		[
			'a wrong severity',
			{ rules: { 'dose/unsupported-range': 'fatal' } },
			'rules.dose/unsupported-range',
			'must be one of "on", "off", "error", "warning", "info", "hint", not "fatal".',
		],
		[
			'a wrong severity in an object',
			{ rules: { 'dose/unsupported-range': { severity: 'eror' } } },
			'rules.dose/unsupported-range.severity',
			'must be one of "on", "off", "error", "warning", "info", "hint", not "eror". Did you mean "error"?',
		],
		[
			'an unknown option',
			{ rules: { 'dose/error-prone-notation': { options: { notatoin: 'nhs' } } } },
			'rules.dose/error-prone-notation.options.notatoin',
			'is not a known key. Did you mean "notation"?',
		],
		[
			'an option of a rule without any',
			{ rules: { 'dose/unsupported-range': { options: { x: 1 } } } },
			'rules.dose/unsupported-range.options.x',
			'is not a known key. Nothing can be set here.',
		],
		[
			'a wrong choice',
			{ rules: { 'dose/error-prone-notation': { options: { notation: 'uk' } } } },
			'rules.dose/error-prone-notation.options.notation',
			'must be one of "ismp", "nhs", not "uk"',
		],
		[
			'a number out of range',
			{ rules: { 'citation/uncited-claim': { options: { limit: 12 } } } },
			'rules.citation/uncited-claim.options.limit',
			'must be a whole number from 0 to 9, not 12',
		],
		['globs that are no list', { exclude: 'drafts/**' }, 'exclude', 'must be a list of texts'],
		[
			'overrides that are no list',
			{ overrides: {} },
			'overrides',
			'must be a list of entries with "files" and "rules"',
		],
		['an override without files', { overrides: [{ rules: {} }] }, 'overrides[0]', 'needs "files", a list of globs'],
		[
			'an unknown rule in an override',
			{ overrides: [{ files: ['a.md'], rules: { nope: 'off' } }] },
			'overrides[0].rules.nope',
			'is not a rule.',
		],
		[
			'an unknown preset in an override',
			{ overrides: [{ files: ['a.md'], preset: 'recomended' }] },
			'overrides[0].preset',
			'must be one of "recommended", "strict", not "recomended". Did you mean "recommended"?',
		],
		['what is extended as a number', { extends: 1 }, 'extends', 'must be a text or a list of texts'],
		['profiles as a mapping', { profiles: {} }, 'profiles', 'must be a text or a list of texts'],
		['allowed terms as a text', { allow: 'ACME' }, 'allow', 'must be a list of texts'],
		[
			'a statement that is a text',
			{ statements: { 'medical-advice': 'Ask.' } },
			'statements.medical-advice',
			'must be a mapping of names to values, not the string "Ask."',
		],
		[
			'an unknown key of a statement',
			{ statements: { 'medical-advice': { text: 'Ask.' } } },
			'statements.medical-advice.text',
			'is not a known key. Known are wording, required.',
		],
		[
			'a statement that is required sometimes',
			{ statements: { 'medical-advice': { required: true } } },
			'statements.medical-advice.required',
			'must be one of "always", "never", not true.',
		],
		[
			'an empty wording',
			{ statements: { 'medical-advice': { wording: ' . ' } } },
			'statements.medical-advice.wording',
			'must be a text of at most 2000 characters, as readers are to see it',
		],
	])('%s', (_name, raw, path, message) => {
		const { config, problems } = parseConfig(raw, rules);
		expect(problems).toEqual([{ path, message }]);
		expect(config.rules.size).toBe(rules.length + ownFindings.length);
	});

	test.each([[undefined], [null], [{}], [{ $schema: 'x', preset: 'strict', rules: {}, exclude: [], overrides: [] }]])(
		'%j is right',
		(raw) => {
			expect(parseConfig(raw, rules).problems).toEqual([]);
		},
	);
});

describe('settings', () => {
	test.each([
		['off', 'off'],
		[false, 'off'],
		['on', undefined],
		[true, undefined],
		['hint', 'hint'],
		[{ severity: 'error' }, 'error'],
		[{}, undefined],
	])('%j gives the severity %s', (value, severity) => {
		const { config } = parseConfig({ rules: { 'dose/unsupported-range': value } }, rules);
		expect(config.rules.get('dose/unsupported-range')?.severity).toBe(severity);
	});

	test('an area sets all of its rules, and a later entry wins', () => {
		const { config } = parseConfig({ rules: { 'dose/*': 'off', 'dose/unsupported-range': 'error' } }, rules);
		expect([...config.rules].map(([id, it]) => [id, it.severity])).toEqual([
			['dose/unsupported-range', 'error'],
			['dose/error-prone-notation', 'off'],
			['citation/uncited-claim', undefined],
			...ownFindings.map((it) => [it.id, undefined]),
		]);
	});

	test('the preset strict sets what the rule says', () => {
		const { config } = parseConfig({ preset: 'strict' }, rules);
		expect(config.rules.get('citation/uncited-claim')).toEqual({ severity: 'error', options: { limit: 3 } });
	});

	const overridden = {
		rules: { 'dose/error-prone-notation': { severity: 'warning', options: { notation: 'nhs' } } },
		exclude: ['drafts/**', '*.tmp.md', 'archive/', './old/a.md'],
		overrides: [
			{ files: ['blog/**'], rules: { 'dose/error-prone-notation': 'off', 'citation/uncited-claim': 'info' } },
			{ files: ['blog/uk/*.md'], rules: { 'dose/error-prone-notation': 'on' } },
		],
	};

	test.each([
		['guide.md', 'warning', undefined],
		['blog/a.md', 'off', 'info'],
		['blog/uk/a.md', undefined, 'info'],
	])('overrides hold for %s', (path, notation, uncited) => {
		const config = configFor(parseConfig(overridden, rules).config, path);
		expect(config?.rules.get('dose/error-prone-notation')).toEqual({
			severity: notation,
			options: { notation: 'nhs' },
		});
		expect(config?.rules.get('citation/uncited-claim')?.severity).toBe(uncited);
	});

	test.each(['drafts/a.md', 'drafts/x/b.md', 'notes.tmp.md', 'deep/notes.tmp.md', 'x/archive/y/a.md', 'old/a.md'])(
		'%s is excluded',
		(path) => {
			expect(configFor(parseConfig(overridden, rules).config, path)).toBeUndefined();
		},
	);
});

describe('presets of overrides', () => {
	const raw = {
		rules: { 'dose/unsupported-range': 'hint' },
		overrides: [{ files: ['patients/**'], preset: 'strict', rules: { 'dose/error-prone-notation': 'off' } }],
	};

	test('are where all settings of these files start from', () => {
		const { config } = parseConfig(raw, rules);
		const own = configFor(config, 'patients/a.md');
		expect(own?.preset).toBe('strict');
		expect(own?.rules.get('citation/uncited-claim')?.severity).toBe('error');
		expect(own?.rules.get('dose/unsupported-range')?.severity).toBe('hint');
		expect(own?.rules.get('dose/error-prone-notation')?.severity).toBe('off');
		expect(configFor(config, 'a.md')?.preset).toBe('recommended');
	});

	test('and say where a value comes from', () => {
		const { config } = parseConfig(raw, rules);
		const origins = originsOf(config, 'patients/a.md');
		const files = ['patients/**'];
		const place = (path: string) => ({ from: undefined, path });
		expect(origins.preset).toEqual({ kind: 'place', place: place('overrides[0].preset'), files });
		expect(origins.rules.get('citation/uncited-claim')?.severity).toEqual({ kind: 'preset', preset: 'strict' });
		expect(origins.rules.get('citation/uncited-claim')?.options.limit).toEqual({ kind: 'default' });
		expect(origins.rules.get('dose/unsupported-range')?.severity).toEqual({
			kind: 'place',
			place: place('rules.dose/unsupported-range'),
			files: undefined,
		});
		expect(origins.rules.get('dose/error-prone-notation')?.severity).toEqual({
			kind: 'place',
			place: place('overrides[0].rules.dose/error-prone-notation'),
			files,
		});
	});
});

describe('layers', () => {
	test('lists are joined, statements are joined by id and key, and each problem names its file', () => {
		const { config, problems } = parseLayers(
			[
				{
					from: 'base',
					raw: {
						exclude: ['a'],
						allow: ['ACME', 'XYZ'],
						bibliography: 'a.bib',
						profiles: ['p.yaml'],
						statements: { liver: { wording: 'Mind  your\nliver.', required: 'always' } },
						rules: { nope: 'off' },
					},
				},
				{
					from: 'own',
					raw: {
						exclude: ['b'],
						allow: ['ACME'],
						bibliography: ['b.bib'],
						statements: { liver: { required: 'never' } },
					},
				},
			],
			rules,
		);
		expect(problems).toEqual([{ from: 'base', path: 'rules.nope', message: 'is not a rule.' }]);
		expect(config.exclude).toEqual(['a', 'b']);
		expect(config.allow).toEqual(['ACME', 'XYZ']);
		expect(config.bibliography).toEqual([
			{ path: 'b.bib', from: 'own' },
			{ path: 'a.bib', from: 'base' },
		]);
		expect(config.profiles).toEqual([{ path: 'p.yaml', from: 'base' }]);
		expect(config.statements.get('liver')).toMatchObject({ wording: 'Mind your liver.', required: 'never' });
	});

	test('a configuration is plain data', () => {
		const { config } = parseConfig(raw(), rules);
		expect(structuredClone(config)).toEqual(config);
	});

	function raw() {
		return { preset: 'strict', rules: { 'dose/*': 'off' }, overrides: [{ files: ['a'], rules: {} }] };
	}
});

function rule(id: string, options: Rule['meta']['options']): Rule {
	return defineBlockRule(
		{
			id,
			area: 'dose',
			summary: '',
			severity: 'warning',
			fixes: [],
			appliesTo: 'any',
			since: '0.1.0',
			messages: {},
			options,
			...(id === 'citation/uncited-claim' ? { strict: { severity: 'error' } } : {}),
		},
		function* () {},
	);
}
