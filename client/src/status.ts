/** The language status item: what was found in the article at hand, or why it is not linted, or what ails the server. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { DocumentStatus } from '../../server/src/lsp/protocol.ts';
import type { Statuses } from './statuses.ts';

interface Shown {
	readonly text: string;
	readonly detail: string;
	readonly severity?: vscode.LanguageStatusSeverity;
	readonly busy?: boolean;
	readonly command: vscode.Command;
}

const showProblems: vscode.Command = { title: 'Problems', command: 'workbench.actions.view.problems' };
const showOutput: vscode.Command = { title: 'Show Output', command: 'ldn-lint.showOutput' };
const restart: vscode.Command = { title: 'Restart', command: 'ldn-lint.restart' };
const openSettings: vscode.Command = {
	title: 'Open Settings',
	command: 'workbench.action.openSettings',
	arguments: ['ldn-lint.enable'],
};

export function registerStatus(
	client: BaseLanguageClient,
	statuses: Statuses,
	selector: vscode.DocumentSelector,
): vscode.Disposable {
	const item = vscode.languages.createLanguageStatusItem('ldn-lint.status', selector);
	item.name = 'LDN Lint';
	const show = () => {
		const uri = vscode.window.activeTextEditor?.document.uri;
		const status = uri && statuses.get(uri);
		if (status !== undefined && status.skipped === undefined) {
			// A step of the walkthrough is done once there is an article.
			void vscode.commands.executeCommand('setContext', 'ldn-lint.hasArticle', true);
		}
		const { text, detail, severity, busy, command } = describe(client.state, status);
		item.text = text;
		item.detail = detail;
		item.severity = severity ?? vscode.LanguageStatusSeverity.Information;
		item.busy = busy ?? false;
		item.command = command;
		item.accessibilityInformation = { label: `${text}, ${detail}` };
	};
	show();
	return vscode.Disposable.from(item, statuses.onDidChange(show), vscode.window.onDidChangeActiveTextEditor(show));
}

function describe(state: State, status: DocumentStatus | undefined): Shown {
	if (state === State.Stopped) {
		const severity = vscode.LanguageStatusSeverity.Error;
		return { text: 'LDN Lint stopped', detail: 'The language server does not run', severity, command: restart };
	}
	if (state !== State.Running || !status) {
		return { text: 'LDN Lint', detail: 'Reading the article', busy: true, command: showOutput };
	}
	const file = status.configFile === undefined ? undefined : relative(status.configFile);
	switch (status.skipped) {
		case 'disabled':
			return { text: 'LDN Lint is off', detail: 'Turned off in the settings', command: openSettings };
		case 'excluded':
			return {
				text: 'LDN Lint: not linted',
				detail: `Excluded by ${file ?? 'the configuration'}`,
				command: showOutput,
			};
		case 'no-drug':
			return { text: `LDN Lint: ${countText(status)}`, detail: 'Not about low dose naltrexone', command: showProblems };
		default:
			return { text: `LDN Lint: ${countText(status)}`, detail: detailOf(status), command: showProblems };
	}
}

function countText({ counts }: DocumentStatus): string {
	const parts = (['error', 'warning', 'info', 'hint'] as const)
		.filter((it) => counts[it] > 0)
		.map((it) => `${counts[it]} ${nouns[it]}${counts[it] === 1 ? '' : 's'}`);
	return parts.length === 0 ? 'no problems' : parts.join(', ');
}

const nouns = { error: 'error', warning: 'warning', info: 'note', hint: 'hint' } as const;

function detailOf({ drugs, suppressed, configFile }: DocumentStatus): string {
	const ignored = suppressed === 0 ? [] : [`${suppressed} ignored`];
	const file = configFile === undefined ? [] : [relative(configFile)];
	return [drugs.join(', '), ...ignored, ...file].join(' · ');
}

function relative(uri: string): string {
	return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
