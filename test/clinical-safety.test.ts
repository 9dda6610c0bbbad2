/**
 * Invariant 6, over every example of every rule: nothing clinical without a source; a safe fix keeps every amount and
 * unit the same in value; a suggested fix writes only numbers that the profile, its works or the article holds.
 */
import { describe, expect, test } from 'vitest';
import { applyFix } from '../server/src/linter/fix.ts';
import { examplesIn, ruleFolders } from './support/examples.ts';
import { formulary, lint, optionsOf, serviceOf } from './support/lint.ts';

const folders = await ruleFolders();
const works = formulary.profiles.map((it) => formulary.evidence(it.id).works);
const profileNumbers = new Set(numbersIn(JSON.stringify([formulary.profiles, works])));

describe.each(folders.map((it) => [it.id, it] as const))('%s', (id, folder) => {
	const examples = [...examplesIn(folder.readme, 'README.md'), ...examplesIn(folder.cases, 'cases.md')];
	const needsSource = id.startsWith('dose/') || id.startsWith('contraindication/');

	test('cites a source for what is clinical, and keeps amounts in its fixes', async () => {
		const service = serviceOf([folder.rule]);
		for (const example of examples) {
			for (const finding of await lint(service, example.text, optionsOf(example, id))) {
				if (needsSource) {
					expect(finding.sources.length, `${example.place}: ${finding.message}`).toBeGreaterThan(0);
				}
				for (const fix of finding.fixes) {
					const fixed = applyFix(example.text, fix);
					if (fix.safety === 'safe') {
						expect(amountsIn(fixed), `${example.place}: ${fix.title}`).toEqual(amountsIn(example.text));
					} else {
						const known = new Set(numbersIn(example.text));
						const written = fix.edits.flatMap((edit) => numbersIn(edit.newText));
						const invented = written.filter(
							(it) => !known.has(it) && !profileNumbers.has(it) && !isLabel(it, fix.edits),
						);
						expect(invented, `${example.place}: ${fix.title}`).toEqual([]);
					}
				}
			}
		}
	});
});

/** Amounts with their units in mg, sorted, whatever their notation: ".5mg" and "0.5 mg" are one. */
function amountsIn(text: string): readonly string[] {
	const factor: Readonly<Record<string, number>> = { mg: 1e6, mcg: 1e3, g: 1e9, ng: 1 };
	const pattern = /(\d*\.?\d+)\s*(mg|milligrams?|mcg|[µμu]g|micrograms?|ng|g)s?\b/gi;
	return [...text.matchAll(pattern)]
		.map((match) => {
			const unit = (match[2] ?? '').toLowerCase();
			const name = unit.startsWith('milli') ? 'mg' : /^([µμu]g|micro)/.test(unit) ? 'mcg' : unit;
			return Math.round(Number(match[1]) * (factor[name] ?? 0)).toString();
		})
		.sort();
}

function numbersIn(text: string): readonly string[] {
	return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([it]) => String(Number(it)));
}

/** The number of a citation marker or list entry that a fix adds is no clinical number. */
function isLabel(number: string, edits: readonly { readonly newText: string }[]): boolean {
	const label = new RegExp(`\\[\\^?(?:ldn-)?${number}\\]|^\\s*(?:\\[${number}\\]|${number}[.)])\\s`, 'm');
	return edits.some((edit) => label.test(edit.newText));
}
