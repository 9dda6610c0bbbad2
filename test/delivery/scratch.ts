import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { inject } from 'vitest';

/** An article with an error and with findings of lesser weight. */
export const flawed = '# Low dose naltrexone\n\nTake LDN 45 mg, then 1.0 mg, at night.\n';

/** A repository with articles of its own and the packed program installed, as a user has it. */
export class Scratch {
	readonly folder = mkdtempSync(join(tmpdir(), 'ldn-lint-scratch-'));
	readonly temporary = mkdtempSync(join(tmpdir(), 'ldn-lint-runner-'));

	constructor(files: Readonly<Record<string, string>>) {
		this.write({ 'package.json': '{ "private": true }\n', '.gitignore': 'node_modules\n', ...files });
		this.git('init', '--quiet', '--initial-branch=main');
		this.install();
		this.commit();
	}

	/** From the tarball, without a registry. */
	install(): void {
		const npm = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--save-dev'];
		execFileSync('npm', [...npm, inject('tarball')], { cwd: this.folder, stdio: 'pipe' });
	}

	write(files: Readonly<Record<string, string>>): void {
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(this.folder, path)), { recursive: true });
			writeFileSync(join(this.folder, path), text);
		}
	}

	read(path: string): string {
		return readFileSync(join(this.folder, path), 'utf8');
	}

	commit(): void {
		this.git('add', '--all');
		this.git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message=A');
	}

	git(...args: readonly string[]): string {
		return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' });
	}

	/** A program of this name that other commands find. */
	stub(name: string, script: string): void {
		mkdirSync(join(this.temporary, 'bin'), { recursive: true });
		writeFileSync(join(this.temporary, 'bin', name), script, { mode: 0o755 });
	}

	run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
		const path = [join(this.temporary, 'bin'), join(this.folder, 'node_modules/.bin'), process.env.PATH].join(
			delimiter,
		);
		return spawnSync(program, args, {
			cwd: this.folder,
			encoding: 'utf8',
			env: { ...process.env, PATH: path, npm_config_offline: 'true', NO_COLOR: '1', ...env },
		});
	}

	/** As continuous integration runs a script: a line that fails ends it. */
	bash(script: string, env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
		return this.run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], env);
	}

	remove(): void {
		for (const it of [this.folder, this.temporary]) {
			rmSync(it, { recursive: true, force: true });
		}
	}
}
