// Bundles the programs into dist/, or another folder: `node scripts/build.mjs [--watch] [--outdir=FOLDER] [--only=FILE,…]`.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { thirdPartyLicenses } from './licenses.mjs';
import { requiredLiterals } from './required-literals.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const watching = process.argv.includes('--watch');
const outdir = resolve(
	root,
	process.argv.find((it) => it.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist',
);

/** Of files of dist/, for tests that need no more. */
const only = process.argv
	.find((it) => it.startsWith('--only='))
	?.slice('--only='.length)
	.split(',');

/** Where a program named as in dist/ goes. */
const placed = (it) => ({ ...it, outfile: it.outfile.replace(/^dist/, () => outdir) });

const moduleUrl = "const moduleUrl = require('node:url').pathToFileURL(__filename).href;";

// Node 20 and current browsers know them; else each use of one in a function would make the expression anew.
const knownToAll = { 'regexp-unicode-property-escapes': true };

const shared = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'cjs',
	charset: 'utf8',
	legalComments: 'none',
	logLevel: 'warning',
	metafile: true,
	// The ES module builds of the protocol packages bundle; their UMD builds hide `require` from esbuild.
	mainFields: ['module', 'main'],
	sourcemap: watching,
	// Names stay, for stack traces to tell where something went wrong.
	minify: !watching,
	keepNames: true,
	supported: knownToAll,
	// Its users import and require it, which would bundle it twice.
	alias: { acorn: fileURLToPath(import.meta.resolve('acorn')) },
	// The packages' ES modules ask for their own address, which CommonJS does not have.
	define: { 'import.meta.url': 'moduleUrl', 'process.env.NODE_ENV': '"production"' },
	banner: { js: moduleUrl },
};

/** For a browser and its workers: no module of Node may be left in it, or the build fails. */
const browser = {
	platform: 'browser',
	mainFields: ['browser', 'module', 'main'],
	// A worker has no document, which some packages' builds for pages use.
	conditions: ['worker', 'browser'],
	define: { 'import.meta.url': '""', 'process.env.NODE_ENV': '"production"' },
	banner: {},
};

/**
 * The engine is a bundle of its own, `engine.ts`, that the programs for Node share: what they import of the modules that
 * it exports comes from there.
 */
const engineModules = [
	...readFileSync(resolve(root, 'server/src/entry/engine.ts'), 'utf8').matchAll(/ from '([^']+)'/g),
].map(([, it]) => resolve(root, 'server/src/entry', it));

const withSharedEngine = {
	// So that what is imported when it is needed is required then, and not by the slower loader of modules.
	supported: { ...knownToAll, 'dynamic-import': false },
	plugins: [
		{
			name: 'shared-engine',
			setup({ onResolve }) {
				onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir, kind }) => {
					if (kind === 'entry-point') {
						return undefined;
					}
					const file = resolve(resolveDir, path);
					if (engineModules.includes(file)) {
						return { path: './engine.cjs', external: true };
					}
					if (file.endsWith('/entry/node-server.ts')) {
						return { path: './server.js', external: true };
					}
					// Only programs do something when they are loaded; of all other modules nothing is kept that is not used.
					return { path: file, sideEffects: file.includes('/entry/') };
				});
			},
		},
	],
};

const programs = [
	{ entryPoints: ['server/src/entry/engine.ts'], outfile: 'dist/engine.cjs' },
	{
		...withSharedEngine,
		entryPoints: ['server/src/entry/cli.ts'],
		outfile: 'dist/cli.js',
		banner: { js: `#!/usr/bin/env node\n${moduleUrl}` },
	},
	{ ...withSharedEngine, entryPoints: ['server/src/entry/node-server.ts'], outfile: 'dist/server.js' },
	{ ...withSharedEngine, entryPoints: ['server/src/entry/api.ts'], outfile: 'dist/api.cjs' },
	{ entryPoints: ['client/src/node/main.ts'], outfile: 'dist/client.js', external: ['vscode'] },
	{ ...browser, entryPoints: ['client/src/browser/main.ts'], outfile: 'dist/web/client.js', external: ['vscode'] },
	{ ...browser, entryPoints: ['server/src/entry/browser-server.ts'], outfile: 'dist/web/server.js', format: 'iife' },
];

if (watching) {
	await Promise.all(programs.map(async (it) => (await context({ ...shared, ...placed(it) })).watch()));
} else if (only !== undefined) {
	const wanted = programs.filter((it) => only.includes(it.outfile.replace('dist/', '')));
	await Promise.all(wanted.map((it) => build({ ...shared, ...placed(it) })));
} else {
	const literals = JSON.stringify(await requiredLiterals(shared, root));
	const results = await Promise.all(
		programs.map((it) => {
			const options = { ...shared, ...placed(it) };
			return build({ ...options, define: { ...options.define, requiredLiterals: literals } });
		}),
	);
	const metafiles = results.map((it) => it.metafile);
	writeFileSync(`${outdir}/THIRD-PARTY-LICENSES.txt`, thirdPartyLicenses(root, metafiles));
	chmodSync(`${outdir}/cli.js`, 0o755);
	writeLibrary();
}

/** What stands beside the bundle of the library: the module for `import`, and the types for both kinds of modules. */
function writeLibrary() {
	const types = readFileSync(resolve(root, 'server/src/api/api.d.ts'), 'utf8');
	const names = [...types.matchAll(/^export declare (?:function|const|class) (\w+)/gm)].map((it) => it[1]);
	writeFileSync(`${outdir}/api.mjs`, `import api from './api.cjs';\nexport const { ${names.join(', ')} } = api;\n`);
	writeFileSync(`${outdir}/api.d.ts`, types);
	writeFileSync(`${outdir}/api.d.mts`, types);
}
