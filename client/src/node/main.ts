/** Entry of the extension on the desktop and on remote hosts: the server is a process beside it. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, deactivateExtension, type ExtensionExports } from '../extension.ts';
import { registerTasks } from './tasks.ts';

export function activate(context: ExtensionContext): ExtensionExports {
	const module = context.asAbsolutePath('dist/server.js');
	const run = { module, transport: TransportKind.ipc };
	const exports = activateExtension(
		context,
		(options) => new LanguageClient('ldn-lint', 'LDN Lint', { run, debug: run }, options),
	);
	context.subscriptions.push(registerTasks(context));
	return exports;
}

export function deactivate(): Promise<void> {
	return deactivateExtension();
}
