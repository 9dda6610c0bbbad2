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
		expect(readdirSync(join(root, 'examples')).sort()).toEqual([...Object.keys(areas), 'another-drug'].sort());
		const own = [...found.keys()].filter((it) => !it.startsWith('examples/another-drug/'));
		expect(own).toEqual(Object.keys(areas).map((it) => `examples/${it}`));
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

describe('the example of another drug', async () => {
	const { output } = await lintExamples();
	const found = output.files.find((it) => it.path === 'examples/another-drug/sleeping-better.md');

	it('is checked by the profile beside it', () => {
		expect(found?.drugs).toEqual(['doxepin']);
		expect(found?.findings.map(({ rule, subject }) => (subject ? `${rule} ${subject}` : rule))).toEqual([
			'disclaimer/consult-clinician',
			'disclaimer/medical-advice',
			'dose/unsupported-range',
			'citation/uncited-claim',
			'citation/uncited-claim',
			'contraindication/omitted maoi',
			'contraindication/omitted urinary-retention',
			'contraindication/denied',
		]);
	});

	it('finds the dose by the bands of its own drug', () => {
		expect(found?.findings.find((it) => it.rule === 'dose/unsupported-range')?.message).toContain(
			'12 mg is above the supported range of low dose doxepin, 3 to 6 mg a day',
		);
	});
});

interface Output {
	readonly files: readonly {
		readonly path: string;
		readonly drugs: readonly string[];
		readonly findings: readonly { readonly rule: string; readonly subject?: string | null; readonly message: string }[];
	}[];
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
		serve: async () => {},
		colors: false,
		width: undefined,
	});
	return { status, output: JSON.parse(output) as Output, errors };
}
