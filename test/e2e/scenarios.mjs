// What a person does, by eye, mouse and keyboard. Many more cases stand in the suite, which is quicker.
import { join } from 'node:path';
import { choose, clickOn, command, hover, openMenu, placeOf, saved, shown } from './person.mjs';

export const scenarios = [
	{
		name: 'a writer sees a fault, reads why, and mends it',
		open: 'ldn.md',
		async steps({ page, lap, shot, folder }) {
			await shown(page, /Begin.with/);
			lap('article shown');
			await page.locator('.squiggly-error').first().waitFor();
			lap('first squiggle');
			await shot('1-squiggles');

			await page.keyboard.press('Control+Shift+KeyM');
			await page.locator('.markers-panel .monaco-list-row', { hasText: 'supported range' }).first().waitFor();
			await shot('2-problems');

			const error = await placeOf(page, '12 mg');
			await hover(page, error);
			await page.locator('.monaco-hover:not(.hidden)', { hasText: 'Sources' }).first().waitFor();
			await shot('3-hover');

			await clickOn(page, error);
			const menu = await openMenu(page, 'Show the page of');
			await shot('4-bulb-of-an-error');
			await page.keyboard.press('Escape');
			await menu.waitFor({ state: 'hidden' });

			await clickOn(page, await placeOf(page, '.5 mg'));
			await openMenu(page, 'Write "0.5 mg"');
			await shot('5-bulb-of-a-safe-fix');
			await page.keyboard.press('Enter');
			await shown(page, /Begin.with.0\.5.mg/);
			await page.keyboard.press('Control+KeyS');
			await saved(page, join(folder, 'ldn.md'), 'Begin with 0.5 mg');
			await shot('6-mended');

			await page.locator('#status\\.languageStatus').click();
			await page
				.locator('.hover-language-status', { hasText: /\d+ words, \d+ rules/ })
				.first()
				.waitFor();
			await shot('7-status');
		},
	},
	{
		name: 'a writer ignores a finding with a reason, and reads the page of a rule',
		open: 'ldn.md',
		async steps({ page, shot, folder }) {
			const error = await placeOf(page, '12 mg');
			await clickOn(page, error);
			const item = await openMenu(page, 'Ignore dose/unsupported-range here');
			await choose(page, item);
			const input = page.locator('.quick-input-widget input');
			await input.waitFor();
			await shot('8-reason');
			await input.fill('The dose of an old trial, as a warning');
			await page.keyboard.press('Enter');
			await shown(page, /dose\/unsupported-range/);
			await page.keyboard.press('Control+KeyS');
			await saved(
				page,
				join(folder, 'ldn.md'),
				'dose/unsupported-range -- The dose of an old trial, as a warning -->\nLow dose',
			);
			await shot('9-ignored');

			await command(page, 'LDN Lint: Open the Page of a Rule');
			await page.locator('.quick-input-list .monaco-list-row', { hasText: 'in this article' }).first().waitFor();
			await shot('10-rules');
			await page.keyboard.press('Enter');
			await page.locator('.tab', { hasText: 'Preview' }).waitFor();
			await page.waitForTimeout(1500);
			await shot('11-rule-page');
		},
	},
	{
		name: 'a writer sees the evidence for a claim, and cites it',
		open: 'drafts/fibromyalgia.md',
		async steps({ page, shot, folder }) {
			const claim = await placeOf(page, 'effective');
			await hover(page, claim);
			await page.locator('.monaco-hover:not(.hidden)', { hasText: 'certainty of a benefit' }).first().waitFor();
			await shot('12-evidence');
			await page.keyboard.press('Escape');

			await hover(page, await placeOf(page, '1'));
			await page.locator('.monaco-hover:not(.hidden)', { hasText: 'randomised crossover trial' }).first().waitFor();
			await shot('13-work-behind-a-marker');
			await page.keyboard.press('Escape');

			await clickOn(page, await placeOf(page, 'be better'));
			await page.keyboard.press('End');
			await page.keyboard.press('ArrowLeft');
			await page.keyboard.type(' [');
			await page.locator('.suggest-widget .monaco-list-row', { hasText: 'Vatvani 2024' }).first().waitFor();
			await shot('14-completion');
			await page.keyboard.type('best');
			await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'Bested 2023' }).first().waitFor();
			await shot('15-completion-of-a-name');
			await page.keyboard.press('Enter');
			await shown(page, /be.better.\[2\]\./);

			await clickOn(page, await placeOf(page, 'effective'));
			await choose(page, await openMenu(page, 'no difference'));
			await page.keyboard.press('Control+KeyS');
			await saved(page, join(folder, 'drafts/fibromyalgia.md'), 'fibromyalgia [3].');
			await saved(page, join(folder, 'drafts/fibromyalgia.md'), '\n3. Bruun KD');
			await shot('16-cited');
		},
	},
	...['Default Light Modern', 'Default Dark Modern'].map((theme) => ({
		name: `a writer looks through an article in the panel (${theme})`,
		open: 'drafts/fibromyalgia.md',
		settings: { 'workbench.colorTheme': theme },
		async steps({ page, shot }) {
			const tone = theme.includes('Dark') ? 'dark' : 'light';
			await page.locator('.codelens-decoration', { hasText: 'claim cited' }).first().waitFor();
			await shot(`17-summary-${tone}`);
			await command(page, 'Explorer: Focus on LDN Article View');
			const row = (text) => page.locator('.pane .monaco-list-row', { hasText: text }).first();
			await row('Medical advice').waitFor();
			// The panel has the whole height.
			await page.locator('.pane-header', { hasText: 'articles' }).first().click();
			await row('Medical advice').hover();
			await shot(`18-panel-${tone}`);
			await row('LDN is an effective').hover();
			await page.locator('.monaco-hover:not(.hidden)', { hasText: 'certainty of a benefit' }).first().waitFor();
			await shot(`19-panel-hover-${tone}`);
			await row('LDN is an effective').click();
			await page.locator('.editor-instance .monaco-editor.focused').waitFor();
			await command(page, 'LDN Lint: Insert Missing Statements');
			await page.locator('.quick-input-list .monaco-list-row', { hasText: 'general information' }).first().waitFor();
			await shot(`20-statements-${tone}`);
			await page.keyboard.press('Enter');
			await shown(page, /Disclaimer:/);
			await shot(`21-inserted-${tone}`);
		},
	})),
];
