import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../server/src/cli/run.ts';
import type { ExitStatus } from '../server/src/cli/surroundings.ts';
import { compose } from '../server/src/entry/compose.ts';
import { createNodeHost } from '../server/src/entry/node-host.ts';

const root = join(import.meta.dirname, '..');

/** The area that each example shows at work; none for the one without a finding. */
const areas: Readonly<Record<string, string | undefined>> = {
	'a-careful-introduction.md': undefined,
	'clinic-page.md': 'disclaimer',
	'dosing-schedule.md': 'dose',
	'patient-leaflet.txt': 'contraindication',
	'what-the-studies-say.md': 'citation',
};

describe('the examples of `npm start`', async () => {
	const { status, output, errors } = await lintExamples();
	const found = new Map(output.files.map((it) => [it.path, it.findings.map((finding) => finding.rule)]));

	it('lint without failing', () => {
		expect({ status, errors }).toEqual({ status: 0, errors: '' });
	});

	it('are these', () => {
		expect(readdirSync(join(root, 'examples')).sort()).toEqual(Object.keys(areas).sort());
		expect([...found.keys()]).toEqual(Object.keys(areas).map((it) => `examples/${it}`));
	});

	it.each(Object.entries(areas))('%s shows %s', (file, area) => {
		const rules = found.get(`examples/${file}`) ?? [];
		if (area === undefined) {
			expect(rules).toEqual([]);
		} else {
			const own = rules.filter((it) => it.startsWith(`${area}/`));
			expect(new Set(own).size).toBeGreaterThanOrEqual(area === 'contraindication' ? 2 : 4);
			expect(own.length).toBeGreaterThanOrEqual(rules.length - own.length);
		}
	});
});

interface Output {
	readonly files: readonly { readonly path: string; readonly findings: readonly { readonly rule: string }[] }[];
}

async function lintExamples(): Promise<{ status: ExitStatus; output: Output; errors: string }> {
	let output = '';
	let errors = '';
	const status = await run(['examples', '--fail-on', 'never', '--format', 'json'], {
		cwd: root,
		service: compose((message) => {
			errors += message;
		}),
		host: createNodeHost(),
		version: '0',
		stdout: (text) => {
			output += text;
		},
		stderr: (text) => {
			errors += text;
		},
		stdin: async () => Buffer.from(''),
		colors: false,
		width: undefined,
	});
	return { status, output: JSON.parse(output) as Output, errors };
}
