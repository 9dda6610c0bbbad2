import { micromark } from 'micromark';
import { gfmFootnote, gfmFootnoteHtml } from 'micromark-extension-gfm-footnote';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { escapeHtml } from '../../server/src/article/markup.ts';
import { parseArticle } from '../../server/src/article/parse.ts';

/** A whole page, as a generator of sites makes it of an article in Markdown: with a menu, a footer and metadata. */
export function renderPage(markdown: string): string {
	const { frontMatter } = parseArticle(markdown, 'markdown');
	const values = [...(frontMatter?.values ?? [])].filter(([, it]) => typeof it === 'string');
	const metas = values.map(([name, value]) => `\t<meta name="${name}" content="${escapeHtml(String(value))}">\n`);
	const title = escapeHtml(String(frontMatter?.values.get('title') ?? 'A page'));
	return `<!DOCTYPE html>
<html lang="en">
<head>
	<meta charset="utf-8">
	<title>${title} – A Site</title>
${metas.join('')}	<style>p { margin: 1em } /* LDN 45 mg */</style>
</head>
<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/ldn">All about LDN</a></li></ul></nav></header>
<main>
${renderHtml(markdown.slice(frontMatter?.span.end ?? 0))}
</main>
<footer><ul><li><a href="/privacy">Privacy</a></li></ul><p>© A Site</p></footer>
<script>console.log("LDN 45 mg <p>cures</p>")</script>
</body>
</html>
`;
}

export function renderHtml(markdown: string): string {
	return micromark(markdown, {
		allowDangerousHtml: true,
		extensions: [gfmTable(), gfmFootnote()],
		htmlExtensions: [gfmTableHtml(), gfmFootnoteHtml()],
	});
}
