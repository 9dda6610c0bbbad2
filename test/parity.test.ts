import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiagnosticSeverity } from 'vscode-languageserver/node';
import { run } from '../server/src/cli/run.ts';
import { compose } from '../server/src/entry/compose.ts';
import { createNodeHost } from '../server/src/entry/node-host.ts';
import { startTestServer } from './support/lsp.ts';

const root = join(import.meta.dirname, '..');

const sources = ['examples', 'test/fixtures/articles', 'test/fixtures/pages', 'examples/another-drug'].flatMap(
	(folder) =>
		readdirSync(join(root, folder))
			.filter((name) => /^\w.*\.(?:md|html?|txt)$/.test(name))
			.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')] as const),
);

function languageOf(name: string): string {
	return name.endsWith('.txt') ? 'plaintext' : /\.html?$/.test(name) ? 'html' : 'markdown';
}

/** What the configuration "team" is made of. */
const shared: readonly (readonly [file: string, text: string])[] = [
	['team.yaml', 'extends: more.json\npreset: strict\nallow: [IBS, LDN-X]\n'],
	[
		'more.json',
		'{ "rules": { "disclaimer/date": "off" }, "overrides": [{ "files": ["*.txt"], "preset": "recommended" }] }',
	],
	['drugs/doxepin.yaml', readFileSync(join(root, 'examples/another-drug/low-dose-doxepin.yaml'), 'utf8')],
	['drugs/more.yaml', 'extends: naltrexone\nnames: { brand: [Naltima] }\n'],
];

/** Articles in folders, each with a configuration of its own. */
const configs: Readonly<Record<string, string | undefined>> = {
	plain: undefined,
	strict: 'preset: strict\n',
	mixed: [
		'rules:',
		'  disclaimer/*: off',
		'  dose/error-prone-notation: { severity: error, options: { notation: nhs } }',
		'overrides:',
		'  - files: ["*.txt"]',
		'    rules: { contraindication/omitted: hint }',
		'exclude: [rich.md]',
		'',
	].join('\n'),
	team: [
		'extends: ./team.yaml',
		'profiles: drugs/*.yaml',
		'statements:',
		'  medical-advice: { wording: Always ask your own clinic first. }',
		'  liver: { required: never }',
		'',
	].join('\n'),
	broken: 'rules:\n  dose/unit-slipp: off\n  dose/unit-slip: off\n',
};

describe('the same article and project configuration give the same findings', () => {
	let folder = '';
	const files = new Map<string, string>();

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
		for (const [name, config] of Object.entries(configs)) {
			for (const [file, text] of [
				...sources,
				...(config === undefined ? [] : [['.ldn-lint.yaml', config] as const]),
				...shared,
			]) {
				const path = join(folder, name, file);
				mkdirSync(dirname(path), { recursive: true });
				writeFileSync(path, text);
				files.set(pathToFileURL(path).href, text);
			}
		}
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(Object.keys(configs))('in the editor and on the command line, configuration "%s"', async (name) => {
		const command = await fromCommandLine(join(folder, name));
		const editor = await fromEditor(join(folder, name), files);
		expect(editor).toEqual(command);
		expect(Object.values(command).flat().length).toBeGreaterThan(20);
	});
});

type Found = Readonly<Record<string, readonly string[]>>;

/** Findings of each article as lines to compare; an excluded article has none. */
async function fromCommandLine(cwd: string): Promise<Found> {
	let output = '';
	await run(['.', '--format', 'json'], {
		cwd,
		service: compose(),
		host: createNodeHost(),
		version: '0',
		stdout: (text) => {
			output += text;
		},
		stderr: () => {},
		stdin: async () => Buffer.from(''),
		serve: async () => {},
		colors: false,
		width: undefined,
	});
	interface Place {
		readonly line: number;
		readonly column: number;
	}
	interface File {
		readonly path: string;
		readonly findings: readonly { rule: string; severity: string; message: string; start: Place; end: Place }[];
	}
	const found = Object.fromEntries(sources.map(([name]) => [name, [] as readonly string[]]));
	for (const { path, findings } of (JSON.parse(output) as { files: readonly File[] }).files) {
		found[path] = findings.map(({ rule, severity, message, start, end }) =>
			line(rule, severity, message, [start.line, start.column, end.line, end.column]),
		);
	}
	return found;
}

const severityNames: Readonly<Record<DiagnosticSeverity, string>> = { 1: 'error', 2: 'warning', 3: 'info', 4: 'hint' };

async function fromEditor(folder: string, files: Map<string, string>): Promise<Found> {
	const { client } = await startTestServer({ files });
	const found: Record<string, readonly string[]> = {};
	for (const [name, text] of sources) {
		const uri = pathToFileURL(join(folder, name)).href;
		await client.open(uri, text, languageOf(name));
		found[name] = (await client.diagnostics(uri)).map(({ code, severity = 1, message, range: { start, end } }) => {
			const place = [start.line, start.character, end.line, end.character].map((it) => it + 1);
			return line(String(code), severityNames[severity], typeof message === 'string' ? message : message.value, place);
		});
	}
	await client.stop();
	return found;
}

function line(rule: string, severity: string, message: string, place: readonly number[]): string {
	return `${place.join(':')} ${severity} ${rule}: ${message}`;
}
