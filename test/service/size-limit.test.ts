import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { lintFiles, lintText } from '../../server/src/entry/api.ts';
import { sizeProblem, textSizeProblem } from '../../server/src/service/size-limit.ts';
import { runCli } from '../support/cli.ts';
import { inFolder } from '../support/cli-folder.ts';
import { testService } from '../support/cli-service.ts';
import { modern, startTestServer } from '../support/lsp.ts';

const title = '# Low dose naltrexone\n\n';
const long = title + 'Take LDN 12 mg every night. '.repeat(60);
const small = 'maxFileSize: 0.001\n';

describe('a size', () => {
	it.each([
		[2_000_000, 2_000_000, undefined],
		[2_000_001, 2_000_000, 'is 2.01 MB long, and maxFileSize allows 2 MB'],
		[2_014_000, 2_000_000, 'is 2.02 MB long, and maxFileSize allows 2 MB'],
		[1702, 1000, 'is 0.002 MB long, and maxFileSize allows 0.001 MB'],
		[31_250_000, 500_000, 'is 31.3 MB long, and maxFileSize allows 0.5 MB'],
	])('%i of %i', (bytes, maxFileSize, problem) => {
		expect(sizeProblem(bytes, { maxFileSize })).toBe(problem && `${problem}, so it was not checked.`);
	});

	it.each([
		['in Latin letters', 'a'.repeat(1000), false],
		['one letter more', 'a'.repeat(1001), true],
		['two bytes a letter', 'é'.repeat(500), false],
		['one byte more', `${'é'.repeat(500)}a`, true],
		['four bytes a character', '🧪'.repeat(250), false],
		['one character more', '🧪'.repeat(251), true],
	])('of a text is that of its UTF-8: %s', (_, text, isTooLong) => {
		expect(textSizeProblem(text, { maxFileSize: 1000 }) !== undefined).toBe(isTooLong);
	});
});

describe('maxFileSize', () => {
	it.each([
		[2, 2_000_000, undefined],
		[0.5, 500_000, undefined],
		[undefined, 2_000_000, undefined],
		[0, 2_000_000, 'must be a number of megabytes from 0.001 to 100, not 0'],
		[101, 2_000_000, 'must be a number of megabytes from 0.001 to 100, not 101'],
		['2 MB', 2_000_000, 'must be a number of megabytes from 0.001 to 100, not "2 MB"'],
	])('%s', (given, bytes, problem) => {
		const { config, problems } = testService().configure({ maxFileSize: given });
		expect(config.maxFileSize).toBe(bytes);
		expect(problems.map((it) => it.message)).toEqual(problem === undefined ? [] : [problem]);
	});
});

describe('an article above the limit', () => {
	it('is named by the command line, which fails and lints the rest', async () => {
		const files = { '.ldn-lint.yaml': small, 'a.md': long, 'b.md': title };
		const { status, stderr, stdout } = await runCli('. --format json', { files });
		expect(status).toBe(2);
		expect(stderr).toContain('ldn-lint: a.md: is 0.002 MB long, and maxFileSize allows 0.001 MB');
		expect(stdout).toContain('"b.md"');
	});

	it('is not written to, and standard input is held to the limit too', async () => {
		const files = { '.ldn-lint.yaml': small, 'a.md': long };
		const fixed = await runCli('a.md --fix', { files });
		expect([fixed.status, fixed.read('a.md')]).toEqual([2, long]);
		const given = await runCli('- --stdin-filename b.md', { files, stdin: long });
		expect(given.status).toBe(2);
		expect(given.stderr).toContain('b.md: is 0.002 MB long');
	});

	it('is a problem for programs', async () => {
		const config = { maxFileSize: 0.001 };
		const text = await lintText(long, { config });
		expect(text.problems).toEqual(['is 0.002 MB long, and maxFileSize allows 0.001 MB, so it was not checked.']);
		expect(text.findings).toEqual([]);
		await inFolder({ 'a.md': long }, async ({ folder }) => {
			const { files, problems } = await lintFiles('a.md', { cwd: folder, config });
			expect([files.length, problems.length]).toEqual([0, 1]);
		});
	});

	it('has one note in an editor, and nothing else of it is read', async () => {
		const files = new Map([['file:///project/.ldn-lint.yaml', small]]);
		const { client } = await startTestServer({ files, capabilities: modern, initializationOptions: { status: true } });
		const uri = 'file:///project/a.md';
		await client.open(uri, long);
		expect(await client.diagnostics(uri)).toMatchObject([
			{ severity: DiagnosticSeverity.Information, message: expect.stringMatching(/^This article is 0\.002 MB long/) },
		]);
		await client.until(() => client.statuses.length > 0);
		expect(client.statuses).toMatchObject([{ skipped: 'too-long' }]);
		const textDocument = { uri };
		const position = { line: 2, character: 10 };
		expect(await client.connection.sendRequest('textDocument/hover', { textDocument, position })).toBeNull();
		expect(await client.connection.sendRequest('textDocument/documentLink', { textDocument })).toEqual([]);
		expect(await client.connection.sendRequest('textDocument/codeLens', { textDocument })).toEqual([]);
		expect(await client.connection.sendRequest('ldn-lint/articleView', { uri })).toBeNull();
		await client.change(uri, 2, title);
		expect((await client.diagnostics(uri)).filter((it) => it.code === 'config')).toEqual([]);
	});

	it.each([
		[true, undefined],
		[false, 'too-long'],
	])('is linted where a project allows more, only if the workspace is trusted: %s', async (trusted, skipped) => {
		const files = new Map([['file:///project/.ldn-lint.yaml', 'maxFileSize: 1\n']]);
		const settings = () => ({ maxFileSize: 0.001 });
		const options = { files, settings, capabilities: modern, initializationOptions: { status: true, trusted } };
		const { client } = await startTestServer(options);
		const uri = pathToFileURL(join('/project', 'a.md')).href;
		await client.open(uri, long);
		await client.diagnostics(uri);
		await client.until(() => client.statuses.length > 0);
		expect(client.statuses[0]).toMatchObject(skipped === undefined ? { drugs: ['low dose naltrexone'] } : { skipped });
	});
});
