import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { type MarkupContent as Markup, MarkupContent } from 'vscode-languageserver/node';
import { startTestServer, type TestServerOptions } from '../support/lsp.ts';

const uri = 'file:///project/articles/ldn.md';
const plain = '# Low dose naltrexone\n\nTake LDN 12 mg every night. Others take 3 mg. Sleep well.\n';

interface Hovering extends TestServerOptions {
	readonly article?: string;
}

async function hoverAt(
	word: string,
	{ article: text = plain, ...options }: Hovering = {},
): Promise<string | undefined> {
	const { client } = await startTestServer(options);
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
	expect(await hoverAt('12 mg', { settings: () => ({ enable: false }) })).toBeUndefined();
});

test('the fixes on offer are named, as text without marks', async () => {
	const value = await hoverAt('.5 mg', { article: '# Low dose naltrexone\n\nStart LDN at .5 mg.\n' });
	expect(value).toMatch(/\n\nFixes on offer:\n- Write "0\.5 mg"$/);
});

test('our own client opens the page of the rule in the editor', async () => {
	const value = await hoverAt('12 mg', { initializationOptions: { clientCommands: ['ldn-lint.openRulePage'] } });
	expect(value).toContain(
		'[**dose/unsupported-range**](command:ldn-lint.openRulePage?%5B%22dose%2Funsupported-range%22%5D): ',
	);
});

test('an article cannot put links, images or HTML into a hover', async () => {
	const bait = '[run](command:workbench.action.quit) <img src="https://x.test/a.png"> ![a](https://x.test/b.png) **';
	const article = `# Low dose naltrexone

LDN cures fibromyalgia [1]. LDN helped <b onclick="x()">fibromyalgia</b> [run](command:quit) at 12 \`mg\` of LDN [3].

## References

1. ${bait} Doe J. A trial. 2019.
2. Roe ${bait}.
`;
	for (const word of ['fibromyalgia [1]', '1].', 'LDN helped', '3].', 'Doe J', 'Roe']) {
		const value = await hoverAt(word, { article });
		for (const node of nodesIn(fromMarkdown(value ?? ''))) {
			expect(['html', 'image']).not.toContain(node.type);
			expect(node.type === 'link' ? node.url : 'https:').toMatch(/^https:/);
			expect(node.type === 'link' ? node.url : '').not.toContain('x.test');
		}
	}
});

test('what makes a statement due is shown beside its absence', async () => {
	const { client } = await startTestServer();
	const article = '# Low dose naltrexone\n\nA compounding pharmacy makes it. LDN eases the pain of fibromyalgia.\n';
	await client.open(uri, article);
	const found = await client.diagnostics(uri);
	await client.stop();
	const relatedOf = (rule: string) => found.find((it) => it.code === rule)?.relatedInformation?.[0];
	expect(relatedOf('disclaimer/compounded')).toMatchObject({
		message: 'Here compounding is mentioned.',
		location: { uri, range: { start: { line: 2, character: 0 } } },
	});
	expect(relatedOf('disclaimer/evidence-limits')?.message).toBe('Here a benefit is presented.');
});

function nodesIn(node: Nodes): readonly Nodes[] {
	return [node, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}
