/** What is particular to one format; what all have in common is in reporters.test.ts. */
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../server/src/cli/reporters/index.ts';
import { ruleUrl } from '../../server/src/service/lint-service.ts';
import { runCli } from '../support/cli.ts';
import {
	attribute,
	type ByteRange,
	type Diagnostic,
	elements,
	foundIn,
	githubCommands,
	linksIn,
	nodesOf,
	parseMarkdown,
	sarifResults,
	textOf,
} from '../support/report-readers.ts';
import { fileOf, hostile, hostileTexts, many, report, runOf } from '../support/reports.ts';

describe('compact', () => {
	it('has one line a finding', async () => {
		const file = fileOf('a.md', 'Some\ntext', [{ at: 'text', severity: 'warning', message: 'Two\nlines.' }]);
		expect(await report('compact', runOf([file]))).toBe('a.md:2:1: warning: Two lines. [dose/unit-slip]\n');
	});
});

describe('sarif', () => {
	it('describes the rules with results, and each result points at its own', async () => {
		const [{ tool, results = [] } = { tool: { driver: { name: '' } } }] = (
			JSON.parse(await report('sarif', hostile)) as Log
		).runs;
		const rules = tool.driver.rules ?? [];
		expect(rules.map((it) => it.id)).toEqual(['citation/mismatch', 'dose/unit-slip', 'lint/unused-suppression']);
		expect(results.filter((it) => rules[it.ruleIndex ?? -1]?.id !== it.ruleId)).toEqual([]);
		expect(rules[1]).toMatchObject({
			name: 'DoseUnitSlip',
			shortDescription: { text: 'A unit that makes a dose absurd by a factor of ten to a thousand.' },
			fullDescription: { text: expect.stringContaining('A unit that makes a dose of the drug absurd') },
			help: {
				text: expect.stringContaining(ruleUrl('dose/unit-slip')),
				markdown: expect.stringContaining('## Why it matters'),
			},
			helpUri: ruleUrl('dose/unit-slip'),
			defaultConfiguration: { level: 'error' },
			properties: { tags: ['dose'] },
		});
	});

	it('marks what is suppressed, with the reason', async () => {
		const { findings } = fileOf('a.md', 'Text', [{ at: 'Text' }, { at: 'ext' }]);
		const suppressed = findings.map((finding, index) => ({ finding, reason: index === 0 ? 'a quotation' : '' }));
		const run = runOf([{ ...fileOf('a.md', 'Text', [{ at: 'Te' }]), suppressed }]);
		expect(sarifResults(await report('sarif', run)).map((it) => it.suppressions)).toEqual([
			[],
			[{ kind: 'inSource', justification: 'a quotation' }],
			[{ kind: 'inSource' }],
		]);
	});

	it('keeps the fingerprint when the text moves', async () => {
		const prints = async (text: string) => {
			const { stdout } = await runCli('a.md --format sarif', { files: { 'a.md': text } });
			return sarifResults(stdout).map((it) => [
				it.ruleId,
				it.locations?.[0]?.physicalLocation?.region?.startLine,
				it.partialFingerprints,
			]);
		};
		const before = await prints('# Title\n\nSo LOUD here.\n');
		const after = await prints('# Title\n\nMore words.\n\nAnd more.\n\nSo LOUD here.\n');
		expect(before.map((it) => it[1])).toEqual([3]);
		expect(after.map((it) => it[1])).toEqual([7]);
		expect(after.map((it) => it[2])).toEqual(before.map((it) => it[2]));
	});

	it('says what kept the linter from its job', async () => {
		const [run] = (JSON.parse(await report('sarif', runOf([], ['gone.md: no such file.']))) as Log).runs;
		expect(run?.invocations).toEqual([
			{
				executionSuccessful: false,
				toolExecutionNotifications: [{ level: 'error', message: { text: 'gone.md: no such file.' } }],
			},
		]);
	});

	it.each([
		['a b/ü#?%.md', { uri: 'a%20b/%C3%BC%23%3F%25.md', uriBaseId: '%SRCROOT%' }],
		['../up.md', { uri: '../up.md', uriBaseId: '%SRCROOT%' }],
		['/abs/a b.md', { uri: 'file:///abs/a%20b.md' }],
		['C:/docs/a.md', { uri: 'file:///C:/docs/a.md' }],
	])('writes %s as an address', async (path, expected) => {
		const [result] = sarifResults(await report('sarif', runOf([fileOf(path, 'Text', [{ at: 'Text' }])])));
		expect(result?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual(expected);
	});
});

/** Astral characters, a byte order mark's worth of care, tabs, and every kind of line end. */
const spots = [
	['plain', 'Take 45 mg.', '45'],
	['after astral characters', '😀 👩‍⚕️ take 45 mg', '45'],
	['after CRLF', 'Ä line\r\n“curly” 45 mg\r\nmore', '45'],
	['after CR', 'one\rtwo ½ 45', '45'],
	['over lines', 'one é\r\ntwo 😀 three', 'é\r\ntwo 😀'],
	['an emoji', 'so 😀!', '😀'],
	['a tab', 'a\tb', '\t'],
] as const;

describe.each(spots)('places %s', (_name, text, at) => {
	const run = runOf([fileOf('a.md', text, [{ at, fix: 'X é' }])]);
	const fixed = text.replace(at, 'X é');

	it('in UTF-16 code units in sarif', async () => {
		const [result] = sarifResults(await report('sarif', run));
		const { snippet, ...region } = result?.locations?.[0]?.physicalLocation?.region ?? {};
		const [replacement] = result?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
		expect(replacement?.deletedRegion).toEqual(region);
		const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region;
		const starts = lineStarts(text);
		const [start, end] = [(starts[startLine - 1] ?? 0) + startColumn - 1, (starts[endLine - 1] ?? 0) + endColumn - 1];
		expect(text.slice(start, end)).toBe(at);
		expect(snippet?.text).toBe(at);
		expect(text.slice(0, start) + replacement?.insertedContent?.text + text.slice(end)).toBe(fixed);
	});

	it('in bytes of UTF-8 in rdjson', async () => {
		const { diagnostics } = JSON.parse(await report('rdjson', run)) as { readonly diagnostics: readonly Diagnostic[] };
		const bytes = Buffer.from(text);
		const starts = lineStarts(text).map((it) => Buffer.byteLength(text.slice(0, it)));
		const cut = ({ start, end }: ByteRange) => [
			(starts[start.line - 1] ?? 0) + start.column - 1,
			(starts[end.line - 1] ?? 0) + end.column - 1,
		];
		const [diagnostic] = diagnostics;
		const [from = 0, to = 0] = cut(
			diagnostic?.location.range ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
		);
		expect(bytes.subarray(from, to).toString()).toBe(at);
		expect(diagnostic?.suggestions).toEqual([{ range: diagnostic?.location.range, text: 'X é' }]);
	});
});

function lineStarts(text: string): readonly number[] {
	return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((it) => it.index + it[0].length)];
}

describe('rdjson', () => {
	it('offers neither what leaves a gap nor one edit of several', async () => {
		const file = fileOf('a.md', 'Text', [{ at: 'Text', fix: 'x' }]);
		const fixes = file.findings[0]?.fixes ?? [];
		const offered = async (changed: typeof fixes) => {
			const findings = file.findings.map((it) => ({ ...it, fixes: changed }));
			const text = await report('rdjson', runOf([{ ...file, findings }]));
			return (JSON.parse(text) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics[0]?.suggestions?.length;
		};
		expect(await offered(fixes)).toBe(1);
		expect(await offered(fixes.map((it) => ({ ...it, safety: 'placeholder' })))).toBeUndefined();
		expect(await offered(fixes.map((it) => ({ ...it, edits: [...it.edits, ...it.edits] })))).toBeUndefined();
	});
});

describe('github', () => {
	it('puts the worst first and says how many there are when GitHub drops some', async () => {
		const text = await report('github', many);
		const names = githubCommands(text).map((it) => it.name);
		expect(names).toEqual([...names].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
		expect(text).toContain('\nldn-lint: 1250 errors, 1250 warnings, 1250 info, 1250 hints in 1 article.\n');
		expect(text).toMatch(/GitHub shows at most 10 annotations of a kind for a step; the log of the step has all\.\n$/);
	});

	it('gives columns on one line alone', async () => {
		const file = fileOf('a.md', 'one two\nthree', [{ at: 'two', severity: 'info' }, { at: 'two\nthree' }]);
		expect(githubCommands(await report('github', runOf([file]))).map((it) => it.properties)).toEqual([
			{ file: 'a.md', line: '1', endLine: '2', title: 'dose/unit-slip' },
			{ file: 'a.md', line: '1', endLine: '1', col: '5', endColumn: '8', title: 'dose/unit-slip' },
		]);
	});

	it('begins no line with a command of an article', async () => {
		const commands = (await report('github', hostile)).split('\n').filter((it) => it.startsWith('::'));
		expect(commands.length).toBe(foundIn(hostile).length + hostileTexts.length);
	});

	const order = ['error', 'warning', 'notice'];
});

describe('gitlab', () => {
	it('tells every finding from every other, in other articles too', async () => {
		const two = runOf(['a.md', 'b.md'].map((path) => fileOf(path, 'Text', [{ at: 'Text' }, { at: 'ext' }])));
		for (const run of [two, hostile, many]) {
			const issues = JSON.parse(await report('gitlab', run)) as readonly { readonly fingerprint: string }[];
			expect(new Set(issues.map((it) => it.fingerprint)).size).toBe(issues.length);
		}
	});
});

describe('junit', () => {
	const file = fileOf('a.md', 'Text', [
		{ at: 'Text' },
		{ at: 'ext', severity: 'warning' },
		{ at: 'x', severity: 'hint' },
	]);

	it('fails exactly what makes the run fail', async () => {
		const counts = async (fails: (severity: string) => boolean) =>
			elements(await report('junit', runOf([file]), { fails }), '//testsuite', (it) =>
				['tests', 'failures', 'skipped'].map((name) => attribute(it, name)).join(' '),
			);
		expect(await counts((it) => it === 'error')).toEqual(['3 1 2']);
		expect(await counts((it) => it !== 'hint')).toEqual(['3 2 1']);
		expect(await counts(() => false)).toEqual(['3 0 3']);
	});

	it('passes a clean article, and tells problems of the linter as errors', async () => {
		const text = await report('junit', runOf([fileOf('clean.md', 'Fine.', [])], ['gone.md: no such file.']));
		expect(text).toMatchInlineSnapshot(`
			"<?xml version="1.0" encoding="UTF-8"?>
			<testsuites name="ldn-lint" tests="2" failures="0" errors="1">
			  <testsuite name="clean.md" tests="1" failures="0" errors="0" skipped="0">
			    <testcase name="no findings" classname="clean.md"/>
			  </testsuite>
			  <testsuite name="ldn-lint" tests="1" failures="0" errors="1" skipped="0">
			    <testcase name="problem 1" classname="ldn-lint">
			      <error type="problem" message="gone.md: no such file.">gone.md: no such file.</error>
			    </testcase>
			  </testsuite>
			</testsuites>
			"
		`);
	});
});

describe('markdown', () => {
	it('lets no text of an article become markup, a link, a mention or a reference', async () => {
		const tree = parseMarkdown(await report('markdown', hostile));
		const nodes = nodesOf(tree);
		expect([...new Set(nodes.map((it) => it.type))].sort()).toEqual([
			'definition',
			'heading',
			'html',
			'inlineCode',
			'link',
			'linkReference',
			'list',
			'listItem',
			'paragraph',
			'root',
			'strong',
			'table',
			'tableCell',
			'tableRow',
			'text',
		]);
		const html = nodes.flatMap((it) => (it.type === 'html' ? [it.value] : []));
		expect(html.filter((it) => !/^(?:<details>\n<summary>[^<>\n]*<\/summary>|<\/details>)$/.test(it))).toEqual([]);
		expect(nodes.flatMap((it) => (it.type === 'inlineCode' ? [it.value] : []))).toEqual(['--fix']);
		expect(linksIn(tree).filter((it) => !/^https:\/\/sources\.example\/[!-~]*$/.test(it.url))).toEqual([]);
		const texts = [...nodes.flatMap((it) => (it.type === 'text' ? [it.value] : [])), ...html.map(unescaped)];
		expect(texts.filter((it) => /@\w|#\d|GH-\d|www\.|:\/\/|:tada:|[\u202A-\u202E]/.test(it))).toEqual([]);
	});

	it('puts the worst articles first and folds their findings', async () => {
		const run = runOf([
			fileOf('b.md', 'Text', [{ at: 'Text', severity: 'warning' }]),
			fileOf('clean.md', 'Text', []),
			fileOf('a.md', 'Text', [
				{ at: 'ext', fix: 'x', sources: [{ title: 'A & B', url: 'https://b.example/?a=1&b=(2)' }] },
			]),
		]);
		expect(await report('markdown', run)).toMatchInlineSnapshot(`
			"## ldn-lint: 1 error, 1 warning in 3 articles

			| Article | Errors | Warnings | Info | Hints |
			| --- | ---: | ---: | ---: | ---: |
			| a.md | 1 | 0 | 0 | 0 |
			| b.md | 0 | 1 | 0 | 0 |

			1 can be fixed safely with \`--fix\`.

			<details>
			<summary>a.md: 1 error</summary>

			- **error** at 1:2: Something is wrong with "ext". ([dose/unit-slip]) Source: [A \\& B](<https://b.example/?a=1&amp;b=(2)>).

			</details>

			<details>
			<summary>b.md: 1 warning</summary>

			- **warning** at 1:1: Something is wrong with "Text". ([dose/unit-slip])

			</details>

			[dose/unit-slip]: <https://github.com/ldn-lint/ldn-lint/blob/main/docs/rules/dose/unit-slip.md>
			"
		`);
	});

	it('writes addresses of the web alone as links', async () => {
		const sources = [{ title: 'Bad', url: 'javascript:alert(1)' }];
		const text = await report('markdown', runOf([fileOf('a.md', 'Text', [{ at: 'Text', sources }])]));
		expect(linksIn(parseMarkdown(text))).toEqual([]);
		expect(textOf(parseMarkdown(text))).toContain('Source: Bad.');
	});

	function unescaped(html: string): string {
		return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
	}
});

describe('paths', () => {
	it.each([
		['sarif', '"uri":"site/content/a.md"'],
		['github', 'file=site/content/a.md,'],
		['gitlab', '"path": "site/content/a.md"'],
		['checkstyle', '<file name="site/content/a.md">'],
		['junit', '<testsuite name="site/content/a.md"'],
		['markdown', '| site/content/a.md |'],
		['rdjson', '"path":"content/a.md"'],
		['compact', 'content/a.md:1:1:'],
	])('are those of the repository where %s needs them', async (format, expected) => {
		const file = fileOf('content/a.md', 'Text', [{ at: 'Text' }]);
		const text = await report(format as Format, runOf([file]), { repositoryPath: (path) => `site/${path}` });
		expect(text).toContain(expected);
	});
});
