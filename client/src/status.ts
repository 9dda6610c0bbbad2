/** The language status item: what was found in the article at hand, or why it is not linted, or what ails the server. */
import * as vscode from 'vscode';
import type { DocumentStatus } from '../../server/src/lsp/protocol.ts';
import { mostRestarts, type ServerLife, type ServerState } from './server-life.ts';
import type { Statuses } from './statuses.ts';

interface Shown {
	readonly text: string;
	readonly detail: string;
	/** What the detail leaves out. */
	readonly spoken?: string;
	readonly severity?: vscode.LanguageStatusSeverity;
	readonly busy?: boolean;
	readonly command: vscode.Command;
}

const { t } = vscode.l10n;

const showProblems: vscode.Command = { title: t('Problems'), command: 'workbench.actions.view.problems' };
const showOutput: vscode.Command = { title: t('Show Output'), command: 'ldn-lint.showOutput' };
const restart: vscode.Command = { title: t('Restart'), command: 'ldn-lint.restart' };
const openSettings: vscode.Command = {
	title: t('Open Settings'),
	command: 'workbench.action.openSettings',
	arguments: ['ldn-lint.enable'],
};
const openSizeLimit: vscode.Command = { ...openSettings, arguments: ['ldn-lint.maxFileSize'] };

export function registerStatus(
	life: ServerLife,
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
		const { text, detail, spoken, severity, busy, command } = describe(life.state(), status);
		item.text = text;
		item.detail = detail;
		item.severity = severity ?? vscode.LanguageStatusSeverity.Information;
		item.busy = busy ?? false;
		item.command = command;
		item.accessibilityInformation = { label: [text, detail, spoken].filter(Boolean).join(', ') };
	};
	show();
	return vscode.Disposable.from(
		item,
		life.onDidChange(show),
		statuses.onDidChange(show),
		vscode.window.onDidChangeActiveTextEditor(show),
	);
}

function describe(state: ServerState, status: DocumentStatus | undefined): Shown {
	switch (state.kind) {
		case 'stopped':
			return {
				text: t('LDN Lint stopped'),
				detail: t('The language server does not run'),
				severity: vscode.LanguageStatusSeverity.Error,
				command: restart,
			};
		case 'restarting':
			return {
				text: t('LDN Lint crashed'),
				detail: t('Restarting the language server, attempt {0} of {1}', state.attempt, mostRestarts),
				severity: vscode.LanguageStatusSeverity.Warning,
				busy: true,
				command: showOutput,
			};
		case 'starting':
			return { text: 'LDN Lint', detail: t('Starting the language server'), busy: true, command: showOutput };
		default:
			return status === undefined
				? { text: 'LDN Lint', detail: t('Reading the article'), busy: true, command: showOutput }
				: describeArticle(status);
	}
}

function describeArticle(status: DocumentStatus): Shown {
	const file = status.configFile === undefined ? undefined : relative(status.configFile);
	switch (status.skipped) {
		case 'disabled':
			return { text: t('LDN Lint is off'), detail: t('Turned off in the settings'), command: openSettings };
		case 'excluded':
			return {
				text: t('LDN Lint: not linted'),
				detail: file === undefined ? t('Excluded by the configuration') : t('Excluded by {0}', file),
				command:
					status.configFile === undefined
						? showOutput
						: {
								title: t('Open the Configuration'),
								command: 'vscode.open',
								arguments: [vscode.Uri.parse(status.configFile)],
							},
			};
		case 'too-long':
			return {
				text: t('LDN Lint: not linted'),
				detail: t('The article is longer than the setting maxFileSize allows'),
				command: openSizeLimit,
			};
		case 'no-drug':
			return {
				text: `LDN Lint: ${countText(status)}`,
				detail: t('Not about low dose naltrexone, so that only rules for any text ran'),
				command: showProblems,
			};
		default:
			return {
				text: `LDN Lint: ${countText(status)}`,
				detail: detailOf(status),
				spoken: spokenOf(status),
				command: showProblems,
			};
	}
}

function countText({ counts: { error, warning, info, hint } }: DocumentStatus): string {
	const parts = [
		...(error === 0 ? [] : [error === 1 ? t('1 error') : t('{0} errors', error)]),
		...(warning === 0 ? [] : [warning === 1 ? t('1 warning') : t('{0} warnings', warning)]),
		...(info === 0 ? [] : [info === 1 ? t('1 note') : t('{0} notes', info)]),
		...(hint === 0 ? [] : [hint === 1 ? t('1 hint') : t('{0} hints', hint)]),
	];
	return parts.length === 0 ? t('no problems') : parts.join(', ');
}

/** Short, for the list of status items leaves little room: the link behind it must stay in sight. */
function detailOf({ suppressed, checked: { words, rules }, configFile }: DocumentStatus): string {
	return [
		t('{0} words, {1} rules', words, rules),
		...(suppressed === 0 ? [] : [t('{0} ignored', suppressed)]),
		...(configFile === undefined ? [] : [relative(configFile)]),
	].join(' · ');
}

/** For those who hear it. */
function spokenOf({ drugs, checked: { words, blocks, rules } }: DocumentStatus): string {
	return [...drugs, t('{0} words in {1} blocks checked by {2} rules', words, blocks, rules)].join(', ');
}

function relative(uri: string): string {
	return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
