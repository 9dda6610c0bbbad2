import { expect, test } from 'vitest';
import { type MarkupContent as Markup, MarkupContent } from 'vscode-languageserver/node';
import { startTestServer } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const text = '# Low dose naltrexone\n\nTake LDN 12 mg every night. Others take 3 mg. Sleep well.\n';

async function hoverAt(word: string, settings = () => ({})): Promise<string | undefined> {
	const { client } = await startTestServer({ settings });
	await client.open(uri, text);
	const line = text.split('\n').findIndex((it) => it.includes(word));
	const hover = await client.hover(uri, line, (text.split('\n')[line]?.indexOf(word) ?? 0) + 1);
	await client.stop();
	return hover && MarkupContent.is(hover.contents) ? (hover.contents as Markup).value : undefined;
}

test('a finding is explained: its rule, the reason, its sources and the dose itself', async () => {
	const value = await hoverAt('12 mg');
	expect(value).toMatch(/\n\n---\n\n\[\*\*dose\/unsupported-range\*\*\]\(https:.*\): /);
	expect(value).toMatch(/\n\nSources?: \[.+\]\(https:/);
	expect(value).toMatch(/^\*\*12 mg of naltrexone a day\*\*/);
});

test('a dose without finding shows where it falls', async () => {
	const value = await hoverAt('3 mg');
	expect(value).toMatch(/^\*\*3 mg of naltrexone a day\*\* \(“3 mg”\): low dose\./);
	expect(value).toMatch(/supported range is 0\.5 to 4\.5 mg a day\.\n\nSource: \[/);
});

test('a drug shows its supported range', async () => {
	expect(await hoverAt('LDN')).toMatch(/^\*\*low dose naltrexone \(LDN\)\*\*: the supported range/);
});

test('other words, and documents that are not linted, show nothing', async () => {
	expect(await hoverAt('well')).toBeUndefined();
	expect(await hoverAt('12 mg', () => ({ enable: false }))).toBeUndefined();
});
