/** An article that is never saved, with problems to try the fixes on. */
import * as vscode from 'vscode';

export function registerExampleArticle(): vscode.Disposable {
	return vscode.commands.registerCommand('ldn-lint.openExample', async () => {
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
	});
}

const content = `# Low dose naltrexone for fibromyalgia

Low dose naltrexone (LDN) is taken by mouth at bedtime. Most people start at .5 mg, and raise the dose every
two weeks until they reach 4.5 µg.

LDN cures fibromyalgia, because it calms the glial cells (R).

It can be combined with every other medicine, opioid painkillers included.
`;
