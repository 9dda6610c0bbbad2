/** Evidence in the editor: cards on hover, completion, links of identifiers, hints after markers. */
import { expect, test } from 'vitest';
import type {
	CompletionItem,
	CompletionList,
	DocumentLink,
	Hover,
	InlayHint,
	MarkupContent,
	Position,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { marked, modern, startTestServer, type TestServerOptions } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const text = [
	'# Low dose naltrexone',
	'',
	'LDN is an effective treatment for fibromyalgia.',
	'',
	'It was liked [1].',
	'',
	'## References',
	'',
	'1. Younger J. Low-dose naltrexone for the treatment of fibromyalgia. Arthritis Rheum. 2013;65(2):529-538. doi:10.1002/art.37734',
	'',
].join('\n');

async function open(source = text, options: TestServerOptions = {}) {
	const { client, result } = await startTestServer(options);
	await client.open(uri, source);
	const document = TextDocument.create(uri, 'markdown', 1, source);
	const request = <T>(method: string, params: object = {}): Promise<T> =>
		client.connection.sendRequest(method, { textDocument: { uri }, ...params });
	const at = (words: string): Position => document.positionAt(source.indexOf(words) + words.length);
	return { client, request, at, document, capabilities: result.capabilities };
}

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

test('the server tells what it can do', async () => {
	const { client, capabilities } = await open();
	expect(capabilities).toMatchObject({
		completionProvider: { triggerCharacters: ['[', '^', '@'], resolveProvider: true },
		documentLinkProvider: {},
		inlayHintProvider: true,
	});
	await client.stop();
});

test.each<readonly [string, RegExp]>([
	[
		'LDN is an eff',
		/^\*\*Fibromyalgia: low certainty of a benefit\*\*[\s\S]*\n\n---\n\n\[\*\*citation\/uncited-claim\*\*\]/,
	],
	['It was liked [1', /^\*\*Younger 2013\*\* – randomised crossover trial, n = 31/],
	['1. Younger J. Low', /^\*\*Younger 2013\*\*/],
])('hover after "%s"', async (words, expected) => {
	const { client, request, at } = await open();
	const hover = await request<Hover | null>('textDocument/hover', { position: at(words) });
	expect((hover?.contents as MarkupContent | undefined)?.value).toMatch(expected);
	await client.stop();
});

test('completion cites a work with its entry, and shows its card when asked', async () => {
	const source = text.replace('It was', 'Fatigue fell [].\n\nIt was');
	const { client, request, at, document } = await open(source);
	const { items } = await request<CompletionList>('textDocument/completion', { position: at('Fatigue fell [') });
	expect(items[0]?.label).toBe('[1]');
	const work = items.find((it) => it.label.startsWith('Bested 2023'));
	const edits = [
		...(work?.additionalTextEdits ?? []),
		...(work?.textEdit && 'range' in work.textEdit ? [work.textEdit] : []),
	];
	expect(TextDocument.applyEdits(document, edits)).toMatch(/^Fatigue fell \[2\]\.$[\s\S]*\n2\. Bested K, /m);
	const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', work);
	expect(resolved.documentation).toMatchObject({
		kind: 'markdown',
		value: expect.stringMatching(/^\*\*Bested 2023\*\*/),
	});
	await client.stop();
});

test('identifiers are links', async () => {
	const { client, request } = await open();
	const links = await request<DocumentLink[]>('textDocument/documentLink');
	expect(links.map((it) => [marked(text, it), it.target])).toEqual([
		['doi:10.1002/art.37734', 'https://doi.org/10.1002/art.37734'],
	]);
	await client.stop();
});

test('hints stand after markers where the setting is on, in the range that is asked for', async () => {
	let enabled = false;
	const capabilities = { ...modern, workspace: { ...modern.workspace, inlayHint: { refreshSupport: true } } };
	const { client, request, at } = await open(text, { capabilities, settings: () => ({ inlayHints: { enabled } }) });
	let refreshes = 0;
	client.connection.onRequest('workspace/inlayHint/refresh', () => {
		refreshes++;
		return null;
	});
	expect(await request<InlayHint[]>('textDocument/inlayHint', { range: whole })).toEqual([]);
	enabled = true;
	await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
	const hints = await request<InlayHint[]>('textDocument/inlayHint', { range: whole });
	expect(hints).toMatchObject([
		{ label: 'crossover RCT, n = 31', position: at('It was liked [1]'), paddingLeft: true },
	]);
	expect(refreshes).toBe(1);
	const above = { start: whole.start, end: at('LDN is') };
	expect(await request<InlayHint[]>('textDocument/inlayHint', { range: above })).toEqual([]);
	await client.stop();
});

test('nothing where the article is not linted', async () => {
	const { client, request, at } = await open(text, {
		settings: () => ({ enable: false, inlayHints: { enabled: true } }),
	});
	expect(await request('textDocument/documentLink')).toEqual([]);
	expect(await request('textDocument/inlayHint', { range: whole })).toEqual([]);
	expect(await request('textDocument/completion', { position: at('It was liked [') })).toBeNull();
	await client.stop();
});
