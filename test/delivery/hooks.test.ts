/** .pre-commit-hooks.yaml, run by pre-commit itself where it is installed, else as pre-commit runs it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { flawed, Scratch } from './scratch.ts';

const root = join(import.meta.dirname, '../..');
const source = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');
const hooks: readonly { readonly id: string; readonly entry: string }[] = parse(source);

let scratch: Scratch;

beforeAll(() => {
	scratch = new Scratch({ 'posts/flawed.md': flawed, 'posts/plain.txt': flawed, 'posts/code.py': '# LDN 45 mg\n' });
});

afterAll(() => scratch.remove());

describe.each(hooks)('$id', ({ id, entry }) => {
	it('lints the files that it is given', () => {
		const [program = '', ...args] = entry.split(' ');
		const { status, stdout } = scratch.run(program, [...args, 'posts/flawed.md', 'posts/plain.txt']);
		expect(status).toBe(1);
		expect(stdout).toContain('in 2 articles');
		expect(scratch.read('posts/flawed.md') === flawed).toBe(id === 'ldn-lint');
		scratch.git('checkout', '--quiet', '.');
	});
});

describe.skipIf(spawnSync('pre-commit', ['--version']).error !== undefined)('pre-commit', () => {
	let repository = '';

	/** The package as a repository of hooks that needs no registry. */
	beforeAll(() => {
		repository = mkdtempSync(join(tmpdir(), 'ldn-lint-hooks-'));
		execFileSync('tar', ['--extract', '--file', inject('tarball'), '--strip-components=1'], { cwd: repository });
		for (const file of ['.pre-commit-hooks.yaml', '.npmrc', '.npmignore']) {
			cpSync(join(root, file), join(repository, file));
		}
		const { devDependencies: _, ...manifest } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
		writeFileSync(join(repository, 'package.json'), JSON.stringify(manifest));
		const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' });
		git('init', '--quiet');
		git('add', '--all');
		git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message=A');
		scratch.write({
			'.pre-commit-config.yaml': JSON.stringify({
				repos: [{ repo: repository, rev: git('rev-parse', 'HEAD').trim(), hooks: [{ id: 'ldn-lint' }] }],
			}),
		});
		scratch.git('add', '--all');
	});

	afterAll(() => rmSync(repository, { recursive: true, force: true }));

	it('installs the hook, gives it the articles and heeds its status', () => {
		const env = { PRE_COMMIT_HOME: join(scratch.temporary, 'pre-commit') };
		const all = scratch.run('pre-commit', ['run', '--all-files'], env);
		expect(all.status).toBe(1);
		expect(all.stdout).toContain('posts/plain.txt');
		expect(all.stdout).not.toContain('code.py');
		const none = scratch.run('pre-commit', ['run', '--files', 'posts/code.py'], env);
		expect(none).toMatchObject({ status: 0 });
	});
});
