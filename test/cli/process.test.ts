import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
const cli = join(folder, 'dist/cli.js');

function ldnLint(args: readonly string[], input = ''): SpawnSyncReturns<string> {
	return spawnSync(process.execPath, [cli, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
}

describe('the built command line', () => {
	beforeAll(() => {
		const build = join(import.meta.dirname, '../../scripts/build.mjs');
		execFileSync(process.execPath, [build, `--outdir=${join(folder, 'dist')}`]);
		const doses = 'Some people take low dose naltrexone (LDN) at 1.0 mg or .5 mg.\n\n'.repeat(400);
		for (let i = 0; i < 2; i++) {
			writeFileSync(join(folder, `${i}.md`), `# Low dose naltrexone\n\n${doses}`);
		}
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('writes all of a large result to a pipe whose reader is slow', async () => {
		const child = spawn(process.execPath, [cli, '--format', 'json', '--rule', 'dose/*', folder]);
		const chunks: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => {
			chunks.push(chunk);
			child.stdout.pause();
			setImmediate(() => child.stdout.resume());
		});
		const status = await new Promise((resolve) => child.on('close', resolve));
		const text = Buffer.concat(chunks).toString('utf8');
		expect(text.length).toBeGreaterThan(500_000);
		expect(JSON.parse(text).summary.files).toBe(2);
		expect(status).toBe(0);
	});

	it('ends quietly when its reader goes away', async () => {
		const child = spawn(process.execPath, [cli, '--format', 'json', '--rule', 'dose/*', folder]);
		let errors = '';
		child.stderr.on('data', (chunk: Buffer) => {
			errors += chunk.toString('utf8');
		});
		child.stdout.destroy();
		await new Promise((resolve) => child.on('close', resolve));
		expect(errors).toBe('');
	});

	it('gives the same output from several threads as from one', () => {
		const small = join(folder, 'small');
		mkdirSync(small);
		for (let i = 0; i < 7; i++) {
			writeFileSync(join(small, `${i}.md`), `# Low dose naltrexone\n\nTake LDN ${i}.0 mg at night.\n`);
		}
		const args = ['--format', 'json', small];
		const one = ldnLint(['--workers', '1', ...args]);
		expect(ldnLint(['--workers', '2', ...args])).toMatchObject({ stdout: one.stdout, stderr: '', status: one.status });
	});

	it.skipIf(process.platform === 'win32')(
		'ends at once when it is interrupted, and leaves no file half written',
		async () => {
			const articles = join(folder, 'articles');
			mkdirSync(articles);
			const text = '# Low dose naltrexone\n\nTake LDN 1.0 mg or .5 mg.\n'.repeat(20);
			const names = Array.from({ length: 200 }, (_, i) => `${String(i).padStart(3, '0')}.md`);
			for (const name of names) {
				writeFileSync(join(articles, name), text);
			}
			const changed = new Promise<void>((resolve) => {
				const watcher = watch(articles, (_, name) => {
					if (name === '000.md') {
						watcher.close();
						resolve();
					}
				});
			});
			const args = ['--fix', '--rule', 'dose/*', '--workers', '2', '--format', 'json:out.json', 'articles'];
			const child = spawn(process.execPath, [cli, ...args], { cwd: folder });
			let errors = '';
			child.stderr.on('data', (chunk: Buffer) => {
				errors += chunk.toString('utf8');
			});
			await changed;
			child.kill('SIGINT');
			const status = await new Promise((resolve) => child.on('close', resolve));
			expect({ status, errors }).toEqual({
				status: 130,
				errors: expect.stringMatching(/^ldn-lint: interrupted: \d+ of 200 articles checked\.\n$/),
			});
			expect(readdirSync(articles)).toEqual(names);
			expect(existsSync(join(folder, 'out.json'))).toBe(false);
			const texts = names.map((it) => readFileSync(join(articles, it), 'utf8'));
			const fixed = texts.find((it) => it !== text);
			expect(fixed).toBe(text.replaceAll('1.0 mg', '1 mg').replaceAll(' .5 mg', ' 0.5 mg'));
			expect(new Set(texts)).toEqual(new Set([text, fixed]));
		},
	);

	it('reads standard input, knows its version and fails with status 2', () => {
		const article = '# Low dose naltrexone\n\nTake LDN 1.0 mg at night.\n';
		expect(ldnLint(['-', '--rule', 'dose/error-prone-notation', '--fail-on', 'warning'], article).status).toBe(1);
		expect(ldnLint(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
		expect(ldnLint(['--help']).stdout).toContain('--stdio');
		expect(ldnLint(['--no-such-option'])).toMatchObject({ status: 2, stdout: '' });
	});
});
