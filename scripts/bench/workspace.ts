/**
 * The folder that a run of the benchmark works in: the program as it is built now, the small programs that it is compared
 * with, and the articles.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { ordinaryArticle } from './articles.ts';
import type { Peers } from './peers.ts';
import type { Command } from './processes.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const workFolder = join(root, '.work/bench');

const built = join(workFolder, 'dist');
const programs = join(workFolder, 'programs');

export interface Workspace {
	/** Whether the run is to be over soon. */
	readonly isShort: boolean;
	/** Of a short run there are none. */
	readonly peers: Peers | undefined;
	/** What ratios are to: the name of a parser. */
	readonly floor: string;
}

export function ldnLint(...args: readonly string[]): Command {
	return { program: process.execPath, args: [join(built, 'cli.js'), '--no-config', '--fail-on', 'never', ...args] };
}

export const ldnLintServer: Command = { program: process.execPath, args: [join(built, 'server.js'), '--stdio'] };

export function programFile(name: 'files' | 'grow' | 'lint' | 'parse' | 'parse-files' | 'parse-from-markdown'): string {
	return join(programs, `${name}.cjs`);
}

/** Builds into the folder; without peers, the parser that the product itself is made of is the floor. */
export async function createWorkspace(isShort: boolean, peers: Peers | undefined): Promise<Workspace> {
	execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), `--outdir=${built}`], { stdio: 'inherit' });
	const sources = join(root, 'scripts/bench/programs');
	const floor = (name: string) => ({ floor: join(sources, `floor-${name}.mjs`) });
	const bundle = (name: string, file: string, alias: Record<string, string>) =>
		build({
			entryPoints: [join(sources, file)],
			outfile: join(programs, `${name}.cjs`),
			bundle: true,
			platform: 'node',
			target: 'node20',
			format: 'cjs',
			alias,
			nodePaths: peers === undefined ? [] : [join(peers.folder, 'node_modules')],
			plugins: [builtEngine],
			logLevel: 'warning',
		});
	const own = floor('from-markdown');
	const chosen = peers === undefined ? own : floor('remark-parse');
	await Promise.all([
		bundle('files', 'files.mjs', {}),
		bundle('grow', 'grow.ts', {}),
		bundle('lint', 'lint.ts', {}),
		bundle('parse', 'parse.mjs', chosen),
		bundle('parse-files', 'parse-files.mjs', chosen),
		bundle('parse-from-markdown', 'parse.mjs', own),
	]);
	return { isShort, peers, floor: peers === undefined ? 'mdast-util-from-markdown' : 'remark-parse' };
}

/** The engine that users have, minified as it is, not one that is bundled into the program. */
const builtEngine: Plugin = {
	name: 'built-engine',
	setup({ onResolve }) {
		onResolve({ filter: /\/entry\/compose\.ts$/ }, () => ({ path: join(built, 'engine.cjs'), external: true }));
	},
};

/** Tells on standard error what is being measured: a run takes long. */
export function progress(what: string): void {
	process.stderr.write(`… ${what}\n`);
}

/** A folder of its own with so many ordinary articles. */
export function writeArticles(count: number, shape?: 'prose' | 'rich'): string {
	const folder = join(workFolder, 'articles', `${shape ?? 'both'}-${count}`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (let index = 0; index < count; index++) {
		writeFileSync(join(folder, `${String(index).padStart(4, '0')}.md`), ordinaryArticle(index, shape));
	}
	return folder;
}
