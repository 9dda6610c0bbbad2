import type { Article } from '../article/article.ts';
import type { Formulary } from '../drugs/formulary.ts';
import { type Bibliography, type BibliographyText, readBibliography } from './bibliography.ts';
import type { BlockFacts } from './facts.ts';
import { settleCitations } from './settle-citations.ts';
import { determineSubject, type Subject } from './subject.ts';

/** The whole article's facts: what article rules see. */
export interface ArticleFacts {
	readonly article: Article;
	/** Parallel to `article.blocks`, with their citations settled for the whole article. */
	readonly blocks: readonly BlockFacts[];
	readonly subject: Subject;
	/** Where the profiles and works come from. */
	readonly formulary: Formulary;
	/** Outside the text or in the front matter; `undefined` when the article declares none or none could be had. */
	readonly bibliography: Bibliography | undefined;
}

/** Joins the blocks' facts; small work that is done anew on each change. */
export function joinFacts(
	article: Article,
	blocks: readonly BlockFacts[],
	formulary: Formulary,
	bibliographies?: readonly BibliographyText[],
): ArticleFacts {
	return {
		article,
		blocks: settleCitations(article, blocks),
		subject: determineSubject(article, blocks, formulary),
		formulary,
		bibliography: readBibliography(article, bibliographies),
	};
}
