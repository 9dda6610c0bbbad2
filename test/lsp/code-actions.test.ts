import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import type { IgnoreArguments } from '../../server/src/lsp/protocol.ts';
import {
	applyWorkspaceEdit,
	modern,
	startTestServer,
	type TestClient,
	type TestServerOptions,
} from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';

/** Two faults that are safe to mend, and one that is not. */
const faulty = `# Low dose naltrexone

Start LDN at .5 mg and go up to 1.0 mg.

Take LDN 12 mg every night.
`;

let clients: TestClient[] = [];

afterEach(async () => {
	await Promise.all(clients.map((it) => it.stop()));
	clients = [];
});

async function open(text: string, options: TestServerOptions & { readonly languageId?: string } = {}) {
	const { client } = await startTestServer(options);
	clients.push(client);
	await client.open(uri, text, options.languageId);
	return { client, found: await client.diagnostics(uri) };
}

function ofRule(found: readonly Diagnostic[], rule: string): readonly Diagnostic[] {
	return found.filter((it) => it.code === rule);
}

function titles(actions: readonly CodeAction[]): readonly string[] {
	return actions.map((it) => it.title);
}

describe('quick fixes', () => {
	test('a safe fix is preferred, versioned and mends its finding', async () => {
		const { client, found } = await open(faulty);
		const [notation] = ofRule(found, 'dose/error-prone-notation');
		const [fix] = await client.actions(uri, notation ? [notation] : []);
		expect(fix).toMatchObject({
			kind: 'quickfix',
			isPreferred: true,
			diagnostics: [{ code: 'dose/error-prone-notation' }],
			edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] },
		});
		expect(applyWorkspaceEdit(uri, 1, faulty, fix?.edit ?? {})).toContain('LDN at 0.5 mg');
	});

	test('one at most is preferred, and only a safe one', async () => {
		const { client, found } = await open(faulty);
		const actions = await client.actions(uri, found);
		expect(actions.filter((it) => it.isPreferred)).toHaveLength(1);
		const suggested = found.filter((it) => it.data.fixes.length > 0 && it.data.fixes[0].safety !== 'safe');
		expect(suggested.length).toBeGreaterThan(0);
		expect((await client.actions(uri, suggested)).filter((it) => it.isPreferred)).toEqual([]);
	});

	test('findings of an older version get no action', async () => {
		const { client, found } = await open(faulty);
		await client.change(uri, 2, `\n${faulty}`);
		expect(await client.actions(uri, found, { only: ['quickfix'] })).toEqual([]);
	});

	test('other tools’ diagnostics, and kinds that were not asked for, get none', async () => {
		const { client, found } = await open(faulty);
		const others = found.map((it) => ({ ...it, source: 'spelling' }));
		expect(await client.actions(uri, others, { only: ['quickfix'] })).toEqual([]);
		expect(await client.actions(uri, found, { only: ['refactor'] })).toEqual([]);
	});

	test('a client that drops the data of diagnostics still gets fixes', async () => {
		const { client, found } = await open(faulty);
		const bare = ofRule(found, 'dose/error-prone-notation').map(({ data: _, ...it }) => it);
		expect((await client.actions(uri, bare.slice(0, 1)))[0]).toMatchObject({ isPreferred: true });
	});

	test('a client without versioned edits gets plain ones', async () => {
		const { client, found } = await open(faulty, { capabilities: { ...modern, workspace: {} } });
		const [fix] = await client.actions(uri, ofRule(found, 'dose/error-prone-notation'));
		expect(fix?.edit).toMatchObject({ changes: { [uri]: expect.any(Array) } });
	});
});

describe('fix all', () => {
	test.each([['source.fixAll.ldnLint'], ['source.fixAll'], ['source']])(
		'%s mends what is safe, and no more',
		async (only) => {
			const { client } = await open(faulty);
			const actions = await client.actions(uri, [], { only: [only] });
			expect(actions.map((it) => it.kind)).toEqual(['source.fixAll.ldnLint']);
			const fixed = applyWorkspaceEdit(uri, 1, faulty, actions[0]?.edit ?? {});
			expect(fixed).toBe(faulty.replace(' .5 mg', ' 0.5 mg').replace('1.0 mg', '1 mg'));
		},
	);

	test('there is nothing to offer for an article without safe fixes', async () => {
		const { client } = await open('# Low dose naltrexone\n\nTake LDN 12 mg every night.\n');
		expect(await client.actions(uri, [], { only: ['source.fixAll.ldnLint'] })).toEqual([]);
	});

	test('it is not computed at each move of the cursor', async () => {
		const { client } = await open(faulty);
		const kinds = (await client.actions(uri, [], { triggerKind: 2 })).map((it) => it.kind);
		expect(kinds).toEqual([]);
	});
});

describe('ignore here', () => {
	const cases = [
		['a paragraph', 'markdown', faulty],
		['a heading', 'markdown', '# Low dose naltrexone\n\n## LDN 12 mg every night\n\nText.\n'],
		['a paragraph right under a heading', 'markdown', '# Low dose naltrexone\nTake LDN 12 mg every night.\n'],
		['a quote', 'markdown', '# Low dose naltrexone\n\n> A line.\n>\n> Take LDN 12 mg every night.\n'],
		['a later item', 'markdown', '# Low dose naltrexone\n\n1. Rest.\n2. Take LDN 12 mg every night.\n3. Rest.\n'],
		['a paragraph in an item', 'markdown', '# Low dose naltrexone\n\n- Rest.\n\n  Take LDN 12 mg every night.\n'],
		[
			'a table',
			'markdown',
			'# Low dose naltrexone\n\n| Week | Dose |\n| --- | --- |\n| 1 | LDN 12 mg |\n| 2 | LDN 3 mg |\n',
		],
		['CRLF', 'markdown', '# Low dose naltrexone\r\n\r\nTake LDN 12 mg every night.\r\n'],
		['plain text', 'plaintext', 'Low dose naltrexone\n\nA line of text, and then\ntake LDN 12 mg every night.\n'],
		['a plain list', 'plaintext', 'Low dose naltrexone\n\n• Rest.\n• Take LDN 12 mg every night.\n• Rest.\n'],
	] as const;

	test.each(cases)('hides the finding and nothing else: %s', async (_, languageId, text) => {
		const { client, found } = await open(text, { languageId });
		const target = ofRule(found, 'dose/unsupported-range').slice(0, 1);
		expect(target).toHaveLength(1);
		const action = (await client.actions(uri, target)).find((it) => it.title.startsWith('Ignore'));
		const ignored = applyWorkspaceEdit(uri, 1, text, action?.edit ?? {});
		expect(ignored).toContain('dose/unsupported-range -- reason -->');
		await client.change(uri, 2, ignored);
		const left = (await client.diagnostics(uri)).map((it) => `${it.code} ${it.message}`).sort();
		const others = found.filter((it) => it !== target[0]).map((it) => `${it.code} ${it.message}`);
		expect(left).toEqual(others.sort());
	});

	test('our own client asks for the reason and is given what to write around it', async () => {
		const initializationOptions = { clientCommands: ['ldn-lint.ignore', 'ldn-lint.openRulePage'] };
		const { client, found } = await open(faulty, { initializationOptions });
		const actions = await client.actions(uri, ofRule(found, 'dose/unsupported-range'));
		const command = actions.find((it) => it.title.startsWith('Ignore'))?.command;
		expect(command?.command).toBe('ldn-lint.ignore');
		const expected: IgnoreArguments = {
			uri,
			version: 1,
			position: { line: 4, character: 0 },
			before: '<!-- ldn-lint-disable-next-line dose/unsupported-range -- ',
			after: ' -->\n',
			rule: 'dose/unsupported-range',
		};
		expect(command?.arguments).toEqual([expected]);
		expect(actions.find((it) => it.title.startsWith('Show'))?.command).toMatchObject({
			command: 'ldn-lint.openRulePage',
			arguments: ['dose/unsupported-range'],
		});
	});

	test('findings of one rule at one place are ignored by one action', async () => {
		const { client, found } = await open(faulty);
		const omitted = ofRule(found, 'contraindication/omitted');
		expect(omitted.length).toBeGreaterThan(1);
		const actions = await client.actions(uri, omitted);
		const shared = actions.filter((it) => /^(?:Ignore|Show)/.test(it.title));
		expect(shared.map((it) => it.diagnostics?.length)).toEqual([omitted.length, omitted.length]);
	});

	test('an unused suppression is removed, never ignored', async () => {
		const text = '# LDN and naltrexone\n\n<!-- ldn-lint-disable-next-line dose/unit-slip -- a test -->\nText.\n';
		const { client, found } = await open(text);
		const actions = await client.actions(uri, ofRule(found, 'lint/unused-suppression'));
		expect(titles(actions)).toEqual(['Remove the suppression', 'Show the page of lint/unused-suppression']);
	});
});

describe('show rule', () => {
	test('opens the published page for clients that leave commands to the server', async () => {
		const { client, found } = await open(faulty);
		const actions = await client.actions(uri, ofRule(found, 'dose/unsupported-range'));
		const command = actions.find((it) => it.title.startsWith('Show'))?.command;
		expect(command?.command).toBe('ldn-lint.server.showRule');
		await client.connection.sendRequest('workspace/executeCommand', command);
		expect(client.shown).toEqual([expect.stringMatching(/dose\/unsupported-range/)]);
		await expect(
			client.connection.sendRequest('workspace/executeCommand', { ...command, arguments: ['no/rule'] }),
		).rejects.toMatchObject({ message: 'There is no rule no/rule.' });
	});

	test('is not offered where nothing can show it', async () => {
		const { client, found } = await open(faulty, { capabilities: { ...modern, window: {} } });
		const actions = await client.actions(uri, ofRule(found, 'dose/unsupported-range'));
		expect(titles(actions).filter((it) => it.startsWith('Show'))).toEqual([]);
	});

	test('the page of a rule is Markdown', async () => {
		const { client } = await open(faulty);
		const explain = (rule: string) => client.connection.sendRequest('ldn-lint/explain', { rule });
		expect(await explain('dose/unsupported-range')).toMatch(/^# dose\/unsupported-range\n[\s\S]*## Why it matters/);
		expect(await explain('no/rule')).toBeNull();
	});
});
