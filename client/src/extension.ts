/** What the extension does on every host: starts the client, and registers commands, status and rule pages. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { ClientNotifications, InitializationOptions } from '../../server/src/lsp/protocol.ts';
import { registerArticleCommands } from './article-commands.ts';
import { type ArticlePanel, registerArticlePanel } from './article-panel.ts';
import { registerCommands } from './commands.ts';
import { registerCreateConfig } from './create-config.ts';
import { registerDebugInfo } from './debug-info.ts';
import { registerExampleArticle } from './example-article.ts';
import { registerFiles } from './files.ts';
import { registerNewArticle } from './new-article.ts';
import { registerRulePages } from './rule-pages.ts';
import { createServerLife } from './server-life.ts';
import { registerStatus } from './status.ts';
import { createStatuses } from './statuses.ts';
import { registerWorkspaceLint } from './workspace-lint.ts';

/** What other extensions, and tests, can see of this one. */
export interface ExtensionExports {
	readonly articlePanel: ArticlePanel;
}

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

const articleLanguages = ['markdown', 'mdx', 'html', 'plaintext'];

/** Where articles are written: on disks, in browsers, in repositories that are not checked out. */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'vscode-userdata', 'memfs'];

/** Documents that are linted: neither the old side of a comparison nor generated pages. */
function articleSelector(): readonly { readonly language: string; readonly scheme: string }[] {
	const own = (vscode.workspace.workspaceFolders ?? []).map((it) => it.uri.scheme);
	const all = [...new Set([...schemes, ...own])];
	return articleLanguages.flatMap((language) => all.map((scheme) => ({ language, scheme })));
}

let running: BaseLanguageClient | undefined;

/** Returns before the server runs: requests wait for it, and the status tells of it. */
export function activateExtension(context: vscode.ExtensionContext, create: CreateClient): ExtensionExports {
	const output = vscode.window.createOutputChannel('LDN Lint', { log: true });
	const initializationOptions: InitializationOptions = {
		clientCommands: [
			'ldn-lint.ignore',
			'ldn-lint.openRulePage',
			'ldn-lint.showProblems',
			'ldn-lint.nextUncitedClaim',
			'ldn-lint.insertStatements',
		],
		status: true,
		files: true,
		trusted: vscode.workspace.isTrusted,
	};
	const selector = articleSelector();
	const life = createServerLife(output);
	const client = create({
		documentSelector: [...selector],
		outputChannel: output,
		traceOutputChannel: output,
		initializationOptions,
		// Links of hovers run this command alone, and hovers hold no HTML.
		markdown: { isTrusted: { enabledCommands: ['ldn-lint.openRulePage'] }, supportHtml: false },
		errorHandler: life.errorHandler,
		// The failure of a start is told once, by the life of the server.
		initializationFailedHandler: () => false,
		diagnosticPullOptions: { onChange: true, onFocus: true },
	});
	const trusted = 'ldn-lint/trusted' satisfies keyof ClientNotifications;
	const statuses = createStatuses(client);
	const panel = registerArticlePanel(client, statuses, selector);
	running = client;
	context.subscriptions.push(
		output,
		vscode.workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(trusted)),
		registerFiles(client),
		life,
		statuses,
		panel,
		registerStatus(life, statuses, selector),
		registerArticleCommands(client),
		registerNewArticle(context, client),
		registerRulePages(client),
		registerWorkspaceLint(client),
		registerCreateConfig(client),
		registerExampleArticle(),
		registerDebugInfo(context, life, statuses),
		registerCommands(context, client, { life, output }),
	);
	void life.start(client);
	return { articlePanel: panel.panel };
}

/** The server ends with its client. */
export async function deactivateExtension(): Promise<void> {
	const client = running;
	running = undefined;
	await client?.stop();
}
