import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** Scopes of every token, beside the texts in `.snap`; `-u` after the arguments writes them anew. */
it.each([
	['Markdown', 'article.md', ['-s', 'text.html.markdown', '-g', require.resolve('tm-grammars/grammars/markdown.json')]],
	['plain text', 'leaflet.txt', ['-s', 'text.plain.ldn-lint']],
])('%s is coloured as it was', (_, file, options) => {
	const program = require.resolve('vscode-tmgrammar-test/dist/snapshot.js');
	const args = [program, ...options, `test/grammar/${file}`];
	expect(() => execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' })).not.toThrow();
});
