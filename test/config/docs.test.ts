import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configKeys } from '../../server/src/config/parse-config.ts';
import { withEvidence } from '../../server/src/drugs/compile-profile.ts';
import { parseProfile } from '../../server/src/drugs/parse-profile.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { findProjectConfig } from '../../server/src/service/project-config.ts';
import { memoryHost } from '../support/host.ts';

const service = compose();
const configuration = read('docs/configuration.md');
const addDrug = read('docs/add-a-drug.md');

describe('docs/configuration.md', () => {
	it.each([...fences(configuration), ...fences(section(read('README.md'), 'Configuration'))])('%s', async (_, text) => {
		const raw = parse(text) as Readonly<Record<string, unknown>>;
		expect(service.configure(raw).problems).toEqual([]);
		const { extends: _extends, profiles: _profiles, ...own } = raw;
		const host = memoryHost({ '/p/.ldn-lint.yaml': JSON.stringify(own) });
		const project = await findProjectConfig(host, service, 'file:///p/a.md');
		expect(project?.problems).toEqual([]);
	});

	it('has a section with an example for every key', () => {
		for (const key of configKeys.filter((it) => it !== '$schema')) {
			const own = section(configuration, key);
			expect(
				fences(own).some(([, text]) => key in (parse(text) as object)),
				key,
			).toBe(true);
			expect(configuration).toContain(`| [\`${key}\`](#${key.toLowerCase()}) |`);
		}
	});
});

describe('docs/add-a-drug.md', () => {
	const example = parse(read('examples/another-drug/low-dose-doxepin.yaml')) as Readonly<Record<string, unknown>>;

	it.each(fences(addDrug))('%s', async (_, text) => {
		const raw = parse(text) as Readonly<Record<string, unknown>>;
		if ('profiles' in raw) {
			expect(service.configure(raw).problems).toEqual([]);
		} else if ('extends' in raw) {
			const files = { '/p/.ldn-lint.yaml': 'profiles: a.yaml', '/p/a.yaml': text };
			const project = await findProjectConfig(memoryHost(files), service, 'file:///p/a.md');
			expect(project?.problems).toEqual([]);
		} else {
			const { evidence, ...whole }: Readonly<Record<string, unknown>> = {
				...example,
				...raw,
				terms: { ...(example.terms as object), ...(raw.terms as object) },
			};
			const { profile, problems } = parseProfile(whole);
			expect(problems).toEqual([]);
			expect('evidence' in raw && profile ? withEvidence(profile, evidence).problems : []).toEqual([]);
		}
	});
});

function fences(text: string): readonly (readonly [name: string, text: string])[] {
	return [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((it) => {
		const body = it[1] ?? '';
		return [body.split('\n').find((line) => !line.startsWith('#') && line !== '') ?? '', body] as const;
	});
}

/** From a heading to the next. */
function section(text: string, heading: string): string {
	return text.split(/^#{2,3} /m).find((it) => it.startsWith(`${heading}\n`)) ?? '';
}

function read(path: string): string {
	return readFileSync(join(import.meta.dirname, '../..', path), 'utf8').replaceAll('\r\n', '\n');
}
