/**
 * The benchmark: `npm run bench` runs all of it, with every program that it compares with, and writes
 * `docs/performance.md`; `npm run bench -- WORD…` prints the parts that are named so, and `--short` a few figures within
 * half a minute, without other programs. It never fails on a figure.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { growth } from './growth.ts';
import { inProcess } from './in-process.ts';
import { keystrokes } from './keystrokes.ts';
import { memory } from './memory.ts';
import { installPeers, type Peers } from './peers.ts';
import { asMarkdown, asText, type Part, targetsAsMarkdown } from './report.ts';
import { wholeProcess } from './whole-process.ts';
import { createWorkspace, root, type Workspace, workFolder } from './workspace.ts';

const parts: Readonly<Record<string, (workspace: Workspace) => Promise<Part>>> = {
	lint: inProcess,
	keystrokes,
	memory,
	growth,
	process: wholeProcess,
};

async function main(args: readonly string[]): Promise<void> {
	const isShort = args.includes('--short');
	const words = args.filter((it) => !it.startsWith('-'));
	const unknown = words.filter((it) => parts[it] === undefined);
	if (unknown.length > 0) {
		throw new Error(`No part is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
	}
	const peers = isShort ? undefined : installPeers(manifestOfPeers(), join(workFolder, 'peers'));
	const workspace = await createWorkspace(isShort, peers);
	process.stdout.write(`${machine()}\n`);
	const done: Part[] = [];
	for (const [name, run] of Object.entries(parts)) {
		if (words.length === 0 || words.includes(name)) {
			const part = await run(workspace);
			process.stdout.write(asText(part));
			done.push(part);
			if (words.length === 0 && !isShort) {
				writePage(done, peers);
			}
		}
	}
}

function manifestOfPeers(): string {
	return readFileSync(join(root, 'scripts/bench/peers/package.json'), 'utf8');
}

function machine(): string {
	const gigabytes = Math.round(totalmem() / 1e9);
	return `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${gigabytes} GB, ${type()} ${release()}, Node.js ${process.version}`;
}

const page = join(root, 'docs/performance.md');
const begin = '<!-- figures: begin, written by npm run bench -->';
const end = '<!-- figures: end -->';

/** What stands around the figures is written by hand. */
function writePage(done: readonly Part[], peers: Peers | undefined): void {
	const text = readFileSync(page, 'utf8');
	const [before, rest] = text.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) {
		throw new Error(`${page} lacks the lines that say where the figures go.`);
	}
	const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
	const versions = Object.entries(peers?.versions ?? {}).map(([name, version]) => `${name} ${version}`);
	const figures = [
		`Measured on ${new Date().toISOString().slice(0, 10)} at commit ${commit}: ${machine()}.`,
		`Compared with ${versions.join(', ')}.`,
		'### Targets',
		'RP is remark-parse alone on the same articles in the same run.',
		targetsAsMarkdown(done.flatMap((it) => it.targets)),
		...done.map(asMarkdown),
	];
	writeFileSync(page, `${before}${begin}\n\n${figures.join('\n\n')}\n\n${end}${after}`);
}

void main(process.argv.slice(2));
