import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitStatus } from '../../server/src/cli/surroundings.ts';
import type { LintService } from '../../server/src/service/lint-service.ts';
import { inFolder } from './cli-folder.ts';
import { testService } from './cli-service.ts';

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

/** Runs the command line once in a folder of its own, without a process. */
export function runCli(args: string, input: CliInput = {}): Promise<CliRun> {
	const { files = {}, service = testService() } = input;
	return inFolder(files, async ({ folder, run }) => {
		input.prepare?.(folder);
		const result = await run(args, {
			loadService: () => service,
			stdin: async () => Buffer.from(input.stdin ?? ''),
			colors: input.colors ?? false,
			width: input.width,
		});
		input.inspect?.(folder);
		const after = new Map(Object.keys(files).map((path) => [path, readFileSync(join(folder, path))]));
		const bytes = (path: string) => after.get(path) ?? Buffer.from('');
		return { ...result, read: (path) => bytes(path).toString('utf8'), bytes };
	});
}
