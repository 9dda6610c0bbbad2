import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json';
import grammar from '../syntaxes/ldn-lint.injection.tmLanguage.json';
import { runCli } from './support/cli.ts';

const root = join(import.meta.dirname, '..');

/** What npm scripts call a package by, where it is not its name. */
const programs: Readonly<Record<string, string>> = {
	'@biomejs/biome': 'biome',
	'@stryker-mutator/core': 'stryker',
	'@vscode/vsce': 'vsce',
	typescript: 'tsc',
};

describe('the manifest of the extension', () => {
	it('contributes files that exist', () => {
		const { grammars, jsonValidation, snippets, yamlValidation } = manifest.contributes;
		const paths = [
			...grammars.map((it) => it.path),
			...snippets.map((it) => it.path),
			...jsonValidation.map((it) => it.url),
			...yamlValidation.map((it) => it.url),
		];
		expect(paths.filter((it) => !existsSync(join(root, it)))).toEqual([]);
	});

	it('contributes the commands that the client registers', () => {
		const registered = sourcesBelow('client/src').flatMap((text) =>
			[...text.matchAll(/'(ldn-lint\.[a-zA-Z.]+)'/g)].map((it) => it[1]),
		);
		const contributed = manifest.contributes.commands.map((it) => it.command);
		expect(contributed.filter((it) => !registered.includes(it))).toEqual([]);
	});

	it('gives every command a category', () => {
		expect(manifest.contributes.commands.filter((it) => it.category !== 'LDN Lint')).toEqual([]);
	});

	it('offers commands in menus that there are', () => {
		const contributed = manifest.contributes.commands.map((it) => it.command);
		const offered = Object.values(manifest.contributes.menus).flat();
		expect(offered.filter((it) => 'command' in it && !contributed.includes(it.command))).toEqual([]);
	});

	it('contributes settings that the server reads', () => {
		const settings = manifest.contributes.configuration.flatMap((it) => Object.keys(it.properties));
		// `trace.server` is read by the language client itself.
		const read = [...textOf('server/src/lsp/protocol.ts').matchAll(/^\treadonly (\w+)\?: unknown;/gm)].map(
			(it) => it[1],
		);
		const parts = settings.map((it) => it.split('.')[1] ?? '').filter((it) => it !== 'trace');
		expect(parts.filter((it) => !read.includes(it))).toEqual([]);
		expect(read.filter((it) => !parts.includes(it ?? ''))).toEqual([]);
	});

	it('defines its texts in every language', () => {
		const used = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map((it) => it[1] ?? '');
		for (const file of readdirSync(root).filter((it) => /^package\.nls.*\.json$/.test(it))) {
			const texts = JSON.parse(textOf(file)) as Readonly<Record<string, string>>;
			expect([file, used.filter((it) => !texts[it])]).toEqual([file, []]);
			expect([file, Object.keys(texts).filter((it) => !used.includes(it))]).toEqual([file, []]);
		}
		expect(used.length === 0 || existsSync(join(root, 'package.nls.json'))).toBe(true);
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

describe('the walkthrough', () => {
	const [walkthrough] = manifest.contributes.walkthroughs;
	const steps = walkthrough?.steps ?? [];
	const commands = manifest.contributes.commands.map((it) => it.command);
	const settings = manifest.contributes.configuration.flatMap((it) => Object.keys(it.properties));

	it('has four steps', () => {
		expect(steps).toHaveLength(4);
	});

	it.each(steps.map((it) => [it.id, it] as const))(
		'%s: shows a picture in every theme, and says what is in it',
		(_, step) => {
			const { image, altText } = step.media;
			expect(Object.keys(image).sort()).toEqual(['dark', 'hc', 'hcLight', 'light']);
			expect(Object.values(image).filter((it) => !existsSync(join(root, it)))).toEqual([]);
			expect(altText).toMatch(/\S/);
		},
	);

	it.each(steps.map((it) => [it.id, it] as const))('%s: has a button, and ends by what there is', (_, step) => {
		const buttons = [...textOfKey(step.description).matchAll(/^\[[^\]]+\]\(command:([\w.-]+)/gm)].map(
			(it) => it[1] ?? '',
		);
		expect(buttons).not.toEqual([]);
		const events = step.completionEvents.map((it) => it.split(':')[1] ?? '');
		const known = [...commands, ...settings, 'ldn-lint.hasArticle'];
		const ours = [...buttons, ...events].filter((it) => it.startsWith('ldn-lint.'));
		expect(ours).not.toEqual([]);
		expect(ours.filter((it) => !known.includes(it))).toEqual([]);
	});
});

/** What stands in the manifest for a text: the text itself, or where it is in the default language. */
function textOfKey(value: string): string {
	const key = /^%(.+)%$/.exec(value)?.[1];
	return key === undefined ? value : ((JSON.parse(textOf('package.nls.json')) as Record<string, string>)[key] ?? '');
}

describe('the problem matcher', () => {
	const [pattern] = manifest.contributes.problemPatterns;
	const [matcher] = manifest.contributes.problemMatchers;
	const expression = new RegExp(pattern?.regexp ?? '');

	function read(line: string) {
		const match = expression.exec(line);
		const part = (name: 'file' | 'line' | 'column' | 'severity' | 'code') => match?.[pattern?.[name] ?? 0];
		return [part('file'), part('line'), part('column'), part('severity'), part('code')];
	}

	it('uses the pattern', () => {
		expect(matcher?.pattern).toBe(`$${pattern?.name}`);
	});

	it('reads every line that the command line writes', async () => {
		const article = 'LOUD and MINOR.\n';
		const files = { 'a.md': article, 'notes: 1:2/b [draft].md': article };
		const { stdout } = await runCli('--format compact .', { files });
		const lines = stdout.trimEnd().split('\n');
		expect(lines.map(read)).toEqual([
			['a.md', '1', '1', 'warning', 'text/loud'],
			['a.md', '1', '10', 'info', 'text/minor'],
			['notes: 1:2/b [draft].md', '1', '1', 'warning', 'text/loud'],
			['notes: 1:2/b [draft].md', '1', '10', 'info', 'text/minor'],
		]);
	});

	it('reads paths of every system, and messages with brackets', () => {
		expect(read('C:/sites/a.md:12:3: hint: Write "[1]" here: it leads to [2]. [citation/unresolved]')).toEqual([
			'C:/sites/a.md',
			'12',
			'3',
			'hint',
			'citation/unresolved',
		]);
	});

	it.each(['12 problems in 3 files', '', 'a.md:1:1: note: no severity of ours [a/b]'])('passes over %o', (line) => {
		expect(expression.exec(line)).toBe(null);
	});
});

function textOf(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function sourcesBelow(folder: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((it) => /\.(?:m?ts|mjs)$/.test(it))
		.map((it) => readFileSync(join(root, folder, it), 'utf8'));
}
