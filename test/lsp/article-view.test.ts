/** What the panel and the commands for writing ask of the server. */
import { describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ArticleView, MissingStatements, Requests } from '../../server/src/lsp/protocol.ts';
import { applyWorkspaceEdit, modern, startTestServer, type TestServerOptions } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const text = [
	'# Low dose naltrexone',
	'',
	'😀 Take LDN 12 mg every night. LDN may reduce pain in fibromyalgia [1].',
	'',
	'## References',
	'',
	'1. Younger J. doi:10.1002/art.37734',
	'',
].join('\r\n');

async function open(source = text, options: TestServerOptions = {}) {
	const { client, ...server } = await startTestServer(options);
	await client.open(uri, source);
	const ask = <M extends keyof Requests>(method: M, params: Requests[M]['params']) =>
		client.connection.sendRequest<Requests[M]['result']>(method, params);
	return { client, ask, ...server };
}

describe('the view of an article', () => {
	test('has its places as ranges, and its version', async () => {
		const { client, ask } = await open();
		const view = (await ask('ldn-lint/articleView', { uri })) as ArticleView;
		const document = TextDocument.create(uri, 'markdown', 1, text);
		const at = (range: ArticleView['title']) => range && document.getText(range);
		expect(view.version).toBe(1);
		expect(at(view.title)).toBe('# Low dose naltrexone');
		expect(view.doses.map((it) => [at(it.span), it.verdict])).toEqual([['12 mg', 'outside']]);
		expect(view.claims.map((it) => [at(it.span), it.works])).toEqual([
			['LDN may reduce pain in fibromyalgia [1].', ['younger2013']],
		]);
		expect(view.references.map((it) => [it.label, it.work, it.citations])).toEqual([['1', 'Younger 2013', 1]]);
		expect(view.statements[0]).toMatchObject({ id: 'medical-advice', state: 'missing', spans: [] });
		await client.stop();
	});

	test.each<readonly [string, string, TestServerOptions]>([
		['on no drug', '# Tomatoes\n', {}],
		['not linted', text, { settings: () => ({ enable: false }) }],
		['excluded', text, { files: new Map([['file:///project/.ldn-lint.yaml', 'exclude: ["**/*.md"]\n']]) }],
	])('is none where it is %s', async (_, source, options) => {
		const { client, ask } = await open(source, options);
		expect(await ask('ldn-lint/articleView', { uri })).toBeNull();
		await client.stop();
	});

	test('is none of a document that is not open', async () => {
		const { client, ask } = await open();
		expect(await ask('ldn-lint/articleView', { uri: 'file:///other.md' })).toBeNull();
		await client.stop();
	});

	test('comes with cards on works and conditions', async () => {
		const { client, ask } = await open();
		const cards = await ask('ldn-lint/cards', { uri, works: ['younger2013', 'none'], conditions: ['fibromyalgia'] });
		expect(cards).toMatch(/^\*\*Fibromyalgia: low certainty of a benefit[\s\S]*\n---\n\n\*\*Younger 2013\*\*/);
		expect(await ask('ldn-lint/cards', { uri, works: [], conditions: ['none'] })).toBe('');
		await client.stop();
	});
});

describe('missing statements', () => {
	const head = text.slice(0, text.indexOf('## References'));

	test('are told with their wordings, and go in as one edit of the version that they were missing in', async () => {
		const { client, ask } = await open();
		const missing = (await ask('ldn-lint/missingStatements', { uri })) as MissingStatements;
		expect(missing.version).toBe(1);
		expect(missing.unwritten).toEqual(['Authorship', 'Date']);
		expect(missing.statements.find((it) => it.id === 'opioids')).toEqual({
			id: 'opioids',
			name: 'Opioids',
			severity: 'error',
			wording: expect.stringMatching(/^Never combine LDN with opioid medicines/),
		});
		const ids = ['medical-advice', 'opioids', 'hypersensitivity'];
		const edit = (await ask('ldn-lint/insertStatements', { uri, version: 1, ids })) as WorkspaceEdit;
		const result = applyWorkspaceEdit(uri, 1, text, edit);
		expect(result.startsWith(head)).toBe(true);
		expect(result.slice(head.length)).toMatch(
			/^## Who should not take LDN\r\n\r\nNever combine .*\r\n\r\nDo not take LDN .*\r\n\r\n\*\*Disclaimer:\*\* This .*\r\n\r\n## References\r\n/,
		);
		await client.change(uri, 2, result);
		const after = await ask('ldn-lint/missingStatements', { uri });
		expect(after?.statements.map((it) => it.id)).toEqual(
			missing.statements.map((it) => it.id).filter((it) => !ids.includes(it)),
		);
		expect(await ask('ldn-lint/insertStatements', { uri, version: 2, ids })).toBeNull();
		await client.stop();
	});

	test('are refused for a version that is no more', async () => {
		const { client, ask } = await open();
		await client.change(uri, 2, `${text}\r\nMore.\r\n`);
		expect(await ask('ldn-lint/insertStatements', { uri, version: 1, ids: ['liver'] })).toBeNull();
		await client.stop();
	});

	test("are in the house's wording", async () => {
		const files = new Map([
			['file:///project/.ldn-lint.yaml', 'statements:\n  liver:\n    wording: Ask us about your liver and {drug}.\n'],
		]);
		const { client, ask } = await open(text, { files });
		const edit = await ask('ldn-lint/insertStatements', { uri, version: 1, ids: ['liver'] });
		expect(edit && applyWorkspaceEdit(uri, 1, text, edit)).toContain('Ask us about your liver and LDN.');
		await client.stop();
	});

	test('are inserted by the server for an editor without our commands', async () => {
		const capabilities = { ...modern, workspace: { ...modern.workspace, applyEdit: true } };
		const { client, result } = await open(text, { capabilities });
		expect(result.capabilities.executeCommandProvider?.commands).toContain('ldn-lint.server.insertStatements');
		const applied: WorkspaceEdit[] = [];
		client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
			applied.push(edit);
			return { applied: true };
		});
		const run = (command: string) =>
			client.connection.sendRequest('workspace/executeCommand', { command, arguments: [uri] });
		await run('ldn-lint.server.insertStatements');
		const after = applied[0] ? applyWorkspaceEdit(uri, 1, text, applied[0]) : '';
		expect(after).toContain('Disclaimer');
		await client.change(uri, 2, after);
		await expect(run('ldn-lint.server.insertStatements')).rejects.toThrow('No statement of the article is missing');
		await client.stop();
	});
});

test('the first claim without a citation is shown by the server', async () => {
	const source = text.replace('fibromyalgia [1]', 'fibromyalgia [1]. LDN improves sleep');
	const { client } = await open(source);
	const run = () =>
		client.connection.sendRequest('workspace/executeCommand', {
			command: 'ldn-lint.server.showUncitedClaim',
			arguments: [uri],
		});
	await run();
	expect(client.shown).toEqual([uri]);
	await client.change(uri, 2, text);
	await expect(run()).rejects.toThrow('Every claim of the article is cited');
	await client.stop();
});

describe('a new article', () => {
	test("is on a drug of the folder's configuration, in its wordings", async () => {
		const files = new Map([
			['file:///project/.ldn-lint.yaml', 'statements:\n  liver:\n    wording: Ask us about your liver and {drug}.\n'],
		]);
		const { client, ask } = await open(text, { files });
		const article = { drug: 'naltrexone', author: 'Ann Smith', date: '2026-01-31' };
		expect(await ask('ldn-lint/drugs', { folder: 'file:///project' })).toEqual([
			{ id: 'naltrexone', name: 'low dose naltrexone' },
		]);
		expect(await ask('ldn-lint/newArticle', { folder: 'file:///project', ...article })).toContain(
			'- Ask us about your liver and LDN.',
		);
		expect(await ask('ldn-lint/newArticle', { folder: null, ...article })).not.toContain('Ask us');
		expect(await ask('ldn-lint/newArticle', { folder: null, ...article, drug: 'aspirin' })).toBeNull();
		await client.stop();
	});
});
