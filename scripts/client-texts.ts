/** The texts of the client, `t('…')` with a literal, for `l10n/bundle.l10n.json`: by themselves, as the editor's API wants it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = /\bt\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;

export function clientTexts(folder: string): Readonly<Record<string, string>> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.ts'));
	const found = files.flatMap((file) =>
		[...readFileSync(join(folder, file), 'utf8').matchAll(text)].map(([, it = '']) => unquoted(it)),
	);
	return Object.fromEntries([...new Set(found)].sort().map((it) => [it, it]));
}

function unquoted(literal: string): string {
	return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}
