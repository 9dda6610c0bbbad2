import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** In a process of its own, which sees every expression made; `npm run patterns` lists them all. */
it('no regular expression takes more than linear time', () => {
	const tsx = createRequire(import.meta.url).resolve('tsx/cli');
	const script = fileURLToPath(new URL('../scripts/patterns.mts', import.meta.url));
	const output = execFileSync(process.execPath, [tsx, script, '--json'], { encoding: 'utf8', maxBuffer: 2 ** 24 });
	const { count, slow } = JSON.parse(output) as { readonly count: number; readonly slow: readonly unknown[] };
	expect(slow).toEqual([]);
	// Fewer would say that they are not found any more.
	expect(count).toBeGreaterThan(2000);
}, 120_000);
