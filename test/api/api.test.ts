import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode, Finding, Fix, LintTextOptions } from '../../server/src/api/api.d.ts';
import * as api from '../../server/src/entry/api.ts';

const { lintText, lintFiles, applyFixes, format, LdnLintError } = api;

const article = "# Low dose naltrexone\n\nTake LDN 1.0 mg at night for Crohn's.\n";
const notation = { rules: ['dose/error-prone-notation'] };

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
	const files: Readonly<Record<string, string | Uint8Array>> = {
		'posts/a.md': article,
		'posts/b.txt': article,
		'drafts/c.md': article,
		'strict/.ldn-lint.yaml': 'rules:\n  dose/error-prone-notation: error\nexclude: [old.md]\n',
		'strict/d.md': article,
		'strict/old.md': article,
		'wrong/.ldn-lint.yaml': 'ruels: {}\n',
		'wrong/e.md': article,
		'wrong/latin1.md': Buffer.from('# Low dose naltrexone\n\ncaf\xe9\n', 'latin1'),
		'site/node_modules/x/f.md': article,
		'site/f.md': article,
		'off.yaml': 'rules:\n  dose/error-prone-notation: off\n',
	};
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the interface', () => {
	it('is what its declarations say', () => {
		const types = readFileSync(join(import.meta.dirname, '../../server/src/api/api.d.ts'), 'utf8');
		const declared = [...types.matchAll(/^export declare \w+ (\w+)/gm)].map((it) => it[1]);
		expect(Object.keys(api).sort()).toEqual(declared.sort());
	});

	it('names the rules, their pages and its version', () => {
		expect(api.rules.map((it) => it.id)).toContain('dose/unit-slip');
		expect(api.explain('dose/unit-slip')).toMatch(/^# dose\/unit-slip\n/);
		expect(api.explain('lint/unused-suppression')).toMatch(/^# lint\/unused-suppression\n/);
		expect(api.version).toMatch(/^\d+\.\d+\.\d+/);
	});
});

describe('lintText', () => {
	it('finds what stands in a text, and where', async () => {
		const { findings, drugs, skipped, problems } = await lintText(article, notation);
		expect(findings).toMatchObject([
			{
				rule: 'dose/error-prone-notation',
				severity: 'warning',
				excerpt: '1.0 mg',
				start: { line: 3, column: 10, offset: article.indexOf('1.0 mg') },
			},
		]);
		expect({ drugs, skipped, problems }).toEqual({ drugs: ['naltrexone'], skipped: undefined, problems: [] });
	});

	it('counts no byte order mark', async () => {
		const plain = await lintText(article, notation);
		expect((await lintText(`\uFEFF${article}`, notation)).findings).toEqual(plain.findings);
	});

	it.each(['', '\0', '\uD800 lone', '---\n: [\n---\n', '<'.repeat(2000), '\r\n\r\n', '# 💊\n\nLDN 1.0 mg'])(
		'throws for no text: %j',
		async (text) => {
			expect((await lintText(text)).problems).toEqual([]);
		},
	);

	it('reads the format from the name unless it is given', async () => {
		const text = 'LDN\n\n    Take LDN 1.0 mg at night.\n';
		const found = async (options: LintTextOptions) =>
			(await lintText(text, { ...notation, ...options })).findings.length;
		expect(await found({ filename: 'a.md' })).toBe(0);
		expect(await found({ filename: 'a.txt' })).toBe(1);
		expect(await found({ filename: 'a.md', format: 'plaintext' })).toBe(1);
		expect(await found({ format: 'html' })).toBe(1);
		expect(await found({ format: 'mdx' })).toBe(1);
	});

	it('looks for a configuration only where it is told where the text stands', async () => {
		const severity = async (options: LintTextOptions) =>
			(await lintText(article, { ...notation, cwd: folder, ...options })).findings[0]?.severity;
		expect(await severity({})).toBe('warning');
		expect(await severity({ filename: 'strict/new.md' })).toBe('error');
		expect(await severity({ filename: 'strict/new.md', configFile: false })).toBe('warning');
		expect(await severity({ configFile: 'strict/.ldn-lint.yaml' })).toBe('error');
		expect(await severity({ filename: 'strict/new.md', config: {} })).toBe('warning');
		expect(await severity({ config: { rules: { 'dose/error-prone-notation': 'hint' } } })).toBe('hint');
	});

	it('applies the overrides and exclusions of a given configuration', async () => {
		const config = { exclude: ['drafts'], overrides: [{ files: ['*.md'], rules: { 'dose/*': 'off' } }] };
		const lint = (filename: string) => lintText(article, { cwd: folder, filename, config });
		expect((await lint('drafts/a.txt')).skipped).toMatch(/^excluded by /);
		expect((await lint('a.md')).findings.filter((it) => it.rule.startsWith('dose/'))).toEqual([]);
		expect((await lint('a.txt')).findings.filter((it) => it.rule.startsWith('dose/'))).toHaveLength(1);
	});

	it('tells what is wrong with a configuration file and goes on', async () => {
		const { findings, problems } = await lintText(article, { ...notation, cwd: folder, filename: 'wrong/x.md' });
		expect(findings).toHaveLength(1);
		expect(problems).toEqual([expect.stringMatching(/^wrong.\.ldn-lint\.yaml:1:1: ruels is not a known key/)]);
	});

	it('is aborted by a signal', async () => {
		const reason = new Error('enough');
		await expect(lintText(article, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		const controller = new AbortController();
		const linting = lintText(`${article}\n`.repeat(3000), { signal: controller.signal });
		controller.abort(reason);
		await expect(linting).rejects.toBe(reason);
	});

	it('keeps lints apart that run at the same time', async () => {
		const texts = [article, article.replace('1.0', '.5'), article.replace('1.0', '1')];
		const alone = [];
		for (const text of texts) {
			alone.push(await lintText(text, { filename: 'same.md' }));
		}
		expect(await Promise.all(texts.map((text) => lintText(text, { filename: 'same.md' })))).toEqual(alone);
	});
});

describe('a baseline that the configuration names', () => {
	it('sets what it holds apart', async () => {
		const known = { ...notation, cwd: join(folder, 'posts') };
		const [first] = (await lintFiles('a.md', known)).files;
		const entry = { rule: 'dose/error-prone-notation', fingerprint: first?.findings[0]?.fingerprint };
		const text = JSON.stringify({ ldnLintBaseline: 1, articles: { 'a.md': [entry] } });
		writeFileSync(join(folder, 'posts/known.json'), text);
		const config = { baseline: 'known.json' };
		const { files, problems } = await lintFiles('a.md', { ...known, config });
		const one = await lintText(article, { ...known, config, filename: 'a.md' });
		for (const it of [files[0], one]) {
			expect(it?.baselined).toEqual(first?.findings);
			expect(it?.findings).toEqual([]);
		}
		expect(problems).toEqual([]);
		expect(await format(files, 'text')).toContain('1 old finding in the baseline');
		const missing = await lintFiles('a.md', { ...known, config: { baseline: 'none.json' } });
		expect(missing.problems).toEqual(['none.json: there is no such baseline; --update-baseline writes it.']);
	});
});

describe('lintFiles', () => {
	it('lints files, folders and globs, each once, with the configuration of each', async () => {
		const { files, skipped, problems } = await lintFiles(['strict', 'posts/*.txt', 'posts'], {
			...notation,
			cwd: folder,
		});
		expect(files.map((it) => [it.path, it.findings[0]?.severity])).toEqual([
			['strict/d.md', 'error'],
			['posts/b.txt', 'warning'],
			['posts/a.md', 'warning'],
		]);
		expect(skipped).toEqual([{ path: 'strict/old.md', reason: expect.stringMatching(/^excluded by /) }]);
		expect(problems).toEqual([]);
	});

	it('leaves out what the command line leaves out', async () => {
		const { files, skipped } = await lintFiles('site', { ...notation, cwd: folder });
		expect(files.map((it) => it.path)).toEqual(['site/f.md']);
		expect(skipped).toEqual([{ path: 'site/node_modules', reason: 'installed packages' }]);
	});

	it('finds what lintText finds', async () => {
		const { files } = await lintFiles('posts/a.md', { cwd: folder });
		const { skipped: _, problems: __, ...text } = await lintText(article, { cwd: folder, filename: 'posts/a.md' });
		expect(files).toEqual([text]);
	});

	it('tells what it could not read and lints the rest', async () => {
		const { files, problems } = await lintFiles(['nowhere.md', 'wrong', 'posts/a.md'], { ...notation, cwd: folder });
		expect(files.map((it) => it.path)).toEqual(['wrong/e.md', 'posts/a.md']);
		expect(problems.map((it) => it.split(': ')[0]).sort()).toEqual([
			'nowhere.md',
			join('wrong', '.ldn-lint.yaml:1:1'),
			'wrong/latin1.md',
		]);
	});

	it('uses another configuration file', async () => {
		const { files } = await lintFiles('posts/a.md', { ...notation, cwd: folder, configFile: 'off.yaml' });
		expect(files[0]?.findings).toHaveLength(1);
		const all = await lintFiles('posts/a.md', { cwd: folder, configFile: 'off.yaml' });
		expect(all.files[0]?.findings.filter((it) => it.rule === 'dose/error-prone-notation')).toEqual([]);
		const missing = await lintFiles('posts/a.md', { cwd: folder, configFile: 'none.yaml' });
		expect(missing.problems).toEqual(['none.yaml: no such configuration file.']);
	});

	it('is aborted by a signal', async () => {
		const signal = AbortSignal.abort();
		await expect(lintFiles('posts', { cwd: folder, signal })).rejects.toBe(signal.reason);
	});
});

describe('applyFixes', () => {
	const text = '0123456789';
	const at = (offset: number) => ({ line: 1, column: offset + 1, offset, byteColumn: offset + 1 });
	const fix = (start: number, end: number, newText: string, safety: Fix['safety'] = 'safe'): Fix => ({
		title: 'Write it',
		safety,
		edits: [{ start: at(start), end: at(end), text: newText }],
	});

	it('applies the safe fixes of findings, as --fix does', async () => {
		const crlf = `\uFEFF${article.replaceAll('\n', '\r\n')}`;
		const { findings } = await lintText(crlf);
		const fixed = applyFixes(crlf, findings);
		expect(fixed.text).toBe(crlf.replace('1.0 mg', '1 mg'));
		expect(fixed.applied).toBe(1);
		expect((await lintText(fixed.text, notation)).findings).toEqual([]);
	});

	it('applies other fixes only when they are named and allowed', () => {
		expect(applyFixes(text, [fix(0, 1, 'a', 'suggested')])).toEqual({ text, applied: 0, leftOut: 1 });
		const named = applyFixes(text, [fix(0, 1, 'a', 'suggested'), fix(2, 3, 'c')], { safety: 'suggested' });
		expect(named).toEqual({ text: 'a1c3456789', applied: 2, leftOut: 0 });
		const unsafe: Finding = {
			rule: 'a/b',
			subject: undefined,
			severity: 'error',
			message: 'm',
			omission: false,
			start: at(0),
			end: at(1),
			excerpt: '0',
			fingerprint: 'f',
			sources: [],
			fixes: [fix(0, 1, 'a', 'suggested')],
		};
		expect(applyFixes(text, [unsafe], { safety: 'placeholder' })).toEqual({ text, applied: 0, leftOut: 0 });
	});

	it('leaves out what overlaps a fix before it', () => {
		const overlapping = [fix(0, 3, 'x'), fix(2, 4, 'y'), fix(3, 3, '+')];
		expect(applyFixes(text, overlapping)).toEqual({ text: 'x+3456789', applied: 2, leftOut: 1 });
	});
});

describe('format', () => {
	it.each(api.formats)('gives results as %s, of files, of a text and of results kept as JSON', async (name) => {
		const run = await lintFiles('posts', { cwd: folder });
		const text = await lintText(article);
		const kept: typeof run = JSON.parse(JSON.stringify(run));
		expect(await format(run, name)).toContain('dose/error-prone-notation');
		expect(await format(text, name)).toContain('dose/error-prone-notation');
		expect(await format(run.files, name)).toContain('posts/a.md');
		expect(await format(kept, name, { cwd: folder })).toBe(await format(run, name));
	});

	it('tells passed from failed as it is told', async () => {
		const run = await lintFiles('posts/a.md', { ...notation, cwd: folder });
		expect(await format(run, 'junit')).toContain('failures="0"');
		expect(await format(run, 'junit', { failOn: 'warning' })).toContain('failures="1"');
	});

	it('is what the command line prints', async () => {
		const value = JSON.parse(await format(await lintFiles('posts', { cwd: folder }), 'json'));
		expect(value).toMatchObject({ version: 1, summary: { files: 2 } });
		expect(await format(await lintText(article), 'text', { color: true })).toContain('\u001B[');
	});
});

describe('wrong use', () => {
	const call = (name: string, ...args: readonly unknown[]) =>
		[name, args] as const satisfies readonly [string, readonly unknown[]];
	const nobody = { path: 'a.md', findings: [] };
	const cases: readonly (readonly [ErrorCode, readonly [string, readonly unknown[]], string])[] = [
		['invalid-argument', call('lintText', 7), 'not 7'],
		['invalid-argument', call('lintText', '', 'x'), 'must be an object'],
		['unknown-option', call('lintText', '', { ruels: [] }), 'Did you mean "rules"?'],
		['unknown-option', call('lintFiles', 'a.md', { filename: 'a' }), 'no option "filename"'],
		['unknown-rule', call('lintText', '', { rules: ['dose/unit-slp'] }), 'Did you mean "dose/unit-slip"?'],
		['invalid-argument', call('lintText', '', { rules: 'dose/*' }), 'list of texts'],
		['invalid-argument', call('lintText', '', { format: 'docx' }), 'markdown'],
		['invalid-argument', call('lintText', '', { config: [] }), 'must be an object'],
		['invalid-argument', call('lintText', '', { config: {}, configFile: 'a' }), 'cannot be combined'],
		['invalid-argument', call('lintText', '', { config: { preset: 1n } }), 'plain data'],
		['invalid-argument', call('lintText', '', { configFile: true }), 'a path or false'],
		['invalid-argument', call('lintText', '', { signal: 1 }), 'AbortSignal'],
		['invalid-config', call('lintText', '', { config: { preset: 'strct' } }), 'preset'],
		['invalid-argument', call('lintFiles', []), 'list of paths'],
		['invalid-argument', call('lintFiles', ['']), 'list of paths'],
		['unknown-format', call('format', nobody, 'txt'), 'Did you mean "text"?'],
		['not-a-result', call('format', nobody, 'text'), 'what a lint returned'],
		['invalid-argument', call('format', nobody, 'text', { failOn: 'loud' }), 'never'],
		['unknown-option', call('format', nobody, 'text', { colour: true }), 'Did you mean "color"?'],
		['invalid-argument', call('applyFixes', '', {}), 'a list'],
		['invalid-argument', call('applyFixes', '', [{ title: 'x' }]), 'neither'],
		[
			'other-text',
			call('applyFixes', 'ab', [{ safety: 'safe', edits: [{ start: { offset: 0 }, end: { offset: 3 }, text: '' }] }]),
			'another one',
		],
		['other-text', call('applyFixes', 'ab', [{ start: { offset: 0 }, excerpt: 'b', fixes: [] }]), 'not of this text'],
		['unknown-rule', call('explain', 'dose/unit-slp'), 'Did you mean "dose/unit-slip"?'],
	];

	it.each(cases)('is %s, case %#', async (code, [name, args], words) => {
		const untyped = api as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
		const error = await Promise.resolve()
			.then(() => untyped[name]?.(...args))
			.catch((it: unknown) => it);
		expect(error).toBeInstanceOf(LdnLintError);
		expect(error).toMatchObject({ name: 'LdnLintError', code, message: expect.stringContaining(words) });
	});
});
