/** Every fence of docs/ci.md, done as it says in a repository with articles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { flawed, Scratch } from './scratch.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');

interface Fence {
	readonly language: string;
	/** Of the file that it shows; `undefined`: commands to type. */
	readonly file: string | undefined;
	readonly text: string;
	readonly heading: string;
}

const fences: readonly Fence[] = [
	...page.matchAll(/^(?:#+ (.*)|```(\w+)(?: title="(.*)")?\n([\s\S]*?)^```)$/gm),
].reduce<{
	readonly heading: string;
	readonly found: readonly Fence[];
}>(
	({ heading, found }, [, own, language = '', file, text = '']) =>
		own === undefined ? { heading, found: [...found, { language, file, text, heading }] } : { heading: own, found },
	{ heading: '', found: [] },
).found;

/** The commands that a tool would run for a file; `staged` are the files of a commit. */
const commandsIn: Readonly<Record<string, (text: string, staged: string) => readonly string[]>> = {
	'.github/workflows/ldn-lint.yml': () => [],
	'.github/workflows/ldn-lint-plain.yml': (text) => {
		const steps: readonly { readonly run?: string }[] = parse(text).jobs['ldn-lint'].steps;
		return steps.flatMap(({ run }) => run ?? []);
	},
	'.gitlab-ci.yml': (text) => parse(text)['ldn-lint'].script,
	'.circleci/config.yml': (text) => {
		const steps: readonly { readonly run?: string }[] = parse(text).jobs['ldn-lint'].steps;
		return steps.flatMap(({ run }) => run ?? []);
	},
	'azure-pipelines.yml': (text) => {
		const steps: readonly { readonly script?: string }[] = parse(text).steps;
		return steps.flatMap(({ script }) => script ?? []);
	},
	Jenkinsfile: (text) => [...text.matchAll(/^ *sh '([^']*)'$/gm)].map((it) => it[1] ?? ''),
	Makefile: () => ['make lint'],
	'.pre-commit-config.yaml': (text, staged) => {
		const { id, args } = parse(text).repos[0].hooks[0];
		return [`${id} ${args.join(' ')} ${staged}`];
	},
	'.lintstagedrc.json': (text, staged) => Object.values(JSON.parse(text)).map((it) => `${it} ${staged}`),
	// Both call what the fence before them says.
	'.husky/pre-commit': () => [],
	'lefthook.yml': (text, staged) => [
		parse(text)['pre-commit'].commands['ldn-lint'].run.replace('{staged_files}', staged),
	],
};

/** What a run leaves for its platform to take up. */
const reports: Readonly<Record<string, readonly [file: string, begins: RegExp]>> = {
	'.github/workflows/ldn-lint-plain.yml': ['job-summary.md', /./],
	'.gitlab-ci.yml': ['gl-code-quality-report.json', /^\[/],
	'.circleci/config.yml': ['results/ldn-lint.xml', /^<\?xml[\s\S]*<testsuites/],
	'azure-pipelines.yml': ['ldn-lint.xml', /^<\?xml[\s\S]*<testsuites/],
	Jenkinsfile: ['ldn-lint.xml', /^<\?xml[\s\S]*<testsuites/],
};

let scratch: Scratch;

beforeAll(() => {
	scratch = new Scratch({
		'content/old.md': flawed,
		'content/garden.md': '# Gardens\n\nRoses are red.\n',
		'.gitignore': 'node_modules\n',
	});
	// Takes what it is given, if that is what it reads.
	scratch.stub(
		'reviewdog',
		`#!${process.execPath}\nJSON.parse(require('node:fs').readFileSync(0, 'utf8')).diagnostics[0].location;\n`,
	);
});

afterAll(() => scratch.remove());

const typed = (heading: string) =>
	fences.filter((it) => it.heading === heading && it.language === 'sh' && it.file === undefined).map((it) => it.text);

describe('ten minutes to a gate', () => {
	const lines = typed('Ten minutes to a gate').join('').trim().split('\n');

	it('begins with the package, of which there is no other source here than the tarball', () => {
		expect(lines[0]).toBe('npm install --save-dev ldn-lint');
	});

	it('ends with a gate that old articles pass and new findings do not', () => {
		for (const line of lines.slice(1)) {
			expect({ line, ...scratch.bash(line) }).toMatchObject({ line, status: 0 });
		}
		scratch.commit();
		const gate = lines.at(-1) ?? '';
		scratch.write({ 'content/new.md': flawed });
		expect(scratch.bash(gate)).toMatchObject({ status: 1 });
		scratch.git('clean', '--quiet', '--force', 'content');
		scratch.write({ 'content/old.md': flawed.replace('Take', 'Roses are red.\n\nTake') });
		expect(scratch.bash(gate)).toMatchObject({ status: 0 });
		scratch.git('checkout', '--quiet', '.');
	});
});

describe.each(fences.filter((it) => it.file !== undefined).map((it) => [it.file ?? '', it.text] as const))(
	'%s',
	(file, text) => {
		it('passes old findings and fails new ones', () => {
			const commands = commandsIn[file];
			expect(commands).toBeDefined();
			scratch.write({ [file]: text });
			const summary = join(scratch.folder, 'job-summary.md');
			const run = (staged: string) =>
				(commands?.(text, staged) ?? []).map((it) => scratch.bash(it, { GITHUB_STEP_SUMMARY: summary }).status);
			expect(run('content/old.md').filter((it) => it !== 0)).toEqual([]);
			const [report, begins] = reports[file] ?? [];
			if (report !== undefined && begins !== undefined) {
				expect(scratch.read(report)).toMatch(begins);
			}
			scratch.write({ 'content/new.md': flawed });
			// make has a status of its own.
			const failed = file === 'Makefile' ? 2 : 1;
			const statuses = run('content/old.md content/new.md').filter((it) => it !== 0);
			expect(statuses).toEqual(commands?.(text, '').length === 0 ? [] : [failed]);
			scratch.git('clean', '--quiet', '--force', '-d', '.');
		});
	},
);

describe.each(['reviewdog', 'Anything else', 'Large sites', 'Reviewing suppressions'])('%s', (heading) => {
	it.each(typed(heading).flatMap((it) => it.trim().split('\n')))('%s', (line) => {
		expect(scratch.bash(line)).toMatchObject({ status: 0 });
	});
});

describe('the page', () => {
	it('gives the action inputs that it has, and reads outputs that it has', () => {
		const { inputs, outputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
		const text = fences.find((it) => it.file === '.github/workflows/ldn-lint.yml')?.text ?? '';
		const steps: readonly { readonly uses: string; readonly with?: object }[] = parse(text).jobs['ldn-lint'].steps;
		const given = Object.keys(steps.find((it) => it.uses.startsWith('ldn-lint/'))?.with ?? {});
		expect(given.length).toBeGreaterThan(2);
		expect(given.filter((it) => !Object.keys(inputs).includes(it))).toEqual([]);
		const read = [...text.matchAll(/steps\.lint\.outputs\.([\w-]+)/g)].map((it) => it[1] ?? '');
		expect(read.filter((it) => !Object.keys(outputs).includes(it))).toEqual([]);
	});

	it('has valid workflows', () => {
		const workflows = fences.filter((it) => it.file?.startsWith('.github/workflows/'));
		expect(workflows.length).toBeGreaterThan(1);
		expect(workflows.flatMap((it) => validateWorkflow(it.text).errors)).toEqual([]);
	});

	it('names every format', () => {
		const help = scratch.run('ldn-lint', ['--help']).stdout;
		const formats = /--format FORMAT\S*\s+([\w,\s]+);/.exec(help)?.[1]?.split(/,\s+/) ?? [];
		expect(formats.length).toBeGreaterThan(1);
		expect(formats.filter((it) => !page.includes(`\`${it}\``) && !page.includes(`--format ${it}:`))).toEqual([]);
	});
});
