import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../server/src/cli/run.ts';
import type { ExitStatus, Surroundings } from '../../server/src/cli/surroundings.ts';
import { createNodeHost } from '../../server/src/entry/node-host.ts';
import type { LintService } from '../../server/src/service/lint-service.ts';
import { testService } from './cli-service.ts';

export interface CliFolder {
	readonly folder: string;
	/** Runs the command line in the folder, without a process. */
	run(args: string, overrides?: RunOverrides): Promise<{ status: ExitStatus; stdout: string; stderr: string }>;
	/** Paths of the articles that were linted and not taken from a cache, since the list was emptied. */
	readonly linted: string[];
}

export interface RunOverrides extends Partial<Omit<Surroundings, 'service' | 'build'>> {
	readonly build?: string;
	readonly loadService?: () => LintService;
}

/** Several runs in one folder of files, which is gone afterwards. */
export async function inFolder<T>(
	files: Readonly<Record<string, string | Uint8Array>>,
	work: (folder: CliFolder) => Promise<T>,
): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
	const linted: string[] = [];
	const service = counted(testService(), (uri) => linted.push(relative(folder, fileURLToPath(uri))));
	try {
		for (const [path, content] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), content);
		}
		return await work({
			folder,
			linted,
			async run(args, { build = 'test', loadService = () => service, ...overrides } = {}) {
				let stdout = '';
				let stderr = '';
				const status = await run(args.split(' ').filter(Boolean), {
					cwd: folder,
					get service() {
						return loadService();
					},
					host: createNodeHost(),
					version: '1.2.3',
					build: () => build,
					stdout: (text) => {
						stdout += text;
					},
					stderr: (text) => {
						stderr += text;
					},
					stdin: async () => Buffer.from(''),
					serve: async () => {},
					colors: false,
					width: undefined,
					...overrides,
				});
				return { status, stdout, stderr };
			},
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function counted(service: LintService, onLint: (uri: string) => void): LintService {
	return {
		...service,
		lint(snapshot, config, signal) {
			onLint(snapshot.uri);
			return service.lint(snapshot, config, signal);
		},
	};
}
