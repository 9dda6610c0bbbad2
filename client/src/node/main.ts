/** Entry of the extension on the desktop and on remote hosts: the server is a process beside it. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, deactivateExtension } from '../extension.ts';
import { registerTasks } from './tasks.ts';

export function activate(context: ExtensionContext): void {
	const module = context.asAbsolutePath('dist/server.js');
	const run = { module, transport: TransportKind.ipc };
	activateExtension(context, (options) => new LanguageClient('ldn-lint', 'LDN Lint', { run, debug: run }, options));
	context.subscriptions.push(registerTasks(context));
}

export function deactivate(): Promise<void> {
	return deactivateExtension();
}
