import { describe, expect, test } from 'vitest';
import { configFor } from '../../server/src/config/config.ts';
import { parseConfig } from '../../server/src/config/parse-config.ts';
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
			'is not a known key. Known are $schema, extends, preset, rules, overrides, exclude, allow, statements, bibliography, profiles.',
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
	])('%s', (_name, raw, path, message) => {
		const { config, problems } = parseConfig(raw, rules);
		expect(problems).toEqual([{ path, message }]);
		expect(config.rules.size).toBe(rules.length + 2);
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
			['lint/unused-suppression', undefined],
			['lint/internal-error', undefined],
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
