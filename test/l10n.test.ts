/** Every text that a user sees is there in each language, with the same slots and links, and none is written past the bundles. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import spanish from '../l10n/bundle.l10n.es.json';
import english from '../l10n/bundle.l10n.json';
import spanishManifest from '../package.nls.es.json';
import manifest from '../package.nls.json';

type Texts = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '..');

describe.each<readonly [string, Texts, Texts]>([
	['the client', english, spanish],
	['the manifest', manifest, spanishManifest],
])('%s in Spanish', (_, source, target) => {
	it('has every text, and no other', () => {
		expect(Object.keys(target).sort()).toEqual(Object.keys(source).sort());
	});

	it('keeps slots, commands, addresses, settings and code', () => {
		for (const [key, text] of Object.entries(source)) {
			expect(fixedParts(target[key] ?? ''), text).toEqual(fixedParts(text));
		}
	});

	it('leaves no text empty or untranslated', () => {
		const same = Object.entries(source).filter(([key, it]) => target[key]?.trim() === '' || target[key] === it);
		expect(same.map(([, it]) => it).filter((it) => !/^(?:1 )?error$/.test(it))).toEqual([]);
	});
});

/** What must be the same in every language. */
function fixedParts(text: string): readonly string[] {
	return [...text.matchAll(/\{\w+\}|\]\([^)\s]+\)|`[^`]+`|\.ldn-lint\.yaml/g)].map(([it]) => it).sort();
}

describe('the client', () => {
	const files = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' }).filter((it) =>
		it.endsWith('.ts'),
	);
	const sources = files.map((it) => [it, readFileSync(join(root, 'client/src', it), 'utf8')] as const);

	it.each(sources)('%s: writes no text to the user past the bundles', (_, source) => {
		const calls = /show(?:Information|Warning|Error)Message\(\s*['"`]/.exec(source)?.[0];
		// Labels of one word that is a name need no translation.
		const literals = [
			...source.matchAll(
				/\b(?:title|detail|prompt|placeHolder|description|tooltip|message|label)\s*[:=]\s*(['"`])(.*)\1/g,
			),
		].map((it) => it[2] ?? '');
		expect([
			calls,
			literals.filter((it) => /[a-z]{2,} [a-z]|^[A-Z][a-z]+$/.test(it.replace(/\$\{[^}]*\}/g, ''))),
		]).toEqual([undefined, []]);
	});

	it.each(sources)('%s: takes literal texts from the bundles, which are found by them', (_, source) => {
		const asked = [...source.matchAll(/(?<![\w.$])(?:vscode\.l10n\.)?t\(\s*(.)/g)].map((it) => it[1]);
		expect(asked.filter((it) => it !== "'" && it !== '"')).toEqual([]);
	});
});
