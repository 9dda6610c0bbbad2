import { intersects } from '../../../base/span.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { perBlock } from '../../../facts/block-memo.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import { abbreviationsIn } from './find.ts';
import { credentials, known, molecules, plainStates, publications } from './known.ts';
import { longFormsOf } from './long-forms.ts';
import { words } from './words.ts';

export const rule = defineArticleRule(
	{
		id: 'text/undefined-abbreviation',
		area: 'text',
		summary: 'An abbreviation that the article never spells out and lay readers need not know.',
		severity: 'hint',
		fixes: [],
		appliesTo: 'any',
		allowsTerms: true,
		since: '0.1.0',
		messages: {
			undefined:
				'"{abbreviation}" is spelled out nowhere in the article, so readers who do not know it are lost. Write its long form at the first use, with the abbreviation in brackets.',
		},
		options: {},
	},
	function* (article, facts, { formulary, report }) {
		// Pages of other trades (programs, law) have readers who know their abbreviations.
		if (facts.blocks.reduce((sum, it) => sum + it.drugs.length, 0) < 2) {
			return;
		}
		const usual = usualWords(facts);
		const longForms = longFormsOf(facts, formulary);
		const seen = new Set<string>();
		for (const [index, block] of article.blocks.entries()) {
			const citations = facts.blocks[index]?.citations ?? [];
			for (const { span, abbreviation } of abbreviations(facts, index)) {
				if (seen.has(abbreviation) || citations.some((it) => it.kind !== 'link' && intersects(it.span, span))) {
					continue;
				}
				seen.add(abbreviation);
				const parts = abbreviation.split('/').filter((it) => needsLongForm(it, usual));
				if (parts.length > 0 && !longForms.has(abbreviation) && !parts.every((it) => longForms.has(it))) {
					yield report('undefined', block.prose.toSource(span), { abbreviation });
				}
			}
		}
	},
);

/** Words in small letters that the article has; read when first asked for. */
function usualWords(facts: ArticleFacts): () => ReadonlySet<string> {
	let words: Set<string> | undefined;
	return () => {
		words ??= new Set(facts.blocks.flatMap((_, index) => usualWordsIn(facts, index)));
		return words;
	};
}

const usualWordsIn = perBlock(({ prose }) => [
	...new Set(prose.text.match(/(?<![\p{L}\p{N}])\p{Ll}{2,6}(?![\p{L}\p{N}])/gu) ?? []),
]);

const abbreviations = perBlock((block) => [...abbreviationsIn(block)]);

function needsLongForm(part: string, usual: () => ReadonlySet<string>): boolean {
	const letters = part.toUpperCase().replace(/[^A-Z]/g, '');
	const isListed = [known, credentials, molecules, plainStates, publications, words].some((list) => list.has(letters));
	// "NOT" where the article has "not" is a word with weight; MS is no "ms".
	return (
		letters.length > 1 && !isListed && !roman.test(part) && !(letters.length > 2 && usual().has(part.toLowerCase()))
	);
}

const roman = /^X{0,3}(?:IX|IV|V?I{0,3})$/;
