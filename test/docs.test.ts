import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../server/src/cli/args.ts';
import { ruleFolders } from './support/examples.ts';

const root = join(import.meta.dirname, '..');
const guides = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const pages = [...guides, ...markdownBelow('docs')];
const topFolders = readdirSync(root, { withFileTypes: true })
	.filter((it) => it.isDirectory() && !['node_modules', '.git', 'dist'].includes(it.name))
	.map((it) => it.name);

describe.each(pages)('%s', (page) => {
	const text = read(page);

	it('links to files that exist', () => {
		const links = [...withoutFences(text).matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)].map((it) => it[1] ?? '');
		const broken = links.filter((it) => !/^[a-z]+:/i.test(it) && !existsSync(join(root, dirname(page), it)));
		expect(broken).toEqual([]);
	});

	it('names paths that exist', () => {
		const named = [...withoutFences(text).matchAll(/`([\w.*-]+(?:\/[\w.*-]*)+)`/g)].map((it) => it[1] ?? '');
		const ours = named.filter((it) => topFolders.includes(it.split('/')[0] ?? '') && !it.includes('*'));
		expect(ours.filter((it) => !existsSync(join(root, it)))).toEqual([]);
	});
});

describe('commands', () => {
	const { scripts, bin } = JSON.parse(read('package.json')) as {
		readonly scripts: Readonly<Record<string, string>>;
		readonly bin: Readonly<Record<string, string>>;
	};
	const code = guides.flatMap((page) =>
		[...read(page).matchAll(/```sh\n([\s\S]*?)```|`([^`\n]+)`/g)].map((it) => it[1] ?? it[2] ?? ''),
	);
	const lines = code.flatMap((it) => it.split(/\n|&&/)).map((it) => it.replace(/#.*/, '').trim());

	it('of npm are scripts of the manifest', () => {
		const named = lines.map((it) => /^npm (?:run )?([\w:-]+)/.exec(it)?.[1]).filter((it) => it !== undefined);
		const builtIn = ['ci', 'install', 'link', 'version', 'publish'];
		expect(named.filter((it) => scripts[it] === undefined && !builtIn.includes(it))).toEqual([]);
		expect(named).toContain('new-rule');
	});

	it('of ldn-lint are understood', () => {
		const calls = lines
			.filter((it) => /^(?:npx )?ldn-lint [^[]/.test(it))
			.map((it) => it.replace(/^(?:npx )?ldn-lint /, ''));
		expect(calls.length).toBeGreaterThan(4);
		expect(calls.filter((it) => 'problem' in parseArguments(it.split(' ')))).toEqual([]);
	});

	it('of the manifest start what the build makes', () => {
		expect(scripts.start).toMatch(/^node dist\/cli\.js examples --fail-on never$/);
		expect(bin).toEqual({ 'ldn-lint': 'dist/cli.js' });
		expect(read('scripts/build.mjs')).toContain("outfile: 'dist/cli.js'");
	});

	it('README starts with the two that do all the set-up', () => {
		const fences = [...read('README.md').matchAll(/```sh\n(.*)\n```/g)].map((it) => it[1]);
		expect(fences.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
	});

	it('of continuous integration are those of the README', () => {
		expect(statSync(join(root, '.ci/run')).mode & 0o111).not.toBe(0);
		expect(read('.ci/run')).toMatch(/^npm ci\n/m);
		expect(read('.ci/run')).toMatch(/^npm test\n/m);
	});
});

describe('pages of rules', async () => {
	const order = ['What it reports', 'Why it matters', 'Examples', 'Options', 'Fix safety', 'When to turn it off'];
	const folders = await ruleFolders();

	it.each(folders.map((it) => [it.id, it] as const))('%s has its headings in order', (id, { readme, rule }) => {
		const headings = [...withoutFences(readme).matchAll(/^(#+) (.*)$/gm)];
		const second = headings.filter((it) => it[1] === '##').map((it) => it[2]);
		const owed = order.filter(
			(it) =>
				(it !== 'Options' || Object.keys(rule.meta.options).length > 0) &&
				(it !== 'Fix safety' || rule.meta.fixes.some((safety) => safety !== 'safe')),
		);
		expect(headings[0]?.slice(1)).toEqual(['#', id]);
		expect(second.filter((it) => owed.includes(it ?? ''))).toEqual(owed);
		expect(second.filter((it) => !order.includes(it ?? ''))).toEqual([]);
		expect(headings.filter((it) => it[1] === '###').map((it) => it[2])).toEqual(['Reported', 'Not reported']);
	});
});

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function withoutFences(text: string): string {
	return text.replace(/^( *`{3,}).*\n[\s\S]*?^\1$/gm, '');
}

function markdownBelow(folder: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((it) => it.endsWith('.md'))
		.map((it) => `${folder}/${it.split(sep).join('/')}`);
}
