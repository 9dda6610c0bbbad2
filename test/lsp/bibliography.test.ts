/** Bibliographies that an open article names: read through the host, within the project, and anew when they change. */
import { expect, test } from 'vitest';
import { startTestServer } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const article = (path: string) =>
	`---\ntitle: Low dose naltrexone\nbibliography: ${path}\n---\n\nLDN eased pain [@doe2014].\n`;

async function messages(path: string, files: ReadonlyMap<string, string>): Promise<readonly string[]> {
	const { client } = await startTestServer({ files: new Map(files) });
	await client.open(uri, article(path));
	const found = await client.diagnostics(uri);
	await client.stop();
	return found.filter((it) => it.code === 'citation/unresolved').map((it) => String(it.message).split(/[:,]/)[0] ?? '');
}

const bib = '@article{doe2014, title = {Low doses}}';

test('a key of the bibliography is known', async () => {
	expect(await messages('refs.bib', new Map([['file:///project/articles/refs.bib', bib]]))).toEqual([]);
});

test('another key is not', async () => {
	expect(
		await messages('refs.bib', new Map([['file:///project/articles/refs.bib', '@misc{roe2016, title = {X}}']])),
	).toEqual(['"[@doe2014]" leads readers nowhere']);
});

test('a file outside the project is not read', async () => {
	expect(await messages('../../refs.bib', new Map([['file:///refs.bib', bib]]))).toEqual([
		'The bibliography "../../refs.bib" cannot be found',
	]);
});

test('the folder of the configuration is in the project', async () => {
	const files = new Map([
		['file:///project/refs.bib', bib],
		['file:///project/.ldn-lint.yaml', 'preset: recommended'],
	]);
	expect(await messages('../refs.bib', files)).toEqual([]);
});

test('a change of the file is seen', async () => {
	const path = 'file:///project/articles/refs.bib';
	const { client, files } = await startTestServer({ files: new Map([[path, '']]) });
	const count = async () => (await client.diagnostics(uri)).filter((it) => it.code === 'citation/unresolved').length;
	await client.open(uri, article('refs.bib'));
	expect(await count()).toBe(1);
	files.set(path, bib);
	await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: path, type: 2 }] });
	expect(await count()).toBe(0);
	await client.stop();
});
