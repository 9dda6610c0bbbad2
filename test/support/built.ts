/** The programs as they are shipped: bundled once for all tests of a process that ask for them. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

let building: Promise<string> | undefined;

/** The folder with `cli.js`, `server.js` and what they load; removed when the process ends. */
export function builtPrograms(): Promise<string> {
	building ??= build();
	return building;
}

async function build(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-built-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	const script = join(import.meta.dirname, '../../scripts/build.mjs');
	const args = [script, `--outdir=${folder}`, '--only=engine.cjs,server.js,cli.js'];
	await promisify(execFile)(process.execPath, args);
	return folder;
}
