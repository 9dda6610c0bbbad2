/** The steps of action.yml, run as a runner runs them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateAction } from '@action-validator/core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { flawed, Scratch } from './scratch.ts';

const root = join(import.meta.dirname, '../..');
const source = readFileSync(join(root, 'action.yml'), 'utf8');

interface Step {
	readonly id: string;
	readonly shell: string;
	readonly env: Readonly<Record<string, string>>;
	readonly run: string;
}

interface Action {
	readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
	readonly outputs: Readonly<Record<string, { readonly value: string }>>;
	readonly runs: { readonly steps: readonly Step[] };
}

const action: Action = parse(source);

let scratch: Scratch;

beforeAll(() => {
	scratch = new Scratch({ 'posts/flawed.md': flawed, 'posts/other.md': '# Gardens\n\nRoses are red.\n' });
});

afterAll(() => scratch.remove());

interface ActionRun {
	readonly status: number | null;
	readonly log: string;
	readonly outputs: Readonly<Record<string, string>>;
	readonly summary: string;
}

function runAction(given: Readonly<Record<string, string>>): ActionRun {
	const temporary = mkdtempSync(join(scratch.temporary, 'job-'));
	const summary = join(temporary, 'summary.md');
	writeFileSync(summary, '');
	const outputs = new Map<string, string>();
	let status: number | null = 0;
	let log = '';
	for (const [index, step] of action.runs.steps.entries()) {
		const output = join(temporary, `output-${index}`);
		writeFileSync(output, '');
		const values = (expression: string): string => {
			const [context, name = '', ...rest] = expression.split('.');
			if (context === 'inputs') {
				return given[name] ?? action.inputs[name]?.default ?? '';
			}
			return context === 'steps' ? (outputs.get(`${name}.${rest[1]}`) ?? '') : root;
		};
		const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, expand(value, values)]));
		const runner = { RUNNER_TEMP: temporary, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
		const done = scratch.bash(step.run, { ...env, ...runner });
		log += done.stdout + done.stderr;
		for (const line of readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
			const at = line.indexOf('=');
			outputs.set(`${step.id}.${line.slice(0, at)}`, line.slice(at + 1));
		}
		status = done.status;
		if (status !== 0) {
			break;
		}
	}
	const named = Object.entries(action.outputs).map(([name, { value }]) => [
		name,
		expand(value, (it) => outputs.get(it.replace(/^steps\.(\w+)\.outputs\./, '$1.')) ?? ''),
	]);
	return { status, log, outputs: Object.fromEntries(named), summary: readFileSync(summary, 'utf8') };
}

function expand(text: string, valueIn: (expression: string) => string): string {
	return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, expression: string) => valueIn(expression));
}

describe('action.yml', () => {
	it('is valid', () => {
		expect(validateAction(source).errors).toEqual([]);
	});

	it('gives inputs to scripts as environment variables alone', () => {
		expect(action.runs.steps.filter((it) => it.run.includes('${{'))).toEqual([]);
	});

	it('is documented', () => {
		const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
		const names = [...Object.keys(action.inputs), ...Object.keys(action.outputs)];
		expect(names.filter((it) => !page.includes(`\`${it}\``))).toEqual([]);
	});
});

describe('a run', () => {
	it('fails with annotations, a summary, counts and SARIF', () => {
		const { status, log, outputs, summary } = runAction({ paths: 'posts', 'sarif-file': 'out/ldn-lint.sarif' });
		expect(status).toBe(1);
		expect(log).toMatch(/^::error .*file=posts\/flawed\.md/m);
		expect(summary).toContain('posts/flawed.md');
		expect(outputs).toMatchObject({ status: 'failed', files: '2', 'sarif-file': join('out', 'ldn-lint.sarif') });
		expect(Number(outputs.errors)).toBeGreaterThan(0);
		expect(JSON.parse(scratch.read('out/ldn-lint.sarif')).version).toBe('2.1.0');
	});

	it('passes where nothing fails', () => {
		expect(runAction({ paths: 'posts/other.md' })).toMatchObject({
			status: 0,
			outputs: { status: 'passed', files: '1', errors: '0', warnings: '0', infos: '0', hints: '0', 'sarif-file': '' },
		});
		expect(runAction({ 'fail-on': 'never' })).toMatchObject({ status: 0, outputs: { status: 'passed' } });
	});

	it('takes several paths and further arguments, one a line, in another folder', () => {
		const given = { 'working-directory': 'posts', paths: 'flawed.md\nother.md\n', args: '--rule\ndose/*' };
		const { status, log, outputs } = runAction(given);
		expect(status).toBe(1);
		expect(outputs.files).toBe('2');
		expect(log).not.toContain('disclaimer/');
	});

	it('is broken by what the linter cannot do', () => {
		expect(runAction({ paths: 'nowhere' })).toMatchObject({ status: 2, outputs: { status: 'broken' } });
		expect(runAction({ 'fail-on': 'loud' })).toMatchObject({ status: 2, outputs: { status: 'broken', files: '' } });
		expect(runAction({ 'working-directory': 'nowhere' })).toMatchObject({
			status: 2,
			log: '::error title=ldn-lint::The input working-directory names no folder.\n',
		});
	});

	it('never runs what is written in its inputs', () => {
		const evil = ['$(touch pwned)', '`touch pwned`', '; touch pwned', '" && touch pwned "', '-x'];
		const before = readdirSync(scratch.folder);
		const others = Object.keys(action.inputs).filter((it) => it !== 'version' && it !== 'working-directory');
		for (const text of evil) {
			expect(runAction(Object.fromEntries(others.map((it) => [it, text]))).status).toBe(2);
			expect(runAction({ 'working-directory': text }).status).toBe(2);
			expect(runAction({ version: text }).status).toBe(2);
		}
		for (const version of ['$(id>pwned).tgz', '1.0.0$(id>pwned)']) {
			expect(runAction({ version }).status).toBe(2);
		}
		expect(readdirSync(scratch.folder)).toEqual(before);
	});
});

describe('the program that is run', () => {
	it('is the one that the project has, unless a version is named', () => {
		mkdirSync(join(scratch.folder, 'empty'), { recursive: true });
		const step = action.runs.steps[0]?.run ?? '';
		const install = (env: Readonly<Record<string, string>>) => {
			const temporary = mkdtempSync(join(scratch.temporary, 'job-'));
			const output = join(temporary, 'output');
			writeFileSync(output, '');
			const { status, stdout } = scratch.bash(step, {
				LDN_LINT_ACTION: root,
				LDN_LINT_FOLDER: '.',
				LDN_LINT_VERSION: '',
				RUNNER_TEMP: temporary,
				GITHUB_OUTPUT: output,
				...env,
			});
			const cli = readFileSync(output, 'utf8').trim().replace(/^cli=/, '');
			return { status, stdout, cli: cli.replace(temporary, 'TEMP').replace(scratch.folder, 'HERE') };
		};
		const own = 'HERE/node_modules/ldn-lint/dist/cli.js';
		expect(install({})).toMatchObject({ status: 0, cli: own });
		expect(install({ LDN_LINT_FOLDER: 'posts' })).toMatchObject({ status: 0, cli: own });
		const packed = install({ LDN_LINT_VERSION: inject('tarball') });
		expect(packed).toMatchObject({ status: 0, cli: 'TEMP/ldn-lint/node_modules/ldn-lint/dist/cli.js' });
		expect(install({ LDN_LINT_FOLDER: '/' })).toMatchObject({
			status: 2,
			stdout: expect.stringContaining('npm could not install'),
		});
	});
});
