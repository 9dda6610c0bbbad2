import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Layer {
	/** Folders whose files it may import, besides its own. */
	readonly folders: readonly string[];
	/** Packages with a protocol or with I/O that it may import; all others are free. */
	readonly packages?: readonly RegExp[];
}

const core = ['base', 'article', 'drugs', 'facts', 'linter', 'config'];

/** Who may import whom. A new arrow is a change here. */
const layers: Readonly<Record<string, Layer>> = {
	base: { folders: [] },
	article: { folders: ['base'] },
	drugs: { folders: ['base'] },
	facts: { folders: ['base', 'article', 'drugs'] },
	linter: { folders: ['base', 'article', 'drugs', 'facts'] },
	rules: { folders: ['base', 'article', 'drugs', 'facts', 'linter'] },
	config: { folders: ['base', 'drugs', 'linter'] },
	service: { folders: core },
	lsp: { folders: ['base', 'service'], packages: [/^vscode-languageserver/] },
	cli: { folders: ['base', 'service'], packages: [/^node:/, /^picocolors$/, /^tinyglobby$/, /^ignore$/] },
	api: { folders: ['base', 'service', 'cli'], packages: [/^node:/] },
	entry: {
		folders: [...core, 'rules', 'service', 'lsp', 'cli', 'api'],
		packages: [/^node:/, /^vscode-languageserver/],
	},
};

/** What the client may import besides its own files. */
const client = {
	server: 'server/src/lsp/protocol.ts',
	packages: [/^node:/, /^vscode$/, /^vscode-languageclient/],
};

/** Packages with I/O or a protocol: kept out of every folder that does not list them. */
const guarded: readonly RegExp[] = [/^node:/, /^vscode/, /^tinyglobby$/, /^picocolors$/, /^ignore$/];

describe('layers', () => {
	it.each(Object.keys(layers))('server/src/%s imports only what its layer may', (folder) => {
		const layer = layers[folder];
		const wrong = importsBelow(`server/src/${folder}`).filter(({ file, to }) => {
			if (isPackage(to)) {
				return guarded.some((it) => it.test(to)) && !(layer?.packages ?? []).some((it) => it.test(to));
			}
			const target = resolveFrom(file, to);
			const targetFolder = /^server\/src\/([^/]+)\//.exec(target)?.[1];
			if (targetFolder === folder) {
				return folder === 'rules' && ruleOf(target) !== ruleOf(file) && ruleOf(file) !== undefined;
			}
			return target === 'package.json' || /^l10n\/server\.\w+\.json$/.test(target)
				? folder !== 'entry'
				: targetFolder === undefined || layer?.folders.includes(targetFolder) !== true;
		});
		expect(wrong).toEqual([]);
	});

	it('the client imports nothing of the server but the protocol', () => {
		const wrong = importsBelow('client/src').filter(({ file, to }) => {
			if (isPackage(to)) {
				return !client.packages.some((it) => it.test(to));
			}
			const target = resolveFrom(file, to);
			return !target.startsWith('client/src/') && target !== client.server;
		});
		expect(wrong).toEqual([]);
	});

	it('every folder of the server has its row', () => {
		const folders = readdirSync(join(root, 'server/src'), { withFileTypes: true }).filter((it) => it.isDirectory());
		expect(folders.map((it) => it.name).sort()).toEqual(Object.keys(layers).sort());
	});

	it('Node modules are named with their prefix', () => {
		const bare = ['client/src', 'server/src', 'test', 'scripts']
			.flatMap(importsBelow)
			.filter(({ to }) => builtinModules.includes(to));
		expect(bare).toEqual([]);
	});

	it('reads every form of import', () => {
		const text = [
			"import { a } from './a.ts';",
			"import type { b } from '../b.ts';",
			"import './c.ts';",
			"export * from './d.ts';",
			"const e = await import('./e.ts');",
			"const f = require('node:fs');",
			"import {\n\tg,\n} from './g.ts';",
			"type H = import('./h.ts').H;",
		].join('\n');
		const found = ['./a.ts', '../b.ts', './c.ts', './d.ts', './e.ts', 'node:fs', './g.ts', './h.ts'];
		expect(specifiersIn(text)).toEqual(found);
	});
});

interface Import {
	/** From the root, with `/`. */
	readonly file: string;
	readonly to: string;
}

function importsBelow(folder: string): readonly Import[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((it) => /\.(?:ts|mts|js|mjs)$/.test(it))
		.map((it) => posix.join(folder, it.split(sep).join('/')))
		.flatMap((file) => specifiersIn(readFileSync(join(root, file), 'utf8')).map((to) => ({ file, to })));
}

function specifiersIn(text: string): readonly string[] {
	const forms = /(?:^|\s)(?:from|import)\s*'([^'\n]+)'|\b(?:import|require)\(\s*'([^'\n]+)'/g;
	return [...text.matchAll(forms)].map((it) => it[1] ?? it[2] ?? '');
}

function isPackage(specifier: string): boolean {
	return !specifier.startsWith('.');
}

function resolveFrom(file: string, specifier: string): string {
	return posix.join(posix.dirname(file), specifier);
}

/** `dose/unit-slip` for a file of that rule's folder. */
function ruleOf(file: string): string | undefined {
	return /^server\/src\/rules\/([^/]+\/[^/]+)\//.exec(file)?.[1];
}
