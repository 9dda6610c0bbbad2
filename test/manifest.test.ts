import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json';
import grammar from '../syntaxes/ldn-lint.injection.tmLanguage.json';

const root = join(import.meta.dirname, '..');

/** What npm scripts call a package by, where it is not its name. */
const programs: Readonly<Record<string, string>> = {
	'@biomejs/biome': 'biome',
	'@vscode/vsce': 'vsce',
	typescript: 'tsc',
};

describe('the manifest of the extension', () => {
	it('contributes files that exist', () => {
		const { grammars, jsonValidation, yamlValidation } = manifest.contributes;
		const paths = [
			...grammars.map((it) => it.path),
			...jsonValidation.map((it) => it.url),
			...yamlValidation.map((it) => it.url),
		];
		expect(paths.filter((it) => !existsSync(join(root, it)))).toEqual([]);
	});

	it('contributes the commands that the client registers', () => {
		const registered = sourcesBelow('client/src').flatMap((text) =>
			[...text.matchAll(/'(ldn-lint\.[a-zA-Z]+)'/g)].map((it) => it[1]),
		);
		const contributed = manifest.contributes.commands.map((it) => it.command);
		expect(contributed.filter((it) => !registered.includes(it))).toEqual([]);
	});

	it('pins every version', () => {
		const versions = Object.values(manifest.devDependencies);
		expect(versions.filter((it) => !/^\d/.test(it))).toEqual([]);
	});

	it('installs no other package: the bundles hold what they need, so packages are development dependencies', () => {
		expect(Object.keys(manifest)).not.toContain('dependencies');
	});

	it('uses every package that it depends on', () => {
		const texts = ['client/src', 'server/src', 'scripts', 'test'].flatMap(sourcesBelow).join('\n');
		const commands = Object.values(manifest.scripts).join('\n');
		const used = (name: string) =>
			name.startsWith('@types/') ||
			texts.includes(`'${name}'`) ||
			texts.includes(`'${name}/`) ||
			commands.includes(programs[name] ?? name);
		expect(Object.keys(manifest.devDependencies).filter((it) => !used(it))).toEqual([]);
	});
});

describe('the grammar of suppressions', () => {
	const pattern = new RegExp(grammar.patterns[0]?.match ?? '', 'm');

	it.each([
		[
			'<!-- ldn-lint-disable-next-line dose/unit-slip -- a quotation -->',
			'ldn-lint-disable-next-line',
			'dose/unit-slip',
			'a quotation',
		],
		['<!-- ldn-lint-disable -->', 'ldn-lint-disable', '', undefined],
		[
			'<!-- ldn-lint-disable-file dose/*, citation/placeholder -->',
			'ldn-lint-disable-file',
			'dose/*, citation/placeholder',
			undefined,
		],
		['<!-- ldn-lint-enable dose/unit-slip -->', 'ldn-lint-enable', 'dose/unit-slip', undefined],
		['{/* ldn-lint-disable-line dose/* -- a quotation */}', 'ldn-lint-disable-line', 'dose/*', 'a quotation'],
		['{/* ldn-lint-disable */}', 'ldn-lint-disable', '', undefined],
	])('reads %s', (comment, directive, rules, reason) => {
		const match = pattern.exec(comment);
		expect([match?.[1], match?.[2]?.trim(), match?.[4]]).toEqual([directive, rules, reason]);
	});
});

function sourcesBelow(folder: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((it) => /\.(?:ts|mjs)$/.test(it))
		.map((it) => readFileSync(join(root, folder, it), 'utf8'));
}
