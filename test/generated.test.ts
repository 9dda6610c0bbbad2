import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedData, generatedFromRules, leftoverPages, root } from '../scripts/generated-files.ts';
import { casesText, problemWith, readmeText, ruleText } from '../scripts/new-rule.ts';
import { unifiedDiff } from '../server/src/cli/diff.ts';
import { examplesIn, ruleFolders } from './support/examples.ts';

const fromRules = await generatedFromRules();
const folders = await ruleFolders();

describe('generated files', () => {
	it.each([...generatedData(), ...fromRules])('%s is fresh', (path, text) => {
		const diff = unifiedDiff(path, readFileSync(join(root, path), 'utf8'), text);
		expect(diff, 'stale: run `npm run generate`').toBe('');
	});

	it('no page is left of a rule that is gone', () => {
		expect(leftoverPages(fromRules)).toEqual([]);
	});

	it('have LF line ends and one at the end', () => {
		for (const [path, text] of fromRules) {
			expect(text, path).not.toContain('\r');
			expect(text, path).toMatch(/[^\n]\n$/);
		}
	});
});

describe('a rule is one folder', () => {
	it.each(folders.map((it) => [it.id, it] as const))('%s: folder, id and area agree', (id, { rule }) => {
		expect(rule.meta.id).toBe(id);
		expect(rule.meta.area).toBe(id.split('/')[0]);
	});

	it('no code outside its folder names a rule', () => {
		const ids = folders.map((it) => it.id);
		const naming = handWritten().flatMap((file) => {
			const text = readFileSync(join(root, file), 'utf8');
			return ids.filter((id) => text.includes(`'${id}'`)).map((id) => `${file} names ${id}`);
		});
		expect(naming).toEqual([]);
	});
});

describe('new-rule', () => {
	it.each([
		['claim/overstated-benefit', undefined],
		[undefined, 'Usage: npm run new-rule AREA/NAME, such as citation/mismatch'],
		['Foo', 'Foo: a rule is named AREA/NAME in lower case with hyphens, such as citation/mismatch'],
		['dose/UnitSlip', 'dose/UnitSlip: a rule is named AREA/NAME in lower case with hyphens, such as citation/mismatch'],
		['../x/y', '../x/y: a rule is named AREA/NAME in lower case with hyphens, such as citation/mismatch'],
		['style/x', 'style/x: there is no area style; areas are dose, disclaimer, citation, contraindication, claim, text'],
		[
			'dose/require-unit',
			'dose/require-unit: name the defect, so that the id reads after "allow": missing-unit, not require-unit',
		],
		[folders[0]?.id, `${folders[0]?.id}: there is such a rule already`],
	])('%s', (id, problem) => {
		expect(problemWith(id)).toBe(problem);
	});

	it('starts with one example that fails and one that passes', () => {
		const examples = examplesIn(readmeText('claim/new'), 'README.md');
		expect(examples.map((it) => it.marks.map((mark) => it.text.slice(mark.start, mark.end)))).toEqual([
			['sentence'],
			[],
		]);
		expect(examplesIn(casesText('claim/new'), 'cases.md').flatMap((it) => it.marks)).toEqual([]);
		expect(ruleText('claim/new')).toContain("id: 'claim/new'");
	});
});

/** Source files outside the rules' folders that no script writes. */
function handWritten(): readonly string[] {
	return ['server/src', 'client/src', 'scripts'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.map((it) => posix.join(folder, it.split(sep).join('/')))
			.filter((it) => /\.(?:ts|mjs)$/.test(it) && !it.includes('.generated.') && !it.startsWith('server/src/rules/')),
	);
}
