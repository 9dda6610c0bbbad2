import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findArticles, formatOf } from '../../server/src/cli/files.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'ldn-lint-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
}

test.each([
	['a.md', 'markdown'],
	['a.MARKDOWN', 'markdown'],
	['b/a.mdx', 'mdx'],
	['a.html', 'html'],
	['a.HTM', 'html'],
	['a.txt', 'plaintext'],
	['a.text', undefined],
	['a.ts', undefined],
	['md', undefined],
])('format of %s', (path, format) => {
	expect(formatOf(path)).toBe(format);
});

describe('a folder', () => {
	test('gives its articles by path, and each thing that was left out with the reason', async () => {
		write({
			'.gitignore': 'drafts/\n*.tmp.md\n!drafts/keep.md\n',
			'.git/x.md': '',
			'.hidden/a.md': '',
			'.b.md': '',
			'a.tmp.md': '',
			'b/a.html': '',
			'b/a.ts': '',
			'b/node_modules/p/deep/README.md': '',
			'b.mdx': '',
			'dist/a.html': '',
			'drafts/keep.md': '',
			'z.txt': '',
		});
		symlinkSync(join(folder, 'b'), join(folder, 'link'));
		symlinkSync(join(folder, 'z.txt'), join(folder, 'y.txt'));
		const { files, skipped, problems } = await findArticles(['.'], folder);
		expect(files.map((it) => `${it.path} ${it.format}`)).toEqual([
			'b.mdx mdx',
			'b/a.html html',
			'y.txt plaintext',
			'z.txt plaintext',
		]);
		expect(skipped.map((it) => `${it.path}: ${it.reason}`)).toEqual([
			'.b.md: hidden, since its name starts with a full stop',
			'.hidden: hidden, since its name starts with a full stop',
			'a.tmp.md: left out by .gitignore',
			'b/node_modules: installed packages',
			'dist: a folder of built files',
			'drafts: left out by .gitignore',
			'link: a symbolic link to a folder',
		]);
		expect(problems).toEqual([]);
	});

	test('that is left out itself is searched when it is named, and what is named is not skipped', async () => {
		write({ '.gitignore': 'drafts\n', 'a.md': '', 'drafts/b.md': '', 'drafts/c/d.md': '' });
		const { files, skipped } = await findArticles(['.', 'drafts/', 'drafts/b.md'], folder);
		expect(files.map((it) => it.path)).toEqual(['a.md', 'drafts/b.md', 'drafts/c/d.md']);
		expect(skipped).toEqual([{ path: 'drafts', reason: 'left out by .gitignore' }]);
	});

	test.skipIf(process.getuid?.() === 0)('that cannot be read is a problem', async () => {
		write({ 'a.md': '', 'b/c.md': '' });
		chmodSync(join(folder, 'b'), 0o000);
		const { files, problems } = await findArticles(['.'], folder);
		chmodSync(join(folder, 'b'), 0o700);
		expect(files.map((it) => it.path)).toEqual(['a.md']);
		expect(problems).toEqual([expect.stringMatching(/^b\/: cannot be read: /)]);
	});
});

test('a glob tells what .gitignore leaves out', async () => {
	write({ '.gitignore': 'b.md\n', 'a.md': '', 'b.md': '', 'c.png': '' });
	const { files, skipped } = await findArticles(['*'], folder);
	expect(files.map((it) => it.path)).toEqual(['a.md']);
	expect(skipped).toEqual([{ path: 'b.md', reason: 'left out by .gitignore' }]);
});

test.each([
	['.', '.: no article in this folder (.md, .markdown, .mdx, .html, .htm, .txt).'],
	['*.md', '*.md: no article matches this pattern (.md, .markdown, .mdx, .html, .htm, .txt).'],
	['none.md', 'none.md: no such file or folder.'],
	['a.png', 'a.png: not an article; articles are .md, .markdown, .mdx, .html, .htm, .txt.'],
])('no article at %s', async (path, problem) => {
	write({ 'a.png': '' });
	expect((await findArticles([path], folder)).problems).toEqual([problem]);
});
