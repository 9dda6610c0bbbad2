/** What an article says stays text in what an editor renders as Markdown: no link, image, markup or command of its own. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, describe, expect, it } from 'vitest';
import type { CompletionItem, Hover, InlayHint } from 'vscode-languageserver';
import { modern, startTestServer, type TestClient } from '../support/lsp.ts';

const bait =
	'[run](command:workbench.action.terminal.sendSequence) ![x](https://evil.example/p.png) <img src=x onerror=y>';
const lines = [
	'---',
	'title: "Low dose naltrexone [t](command:evil)"',
	'bibliography: refs.bib',
	'---',
	'',
	'# Low dose naltrexone ](command:evil) <b onclick=x>LDN</b>',
	'',
	`Take LDN 45 mg ${bait} every night for Crohn's disease, as [doe](command:evil) says [1] and [@doe2014].`,
	'',
	'LDN cures \\[fibromyalgia\\](command:evil) (Younger 2013) in all <svg/onload=alert(1)> patients [2]; see [Dr X](command:evil).',
	'',
	'`LDN` **4.5 MG`](command:evil)** improves pain [3].',
	'',
	'## References',
	'',
	`1. Younger J, [Mackey](command:evil) S. ${bait} Fibromyalgia symptoms are reduced by low-dose naltrexone. Pain Med. 2009;10:663-72. https://doi.org/10.1111/j.1526-4637.2009.00613.x`,
	'2. <script>alert(1)</script> ![](command:evil). Low-dose naltrexone. 2013. https://example.org/a)b](command:evil)',
	'3. Nobody. `x` ](command:evil) <a href="command:evil">x</a>. 2020;1:1.',
	'',
];
const bib =
	'@article{doe2014, author = {[Doe](command:evil), <b>J</b>}, title = {![x](command:evil) <img src=x>}, year = 2014}\n';
const clients: TestClient[] = [];
afterAll(async () => {
	await Promise.all(clients.map((it) => it.stop()));
});

/** Addresses that a rendered text leads to, and whatever it holds that is more than text, lists and links. */
function ingredients(markdown: string): readonly string[] {
	const found: string[] = [];
	const waiting: { type: string; url?: string; value?: string; children?: unknown[] }[] = [fromMarkdown(markdown)];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (/^(?:image|imageReference|html|definition|linkReference)$/.test(node.type)) {
			found.push(node.type);
		} else if (node.type === 'link') {
			found.push(node.url ?? '');
		}
		waiting.push(...((node.children ?? []) as typeof waiting));
	}
	return found;
}

const isHarmless = (it: string) => /^https?:\/\/\S+$|^command:ldn-lint\.openRulePage\?%5B%22[\w/%-]+%22%5D$/.test(it);

const textOf = (it: unknown): string =>
	typeof it === 'string' ? it : typeof it === 'object' && it !== null && 'value' in it ? String(it.value) : '';

describe.each(['markdown', 'html', 'plaintext', 'mdx'])('%s', (language) => {
	it('cannot bring more than text into hovers, cards, hints and completions', async () => {
		const uri = `file:///project/a.${language}`;
		const files = new Map([['file:///project/refs.bib', bib]]);
		const initializationOptions = { clientCommands: ['ldn-lint.openRulePage'], trusted: true };
		const settings = () => ({ inlayHints: { enabled: true } });
		const { client } = await startTestServer({ files, capabilities: modern, settings, initializationOptions });
		clients.push(client);
		await client.open(uri, lines.join('\n'), language);
		await client.diagnostics(uri);
		const shown = new Set<string>();
		for (const [line, text] of lines.entries()) {
			for (let character = 0; character < text.length; character += 6) {
				const hover: Hover | null = await client.hover(uri, line, character);
				shown.add(textOf(hover?.contents));
			}
		}
		const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
		const textDocument = { uri };
		const hints: InlayHint[] =
			(await client.connection.sendRequest('textDocument/inlayHint', { textDocument, range: whole })) ?? [];
		for (const { tooltip } of hints) {
			shown.add(textOf(tooltip));
		}
		const position = { line: 7, character: (lines[7]?.indexOf('@doe') ?? 0) + 1 };
		const found: CompletionItem[] | { items: CompletionItem[] } | null = await client.connection.sendRequest(
			'textDocument/completion',
			{ textDocument, position },
		);
		for (const item of (Array.isArray(found) ? found : (found?.items ?? [])).slice(0, 20)) {
			const full: CompletionItem = await client.connection.sendRequest('completionItem/resolve', item);
			shown.add(textOf(full.documentation));
		}
		shown.delete('');
		expect(shown.size).toBeGreaterThan(0);
		const wrong = [...shown].flatMap((it) => ingredients(it).filter((part) => !isHarmless(part)));
		expect(wrong).toEqual([]);
	});
});
