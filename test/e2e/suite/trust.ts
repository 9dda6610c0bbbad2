/** What VS Code offers in trusted workspaces alone. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';
import type { Tests } from './editor.ts';

export const inTrust: Tests = {
	async 'a task lints a folder with the command line of the extension'() {
		const [task] = await vscode.tasks.fetchTasks({ type: 'ldn-lint' });
		assert.ok(task?.execution instanceof vscode.ProcessExecution, 'no task');
		const lines = await linesOf(task.execution);
		assert.ok(
			lines.some((it) => /^drafts\/allergies\.txt:\d+:\d+: error: .+ \[dose\/unsupported-range\]$/.test(it)),
			lines.join('\n'),
		);
	},
};

/** What a task writes to its terminal. */
async function linesOf({ process: program, args, options }: vscode.ProcessExecution): Promise<readonly string[]> {
	const { spawnSync } = await import('node:child_process');
	const env = { ...process.env, ...options?.env };
	const run = spawnSync(program, args, { env, encoding: 'utf8', ...(options?.cwd ? { cwd: options.cwd } : {}) });
	return run.stdout.split('\n');
}
