import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

const flawed = '# Title\n\nThis is LOUD and\nFORBIDDEN.\n';

describe('text output', () => {
	it('shows file, place, severity, rule, message, sources, fixes and a summary', async () => {
		const { status, stdout, stderr } = await runCli('posts clean.md', {
			files: { 'posts/b.md': flawed, 'posts/a.txt': 'MINOR words.\n', 'clean.md': 'All is well.\n' },
		});
		expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
		expect(stdout).toMatchInlineSnapshot(`
			"posts/a.txt
			  1:1  ● info     text/minor
			       The word "MINOR" is out of place here, and readers stumble over it. Write another one.

			posts/b.md
			  3:9  ▲ warning  text/loud
			       The word "LOUD" is out of place here, and readers stumble over it. Write another one.
			       Source: Style book
			       Fix: Write "loud" (safe: --fix applies it)
			  4:1  ✖ error    text/forbidden
			       The word "FORBIDDEN" is out of place here, and readers stumble over it. Write another one.

			Sources
			  Style book
			  https://style.example/

			1 error, 1 warning, 1 info in 3 articles; 1 can be fixed safely with --fix.
			"
		`);
	});

	it('wraps to the terminal', async () => {
		const { stdout } = await runCli('a.md', { files: { 'a.md': 'FORBIDDEN\n' }, width: 60 });
		expect(stdout).toMatchInlineSnapshot(`
			"a.md
			  1:1  ✖ error    text/forbidden
			       The word "FORBIDDEN" is out of place here, and
			       readers stumble over it. Write another one.

			1 error in 1 article.
			"
		`);
	});

	it('says so when there is nothing', async () => {
		const { status, stdout } = await runCli('a.md', { files: { 'a.md': 'Fine.\n' } });
		expect({ status, stdout }).toEqual({ status: 0, stdout: '✔ No findings in 1 article.\n' });
	});

	it('is coloured in a terminal or when asked, and not otherwise', async () => {
		const files = { 'a.md': flawed };
		const colour = '\u001b[';
		expect((await runCli('a.md', { files, colors: true })).stdout).toContain(colour);
		expect((await runCli('a.md --color', { files })).stdout).toContain(colour);
		expect((await runCli('a.md', { files })).stdout).not.toContain(colour);
		expect((await runCli('a.md --no-color', { files, colors: true })).stdout).not.toContain(colour);
	});

	it('--quiet shows errors only and tells what it hides', async () => {
		const { stdout } = await runCli('a.md --quiet', { files: { 'a.md': flawed } });
		expect(stdout).not.toContain('text/loud');
		expect(stdout).toContain('text/forbidden');
		expect(stdout).toContain('1 error in 1 article; 1 less severe hidden by --quiet.\n');
	});
});

describe('JSON output', () => {
	it('has the agreed shape and nothing else', async () => {
		const { status, stdout, stderr } = await runCli('./a.md --format json', { files: { 'a.md': 'So LOUD.\n' } });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(JSON.parse(stdout)).toEqual({
			version: 1,
			files: [
				{
					path: './a.md',
					drugs: [],
					findings: [
						{
							rule: 'text/loud',
							subject: null,
							severity: 'warning',
							message: 'The word "LOUD" is out of place here, and readers stumble over it. Write another one.',
							start: { line: 1, column: 4, offset: 3 },
							end: { line: 1, column: 8, offset: 7 },
							fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
							sources: [{ title: 'Style book', url: 'https://style.example/' }],
							fixes: [{ title: 'Write "loud"', safety: 'safe', edits: [{ start: 3, end: 7, text: 'loud' }] }],
							help: expect.stringMatching(/^https:.*\/docs\/rules\/text\/loud\.md$/),
						},
					],
				},
			],
			summary: { files: 1, error: 0, warning: 1, info: 0, hint: 0 },
		});
	});

	it.each([
		['LF', '\n'],
		['CRLF', '\r\n'],
	])('counts lines that end in %s, columns in UTF-16, and no byte order mark', async (_, end) => {
		const text = `\uFEFFOne 😀.${end}${end}So 😀 LOUD.${end}`;
		const { stdout } = await runCli('a.md --format json', { files: { 'a.md': text } });
		const [finding] = JSON.parse(stdout).files[0].findings;
		expect(finding.start).toEqual({ line: 3, column: 7, offset: text.indexOf('LOUD') - 1 });
	});

	it('stays JSON when something went wrong', async () => {
		const { status, stdout, stderr } = await runCli('a.md none.md --format json', { files: { 'a.md': 'Fine.\n' } });
		expect(status).toBe(2);
		expect(JSON.parse(stdout).files.map((it: { path: string }) => it.path)).toEqual(['a.md']);
		expect(stderr).toBe('ldn-lint: none.md: no such file or folder.\n');
	});
});

describe('exit status', () => {
	const cases: readonly (readonly [text: string, options: string, status: number])[] = [
		['Fine.\n', '', 0],
		['MINOR\n', '', 0],
		['LOUD\n', '', 0],
		['FORBIDDEN\n', '', 1],
		['LOUD\n', '--fail-on warning', 1],
		['LOUD\n', '--fail-on error', 0],
		['MINOR\n', '--fail-on warning', 0],
		['MINOR\n', '--fail-on info', 1],
		['MINOR\n', '--fail-on hint', 1],
		['FORBIDDEN\n', '--fail-on never', 0],
		['LOUD\n', '--quiet --fail-on warning', 1],
		['LOUD\n', '--fix --fail-on hint', 0],
		['FORBIDDEN LOUD\n', '--rule text/loud', 0],
		['FORBIDDEN LOUD\n', '--rule text/*', 1],
	];

	it.each(cases)('of %j with %j is %i', async (text, options, status) => {
		expect((await runCli(`a.md ${options}`, { files: { 'a.md': text } })).status).toBe(status);
	});
});

describe('files', () => {
	async function paths(args: string, files: readonly string[], prepare?: (folder: string) => void): Promise<string[]> {
		const { stdout } = await runCli(`${args} --format json`, {
			files: Object.fromEntries(files.map((it) => [it, 'Fine.\n'])),
			...(prepare === undefined ? {} : { prepare }),
		});
		return JSON.parse(stdout).files.map((it: { path: string }) => it.path);
	}

	it('come as given, each once, those of a folder by path', async () => {
		const files = ['z.md', 'a/2.md', 'a/1.txt', 'a/b/3.markdown', 'a/c.css'];
		expect(await paths('z.md a ./z.md a/2.md', files)).toEqual(['z.md', 'a/1.txt', 'a/2.md', 'a/b/3.markdown']);
	});

	it('are found by globs', async () => {
		expect(await paths('posts/**/*.md', ['posts/b.md', 'posts/x/a.md', 'posts/c.txt'])).toEqual([
			'posts/b.md',
			'posts/x/a.md',
		]);
	});

	it('of installed, built and ignored folders are left out, unless they are named', async () => {
		const files = ['a.md', 'node_modules/p/README.md', 'dist/x.md', 'drafts/d.md', 'drafts/keep.md'];
		const prepare = (folder: string) => {
			mkdirSync(join(folder, '.git'));
			writeFileSync(join(folder, '.gitignore'), 'drafts/*\n!drafts/keep.md\n');
		};
		expect(await paths('.', files, prepare)).toEqual(['a.md', 'drafts/keep.md']);
		expect(await paths('drafts/d.md', files, prepare)).toEqual(['drafts/d.md']);
		expect(await paths('dist', files, prepare)).toEqual(['dist/x.md']);
	});

	const problems: readonly (readonly [
		what: string,
		args: string,
		files: Record<string, string | Uint8Array>,
		message: unknown,
	])[] = [
		['a missing path', 'none.md', {}, 'none.md: no such file or folder.'],
		[
			'a folder without articles',
			'empty',
			{ 'empty/x.css': '' },
			'empty: no article in this folder (.md, .markdown, .mdx, .html, .htm, .txt).',
		],
		[
			'a glob that matches nothing',
			'x/*.md',
			{},
			'x/*.md: no article matches this pattern (.md, .markdown, .mdx, .html, .htm, .txt).',
		],
		[
			'a path that cannot be',
			`${'x'.repeat(300)}.md`,
			{},
			expect.stringMatching(/^ldn-lint: x+\.md: cannot be read: ENAMETOOLONG/),
		],
		[
			'a file of another kind',
			'x.pdf',
			{ 'x.pdf': 'x' },
			'x.pdf: not an article; articles are .md, .markdown, .mdx, .html, .htm, .txt.',
		],
		['a binary file', 'x.md', { 'x.md': 'a\0b' }, 'x.md: is a binary file, not an article.'],
		['UTF-16', 'x.md', { 'x.md': Buffer.from('\uFEFFhello', 'utf16le') }, 'x.md: is UTF-16; save it as UTF-8.'],
		[
			'Latin-1',
			'x.md',
			{ 'x.md': Buffer.from('one\ncaf\xe9\n', 'latin1') },
			'x.md: is not UTF-8 (line 2); save it as UTF-8.',
		],
	];

	it.each(problems)('%s is told, and the others are still linted', async (_, args, files, message) => {
		const { status, stdout, stderr } = await runCli(`${args} ok.md`, { files: { ...files, 'ok.md': 'Fine.\n' } });
		expect({ status, stdout, stderr }).toEqual({
			status: 2,
			stdout: '✔ No findings in 1 article.\n',
			stderr: typeof message === 'string' ? `ldn-lint: ${message}\n` : message,
		});
	});

	it.skipIf(process.getuid?.() === 0)('an unreadable file is told', async () => {
		const { status, stderr } = await runCli('x.md', {
			files: { 'x.md': 'Fine.\n' },
			prepare: (folder) => chmodSync(join(folder, 'x.md'), 0o000),
		});
		expect({ status, stderr }).toEqual({ status: 2, stderr: 'ldn-lint: x.md: cannot be read: permission denied.\n' });
	});
});

describe('standard input', () => {
	it('is Markdown without a name', async () => {
		const { stdout } = await runCli('- --format json', { stdin: '# T\n\nLOUD\n' });
		expect(JSON.parse(stdout).files[0]).toMatchObject({ path: '-', findings: [{ start: { line: 3 } }] });
	});

	it('goes by its name, and by the configuration there', async () => {
		const files = { 'posts/.ldn-lint.yaml': 'rules: { text/loud: off }\n' };
		const { stdout } = await runCli('--stdin-filename posts/x.txt --format json', { files, stdin: 'LOUD MINOR\n' });
		const [file] = JSON.parse(stdout).files;
		expect(file.path).toBe('posts/x.txt');
		expect(file.findings.map((it: { rule: string }) => it.rule)).toEqual(['text/minor']);
	});

	it('must be UTF-8 and an article', async () => {
		const latin = await runCli('-', { stdin: Buffer.from('caf\xe9', 'latin1') });
		expect(latin).toMatchObject({ status: 2, stderr: 'ldn-lint: -: is not UTF-8 (line 1); save it as UTF-8.\n' });
		expect(await runCli('--stdin-filename x.pdf', { stdin: 'LOUD' })).toMatchObject({ status: 2 });
	});

	it('cannot be fixed in place, but shown as a diff', async () => {
		expect(await runCli('- --fix', { stdin: 'LOUD\n' })).toMatchObject({
			status: 2,
			stderr: 'ldn-lint: -: standard input cannot be fixed in place; use --fix-dry-run.\n',
		});
		expect((await runCli('- --fix-dry-run', { stdin: 'LOUD\n' })).stdout).toContain('-LOUD\n+loud\n');
	});
});

describe('fixing', () => {
	it('writes the safe fixes and reports what is left', async () => {
		const { status, stdout, read } = await runCli('a.md b.md --fix', { files: { 'a.md': flawed, 'b.md': 'Fine.\n' } });
		expect(status).toBe(1);
		expect(read('a.md')).toBe(flawed.replace('LOUD', 'loud'));
		expect(stdout).not.toContain('text/loud');
		expect(stdout).toContain('1 error in 2 articles; 1 problem fixed.\n');
	});

	it('keeps byte order mark, line ends and the last line as they are', async () => {
		const text = '\uFEFF# T\r\n\r\nLOUD\r\nend';
		const { bytes } = await runCli('a.md --fix', { files: { 'a.md': text } });
		expect(bytes('a.md')).toEqual(Buffer.from(text.replace('LOUD', 'loud')));
	});

	it('keeps the mode of the file, follows a symbolic link, and leaves nothing beside', async () => {
		await runCli('link.md --fix', {
			files: { 'real/a.md': 'LOUD\n' },
			prepare: (folder) => {
				chmodSync(join(folder, 'real/a.md'), 0o640);
				symlinkSync(join('real', 'a.md'), join(folder, 'link.md'));
			},
			inspect: (folder) => {
				expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
				expect(statSync(join(folder, 'real/a.md')).mode & 0o777).toBe(0o640);
				expect(readFileSync(join(folder, 'real/a.md'), 'utf8')).toBe('loud\n');
				expect(readdirSync(join(folder, 'real'))).toEqual(['a.md']);
			},
		});
	});

	it('does not write what needs no fix', async () => {
		const old = new Date('2020-01-01');
		await runCli('a.md --fix', {
			files: { 'a.md': 'Fine.\n' },
			prepare: (folder) => utimesSync(join(folder, 'a.md'), old, old),
			inspect: (folder) => expect(statSync(join(folder, 'a.md')).mtime).toEqual(old),
		});
	});

	it('--fix-dry-run prints a unified diff and changes nothing', async () => {
		const text = `${'One.\n\n'.repeat(4)}LOUD here.\n\n${'Two.\n\n'.repeat(8)}LOUD again.\n`;
		const { stdout, read, status } = await runCli('a.md --fix-dry-run', { files: { 'a.md': text } });
		expect(read('a.md')).toBe(text);
		expect(status).toBe(0);
		expect(stdout).toMatchInlineSnapshot(`
			"--- a/a.md
			+++ b/a.md
			@@ -6,7 +6,7 @@
			 
			 One.
			 
			-LOUD here.
			+loud here.
			 
			 Two.
			 
			@@ -24,4 +24,4 @@
			 
			 Two.
			 
			-LOUD again.
			+loud again.

			✔ No findings in 1 article; 2 problems would be fixed by --fix.
			"
		`);
	});
});

describe('rules', () => {
	it('--rule runs one alone, also one that the configuration turns off', async () => {
		const files = { 'a.md': 'LOUD MINOR FORBIDDEN\n', '.ldn-lint.yaml': 'rules: { text/loud: off }\n' };
		const { stdout } = await runCli('a.md --rule text/loud --format json', { files });
		expect(JSON.parse(stdout).files[0].findings.map((it: { rule: string }) => it.rule)).toEqual(['text/loud']);
	});

	it('--rule names the nearest rule', async () => {
		const { status, stderr } = await runCli('a.md --rule text/laud', { files: { 'a.md': '' } });
		expect({ status, stderr }).toEqual({
			status: 2,
			stderr: 'ldn-lint: There is no rule text/laud. Did you mean "text/loud"?\n',
		});
	});
});
