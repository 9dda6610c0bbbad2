/** Completion of front matter and of statements; that of citations is in `evidence.test.ts`. */
import { describe, expect, test } from 'vitest';
import type { CompletionList } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startTestServer, type TestServerOptions } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';

/** Completions at the mark `¦`, and the text after one of them. */
async function complete(source: string, options: TestServerOptions = {}, languageId = 'markdown') {
	const text = source.replace('¦', '');
	const document = TextDocument.create(uri, languageId, 1, text);
	const { client } = await startTestServer(options);
	await client.open(uri, text, languageId);
	const list = await client.connection.sendRequest<CompletionList | null>('textDocument/completion', {
		textDocument: { uri },
		position: document.positionAt(source.indexOf('¦')),
	});
	await client.stop();
	const items = list?.items ?? [];
	const take = (label: string) => {
		const edit = items.find((it) => it.label === label)?.textEdit;
		return edit && 'range' in edit ? TextDocument.applyEdits(document, [edit]) : undefined;
	};
	return { labels: items.map((it) => it.label), items, take };
}

const head = '# Low dose naltrexone (LDN)\n\n';

describe('front matter', () => {
	const body = `---\n\n${head}LDN may help.\n`;

	test('offers the keys that it lacks', async () => {
		const { labels, take } = await complete(`---\ntitle: LDN\n¦\n${body}`);
		expect(labels).toEqual(['author', 'reviewer', 'date', 'updated', 'reviewed', 'bibliography', 'ldn-lint']);
		expect(take('author')).toBe(`---\ntitle: LDN\nauthor: \n${body}`);
	});

	test.each<readonly [string, string, string]>([
		['a key that is begun', 'aut¦', 'author: '],
		['a key that has its colon', 'aut¦: Ann', 'author: Ann'],
	])('completes %s', async (_, line, expected) => {
		const { take } = await complete(`---\n${line}\n${body}`);
		expect(take('author')).toBe(`---\n${expected}\n${body}`);
	});

	test('offers values', async () => {
		const files = new Map([
			['file:///project/articles/works.bib', ''],
			['file:///project/articles/notes.txt', ''],
		]);
		expect((await complete(`---\nbibliography: ¦\n${body}`, { files })).labels).toEqual(['works.bib']);
		expect((await complete(`---\ndate: ¦\n${body}`)).labels).toEqual([expect.stringMatching(/^20\d\d-\d\d-\d\d$/)]);
		expect((await complete(`---\nldn-lint: ¦\n${body}`)).take('off')).toBe(`---\nldn-lint: off\n${body}`);
		expect((await complete(`---\nauthor: ¦\n${body}`)).labels).toEqual([]);
	});

	test('offers what turns rules off', async () => {
		expect((await complete(`---\nldn-lint:\n  ¦\n${body}`)).labels).toEqual(['disable', 'reason', 'until', 'by']);
		expect((await complete(`---\nldn-lint:\n  disable: dose¦\n${body}`)).labels).toContain('dose/unit-slip');
		expect((await complete(`---\ntags:\n  ¦\n${body}`)).labels).toEqual([]);
	});

	test('that is not ended yet is one; a rule between two paragraphs is none', async () => {
		expect((await complete('---\ntitle: Low dose naltrexone\n¦')).labels).toContain('author');
		expect((await complete(`${head}---\n¦\n`)).labels).not.toContain('author');
	});

	test('of a text on something else is left alone', async () => {
		expect((await complete('---\n¦\n---\n\n# Tomatoes\n\nThey want sun.\n')).labels).toEqual([]);
	});
});

describe('statements', () => {
	test('that are missing come first, at the start of a line', async () => {
		const { labels, items, take } = await complete(`${head}LDN reduces pain.\n\ndiscl¦\n`);
		expect(labels.slice(0, 3)).toEqual([
			'Disclaimer: all that is missing',
			'Disclaimer: medical advice',
			'Disclaimer: off label',
		]);
		expect(items[1]?.detail).toBe('missing in this article');
		expect(items.at(-1)?.detail).toBe('not owed by this article');
		expect(labels.every((it) => it.startsWith('Disclaimer'))).toBe(true);
		expect(take('Disclaimer: off label')).toBe(
			`${head}LDN reduces pain.\n\nThe use of LDN for the conditions described here is off-label. No regulator has approved it for them.\n`,
		);
		expect(take('Disclaimer: all that is missing')).toMatch(
			/\n\nThis article .* off-label\. .* more research is needed\.\n$/,
		);
	});

	test.each<readonly [string, string, string, string]>([
		['by its name', `${head}opi¦\n`, 'Safety: opioids', 'markdown'],
		['in a list', `${head}- preg¦\n`, 'Safety: pregnancy', 'markdown'],
		['on an empty line', `${head}¦\n`, 'Safety: liver', 'markdown'],
		['in plain text', 'Low dose naltrexone (LDN)\n\nsurg¦\n', 'Safety: surgery', 'plaintext'],
		['in a paragraph of HTML', '<h1>Low dose naltrexone (LDN)</h1>\n<p>liv¦</p>\n', 'Safety: liver', 'html'],
	])('are found %s', async (_, text, label, languageId) => {
		expect((await complete(text, {}, languageId)).labels).toContain(label);
	});

	test.each<readonly [string, string]>([
		['in the middle of a sentence', `${head}LDN and opi¦\n`],
		['before a text', `${head}opi¦ LDN helps.\n`],
		['for a letter or two', `${head}op¦\n`],
		['for other words', `${head}The¦\n`],
		['in code', `${head}\`\`\`\nopi¦\n\`\`\`\n`],
		['on another drug', '# Tomatoes\n\nopi¦\n'],
	])('are none %s', async (_, text) => {
		expect((await complete(text)).labels).toEqual([]);
	});

	test('that the article makes are not offered again', async () => {
		const { labels } = await complete(`${head}Never take LDN with opioids.\n\nopi¦\n`);
		expect(labels).not.toContain('Safety: opioids');
	});

	test("are in the house's wording", async () => {
		const files = new Map([
			['file:///project/.ldn-lint.yaml', 'statements:\n  liver:\n    wording: Ask us about your liver and {drug}.\n'],
		]);
		const { take, items } = await complete(`${head}liv¦\n`, { files });
		expect(take('Safety: liver')).toBe(`${head}Ask us about your liver and LDN.\n`);
		const statement = items.find((it) => it.label === 'Safety: liver');
		expect(statement?.documentation).toMatch(/^Ask us about your liver and LDN\.\n/);
	});
});
