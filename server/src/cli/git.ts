/** Asks git, without a shell, and without what a repository or its user has set that changes how it answers. */
import { execFile } from 'node:child_process';

export type GitAnswer = { readonly output: string } | { readonly problem: string };

/** What git says, or goes on from "git": what went wrong, without a full stop. */
export function git(args: readonly string[], cwd: string): Promise<GitAnswer> {
	const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
	const settings = ['--literal-pathspecs', '--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
	return new Promise((resolve) => {
		execFile(
			'git',
			[...settings, ...args],
			{ cwd, env, maxBuffer: longestAnswer, windowsHide: true },
			(error, stdout, stderr) => {
				if (error === null) {
					resolve({ output: stdout });
				} else if (error.code === 'ENOENT') {
					resolve({ problem: 'is not installed, or not on the path' });
				} else {
					resolve({ problem: `says: ${(stderr || error.message).trim().split('\n')[0]}` });
				}
			},
		);
	});
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
