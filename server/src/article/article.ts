/**
 * Article: one file of prose as blocks. This folder turns text of any format into this shape and knows neither
 * drugs nor rules. Parsing never throws: what cannot be read becomes a problem beside the value.
 */
import type { Span } from '../base/span.ts';

export type ArticleFormat = 'markdown' | 'mdx' | 'html' | 'plaintext';

export interface Article {
	readonly format: ArticleFormat;
	/** As decoded, without a byte order mark; every span below is in its UTF-16 offsets. */
	readonly text: string;
	/** In reading order. Reference entries and footnote definitions are blocks of kind `reference`. */
	readonly blocks: readonly Block[];
	readonly frontMatter: FrontMatter | undefined;
	readonly suppressions: readonly Suppression[];
	/** Link definitions of Markdown (`[label]: address`), labels normalised to lower case and single spaces. */
	readonly definitions: ReadonlyMap<string, LinkDefinition>;
	/** What could not be read as its format says, in the order of the text; it was read as well as could be. */
	readonly problems: readonly ArticleProblem[];
}

export interface ArticleProblem {
	readonly span: Span;
	/** Goes on from "this is ": what is wrong, without a full stop. */
	readonly reason: string;
}

export type BlockKind = 'heading' | 'paragraph' | 'listItem' | 'tableRow' | 'quote' | 'reference';

export interface Block {
	/** Digest of everything the block's facts and block-rule reports may depend on: equal keys have equal facts. */
	readonly key: string;
	readonly kind: BlockKind;
	readonly span: Span;
	readonly prose: Prose;
	/** Spans in `prose.text`, in order, without surrounding white space. A reference entry is one sentence. */
	readonly sentences: readonly Span[];
	/** Heading depth 1–6; nesting of a list item from 1; otherwise 0. */
	readonly level: number;
	/** Texts of the headings above, outermost first; a heading's own text is not in its path. */
	readonly sectionPath: readonly string[];
	/** Links in `prose.text` (the visible text, or the address itself when bare). */
	readonly links: readonly Link[];
	/** Cells of a table row, with the text of their column's head; otherwise empty. */
	readonly cells: readonly Cell[];
	/** Identity of the list or table that the block belongs to, unique in the article; otherwise `undefined`. */
	readonly container: number | undefined;
	/** Text of what introduces the block's list or table: the paragraph or item before it that ends in a colon, or its parent item. */
	readonly leadIn: string | undefined;
	/** A reference entry's label as cited: `3` of a numbered list, `a` of `[^a]`; otherwise `undefined`. */
	readonly label: string | undefined;
	/** Source span of the list marker, heading marker, footnote label or number before the prose; empty when there is none. */
	readonly marker: Span;
}

/** Text with markup removed, white space runs kept one to one with the source, and the way back. */
export interface Prose {
	/**
	 * Inline code, images and inline HTML tags are each one U+FFFC; tags of mere formatting (`<b>`, `<span>`, `<a>`)
	 * and comments leave no trace, as emphasis marks do; template tags (`{{ … }}`) are U+FFFC throughout; line ends are spaces;
	 * footnote references stand as written (`[^a]`).
	 */
	readonly text: string;
	/** Span of `text` to span of the article's text. */
	toSource(span: Span): Span;
}

export interface Link {
	readonly span: Span;
	readonly url: string;
}

export interface Cell {
	readonly span: Span;
	/** Text of the head of the cell's column; empty in the head row itself. */
	readonly head: string;
}

/** YAML before a text; of HTML without any, what the page's head says, under the same names. */
export interface FrontMatter {
	readonly span: Span;
	/** Top-level keys in lower case with their values as YAML reads them; empty when the YAML cannot be read. */
	readonly values: ReadonlyMap<string, unknown>;
	readonly problem: string | undefined;
}

export interface LinkDefinition {
	readonly span: Span;
	readonly url: string;
}

/** `<!-- ldn-lint-disable-next-line RULE until=2027-03-31 by=NAME -- reason -->`, its block, file and front matter forms, and MDX's comments in braces. */
export interface Suppression {
	/** The comment, or the front matter value, that makes it. */
	readonly span: Span;
	/** What it covers. */
	readonly covers: Span;
	readonly rules: readonly string[] | 'all';
	readonly reason: string;
	/** The last day on which it holds, as it is written: `2027-03-31` when it is right; `undefined`: for good. */
	readonly until: string | undefined;
	/** Who answers for it. */
	readonly by: string | undefined;
	/** Whether deleting `span` removes it cleanly: true of comments, false of front matter values. */
	readonly removable: boolean;
}
