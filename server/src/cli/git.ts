/** Asks git, without a shell, and without what a repository or its user has set that changes how it answers. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

export type GitAnswer = { readonly output: string } | { readonly problem: string };

/** What git says, or goes on from "git": what went wrong, without a full stop. */
export function git(args: readonly string[], cwd: string): Promise<GitAnswer> {
	const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
	const settings = ['--literal-pathspecs', '--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
	const program = gitProgram(process.platform, process.env.PATH ?? '', existsSync);
	if (program === undefined) {
		return Promise.resolve({ problem: notInstalled });
	}
	return new Promise((resolve) => {
		execFile(
			program,
			[...settings, ...args],
			{ cwd, env, maxBuffer: longestAnswer, windowsHide: true },
			(error, stdout, stderr) => {
				if (error === null) {
					resolve({ output: stdout });
				} else if (error.code === 'ENOENT') {
					resolve({ problem: notInstalled });
				} else {
					resolve({ problem: `says: ${(stderr || error.message).trim().split('\n')[0]}` });
				}
			},
		);
	});
}

const notInstalled = 'is not installed, or not on the path';

/**
 * The program as it is to be started. Windows would look for it in the present folder first, where a stranger's
 * repository may hold one: there it is named in full, and `undefined` where no folder of the path has it.
 */
export function gitProgram(
	platform: NodeJS.Platform,
	path: string,
	exists: (file: string) => boolean,
): string | undefined {
	if (platform !== 'win32') {
		return 'git';
	}
	const folders = path.split(';').filter((it) => win32.isAbsolute(it));
	return folders.map((it) => win32.join(it, 'git.exe')).find(exists);
}

/** The root of the repository around a folder, as git names it. */
export async function repositoryRoot(folder: string): Promise<GitAnswer> {
	const root = await git(['rev-parse', '--show-toplevel'], folder);
	if ('problem' in root) {
		return /not a git repository|must be run in a work tree/.test(root.problem)
			? { problem: 'knows no repository here' }
			: root;
	}
	return { output: withoutLineEnd(root.output) };
}

export async function isShallow(root: string): Promise<boolean> {
	const answer = await git(['rev-parse', '--is-shallow-repository'], root);
	return 'output' in answer && answer.output.trim() === 'true';
}

export function withoutLineEnd(text: string): string {
	return text.replace(/\r?\n$/, '');
}

/** Bytes. */
const longestAnswer = 1 << 30;
