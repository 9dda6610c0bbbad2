import { describe, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { modern, startTestServer, type TestServerOptions } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const text = [
	'---',
	'title: Low dose naltrexone',
	'---',
	'',
	'# Low dose naltrexone',
	'',
	'LDN may reduce pain [1]. LDN improves sleep in fibromyalgia.',
	'',
	'## References',
	'',
	'1. Younger J. doi:10.1002/art.37734',
	'',
].join('\n');

async function lensesOf(source: string, options: TestServerOptions = {}): Promise<CodeLens[]> {
	const { client } = await startTestServer(options);
	await client.open(uri, source);
	const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
	await client.stop();
	return lenses;
}

const commands = ['ldn-lint.showProblems', 'ldn-lint.nextUncitedClaim', 'ldn-lint.insertStatements'];

describe('above the title', () => {
	test('stand what was found, the claims that are cited and the statements that are missing', async () => {
		const lenses = await lensesOf(text, { initializationOptions: { clientCommands: commands } });
		expect(lenses.map((it) => [it.range.start, it.command?.title, it.command?.command, it.command?.arguments])).toEqual(
			[
				[
					{ line: 4, character: 0 },
					expect.stringMatching(/^\d+ errors?, \d+ warnings?, \d+ notes?/),
					commands[0],
					[uri],
				],
				[{ line: 4, character: 0 }, '1 of 2 claims cited', commands[1], [uri]],
				[{ line: 4, character: 0 }, expect.stringMatching(/^\d+ statements missing$/), commands[2], [uri]],
			],
		);
	});

	test('an editor without our commands gets those of the server that it can carry out', async () => {
		const names = (lenses: CodeLens[]) => lenses.map((it) => it.command?.command);
		expect(names(await lensesOf(text))).toEqual(['', 'ldn-lint.server.showUncitedClaim', '']);
		const capabilities = { ...modern, workspace: { ...modern.workspace, applyEdit: true } };
		expect(names(await lensesOf(text, { capabilities }))[2]).toBe('ldn-lint.server.insertStatements');
		expect(names(await lensesOf(text, { capabilities: { ...modern, window: {} } }))).toEqual(['', '', '']);
	});
});

test.each<readonly [string, string, TestServerOptions]>([
	['is on no drug', '# Tomatoes\n\nThey want sun.\n', {}],
	['is empty', '', {}],
	['is not linted', text, { settings: () => ({ enable: false }) }],
	['is not to have one', text, { settings: () => ({ codeLens: { enabled: false } }) }],
])('there is none where the document %s', async (_, source, options) => {
	expect(await lensesOf(source, options)).toEqual([]);
});

test('the lenses are asked for again when settings change, and follow them', async () => {
	let enabled = true;
	const capabilities = { ...modern, workspace: { ...modern.workspace, codeLens: { refreshSupport: true } } };
	const { client } = await startTestServer({ capabilities, settings: () => ({ codeLens: { enabled } }) });
	const refreshed = new Promise<void>((resolve) => {
		client.connection.onRequest('workspace/codeLens/refresh', () => {
			resolve();
			return null;
		});
	});
	await client.open(uri, text);
	const lenses = () => client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
	expect(await lenses()).toHaveLength(3);
	enabled = false;
	await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
	await refreshed;
	expect(await lenses()).toEqual([]);
	await client.stop();
});

test('the lenses are those of the newest text, though they were asked for before', async () => {
	const { client } = await startTestServer();
	await client.open(uri, text);
	const asked = client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
	await client.change(uri, 2, text.replace('# Low', '😀\n\n# Low'));
	expect((await asked)[0]?.range.start).toEqual({ line: 6, character: 0 });
	await client.stop();
});
