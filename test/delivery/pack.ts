import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** The package as npm packs it. */
		readonly tarball: string;
		/** The folder that it was packed from, which the extension can be packed from, too. */
		readonly stage: string;
	}
}

const root = join(import.meta.dirname, '../..');

/** Packs a copy, so that `dist/` stays as it is. */
export default function setup(project: TestProject): () => void {
	const stage = mkdtempSync(join(tmpdir(), 'ldn-lint-pack-'));
	// All else, so that the lists of what to leave out are tried.
	const left = ['.git', '.work', 'dist', 'node_modules', 'test'];
	const filter = (path: string) => !left.includes(relative(root, path)) && !path.endsWith('.vsix');
	cpSync(root, stage, { recursive: true, filter });
	execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), `--outdir=${join(stage, 'dist')}`]);
	const manifest = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8'));
	writeFileSync(join(stage, 'package.json'), JSON.stringify({ ...manifest, scripts: { prepare: 'echo prepared' } }));
	const printed = execFileSync('npm', ['pack', '--offline', '--loglevel=error'], { cwd: stage, encoding: 'utf8' });
	// pre-commit takes all that is printed for the name of the file.
	if (!/^ldn-lint-[\w.-]+\.tgz\n$/.test(printed)) {
		throw new Error(`npm pack prints more than the name of the package:\n${printed}`);
	}
	project.provide('stage', stage);
	project.provide('tarball', join(stage, printed.trim()));
	return () => rmSync(stage, { recursive: true, force: true });
}
