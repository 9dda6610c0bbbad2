/** Over the examples of every rule, read as HTML and as MDX: a fix leaves the text as well-formed as it was. */
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { descendants, isText, parseTree } from '../server/src/article/html-tree.ts';
import { parseArticle } from '../server/src/article/parse.ts';
import { applyFix } from '../server/src/linter/fix.ts';
import { suppressionEdit } from '../server/src/linter/suppression-edit.ts';
import { examplesIn, ruleFolders } from './support/examples.ts';
import { lint, optionsOf, serviceOf } from './support/lint.ts';
import { renderPage } from './support/render-html.ts';

const folders = await ruleFolders();
const service = serviceOf(folders.map((it) => it.rule));
const titles = { html: new Set<string>(), mdx: new Set<string>() };

const fixing = folders.filter((it) => it.rule.meta.fixes.length > 0);

describe.each(fixing.map((it) => [it.id, it] as const))('%s', (id, folder) => {
	const examples = examplesIn(folder.readme, 'README.md')
		.filter((it) => it.format === 'markdown')
		.slice(0, 4);

	test('in HTML', async () => {
		for (const example of examples) {
			const page = renderPage(example.text);
			const before = errorsIn(page);
			const article = parseArticle(page, 'html');
			for (const finding of await lint(service, page, { ...optionsOf(example, id), format: 'html' })) {
				for (const fix of finding.fixes) {
					const fixed = applyFix(page, fix);
					expect(errorsIn(fixed), `${fix.title}\n${fixed}`).toEqual(before);
					expect(strayNodes(fixed), `${fix.title}\n${fixed}`).toEqual([]);
					titles.html.add(fix.title.replace(/[“"].*|\d+/g, ''));
				}
				const edit = suppressionEdit(article, finding.span.start, { rule: finding.rule, until: undefined });
				const suppressed = edit && insertAt(page, edit.offset, `${edit.before}reason${edit.after}`);
				expect(suppressed === undefined ? before : errorsIn(suppressed), suppressed).toEqual(before);
				expect(parseArticle(suppressed ?? '', 'html').suppressions.map((it) => it.reason)).toEqual(
					edit === undefined ? [] : ['reason'],
				);
			}
		}
	});

	test('in MDX', async () => {
		for (const example of examples) {
			const text = `<Note>One {1} note.</Note>\n\n${example.text.replace(/[<{]/g, '\\$&')}`;
			const { problems } = parseArticle(text, 'mdx');
			for (const finding of await lint(service, text, { ...optionsOf(example, id), format: 'mdx' })) {
				for (const fix of finding.fixes) {
					const fixed = applyFix(text, fix);
					expect(parseArticle(fixed, 'mdx').problems, `${fix.title}\n${fixed}`).toEqual(problems);
					titles.mdx.add(fix.title.replace(/[“"].*|\d+/g, ''));
				}
			}
		}
	});
});

test('fixes of every kind are offered in either', () => {
	expect(titles.html.size).toBeGreaterThan(15);
	expect(titles.mdx.size).toBeGreaterThan(15);
});

function errorsIn(html: string): readonly string[] {
	const errors: string[] = [];
	parse(html, { onParseError: ({ code }) => void errors.push(code) });
	return errors;
}

/** What stands right in a list, though HTML has no place for it there. */
function strayNodes(html: string): readonly string[] {
	return [...descendants(parseTree(html))].flatMap((it) => {
		const name = it.parentNode?.nodeName ?? '';
		const isBlank = isText(it) ? it.value.trim() === '' : it.nodeName === '#comment';
		return /^[uo]l$/.test(name) && it.nodeName !== 'li' && !isBlank ? [`${it.nodeName} in ${name}`] : [];
	});
}

function insertAt(text: string, offset: number, inserted: string): string {
	return text.slice(0, offset) + inserted + text.slice(offset);
}
