import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isCodeNestedDeeply, isNestedDeeply } from '../../server/src/base/nesting.ts';

it.each([
	['lists', '['.repeat(201), true],
	['as many as are read', '['.repeat(200), false],
	['side by side', '[{}]'.repeat(5000), false],
	['more closed than opened', `${']'.repeat(300)}${'['.repeat(200)}`, false],
	['mappings over lines', '{a:\n'.repeat(201), true],
	['in an expression, escaped', '\\['.repeat(500), false],
	['lookbehinds', "'(?<![a-z])x'\n".repeat(500), false],
	['items on a line', '- '.repeat(200), true],
	['blocks', Array.from({ length: 401 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), true],
	['a rule of hyphens', `${'-'.repeat(399)}\n`, false],
])('data: %s', (_, text, isDeep) => {
	expect(isNestedDeeply(text)).toBe(isDeep);
});

it('code: calls count, too', () => {
	expect(isCodeNestedDeeply('f('.repeat(201))).toBe(true);
	expect(isNestedDeeply('f('.repeat(201))).toBe(false);
});

it('takes the profiles that are shipped', () => {
	const folder = new URL('../../server/src/drugs/naltrexone/', import.meta.url);
	const names = readdirSync(folder).filter((it) => it.endsWith('.yaml'));
	expect(names.filter((it) => isNestedDeeply(readFileSync(new URL(it, folder), 'utf8')))).toEqual([]);
});
