import type { Article, ArticleFormat, LinkDefinition } from './article.ts';
import { assemble, type PlacedSegment } from './assemble.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseMarkdown } from './markdown.ts';
import { parsePlaintext } from './plaintext.ts';
import { readSuppressions } from './suppressions.ts';

/** Reads a text as an article. Never throws. */
export function parseArticle(text: string, format: ArticleFormat): Article {
	const frontMatter = format === 'markdown' ? readFrontMatter(text) : undefined;
	const start = frontMatter?.span.end ?? 0;
	const body = text.slice(start);
	const draft = format === 'markdown' ? parseMarkdown(body) : parsePlaintext(body);
	const segments: PlacedSegment[] = [{ draft, base: start }];
	const definitions = collectDefinitions(segments);
	const blocks = assemble(text, segments, definitions);
	const suppressions = readSuppressions(text, blocks, frontMatter);
	return { format, text, blocks, frontMatter, suppressions, definitions };
}

/** The format that a file's name tells: plain text for `.txt` and `.text`, else Markdown. */
export function formatOf(path: string): ArticleFormat {
	return /\.(?:txt|text)$/i.test(path) ? 'plaintext' : 'markdown';
}

/** As in Markdown, the first definition of a label counts. */
function collectDefinitions(segments: readonly PlacedSegment[]): Map<string, LinkDefinition> {
	const definitions = new Map<string, LinkDefinition>();
	for (const { draft, base } of segments) {
		for (const { label, span, url } of draft.definitions) {
			if (!definitions.has(label)) {
				definitions.set(label, { span: { start: span.start + base, end: span.end + base }, url });
			}
		}
	}
	return definitions;
}
