/** Entry of the extension in a browser, without a process beside it: the server is a Web Worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension, deactivateExtension, type ExtensionExports } from '../extension.ts';

export function activate(context: ExtensionContext): ExtensionExports {
	const program = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
	return activateExtension(
		context,
		(options) => new LanguageClient('ldn-lint', 'LDN Lint', new Worker(program), options),
	);
}

export function deactivate(): Promise<void> {
	return deactivateExtension();
}
