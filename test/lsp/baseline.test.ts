import { afterEach, describe, expect, test } from 'vitest';
import { compose } from '../../server/src/entry/compose.ts';
import { baselineText } from '../../server/src/service/baseline.ts';
import { startTestServer, type TestClient, type TestServerOptions } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const config = 'file:///project/.ldn-lint.yaml';
const known = 'file:///project/ci/known.json';
const text = '# Low dose naltrexone\n\nTake LDN 12 mg every night, then .5 mg.\n';
const range = 'dose/unsupported-range';
const notation = 'dose/error-prone-notation';

let clients: TestClient[] = [];

afterEach(async () => {
	await Promise.all(clients.map((it) => it.stop()));
	clients = [];
});

/** A baseline with the findings of some rules in the text, under a path. */
async function baselineOf(rules: readonly string[], path = '../articles/ldn.md'): Promise<string> {
	const service = compose();
	const found = await service.lint({ uri, version: 1, format: 'markdown', text }, service.configure({}).config);
	const { fingerprints } = found.details();
	const entries = found.findings
		.filter((it) => rules.includes(it.rule))
		.map((it) => ({ rule: it.rule, subject: it.subject, fingerprint: fingerprints.get(it) ?? '', text: '' }));
	return baselineText(new Map([[path, entries]]));
}

async function open(baseline: string | undefined, options: TestServerOptions = {}) {
	const files = new Map([[config, 'baseline: ci/known.json\n']]);
	if (baseline !== undefined) {
		files.set(known, baseline);
	}
	const { client } = await startTestServer({ files, ...options });
	clients.push(client);
	await client.open(uri, text);
	return { client, files };
}

async function found(client: TestClient, rule: string) {
	return (await client.diagnostics(uri)).find((it) => it.code === rule);
}

describe('findings of the project’s baseline', () => {
	test('are hints that say so, and others stay as they are', async () => {
		const { client } = await open(await baselineOf([range]));
		expect(await found(client, range)).toMatchObject({
			severity: 4,
			message: expect.stringMatching(/^\(in the baseline\) /),
		});
		const other = await found(client, notation);
		expect(other?.severity).toBeLessThan(4);
		expect(other?.message).not.toContain('baseline');
	});

	test('keep their quick fixes', async () => {
		const { client } = await open(await baselineOf([notation]));
		const diagnostic = await found(client, notation);
		expect(diagnostic?.severity).toBe(4);
		const titles = (await client.actions(uri, diagnostic === undefined ? [] : [diagnostic])).map((it) => it.title);
		expect(titles).toEqual(expect.arrayContaining(['Write "0.5 mg"', `Ignore ${notation} here…`]));
	});

	test('are so in files that are not open, and in renamed ones', async () => {
		const { client, files } = await open(await baselineOf([range, notation], '../articles/old.md'));
		expect((await found(client, range))?.severity).toBe(4);
		await client.close(uri);
		files.set(uri, text);
		const params = { uri, languageId: 'markdown' };
		const { diagnostics } = await client.connection.sendRequest<{
			diagnostics: readonly { code: string; message: string }[];
		}>('ldn-lint/lintFile', params);
		expect(diagnostics.find((it) => it.code === range)?.message).toMatch(/^\(in the baseline\) /);
	});

	test('change with the file, which is watched', async () => {
		const { client, files } = await open(undefined);
		expect((await found(client, range))?.severity).toBeLessThan(4);
		files.set(known, await baselineOf([range]));
		const changes = [{ uri: known, type: 1 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		expect((await found(client, range))?.severity).toBe(4);
	});

	test('are none when the file is broken, which shows in the file', async () => {
		const { client, files } = await open('{}');
		expect((await found(client, range))?.severity).toBeLessThan(4);
		expect(client.published).toMatchObject([
			{ uri: known, diagnostics: [{ message: 'This file is no baseline of ldn-lint.' }] },
		]);
		files.set(known, await baselineOf([range]));
		const changes = [{ uri: known, type: 2 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		expect((await found(client, range))?.severity).toBe(4);
		expect(client.published.at(-1)).toEqual({ uri: known, diagnostics: [] });
	});

	test('are none until the workspace is trusted', async () => {
		const { client } = await open(await baselineOf([range]), { initializationOptions: { trusted: false } });
		expect((await found(client, range))?.severity).toBeLessThan(4);
		await client.connection.sendNotification('ldn-lint/trusted');
		expect((await found(client, range))?.severity).toBe(4);
	});
});

test('suppressions end in the editor, too', async () => {
	const { client } = await open(undefined);
	const ended = text.replace('\n\n', `\n\n<!-- ldn-lint-disable-next-line ${range} until=2020-01-01 -- x -->\n\n`);
	await client.change(uri, 2, ended);
	expect(await found(client, range)).toBeDefined();
	expect(await found(client, 'lint/expired-suppression')).toBeDefined();
	await client.change(uri, 3, ended.replace('2020', '9020'));
	expect(await found(client, range)).toBeUndefined();
});
