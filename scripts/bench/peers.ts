/** Other linters, installed apart from the project at the versions in `peers/package.json`. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './processes.ts';

export interface Peers {
	readonly folder: string;
	/** Whole programs that lint the articles of a folder. */
	readonly linters: readonly Peer[];
	readonly servers: readonly PeerServer[];
	/** By package. */
	readonly versions: Readonly<Record<string, string>>;
}

export interface Peer {
	readonly name: string;
	readonly lint: Command;
	/** With what it kept of its last run. */
	readonly again?: Command;
	/** Articles that it is run on at most: with more it would take too long. */
	readonly most?: number;
}

export interface PeerServer {
	readonly name: string;
	readonly command: Command;
	/** Characters of the largest document that it is asked about. */
	readonly largest: number;
}

/** Prose rules of textlint that its users put together for English. */
const textlintRules = { terminology: true, 'write-good': true, alex: true, 'common-misspellings': true };

const remarkServer = `import { remark } from 'remark';
import lint from 'remark-preset-lint-recommended';
import { createUnifiedLanguageServer } from 'unified-language-server';
createUnifiedLanguageServer({
	processorName: 'remark', processorSpecifier: 'remark', defaultProcessor: remark, plugins: [lint],
	ignoreName: '.remarkignore', packageField: 'remarkConfig', pluginPrefix: 'remark', rcName: '.remarkrc',
});
`;

/** Installs them where that has not been done; `manifest` is the text of a `package.json`. */
export function installPeers(manifest: string, folder: string): Peers {
	const done = join(folder, 'installed.json');
	if (!existsSync(done) || readFileSync(done, 'utf8') !== manifest) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'package.json'), manifest);
		const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
		execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
		writeFileSync(done, manifest);
	}
	writeFileSync(join(folder, 'textlint.json'), JSON.stringify({ rules: textlintRules }));
	writeFileSync(join(folder, 'remark-server.mjs'), remarkServer);
	const versions = (JSON.parse(manifest) as { readonly dependencies: Readonly<Record<string, string>> }).dependencies;
	return { folder, linters: lintersIn(folder), servers: serversIn(folder), versions };
}

/** Each with its own cache off, and with all findings, whose output nobody reads. */
function lintersIn(folder: string): Peer[] {
	const modules = join(folder, 'node_modules');
	const node = (script: string, ...args: string[]): Command => ({
		program: process.execPath,
		args: [join(modules, script), ...args],
	});
	const rumdl = rumdlIn(modules);
	return [
		{
			name: 'rumdl',
			lint: { program: rumdl, args: ['check', '--no-config', '--no-cache', '.'] },
			again: { program: rumdl, args: ['check', '--no-config', '--cache-dir', join(folder, 'rumdl-cache'), '.'] },
		},
		{ name: 'markdownlint-cli2', lint: node('markdownlint-cli2/markdownlint-cli2-bin.mjs', '*.md') },
		{
			name: 'remark-cli',
			lint: node(
				'remark-cli/cli.js',
				'--use',
				join(modules, 'remark-preset-lint-recommended/index.js'),
				'--no-stdout',
				'.',
			),
		},
		{ name: 'cspell', lint: node('cspell/bin.mjs', 'lint', '--no-progress', '--no-cache', '*.md') },
		{
			name: 'textlint',
			lint: node('textlint/bin/textlint.js', '--config', join(folder, 'textlint.json'), '*.md'),
			most: 100,
		},
	];
}

function serversIn(folder: string): PeerServer[] {
	return [
		{
			name: 'rumdl',
			command: { program: rumdlIn(join(folder, 'node_modules')), args: ['server', '--no-config'] },
			largest: 1_000_000,
		},
		{
			name: 'unified-language-server',
			command: { program: process.execPath, args: [join(folder, 'remark-server.mjs'), '--stdio'] },
			largest: 100_000,
		},
	];
}

/** The program itself, without the script around it: one package a platform. */
function rumdlIn(modules: string): string {
	const scope = join(modules, '@rumdl');
	const [platform = 'none'] = existsSync(scope) ? readdirSync(scope) : [];
	return join(scope, platform, process.platform === 'win32' ? 'rumdl.exe' : 'rumdl');
}
