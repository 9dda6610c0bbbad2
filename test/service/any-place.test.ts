/** No place of any article, whole or cut off there, makes the evidence fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areDisjoint } from '../../server/src/base/edit.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { completionsAt } from '../../server/src/service/completions.ts';
import { documentLinks } from '../../server/src/service/document-links.ts';
import { cardAt } from '../../server/src/service/evidence-cards.ts';
import { citationHints } from '../../server/src/service/inlay-hints.ts';

const service = compose();
const folder = join(import.meta.dirname, '../fixtures/articles');

test.each(['rich.md', 'flawed.md', 'flawed.txt'])('%s', (name) => {
	const whole = readFileSync(join(folder, name), 'utf8');
	const format = name.endsWith('.md') ? 'markdown' : 'plaintext';
	const read = (text: string) => service.facts({ uri: `memory:${name}`, version: 1, format, text });
	const facts = read(whole);
	for (let offset = 0; offset <= whole.length; offset += 3) {
		const card = cardAt(facts, offset);
		expect(card === undefined || (card.span.start <= offset && offset <= card.span.end)).toBe(true);
	}
	for (let offset = 0; offset <= whole.length; offset += 61) {
		for (const typed of ['[', '[^', '[@', '[you']) {
			const text = `${whole.slice(0, offset)}${typed}${whole.slice(offset)}`;
			for (const { edit, additions } of completionsAt(read(text), offset + typed.length)) {
				expect(areDisjoint([edit, ...additions])).toBe(true);
			}
		}
		const cut = read(whole.slice(0, offset));
		expect(documentLinks(cut).every(({ span }) => span.start < span.end && span.end <= offset)).toBe(true);
		citationHints(cut, { start: 0, end: offset });
	}
});
