import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { compose } from '../../server/src/entry/compose.ts';
import { findProjectConfig } from '../../server/src/service/project-config.ts';
import { memoryHost } from '../support/host.ts';

const service = compose();
const doxepin = readFileSync(join(import.meta.dirname, '../../examples/another-drug/low-dose-doxepin.yaml'), 'utf8');

async function configOf(files: Readonly<Record<string, string>>) {
	const host = memoryHost({ '/repo/.git/HEAD': 'ref', ...files });
	const project = await findProjectConfig(host, service, 'file:///repo/a.md');
	if (project === undefined) {
		throw new Error('There is no configuration.');
	}
	const problems = project.problems.map(
		({ uri, path, message, line }) => `${uri.slice('file:///repo/'.length)}:${line ?? '?'} ${path}: ${message}`,
	);
	return { project, problems, config: project.config };
}

async function lint(text: string, files: Readonly<Record<string, string>>) {
	const { config, problems } = await configOf(files);
	const snapshot = { uri: 'file:///repo/a.md', version: 1, format: 'markdown', text } as const;
	return { ...(await service.lint(snapshot, config)), problems };
}

function drugsOf({ config }: Awaited<ReturnType<typeof configOf>>): readonly string[] {
	return service.formularyOf(config).profiles.map((it) => it.id);
}

describe('profiles of a project', () => {
	it.each([
		['a file', 'drugs/doxepin.yaml', { 'drugs/doxepin.yaml': doxepin }],
		['a glob', './drugs/*.yaml', { 'drugs/doxepin.yaml': doxepin, 'drugs/readme.md': '' }],
		['a folder of files, with works', 'drugs/doxepin', split(doxepin)],
		['a folder with a slash', './drugs/doxepin/', split(doxepin)],
	])('%s', async (_, profiles, files) => {
		const found = await configOf({ '/repo/.ldn-lint.yaml': `profiles: ${profiles}\n`, ...below(files) });
		expect(found.problems).toEqual([]);
		expect(drugsOf(found)).toEqual(['naltrexone', 'doxepin']);
		const formulary = service.formularyOf(found.config);
		expect(formulary.evidence('doxepin').works.map((it) => it.id)).toEqual(['krystal2010', 'rojasfernandez2014']);
		expect(formulary.evidence('naltrexone').works.length).toBeGreaterThan(50);
		expect(formulary.get('doxepin')?.conditions[0]?.certainty).not.toBeUndefined();
	});

	it('of a package are its own', async () => {
		const found = await configOf({
			'/repo/.ldn-lint.yaml': 'extends: house\n',
			'/repo/node_modules/house/ldn-lint.yaml': 'profiles: drugs/*.yaml\n',
			'/repo/node_modules/house/drugs/doxepin.yaml': doxepin,
		});
		expect(found.problems).toEqual([]);
		expect(drugsOf(found)).toEqual(['naltrexone', 'doxepin']);
	});

	it('may be called as what every object has', async () => {
		const text = doxepin.replace('id: doxepin', 'id: constructor').replace(/^evidence:[\s\S]*^(?=sources:)/m, '');
		const found = await configOf({ '/repo/.ldn-lint.yaml': 'profiles: d.yaml\n', '/repo/d.yaml': text });
		expect(found.problems).toEqual([]);
		expect(service.formularyOf(found.config).evidence('constructor').works).toEqual([]);
	});

	it('are read once, however often they are named', async () => {
		const files = { '/repo/.ldn-lint.yaml': 'profiles: [d.yaml, "*.yaml"]\n', '/repo/d.yaml': doxepin };
		const found = await configOf(files);
		expect(found.problems).toEqual([]);
		expect(service.formularyOf(found.config)).toBe(service.formularyOf((await configOf(files)).config));
	});

	const base = '/repo/.ldn-lint.yaml';
	const wrong: readonly (readonly [what: string, files: Readonly<Record<string, string>>, problem: RegExp])[] = [
		[
			'no such file',
			{ [base]: 'preset: strict\nprofiles: no.yaml\n' },
			/^\.ldn-lint\.yaml:2 profiles: "no\.yaml" is no file$/,
		],
		['no such folder', { [base]: 'profiles: [no]\n' }, /"no" is neither a YAML file nor a folder with some$/],
		['no match', { [base]: 'profiles: drugs/*.yaml\n' }, /"drugs\/\*\.yaml" matches no YAML file$/],
		[
			'a wild folder',
			{ [base]: 'profiles: "*/a.yaml"\n' },
			/"\*\/a\.yaml" may have wildcards in the name of the file alone$/,
		],
		[
			'outside',
			{ [base]: 'profiles: ../a.yaml\n', '/a.yaml': doxepin },
			/"\.\.\/a\.yaml" must be a path below \/repo\/, relative to this file$/,
		],
		['absolute', { [base]: 'profiles: /a.yaml\n' }, /"\/a\.yaml" must be a path below/],
		[
			'a missing key',
			{ [base]: 'profiles: d.yaml\n', '/repo/d.yaml': doxepin.replace(/^supported: .*$/m, '') },
			/^d\.yaml:\? : Missing "supported"\.$/,
		],
		[
			'a fact without its source',
			{ [base]: 'profiles: d.yaml\n', '/repo/d.yaml': doxepin.replace('sources: [silenor-label]', 'sources: []') },
			/^d\.yaml:\d+ statements\[0\]\.sources: At least one source is needed\.$/,
		],
		[
			'an unknown source',
			{
				[base]: 'profiles: d.yaml\n',
				'/repo/d.yaml': doxepin.replace('source: capsule-label', 'source: capsul-label'),
			},
			/^d\.yaml:2\d bands\[3\]\.source: Expected one of silenor-label, .*Did you mean "capsule-label"\?$/,
		],
		[
			'a wrong work',
			{ [base]: 'profiles: d.yaml\n', '/repo/d.yaml': doxepin.replace('design: rct', 'design: rtc') },
			/^d\.yaml:1\d\d evidence\[0\]\.design: Expected one of .*Did you mean "rct"\?$/,
		],
		[
			'a wrong work in a folder',
			{ [base]: 'profiles: d\n', ...below(split(doxepin.replace('design: rct', 'design: rtc'), 'd')) },
			/^d\/evidence\.json:\d+ \[0\]\.design: Expected one of/,
		],
		[
			'a pattern that takes too long',
			{
				[base]: 'profiles: d.yaml\n',
				'/repo/d.yaml': doxepin.replace('all: [glaucoma]', "all: ['(?:\\w+ ?)*glaucoma']"),
			},
			/^d\.yaml:\d+ statements\[3\]\.cues\[0\]\.all\[0\]: This pattern repeats without bound/,
		],
		['no YAML', { [base]: 'profiles: d.yaml\n', '/repo/d.yaml': 'a: [' }, /^d\.yaml:1 : cannot be read: /],
		[
			'no mapping',
			{ [base]: 'profiles: d.yaml\n', '/repo/d.yaml': '- a' },
			/^d\.yaml:\? d\.yaml: The file must hold a map of keys\.$/,
		],
		[
			'works that are no list',
			{
				[base]: 'profiles: d.yaml\n',
				'/repo/d.yaml': doxepin.replace(/^evidence:[\s\S]*^(?=sources:)/m, 'evidence: none\n'),
			},
			/^d\.yaml:\d+ evidence: Expected a list, got "none"\.$/,
		],
		[
			'works of a folder that are no list',
			{ [base]: 'profiles: d\n', ...below({ ...split(doxepin, 'd'), 'd/evidence.json': '{}' }) },
			/^d\/evidence\.json:\? : Expected a list, got \{\}\.$/,
		],
		[
			'a name that is a pattern',
			{ [base]: 'profiles: d.yaml\n', '/repo/d.yaml': doxepin.replace('name: doxepin', 'name: dox(epin') },
			/^d\.yaml:5 name: Expected a name of letters, digits, spaces and hyphens, got "dox\(epin"\.$/,
		],
		[
			'an id that is taken',
			{ [base]: 'profiles: d.yaml\n', '/repo/d.yaml': doxepin.replace('id: doxepin', 'id: naltrexone') },
			/^d\.yaml:4 id: There is a profile "naltrexone" already; write "extends: naltrexone"/,
		],
		[
			'a name that is taken',
			{ [base]: 'profiles: d.yaml\n', '/repo/d.yaml': doxepin.replace('brand: [Sinequan]', 'brand: [ReVia]') },
			/^d\.yaml:\d+ names\.brand: "ReVia" is a name of "naltrexone"\.$/,
		],
	];

	it.each(wrong)('%s is told with its place', async (_, files, problem) => {
		const found = await configOf(files);
		expect(found.problems).toHaveLength(1);
		expect(found.problems[0]).toMatch(problem);
		expect(drugsOf(found)).toEqual(['naltrexone']);
	});
});

describe('additions to a profile', () => {
	const additions = `
extends: naltrexone
names:
  brand: [Naltima]
  low-dose: [Naltima mini]
conditions:
  - { id: house-syndrome, kind: condition, tier: 1, names: [house syndrome] }
statements:
  - id: hotline
    kind: safety
    preset: recommended
    severity: warning
    summary: our hotline answers questions on {drug}
    why: readers are to know whom to call
    wording: Call our hotline with any question about {drug}.
    heading: Questions
    cues: [{ all: ['our hotline'], none: [] }]
    sources: [house]
sources:
  house: { title: House rules, url: 'https://example.org/rules', retrieved: '2026-11-20' }
`;
	const files = { '/repo/.ldn-lint.yaml': 'profiles: own.yaml\n', '/repo/own.yaml': additions };

	it('are known besides what is shipped', async () => {
		const { findings, problems, drugs } = await lint(
			'# Naltima mini\n\nNaltima mini is taken for house syndrome. Take Naltima mini 2 mg at night.\n',
			files,
		);
		expect(problems).toEqual([]);
		expect(drugs).toEqual(['naltrexone']);
		const subjects = findings.filter((it) => it.rule === 'contraindication/omitted').map((it) => it.subject);
		expect(subjects).toEqual(expect.arrayContaining(['hotline', 'opioids']));
		const { findings: fewer } = await lint(
			'# Naltima mini\n\nNaltima mini is known. Call our hotline about Naltima mini.\n',
			files,
		);
		expect(fewer.some((it) => it.subject === 'hotline')).toBe(false);
	});

	it.each([
		[
			'an unknown drug',
			'extends: naltrexon\n',
			/^own\.yaml:1 extends: No drug has this id\. Known: naltrexone\. Did you mean "naltrexone"\?$/,
		],
		[
			'a name that is there',
			'extends: naltrexone\nnames: { brand: [revia] }\n',
			/^own\.yaml:2 names\.brand: "revia" is a name of "naltrexone" already\.$/,
		],
		[
			'a condition that is there',
			'extends: naltrexone\nconditions:\n  - { id: cancer, kind: condition, tier: 3, names: [x] }\n',
			/^own\.yaml:3 conditions\[0\]: "naltrexone" has the condition "cancer" already\.$/,
		],
		[
			'a source that is there',
			`${additions.replace('house: {', 'hpi-ldn: {')}`,
			/^own\.yaml:\d+ sources\.hpi-ldn: "naltrexone" has "hpi-ldn" already; choose another name\.$/,
		],
		['bands', 'extends: naltrexone\nbands: []\n', /^own\.yaml:\? : Unknown key "bands"\./],
		['works', 'extends: naltrexone\nevidence: []\n', /^own\.yaml:2 evidence: Works cannot be added to "naltrexone"\.$/],
	])('%s is told', async (_, text, problem) => {
		const found = await configOf({ ...files, '/repo/own.yaml': text });
		expect(found.problems[0]).toMatch(problem);
	});
});

describe('statements', () => {
	const article = (end: string) => `# Low dose naltrexone (LDN)

LDN is off-label for pain. Ask your doctor before you take LDN.

## Who should not take LDN

LDN must not be taken with opioids.

${end}
`;
	const wording = 'Wir sagen: {drug} – “ein Text” unseres Hauses. Kurz.';
	const own = (yaml: string) => ({ '/repo/.ldn-lint.yaml': `statements:\n${yaml}` });
	const missing = async (end: string, yaml: string) =>
		(await lint(article(end), own(yaml))).findings.filter((it) => it.rule === 'disclaimer/medical-advice');

	it("the fix inserts the house's wording", async () => {
		const [finding] = await missing('', `  medical-advice: { wording: '${wording}' }\n`);
		expect(finding?.fixes[0]?.edits[0]?.newText).toContain('Wir sagen: LDN – “ein Text” unseres Hauses. Kurz.');
	});

	it.each([
		['as it is', 'Wir sagen: LDN – “ein Text” unseres Hauses. Kurz.'],
		['with other quotes, dashes, spaces and capitals', 'WIR sagen:  LDN - "ein Text"\nunseres Hauses! Kurz.'],
		['with the full name', 'Wir sagen: Low-dose naltrexone – “ein Text” unseres Hauses.'],
		['within more', 'Achtung, wir sagen: LDN – “ein Text” unseres Hauses, immer.'],
		['in bold, in a list', '- **Wir sagen:** LDN – “ein Text” unseres Hauses.'],
	])('the wording makes the statement %s', async (_, end) => {
		const yaml = `  medical-advice: { wording: '${wording}' }\n`;
		expect(await missing(end, yaml)).toEqual([]);
		expect(await missing(end, '  liver: { required: always }\n')).toHaveLength(1);
	});

	it.each([
		[
			'a link',
			'Lies unsere [guten Hinweise](https://example.org/x) hier.',
			'Lies unsere [guten Hinweise](https://example.org/y) hier.',
		],
		['an abbreviation with a full stop', 'Frag Dr. Muster bei uns im Haus.', 'Frag Dr. Muster bei uns im Haus.'],
		['a question', 'Hast du schon bei uns im Hause gefragt?', 'Hast du schon bei uns im Hause gefragt? Ja.'],
		['accents', 'Größe zählt nicht, naïve Leser.', 'Größe zählt nicht, naïve Leser.'],
	])('a wording may have %s', async (_, text, end) => {
		expect(await missing(end, `  medical-advice: { wording: ${JSON.stringify(text)} }\n`)).toEqual([]);
	});

	it('a wording without a word makes no statement', async () => {
		expect(await missing('Ja.', '  medical-advice: { wording: "<b></b>" }\n')).toHaveLength(1);
	});

	it('what the profile takes for the statement still does', async () => {
		const end = 'This page is general information and no substitute for medical advice.';
		expect(await missing(end, `  medical-advice: { wording: '${wording}' }\n`)).toEqual([]);
	});

	it('a part of the wording is not enough', async () => {
		expect(await missing('Kurz.', `  medical-advice: { wording: '${wording}' }\n`)).toHaveLength(1);
	});

	it('never takes a statement away, always asks for it in any preset and on any matter', async () => {
		const subjects = async (yaml: string) =>
			(await lint(article(''), own(yaml))).findings.map((it) => it.subject ?? it.rule);
		const usual = await subjects('  opioids: {}\n');
		expect(usual).toContain('disclaimer/medical-advice');
		expect(usual).not.toContain('disclaimer/compounded');
		const strictOnly = service.formulary.profiles[0]?.statements.find(
			(it) => it.kind === 'safety' && it.preset === 'strict',
		)?.id;
		expect(usual).not.toContain(strictOnly);
		const changed = await subjects(
			`  medical-advice: { required: never }\n  compounded: { required: always }\n  ${strictOnly}: { required: always }\n`,
		);
		expect(changed).not.toContain('disclaimer/medical-advice');
		expect(changed).toContain('disclaimer/compounded');
		expect(changed).toContain(strictOnly);
	});

	it('one that no profile has is told', async () => {
		const { problems } = await configOf(own('  medical-advise: { required: never }\n'));
		expect(problems).toEqual([
			'.ldn-lint.yaml:2 statements.medical-advise: is no statement of a profile. Did you mean "medical-advice"?',
		]);
	});
});

describe('a change of profiles', () => {
	it('leaves nothing of the document as it was read before', async () => {
		const text = '# Low-dose doxepin\n\nTake low-dose doxepin 12 mg at night. Low-dose doxepin is for sleep.\n';
		const with_ = await lint(text, { '/repo/.ldn-lint.yaml': 'profiles: d.yaml\n', '/repo/d.yaml': doxepin });
		const without = await lint(text, { '/repo/.ldn-lint.yaml': '' });
		const again = await lint(text, { '/repo/.ldn-lint.yaml': 'profiles: d.yaml\n', '/repo/d.yaml': doxepin });
		expect(without.drugs).toEqual([]);
		expect(with_.drugs).toEqual(['doxepin']);
		expect(again.findings).toEqual(with_.findings);
	});
});

/** The example's file as the files of a folder: statements apart, works as JSON. */
function split(text: string, folder = 'drugs/doxepin'): Readonly<Record<string, string>> {
	const [facts = '', rest = ''] = text.split(/^(?=terms:)/m);
	const [statements = '', after = ''] = rest.split(/^(?=evidence:)/m);
	const [, sources = ''] = after.split(/^(?=sources:)/m);
	const works = JSON.stringify(parseYaml(after.slice(0, after.indexOf('\nsources:'))).evidence);
	return {
		[`${folder}/profile.yaml`]: `${facts}\n${sources}`,
		[`${folder}/statements.yaml`]: statements,
		[`${folder}/evidence.json`]: works,
	};
}

function below(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(files).map(([path, text]) => [path.startsWith('/') ? path : `/repo/${path}`, text]),
	);
}
