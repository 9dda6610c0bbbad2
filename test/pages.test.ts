/** Articles in HTML and MDX get the findings that the same article in Markdown gets; what is no article gets none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../server/src/article/parse.ts';
import type { Finding } from '../server/src/linter/finding.ts';
import { ruleFolders } from './support/examples.ts';
import { lint, serviceOf } from './support/lint.ts';
import { renderPage } from './support/render-html.ts';

const service = serviceOf((await ruleFolders()).map((it) => it.rule));
const root = join(import.meta.dirname, '..');
const articles = ['examples', 'test/fixtures/articles'].flatMap((folder) =>
	readdirSync(join(root, folder))
		.filter((it) => it.endsWith('.md'))
		.map((it) => [it, readFileSync(join(root, folder, it), 'utf8')] as const),
);

describe.each(articles)('%s', (_, text) => {
	// A generator numbers footnotes, which then are one with a list of numbered references.
	const single = text.includes('[^') && /^\d\. /m.test(text) ? text.replace(/\[\^\w+\](?::.*)?/g, '') : text;

	test('as a page', async () => {
		const page = renderPage(single);
		expect(described(await lint(service, page, { format: 'html' }), page)).toEqual(
			described(await lint(service, single), single),
		);
	});

	test('as MDX', async () => {
		const mdx = `${single}\n{/* the end */}\n\n<Subscribe list={['a']} />\n`;
		expect(parseArticle(mdx, 'mdx').problems).toEqual([]);
		expect(described(await lint(service, mdx, { format: 'mdx' }), mdx)).toEqual(
			described(await lint(service, single), single),
		);
	});
});

/** Rules, and what they mark without marks of the format. */
function described(findings: readonly Finding[], text: string): readonly string[] {
	return findings
		.map(({ rule, subject, messageId, span }) => {
			const marked = text.slice(span.start, span.end).replace(/<[^>]*>|^\d\. |[*_\\]/g, '');
			const plain = marked.replace(/&(?:amp|quot|lt|gt);/g, (it) => references[it] ?? it).replace(/\s+/g, ' ');
			return `${rule} ${subject ?? ''} ${messageId} ${plain.trim()}`;
		})
		.sort();
}

const references: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>' };

describe('pages as they are published', () => {
	test.each<[string, readonly string[]]>([
		['clinic.html', ['dose/unsupported-range 12&nbsp;mg']],
		[
			'homepage.htm',
			[
				'citation/uncited-claim LDN cures multiple sclerosis.',
				'claim/overstated LDN cures multiple sclerosis.',
				'dose/error-prone-notation .5 mg',
			],
		],
		[
			'partial.html',
			[
				'dose/error-prone-notation 1.5mg to <em>4.5 mg',
				'citation/uncited-claim In the first years some took 10 mg of LDN at bedtime.',
				'dose/unsupported-range 45',
			],
		],
	])('%s', async (name, expected) => {
		const text = readFileSync(join(root, 'test/fixtures/pages', name), 'utf8');
		const findings = await lint(service, text, { format: 'html' });
		const local = findings.filter((it) => it.messageId !== 'missing');
		expect(local.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`)).toEqual(expected);
		const inWindows = await lint(service, text.replaceAll('\n', '\r\n'), { format: 'html' });
		expect(inWindows.map((it) => it.message)).toEqual(findings.map((it) => it.message));
	});
});

describe('what is no article on the drug', () => {
	test.each<[string, 'html' | 'mdx', string]>([
		[
			'a template of a web app',
			'html',
			'<app-root><p>{{ user.name }} takes {{ dose }}mg</p><button (click)="go()">TODO: go</button></app-root>',
		],
		[
			'a template of a server',
			'html',
			'<% items.each do |it| %><li><%= it.title %></li><% end %><p>[insert name here]</p>',
		],
		[
			'a page of a single-page app',
			'html',
			'<!doctype html><html><head><title>App</title></head><body><noscript>You need to enable JavaScript.</noscript><div id="root"></div></body></html>',
		],
		[
			'a page on other matters',
			'html',
			'<h1>Cookies</h1><p>As an AI language model, I cannot bake. The fibromialgia cake weighs .5 mg.</p>',
		],
		['an LDN of networks', 'html', '<h1>LDN settings</h1><p>The LDN holds 45 nodes.</p>'],
		[
			'a page of documentation',
			'mdx',
			"import Tabs from '@theme/Tabs'\n\n# Install\n\n<Tabs>\n\n```sh\nnpm i ldn\n```\n\n</Tabs>\n\nSet `{dose: 45}`.\n",
		],
	])('%s', async (_, format, text) => {
		expect(await lint(service, text, { format })).toEqual([]);
	});
});

describe('a part that cannot be read', () => {
	const article = '# Low dose naltrexone\n\nTake LDN 12 mg.\n\n<div>\n';

	test('is told of', async () => {
		const [first] = (await lint(service, article, { format: 'mdx' })).filter((it) => it.rule.startsWith('lint/'));
		expect(first).toMatchObject({ rule: 'lint/unreadable-part', severity: 'warning' });
		expect(first?.message).toMatch(/^This is not valid MDX: Expected a closing tag for `<div>`/);
		const yaml = await lint(service, '---\ntitle: [a\n---\n\nLow dose naltrexone (LDN) is naltrexone.\n');
		expect(yaml.find((it) => it.rule === 'lint/unreadable-part')).toMatchObject({ span: { start: 0, end: 3 } });
	});

	test.each([
		['the configuration', article, { rules: { 'lint/unreadable-part': 'off' } }],
		['a comment', `{/* ldn-lint-disable-file lint/unreadable-part -- a draft */}\n\n${article}`, {}],
	])('and %s silences it', async (_, text, config) => {
		const findings = await lint(service, text, { format: 'mdx', config });
		expect(findings.map((it) => it.rule).filter((it) => it.startsWith('lint/'))).toEqual([]);
		expect(findings.map((it) => it.rule)).toContain('dose/unsupported-range');
	});

	test('of a text on other matters is not', async () => {
		expect(await lint(service, '# Bread\n\nBake it.\n\n<div>\n', { format: 'mdx' })).toEqual([]);
	});
});
