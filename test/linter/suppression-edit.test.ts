import { describe, expect, it } from 'vitest';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { parseArticle } from '../../server/src/article/parse.ts';
import { articleSuppressionEdit, suppressionEdit } from '../../server/src/linter/suppression-edit.ts';

const rule = 'dose/unit-slip';

/** The text with the comment that suppresses what is found at the mark `¦`, which is not part of it. */
function suppressed(format: ArticleFormat, marked: string): string | undefined {
	const offset = marked.indexOf('¦');
	const text = marked.replace('¦', '');
	const edit = suppressionEdit(parseArticle(text, format), offset, { rule, until: undefined });
	return edit && `${text.slice(0, edit.offset) + edit.before}why${edit.after}${text.slice(edit.offset)}`;
}

const next = '<!-- ldn-lint-disable-next-line dose/unit-slip -- why -->';
const same = '<!-- ldn-lint-disable-line dose/unit-slip -- why -->';
const file = '<!-- ldn-lint-disable-file dose/unit-slip -- why -->';

describe('the comment that suppresses a finding', () => {
	it.each<[ArticleFormat, string, string]>([
		['markdown', 'Take ¦it.\n', `${next}\nTake it.\n`],
		['markdown', 'Fine.\n\nTake ¦it,\nand rest.\n', `Fine.\n\n${next}\nTake it,\nand rest.\n`],
		['markdown', '  Take ¦it.\n', `  ${next}\n  Take it.\n`],
		['markdown', '> Take ¦it.\n', `> ${next}\n> Take it.\n`],
		['markdown', '# Take ¦it\n', `${next}\n# Take it\n`],
		['markdown', 'Take ¦it.\r\n\r\nFine.\r\n', `${next}\r\nTake it.\r\n\r\nFine.\r\n`],
		['markdown', '- Take ¦it.\n- Rest.\n', `- Take it. ${same}\n- Rest.\n`],
		['markdown', '- Take ¦it.  \n- Rest.\n', `- Take it. ${same}  \n- Rest.\n`],
		['markdown', '- Take ¦it', `- Take it ${same}`],
		['markdown', '- Rest.\n\n  Take ¦it.\n', `- Rest.\n\n  Take it. ${same}\n`],
		['markdown', '| a | b |\n| - | - |\n| Take ¦it | b |\n', `| a | b |\n| - | - |\n| Take it | b ${same} |\n`],
		['markdown', 'a | b\n- | -\nTake ¦it | b\n', `a | b\n- | -\nTake it | b ${same}\n`],
		['markdown', 'Left open <!-- and Take ¦it.\n', `${next}\nLeft open <!-- and Take it.\n`],
		['markdown', '- Left open <b and take ¦it\n- Rest.\n', `${file}\n- Left open <b and take it\n- Rest.\n`],
		['markdown', '- Closed <b> and take ¦it\n', `- Closed <b> and take it ${same}\n`],
		['markdown', '- Less < more and take ¦it\n', `- Less < more and take it ${same}\n`],
		['markdown', '¦', `${file}\n`],
		['markdown', '---\ntitle: x\n---\n¦', `---\ntitle: x\n---\n\n${file}`],
		['plaintext', 'Take ¦it.\n', `${next}\nTake it.\n`],
		['plaintext', 'Heading\n\nTake ¦it.\n', `Heading\n\n${next}\nTake it.\n`],
		['plaintext', 'Take <b ¦it.\n', `${next}\nTake <b it.\n`],
		['html', '<p>Take ¦it.</p>\n', `${next}\n<p>Take it.</p>\n`],
		['html', '<ul>\n  <li>Take ¦it.</li>\n</ul>\n', `<ul>\n  ${next}\n  <li>Take it.</li>\n</ul>\n`],
		['html', '<div>x</div><p>Take ¦it.</p>\n', `<div>x</div>${next}<p>Take it.</p>\n`],
		['mdx', 'Take ¦it.\n', '{/* ldn-lint-disable-next-line dose/unit-slip -- why */}\nTake it.\n'],
		['mdx', '- Take ¦it.\n', '- Take it. {/* ldn-lint-disable-line dose/unit-slip -- why */}\n'],
		['mdx', '¦', '{/* ldn-lint-disable-file dose/unit-slip -- why */}\n'],
	])('%s: %j', (format, marked, expected) => {
		expect(suppressed(format, marked)).toBe(expected);
	});

	it('is none where the finding is about suppressions', () => {
		const article = parseArticle('Take it.\n', 'markdown');
		const expired = { rule: 'lint/expired-suppression', until: undefined };
		expect(suppressionEdit(article, 0, expired)).toBeUndefined();
		expect(articleSuppressionEdit(article, expired)).toBeUndefined();
	});

	it('for the whole article stands at its head, behind the front matter', () => {
		const before = '<!-- ldn-lint-disable-file dose/unit-slip -- ';
		expect(articleSuppressionEdit(parseArticle('Text.\n', 'markdown'), { rule, until: undefined })).toEqual({
			offset: 0,
			before,
			after: ' -->\n',
		});
		expect(
			articleSuppressionEdit(parseArticle('---\na: b\n---\nText.\n', 'markdown'), { rule, until: undefined }),
		).toEqual({
			offset: 13,
			before: `\n${before}`,
			after: ' -->',
		});
	});

	it('ends on a day where it has to', () => {
		const wanted = { rule, until: '2027-03-31' };
		const article = parseArticle('Take it.\n', 'markdown');
		const expected = '<!-- ldn-lint-disable-next-line dose/unit-slip until=2027-03-31 -- ';
		expect(suppressionEdit(article, 0, wanted)?.before).toBe(expected);
		expect(articleSuppressionEdit(article, wanted)?.before).toBe(expected.replace('next-line', 'file'));
	});
});
