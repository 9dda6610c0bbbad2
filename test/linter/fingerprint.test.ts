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
});
