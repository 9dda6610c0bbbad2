import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../server/src/cli/reporters/index.ts';
import { runCli } from '../support/cli.ts';
import { service } from '../support/reports.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/output-formats.md'), 'utf8');
const [, article = ''] = /```markdown title="articles\/night\.md"\n(.*?)```/s.exec(page) ?? [];

/** Section of each format: its first fence. */
const examples = page
	.split(/^## (?=\w+\n)/m)
	.slice(1)
	.map((section) => {
		const [, , language = '', example = ''] = /^(`{3,})(\w+)\n(.*?)^\1$/ms.exec(section) ?? [];
		return { format: section.split('\n', 1)[0] ?? '', language, example };
	});

describe('docs/output-formats.md', () => {
	it('has a section and a row for every format', () => {
		const told = formats.filter((it) => it !== 'blob');
		expect(examples.map((it) => it.format)).toEqual(told);
		expect([...page.matchAll(/^\| `(\w+)` \|/gm)].map((it) => it[1])).toEqual(told);
	});

	it.each(examples.filter((it) => it.format !== 'html'))(
		'has a real example of $format',
		async ({ format, language, example }) => {
			const files = { 'articles/night.md': article };
			const { stdout } = await runCli(`--rule dose/unit-slip --format ${format} articles`, { files, service });
			if (language === 'json') {
				const report: unknown = JSON.parse(stdout);
				expect(report).toMatchObject(JSON.parse(example) as object);
			} else {
				expect(stdout).toBe(example);
			}
		},
	);
});
