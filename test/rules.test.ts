/** Runs every example of every rule's README and cases file, and holds the pages to their shape. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { distrustSieve } from '../server/src/facts/literals.ts';
import type { Finding } from '../server/src/linter/finding.ts';
import { applyFix, applySafeFixes } from '../server/src/linter/fix.ts';
import { type Example, examplesIn, markOf, type RuleFolder, ruleFolders, showMarks } from './support/examples.ts';
import { lint, optionsOf, serviceOf } from './support/lint.ts';

const folders = await ruleFolders();

// Each example shows besides that the sieve holds back no pattern that matches.
beforeAll(() => distrustSieve(true));
afterAll(() => distrustSieve(false));

describe.each(folders.map((it) => [it.id, it] as const))('%s', (id, folder) => {
	const readme = examplesIn(folder.readme, 'README.md');
	const cases = examplesIn(folder.cases, 'cases.md');

	test('has the id and area of its folder', () => {
		expect(folder.rule.meta.id).toBe(id);
		expect(folder.rule.meta.area).toBe(id.split('/')[0]);
	});

	test('has a page with the headings in order', () => {
		const prose = folder.readme.replace(/^(`{3,})[^`][\s\S]*?^\1$/gm, '');
		const headings = [...prose.matchAll(/^#{1,3} .*$/gm)].map(([it]) => it);
		expect(headings.filter((it) => !it.startsWith('### ') || /^### (Not )?reported$/i.test(it))).toEqual(
			expectedHeadings(folder),
		);
	});

	test('shows what is reported and what is not', () => {
		const under = (name: string) => readme.filter((it) => it.headings.at(-1)?.toLowerCase() === name);
		expect(under('reported').length).toBeGreaterThan(0);
		expect(under('not reported').length).toBeGreaterThan(0);
		expect(
			under('reported')
				.filter((it) => it.marks.length === 0)
				.map((it) => it.place),
		).toEqual([]);
		expect(
			under('not reported')
				.filter((it) => it.marks.length > 0)
				.map((it) => it.place),
		).toEqual([]);
		expect(cases.length).toBeGreaterThan(0);
	});

	test('shows every option and every message', () => {
		const all = [...readme, ...cases];
		const options = new Set(all.flatMap((it) => Object.keys(it.options)));
		expect(Object.keys(folder.rule.meta.options).filter((it) => !options.has(it))).toEqual([]);
		const messages = new Set(all.flatMap((it) => it.marks.map((mark) => mark.name.split(':')[0])));
		expect(Object.keys(folder.rule.meta.messages).filter((it) => !messages.has(it))).toEqual([]);
	});

	test('offers no fix of a kind that its metadata does not name, and shows each kind', async () => {
		const offered = new Set<string>();
		for (const example of [...readme, ...cases]) {
			for (const finding of await findingsOf(folder, example, example.text)) {
				for (const { safety } of finding.fixes) {
					offered.add(safety);
				}
			}
		}
		expect([...offered].sort()).toEqual([...folder.rule.meta.fixes].sort());
	});

	test.each([...readme, ...cases].map((it) => [it.place, it] as const))('example at %s', async (_place, example) => {
		const findings = await findingsOf(folder, example, example.text);
		expect(
			showMarks(
				findings.map((it) => markOf(it, example.text)),
				example.text,
			),
		).toEqual(showMarks(example.marks, example.text));
		if (example.fix !== undefined) {
			expect(fixedText(example, findings)).toBe(example.fixed);
		}
		for (const finding of findings) {
			for (const fix of finding.fixes) {
				const after = await findingsOf(folder, example, applyFix(example.text, fix));
				expect(added(findings, after), `new findings after "${fix.title}"`).toEqual([]);
				expect(after.length, `findings after "${fix.title}"`).toBeLessThan(findings.length);
			}
		}
	});
});

function findingsOf(folder: RuleFolder, example: Example, text: string): Promise<readonly Finding[]> {
	return lint(serviceOf([folder.rule]), text, optionsOf(example, folder.id));
}

/** What `after` reports that `before` did not, whatever its place. */
function added(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
	const left = before.map(identity);
	return after.map(identity).filter((it) => {
		const index = left.indexOf(it);
		if (index >= 0) {
			left.splice(index, 1);
		}
		return index < 0;
	});
}

function identity(it: Finding): string {
	return `${it.rule} ${it.subject ?? ''} ${it.messageId}`;
}

function fixedText(example: Example, findings: readonly Finding[]): string | undefined {
	if (example.fix === 'safe') {
		return applySafeFixes(example.text, findings).text;
	}
	const fix = findings.flatMap((it) => it.fixes).find((it) => it.safety === example.fix);
	return fix && applyFix(example.text, fix);
}

function expectedHeadings({ id, rule }: RuleFolder): readonly string[] {
	return [
		`# ${id}`,
		'## What it reports',
		'## Why it matters',
		'## Examples',
		'### Reported',
		'### Not reported',
		...(Object.keys(rule.meta.options).length > 0 ? ['## Options'] : []),
		...(rule.meta.fixes.some((it) => it !== 'safe') ? ['## Fix safety'] : []),
		'## When to turn it off',
	];
}
