import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/index.generated.ts';
import { serviceOf } from '../support/lint.ts';

const service = serviceOf(rules);

async function findings(text: string, allow: readonly string[]): Promise<readonly string[]> {
	const { config, problems } = service.configure({ allow });
	expect(problems).toEqual([]);
	const snapshot = { uri: 'memory:a', version: 1, format: 'markdown', text } as const;
	const { findings } = await service.lint(snapshot, config);
	return findings.filter((it) => it.rule.startsWith('text/')).map((it) => text.slice(it.span.start, it.span.end));
}

const article = `# LDN at the clinic

Low dose naltrexone (LDN) is offered by QZVK here. Ask QZVK about LDN and fibromyalga, or Fibromyalga-Online.

LDN is off-label.
`;

describe('allowed terms', () => {
	it.each([
		['none', [], ['QZVK', 'fibromyalga', 'Fibromyalga']],
		['an abbreviation', ['QZVK'], ['fibromyalga', 'Fibromyalga']],
		['an abbreviation is its own capitals alone', ['qzvk'], ['fibromyalga', 'Fibromyalga']],
		['a word in any case', ['FibroMyalga'], ['QZVK']],
		['a word in capitals alone', ['FIBROMYALGA'], ['QZVK', 'fibromyalga', 'Fibromyalga']],
		['a longer name', ['fibromyalga-online'], ['QZVK', 'fibromyalga']],
		['part of a word is no term', ['myalga', 'QZ'], ['QZVK', 'fibromyalga', 'Fibromyalga']],
		['signs are no pattern', ['.*', '(', 'QZVK|'], ['QZVK', 'fibromyalga', 'Fibromyalga']],
	])('%s', async (_, allow, expected) => {
		expect(await findings(article, allow)).toEqual(expected);
	});

	it('no claim is allowed by a term', async () => {
		const { config } = service.configure({ allow: ['LDN 45 mg'] });
		const text = '# LDN\n\nLow dose naltrexone helps. Take LDN 45 mg at night.\n';
		const { findings } = await service.lint({ uri: 'memory:b', version: 1, format: 'markdown', text }, config);
		expect(findings.some((it) => it.rule.startsWith('dose/'))).toBe(true);
	});
});
