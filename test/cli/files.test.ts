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

describe('symbolic links', () => {
	const listed = async (path: string, cwd = folder) => {
		const { files, skipped, problems } = await findArticles([path], cwd);
		return [files.map((it) => it.path), skipped.map((it) => `${it.path}: ${it.reason}`), problems];
	};

	test('in a folder are followed once, and never out of it; globs match none', async () => {
		write({ 'in/a.md': '', 'in/.kept/hidden.md': '', 'out/b.md': '', 'in/sub/c.txt': '' });
		symlinkSync(join('..', 'out', 'b.md'), join(folder, 'in/outside.md'));
		symlinkSync('a.md', join(folder, 'in/again.md'));
		symlinkSync(join('.kept', 'hidden.md'), join(folder, 'in/first.md'));
		symlinkSync('first.md', join(folder, 'in/second.md'));
		expect(await listed('in')).toEqual([
			['in/a.md', 'in/first.md', 'in/sub/c.txt'],
			[
				'in/.kept: hidden, since its name starts with a full stop',
				'in/again.md: a symbolic link to an article that is checked itself',
				'in/outside.md: a symbolic link out of the folder',
				'in/second.md: a symbolic link to an article that is checked itself',
			],
			[],
		]);
		expect(await listed('in/**/*.md')).toEqual([['in/a.md'], [], []]);
	});

	test('to what is named are followed, and a folder may be named by one', async () => {
		write({ 'out/b.md': '', 'in/a.md': '' });
		symlinkSync(join('..', 'out'), join(folder, 'in/link'));
		expect(await listed('in/link')).toEqual([['in/link/b.md'], [], []]);
		symlinkSync(join('..', 'out', 'b.md'), join(folder, 'in/b.md'));
		expect(await listed('in/b.md')).toEqual([['in/b.md'], [], []]);
	});

	test('in a circle end', async () => {
		write({ 'in/a.md': '' });
		symlinkSync('.', join(folder, 'in/self'));
		symlinkSync('two.md', join(folder, 'in/one.md'));
		symlinkSync('one.md', join(folder, 'in/two.md'));
		const [files, skipped, problems] = await listed('in');
		expect([files, problems]).toEqual([['in/a.md', 'in/one.md', 'in/two.md'], []]);
		expect(skipped).toEqual(['in/self: a symbolic link to a folder']);
	});
});

test('names of files hold whatever a system allows', async () => {
	const names = ['line\nbreak.md', '🧪 é.md', 'quote\'".md', '-rf.md', '$(x).md', 'a:b.md', ' .md'];
	write(Object.fromEntries(names.map((it) => [it, ''])));
	const { files, problems } = await findArticles(['.'], folder);
	expect(files.map((it) => it.path).sort()).toEqual([...names].sort());
	expect(problems).toEqual([]);
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
		expect(files.map((it) => `${it.path} ${it.format}`)).toEqual(['b.mdx mdx', 'b/a.html html', 'z.txt plaintext']);
		expect(skipped.map((it) => `${it.path}: ${it.reason}`)).toEqual([
			'.b.md: hidden, since its name starts with a full stop',
			'.hidden: hidden, since its name starts with a full stop',
			'a.tmp.md: left out by .gitignore',
			'b/node_modules: installed packages',
			'dist: a folder of built files',
			'drafts: left out by .gitignore',
			'link: a symbolic link to a folder',
			'y.txt: a symbolic link to an article that is checked itself',
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
