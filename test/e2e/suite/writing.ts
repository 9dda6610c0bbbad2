/** What a writer types, and begins with. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';
import { code, codes, diagnostics, eventually, openText, own, revertAndClose, type Tests, until } from './editor.ts';
import { articlePanel } from './understanding.ts';

export const writing: Tests = {
	async 'typing leaves no finding where it was before'() {
		const document = await openText(longArticle());
		await diagnostics(document);
		const editor = vscode.window.activeTextEditor;
		assert.ok(editor);
		const place = document.positionAt(document.getText().indexOf('Sleep'));
		editor.selection = new vscode.Selection(place, place);
		const typed = 'Take LDN 12 mg every night, or .5 mg for a week; nobody has to fear it. '.repeat(3).slice(0, 200);
		for (const text of typed) {
			await vscode.commands.executeCommand('type', { text });
		}
		const fresh = await openText(document.getText());
		const expected = (await diagnostics(fresh)).map(describe).sort().join('\n');
		await until(() => own(document).map(describe).sort().join('\n') === expected);
		assert.ok(expected.includes('12 mg'));
	},

	async 'front matter and statements are completed'() {
		const labels = async (content: string, place: string) => {
			const document = await openText(content);
			await diagnostics(document);
			const position = document.positionAt(content.indexOf(place) + place.length);
			const list = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				position,
			);
			return list.items.map((it) => (typeof it.label === 'string' ? it.label : it.label.label));
		};
		const body = '# Low dose naltrexone\n\nIt cures pain.\n\nopi\n';
		const keys = await labels(`---\ntitle: LDN\nau\n---\n\n${body}`, 'title: LDN\nau');
		assert.ok(keys.includes('author'), keys.join());
		const statements = await labels(body, '\nopi');
		assert.ok(statements.includes('Safety: opioids'), statements.join());
	},

	async 'a new article has no finding'() {
		await vscode.commands.executeCommand('ldn-lint.newArticle', 'Ann Smith');
		const document = vscode.window.activeTextEditor?.document;
		assert.ok(document);
		const start = /^---\ntitle: .*\nauthor: Ann Smith\ndate: 20\d\d-\d\d-\d\d\n---\n\n# Low dose naltrexone/;
		assert.match(document.getText(), start);
		assert.equal(document.languageId, 'markdown');
		const panel = await articlePanel();
		await eventually(async () => (await panel.labels())[2]?.startsWith('Statements: 1') === true);
		assert.deepEqual(codes(document), []);
	},

	async 'an example with problems opens, of which none is saved'() {
		await vscode.commands.executeCommand('ldn-lint.openExample');
		const document = vscode.window.activeTextEditor?.document;
		assert.ok(document?.isUntitled);
		await until(() => codes(document).includes('contraindication/denied'));
		await revertAndClose();
	},
};

/** Of some three thousand words. */
function longArticle(): string {
	const paragraph =
		'Low dose naltrexone (LDN) is taken at night. Sleep may be lighter in the first week, and dreams may be vivid. ' +
		'Some people begin with 1.0 mg and wait; others take 1.5 mg at once. Ask the pharmacist which filler the capsule holds.';
	const parts = Array.from({ length: 60 }, (_, i) => `## Part ${i + 1}\n\n${paragraph}`);
	return `# Low dose naltrexone at length\n\n${parts.join('\n\n')}\n`;
}

function describe(diagnostic: vscode.Diagnostic): string {
	const { start, end } = diagnostic.range;
	return `${start.line}:${start.character}-${end.line}:${end.character} ${code(diagnostic)} ${diagnostic.message}`;
}
