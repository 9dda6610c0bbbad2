import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../server/src/config/parse-config.ts';
import { configSchema, editorSettings } from '../../server/src/config/schema.ts';
import type { OptionSpecs } from '../../server/src/linter/options.ts';
import type { Rule } from '../../server/src/linter/rule.ts';
import { rules as shipped } from '../../server/src/rules/index.generated.ts';

/** With the one keyword that is VS Code's own. */
function createValidator(): Ajv {
	return new Ajv({ keywords: ['enumDescriptions'] });
}

function rule(id: string, options: OptionSpecs): Rule {
	return {
		scope: 'article',
		meta: {
			id,
			area: 'text',
			summary: 'Summary.',
			severity: 'warning',
			fixes: [],
			appliesTo: 'any',
			since: '0.1.0',
			messages: {},
			options,
		},
		check: () => [],
	};
}

const rules = [
	rule('text/plain', {}),
	rule('text/rich', {
		on: { type: 'boolean', default: true, description: 'On.' },
		grade: { type: 'integer', default: 8, minimum: 1, maximum: 18, description: 'Grade.' },
		style: { type: 'choice', choices: ['a', 'b'], default: 'a', description: 'Style.' },
		words: { type: 'list', default: [], description: 'Words.' },
	}),
];

describe('the schema and the parser agree', () => {
	const validate = createValidator().compile(configSchema(rules));

	const right: readonly unknown[] = [
		{},
		{ $schema: './schema.json', preset: 'strict' },
		{ rules: { 'text/plain': 'off' } },
		{ rules: { 'text/plain': false, 'text/rich': true } },
		{ rules: { 'text/*': 'error', 'lint/unused-suppression': 'hint' } },
		{ rules: { 'text/plain': { severity: 'on' } } },
		{ rules: { 'text/rich': { severity: 'info', options: { on: false, grade: 12, style: 'b', words: ['x'] } } } },
		{ rules: { 'text/rich': {} } },
		{ extends: './a.yaml', bibliography: 'a.bib', profiles: 'drugs/*.yaml', allow: ['ACME'] },
		{ extends: ['a', '@b/c'], bibliography: ['a.bib'], profiles: ['a.yaml', 'b/'] },
		{ statements: { liver: {}, 'medical-advice': { wording: 'Ask.', required: 'always' } } },
		{ overrides: [{ files: ['a'], preset: 'strict' }] },
		{ exclude: ['drafts/'], overrides: [{ files: ['*.md'] }, { files: [], rules: { 'text/rich': 'warning' } }] },
	];

	it.each(right.map((it) => [JSON.stringify(it), it] as const))('on %s', (_, config) => {
		expect(parseConfig(config, rules).problems).toEqual([]);
		expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
	});

	const wrong: readonly unknown[] = [
		[],
		'strict',
		{ presets: 'strict' },
		{ preset: 'lax' },
		{ rules: [] },
		{ rules: { 'text/other': 'off' } },
		{ rules: { 'text/plain': 'warn' } },
		{ rules: { 'text/plain': 2 } },
		{ rules: { 'text/plain': { level: 'off' } } },
		{ rules: { 'text/plain': { options: { on: true } } } },
		{ rules: { 'text/rich': { options: { onn: true } } } },
		{ rules: { 'text/rich': { options: { on: 'yes' } } } },
		{ rules: { 'text/rich': { options: { grade: 0 } } } },
		{ rules: { 'text/rich': { options: { grade: 8.5 } } } },
		{ rules: { 'text/rich': { options: { style: 'c' } } } },
		{ rules: { 'text/rich': { options: { words: 'x' } } } },
		{ exclude: 'drafts/' },
		{ exclude: [1] },
		{ overrides: {} },
		{ overrides: [{ rules: {} }] },
		{ overrides: [{ files: ['*'], exclude: [] }] },
		{ overrides: [{ files: ['*'], preset: 'lax' }] },
		{ extends: 1 },
		{ extends: [1] },
		{ profiles: {} },
		{ allow: 'ACME' },
		{ statements: [] },
		{ statements: { liver: 'Mind it.' } },
		{ statements: { liver: { wording: 1 } } },
		{ statements: { liver: { required: 'yes' } } },
		{ statements: { liver: { text: 'Mind it.' } } },
	];

	it.each(wrong.map((it) => [JSON.stringify(it), it] as const))('against %s', (_, config) => {
		expect(parseConfig(config, rules).problems).not.toEqual([]);
		expect(validate(config)).toBe(false);
	});
});

describe('the shipped schema and settings', () => {
	it('are valid and take the defaults', () => {
		expect(createValidator().compile(configSchema(shipped))({ preset: 'recommended', rules: {} })).toBe(true);
	});

	const sections = editorSettings(shipped);
	const settings = sections.flatMap((it) => Object.entries(it.properties));

	it('settings have a type, a default, a scope, an order and a description', () => {
		for (const [name, setting] of settings) {
			expect(Object.keys(setting ?? {}), name).toEqual(
				expect.arrayContaining(['type', 'default', 'scope', 'order', 'markdownDescription']),
			);
		}
	});

	it('settings stand in titled sections, in an order without ties', () => {
		expect(sections.map((it) => it.title)).toEqual(['LDN Lint', 'Notes in the Text', 'Troubleshooting']);
		for (const { properties } of sections) {
			const orders = Object.values(properties).map((it) => (it as { readonly order: number }).order);
			expect(orders).toEqual(orders.map((_, index) => index + 1));
		}
	});

	it('settings link to settings that there are', () => {
		const links = [...JSON.stringify(sections).matchAll(/`#(ldn-lint\.[\w.]+)#`/g)].map((it) => it[1]);
		const names = settings.map(([name]) => name);
		expect(links.length).toBeGreaterThan(0);
		expect(links.filter((it) => !names.includes(it ?? ''))).toEqual([]);
	});

	it('choices have a label and a description each', () => {
		for (const [name, setting] of settings) {
			const { enum: choices, enumItemLabels, markdownEnumDescriptions } = setting as Record<string, unknown[]>;
			expect([name, enumItemLabels?.length, markdownEnumDescriptions?.length]).toEqual([
				name,
				choices?.length,
				choices?.length,
			]);
		}
	});
});
