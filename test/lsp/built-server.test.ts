/** The built server as a client meets it: a process of its own, spoken to over its standard streams. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { compose } from '../../server/src/entry/compose.ts';
import { type Frozen, formatOf, freeze, toDiagnostic } from '../../server/src/lsp/convert.ts';
import { english } from '../../server/src/lsp/language.ts';
import { builtPrograms } from '../support/built.ts';
import { killServers, startBuiltServer, startProcess } from '../support/built-server.ts';
import { applyWorkspaceEdit } from '../support/lsp.ts';
import { Random, randomEdit } from '../support/random.ts';

const root = join(import.meta.dirname, '../..');

beforeAll(async () => void (await builtPrograms()), 120_000);
afterAll(killServers);

function article(name: string) {
	const text = readFileSync(join(root, 'test/fixtures/articles', name), 'utf8');
	return { name, text, languageId: name.endsWith('.md') ? 'markdown' : 'plaintext' };
}

const flawed = [article('flawed.md'), article('flawed.txt'), article('rich.md')];

describe.each(flawed)('$name', ({ name, text, languageId }) => {
	test('every quick fix mends its finding and adds none', async () => {
		const { client } = await startBuiltServer();
		const uri = `file:///articles/${name}`;
		await client.open(uri, text, languageId);
		const found = await client.diagnostics(uri);
		expect(found.length).toBeGreaterThan(10);
		const fixes: { readonly of: Diagnostic; readonly title: string; readonly fixed: string }[] = [];
		for (const diagnostic of found) {
			for (const { title, edit } of await client.actions(uri, [diagnostic], { only: ['quickfix'] })) {
				if (edit !== undefined) {
					fixes.push({ of: diagnostic, title, fixed: applyWorkspaceEdit(uri, 1, text, edit) });
				}
			}
		}
		const faults: string[] = [];
		for (const [index, { of, title, fixed }] of fixes.entries()) {
			await client.change(uri, index + 2, fixed);
			const after = await client.diagnostics(uri);
			const where = `${identity(of)}: ${title}`;
			faults.push(...surplus(after, found).map((it) => `${where}: adds ${it}`));
			if (count(after, identity(of)) >= count(found, identity(of))) {
				faults.push(`${where}: leaves it`);
			}
		}
		expect(faults).toEqual([]);
		expect(fixes.length).toBeGreaterThan(found.length);
		await client.stop();
	});
});

test('over 120 random edits the findings are those of a whole lint', async () => {
	const { client } = await startBuiltServer();
	const service = compose();
	const { config } = service.configure(undefined);
	for (const { name, text: original, languageId } of flawed) {
		const uri = `file:///edited/${name}`;
		const random = new Random(name.length);
		const format = formatOf(languageId, '') ?? 'markdown';
		const document = TextDocument.create(uri, languageId, 1, original);
		await client.open(uri, original, languageId);
		for (let version = 2; version <= 41; version++) {
			const text = document.getText();
			const edit = randomEdit(random, text);
			const range = { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
			const change = text.length > 2 * original.length ? { text: original } : { range, text: edit.newText };
			TextDocument.update(document, [change], version);
			await client.change(uri, version, change.text, 'range' in change ? change.range : undefined);
			const now: Frozen = freeze(document, format);
			const { findings } = await service.lint({ ...now.snapshot, uri: `memory:${name}-${version}` }, config);
			service.forget(`memory:${name}-${version}`);
			const whole = findings.map((it) =>
				toDiagnostic(it, now, { client: { relatedInformation: true }, language: english }),
			);
			const incremental = await client.diagnostics(uri);
			if (JSON.stringify(incremental) !== JSON.stringify(whole)) {
				expect(incremental, `${name}, version ${version}`).toEqual(whole);
			}
		}
	}
	await client.stop();
}, 120_000);

describe('the process', () => {
	test('ends with status 0 after shutdown and exit', async () => {
		const { client, server } = await startBuiltServer();
		await client.connection.sendRequest('shutdown');
		await client.connection.sendNotification('exit');
		expect(await server.ended).toBe(0);
	});

	test('says how it is started when nothing tells it', async () => {
		const server = await startProcess();
		expect(await server.ended).toBe(2);
		expect(server.said()).toContain('--stdio');
	});
});

/** What a finding is, wherever it has moved to. */
function identity({ code, data }: Diagnostic): string {
	return [code, data.message, data.subject].filter(Boolean).join(' ');
}

function count(found: readonly Diagnostic[], key: string): number {
	return found.filter((it) => identity(it) === key).length;
}

/** Kinds of findings of which there are more than before. */
function surplus(after: readonly Diagnostic[], before: readonly Diagnostic[]): readonly string[] {
	return [...new Set(after.map(identity))].filter((key) => count(after, key) > count(before, key));
}
