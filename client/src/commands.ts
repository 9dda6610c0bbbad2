import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientCommands } from '../../server/src/lsp/protocol.ts';
import { showRulePage } from './rule-pages.ts';
import type { ServerLife } from './server-life.ts';

const { t } = vscode.l10n;

/** The commands of the palette and of code actions; a lint of the workspace has a file of its own. */
export function registerCommands(
	context: vscode.ExtensionContext,
	client: BaseLanguageClient,
	{ life, output }: { readonly life: ServerLife; readonly output: vscode.LogOutputChannel },
): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand('ldn-lint.restart', () => life.restart(client)),
		vscode.commands.registerCommand('ldn-lint.showOutput', () => output.show()),
		vscode.commands.registerCommand('ldn-lint.fixAll', fixAll),
		vscode.commands.registerCommand('ldn-lint.ignore', ignore),
		vscode.commands.registerCommand('ldn-lint.openRulePage', (rule?: unknown) => openRulePage(context, rule)),
	);
}

/** As "fix all" on saving would do it, so that safe fixes alone go in. */
async function fixAll(): Promise<void> {
	await vscode.commands.executeCommand('editor.action.codeAction', {
		kind: 'source.fixAll.ldnLint',
		apply: 'first',
	});
}

/** Asks for the reason unless it is `given`; an edit for an older text is refused. */
async function ignore(place: ClientCommands['ldn-lint.ignore'], given?: unknown): Promise<void> {
	const uri = vscode.Uri.parse(place.uri);
	const reason = typeof given === 'string' ? given : await askReason(place.rule);
	if (reason === undefined) {
		return;
	}
	const document = await vscode.workspace.openTextDocument(uri);
	if (document.version !== place.version) {
		void vscode.window.showWarningMessage(
			t('LDN Lint: the article has changed meanwhile. Please choose "Ignore" again.'),
		);
		return;
	}
	const { line, character } = place.position;
	const edit = new vscode.WorkspaceEdit();
	edit.insert(uri, new vscode.Position(line, character), `${place.before}${reason.trim()}${place.after}`);
	if (!(await vscode.workspace.applyEdit(edit))) {
		void vscode.window.showWarningMessage(t('LDN Lint: the editor refused the edit. Is the article read-only?'));
	}
}

function askReason(rule: string): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: t('Ignore {0}', rule),
		prompt: t('The reason is written into the article, for those who review it.'),
		placeHolder: t('Why is this right as it stands?'),
		validateInput: (value) =>
			value.trim() === ''
				? t('Give a reason.')
				: /--|\*\//.test(value)
					? t('A comment cannot hold "--" or "*/".')
					: undefined,
	});
}

async function openRulePage(context: vscode.ExtensionContext, rule: unknown): Promise<void> {
	const chosen = typeof rule === 'string' ? rule : await pickRule(context);
	if (chosen !== undefined) {
		await showRulePage(chosen);
	}
}

/** Rules of the findings in the editor come first. */
async function pickRule(context: vscode.ExtensionContext): Promise<string | undefined> {
	const uri = vscode.window.activeTextEditor?.document.uri;
	const found = uri === undefined ? [] : vscode.languages.getDiagnostics(uri).flatMap((it) => ruleOf(it) ?? []);
	const summaries = rulesOf(context);
	const rules = [...new Set([...found, ...summaries.keys()])];
	const items = rules.map((label) => ({
		label,
		detail: summaries.get(label) ?? '',
		...(found.includes(label) ? { description: t('in this article') } : {}),
	}));
	const title = t('LDN Lint: Open the Page of a Rule');
	const picked = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
	return picked?.label;
}

function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
	const value = typeof code === 'object' ? code.value : code;
	return source === 'ldn-lint' && typeof value === 'string' && value.includes('/') ? value : undefined;
}

/** Ids with what they report: the manifest's settings name every rule, in the editor's language. */
function rulesOf({ extension }: vscode.ExtensionContext): ReadonlyMap<string, string> {
	const sections: unknown = extension.packageJSON?.contributes?.configuration;
	const rules = (Array.isArray(sections) ? sections : []).flatMap((it) =>
		Object.entries<{ readonly description?: unknown }>(it?.properties?.['ldn-lint.rules']?.properties ?? {}),
	);
	return new Map(
		rules.filter(([id]) => !id.endsWith('*')).map(([id, { description }]) => [id, String(description ?? '')]),
	);
}
