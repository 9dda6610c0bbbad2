/** Commands that lead through an article: to its problems, to claims without a citation, to statements that it lacks. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { MissingStatement, MissingStatements } from '../../server/src/lsp/protocol.ts';
import { showPlace } from './places.ts';
import { request } from './requests.ts';

const { t } = vscode.l10n;

export function registerArticleCommands(client: BaseLanguageClient): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand('ldn-lint.showProblems', () =>
			vscode.commands.executeCommand('workbench.actions.view.problems'),
		),
		vscode.commands.registerCommand('ldn-lint.nextUncitedClaim', (uri?: unknown) => nextUncitedClaim(client, uri)),
		vscode.commands.registerCommand('ldn-lint.insertStatements', (uri?: unknown, ids?: unknown) =>
			insertStatements(client, uri, ids),
		),
	);
}

/** The claim after the cursor, and after the last one the first. */
async function nextUncitedClaim(client: BaseLanguageClient, argument: unknown): Promise<void> {
	const uri = uriOf(argument);
	const view =
		uri && (await request(client, 'ldn-lint/articleView', { uri: client.code2ProtocolConverter.asUri(uri) }));
	if (!uri || !view) {
		void vscode.window.showInformationMessage(noArticle());
		return;
	}
	const open = view.claims.filter((it) => !it.isCited).map((it) => client.protocol2CodeConverter.asRange(it.span));
	const editor = vscode.window.visibleTextEditors.find((it) => it.document.uri.toString() === uri.toString());
	const cursor = editor?.selection.start ?? new vscode.Position(0, 0);
	const next = open.find((it) => it.start.isAfter(cursor)) ?? open[0];
	if (next === undefined) {
		void vscode.window.showInformationMessage(t('LDN Lint: every claim of the article is cited.'));
		return;
	}
	await showPlace(uri, next);
}

/** `ids` as a list: those statements; otherwise the user chooses among the missing ones. */
async function insertStatements(client: BaseLanguageClient, argument: unknown, ids: unknown): Promise<void> {
	const uri = uriOf(argument);
	const params = uri && { uri: client.code2ProtocolConverter.asUri(uri) };
	const missing = params && (await request(client, 'ldn-lint/missingStatements', params));
	if (!uri || !params || !missing) {
		void vscode.window.showInformationMessage(noArticle());
		return;
	}
	if (missing.statements.length === 0) {
		void vscode.window.showInformationMessage(nothingMissing(missing));
		return;
	}
	const chosen = Array.isArray(ids) ? ids.map(String) : await choose(missing.statements);
	if (chosen === undefined || chosen.length === 0) {
		return;
	}
	const { version } = missing;
	const edit = await request(client, 'ldn-lint/insertStatements', { ...params, version, ids: chosen });
	const document = await vscode.workspace.openTextDocument(uri);
	const converted = edit && (await client.protocol2CodeConverter.asWorkspaceEdit(edit));
	if (!converted || document.version !== version || !(await vscode.workspace.applyEdit(converted))) {
		void vscode.window.showWarningMessage(
			t('LDN Lint: the article has changed meanwhile. Please choose "Insert Missing Statements" again.'),
		);
		return;
	}
	const first = converted.get(uri)[0]?.range;
	if (first !== undefined) {
		const place = first.start.translate(1);
		await showPlace(uri, new vscode.Range(place, place));
	}
}

async function choose(statements: readonly MissingStatement[]): Promise<readonly string[] | undefined> {
	const severities = {
		error: t('error'),
		warning: t('warning'),
		info: t('note'),
		hint: t('hint'),
	};
	const items = statements.map(({ id, name, severity, wording }) => ({
		id,
		label: name,
		description: severities[severity],
		detail: wording,
		picked: true,
	}));
	if (items.length === 1) {
		return items.map((it) => it.id);
	}
	const picked = await vscode.window.showQuickPick(items, {
		title: t('LDN Lint: Insert Missing Statements'),
		placeHolder: t('Each goes where it belongs; one undo takes them all out'),
		canPickMany: true,
		matchOnDetail: true,
	});
	return picked?.map((it) => it.id);
}

function nothingMissing({ unwritten }: MissingStatements): string {
	return unwritten.length === 0
		? t('LDN Lint: no statement is missing.')
		: t('LDN Lint: what is missing only you can write: {0}.', unwritten.join(', '));
}

function noArticle(): string {
	return t('LDN Lint: open an article on low dose naltrexone first.');
}

function uriOf(argument: unknown): vscode.Uri | undefined {
	return typeof argument === 'string' ? vscode.Uri.parse(argument) : vscode.window.activeTextEditor?.document.uri;
}
