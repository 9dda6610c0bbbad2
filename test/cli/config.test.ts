import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

const text = 'LOUD MINOR FORBIDDEN\n';

async function rulesOf(args: string, files: Record<string, string>): Promise<Record<string, readonly string[]>> {
	const { stdout } = await runCli(`${args} --format json`, { files });
	const found = JSON.parse(stdout).files as readonly { path: string; findings: readonly { rule: string }[] }[];
	return Object.fromEntries(
		found.map((it) => [it.path, it.findings.map((finding) => finding.rule.slice('text/'.length))]),
	);
}

describe('configuration files', () => {
	it('the nearest one upward holds, alone', async () => {
		const found = await rulesOf('.', {
			'.ldn-lint.yaml': 'rules: { text/loud: off }\n',
			'a.md': text,
			'deep/er/b.md': text,
			'other/.ldn-lint.json': '{ "rules": { "text/minor": "off" } }',
			'other/c.md': text,
		});
		expect(found).toEqual({
			'a.md': ['minor', 'forbidden'],
			'deep/er/b.md': ['minor', 'forbidden'],
			'other/c.md': ['loud', 'forbidden'],
		});
	});

	it('.yaml comes before .json in one folder', async () => {
		const found = await rulesOf('a.md', {
			'.ldn-lint.yaml': 'rules: { text/loud: off }\n',
			'.ldn-lint.json': '{ "rules": { "text/minor": "off" } }',
			'a.md': text,
		});
		expect(found['a.md']).toEqual(['minor', 'forbidden']);
	});

	it('--config chooses one, --no-config none', async () => {
		const files = {
			'.ldn-lint.yaml': 'rules: { text/*: off }\n',
			'my.yaml': 'rules: { text/loud: off }\n',
			'a.md': text,
		};
		expect(await rulesOf('a.md', files)).toEqual({ 'a.md': [] });
		expect(await rulesOf('a.md --config my.yaml', files)).toEqual({ 'a.md': ['minor', 'forbidden'] });
		expect(await rulesOf('a.md --no-config', files)).toEqual({ 'a.md': ['loud', 'minor', 'forbidden'] });
	});

	it('excludes and overrides by globs from its own folder', async () => {
		const found = await rulesOf('site', {
			'site/.ldn-lint.yaml':
				'exclude: [drafts/]\noverrides: [{ files: ["blog/**"], rules: { text/forbidden: off } }]\n',
			'site/a.md': text,
			'site/drafts/b.md': text,
			'site/blog/ö c.md': text,
		});
		expect(found).toEqual({
			'site/a.md': ['loud', 'minor', 'forbidden'],
			'site/blog/ö c.md': ['loud', 'minor'],
		});
	});

	it('says so when it excludes everything', async () => {
		const files = { '.ldn-lint.yaml': 'exclude: [drafts]\n', 'drafts/a.md': text };
		expect(await runCli('drafts', { files })).toMatchObject({
			status: 2,
			stdout: '',
			stderr: 'ldn-lint: Nothing was checked: drafts/a.md is excluded by .ldn-lint.yaml. --verbose lists them.\n',
		});
	});

	it('changes severities', async () => {
		const files = { '.ldn-lint.yaml': 'rules: { text/minor: error }\n', 'a.md': 'MINOR\n' };
		expect((await runCli('a.md', { files })).status).toBe(1);
	});

	const broken: readonly (readonly [what: string, name: string, content: string, message: string])[] = [
		[
			'an unknown rule',
			'.ldn-lint.yaml',
			'rules:\n  text/laud: off\n',
			'.ldn-lint.yaml:2:3: rules.text/laud is not a rule. Did you mean "text/loud"?',
		],
		[
			'an unknown key',
			'.ldn-lint.yaml',
			'rule: {}\n',
			'.ldn-lint.yaml:1:1: rule is not a known key. Did you mean "rules"?',
		],
		[
			'a wrong severity',
			'.ldn-lint.json',
			'{\n\t"rules": {\n\t\t"text/loud": { "severity": "warn" }\n\t}\n}',
			'.ldn-lint.json:3:18: rules.text/loud.severity must be one of "on", "off", "error", "warning", "info", "hint", not "warn".',
		],
		[
			'a wrong option',
			'.ldn-lint.yaml',
			'rules:\n  text/loud:\n    options: { often: maybe }\n',
			'.ldn-lint.yaml:3:16: rules.text/loud.options.often must be true or false, not "maybe"',
		],
		[
			'a wrong override',
			'.ldn-lint.yaml',
			'overrides:\n  - files: ["*"]\n  - rules: {}\n',
			'.ldn-lint.yaml:3:5: overrides[1] needs "files", a list of globs',
		],
	];

	it.each(broken)('%s is told with its place, once, and the rest still holds', async (_, name, content, message) => {
		const { status, stdout, stderr } = await runCli('a.md b.md', {
			files: { [name]: content, 'a.md': 'LOUD\n', 'b.md': 'Fine.\n' },
		});
		expect({ status, stderr }).toEqual({ status: 2, stderr: `ldn-lint: ${message}\n` });
		expect(stdout).toContain('1 warning in 2 articles');
	});

	it.each([
		['.ldn-lint.yaml', 'rules: [\n'],
		['.ldn-lint.yaml', 'a: *missing\n'],
		['.ldn-lint.json', '{ "rules": }'],
	])('a %s that cannot be read (%j) is told', async (name, content) => {
		const { status, stderr } = await runCli('a.md', { files: { [name]: content, 'a.md': 'Fine.\n' } });
		expect(status).toBe(2);
		expect(stderr).toMatch(/^ldn-lint: \.ldn-lint\.\w+(:\d+:\d+)?: cannot be read: .+\n$/);
	});

	it('a missing --config file is told', async () => {
		const { status, stderr } = await runCli('a.md b.md --config x.yaml', { files: { 'a.md': '', 'b.md': '' } });
		expect({ status, stderr }).toEqual({ status: 2, stderr: 'ldn-lint: x.yaml: no such configuration file.\n' });
	});
});

describe('--print-config', () => {
	const files = {
		'.ldn-lint.yaml': [
			'extends: ./team.yaml',
			'rules: { text/loud: error }',
			'overrides:',
			'  - files: [posts]',
			'    rules: { text/minor: off }',
			'allow: [ACME]',
			'',
		].join('\n'),
		'team.yaml': 'preset: strict\nrules:\n  text/loud:\n    options: { often: true }\n',
	};

	it('shows the baseline and what is asked of suppressions, joined from all files', async () => {
		const own = {
			'.ldn-lint.yaml': 'extends: ./team.yaml\nsuppressions: { maxDays: 90 }\n',
			'team.yaml': 'preset: recommended\nbaseline: known.json\nsuppressions: { requireReason: true, maxDays: 30 }\n',
		};
		const { stdout } = await runCli('--print-config', { files: own });
		expect(stdout).toMatch(/^baseline: "known\.json" +# team\.yaml:2$/m);
		expect(stdout).toMatch(/^suppressions: \{ requireReason: true, maxDays: 90 \}$/m);
	});

	it('shows what holds for a file, with the place of each value', async () => {
		const { status, stdout, stderr } = await runCli('--print-config posts/a.md', { files });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toBe(
			[
				'# What holds for posts/a.md.',
				'# Files, the weakest first: team.yaml, .ldn-lint.yaml.',
				'',
				'preset: strict       # team.yaml:1',
				'allow: ["ACME"]',
				'rules:',
				'  text/forbidden:',
				'    severity: error  # default',
				'    options:',
				'      often: false   # default',
				'  text/loud:',
				'    severity: error  # .ldn-lint.yaml:2',
				'    options:',
				'      often: true    # team.yaml:4',
				'  text/minor:',
				'    severity: off    # .ldn-lint.yaml:5 (for posts)',
				'    options:',
				'      often: false   # default',
				'',
			].join('\n'),
		);
	});

	it('shows the same as JSON', async () => {
		const { stdout } = await runCli('--print-config posts/a.md --format json', { files });
		const shown = JSON.parse(stdout);
		expect(shown).toMatchObject({
			file: '.ldn-lint.yaml',
			layers: ['team.yaml', '.ldn-lint.yaml'],
			preset: 'strict',
			from: { preset: 'team.yaml:1' },
			allow: ['ACME'],
		});
		expect(shown.rules['text/loud']).toEqual({
			severity: 'error',
			options: { often: true },
			from: { severity: '.ldn-lint.yaml:2', options: { often: 'team.yaml:4' } },
		});
	});

	it('shows the defaults without a file, and that a file is excluded', async () => {
		const bare = await runCli('--print-config --no-config');
		expect(bare.stdout).toMatch(/^# What holds for an article in this folder\.\n# There is no configuration file\./);
		const excluding = { '.ldn-lint.yaml': 'exclude: ["*.md"]\n' };
		const { stdout } = await runCli('--print-config a.md', { files: excluding });
		expect(stdout).toContain('# It is excluded and not linted.\n');
		expect(JSON.parse((await runCli('--print-config a.md --format json', { files: excluding })).stdout)).toMatchObject({
			excluded: true,
		});
	});

	it('prints no other format', async () => {
		const { status, stderr } = await runCli('--print-config a.md --format blob');
		expect({ status, stderr }).toEqual({
			status: 2,
			stderr: 'ldn-lint: --print-config prints text or json, not blob.\n',
		});
	});
});
