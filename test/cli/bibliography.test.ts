import { describe, expect, test } from 'vitest';
import { rule } from '../../server/src/rules/citation/unresolved/rule.ts';
import { runCli } from '../support/cli.ts';
import { serviceOf } from '../support/lint.ts';

const article = (bibliography: string) =>
	`---\ntitle: Low dose naltrexone\n${bibliography}---\n\nLDN eased pain [@doe2014], and itch too [@roe2016].\n`;
const bib = '@article{doe2014, title = {Low doses of naltrexone}, year = 2014}\n';

async function messages(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
	const { stdout } = await runCli('--format json --rule citation/unresolved a/ldn.md', {
		files,
		service: serviceOf([rule]),
	});
	const { files: results } = JSON.parse(stdout) as { files: { findings: { message: string }[] }[] };
	return results.flatMap((it) => it.findings.map(({ message }) => message.split('. ')[0] ?? ''));
}

describe('bibliographies on the command line', () => {
	test('of the front matter', async () => {
		const files = { 'a/ldn.md': article('bibliography: ../refs.bib\n'), 'refs.bib': bib };
		expect(await messages(files)).toEqual(['"[@roe2016]" leads readers nowhere: refs.bib has no key "roe2016"']);
	});

	test('of the configuration', async () => {
		const files = { 'a/ldn.md': article(''), '.ldn-lint.yaml': 'bibliography: refs.bib\n', 'refs.bib': bib };
		expect(await messages(files)).toEqual(['"[@roe2016]" leads readers nowhere: refs.bib has no key "roe2016"']);
	});

	test('a missing one is told once', async () => {
		expect(await messages({ 'a/ldn.md': article('bibliography: lost.bib\n') })).toEqual([
			'The bibliography "lost.bib" cannot be found, so no key of the article leads to its source',
		]);
	});

	test('none', async () => {
		expect(await messages({ 'a/ldn.md': article('') })).toEqual([]);
	});
});
