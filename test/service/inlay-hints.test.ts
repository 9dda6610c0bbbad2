import { expect, test } from 'vitest';
import { compose } from '../../server/src/entry/compose.ts';
import { citationHints } from '../../server/src/service/inlay-hints.ts';

const service = compose();
const head = '# Low dose naltrexone\n\n';
const list =
	'\n\n## References\n\n1. Younger J. doi:10.1002/art.37734\n2. Bruun KD. doi:10.1016/S2665-9913(23)00278-3\n3. Doe J. Low doses. 2014.\n4. Toljan K. doi:10.3390/medsci6040082\n';

/** The text with its hints between `‹›`. */
function shown(text: string, end = text.length): string {
	const facts = service.facts({ uri: 'memory:hints', version: 1, format: 'markdown', text });
	return citationHints(facts, { start: 0, end }).reduceRight(
		(result, { offset, label }) => `${result.slice(0, offset)}‹${label}›${result.slice(offset)}`,
		text,
	);
}

test.each<readonly [string, string]>([
	['LDN helps [1].', 'LDN helps [1]‹crossover RCT, n = 31›.'],
	['LDN helps [1,2].', 'LDN helps [1,2]‹crossover RCT, n = 31; RCT, n = 99›.'],
	['LDN helps [1–4].', 'LDN helps [1–4]‹crossover RCT, n = 31; RCT, n = 99; +1›.'],
	['LDN helps [4].', 'LDN helps [4]‹review›.'],
	['LDN helps [3].', 'LDN helps [3].'],
	['LDN helps [9].', 'LDN helps [9].'],
])('%s', (text, expected) => {
	expect(shown(`${head}${text}${list}`)).toBe(`${head}${expected}${list}`);
});

test('links and keys have hints, too', () => {
	expect(shown(`${head}LDN helps ([a trial](https://doi.org/10.1002/art.37734)).`)).toContain(
		')‹crossover RCT, n = 31›)',
	);
	expect(shown(`---\nreferences:\n  - id: y13\n    DOI: 10.1002/art.37734\n---\n\n${head}LDN helps [@y13].`)).toContain(
		'[@y13]‹crossover RCT, n = 31›',
	);
});

test('hints outside the range are left out', () => {
	expect(shown(`${head}LDN helps [1].${list}`, 10)).not.toContain('‹');
});
