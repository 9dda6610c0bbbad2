import { afterEach, describe, expect, test } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import {
	linkTestServer,
	marked,
	modern,
	pushing,
	startTestServer,
	type TestClient,
	type TestServerOptions,
} from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const high = '# Low dose naltrexone\n\nTake LDN 12 mg every night.\n';

let clients: TestClient[] = [];

afterEach(async () => {
	await Promise.all(clients.map((it) => it.stop()));
	clients = [];
});

async function start(options: TestServerOptions = {}) {
	const server = await startTestServer(options);
	clients.push(server.client);
	return server;
}

const dose = (code: unknown) => code === 'dose/unsupported-range';

describe('pull', () => {
	test('announces what the client can use', async () => {
		const { result } = await start();
		expect(result.serverInfo?.name).toBe('ldn-lint');
		expect(result.capabilities).toMatchObject({
			positionEncoding: 'utf-16',
			textDocumentSync: { openClose: true, change: 2 },
			diagnosticProvider: { identifier: 'ldn-lint', interFileDependencies: false, workspaceDiagnostics: false },
			codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.ldnLint'] },
			hoverProvider: true,
		});
	});

	test('a finding carries its rule, page and source', async () => {
		const { client } = await start();
		await client.open(uri, high);
		const found = (await client.diagnostics(uri)).find((it) => dose(it.code));
		expect(found).toMatchObject({
			range: { start: { line: 2, character: 9 }, end: { line: 2, character: 14 } },
			severity: DiagnosticSeverity.Error,
			source: 'ldn-lint',
			codeDescription: { href: expect.stringMatching(/^https:.*dose\/unsupported-range/) },
			data: { version: 1, message: 'aboveRange' },
		});
		expect(found && marked(high, found)).toBe('12 mg');
	});

	test('an unchanged document is not sent twice', async () => {
		const { client } = await start();
		await client.open(uri, high);
		const first = await client.pull(uri);
		expect(first).toMatchObject({ kind: 'full', resultId: expect.any(String) });
		expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
		await client.change(uri, 2, '2', { start: { line: 2, character: 10 }, end: { line: 2, character: 11 } });
		const second = await client.pull(uri, first.resultId);
		expect(second.kind).toBe('full');
		expect(second.resultId).not.toBe(first.resultId);
	});

	test('nothing is pushed for a document that is pulled', async () => {
		const { client } = await start();
		await client.open(uri, high);
		await client.diagnostics(uri);
		await client.close(uri);
		await client.diagnostics(uri);
		expect(client.published).toEqual([]);
	});

	test.each([
		['of another language', 'json'],
		['of no language', ''],
	])('a document %s has no findings', async (_, language) => {
		const { client } = await start();
		await client.open(uri, high, language);
		expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
	});

	test('an unknown or closed document has no findings', async () => {
		const { client } = await start();
		expect(await client.pull('nonsense')).toEqual({ kind: 'full', items: [] });
		await client.open(uri, high);
		await client.close(uri);
		expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
	});

	test('a change while a lint runs cancels it, and the next pull has the new text', async () => {
		const { client } = await start();
		const long = high + 'Another paragraph about LDN and sleep.\n\n'.repeat(3000);
		await client.open(uri, long);
		const obsolete = client.pull(uri).then(
			(report) => report.kind,
			(error) => ({ code: error.code, data: error.data }),
		);
		await client.change(uri, 2, high);
		const current = await client.diagnostics(uri);
		expect(await obsolete).toEqual({ code: -32802, data: { retriggerRequest: true } });
		expect(current.filter((it) => dose(it.code))).toHaveLength(1);
	});

	test('an unused suppression is faded', async () => {
		const { client } = await start();
		await client.open(
			uri,
			`# LDN and naltrexone\n\n<!-- ldn-lint-disable-next-line dose/unit-slip -- a test -->\nText.\n`,
		);
		const found = (await client.diagnostics(uri)).find((it) => it.code === 'lint/unused-suppression');
		expect(found?.tags).toEqual([DiagnosticTag.Unnecessary]);
	});

	test('a status tells what was found and why a document is skipped', async () => {
		const { client } = await start({ initializationOptions: { status: true } });
		await client.open(uri, high);
		const found = await client.diagnostics(uri);
		await client.open('file:///project/other.md', '# Gardens\n\nRoses need sun.\n');
		await client.diagnostics('file:///project/other.md');
		await client.until(() => client.statuses.length === 2);
		const [first, second] = client.statuses as { counts: Record<string, number>; checked: Record<string, number> }[];
		expect(first?.checked).toEqual({ words: 9, blocks: 2, rules: expect.any(Number) });
		expect(first?.checked.rules).toBeGreaterThan(20);
		expect(first).toMatchObject({ uri, version: 1, drugs: ['low dose naltrexone'], suppressed: 0 });
		expect(Object.values(first?.counts ?? {}).reduce((a, b) => a + b, 0)).toBe(found.length);
		expect(second).toMatchObject({ skipped: 'no-drug', drugs: [] });
	});
});

describe('push', () => {
	test('findings come on opening and after a change, and go on closing', async () => {
		const { client, result } = await start({ capabilities: pushing });
		expect(result.capabilities.diagnosticProvider).toBeUndefined();
		await client.open(uri, high);
		await client.until(() => client.published.length === 1);
		expect(client.published[0]).toMatchObject({ uri, version: 1 });
		expect(client.published[0]?.diagnostics.some((it) => dose(it.code))).toBe(true);
		await client.change(uri, 2, high.replace('12', '3'));
		await client.until(() => client.published.length === 2);
		expect(client.published[1]).toMatchObject({ uri, version: 2 });
		expect(client.published[1]?.diagnostics.some((it) => dose(it.code))).toBe(false);
		await client.close(uri);
		await client.until(() => client.published.length === 3);
		expect(client.published[2]).toEqual({ uri, diagnostics: [] });
	});

	test('a client that knows no related information gets none', async () => {
		const { client } = await start({ capabilities: pushing });
		await client.open(uri, high);
		await client.until(() => client.published.length === 1);
		expect(client.published[0]?.diagnostics.every((it) => it.relatedInformation === undefined)).toBe(true);
	});
});

describe('positions', () => {
	test.each([
		['astral characters', '# LDN 🙂 naltrexone\n\n🙂🙂 𝒳 Take LDN 12 mg every night.\n'],
		['CRLF', '# Low dose naltrexone\r\n\r\nA first line\r\nand take LDN 12 mg every night.\r\n'],
		['CR', '# Low dose naltrexone\r\rA first line\rand take LDN 12 mg every night.\r'],
		['tabs', '# Low dose naltrexone\n\n-\tone\n\t-\tTake LDN 12 mg every night.\n'],
		['a byte order mark', '\uFEFF# Low dose naltrexone\n\nTake LDN 12 mg every night.\n'],
		['a mark on the same line', '\uFEFFLow dose naltrexone: take LDN 12 mg every night.\n\nLDN is naltrexone.\n'],
		['no-break spaces', '# Low dose naltrexone\n\nTake “LDN” 12\u00A0mg every night.\n'],
	])('are right with %s', async (_, text) => {
		const { client } = await start();
		await client.open(uri, text);
		const found = (await client.diagnostics(uri)).filter((it) => dose(it.code));
		expect(found.map((it) => marked(text, it).replace('\u00A0', ' '))).toEqual(['12 mg']);
	});
});

describe('hostile clients', () => {
	test('requests before initialize are refused, and the server still starts', async () => {
		const { client } = linkTestServer();
		clients.push(client);
		await expect(client.pull(uri)).rejects.toMatchObject({ code: -32002 });
		await client.open(uri, high);
		await client.initialize({ capabilities: modern });
		expect((await client.diagnostics(uri)).some((it) => dose(it.code))).toBe(true);
	});

	test('wrong parameters and unknown methods end nothing', async () => {
		const { client } = await start();
		await client.open(uri, high);
		await expect(client.connection.sendRequest('textDocument/diagnostic', {})).rejects.toThrow();
		await expect(client.connection.sendRequest('ldn-lint/none', {})).rejects.toMatchObject({ code: -32601 });
		await expect(client.connection.sendRequest('workspace/executeCommand', { command: 'x' })).rejects.toThrow();
		await client.change('file:///unknown.md', 2, 'x');
		await client.close('file:///unknown.md');
		expect(await client.hover('file:///unknown.md', 0, 0)).toBeNull();
		expect(await client.hover(uri, 5000, 5000)).toBeNull();
		expect((await client.diagnostics(uri)).some((it) => dose(it.code))).toBe(true);
	});
});
