/** Goes to a place of an article, in the editor that shows it if there is one. */
import * as vscode from 'vscode';

export async function showPlace(uri: vscode.Uri, range: vscode.Range): Promise<void> {
	const shown = vscode.window.visibleTextEditors.find((it) => it.document.uri.toString() === uri.toString());
	const viewColumn = shown?.viewColumn;
	const editor = await vscode.window.showTextDocument(uri, {
		selection: range,
		...(viewColumn === undefined ? {} : { viewColumn }),
	});
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
