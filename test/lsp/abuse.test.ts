/** The built server, over a real pipe, with clients as they should not be: it goes on, or it ends and says why. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CancellationTokenSource, type Diagnostic, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtPrograms } from '../support/built.ts';
import { type BuiltServer, connect, killServers, startBuiltServer, startProcess } from '../support/built-server.ts';
import { modern, pushing, type TestClient } from '../support/lsp.ts';
import { Random, randomEdit } from '../support/random.ts';

const article = '# Low dose naltrexone\n\nTake LDN 12 mg.\n';
const long = `# Low dose naltrexone\n\n${'LDN cures pain at 12 mg a day. Ask nobody. '.repeat(20)}\n\n`.repeat(60);

beforeAll(async () => void (await builtPrograms()), 120_000);
afterAll(killServers);

const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-abuse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tells how much is in use, after collecting what is not, when it is asked by a signal. */
const probe = join(folder, 'probe.cjs');
writeFileSync(
	probe,
	"process.on('SIGUSR2', () => { gc(); gc(); process.stderr.write('heap ' + process.memoryUsage().heapUsed + '\\n'); });\n",
);

/** Whether it still lints. */
async function works(client: TestClient, uri = 'file:///works.md'): Promise<boolean> {
	await client.open(uri, article);
	const found = await client.diagnostics(uri);
	await client.close(uri);
	return found.some((it) => it.code === 'dose/unsupported-range');
}

describe('bytes that are no message', () => {
	let shared: BuiltServer;

	beforeAll(async () => {
		shared = await startBuiltServer();
	});

	test.each([
		['without a header', 'GET / HTTP/1.1\r\n\r\n', 'are no message'],
		['without an end', 'garbage', 'are no message'],
		['of every kind', Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)), 'are no message'],
		['with a length that is none', 'Content-Length: many\r\n\r\n{}', 'are no message'],
		['with a negative length', 'Content-Length: -5\r\n\r\n{}', 'are no message'],
		['with no length', 'Content-Length: 0\r\n\r\n', 'of 0 bytes is not read'],
		['with an absurd length', 'Content-Length: 9999999999999\r\n\r\n{}', 'of 9999999999999 bytes is not read'],
		['shorter than they say', 'Content-Length: 4000\r\n\r\n{"jsonrpc":"2.0"}', 'whose header says 4000'],
		['longer than they say', 'Content-Length: 5\r\n\r\n{"jsonrpc":"2.0","method":"x"}', 'are no message'],
	])('%s are passed over, and told of', async (_, bytes, told) => {
		const { client, server } = shared;
		const before = server.said().length;
		server.process.stdin.write(bytes);
		expect(await works(client)).toBe(true);
		expect(server.said().slice(before)).toContain(told);
	});

	test('before the first message are passed over, and headers in any order and case are read', async () => {
		const server = await startProcess('--stdio');
		const body = JSON.stringify({ jsonrpc: '2.0', id: 'first', method: 'shutdown' });
		const header = 'content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:';
		server.process.stdin.write(`junk\r\n${header} ${body.length}\r\nX-Other: 1\r\n\r\n`);
		server.process.stdin.write(body.slice(0, 7));
		server.process.stdin.write(body.slice(7));
		const client = connect(server);
		await client.initialize();
		expect(await works(client)).toBe(true);
		await client.stop();
	});

	test.each([
		['{"jsonrp:'],
		['[]'],
		['null'],
		['{"jsonrpc":"2.0"}'],
		['{"jsonrpc":"2.0","id":"none","method":"textDocument/hover"}'],
		['{"jsonrpc":"2.0","id":{},"method":"shutdown","params":7}'],
		['{"jsonrpc":"2.0","method":7}'],
		['['.repeat(100_000)],
	])('of no meaning are survived (case %#)', async (body) => {
		const { client, server } = shared;
		server.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
		expect(await works(client)).toBe(true);
	});
});

describe('a client that does not keep to the protocol', () => {
	test('is refused before initialize, and served after it', async () => {
		const client = connect(await startProcess('--stdio'));
		await client.open('file:///early.md', article);
		const code = await client.pull('file:///early.md').catch((it: { code: number }) => it.code);
		expect(code).toBe(ErrorCodes.ServerNotInitialized);
		await client.initialize();
		expect(await works(client)).toBe(true);
		await client.stop();
	});

	test('may ask for anything of documents that are not open, are no articles, or have no URI', async () => {
		const { client } = await startBuiltServer();
		const { connection } = client;
		const position = { line: 4_000_000_000, character: 2_000_000_000 };
		for (const uri of [
			'file:///gone.md',
			'untitled:1',
			'x',
			'',
			'%E0%A4%A',
			'file://%00/%',
			`file:///${'a/'.repeat(3000)}b.md`,
		]) {
			await client.open(uri, article, 'cobol');
			for (const suffix of ['', '#2']) {
				const textDocument = { uri: uri + suffix };
				expect(await client.diagnostics(textDocument.uri)).toEqual([]);
				const asked = [
					connection.sendRequest('textDocument/hover', { textDocument, position }),
					connection.sendRequest('textDocument/completion', { textDocument, position }),
					connection.sendRequest('textDocument/codeLens', { textDocument }),
					connection.sendRequest('textDocument/documentLink', { textDocument }),
					client.actions(textDocument.uri, []),
					connection.sendRequest('ldn-lint/articleView', textDocument),
					connection.sendRequest('ldn-lint/lintFile', { uri: textDocument.uri, languageId: 'markdown' }),
				];
				await Promise.allSettled(asked);
			}
			await client.close(uri);
			await client.close(uri);
		}
		const unknown = await connection.sendRequest('no/such', {}).catch((it: { code: number }) => it.code);
		expect(unknown).toBe(ErrorCodes.MethodNotFound);
		expect(await works(client)).toBe(true);
		await client.stop();
	});

	test('may send edits of ranges that are not there, and change, close and open in any order', async () => {
		const { client } = await startBuiltServer();
		const uri = 'file:///odd.md';
		await client.change(uri, 1, 'not open');
		await client.open(uri, article);
		const ranges = [
			[99, 0, 99, 5],
			[2, 900, 2, 3],
			[3, 0, 1, 0],
			[-1, -7, 0, 0],
			[4e9, 4e9, 4e9, 4e9],
			[0, 0.5, 0.5, 1],
		];
		for (const [index, [line = 0, character = 0, endLine = 0, endCharacter = 0]] of ranges.entries()) {
			const range = { start: { line, character }, end: { line: endLine, character: endCharacter } };
			await client.change(uri, index + 2, ' LDN ', range);
			await client.diagnostics(uri);
		}
		for (const params of [
			{},
			{ textDocument: { uri } },
			{ textDocument: { uri, version: 1 }, contentChanges: [{}] },
			null,
			7,
		]) {
			await client.connection.sendNotification('textDocument/didChange', params);
		}
		await client.open(uri, article, 'markdown', 1);
		await client.change(uri, 1, `${article}\nLDN cures pain.\n`);
		expect((await client.diagnostics(uri)).map((it) => it.code)).toContain('claim/overstated');
		expect(await works(client)).toBe(true);
		await client.stop();
	});

	test('may cancel all that it asked for', async () => {
		const { client } = await startBuiltServer();
		await client.open('file:///a.md', long);
		const answers = Array.from({ length: 200 }, () => {
			const source = new CancellationTokenSource();
			const params = { textDocument: { uri: 'file:///a.md' } };
			const answer = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
			source.cancel();
			return answer.then(
				() => undefined,
				(it: { code: number }) => it.code,
			);
		});
		const codes = new Set(await Promise.all(answers));
		codes.delete(undefined);
		expect([...codes]).toEqual([LSPErrorCodes.RequestCancelled]);
		expect(await works(client)).toBe(true);
		await client.stop();
	});

	test('may close a document while it is linted', async () => {
		const { client } = await startBuiltServer();
		await client.open('file:///a.md', long);
		const asked = client.pull('file:///a.md').catch((it: { code: number }) => it.code);
		await client.close('file:///a.md');
		expect(await asked).toBe(LSPErrorCodes.ServerCancelled);
		expect(await works(client)).toBe(true);
		await client.stop();
	});
});

describe('many at once', () => {
	test('a thousand edits in a burst are read as they come and linted once, and what is told at last is right', async () => {
		const { client } = await startBuiltServer({ capabilities: pushing });
		const uri = 'file:///burst.md';
		const random = new Random(1);
		const document = TextDocument.create(uri, 'markdown', 1, article.repeat(20));
		await client.open(uri, document.getText());
		await client.until(() => client.published.length > 0);
		const before = client.published.length;
		const began = performance.now();
		for (let version = 2; version <= 1001; version++) {
			const { start, end, newText } = randomEdit(random, document.getText());
			const range = { start: document.positionAt(start), end: document.positionAt(end) };
			TextDocument.update(document, [{ range, text: newText }], version);
			await client.change(uri, version, newText, range);
		}
		await client.until(() => client.published.at(-1)?.version === 1001);
		const seconds = (performance.now() - began) / 1000;
		expect(client.published.length - before, `${Math.round(1000 / seconds)} edits a second`).toBeLessThan(100);
		await client.open('file:///fresh.md', document.getText());
		await client.until(() => client.published.some((it) => it.uri === 'file:///fresh.md'));
		const fresh = client.published.find((it) => it.uri === 'file:///fresh.md')?.diagnostics ?? [];
		const shown = (all: readonly Diagnostic[]) => all.map((it) => [it.code, it.range, it.message]);
		expect(shown(client.published.findLast((it) => it.uri === uri)?.diagnostics ?? [])).toEqual(shown(fresh));
		await client.stop();
	}, 120_000);

	test('two thousand documents are linted, and their memory comes back when they are closed', async () => {
		const { client, server } = await startBuiltServer({}, '--expose-gc', `--require=${probe}`);
		const heap = async () => {
			server.process.kill('SIGUSR2');
			const told = server.said().length;
			while (!/heap \d+\n/.test(server.said().slice(told))) {
				await once(server.process.stderr, 'data');
			}
			return Number(/heap (\d+)\n/.exec(server.said().slice(told))?.[1]) / 1e6;
		};
		// What is compiled and kept for all documents is there after some.
		await openAndClose(client, 2000, 400);
		await works(client);
		const before = await heap();
		const uris = await openAll(client, 0, 2000);
		const most = await heap();
		await Promise.all(uris.map((uri) => client.close(uri)));
		await works(client);
		const after = await heap();
		const figures = `${before.toFixed(0)} MB before, ${most.toFixed(0)} MB with all, ${after.toFixed(0)} MB after`;
		// The tables of what is kept by object stay as large as they were, and are used again.
		expect(after, figures).toBeLessThan(before + 0.3 * (most - before));
		await client.stop();
	}, 120_000);
});

async function openAll(client: TestClient, from: number, count: number): Promise<readonly string[]> {
	const uris = Array.from({ length: count }, (_, index) => `file:///many/${from + index}.md`);
	await Promise.all(uris.map((uri, index) => client.open(uri, `${article}\nSome take ${index} mg of LDN.\n`)));
	const found = await Promise.all(uris.map((uri) => client.diagnostics(uri)));
	expect(found.every((it) => it.length > 0)).toBe(true);
	return uris;
}

async function openAndClose(client: TestClient, from: number, count: number): Promise<void> {
	const uris = await openAll(client, from, count);
	await Promise.all(uris.map((uri) => client.close(uri)));
}

/** Makes one rule of the engine throw. */
const breaking = join(folder, 'breaking.cjs');
writeFileSync(
	breaking,
	`const Module = require('node:module');
	const load = Module._load;
	Module._load = function (request, ...rest) {
		const loaded = load.call(this, request, ...rest);
		return !request.endsWith('engine.cjs') ? loaded : { ...loaded, compose(log) {
			const service = loaded.compose(log);
			service.rules.find((it) => it.meta.id === 'claim/overstated').check = () => { throw new Error('Cannot go on.'); };
			return service;
		} };
	};\n`,
);

describe('the end', () => {
	test.each([
		['in the midst of a message', 'Content-Length: 500\r\n\r\n{"jsonrpc"', 'ended within a message'],
		['between messages', '', ''],
	])('comes with that of standard input, %s', async (_, bytes, told) => {
		const { server } = await startBuiltServer();
		server.process.stdin.end(bytes);
		expect(await server.ended).toBe(1);
		expect(server.said()).toContain(told);
	});

	test('comes when the client dies while a document is linted', async () => {
		const { client, server } = await startBuiltServer();
		await client.open('file:///a.md', long);
		void client.pull('file:///a.md').catch(() => {});
		client.connection.dispose();
		server.process.stdout.destroy();
		server.process.stdin.destroy();
		expect(await server.ended).toBe(1);
	});

	test('comes when the process is gone that initialize names, though the streams stay open', async () => {
		const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		const server = await startProcess('--stdio');
		const client = connect(server);
		const params = { processId: other.pid, rootUri: null, capabilities: modern };
		await client.connection.sendRequest('initialize', params);
		other.kill('SIGKILL');
		expect(await server.ended).toBe(1);
	});
});

describe('a rule that throws', () => {
	test('becomes one finding of an internal error and a line of the log, and the others go on', async () => {
		const server = await startProcess('--stdio', `--require=${breaking}`);
		const client = connect(server);
		await client.initialize();
		await client.open('file:///a.md', `${article}\nLDN cures pain.\n`);
		const found = (await client.diagnostics('file:///a.md')).map((it) => it.code);
		expect(found.filter((it) => it === 'lint/internal-error')).toHaveLength(1);
		expect(found).toContain('dose/unsupported-range');
		expect(found).not.toContain('claim/overstated');
		await client.until(() => client.logged.some((it) => it.startsWith('claim/overstated failed:')));
		await client.stop();
	});
});
