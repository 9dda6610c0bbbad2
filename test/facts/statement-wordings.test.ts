/** The same statement in the words of leaflets, shops, clinics, forums, newsletters, chatbots and the press. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../server/src/article/parse.ts';
import { extractFacts } from '../../server/src/facts/facts.ts';
import { formulary } from '../support/lint.ts';

const denials = new Set(formulary.profiles.flatMap((it) => it.denials.map(({ id }) => id)));

describe.each(groups())('%s', (id, lines) => {
	test('is recognised in all of these and in none of the others', () => {
		const wrong = lines.filter((line) => line.startsWith('+') !== isMet(id, line.slice(2)));
		expect(wrong).toEqual([]);
	});
});

function groups(): [string, string[]][] {
	const text = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'statement-wordings.txt'), 'utf8');
	return text
		.split(/^@/m)
		.slice(1)
		.map((group) => {
			const [id = '', ...lines] = group.trim().split('\n');
			return [id, lines];
		});
}

function isMet(id: string, sentence: string): boolean {
	const { blocks } = parseArticle(`# Low dose naltrexone\n\n${sentence}\n`, 'markdown');
	const ids = blocks.slice(1).flatMap((it) => extractFacts(it, formulary).statements.map((statement) => statement.id));
	return ids.some((it) => (id === 'denied' ? denials.has(it) : it === id));
}
