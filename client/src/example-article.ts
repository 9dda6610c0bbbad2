/** An article that is never saved, with problems to try the fixes on. */
import * as vscode from 'vscode';

export function registerExampleArticle(): vscode.Disposable {
	return vscode.commands.registerCommand('ldn-lint.openExample', async () => {
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
	});
}

const content = `---
title: Low dose naltrexone for fibromyalgia
author: Anna Berg
date: 2026-05-04
---

# Low dose naltrexone for fibromyalgia

Low dose naltrexone (LDN) is used off-label: no regulator has approved it for fibromyalgia. Begin with .5 mg at bedtime,
and raise the dose every two weeks until you reach 4.5 µg.

LDN cures fibromyalgia, because it calms the glial cells of the brain [citation needed].

It can be combined with every other medicine, opioid painkillers included. Opioids must be out of your body for 7 to 10
days before you start. Do not take it if you are allergic to naltrexone. If you have liver disease, or are pregnant or
breastfeeding, ask your doctor first. Possible side effects are vivid dreams and headache. Tell your surgeon about it.

This article is general information and no substitute for medical advice. Talk to your doctor or pharmacist before you
start LDN.
`;
