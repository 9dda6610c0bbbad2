import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import type { Finding } from '../../server/src/linter/finding.ts';
import { fingerprintsOf, sentencePart } from '../../server/src/linter/fingerprint.ts';

/** Fingerprints of a finding of one rule on each place of `word`. */
function fingerprints(text: string, word = 'LOUD', subject?: string, messageId = 'found'): readonly string[] {
	const findings = [...text.matchAll(new RegExp(word, 'g'))].map(
		({ index, 0: found }): Finding => ({
			rule: 'text/loud',
			subject,
			messageId,
			severity: 'warning',
			message: '',
			span: { start: index, end: index + found.length },
			related: [],
			sources: [],
			fixes: [],
		}),
	);
	const found = fingerprintsOf(parseArticle(text, 'markdown'), findings);
	return findings.map((it) => found.get(it) ?? '');
}

const before = '# One\n\nThis is LOUD. It goes on.\n\n## Two\n\nMore text.\n';

describe('a fingerprint', () => {
	const same: readonly (readonly [what: string, after: string])[] = [
		['text is added above', `---\ntitle: New\n---\n\nA first paragraph.\n\n${before}`],
		['the paragraph moves to another section', '# One\n\n## Two\n\nMore text.\n\nThis is LOUD. It goes on.\n'],
		['the sentence is wrapped anew', '# One\n\nThis is\nLOUD. It goes on.\n\n## Two\n'],
		['lines end in CRLF', before.replaceAll('\n', '\r\n')],
		['marks of emphasis are added', '# One\n\n**This is** LOUD. It goes on.\n'],
		['the next sentence changes', '# One\n\nThis is LOUD. It ends.\n'],
		['the heading changes', '# Another\n\nThis is LOUD. It goes on.\n'],
	];

	it.each(same)('stays when %s', (_, after) => {
		expect(fingerprints(after)).toEqual(fingerprints(before));
	});

	it('changes with its sentence', () => {
		expect(fingerprints('# One\n\nThis was LOUD. It goes on.\n')).not.toEqual(fingerprints(before));
	});

	it('of something missing depends on what is missing alone', () => {
		expect(fingerprints(before, 'LOUD', 'opioids')).toEqual(fingerprints('Quite LOUD.\n', 'LOUD', 'opioids'));
		expect(fingerprints(before, 'LOUD', 'opioids')).not.toEqual(fingerprints(before, 'LOUD', 'pregnancy'));
	});

	it('of a missing disclaimer does not depend on the title that it is marked at', () => {
		const missing = (text: string) => fingerprints(text, 'LOUD', undefined, 'missing');
		expect(missing('# LOUD\n\nText.\n')).toEqual(missing('# Another LOUD title\n\nText.\n'));
	});

	it('of a comment, which is in no sentence, changes with its text', () => {
		const comment = (rule: string) =>
			fingerprints(`<!-- ldn-lint-disable-file ${rule} -->\n\nText.\n`, `<!-- .{1,60}-->`);
		expect(comment('a/b')).toHaveLength(1);
		expect(comment('a/b')).not.toEqual(comment('a/c'));
	});

	it('tells equal sentences apart by section, then by order', () => {
		const text = '# One\n\nThis is LOUD. This is LOUD.\n\n# Two\n\nThis is LOUD.\n';
		const found = fingerprints(text);
		expect(new Set(found).size).toBe(3);
		expect(new Set(found.map(sentencePart)).size).toBe(1);
		expect(found[1]).toBe(`${found[0]}:2`);
	});

	it('tells by its form where it had to be told apart', () => {
		const [alone = ''] = fingerprints('# One\n\nThis is LOUD.\n');
		expect(alone).toMatch(/^[^:]+$/);
		const twice = fingerprints('# One\n\nThis is LOUD.\n\n# Two\n\nThis is LOUD.\n');
		expect(twice.map((it) => it.split(':'))).toEqual([
			[alone, expect.stringMatching(/^.{8}$/)],
			[alone, expect.stringMatching(/^.{8}$/)],
		]);
		expect(twice[0]).not.toBe(twice[1]);
		expect(twice.map(sentencePart)).toEqual([alone, alone]);
		// Others in between do not count.
		expect(fingerprints('# One\n\nThis is LOUD.\n\nThat is LOUD.\n')[0]).toBe(alone);
	});

	it.each([
		['letters of other case', 'THIS is LOUD', 'This is LOUD'],
		['several signs in a row', 'This — “is” — LOUD', 'This is LOUD'],
		['forms that Unicode holds equal', 'Ｔhis is LOUD', 'This is LOUD'],
	])('counts no %s', (_, one, other) => {
		expect(fingerprints(`${one}.\n`)).toEqual(fingerprints(`${other}.\n`));
	});

	it.each([
		['words that are joined', 'This isLOUD', 'This is LOUD'],
		['digits', 'Take 4 LOUD', 'Take 5 LOUD'],
		['letters with marks', 'Thé LOUD', 'The LOUD'],
		['the sentence before', 'This is one. LOUD two', 'This is other. LOUD three'],
	])('counts %s', (_, one, other) => {
		expect(fingerprints(`${one}.\n`)).not.toEqual(fingerprints(`${other}.\n`));
	});

	it('is of the sentence that the finding starts in', () => {
		const text = 'One is here. LOUD is two. Three is LOUD.\n';
		const [second, third] = fingerprints(text);
		expect(fingerprints('Another start. LOUD is two. Another end.\n')).toEqual([second]);
		expect(fingerprints('Another start. LOUD was two. Three is LOUD.\n')[1]).toBe(third);
	});

	it('of what stands behind all blocks does not depend on them', () => {
		const comment = '<!-- LOUD -->';
		expect(fingerprints(`One.\n\n${comment}\n`)).toEqual(fingerprints(`Two.\n\n${comment}\n`));
		expect(fingerprints(`# A\n\nOne.\n\n${comment}\n`)).toEqual(fingerprints(`${comment}\n\n# B\n\nTwo.\n`));
	});
});
