/** Invariant 4: typing inside one paragraph recomputes no other, and incremental results equal from-scratch results. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLintService } from '../server/src/service/lint-service.ts';
import { ruleFolders } from './support/examples.ts';
import { firstDifference } from './support/incremental.ts';
import { formulary, serviceOf } from './support/lint.ts';
import { Random, randomEdit } from './support/random.ts';
import { renderPage } from './support/render-html.ts';

const rules = (await ruleFolders()).map((it) => it.rule);
const article = readFileSync(join(import.meta.dirname, 'fixtures/articles/rich.md'), 'utf8');

test.each([
	['markdown', 1],
	['markdown', 2],
	['markdown', 3],
	['plaintext', 4],
	['mdx', 5],
	['html', 6],
	['html', 7],
] as const)('a lint after each of 30 random edits equals a lint from scratch (%s, seed %i)', async (format, seed) => {
	const random = new Random(seed);
	const whole = format === 'html' ? renderPage(article) : article;
	const texts: string[] = [];
	for (let text = whole; texts.length < 30; ) {
		const { start, end, newText } = randomEdit(random, text);
		const edited = text.slice(0, start) + newText + text.slice(end);
		texts.push(edited);
		text = edited.length > 2 * whole.length ? whole : edited;
	}
	const difference = await firstDifference(serviceOf(rules), format, texts);
	expect(difference?.incremental, `version ${difference?.version}`).toEqual(difference?.scratch);
});

test('typing in one paragraph reads no other block again', async () => {
	let read = 0;
	const counting = {
		...formulary,
		drugs(text: string) {
			read++;
			return formulary.drugs(text);
		},
	};
	const service = createLintService({ rules: [], formulary: counting, pages: new Map() });
	const { config } = service.configure({});
	const place = article.indexOf('Keep a diary');
	await service.lint({ uri: 'memory:a', version: 1, format: 'markdown', text: article }, config);
	expect(read).toBeGreaterThan(20);
	read = 0;
	const edited = `${article.slice(0, place)}x${article.slice(place)}`;
	await service.lint({ uri: 'memory:a', version: 2, format: 'markdown', text: edited }, config);
	expect(read).toBe(1);
	read = 0;
	await service.lint({ uri: 'memory:a', version: 3, format: 'markdown', text: edited }, config);
	expect(read).toBe(0);
});
