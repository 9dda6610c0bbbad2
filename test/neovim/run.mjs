// Tests the built server with Neovim as its client: `npm run test:neovim`. Needs `nvim` (0.7 or later) on the path.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ldn-neovim-'));
const article = join(folder, 'ldn.md');
writeFileSync(article, '# Low dose naltrexone 😀\n\nTake LDN 12 mg every night – begin with .5 mg.\n');
const began = performance.now();
const { status, stdout, stderr, error } = spawnSync(
	'nvim',
	['--headless', '--clean', '-n', '-S', fileURLToPath(new URL('client.lua', import.meta.url))],
	{
		env: {
			...process.env,
			ARTICLE: article,
			SERVER: `${process.execPath} ${join(root, 'dist/cli.js')} --stdio`,
			HOME: folder,
			XDG_STATE_HOME: folder,
			XDG_CACHE_HOME: folder,
			XDG_DATA_HOME: folder,
		},
		encoding: 'utf8',
		timeout: 60_000,
	},
);
rmSync(folder, { recursive: true, force: true });
if (status === 0) {
	console.log(`passed  in Neovim (${Math.round(performance.now() - began)} ms)`);
} else {
	console.error(`FAILED  in Neovim\n${error?.message ?? ''}${stdout}${stderr}`);
	process.exitCode = 1;
}
