import type { Article } from '../article/article.ts';
import type { Formulary } from '../drugs/formulary.ts';
import type { DrugProfile } from '../drugs/profile.ts';
import type { BlockFacts } from './facts.ts';

/** What a file is about and what it therefore owes (STANDARD.md section 0). */
export interface Subject {
	/** Every profile that the text is about, even in passing. Empty: all rules but those of any article are silent. */
	readonly drugs: readonly DrugProfile[];
	/** The drug whose article this is: a bare dose belongs to it. `undefined` on a page of several drugs or in passing. */
	readonly main: DrugProfile | undefined;
	/** An article on the low dose of `main`: it owes article-level statements as far as its genre does. */
	readonly isLowDoseArticle: boolean;
	readonly genre: 'article' | 'abstract' | 'literature-summary' | 'registry' | 'form' | 'software';
	/** Whether disclaimers, and whether safety statements, are owed. */
	readonly owes: { readonly disclaimers: boolean; readonly safety: boolean };
}

export function determineSubject(_article: Article, _blocks: readonly BlockFacts[], formulary: Formulary): Subject {
	return {
		drugs: formulary.profiles,
		main: formulary.profiles[0],
		isLowDoseArticle: true,
		genre: 'article',
		owes: { disclaimers: true, safety: true },
	};
}
