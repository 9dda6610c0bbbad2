/** The npm package in a project of its own: contents, command, library and types. */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { flawed, Scratch } from './scratch.ts';

const examples = [
	...readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8').matchAll(/^```js\n([\s\S]*?)^```$/gm),
].map((it) => it[1] ?? '');

let scratch: Scratch;

beforeAll(() => {
	scratch = new Scratch({ 'article.md': flawed });
});

afterAll(() => scratch.remove());

describe('the package', () => {
	it('holds what it needs and nothing else', () => {
		const files = execFileSync('tar', ['--list', '--file', inject('tarball')], { encoding: 'utf8' })
			.trim()
			.split('\n');
		const own = files
			.map((it) => it.replace(/^package\//, ''))
			.filter((it) => !/^dist\/[\w.-]*worker[\w.-]*\.js$/.test(it));
		expect(own.sort()).toEqual(
			[
				'CHANGELOG.md',
				'LICENSE',
				'README.md',
				'dist/THIRD-PARTY-LICENSES.txt',
				'dist/api.cjs',
				'dist/api.d.mts',
				'dist/api.d.ts',
				'dist/api.mjs',
				'dist/cli.js',
				'dist/engine.cjs',
				'dist/server.js',
				'package.json',
				'schemas/ldn-lint.schema.json',
			].sort(),
		);
		expect(statSync(inject('tarball')).size).toBeLessThan(2.5e6);
	});

	it('installs no other package', () => {
		const installed = readdirSync(join(scratch.folder, 'node_modules')).filter((it) => !it.startsWith('.'));
		expect(installed).toEqual(['ldn-lint']);
	});
});

describe('the command', () => {
	it('lints by npx', () => {
		const { version } = JSON.parse(scratch.read('node_modules/ldn-lint/package.json'));
		expect(scratch.run('npx', ['ldn-lint', '--version'])).toMatchObject({
			status: 0,
			stdout: `${version}\n`,
			stderr: '',
		});
		const linted = scratch.run('npx', ['ldn-lint', 'article.md']);
		expect(linted).toMatchObject({ status: 1, stderr: '' });
		expect(linted.stdout).toContain('dose/unsupported-range');
	});

	it('starts the language server by --stdio', async () => {
		const program = join(scratch.folder, 'node_modules/.bin/ldn-lint');
		const server = spawn(program, ['--stdio'], { cwd: scratch.folder, stdio: ['pipe', 'pipe', 'inherit'] });
		const ended = new Promise((resolve) => server.on('exit', resolve));
		const streams = [new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)] as const;
		const connection = createProtocolConnection(...streams);
		connection.listen();
		const result = await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
		expect(result).toMatchObject({ serverInfo: { name: expect.stringMatching(/ldn-lint/i) } });
		await connection.sendRequest('shutdown');
		await connection.sendNotification('exit');
		expect(await ended).toBe(0);
	});
});

describe('the library', () => {
	const use = `
		const { findings } = await lintText('Take LDN 1.0 mg.', { rules: ['dose/error-prone-notation'] });
		const { files } = await lintFiles('*.md');
		const names = ['text', 'json'].map((name) => format(files, name));
		console.log(JSON.stringify({
			fixed: applyFixes('Take LDN 1.0 mg.', findings).text,
			files: files.map((it) => it.path),
			lengths: (await Promise.all(names)).map((it) => it.length > 100),
			formats: formats.includes('json'),
			rules: rules.length > 30,
			page: explain('dose/unit-slip').startsWith('# dose/unit-slip'),
			version,
			code: await lintText(1).catch((error) => error instanceof LdnLintError && error.code),
		}));
	`;
	const names = 'lintText, lintFiles, applyFixes, format, formats, rules, explain, version, LdnLintError';

	it.each([
		['import', 'use.mjs', `import { ${names} } from 'ldn-lint';\n${use}`],
		['require', 'use.cjs', `const { ${names} } = require('ldn-lint');\n(async () => {${use}})();`],
	])('works by %s', (_, file, text) => {
		scratch.write({ [file]: text });
		const { status, stdout, stderr } = scratch.run(process.execPath, [file]);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(JSON.parse(stdout)).toEqual({
			fixed: 'Take LDN 1 mg.',
			files: ['article.md'],
			lengths: [true, true],
			formats: true,
			rules: true,
			page: true,
			version: expect.stringMatching(/^\d+\.\d+\.\d+/),
			code: 'invalid-argument',
		});
	});

	it.each(examples)('does what its page shows: %#', (text) => {
		scratch.write({ 'posts/a.md': flawed, 'leaflets/b.txt': flawed });
		const { status, stdout, stderr } = scratch.run(process.execPath, ['--input-type=module', '--eval', text]);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toMatch(/naltrexone/);
	});

	const consumer = `
		import { type ArticleResult, applyFixes, format, type Finding, lintFiles, LdnLintError, lintText, type Severity } from 'ldn-lint';

		export async function check(text: string): Promise<string> {
			const result = await lintText(text, { filename: 'a.md', config: { preset: 'strict' }, rules: ['dose/*'] });
			const worst: Severity | undefined = result.findings[0]?.severity;
			const safe: readonly Finding[] = result.findings.filter((it) => it.fixes.some((fix) => fix.safety === 'safe'));
			const files: readonly ArticleResult[] = (await lintFiles(['content'], { configFile: false })).files;
			const error = new LdnLintError('unknown-rule', 'There is no such rule.');
			return applyFixes(text, safe).text + (await format(files, 'json')) + (worst ?? error.code);
		}

		// @ts-expect-error: no such option
		void lintText('', { ruels: [] });
		// @ts-expect-error: no such format
		void format([], 'txt');
	`;

	it.each([
		['module.mts', 'nodenext'],
		['common.cts', 'nodenext'],
		['bundled.ts', 'bundler'],
	])('has types for %s under %s, without those of Node.js', (file, resolution) => {
		const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
		scratch.write({
			[file]: consumer,
			'tsconfig.json': JSON.stringify({
				compilerOptions: {
					strict: true,
					exactOptionalPropertyTypes: true,
					noEmit: true,
					target: 'es2022',
					lib: ['es2022'],
					types: [],
					module,
					moduleResolution: resolution,
				},
				files: [file],
			}),
		});
		const tsc = join(import.meta.dirname, '../../node_modules/.bin/tsc');
		const { status, stdout } = scratch.run(tsc, ['--project', 'tsconfig.json']);
		expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
	});
});
