import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	closeSync,
	constants,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { Interruption } from '../../server/src/cli/surroundings.ts';
import { replaceFile, writeFileWhole } from '../../server/src/cli/write-file.ts';
import { createNodeHost } from '../../server/src/entry/node-host.ts';
import type { Host } from '../../server/src/service/host.ts';
import { inFolder } from '../support/cli-folder.ts';

const isRoot = process.getuid?.() === 0;

/** A host that does something once, when articles are found and none is read. */
function hostThat(act: () => void): Host {
	const host = createNodeHost();
	let isDone = false;
	return {
		...host,
		async readFile(uri) {
			if (!isDone) {
				isDone = true;
				act();
			}
			return host.readFile(uri);
		},
	};
}

describe('a worker that breaks', () => {
	const script = `
		const { parentPort } = require('node:worker_threads');
		parentPort.on('message', ({ kind, job }) => {
			if (kind === 'stop') { parentPort.close(); return; }
			if (job.path.startsWith('bad')) { throw new Error('Cannot go on.'); }
			const result = { path: job.path, digest: '', drugs: [], size: { words: 1, blocks: 1 },
				claims: { total: 0, cited: 0 }, findings: [], suppressed: [], hidden: 0, fixed: 0, preview: false };
			const inputs = { digest: '', files: [], isDated: false };
			parentPort.postMessage({ kind: 'linted', outcome: { kind: 'linted', result, diff: '', inputs, problems: ['x.yaml: is odd.'], configReads: [] } });
		});
		parentPort.postMessage({ kind: 'ready' });
	`;
	const startWorker = () => new Worker(script, { eval: true });

	it('costs its article, which is named, and no other; what each worker tells is told once', async () => {
		await inFolder({ 'a.md': '', 'bad.md': '', 'c.md': '', 'd.md': '' }, async ({ run }) => {
			const { status, stdout, stderr } = await run('. --workers 2 --format json', { startWorker });
			expect(status).toBe(2);
			expect(JSON.parse(stdout).files.map((it: { path: string }) => it.path)).toEqual(['a.md', 'c.md', 'd.md']);
			expect(stderr.split('\n').sort()).toEqual([
				'',
				'ldn-lint: bad.md: the worker thread that linted it broke: Cannot go on.',
				'ldn-lint: x.yaml: is odd.',
			]);
		});
	});

	it('again and again, ends the run with what was checked', async () => {
		const files = Object.fromEntries(['bad1', 'bad2', 'bad3', 'bad4', 'bad5'].map((it) => [`${it}.md`, '']));
		await inFolder(files, async ({ run }) => {
			const { status, stderr } = await run('. --workers 2 --format json', { startWorker });
			expect(status).toBe(2);
			expect(stderr).toMatch(
				/3 worker threads broke in a row; the last one: Cannot go on\. \d of 5 articles were checked\.\n/,
			);
		});
	});
});

describe('a report that cannot be written', () => {
	it.skipIf(!existsSync('/dev/full'))('on a full disk is told, and the others are written', async () => {
		await inFolder({ 'a.md': 'FORBIDDEN\n' }, async ({ folder, run }) => {
			symlinkSync('/dev/full', join(folder, 'full.json'));
			const args = 'a.md --format json:full.json --format sarif:out.sarif --format compact';
			const { status, stdout, stderr } = await run(args);
			expect({ status, stderr }).toEqual({
				status: 2,
				stderr: 'ldn-lint: full.json: the report cannot be written: no space is left on the disk.\n',
			});
			expect(stdout).toContain('text/forbidden');
			expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'))).toHaveProperty('runs');
			expect(readdirSync(folder).sort()).toEqual(['a.md', 'full.json', 'out.sarif']);
		});
	});

	it('leaves the one before it as it was, and nothing beside it', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
		try {
			const path = join(folder, 'report.json');
			writeFileSync(path, 'old');
			function* disk(): Generator<Uint8Array> {
				yield Buffer.from('half of ');
				throw new Error('ENOSPC');
			}
			await expect(writeFileWhole(path, disk())).rejects.toThrow('ENOSPC');
			expect(readFileSync(path, 'utf8')).toBe('old');
			expect(readdirSync(folder)).toEqual(['report.json']);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});

	const places: readonly (readonly [file: string, problem: string])[] = [
		['a.md/out.json', 'a part of its path is no folder'],
		['sub', 'it is a folder'],
	];

	it.each(places)('since %s is no place for it', async (file, problem) => {
		await inFolder({ 'a.md': 'Fine.\n', 'sub/b.md': '' }, async ({ run }) => {
			expect(await run(`a.md --format json:${file}`)).toEqual({
				status: 2,
				stdout: '',
				stderr: `ldn-lint: ${file}: the report cannot be written: ${problem}.\n`,
			});
		});
	});

	it.skipIf(isRoot)('to a read-only folder, and neither can fixes nor the cache', async () => {
		await inFolder({ 'a.md': 'LOUD\n' }, async ({ folder, run }) => {
			chmodSync(folder, 0o555);
			try {
				expect(await run('a.md --fix --cache --format json:out.json')).toEqual({
					status: 2,
					stdout: '',
					stderr: [
						'ldn-lint: warning: .ldn-lint-cache: the cache cannot be written: permission denied.\n',
						'ldn-lint: a.md: cannot be written: permission denied.\n',
						'ldn-lint: out.json: the report cannot be written: permission denied.\n',
					].join(''),
				});
				expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('LOUD\n');
			} finally {
				chmodSync(folder, 0o755);
			}
		});
	});
});

it.skipIf(process.platform === 'win32')(
	'a pipe that is named like an article is told, and not waited for',
	async () => {
		await inFolder({ 'b.md': 'Fine.\n' }, async ({ folder, run }) => {
			execFileSync('mkfifo', [join(folder, 'a.md')]);
			const { status, stderr } = await run('. --cache');
			expect({ status, stderr }).toEqual({ status: 2, stderr: 'ldn-lint: a.md: is no regular file.\n' });
		});
	},
);

describe('a file that is fixed', () => {
	async function inScratch(work: (path: string, folder: string) => Promise<void>): Promise<void> {
		const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
		const path = join(folder, 'line\nbreak 🧪.md');
		writeFileSync(path, 'old');
		try {
			await work(path, folder);
		} finally {
			chmodSync(folder, 0o755);
			rmSync(folder, { recursive: true });
		}
	}

	it('keeps mode and owner, whatever its name', async () => {
		await inScratch(async (path, folder) => {
			chmodSync(path, 0o640);
			if (isRoot) {
				chownSync(path, 1234, 4321);
			}
			const { uid, gid } = statSync(path);
			await replaceFile(path, 'old', 'new');
			expect(readFileSync(path, 'utf8')).toBe('new');
			expect(statSync(path)).toMatchObject({ uid, gid, mode: 0o100640 });
			expect(readdirSync(folder)).toHaveLength(1);
		});
	});

	it.each<[string, (path: string, folder: string) => void, string, string]>([
		['that has changed since', (path) => writeFileSync(path, 'newer'), 'newer', 'it has changed since it was read'],
		['that is read-only', (path) => chmodSync(path, 0o444), 'old', 'it is read-only'],
		[
			'whose place another file took',
			(path) => {
				rmSync(path);
				writeFileSync(path, 'other');
			},
			'other',
			'it has changed',
		],
	])('stays as it is, with nothing beside it, one %s', async (_, prepare, after, reason) => {
		await inScratch(async (path, folder) => {
			prepare(path, folder);
			await expect(replaceFile(path, 'old', 'new')).rejects.toThrow(reason);
			expect(readFileSync(path, 'utf8')).toBe(after);
			expect(readdirSync(folder)).toHaveLength(1);
		});
	});

	it.each<[string, (path: string, folder: string) => void]>([
		['with its folder', (_, folder) => rmSync(folder, { recursive: true })],
		['alone', (path) => rmSync(path)],
	])('that vanished, %s, is not made again', async (_, vanish) => {
		await inScratch(async (path, folder) => {
			vanish(path, folder);
			await expect(replaceFile(path, 'old', 'new')).rejects.toThrow('ENOENT');
			expect(existsSync(path)).toBe(false);
			mkdirSync(folder, { recursive: true });
		});
	});

	it('is named when it changes while it is checked, and is not written', async () => {
		await inFolder({ 'a.md': 'LOUD\n', 'refs.bib': '' }, async ({ folder, run }) => {
			writeFileSync(join(folder, 'a.md'), '---\nbibliography: refs.bib\n---\n\nLOUD\n');
			const host = createNodeHost();
			const { status, stderr } = await run('a.md --fix', {
				host: {
					...host,
					async readFile(uri) {
						if (uri.endsWith('/refs.bib')) {
							writeFileSync(join(folder, 'a.md'), 'Written meanwhile.\n');
						}
						return host.readFile(uri);
					},
				},
			});
			expect(status).toBe(2);
			expect(stderr).toContain('a.md: cannot be written: it has changed since it was read; run again.');
			expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('Written meanwhile.\n');
		});
	});
});

describe('a report to a stream', () => {
	it('/dev/stdout is the output, in its order', async () => {
		await inFolder({ 'a.md': 'Fine.\n' }, async ({ run }) => {
			const { stdout, status } = await run('a.md --format json:/dev/stdout');
			expect({ status, stdout }).toEqual({ status: 0, stdout: (await run('a.md --format json')).stdout });
		});
	});

	it.skipIf(process.platform === 'win32')('a pipe is written to and not replaced', async () => {
		await inFolder({ 'a.md': 'Fine.\n' }, async ({ folder, run }) => {
			const pipe = join(folder, 'pipe');
			execFileSync('mkfifo', [pipe]);
			const reader = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
			try {
				expect(await run(`a.md --format json:pipe`)).toEqual({ status: 0, stdout: '', stderr: '' });
				const buffer = Buffer.alloc(10_000);
				const length = readSync(reader, buffer);
				expect(JSON.parse(buffer.toString('utf8', 0, length)).files).toHaveLength(1);
			} finally {
				closeSync(reader);
			}
		});
	});
});

describe('articles that change during the run', () => {
	it('one that vanishes is told, and the others are linted', async () => {
		await inFolder({ 'a.md': 'Fine.\n', 'b.md': 'Fine.\n', 'c.md': 'FORBIDDEN\n' }, async ({ folder, run }) => {
			const host = hostThat(() => rmSync(join(folder, 'b.md')));
			const { status, stdout, stderr } = await run('. --format json', { host });
			expect({ status, stderr }).toEqual({ status: 2, stderr: 'ldn-lint: b.md: cannot be read: no such file.\n' });
			expect(JSON.parse(stdout).summary).toMatchObject({ files: 2, error: 1 });
		});
	});

	it('one that becomes a folder, or vanishes with its folder, is told', async () => {
		await inFolder({ 'a.md': 'Fine.\n', 'b.md': 'Fine.\n', 'sub/c.md': 'Fine.\n' }, async ({ folder, run }) => {
			const host = hostThat(() => {
				rmSync(join(folder, 'sub'), { recursive: true });
				rmSync(join(folder, 'b.md'));
				mkdirSync(join(folder, 'b.md'));
			});
			const { status, stderr } = await run('. --fix', { host });
			expect({ status, stderr }).toEqual({
				status: 2,
				stderr: 'ldn-lint: b.md: cannot be read: it is a folder.\nldn-lint: sub/c.md: cannot be read: no such file.\n',
			});
		});
	});
});

describe('an interrupted run', () => {
	it('says how far it came, writes no report, and keeps results for the next run', async () => {
		await inFolder({ 'a.md': 'LOUD\n', 'b.md': 'LOUD\n', 'sub/c.md': 'LOUD\n' }, async ({ folder, run, linted }) => {
			const controller = new AbortController();
			const host = createNodeHost();
			const result = await run('. --cache --format json:out.json --format text', {
				interruption: () => controller.signal,
				host: {
					...host,
					async readFile(uri) {
						if (uri.includes('/sub/')) {
							controller.abort(new Interruption(143));
						}
						return host.readFile(uri);
					},
				},
			});
			expect(result).toEqual({
				status: 143,
				stdout: '',
				stderr: 'ldn-lint: interrupted: 2 of 3 articles checked.\n',
			});
			expect(readdirSync(folder).sort()).toEqual(['.ldn-lint-cache', 'a.md', 'b.md', 'sub']);
			linted.length = 0;
			await run('a.md b.md --cache');
			expect(linted).toEqual([]);
		});
	});
});
