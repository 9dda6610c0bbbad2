/** The editor as the tests use it. What they wait for has no limit of its own: each test has one. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';

export type Tests = Readonly<Record<string, () => Promise<void>>>;

export function inWorkspace(path: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, path);
}

export async function open(path: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(inWorkspace(path));
	await vscode.window.showTextDocument(document);
	return document;
}

export async function openText(content: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
	await vscode.window.showTextDocument(document);
	return document;
}

export async function writeFile(uri: vscode.Uri, content: string): Promise<void> {
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
}

export function revert(): Thenable<unknown> {
	return vscode.commands.executeCommand('workbench.action.files.revert');
}

export function revertAndClose(): Thenable<unknown> {
	return vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

export async function insert(document: vscode.TextDocument, line: number, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.insert(document.uri, new vscode.Position(line, 0), text);
	await vscode.workspace.applyEdit(edit);
}

export function own({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(uri).filter((it) => it.source === 'ldn-lint');
}

export async function diagnostics(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
	await until(() => own(document).length > 0);
	return own(document);
}

export function code(diagnostic: vscode.Diagnostic): string {
	return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);
}

export function codes(document: vscode.TextDocument): readonly string[] {
	return own(document).map(code);
}

/** The first finding of a rule, once there is one. */
export function finding(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
	return eventually(async () => own(document).find((it) => code(it) === rule));
}

/** The action whose title begins so, at the first finding of a rule, once the findings are those of the text. */
export function action(document: vscode.TextDocument, rule: string, title: string): Promise<vscode.CodeAction> {
	return eventually(async () => {
		const { range } = await finding(document, rule);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			range,
		);
		return actions.find((it) => it.title.startsWith(title));
	}, `"${title}" at ${rule}`);
}

/** Runs `use` with a value set in the workspace, or for the user where it is the editor's own. */
export async function withSetting(
	document: vscode.TextDocument,
	[section, name, value]: readonly [section: string, name: string, value: unknown],
	use: () => Promise<void>,
): Promise<void> {
	const configuration = vscode.workspace.getConfiguration(section, document.uri);
	const target = section === 'editor' ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
	await configuration.update(name, value, target);
	try {
		await use();
	} finally {
		await configuration.update(name, undefined, target);
	}
}

/** What `find` gives once it gives something; `what` it is tells of it when it never comes. */
export async function eventually<T>(find: () => Promise<T | false | undefined>, what?: string): Promise<T> {
	const outer = waitingFor;
	waitingFor = outer ?? what;
	for (;;) {
		const found = await find();
		if (found !== false && found !== undefined) {
			waitingFor = outer;
			return found;
		}
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
}

export async function until(condition: () => boolean): Promise<void> {
	await eventually(async () => condition());
}

/** Of a test, what the outermost `eventually` waits for. */
let waitingFor: string | undefined;

export function within(milliseconds: number, promise: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<void>((_, reject) => {
		timer = setTimeout(() => {
			const what = waitingFor === undefined ? '' : `, waiting for ${waitingFor}`;
			reject(new Error(`Not done in ${milliseconds} ms${what}.`));
		}, milliseconds);
	});
	return Promise.race([promise, late]).finally(() => {
		clearTimeout(timer);
		waitingFor = undefined;
	});
}
