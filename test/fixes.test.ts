/** Over every example of every rule, with all rules on: no fix adds a finding, and safe fixes reach a fixed point. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../server/src/linter/finding.ts';
import { applyFix } from '../server/src/linter/fix.ts';
import { examplesIn, ruleFolders } from './support/examples.ts';
import { lint, optionsOf, serviceOf } from './support/lint.ts';

const folders = await ruleFolders();
const service = serviceOf(folders.map((it) => it.rule));

describe.each(folders.map((it) => [it.id, it] as const))('%s', (id, folder) => {
	const examples = examplesIn(folder.readme, 'README.md');

	test.each(examples.map((it) => [it.place, it] as const))('%s', async (_place, example) => {
		const options = optionsOf(example, id);
		const before = await lint(service, example.text, options);
		for (const finding of before.filter((it) => it.rule === id)) {
			for (const fix of finding.fixes) {
				expect(fix.title, 'menus show titles as they are').not.toMatch(/\*\*|__|`|\]\(|[\r\n]/);
				expect(fix.title.length, fix.title).toBeLessThanOrEqual(300);
				const after = await lint(service, applyFix(example.text, fix), options);
				expect(newIn(before, after), `${finding.rule}: ${fix.title}`).toEqual([]);
			}
		}
		const snapshot = { uri: 'memory:fix', version: 1, format: example.format, text: example.text };
		const { config } = service.configure(options.config);
		const once = await service.fix(snapshot, config);
		const twice = await service.fix({ ...snapshot, text: once.text }, config);
		expect(twice).toEqual({ text: once.text, applied: 0 });
		const after = await lint(service, once.text, options);
		expect(after.flatMap((it) => it.fixes).filter((it) => it.safety === 'safe')).toEqual([]);
	});
});

/** Kinds of findings of which there are more than before. */
function newIn(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
	const count = (all: readonly Finding[], key: string) => all.filter((it) => identity(it) === key).length;
	return [...new Set(after.map(identity))].filter((key) => count(after, key) > count(before, key));
}

function identity(it: Finding): string {
	return `${it.rule} ${it.subject ?? ''} ${it.messageId}`;
}
