/**
 * The benchmark: `npm run bench` runs all of it beside the programs that it compares with, `npm run bench -- WORD…` the
 * parts that are named so. Each part prints what it found and writes it into `docs/performance.md`. `--short` prints a few
 * figures within half a minute, without other programs. It never fails on a figure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { growth } from './growth.ts';
import { inProcess } from './in-process.ts';
import { keystrokes } from './keystrokes.ts';
import { memory } from './memory.ts';
import { installPeers, type Peers } from './peers.ts';
import { asMarkdown, asText, type Part, round, targetsAsMarkdown } from './report.ts';
import { repository, wholeProcess } from './whole-process.ts';
import { createWorkspace, root, type Workspace, workFolder } from './workspace.ts';

const parts: Readonly<Record<string, (workspace: Workspace) => Promise<Part>>> = {
	lint: inProcess,
	keystrokes,
	memory,
	growth,
	process: wholeProcess,
	repository,
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
	const chosen = words.length > 0 ? words : Object.keys(parts).filter((it) => !isShort || it !== 'repository');
	const commit = commitNow();
	for (const name of chosen) {
		// Of the last minute, before this part adds to it.
		const load = loadavg()[0] ?? 0;
		const part = await parts[name]?.(workspace);
		if (part !== undefined) {
			process.stdout.write(asText(part));
			if (peers !== undefined) {
				writeFileSync(
					keptFile(name),
					JSON.stringify({ part, when: `${today()}, commit ${commit}, at a load of ${round(load)}` } satisfies Kept),
				);
				writePage(peers);
			}
		}
	}
}

/** What a part found when it was last run. */
interface Kept {
	readonly part: Part;
	readonly when: string;
}

function keptFile(name: string): string {
	return join(workFolder, `${name}.json`);
}

function commitNow(): string {
	const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
	const changed = git('status', '--porcelain', '--', 'server', 'scripts', 'package-lock.json');
	return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' and changes to it'}`;
}

function today(): string {
	return new Date().toISOString().slice(0, 10);
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
function writePage({ versions }: Peers): void {
	const text = readFileSync(page, 'utf8');
	const [before, rest] = text.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) {
		throw new Error(`${page} lacks the lines that say where the figures go.`);
	}
	const kept = Object.keys(parts)
		.filter((it) => existsSync(keptFile(it)))
		.map((it) => JSON.parse(readFileSync(keptFile(it), 'utf8')) as Kept);
	const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const figures = [
		`Machine: ${machine()}.`,
		`Compared with ${names.join(', ')}.`,
		'### Targets',
		'RP is remark-parse alone on the same articles in the same run.',
		targetsAsMarkdown(kept.flatMap((it) => it.part.targets)),
		...kept.map(({ part, when }) => `${asMarkdown(part)}\n\n*Measured on ${when}.*`),
	];
	writeFileSync(page, `${before}${begin}\n\n${figures.join('\n\n')}\n\n${end}${after}`);
}

void main(process.argv.slice(2));
