import { digest } from '../base/digest.ts';
import { Generations } from '../base/generations.ts';
import { type Span, shift } from '../base/span.ts';
import type { Article, ArticleFormat, LinkDefinition } from './article.ts';
import { assemble, type PlacedSegment } from './assemble.ts';
import type { BlockDraft, SegmentDraft } from './draft.ts';
import { finishBlock } from './finish.ts';
import { readFrontMatter } from './front-matter.ts';
import { labelsIn } from './labels.ts';
import { parseMarkdown } from './markdown.ts';
import { parsePlaintext } from './plaintext.ts';
import { cutSegments } from './segment.ts';
import { readSuppressions } from './suppressions.ts';

/** What one document's parts were parsed to, so that an edit parses one part anew. */
export class ArticleCache {
	/** Of Markdown. */
	readonly segments = new Generations<SegmentDraft>();
	/** Of plain text, whose blocks depend on one another for their kind alone. */
	readonly blocks = new Generations<BlockDraft>();
}

/** Reads a text as an article. Never throws; with and without a cache the article is the same. */
export function parseArticle(
	text: string,
	format: ArticleFormat,
	cache = new ArticleCache(),
	cut = cutSegments,
): Article {
	const frontMatter = format === 'markdown' ? readFrontMatter(text) : undefined;
	const start = frontMatter?.span.end ?? 0;
	const body = text.slice(start);
	const segments =
		format === 'markdown' ? readSegments(body, cut(body), cache) : [{ draft: readPlaintext(body, cache), base: 0 }];
	cache.segments.endPass();
	cache.blocks.endPass();
	const placed = segments.map(({ draft, base }) => ({ draft, base: base + start }));
	const definitions = collectDefinitions(placed);
	const blocks = assemble(placed, definitions);
	const suppressions = readSuppressions(text, blocks, commentsOf(placed), frontMatter);
	return { format, text, blocks, frontMatter, suppressions, definitions };
}

/** The format that a file's name tells: plain text for `.txt` and `.text`, else Markdown. */
export function formatOf(path: string): ArticleFormat {
	return /\.(?:txt|text)$/i.test(path) ? 'plaintext' : 'markdown';
}

/** Parses each segment, telling it which of its labels are defined in another. */
function readSegments(body: string, cuts: readonly Span[], cache: ArticleCache): PlacedSegment[] {
	const sources = cuts.map(({ start, end }) => body.slice(start, end));
	const read = (source: string, outside: readonly string[]) =>
		cache.segments.get(digest(source, ...outside), () => parseMarkdown(source, outside));
	// What a segment defines does not depend on definitions elsewhere.
	const defined = sources.map((source) => (source.includes(']:') ? labelsOf(read(source, [])) : []));
	const everywhere = new Set(defined.flat());
	return sources.map((source, index) => {
		const own = new Set(defined[index]);
		const outside =
			everywhere.size === own.size
				? []
				: [...labelsIn(source)].filter((label) => everywhere.has(label) && !own.has(label));
		return { draft: read(source, outside.sort()), base: cuts[index]?.start ?? 0 };
	});
}

/** What is said of a block depends on its own text, kind and marker. */
function readPlaintext(body: string, cache: ArticleCache): SegmentDraft {
	return parsePlaintext(body, (raw, source) => {
		const marker = raw.marker.end - raw.marker.start;
		const key = `${raw.kind} ${raw.level} ${marker} ${source.slice(raw.span.start, raw.span.end)}`;
		const { prose, links, sentences, content } = cache.blocks.get(key, () => finishBlock(raw, source));
		return { ...raw, prose: { text: prose.text, pieces: raw.prose.pieces }, links, sentences, content };
	});
}

function commentsOf(segments: readonly PlacedSegment[]): Span[] {
	return segments.flatMap(({ draft, base }) => draft.comments.map((it) => shift(it, base)));
}

function labelsOf(draft: SegmentDraft): string[] {
	return [...draft.definitions.map((it) => it.label), ...draft.footnotes];
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
