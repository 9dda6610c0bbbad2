// What a person does in the editor's window, one thing at a time.
import { readFileSync } from 'node:fs';

export function shown(page, text) {
	return page.locator('.editor-instance .view-lines', { hasText: text }).first().waitFor();
}

/** Where the first such text stands in the editor, once it is underlined there. */
export async function placeOf(page, text) {
	await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
	const box = await page.evaluate((wanted) => {
		for (const line of document.querySelectorAll('.editor-instance .view-line')) {
			// Colours divide a line into many nodes.
			const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
			const places = [];
			for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
				places.push(...Array.from({ length: node.data.length }, (_, offset) => ({ node, offset })));
			}
			const start = line.textContent.replaceAll('\u00A0', ' ').indexOf(wanted);
			if (start >= 0) {
				const first = places[start];
				const last = places[start + wanted.length - 1];
				const range = document.createRange();
				range.setStart(first.node, first.offset);
				range.setEnd(last.node, last.offset + 1);
				return range.getBoundingClientRect().toJSON();
			}
		}
		return undefined;
	}, text);
	if (box === undefined) {
		throw new Error(`No ${text} in the editor.`);
	}
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Rests the mouse on a word until a card with such a text is shown: lines may still move, and a busy editor miss it. */
export async function hover(page, word, text) {
	const card = page.locator('.monaco-hover:not(.hidden)', { hasText: text }).first();
	await patiently(`No card with ${text}`, async () => {
		const { x, y } = await placeOf(page, word);
		// From below the text: a card of what is passed on the way would lie over the place.
		await page.mouse.move(x, 650);
		await page.locator('.monaco-hover:not(.hidden)').first().waitFor({ state: 'hidden', timeout: 5000 });
		await page.mouse.move(x - 1, y);
		await page.mouse.move(x, y);
		await card.waitFor({ timeout: 5000 });
	});
}

/** What can fail when it is done too early is done again. */
async function patiently(what, act) {
	for (let attempt = 1; ; attempt++) {
		try {
			return await act();
		} catch (error) {
			if (attempt === 5) {
				throw new Error(what, { cause: error });
			}
		}
	}
}

export function clickOn(page, { x, y }) {
	return page.mouse.click(x, y);
}

/** Opens the menu of code actions at a word; asked for too early it stays empty, so it is asked for again. */
export async function openMenu(page, word, title) {
	const item = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
	const bulb = page.locator('.lightBulbWidget, [class*="codicon-gutter-lightbulb"]').filter({ visible: true }).first();
	await patiently(`No menu with ${title}`, async () => {
		await page.keyboard.press('Escape');
		await clickOn(page, await placeOf(page, word));
		await bulb.waitFor({ timeout: 5000 });
		await page.keyboard.press('Control+Period');
		await item.waitFor({ timeout: 3000 });
	});
	return item;
}

/** Runs a command of the palette, by its whole name. */
export async function command(page, name) {
	await page.keyboard.press('F1');
	await page.locator('.quick-input-widget input').fill(`>${name}`);
	await page
		.locator('.quick-input-list .monaco-list-row', { hasText: name.replace(/^.*: /, '') })
		.first()
		.waitFor();
	await page.keyboard.press('Enter');
}

/** By keyboard: what lies over the menu takes clicks. */
export async function choose(page, item) {
	for (let i = 0; i < 30 && !(await item.evaluate((it) => it.classList.contains('focused'))); i++) {
		await page.keyboard.press('ArrowDown');
	}
	await page.keyboard.press('Enter');
}

export async function saved(page, file, text) {
	for (let i = 0; !readFileSync(file, 'utf8').includes(text); i++) {
		if (i === 200) {
			throw new Error(`Not saved: ${text}\n${readFileSync(file, 'utf8')}`);
		}
		await page.waitForTimeout(50);
	}
}
