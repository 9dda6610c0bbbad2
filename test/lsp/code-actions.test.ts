import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { addDays, localDay } from '../../server/src/base/day.ts';
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
		const suggested = found.filter((it) => /^(?:disclaimer|contraindication|citation)/.test(String(it.code)));
		const others = await client.actions(uri, suggested);
		expect(others.filter((it) => it.edit).length).toBeGreaterThan(suggested.length);
		expect(others.filter((it) => it.isPreferred)).toEqual([]);
	});

	test('findings of an older version get no action', async () => {
		const { client, found } = await open(faulty);
		await client.change(uri, 2, `\n${faulty}`);
		expect(await client.actions(uri, found, { only: ['quickfix'] })).toEqual([]);
	});

	test('settings that change while they are looked for make them late, not none', async () => {
		let changes = 0;
		const changed = () => client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		const settings = () => {
			// Before the answer: the lint that waits for it is obsolete then.
			if (changes-- > 0) {
				void changed();
			}
			return {};
		};
		const { client, found } = await open(faulty, { settings });
		changes = 2;
		await changed();
		const actions = await client.actions(uri, ofRule(found, 'dose/error-prone-notation').slice(0, 1));
		expect(changes).toBeLessThanOrEqual(0);
		expect(titles(actions)).toContain('Write "0.5 mg"');
	});

	test('findings do not carry their fixes about', async () => {
		const { found } = await open(faulty);
		expect(found.flatMap((it) => Object.keys(it.data)).filter((it) => it === 'fixes' || it === 'edits')).toEqual([]);
	});

	test('the gravest finding is mended first; then come what hides and what explains', async () => {
		const { client, found } = await open('# Low dose naltrexone\n\nLDN cures cancer, at .5 mg or 1.0 mg.\n');
		const here = found.filter((it) => it.range.start.line === 2);
		const order = (await client.actions(uri, [...here].reverse(), { only: ['quickfix'] })).map(({ title }) =>
			['Fix all', 'Ignore', 'Show'].findIndex((it) => title.startsWith(it)),
		);
		expect(order).toEqual([...order].sort((a, b) => a - b));
		expect(new Set(order)).toEqual(new Set([-1, 0, 1, 2]));
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

describe('edits of doses and warnings', () => {
	const annotating = {
		...modern,
		workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
	};
	const text = `${faulty}\nOther people take LDN 4.5 to 1.5 mg every night.\n`;
	const annotationsOf = (actions: readonly CodeAction[]) =>
		actions.flatMap((it) => Object.values(it.edit?.changeAnnotations ?? {}));

	test.each([
		['dose/inverted-range', 'Changes a dose'],
		['disclaimer/off-label', 'Changes what readers are told of risks and limits'],
		['contraindication/omitted', 'Changes what readers are told of risks and limits'],
	])('%s: is shown before it goes in', async (rule, label) => {
		const { client, found } = await open(text, { capabilities: annotating });
		const [action] = await client.actions(uri, ofRule(found, rule).slice(0, 1));
		expect(annotationsOf(action ? [action] : [])).toEqual([
			{ label, description: expect.stringContaining(action?.title ?? 'no action'), needsConfirmation: true },
		]);
		expect(JSON.stringify(action?.edit?.documentChanges)).toContain('"annotationId":"ldn-lint"');
	});

	test('a safe fix goes in at once, and so does every fix of a client that cannot show it', async () => {
		const { client, found } = await open(text, { capabilities: annotating });
		const [safe] = await client.actions(uri, ofRule(found, 'dose/error-prone-notation').slice(0, 1));
		expect(safe?.edit?.changeAnnotations).toBeUndefined();
		const plain = await open(text);
		expect(annotationsOf(await plain.client.actions(uri, plain.found))).toEqual([]);
	});
});

describe('fix all of a rule', () => {
	const two = `${faulty}\nThe recieved dose is the recieved dose.\n`;

	test('is offered at one of several findings, and leaves other rules alone', async () => {
		const { client, found } = await open(two);
		const [notation] = ofRule(found, 'dose/error-prone-notation');
		const actions = await client.actions(uri, notation ? [notation] : []);
		const all = actions.find((it) => it.title === 'Fix all of dose/error-prone-notation in the article');
		expect(all?.kind).toBe('quickfix');
		const fixed = applyWorkspaceEdit(uri, 1, two, all?.edit ?? {});
		expect(fixed).toBe(two.replace(' .5 mg', ' 0.5 mg').replace('1.0 mg', '1 mg'));
	});

	test('is not offered at a single finding, nor where nothing is safe', async () => {
		const { client, found } = await open('# Low dose naltrexone\n\nStart LDN at .5 mg. Take LDN 12 mg.\n');
		expect(titles(await client.actions(uri, found)).filter((it) => it.startsWith('Fix all of'))).toEqual([]);
	});

	test('has a kind of its own, to be done on saving', async () => {
		const { client } = await open(two);
		const only = ['source.fixAll.ldnLint.dose.error-prone-notation'];
		const [action, ...more] = await client.actions(uri, [], { only, triggerKind: 2 });
		expect(more).toEqual([]);
		expect(action?.kind).toBe(only[0]);
		expect(applyWorkspaceEdit(uri, 1, two, action?.edit ?? {})).toContain('0.5 mg');
		expect(await client.actions(uri, [], { only: ['source.fixAll.ldnLint.no.rule'] })).toEqual([]);
	});
});

describe('fix all', () => {
	test('a person who asks for it is told why there is nothing', async () => {
		const capabilities = {
			...modern,
			textDocument: { ...modern.textDocument, codeAction: { disabledSupport: true } },
		};
		const { client } = await open('# Low dose naltrexone\n\nTake LDN 12 mg every night.\n', { capabilities });
		const only = ['source.fixAll.ldnLint'];
		const [action] = await client.actions(uri, [], { only, triggerKind: 1 });
		expect(action?.disabled?.reason).toMatch(/nothing here that can be fixed/);
		expect(action?.edit).toBeUndefined();
		expect(await client.actions(uri, [], { only, triggerKind: 2 })).toEqual([]);
	});

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

	test('a comment ends as late as the configuration lets it', async () => {
		const files = new Map([['file:///project/.ldn-lint.yaml', 'suppressions:\n  maxDays: 30\n']]);
		const { client, found } = await open(faulty, { files });
		const actions = await client.actions(uri, ofRule(found, 'dose/unsupported-range'));
		const ignore = actions.find((it) => it.title.startsWith('Ignore'));
		const ignored = applyWorkspaceEdit(uri, 1, faulty, ignore?.edit ?? {});
		expect(ignored).toContain(` until=${addDays(localDay(new Date()), 30)} -- reason -->`);
		await client.change(uri, 2, ignored);
		expect((await client.diagnostics(uri)).filter((it) => /suppression/.test(String(it.code)))).toEqual([]);
	});

	test('findings of one rule at one place are ignored by one action', async () => {
		const { client, found } = await open(faulty);
		const omitted = ofRule(found, 'contraindication/omitted');
		expect(omitted.length).toBeGreaterThan(1);
		const actions = await client.actions(uri, omitted);
		const shared = actions.filter((it) => /^(?:Ignore|Show)/.test(it.title));
		expect(titles(shared)).toEqual([
			'Ignore contraindication/omitted here…',
			'Ignore contraindication/omitted in the whole article…',
			'Show the page of contraindication/omitted',
		]);
		expect(shared.map((it) => it.diagnostics?.length)).toEqual(shared.map(() => omitted.length));
	});

	test.each([
		['markdown', faulty],
		['markdown', `---\ntitle: LDN\n---\n\n${faulty}`],
		['mdx', faulty],
		['plaintext', faulty.replace('# ', '')],
		['html', '<h1>Low dose naltrexone</h1>\n<p>Take LDN 12 mg every night.</p>\n'],
	])('the whole article can be spared a rule: %s', async (languageId, text) => {
		const { client, found } = await open(text, { languageId });
		const target = ofRule(found, 'disclaimer/off-label');
		const action = (await client.actions(uri, target)).find((it) => it.title.endsWith('in the whole article…'));
		const ignored = applyWorkspaceEdit(uri, 1, text, action?.edit ?? {});
		await client.change(uri, 2, ignored);
		const left = (await client.diagnostics(uri)).map((it) => `${it.code} ${it.message}`).sort();
		const others = found.filter((it) => it.code !== 'disclaimer/off-label').map((it) => `${it.code} ${it.message}`);
		expect(left).toEqual(others.sort());
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
