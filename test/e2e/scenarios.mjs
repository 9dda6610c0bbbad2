// What a person does, by eye, mouse and keyboard. Many more cases stand in the suite, which is quicker.
import { join } from 'node:path';
import { choose, clickOn, command, hover, openMenu, placeOf, saved, shown } from './person.mjs';

export const scenarios = [
	...inBothThemes('a writer sees a fault, reads why, and mends it', {
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

			await hover(page, '12 mg', 'Sources');
			await shot('3-hover');

			const menu = await openMenu(page, '12 mg', 'Show the page of');
			await shot('4-bulb-of-an-error');
			await page.keyboard.press('Escape');
			await menu.waitFor({ state: 'hidden' });

			await openMenu(page, '.5 mg', 'Write "0.5 mg"');
			await shot('5-bulb-of-a-safe-fix');
			await page.keyboard.press('Enter');
			await shown(page, /Begin.with.0\.5.mg/);
			await page.keyboard.press('Control+KeyS');
			await saved(page, join(folder, 'ldn.md'), 'Begin with 0.5 mg');
			await shot('6-mended');

			await choose(page, await openMenu(page, 'naltrexone at night', 'Add: "Never combine LDN'));
			const change = page.locator('.part.panel .monaco-list-row', { hasText: '## Who should not take LDN' });
			await change.waitFor();
			await shot('7-shown-before-it-goes-in');
			// What touches a warning goes in only when it is ticked.
			await change.locator('input, .monaco-checkbox').first().click();
			await page.locator('.part.panel .monaco-button', { hasText: 'Apply' }).click();
			await shown(page, /Never.combine.LDN/);

			await page.locator('#status\\.languageStatus').click();
			await page
				.locator('.hover-language-status', { hasText: /\d+ words, \d+ rules/ })
				.first()
				.waitFor();
			await shot('8-status');
		},
	}),
	{
		name: 'a writer ignores a finding with a reason, and reads the page of a rule',
		open: 'ldn.md',
		async steps({ page, shot, folder }) {
			const item = await openMenu(page, '12 mg', 'Ignore dose/unsupported-range here');
			await choose(page, item);
			const input = page.locator('.quick-input-widget input');
			await input.waitFor();
			await shot('9-reason');
			await input.fill('The dose of an old trial, as a warning');
			await page.keyboard.press('Enter');
			await shown(page, /dose\/unsupported-range/);
			await page.keyboard.press('Control+KeyS');
			await saved(
				page,
				join(folder, 'ldn.md'),
				'dose/unsupported-range -- The dose of an old trial, as a warning -->\nLow dose',
			);
			await shot('10-ignored');

			await command(page, 'LDN Lint: Open the Page of a Rule');
			await page.locator('.quick-input-list .monaco-list-row', { hasText: 'in this article' }).first().waitFor();
			await shot('11-rules');
			await page.keyboard.press('Enter');
			await page.locator('.tab', { hasText: 'Preview' }).waitFor();
			await page.waitForTimeout(1500);
			await shot('12-rule-page');
		},
	},
	{
		name: 'a writer sees the evidence for a claim, and cites it',
		open: 'drafts/fibromyalgia.md',
		async steps({ page, shot, folder }) {
			await hover(page, 'effective', 'certainty of a benefit');
			await shot('13-evidence');
			await page.keyboard.press('Escape');

			await hover(page, '1', 'randomised crossover trial');
			await shot('14-work-behind-a-marker');
			await page.keyboard.press('Escape');

			await clickOn(page, await placeOf(page, 'be better'));
			await page.keyboard.press('End');
			await page.keyboard.press('ArrowLeft');
			await page.keyboard.type(' [');
			await page.locator('.suggest-widget .monaco-list-row', { hasText: 'Vatvani 2024' }).first().waitFor();
			await shot('15-completion');
			await page.keyboard.type('best');
			const bested = page.locator('.suggest-widget .monaco-list-row', { hasText: 'Bested 2023' }).first();
			await bested.waitFor();
			await shot('16-completion-of-a-name');
			// By mouse: which one has the focus may change once more while the list is narrowed down.
			await bested.click();
			await shown(page, /be.better.\[2\]\./);

			await choose(page, await openMenu(page, 'effective', 'no difference'));
			await page.keyboard.press('Control+KeyS');
			await saved(page, join(folder, 'drafts/fibromyalgia.md'), 'fibromyalgia [3].');
			await saved(page, join(folder, 'drafts/fibromyalgia.md'), '\n3. Bruun KD');
			await shot('17-cited');
		},
	},
	...inBothThemes('a writer looks through an article in the panel', {
		open: 'drafts/fibromyalgia.md',
		async steps({ page, shot }) {
			await page.locator('.codelens-decoration', { hasText: 'claim cited' }).first().waitFor();
			await shot('18-summary');
			await command(page, 'Explorer: Focus on LDN Article View');
			const row = (text) => page.locator('.pane .monaco-list-row', { hasText: text }).first();
			await row('Medical advice').waitFor();
			// The panel has the whole height.
			await page.locator('.pane-header', { hasText: 'articles' }).first().click();
			await row('Medical advice').hover();
			await shot('19-panel');
			await row('LDN is an effective').hover();
			await page.locator('.monaco-hover:not(.hidden)', { hasText: 'certainty of a benefit' }).first().waitFor();
			await shot('20-panel-hover');
			await row('LDN is an effective').click();
			await page.locator('.editor-instance .monaco-editor.focused').waitFor();
			await command(page, 'LDN Lint: Insert Missing Statements');
			await page.locator('.quick-input-list .monaco-list-row', { hasText: 'general information' }).first().waitFor();
			await shot('21-statements');
			await page.keyboard.press('Enter');
			await shown(page, /Disclaimer:/);
			await shot('22-inserted');
		},
	}),
];

/** The same steps in light and dark; the names of their pictures end so. */
function inBothThemes(name, { open, steps }) {
	return Object.entries({ light: 'Default Light Modern', dark: 'Default Dark Modern' }).map(([tone, theme]) => ({
		name: `${name} (${tone})`,
		open,
		settings: { 'workbench.colorTheme': theme },
		steps: ({ shot, ...editor }) => steps({ ...editor, shot: (picture) => shot(`${picture}-${tone}`) }),
	}));
}
