/** Files of a workspace are data: whatever they hold, nothing is run, nothing outside is read, nothing hangs or throws. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../server/src/article/front-matter.ts';
import { createNodeHost } from '../../server/src/entry/node-host.ts';
import { parseBaseline } from '../../server/src/service/baseline.ts';
import { readBibliographies } from '../../server/src/service/bibliographies.ts';
import { parseDataFile } from '../../server/src/service/data-file.ts';
import { findProjectConfig } from '../../server/src/service/project-config.ts';
import { resolveUri } from '../../server/src/service/uris.ts';
import { testService } from '../support/cli-service.ts';
import { lint, serviceOf } from '../support/lint.ts';

const nine = (it: string) => `[${Array(9).fill(it).join(', ')}]`;
const hostile: readonly (readonly [string, string])[] = [
	['aliases that multiply', `a: &a ${nine('x')}\nb: &b ${nine('*a')}\nc: &c ${nine('*b')}\nd: ${nine('*c')}\n`],
	['an alias of itself', 'a: &a [*a]\n'],
	['brackets without end', `x: ${'['.repeat(100_000)}`],
	['brackets that are closed', `x: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
	['items in items', `x:\n  ${'- '.repeat(20_000)}a`],
	['blocks in blocks', Array.from({ length: 1200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
	['brackets hidden in quotation marks', `x: ${'["]", '.repeat(3000)}`],
	['names of prototypes', '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n"": x\n'],
	['code of other programs', 'x: !!js/function "() => process.exit(1)"\ny: !!python/object/apply:os.system ["id"]\n'],
	['keys that are no texts', '? {a: 1}\n: b\n? [1, 2]\n: c\n'],
	['merge keys', 'a: &a {x: 1}\nb: {<<: *a}\n<<: *a\n'],
	['thousands of keys', Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join('\n')],
	['one quotation mark', `x: ${'"'.repeat(20_001)}`],
	['NUL and other controls', 'x: "\0\u001b]0;title\u0007"\n\0: 1\n'],
	['nothing but a mark', '\uFEFF'],
];

describe.each(hostile)('%s', (_, text) => {
	it('in a configuration', () => {
		const service = testService();
		for (const uri of ['file:///p/.ldn-lint.yaml', 'file:///p/.ldn-lint.json']) {
			const file = parseDataFile(uri, text);
			const { config, problems } = service.configureLayers([{ raw: file.raw, from: uri }]);
			expect(config.rules.size).toBeGreaterThan(0);
			for (const { path } of problems.slice(0, 20)) {
				file.placeOf(path);
			}
		}
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	it('in front matter, a baseline and a bibliography', async () => {
		readFrontMatter(`---\n${text}\n---\n\nText.\n`);
		expect(typeof parseBaseline(text)).toBe('string');
		const article = '---\nbibliography: [a.yaml, a.json, a.bib]\n---\n\nLDN eased pain [@doe2014].\n';
		const files = new Map(['a.yaml', 'a.json', 'a.bib'].map((it) => [it, text]));
		await lint(serviceOf([]), article, { files });
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});
});

it('names of prototypes are no rules, statements or options', () => {
	const raw: unknown = JSON.parse(
		'{"rules": {"__proto__": "off", "constructor": "off", "toString": {"severity": "error"}, "hasOwnProperty/*": "off"}, "statements": {"__proto__": {"required": "always"}}}',
	);
	const { config, problems } = testService().configure(raw);
	expect(problems.map((it) => it.path)).toEqual([
		'rules.__proto__',
		'rules.constructor',
		'rules.toString',
		'rules.hasOwnProperty/*',
	]);
	expect([...config.rules.keys()].filter((it) => !it.includes('/'))).toEqual([]);
});

it.each([
	'//host/share/x.yaml',
	'\\\\host\\share\\x.yaml',
	'/\\host/x',
	'https://example.org/x',
	'file:///x',
	'C:\\x',
	'data:text/plain,x',
])('%s leads to no file', (path) => {
	const uri = resolveUri(path, 'file:///project/a.md');
	// A drive is a folder of that name on other systems.
	expect(uri === undefined || uri.startsWith('file:///project/')).toBe(true);
});

describe('symbolic links out of the project', () => {
	let root = '';
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
		const files: Readonly<Record<string, string>> = {
			'project/.git/HEAD': 'ref: refs/heads/main\n',
			'project/articles/a.md': '---\nbibliography: refs.bib\n---\n\nLDN eased pain [@secret].\n',
			'outside/base.yaml': 'exclude: [secret]\n',
			'outside/refs.bib': '@article{secret, title = {Secret}}\n',
			'outside/drugs/more.yaml': 'extends: naltrexone\n',
			'outside/known.json': '{"ldnLintBaseline": 1, "articles": {}}\n',
		};
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
		}
		for (const [link, target] of [
			['base.yaml', 'base.yaml'],
			['drugs', 'drugs'],
			['more.yaml', 'drugs/more.yaml'],
			['known.json', 'known.json'],
			['articles/refs.bib', 'refs.bib'],
		] as const) {
			symlinkSync(join(root, 'outside', target), join(root, 'project', link));
		}
	});
	afterEach(() => rmSync(root, { recursive: true, force: true }));

	it.each([
		['extends: ./base.yaml', 'extends "./base.yaml" leaves '],
		['profiles: more.yaml', ' is a symbolic link out of '],
		['profiles: drugs', ' is a symbolic link out of '],
		['profiles: "*.yaml"', ' is a symbolic link out of '],
		['baseline: known.json', 'baseline "known.json" must be a path below '],
	])('%s', async (text, expected) => {
		writeFileSync(join(root, 'project/.ldn-lint.yaml'), text);
		const uri = pathToFileURL(join(root, 'project/articles/a.md')).href;
		const project = await findProjectConfig(createNodeHost(), testService(), uri);
		const told = project?.problems.map((it) => `${it.path} ${it.message}`) ?? [];
		expect(
			told.some((it) => it.includes(expected)),
			told.join('\n'),
		).toBe(true);
		expect(project?.config).toMatchObject({ exclude: [], house: undefined });
		expect(project?.baseline).toBeUndefined();
	});

	it('are not followed to a bibliography', async () => {
		const uri = pathToFileURL(join(root, 'project/articles/a.md')).href;
		const { config } = testService().configure({});
		const text = '---\nbibliography: [refs.bib, ../../outside/refs.bib]\n---\n';
		const roots = [pathToFileURL(join(root, 'project')).href];
		const found = await readBibliographies(createNodeHost(), { uri, text, config, configFile: undefined, roots });
		expect(found.map((it) => it.text)).toEqual([undefined, undefined]);
	});

	it('within it are followed, and the project itself may be behind one', async () => {
		symlinkSync(join(root, 'project'), join(root, 'link'));
		writeFileSync(join(root, 'project/real.bib'), 'own');
		symlinkSync(join('..', 'real.bib'), join(root, 'project/articles/own.bib'));
		const uri = pathToFileURL(join(root, 'link/articles/a.md')).href;
		const { config } = testService().configure({});
		const text = '---\nbibliography: own.bib\n---\n';
		const roots = [pathToFileURL(join(root, 'link')).href];
		const found = await readBibliographies(createNodeHost(), { uri, text, config, configFile: undefined, roots });
		expect(found).toEqual([{ path: 'own.bib', text: 'own' }]);
	});
});
