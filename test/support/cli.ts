import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../server/src/cli/run.ts';
import type { ExitStatus } from '../../server/src/cli/surroundings.ts';
import { createFormulary } from '../../server/src/drugs/formulary.ts';
import { createNodeHost } from '../../server/src/entry/node-host.ts';
import { defineBlockRule, type Rule } from '../../server/src/linter/rule.ts';
import { createLintService, type LintService } from '../../server/src/service/lint-service.ts';

export interface CliRun {
	readonly status: ExitStatus;
	readonly stdout: string;
	readonly stderr: string;
	/** A file as it is after the run. */
	read(path: string): string;
	bytes(path: string): Buffer;
}

export interface CliInput {
	/** By path; made anew for each run. */
	readonly files?: Readonly<Record<string, string | Uint8Array>>;
	readonly stdin?: string | Uint8Array;
	readonly colors?: boolean;
	/** By default one with rules made for tests. */
	readonly service?: LintService;
	readonly width?: number;
	/** Called in the folder before the run. */
	readonly prepare?: (folder: string) => void;
	/** Called in the folder after it. */
	readonly inspect?: (folder: string) => void;
}

/** Runs the command line in a folder of its own, without a process. */
export async function runCli(args: string, input: CliInput = {}): Promise<CliRun> {
	const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
	try {
		for (const [path, content] of Object.entries(input.files ?? {})) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), content);
		}
		input.prepare?.(folder);
		let stdout = '';
		let stderr = '';
		const status = await run(args.split(' ').filter(Boolean), {
			cwd: folder,
			service: input.service ?? testService(),
			host: createNodeHost(),
			version: '1.2.3',
			stdout: (text) => {
				stdout += text;
			},
			stderr: (text) => {
				stderr += text;
			},
			stdin: async () => Buffer.from(input.stdin ?? ''),
			serve: async () => {},
			colors: input.colors ?? false,
			width: input.width,
		});
		input.inspect?.(folder);
		const after = new Map(Object.keys(input.files ?? {}).map((path) => [path, readFileSync(join(folder, path))]));
		const bytes = (path: string) => after.get(path) ?? Buffer.from('');
		return { status, stdout, stderr, read: (path) => bytes(path).toString('utf8'), bytes };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A service with rules made for these tests, so that no change of a real rule changes what is expected here. */
export function testService(): LintService {
	const pages = new Map([['text/loud', '# text/loud\n\n## What it reports\n\nLoud words.\n']]);
	return createLintService({ rules: testRules, formulary: createFormulary([]), pages });
}

const testRules = [
	wordRule('text/forbidden', 'FORBIDDEN', 'error'),
	wordRule('text/loud', 'LOUD', 'warning'),
	wordRule('text/minor', 'MINOR', 'info'),
];

/** Reports a word; `LOUD` has a safe fix. */
function wordRule(id: 'text/forbidden' | 'text/loud' | 'text/minor', word: string, severity: Rule['meta']['severity']) {
	return defineBlockRule(
		{
			id,
			area: 'text',
			summary: `The word ${word}.`,
			severity,
			fixes: ['safe'],
			appliesTo: 'any',
			since: '0.1.0',
			messages: { found: 'The word "{word}" is out of place here, and readers stumble over it. Write another one.' },
			options: {
				often: { type: 'boolean', default: false, description: 'Whether every word counts.' },
			},
		},
		function* (block, _facts, { report }) {
			for (const { index } of block.prose.text.matchAll(new RegExp(word, 'g'))) {
				const span = block.prose.toSource({ start: index, end: index + word.length });
				const sources = [
					{ title: 'Style book', url: 'https://style.example/', revised: undefined, retrieved: '2026-01-01' },
				];
				const fix = { title: 'Write "loud"', safety: 'safe', edits: [{ span, newText: 'loud' }] } as const;
				yield report('found', span, { word }, word === 'LOUD' ? { sources, fixes: [fix] } : {});
			}
		},
	) as unknown as Rule;
}
