import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { digest } from '../../server/src/base/digest.ts';
import { positionsIn } from '../../server/src/cli/positions.ts';
import { toProse } from '../../server/src/cli/reporters/html/place.ts';
import { reportHtml } from '../../server/src/cli/reporters/html/report.ts';
import { pageScript } from '../../server/src/cli/reporters/html/script.ts';
import type { FileResult, ReportedFinding, RunResult } from '../../server/src/cli/results.ts';
import { createFormulary } from '../../server/src/drugs/formulary.ts';
import { createLintService } from '../../server/src/service/lint-service.ts';
import { runCli } from '../support/cli.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const service = createLintService({ rules: [], formulary: createFormulary([]), pages: new Map() });

describe('the page', () => {
	it('is valid, loads nothing, and runs and styles itself alone', async () => {
		const page = await pageOf({ 'a.md': '# Title\n\nSo LOUD and FORBIDDEN.\n', 'b.txt': 'MINOR words.\n' });
		expect(page.errors).toEqual([]);
		const loading = page.all(
			(it) => /^(?:img|iframe|object|embed|video|audio|base)$/.test(it.tagName) || attribute(it, 'src') !== undefined,
		);
		expect(loading).toEqual([]);
		expect(page.all((it) => it.attrs.some(({ name }) => /^(?:on|style$)/.test(name)))).toEqual([]);
		const [policy = ''] = page.attributes('meta', 'content').filter((it) => it.startsWith('default-src'));
		const hash = (name: string) =>
			`'sha256-${createHash('sha256')
				.update(textOf(page.only(name)))
				.digest('base64')}'`;
		expect(policy).toBe(
			`default-src 'none'; script-src ${hash('script')}; style-src ${hash('style')}; img-src data:; base-uri 'none'; form-action 'none'`,
		);
	});

	it('tells each finding in a card, with its rule, place, message, fix and source', async () => {
		const page = await pageOf({ 'a.md': '# Title\n\nSo LOUD.\n' });
		const [card] = page.withClass('card');
		expect(squeezed(card)).toBe(
			'▲ 1 warning text/loud The word "LOUD" is out of place here, and readers stumble over it. Write another one. 3:4 ' +
				'1 fix, 1 source Write "loud" safe Line 3 before: LOUD after: loud Source: Style book',
		);
		expect(page.attributes('a', 'href')).toEqual(
			expect.arrayContaining([
				'https://github.com/ldn-lint/ldn-lint/blob/main/docs/rules/text/loud.md',
				'https://style.example/',
			]),
		);
	});

	it('joins findings and their numbers in the text both ways, and every link within leads somewhere', async () => {
		const page = await pageOf({
			'a.md': '# LOUD\n\n- MINOR\n- **FORBIDDEN** LOUD\n\n| LOUD | b |\n| --- | --- |\n| c | MINOR |\n',
		});
		const ids = page.attributes('*', 'id');
		expect(new Set(ids).size).toBe(ids.length);
		const inner = page.attributes('a', 'href').filter((it) => it.startsWith('#'));
		expect(inner.map((it) => it.slice(1)).filter((it) => !ids.includes(it))).toEqual([]);
		const numbers = Array.from({ length: 6 }, (_, index) => index + 1);
		expect(page.withClass('card').map((it) => attribute(it, 'id'))).toEqual(numbers.map((it) => `a1-f${it}`));
		expect(inner.filter((it) => it.startsWith('#a1-m'))).toEqual(numbers.map((it) => `#a1-m${it}`));
		expect(inner.filter((it) => it.startsWith('#a1-f'))).toEqual(numbers.map((it) => `#a1-f${it}`));
		expect(page.elements('mark').map(textOf)).toEqual(['LOUD', 'MINOR', 'FORBIDDEN', 'LOUD', 'LOUD', 'MINOR']);
	});

	it('keeps the structure of the article, with headings that leave no level out', async () => {
		const page = await pageOf({
			'a.md':
				'# Title\n\n### Deep\n\nText with `code`, ![a cup](cup.png), [a link](https://example.org/page) and *stress*.[^n]\n\n' +
				'> Said.\n\n1. One\n   - Below\n2. Two\n\n| Head | Other |\n| --- | --- |\n| cell | more |\n\n[^n]: A note.\n',
		});
		expect(
			['h1', 'h2', 'h3', 'h4', 'h5'].flatMap((name) => page.elements(name).map((it) => `${name} ${textOf(it)}`)),
		).toEqual(['h1 0 findings in 1 article', 'h2 Articles', 'h2 a.md', 'h3 Title', 'h4 Deep']);
		expect(page.elements('p').map(squeezed)).toContain(
			'Text with code, [picture: a cup], a link (example.org/page) and stress.[n]',
		);
		expect(page.elements('blockquote').map(squeezed)).toEqual(['Said.']);
		expect(page.elements('li').map(squeezed)).toEqual(['1.One', '•Below', '2.Two', 'n.A note.']);
		expect(page.elements('table').at(-1)).toSatisfy((it: Element) => squeezed(it) === 'HeadOthercellmore');
		expect(page.elements('th').map(squeezed)).toEqual(expect.arrayContaining(['Head', 'Other']));
	});

	it('counts by article and in all, the share of cited claims, what is suppressed and what is hidden', async () => {
		const article = '<!-- ldn-lint-disable-next-line text/loud -- a quotation -->\nSo LOUD.\n\nFORBIDDEN and MINOR.\n';
		const page = await pageOf({ 'a.md': article, 'b.md': 'Fine.\n' }, '--quiet');
		expect(page.withClass('totals').map(squeezed)).toEqual([
			'✖ Errors1▲ Warnings0● Info0○ Hints0Claims cited–0 of 0Words read6Suppressed1Hidden by --quiet1',
		]);
		expect(page.elements('tr').map(squeezed)).toEqual([
			'Article✖ Errors▲ Warnings● Info○ HintsFindingsCitedWords',
			'a.md10001–5',
			'b.md00000–1',
		]);
		expect(page.withClass('suppressed').map(squeezed)).toEqual([
			'1 suppressed finding2:4 text/loud “LOUD” a quotation',
		]);
	});

	it('is the same each time', async () => {
		const files = { 'a.md': '# LOUD\n\nMINOR\n' };
		expect((await pageOf(files)).html).toBe((await pageOf(files)).html);
	});

	it('stands for a run without articles, and tells what went wrong', async () => {
		const page = read(await reportHtml(run([], ['gone.md: no such file <or> folder.']), { service, readText }));
		expect(page.errors).toEqual([]);
		expect(page.withClass('problems').map(squeezed)).toEqual([
			'1 problem of the rungone.md: no such file <or> folder.',
		]);
	});

	it('has a script that can be read', () => {
		expect(() => new Function(pageScript)).not.toThrow();
	});
});

describe('hostile articles', () => {
	const hostile = [
		'# <script>alert(1)</script> LOUD',
		'"><img src=x onerror=alert(1)> </style></script></details></main> LOUD',
		'[LOUD](javascript:alert(1)) [x](data:text/html,<script>alert(1)</script>) <a href="javascript:alert(1)">y</a>',
		'`</code><svg onload=alert(1)>` ![" onerror="alert(1)](x) LOUD',
		'Turned \u202Eback\u202C, \u2066set apart\u2069, \u0007 and \u200Fmarked LOUD',
	].join('\n\n');

	it.each(['a.md', 'a.txt', '"><script>alert(1)<\u2044script>.md'])('stay text in %s', async (name) => {
		const page = await pageOf({ [name]: hostile }, '', '.');
		expect(page.errors).toEqual([]);
		const plain = await pageOf({ 'a.md': 'LOUD' });
		for (const tag of ['script', 'style', 'img', 'svg']) {
			expect(page.elements(tag).length, tag).toBe(plain.elements(tag).length);
		}
		expect(page.all((it) => it.attrs.some((by) => by.name.startsWith('on')))).toEqual([]);
		expect(page.attributes('a', 'href').filter((it) => !/^(?:#[\w-]+|https:\/\/[\w./-]+)$/.test(it))).toEqual([]);
		expect(page.html).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200F]/);
		expect(page.html).not.toContain('\u0007');
		expect(page.html).toContain('⟨U+202E⟩');
	});

	it('cannot bring links of their own by a source or fix', async () => {
		const text = 'Some words.\n';
		const finding = findingIn(text, 'words', {
			sources: [{ title: '<b>Bad</b>', url: 'javascript:alert(1)' }],
			fixes: [{ title: '</summary>', safety: 'safe', edits: [{ ...placeOf(text, 'words'), text: '</ins><script>' }] }],
		});
		const page = await pageOfFindings(text, [finding]);
		expect(page.errors).toEqual([]);
		expect(page.elements('script').length).toBe(1);
		expect(page.attributes('a', 'href').filter((it) => it.startsWith('javascript'))).toEqual([]);
	});
});

describe('marks', () => {
	it.each([
		['nested', ['one two three', 'two'], '[1 one [2 two] three]'],
		['overlapping', ['one two', 'two three'], '[1 one [2 two]][2  three]'],
		['equal, the more severe within', ['two', 'two'], 'one [2 [1 two]] three'],
		['apart', ['one', 'three'], '[1 one] two [2 three]'],
		['over blocks', ['three\n\nNext'], 'one two [1 three] / [1 Next] part'],
		['in emphasis', ['one *two'], '[1 one two] three', 'one *two* three\n'],
		[
			'of an address alone',
			['https://example.org'],
			'see this (example.org) here',
			'see [this](https://example.org) here\n',
		],
		['with astral characters', ['😀 b'], 'a [1 😀 b] c', 'a 😀 b c\n'],
		['with line ends of Windows', ['b\r\nc'], 'a [1 b c] d', 'a b\r\nc d\r\n'],
		['in a table, cell by cell', ['b | c'], 'a | [1 b] | [1 c]', '| a | b | c |\n| - | - | - |\n'],
	])('%s', async (_, marked, expected, text = 'one two three\n\nNext part\n') => {
		const severities = ['error', 'warning'] as const;
		const findings = marked.map((it, index) => findingIn(text, it, { severity: severities[index] ?? 'hint' }));
		const page = await pageOfFindings(text, findings);
		const parts = page.withClass('text').map((it) =>
			drawn(it)
				.replace(/\s+(?=[\])]|$)/g, '')
				.trim(),
		);
		expect(parts.slice(0, expected.split(' / ').length).join(' / ')).toBe(expected);
		expect(page.withClass('number').length).toBe(2 * findings.length);
	});

	it('of front matter and comments are told above the article', async () => {
		const text = '---\ntitle: Odd\n---\n\nText.\n';
		const page = await pageOfFindings(text, [findingIn(text, 'Odd'), findingIn(text, 'Text')]);
		const [outside] = page.withClass('outside');
		expect(outside === undefined ? '' : squeezed(outside)).toContain('In front matter, comments or markup');
		expect(page.withClass('excerpt').map(textOf)).toEqual(['Odd']);
		expect(page.elements('mark').map(textOf)).toEqual(['Text']);
	});

	it('lead back to the prose that they came from', () => {
		const text =
			'# A *b* &amp; c\n\nd **e** [f](https://example.org) `g` 😀\r\nh\n\n- i\n  > j\n\n| k | l |\n| - | - |\n| m | n |\n';
		for (const { prose } of service.read(text, 'markdown').blocks) {
			for (let start = 0; start < prose.text.length; start++) {
				for (let end = start + 1; end <= prose.text.length; end++) {
					expect(toProse(prose, prose.toSource({ start, end }))).toEqual({ start, end });
				}
			}
		}
	});
});

describe('a text that is no longer what was linted', () => {
	const text = 'Some words.\n';
	const result = resultOf(text, [findingIn(text, 'words')]);

	it.each([
		['changed', 'Some other words.\n', result, 'The file has changed since it was linted'],
		['gone', undefined, result, 'The file cannot be read any more'],
		['not fixed yet', text, { ...result, preview: true, fixed: 1 }, 'after the safe fixes'],
	])('%s: is not shown, but its findings are, with what they are about', async (_, now, file, told) => {
		const page = read(await reportHtml(run([file]), { service, readText: async () => now }));
		expect(page.withClass('notice').map(textOf).join()).toContain(told);
		expect(page.withClass('excerpt').map(textOf)).toEqual(['words']);
		expect(page.elements('mark')).toEqual([]);
	});

	it('is said when a file changes during the run', async () => {
		const { stdout } = await runCli('a.md --format html', {
			files: { 'a.md': text },
			service: {
				...service,
				async lint(snapshot, config) {
					const linted = await service.lint(snapshot, config);
					writeFileSync(new URL(snapshot.uri), 'Other.\n');
					return linted;
				},
			},
		});
		expect(stdout).toContain('has changed since it was linted');
	});
});

it('is written whole to a file, beside another format', async () => {
	let page = '';
	const { stdout, status } = await runCli('a.md --format html:out/report.html --format json', {
		files: { 'a.md': 'LOUD\n', 'out/keep': '' },
		inspect: (folder) => {
			page = readFileSync(join(folder, 'out/report.html'), 'utf8');
		},
	});
	expect({ status, json: JSON.parse(stdout).summary.warning }).toEqual({ status: 0, json: 1 });
	expect(read(page).withClass('card').length).toBe(1);
});

interface Page {
	readonly html: string;
	readonly errors: readonly string[];
	all(holds: (it: Element) => boolean): readonly Element[];
	/** By tag name. */
	elements(name: string): readonly Element[];
	only(name: string): Element;
	withClass(name: string): readonly Element[];
	attributes(name: string, of: string): readonly string[];
}

async function pageOf(files: Readonly<Record<string, string>>, options = '', paths = Object.keys(files).join(' ')) {
	const { stdout, stderr } = await runCli(`${paths} --format html ${options}`, { files });
	expect(stderr).toBe('');
	return read(stdout);
}

async function pageOfFindings(text: string, findings: readonly ReportedFinding[]): Promise<Page> {
	return read(await reportHtml(run([resultOf(text, findings)]), { service, readText: async () => text }));
}

async function readText(): Promise<undefined> {
	return undefined;
}

function run(files: readonly FileResult[], problems: readonly string[] = []): RunResult {
	return { files, problems, version: '1.2.3' };
}

function resultOf(text: string, findings: readonly ReportedFinding[]): FileResult {
	return {
		path: 'a.md',
		digest: digest(text),
		drugs: [],
		size: { words: 2, blocks: 1 },
		claims: { total: 0, cited: 0 },
		findings,
		suppressed: [],
		baselined: [],
		suppressions: [],
		baseline: undefined,
		hidden: 0,
		fixed: 0,
		preview: false,
	};
}

function findingIn(text: string, marked: string, more: Partial<ReportedFinding> = {}): ReportedFinding {
	const place = placeOf(text, marked);
	const base = { rule: 'text/odd', subject: undefined, severity: 'info', message: 'Odd.', excerpt: marked } as const;
	return { ...base, ...place, omission: false, fingerprint: '0', sources: [], fixes: [], ...more };
}

function placeOf(text: string, marked: string): Pick<ReportedFinding, 'start' | 'end'> {
	const at = positionsIn(text);
	const start = text.indexOf(marked);
	return { start: at(start), end: at(start + marked.length) };
}

function read(html: string): Page {
	const errors: string[] = [];
	const onParseError = ({ code, startLine }: ParserError) => errors.push(`${startLine}: ${code}`);
	const document = parse(html, { onParseError, sourceCodeLocationInfo: true });
	const found = document.childNodes.flatMap(below);
	const all = (holds: (it: Element) => boolean) => found.filter(holds);
	const elements = (name: string) => all((it) => it.tagName === name);
	return {
		html,
		errors,
		all,
		elements,
		only(name) {
			const [element, ...others] = elements(name);
			expect(others).toEqual([]);
			return element ?? expect.fail(`No ${name}.`);
		},
		withClass: (name) => all((it) => (attribute(it, 'class') ?? '').split(' ').includes(name)),
		attributes: (name, of) => all((it) => name === '*' || it.tagName === name).flatMap((it) => attribute(it, of) ?? []),
	};
}

function below(node: Node): Element[] {
	return 'tagName' in node ? [node, ...node.childNodes.flatMap(below)] : [];
}

function attribute(element: Element, name: string): string | undefined {
	return element.attrs.find((it) => it.name === name)?.value;
}

function textOf(node: Node): string {
	return 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function squeezed(node: Node | undefined): string {
	return node === undefined ? '' : textOf(node).replace(/\s+/g, ' ').trim();
}

/** Its text, marks as `[1 …]`, without the numbers behind them; cells parted by `|`. */
function drawn(node: Node): string {
	if (!('tagName' in node)) {
		return textOf(node).replace(/\s+/g, ' ');
	}
	const within = node.childNodes.map(drawn).join('');
	switch (node.tagName) {
		case 'mark':
			return `[${attribute(node, 'data-of')?.replace(/.*-f/, '')} ${within}]`;
		case 'a':
			return '';
		case 'tr':
			return node.childNodes.map(drawn).join(' | ');
		default:
			return within;
	}
}
