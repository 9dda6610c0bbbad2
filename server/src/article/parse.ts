import { digest } from '../base/digest.ts';
import { Generations } from '../base/generations.ts';
import { type Span, shift } from '../base/span.ts';
import type { Article, ArticleFormat, ArticleProblem, FrontMatter, LinkDefinition } from './article.ts';
import { Assembly, type PlacedSegment } from './assemble.ts';
import type { BlockDraft, SegmentDraft } from './draft.ts';
import { finishBlock } from './finish.ts';
import { FrontMatterMemo } from './front-matter.ts';
import { readHtml } from './html.ts';
import { readMetadata } from './html-metadata.ts';
import { parseTree, withoutServerTags } from './html-tree.ts';
import { labelsIn } from './labels.ts';
import { type ParsedMdx, parseMdx, withoutComments } from './mdx.ts';
import { parsePlaintext } from './plaintext.ts';
import { cutSegments, cutsOf } from './segment.ts';
import { type Cut, Segments } from './segments.ts';
import { readSuppressions } from './suppressions.ts';

/** What one document's parts were parsed to, so that an edit parses one part anew. */
export class ArticleCache {
	readonly frontMatter = new FrontMatterMemo();
	/** Of Markdown. */
	readonly segments = new Segments();
	readonly assembly = new Assembly();
	readonly mdx = new Generations<ParsedMdx>();
	/** Of plain text, whose blocks depend on one another for their kind alone. */
	readonly blocks = new Generations<BlockDraft>();
}

/** Reads a text as an article. Never throws; with and without a cache the article is the same. */
export function parseArticle(
	text: string,
	format: ArticleFormat,
	cache = new ArticleCache(),
	cut: Cut = cutsOf,
): Article {
	const written = format === 'plaintext' ? undefined : cache.frontMatter.read(text);
	const start = written?.span.end ?? 0;
	const read = readBody(text.slice(start), format, cache, cut);
	cache.mdx.endPass();
	cache.blocks.endPass();
	const placed = read.segments.map(({ draft, base }) => ({ draft, base: base + start }));
	const definitions = collectDefinitions(placed);
	const blocks = cache.assembly.join(placed, definitions);
	const frontMatter = joinFrontMatter(written, read.metadata);
	const suppressions = readSuppressions(text, blocks, commentsOf(placed), frontMatter);
	const problems = (read.problems ?? []).map((it) => ({ ...it, span: shift(it.span, start) }));
	return { format, text, blocks, frontMatter, suppressions, definitions, problems };
}

const formats: readonly (readonly [RegExp, ArticleFormat])[] = [
	[/\.(?:txt|text)$/i, 'plaintext'],
	[/\.mdx$/i, 'mdx'],
	[/\.html?$/i, 'html'],
];

/** The format that a file's name tells; Markdown where it tells none. */
export function formatOf(path: string): ArticleFormat {
	return formats.find(([name]) => name.test(path))?.[1] ?? 'markdown';
}

interface Body {
	readonly segments: readonly PlacedSegment[];
	/** Of HTML: what its head says. */
	readonly metadata?: FrontMatter | undefined;
	readonly problems?: readonly ArticleProblem[];
}

function readBody(body: string, format: ArticleFormat, cache: ArticleCache, cut: Cut): Body {
	switch (format) {
		case 'markdown':
			return { segments: cache.segments.read(body, cut) };
		case 'plaintext':
			return { segments: [{ draft: readPlaintext(body, cache), base: 0 }] };
		case 'mdx':
			return readMdx(body, cache, cut);
		case 'html': {
			const shown = withoutServerTags(body);
			const document = parseTree(shown);
			const draft = readHtml(document, shown);
			const hasTitle = draft.blocks.some((it) => it.kind === 'heading' && it.level === 1);
			return { segments: [{ draft, base: 0 }], metadata: readMetadata(document, hasTitle) };
		}
	}
}

/**
 * Segment by segment, or as a whole where an element goes on over a heading, which makes each of its parts invalid. As
 * Markdown where the whole is no valid MDX.
 */
function readMdx(body: string, cache: ArticleCache, cut: Cut): Body {
	let problem: ArticleProblem | undefined;
	const read = (source: string, outside: readonly string[]) => {
		const parsed = cache.mdx.get(digest(source, ...outside), () => parseMdx(source, outside));
		problem = 'problem' in parsed ? parsed.problem : problem;
		return 'draft' in parsed ? parsed.draft : nothing;
	};
	const cuts = cutSegments(body, cut);
	for (const parts of cuts.length > 1 ? [cuts, [{ start: 0, end: body.length }]] : [cuts]) {
		problem = undefined;
		const segments = readSegments(body, parts, read);
		if (problem === undefined) {
			return { segments };
		}
	}
	const { shown, comments } = withoutComments(body);
	const segments = [...cache.segments.read(shown, cut), { draft: { ...nothing, comments }, base: 0 }];
	return { segments, problems: problem === undefined ? [] : [problem] };
}

const nothing: SegmentDraft = { blocks: [], definitions: [], footnotes: [], comments: [], containers: 0 };

/** What is written above a page wins over what its head says. */
function joinFrontMatter(written: FrontMatter | undefined, metadata: FrontMatter | undefined): FrontMatter | undefined {
	return written === undefined || metadata === undefined
		? (written ?? metadata)
		: { ...written, values: new Map([...metadata.values, ...written.values]) };
}

/** Parses each segment, telling it which of its labels are defined in another. */
function readSegments(
	body: string,
	cuts: readonly Span[],
	read: (source: string, outside: readonly string[]) => SegmentDraft,
): PlacedSegment[] {
	const sources = cuts.map(({ start, end }) => body.slice(start, end));
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
	return segments
		.flatMap(({ draft, base }) => draft.comments.map((it) => shift(it, base)))
		.sort((a, b) => a.start - b.start);
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
