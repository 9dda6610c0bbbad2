import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { modern, pushing, startTestServer, type TestClient, type TestServerOptions } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const config = 'file:///project/.ldn-lint.yaml';
const text = '# Low dose naltrexone\n\nTake LDN 12 mg every night, then .5 mg.\n';

let clients: TestClient[] = [];

afterEach(async () => {
	await Promise.all(clients.map((it) => it.stop()));
	clients = [];
});

async function open(options: TestServerOptions & { readonly project?: string } = {}) {
	const files = new Map(options.project === undefined ? [] : [[config, options.project]]);
	const { client } = await startTestServer({ files, ...options });
	clients.push(client);
	await client.open(uri, text);
	return { client, files };
}

async function codes(client: TestClient): Promise<readonly unknown[]> {
	return (await client.diagnostics(uri)).map((it) => it.code);
}

function changed(client: TestClient): Promise<void> {
	const changes = [{ uri: config, type: 2 }];
	return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

const range = 'dose/unsupported-range';
const notation = 'dose/error-prone-notation';

describe('the project’s file', () => {
	test('is found above the article', async () => {
		const { client } = await open({ project: `rules:\n  ${range}: off\n` });
		expect(await codes(client)).not.toContain(range);
	});

	test('wins over the editor, which fills what it does not say', async () => {
		const settings = () => ({ rules: { [range]: 'error', [notation]: 'off' } });
		const { client } = await open({ project: `rules:\n  ${range}: hint\n`, settings });
		const found = await client.diagnostics(uri);
		expect(found.find((it) => it.code === range)?.severity).toBe(4);
		expect(found.map((it) => it.code)).not.toContain(notation);
	});

	test('wins by a whole area too', async () => {
		const settings = () => ({ rules: { [range]: 'error' } });
		const { client } = await open({ project: 'rules:\n  dose/*: off\n', settings });
		expect((await codes(client)).filter((it) => String(it).startsWith('dose/'))).toEqual([]);
	});

	test('takes in no other file until the workspace is trusted', async () => {
		const files = new Map([
			[config, `extends: ./base.yaml\nrules:\n  ${notation}: off\n`],
			['file:///project/base.yaml', `rules:\n  ${range}: off\n`],
			['file:///project/.git/HEAD', ''],
		]);
		const { client } = await startTestServer({ files, initializationOptions: { trusted: false } });
		clients.push(client);
		await client.open(uri, text);
		expect(await codes(client)).toContain(range);
		expect(await codes(client)).not.toContain(notation);
		await client.connection.sendNotification('ldn-lint/trusted');
		expect(await codes(client)).not.toContain(range);
	});

	test('excludes articles', async () => {
		const { client } = await open({ project: 'exclude: [articles]\n' });
		expect(await codes(client)).toEqual([]);
	});

	test('is watched, and a change asks the client to pull again', async () => {
		const { client, files } = await open();
		await client.until(() => client.registered.length === 2);
		expect(client.registered).toContain('workspace/didChangeWatchedFiles');
		const first = await client.pull(uri);
		files.set(config, `rules:\n  ${range}: off\n`);
		await changed(client);
		await client.until(() => client.refreshes === 1);
		const second = await client.pull(uri, first.resultId);
		expect(second.kind === 'full' && second.items.map((it) => it.code)).not.toContain(range);
		files.delete(config);
		await changed(client);
		await client.until(() => client.refreshes === 2);
		expect(await codes(client)).toContain(range);
	});

	test('builds on files that are watched, and shows what is wrong in the file that says it', async () => {
		const base = 'file:///project/base.yaml';
		const drugs = 'file:///project/drugs/own.yaml';
		const files = new Map([
			[config, `extends: ./base.yaml\nprofiles: drugs/*.yaml\n`],
			[base, `rules:\n  ${range}: off\n`],
			[drugs, 'extends: naltrexone\nnames:\n  brand: [ReVia]\n'],
		]);
		const { client } = await open({ files });
		expect(await codes(client)).not.toContain(range);
		expect(client.published.map((it) => [it.uri, ...it.diagnostics.map(({ message }) => message)])).toEqual([
			[drugs, 'names.brand "ReVia" is a name of "naltrexone" already.'],
		]);
		expect(client.published[0]?.diagnostics[0]?.range.start).toEqual({ line: 2, character: 2 });
		files.set(base, '{}');
		files.set(drugs, 'extends: naltrexone\nnames:\n  brand: [Naltima]\n');
		const changes = [base, drugs].map((it) => ({ uri: it, type: 2 }));
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		expect(await codes(client)).toContain(range);
		expect(client.published.slice(1)).toEqual([{ uri: drugs, diagnostics: [] }]);
	});

	test('other files change nothing', async () => {
		const { client } = await open();
		const first = await client.pull(uri);
		const changes = [{ uri: 'file:///project/other.yaml', type: 2 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		expect((await client.pull(uri, first.resultId)).kind).toBe('unchanged');
	});

	test('shows what is wrong with it in itself, and takes it back when it is right', async () => {
		const { client, files } = await open({ project: `rules:\n  dose/unsuported-range: off\n  ${notation}: off\n` });
		expect(await codes(client)).not.toContain(notation);
		expect(client.published).toHaveLength(1);
		expect(client.published[0]).toMatchObject({
			uri: config,
			diagnostics: [{ source: 'ldn-lint', severity: 1, range: { start: { line: 1, character: 2 } } }],
		});
		expect(client.published[0]?.diagnostics[0]?.message).toContain(`Did you mean "${range}"?`);
		expect(client.logged.join()).toContain('.ldn-lint.yaml:2:3');
		files.set(config, `rules:\n  ${range}: off\n`);
		await changed(client);
		expect(await codes(client)).not.toContain(range);
		expect(client.published.slice(1)).toEqual([{ uri: config, diagnostics: [] }]);
	});

	test('that cannot be read is a problem on its line, and the article is still linted', async () => {
		const { client } = await open({ project: 'rules:\n  - [\n' });
		expect(await codes(client)).toContain(range);
		expect(client.published[0]?.diagnostics).toHaveLength(1);
	});
});

describe('the editor’s settings', () => {
	test('set the preset and the rules', async () => {
		const { client } = await open({ settings: () => ({ preset: 'strict', rules: { [range]: 'off' } }) });
		const strict = await codes(client);
		expect(strict).not.toContain(range);
		const { client: plain } = await open();
		expect(strict.length + 1).toBeGreaterThan((await codes(plain)).length);
	});

	test('turn linting off and, live, on again', async () => {
		let enable = false;
		const { client } = await open({ settings: () => ({ enable }) });
		expect(await codes(client)).toEqual([]);
		enable = true;
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.until(() => client.refreshes === 1);
		expect(await codes(client)).toContain(range);
	});

	test('that are wrong are logged, and the rest holds', async () => {
		const settings = () => ({ preset: 'strictest', rules: { [range]: 'off' } });
		const { client } = await open({ settings });
		expect(await codes(client)).not.toContain(range);
		await client.until(() => client.logged.some((it) => it.includes('ldn-lint.preset')));
	});

	test.each([[null], [7], [[]], [{ rules: 'all', preset: 3, enable: 'yes' }]])(
		'of any shape do no harm: %j',
		async (raw) => {
			const { client } = await open({ settings: () => raw });
			expect(await codes(client)).toContain(range);
		},
	);

	test('come with the notification from clients that cannot be asked', async () => {
		const { client } = await open({
			capabilities: pushing,
			initializationOptions: { settings: { rules: { [range]: 'off' } } },
		});
		await client.until(() => client.published.length === 1);
		expect(client.published[0]?.diagnostics.map((it) => it.code)).not.toContain(range);
		const settings = { 'ldn-lint': { rules: { [notation]: 'off' } } };
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
		await client.until(() => client.published.length === 2);
		const found = client.published[1]?.diagnostics.map((it) => it.code);
		expect(found).toContain(range);
		expect(found).not.toContain(notation);
	});
});

test('a file that is not open is linted on request', async () => {
	const other = 'file:///project/articles/other.md';
	const { client } = await open({ capabilities: modern, files: new Map([[other, text]]) });
	const lintFile = (params: object) => client.connection.sendRequest('ldn-lint/lintFile', params);
	expect(await lintFile({ uri: other, languageId: 'markdown' })).toEqual({
		diagnostics: expect.arrayContaining([expect.objectContaining({ code: range })]),
	});
	expect(await lintFile({ uri: 'file:///project/none.md', languageId: 'markdown' })).toEqual({
		diagnostics: [],
		skipped: 'unreadable',
	});
	expect(await lintFile({ uri: other, languageId: 'yaml' })).toEqual({ diagnostics: [] });
});

test('a folder gets a configuration to start from', async () => {
	const { client } = await open({ capabilities: modern });
	const { names, text } = await client.connection.sendRequest<{ names: string[]; text: string }>(
		'ldn-lint/starterConfig',
		{ articles: ['content/a.md', 'public/a.html'], bibliographies: ['refs.bib'] },
	);
	expect(names[0]).toBe('.ldn-lint.yaml');
	expect(parse(text)).toEqual({ preset: 'recommended', exclude: ['public/'], bibliography: ['refs.bib'] });
});
