/** Quick fixes, fix-all, ignoring, and what goes in at once. */
import * as vscode from 'vscode';
import * as assert from './assert.ts';
import {
	action,
	code,
	codes,
	diagnostics,
	eventually,
	insert,
	open,
	openText,
	own,
	revert,
	revertAndClose,
	type Tests,
	until,
	withSetting,
	writeFile,
} from './editor.ts';

export const fixing: Tests = {
	async 'a quick fix mends its finding'() {
		const document = await open('ldn.md');
		const fix = await action(document, 'dose/error-prone-notation', 'Write');
		assert.equal(fix.isPreferred, true);
		assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
		assert.match(document.getText(), /Begin with 0\.5 mg/);
		await until(() => !codes(document).includes('dose/error-prone-notation'));
		await revert();
	},

	async 'every kind of quick fix goes in where it is meant to'() {
		for (const [paragraph, rule, title, expected] of kinds) {
			const document = await openText(`# Low dose naltrexone\n\n${paragraph}\n`);
			const { edit } = await action(document, rule, title);
			assert.ok(edit, `no edit for ${rule}`);
			const confirmed = new vscode.WorkspaceEdit();
			for (const [uri, edits] of edit.entries()) {
				confirmed.set(uri, edits);
			}
			assert.ok(await vscode.workspace.applyEdit(confirmed));
			assert.match(document.getText(), expected);
			await revertAndClose();
		}
	},

	async 'what was said of an older text is no longer offered'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		await insert(document, 0, '\n\n');
		await until(() => {
			const dose = own(document).find((it) => code(it) === 'dose/unsupported-range');
			return dose !== undefined && document.getText(dose.range) === '12 mg';
		});
		await revert();
	},

	async 'fix all applies safe fixes alone'() {
		const document = await open('drafts/allergies.txt');
		await diagnostics(document);
		await vscode.commands.executeCommand('ldn-lint.fixAll');
		await until(() => document.getText().includes('Take 1 mg of LDN'));
		assert.match(document.getText(), /LDN 20 mg later/);
		await revert();
	},

	async 'fix all on saving'() {
		const document = await open('drafts/allergies.txt');
		await diagnostics(document);
		const before = document.getText();
		const onSave = { 'source.fixAll.ldnLint': 'explicit' };
		await withSetting(document, ['editor', 'codeActionsOnSave', onSave], async () => {
			// A busy editor may save before the setting, or the actions, have reached it.
			await eventually(async () => {
				await insert(document, document.lineCount - 1, 'LDN is taken at night.\n');
				await document.save();
				return document.getText().includes('Take 1 mg of LDN');
			}, 'the fix on saving');
			assert.match(document.getText(), /LDN 20 mg later/);
		});
		await writeFile(document.uri, before);
		await until(() => document.getText() === before);
	},

	async 'a fix of a warning is never the preferred one'() {
		const document = await open('ldn.md');
		const add = await action(document, 'contraindication/omitted', 'Add: "');
		assert.equal(add.isPreferred ?? false, false);
		assert.ok(add.edit, 'no edit');
	},

	async 'a rule is ignored with a reason, and not by an action of an older text'() {
		const document = await open('ldn.md');
		const ignoring = await action(document, 'dose/unsupported-range', 'Ignore dose/unsupported-range here');
		const place = ignoring.command?.arguments?.[0];
		await vscode.commands.executeCommand('ldn-lint.ignore', place, 'as in the trial that is told of');
		assert.match(document.getText(), /dose\/unsupported-range -- as in the trial that is told of -->/);
		await until(() => !codes(document).includes('dose/unsupported-range'));
		const ignored = document.getText();
		await vscode.commands.executeCommand('ldn-lint.ignore', place, 'once more');
		assert.equal(document.getText(), ignored);
		await revert();
	},

	async 'all findings of a rule are fixed at one of them'() {
		const document = await openText(
			'# Low dose naltrexone\n\nBegin LDN with .5 mg, then take 1.0 mg, and later 1.50 mg.\n',
		);
		const all = await action(document, 'dose/error-prone-notation', 'Fix all of dose/');
		assert.ok(all.edit && (await vscode.workspace.applyEdit(all.edit)));
		assert.match(document.getText(), /with 0\.5 mg, then take 1 mg, and later 1\.5 mg\./);
		await revertAndClose();
	},

	async 'missing statements go in at once, and one undo takes them out'() {
		const document = await open('ldn.md');
		await diagnostics(document);
		const before = document.getText();
		const uri = document.uri.toString();
		const ids = ['medical-advice', 'opioids', 'hypersensitivity'];
		await vscode.commands.executeCommand('ldn-lint.insertStatements', uri, ids);
		const text = document.getText();
		assert.match(text, /## Who should not take LDN\n\nNever combine LDN[^\n]*\n\nDo not take LDN if you are allergic/);
		assert.match(text, /\*\*Disclaimer:\*\* This article is general information\./);
		await vscode.commands.executeCommand('ldn-lint.insertStatements', uri, ids);
		assert.equal(document.getText(), text);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
		await revert();
	},
};

/** A text, the rule that finds something in it, how the title of its fix begins, and what stands there then. */
const kinds: readonly (readonly [text: string, rule: string, title: string, expected: RegExp])[] = [
	['LDN is taken at night.Sleep may be lighter.', 'text/garbled', 'Put a space', /night\. Sleep/],
	['LDN may help people with fibromialgia.', 'text/medical-term', 'Write', /with fibromyalgia\./],
	['Most people take 4.5-1.5 mg of LDN.', 'dose/inverted-range', 'Write the smaller', /take 1\.5-4\.5 mg/],
	['Take 4.5 of LDN at night.', 'dose/missing-unit', 'Add "mg"', /Take 4\.5 mg of LDN/],
	['Take LDN 4.5 g at night.', 'dose/unit-slip', 'Write the amount', /LDN 4\.5 mg at night/],
	['LDN cures fibromyalgia.', 'claim/overstated', 'Write "LDN may', /^LDN may help with fibromyalgia\.$/m],
	['LDN is addictive.', 'claim/contradicted', 'Replace', /^Naltrexone causes neither euphoria/m],
	[
		'LDN reduces the pain of fibromyalgia.',
		'citation/uncited-claim',
		'Cite Bested 2023',
		/fibromyalgia[^\n]*1[\s\S]*Bested/,
	],
	['LDN eased pain in a trial (citation needed).', 'citation/placeholder', 'Cite a new', /in a trial ?\[\^?1\]/],
	['LDN eased pain in a trial [1].', 'citation/unresolved', 'Add a reference list', /## References\n\n1\. /],
	['LDN may help. As an AI language model, I cannot judge.', 'text/leftover', 'Take it out', /^LDN may help\.$/m],
	[
		'<!-- ldn-lint-disable-next-line dose/unit-slip -- a test -->\nLDN is taken at night.',
		'lint/unused-suppression',
		'Remove',
		/naltrexone\n\nLDN is taken/,
	],
];
