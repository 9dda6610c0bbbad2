/** What the extension does on every host: starts the client, and registers commands, status and rule pages. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { ClientNotifications, InitializationOptions } from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands.ts';
import { registerCreateConfig } from './create-config.ts';
import { registerExampleArticle } from './example-article.ts';
import { registerFiles } from './files.ts';
import { registerRulePages } from './rule-pages.ts';
import { registerStatus } from './status.ts';
import { registerWorkspaceLint } from './workspace-lint.ts';

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

const articleLanguages = ['markdown', 'mdx', 'html', 'plaintext'];

/** Where articles are written: on disks, in browsers, in repositories that are not checked out. */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'vscode-userdata', 'memfs'];

/** Documents that are linted: neither the old side of a comparison nor generated pages. */
export function articleSelector(): readonly { readonly language: string; readonly scheme: string }[] {
	const own = (vscode.workspace.workspaceFolders ?? []).map((it) => it.uri.scheme);
	const all = [...new Set([...schemes, ...own])];
	return articleLanguages.flatMap((language) => all.map((scheme) => ({ language, scheme })));
}

let running: BaseLanguageClient | undefined;

/** Returns before the server runs: requests wait for it, and the status tells of it. */
export function activateExtension(context: vscode.ExtensionContext, create: CreateClient): void {
	const output = vscode.window.createOutputChannel('LDN Lint', { log: true });
	const initializationOptions: InitializationOptions = {
		clientCommands: ['ldn-lint.ignore', 'ldn-lint.openRulePage'],
		status: true,
		files: true,
		trusted: vscode.workspace.isTrusted,
	};
	const selector = articleSelector();
	const client = create({
		documentSelector: [...selector],
		outputChannel: output,
		traceOutputChannel: output,
		initializationOptions,
		diagnosticPullOptions: { onChange: true, onFocus: true },
	});
	const trusted = 'ldn-lint/trusted' satisfies keyof ClientNotifications;
	running = client;
	context.subscriptions.push(
		output,
		vscode.workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(trusted)),
		registerFiles(client),
		registerStatus(client, selector),
		registerRulePages(client),
		registerWorkspaceLint(client),
		registerCreateConfig(client),
		registerExampleArticle(),
		registerCommands(context, client, output),
	);
	client.start().catch((error: unknown) => output.error(error instanceof Error ? error : String(error)));
}

/** The server ends with its client. */
export async function deactivateExtension(): Promise<void> {
	const client = running;
	running = undefined;
	await client?.stop();
}
