/** Tasks that run the command line which the extension brings, so that nothing need be installed. */
import * as vscode from 'vscode';

interface LintTask extends vscode.TaskDefinition {
	readonly paths?: unknown;
	readonly failOn?: unknown;
	readonly fix?: unknown;
}

const type = 'ldn-lint';

export function registerTasks(context: vscode.ExtensionContext): vscode.Disposable {
	const program = context.asAbsolutePath('dist/cli.js');
	return vscode.tasks.registerTaskProvider(type, {
		provideTasks: () => (vscode.workspace.workspaceFolders ?? []).map((it) => lintTask({ type }, it, program)),
		resolveTask: ({ definition, scope }) =>
			typeof scope === 'object' ? lintTask(definition as LintTask, scope, program) : undefined,
	});
}

function lintTask(definition: LintTask, folder: vscode.WorkspaceFolder, program: string): vscode.Task {
	const { paths, failOn, fix } = definition;
	const named = Array.isArray(paths) ? paths.map(String) : [];
	const args = [
		...['--format', 'compact'],
		...(typeof failOn === 'string' ? ['--fail-on', failOn] : []),
		...(fix === true ? ['--fix'] : []),
		'--',
		...(named.length === 0 ? ['.'] : named),
	];
	// The editor's own runtime, which is Node.js when it is told to be.
	const env = { ELECTRON_RUN_AS_NODE: '1' };
	const run = new vscode.ProcessExecution(process.execPath, [program, ...args], { cwd: folder.uri.fsPath, env });
	const task = new vscode.Task(definition, folder, vscode.l10n.t('lint articles'), type, run, '$ldn-lint');
	task.detail = vscode.l10n.t('Lints the articles of a folder, open or not');
	task.group = vscode.TaskGroup.Test;
	task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
	return task;
}
