/** Patterns of facts and rules pass through the sieve: one that is tried on every text costs every text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { requiredSets } from '../../server/src/facts/required-literals.ts';

/** Tried on other texts than an article's, or on what the pattern before them has found. */
const exempt: readonly string[] = [
	'facts/identifiers.ts invisible',
	'facts/provenance.ts authorKeys',
	'rules/dose/error-prone-notation/find.ts unmistakable',
	'rules/text/undefined-abbreviation/long-forms.ts compound',
];

const root = join(import.meta.dirname, '../../server/src');
const files = ['facts', 'rules'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((it) => it.endsWith('.ts') && !it.includes('.generated.') && !it.endsWith('.d.ts'))
		.map((it) => `${folder}/${it.replaceAll('\\', '/')}`),
);

const literal = /^(?:export )?const (\w+) =\s+\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/[a-z]*;$/gm;
const composed = /^(?:export )?const (\w+) =\s+new RegExp\(/gm;

test('every pattern of its own that requires a literal is sieved, or exempt by name', () => {
	const tried = files.flatMap((file) => {
		const source = readFileSync(join(root, file), 'utf8');
		const literals = [...source.matchAll(literal)].filter(([, , it = '']) => requiredSets(it).length > 0);
		return [...literals, ...source.matchAll(composed)].map(([, name]) => `${file} ${name}`);
	});
	expect(tried.filter((it) => !exempt.includes(it))).toEqual([]);
	expect(exempt.filter((it) => !tried.includes(it))).toEqual([]);
});
