import { describe, expect, it } from 'vitest';
import { compose } from '../../server/src/entry/compose.ts';
import { longestData } from '../../server/src/service/data-file.ts';
import { findProjectConfig } from '../../server/src/service/project-config.ts';
import { memoryHost } from '../support/host.ts';

const service = compose();

/** The configuration of `/repo/site/a.md`; the repository is `/repo`. */
async function configOf(files: Readonly<Record<string, string>>) {
	const host = memoryHost({ '/repo/.git/HEAD': 'ref', ...files });
	const project = await findProjectConfig(host, service, 'file:///repo/site/a.md');
	if (project === undefined) {
		throw new Error('There is no configuration.');
	}
	const problems = project.problems.map(
		({ uri, path, message, line }) => `${uri.slice('file://'.length)}:${line ?? '?'} ${path} ${message}`,
	);
	return { project, problems, config: project.config };
}

function severityOf({ config }: Awaited<ReturnType<typeof configOf>>, rule: string) {
	return config.rules.get(rule)?.severity;
}

describe('extends', () => {
	it('takes a file, relative to the one that names it, and the own file wins', async () => {
		const found = await configOf({
			'/repo/site/.ldn-lint.yaml': 'extends: ../team/base.yaml\nrules: { disclaimer/date: off }\n',
			'/repo/team/base.yaml': 'extends: more/house.json\nrules: { disclaimer/date: error, dose/inconsistent: hint }\n',
			'/repo/team/more/house.json': '{ "preset": "strict", "rules": { "dose/inconsistent": "off" } }',
		});
		expect(found.problems).toEqual([]);
		expect(found.config.preset).toBe('strict');
		expect(severityOf(found, 'disclaimer/date')).toBe('off');
		expect(severityOf(found, 'dose/inconsistent')).toBe('hint');
		expect(found.project.layers.map((it) => it.from)).toEqual([
			'file:///repo/team/more/house.json',
			'file:///repo/team/base.yaml',
			'file:///repo/site/.ldn-lint.yaml',
		]);
	});

	it('of several, the later wins', async () => {
		const found = await configOf({
			'/repo/site/.ldn-lint.yaml': 'extends: [./a.yaml, b.yml]\n',
			'/repo/site/a.yaml': 'rules: { disclaimer/date: error, disclaimer/testimonial: off }\n',
			'/repo/site/b.yml': 'rules: { disclaimer/date: hint }\n',
		});
		expect(found.problems).toEqual([]);
		expect(severityOf(found, 'disclaimer/date')).toBe('hint');
		expect(severityOf(found, 'disclaimer/testimonial')).toBe('off');
	});

	it.each([
		['a package', 'ldn-lint-house', '/repo/node_modules/ldn-lint-house/ldn-lint.yaml'],
		['a package of a scope', '@house/lint', '/repo/site/node_modules/@house/lint/ldn-lint.yml'],
		['a part of a package', 'house/strict', '/repo/node_modules/house/strict.json'],
		['a part of a package of a scope', '@house/lint/sub/strict', '/node_modules/@house/lint/sub/strict.yaml'],
	])('takes %s', async (_, name, file) => {
		const found = await configOf({
			'/repo/site/.ldn-lint.yaml': `extends: '${name}'\n`,
			[file]: '{ "rules": { "disclaimer/date": "off" } }',
		});
		expect(found.problems).toEqual([]);
		expect(severityOf(found, 'disclaimer/date')).toBe('off');
	});

	it('takes globs of every file relative to the project, and other paths relative to the file that names them', async () => {
		const { project, config } = await configOf({
			'/repo/site/.ldn-lint.yaml': 'extends: house\nbibliography: own.bib\n',
			'/repo/node_modules/house/ldn-lint.yaml':
				'exclude: [drafts/]\nbibliography: works.bib\noverrides:\n  - { files: ["blog/**"], rules: { disclaimer/date: off } }\n',
		});
		expect(service.configFor(project.config, 'drafts/a.md')).toBeUndefined();
		expect(service.configFor(project.config, 'blog/a.md')?.rules.get('disclaimer/date')?.severity).toBe('off');
		expect(config.bibliography).toEqual([
			{ path: 'own.bib', from: 'file:///repo/site/.ldn-lint.yaml' },
			{ path: 'works.bib', from: 'file:///repo/node_modules/house/ldn-lint.yaml' },
		]);
	});

	it('the rules of the own file win over the overrides of an extended one', async () => {
		const { config } = await configOf({
			'/repo/site/.ldn-lint.yaml': 'extends: ./base.yaml\nrules: { disclaimer/date: error }\n',
			'/repo/site/base.yaml':
				'overrides: [{ files: ["*.md"], rules: { disclaimer/date: off, dose/inconsistent: off } }]\n',
		});
		const own = service.configFor(config, 'a.md');
		expect(own?.rules.get('disclaimer/date')?.severity).toBe('error');
		expect(own?.rules.get('dose/inconsistent')?.severity).toBe('off');
	});

	const chain = (count: number) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, i) => [`/repo/site/${i}.yaml`, `extends: ${i + 1}.yaml\n`] as const),
		);
	const wrong: readonly (readonly [what: string, files: Readonly<Record<string, string>>, message: string])[] = [
		[
			'a missing file',
			{ '/repo/site/.ldn-lint.yaml': 'preset: strict\nextends: ./no.yaml\n' },
			'/repo/site/.ldn-lint.yaml:2 extends there is no file "./no.yaml"',
		],
		[
			'a missing file of an extended one, with the way to it',
			{ '/repo/site/.ldn-lint.yaml': 'extends: ../b.yaml\n', '/repo/b.yaml': '\nextends: [c.yaml]\n' },
			'/repo/b.yaml:2 extends[0] there is no file "c.yaml" (extended by way of .ldn-lint.yaml → ../b.yaml)',
		],
		[
			'a missing package',
			{ '/repo/site/.ldn-lint.yaml': 'extends: "@house/lint"\n' },
			'/repo/site/.ldn-lint.yaml:1 extends there is no node_modules/@house/lint/ldn-lint.yaml, .yml or .json in this folder or one above; is the package installed?',
		],
		[
			'a circle',
			{ '/repo/site/.ldn-lint.yaml': 'extends: a.yaml\n', '/repo/site/a.yaml': 'extends: ./.ldn-lint.yaml\n' },
			'/repo/site/a.yaml:1 extends "./.ldn-lint.yaml" leads in a circle: .ldn-lint.yaml → a.yaml → .ldn-lint.yaml',
		],
		[
			'a long chain',
			{ '/repo/site/.ldn-lint.yaml': 'extends: 0.yaml\n', ...chain(12) },
			'/repo/site/9.yaml:1 extends more than 10 files extend one another: .ldn-lint.yaml → 0.yaml → 1.yaml → 2.yaml → 3.yaml → 4.yaml → 5.yaml → 6.yaml → 7.yaml → 8.yaml → 9.yaml → 10.yaml',
		],
		[
			'a file above the repository',
			{ '/repo/site/.ldn-lint.yaml': 'extends: ../../secret.yaml\n', '/secret.yaml': 'preset: strict' },
			'/repo/site/.ldn-lint.yaml:1 extends "../../secret.yaml" leaves /repo/, and nothing outside of it is read',
		],
		[
			'an absolute path',
			{ '/repo/site/.ldn-lint.yaml': 'extends: /etc/passwd\n', '/etc/passwd': 'root' },
			'/repo/site/.ldn-lint.yaml:1 extends "/etc/passwd" must be a path relative to this file, or the name of a package',
		],
		[
			'an address',
			{ '/repo/site/.ldn-lint.yaml': 'extends: https://example.org/a.yaml\n' },
			'/repo/site/.ldn-lint.yaml:1 extends "https://example.org/a.yaml" must be a path relative to this file, or the name of a package',
		],
		[
			'code',
			{ '/repo/site/.ldn-lint.yaml': 'extends: ./lint.js\n', '/repo/site/lint.js': '' },
			'/repo/site/.ldn-lint.yaml:1 extends "./lint.js" must be a .yaml, .yml or .json file; no code is run from a configuration',
		],
		[
			'a name that climbs out of its package',
			{ '/repo/site/.ldn-lint.yaml': 'extends: house/../../secret\n', '/repo/secret.yaml': '' },
			'/repo/site/.ldn-lint.yaml:1 extends "house/../../secret" is neither a path, which begins with ./ or ../, nor the name of a package',
		],
		[
			'a package that reads the project',
			{
				'/repo/site/.ldn-lint.yaml': 'extends: house\n',
				'/repo/node_modules/house/ldn-lint.yaml': 'extends: ../../a.yaml\n',
				'/repo/a.yaml': '',
			},
			'/repo/node_modules/house/ldn-lint.yaml:1 extends "../../a.yaml" leaves /repo/node_modules/house/, and nothing outside of it is read (extended by way of .ldn-lint.yaml → ../node_modules/house/ldn-lint.yaml)',
		],
		[
			'no text',
			{ '/repo/site/.ldn-lint.yaml': 'extends: 3\n' },
			'/repo/site/.ldn-lint.yaml:1 extends must be a text or a list of texts',
		],
		[
			'a wrong key in an extended file',
			{ '/repo/site/.ldn-lint.yaml': 'extends: a.yaml\n', '/repo/site/a.yaml': '\npresett: strict\n' },
			'/repo/site/a.yaml:2 presett is not a known key. Did you mean "preset"?',
		],
		[
			'an extended file that cannot be read',
			{ '/repo/site/.ldn-lint.yaml': 'extends: a.json\n', '/repo/site/a.json': '{ "a": 1, }' },
			'/repo/site/a.json:',
		],
	];

	it.each(wrong)('%s is told, and the rest still holds', async (_, files, message) => {
		const own = `rules: { disclaimer/testimonial: hint }\n`;
		const found = await configOf({ ...files, '/repo/site/.ldn-lint.yaml': files['/repo/site/.ldn-lint.yaml'] + own });
		expect(found.problems).toHaveLength(1);
		expect(found.problems[0]?.slice(0, message.length)).toBe(message);
		expect(severityOf(found, 'disclaimer/testimonial')).toBe('hint');
	});

	it('without a repository, only the folder of the file is read', async () => {
		const files = {
			'/repo/.git/HEAD': undefined,
			'/repo/site/.ldn-lint.yaml': 'extends: ../a.yaml\n',
			'/repo/a.yaml': '',
		};
		const host = memoryHost(files);
		const project = await findProjectConfig(host, service, 'file:///repo/site/a.md');
		expect(project?.problems.map((it) => it.message)).toEqual([
			'"../a.yaml" leaves /repo/site/, and nothing outside of it is read',
		]);
	});

	it('files that fan out without end are cut off', async () => {
		const names = Array.from({ length: 9 }, (_, i) => i);
		const { problems } = await configOf({
			'/repo/site/.ldn-lint.yaml': 'extends: [0.yaml, 0.yaml, 0.yaml]\n',
			...Object.fromEntries(
				names.map((i) => [`/repo/site/${i}.yaml`, i === 8 ? '{}' : `extends: [${i + 1}.yaml, ${i + 1}.yaml]\n`]),
			),
		});
		expect(problems.length).toBeGreaterThan(0);
		expect(problems.every((it) => it.includes('more than 50 files are extended'))).toBe(true);
	});
});

describe('hostile data', () => {
	const bomb = [
		'a: &a [x, x]',
		...'bcdefghijklmn'.split('').map((it, i) => `${it}: &${it} [*${'abcdefghijklmn'[i]}, *${'abcdefghijklmn'[i]}]`),
	].join('\n');

	it.each([
		['aliases that multiply', bomb, /cannot be read: Excessive alias count/],
		['a file of megabytes', `# ${'x'.repeat(longestData)}`, /is longer than 1 MB/],
		[
			'the text of another file',
			'root:x:0:0:a very long line that is none of the business of a report on settings\n',
			/must be a mapping of names to values, not the string "root:x:0:0:a very long line that is none of the business…$/,
		],
	])('%s', async (_, text, message) => {
		const { problems } = await configOf({ '/repo/site/.ldn-lint.yaml': text });
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(message);
		expect(problems[0]).not.toContain('report on settings');
	});

	it('keys of JavaScript are names like others', async () => {
		const { problems, config } = await configOf({
			'/repo/site/.ldn-lint.yaml':
				'__proto__: { preset: strict }\nconstructor: 1\nrules: { __proto__: off, constructor: off }\nstatements: { __proto__: { required: never } }\n',
		});
		expect(problems).toHaveLength(5);
		expect(config.preset).toBe('recommended');
		expect(({} as Record<string, unknown>).preset).toBeUndefined();
	});
});
