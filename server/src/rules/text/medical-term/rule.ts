import type { Block } from '../../../article/article.ts';
import { intersects, type Span } from '../../../base/span.ts';
import type { Formulary } from '../../../drugs/formulary.ts';
import { medicalTerms } from '../../../drugs/medical-terms.generated.ts';
import { findAddresses } from '../../../facts/dose-numbers.ts';
import { sieved } from '../../../facts/literals.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineBlockRule } from '../../../linter/rule.ts';
import { isForeign } from './foreign.ts';
import { createSpeller, type Speller } from './spelling.ts';

export const rule = defineBlockRule(
	{
		id: 'text/medical-term',
		area: 'text',
		summary: 'A known misspelling of a drug, a condition or a part of the body.',
		severity: 'warning',
		fixes: ['safe'],
		appliesTo: 'any',
		allowsTerms: true,
		since: '0.1.0',
		messages: {
			misspelt:
				'"{form}" is a misspelling: readers who search for the right term miss it, and others trust the page less. Write "{right}".',
		},
		options: {},
	},
	function* (block, _facts, { formulary, report }) {
		const { text } = block.prose;
		if (block.kind === 'reference') {
			return;
		}
		const found = spellerOf(formulary).find(text);
		if (found.length === 0 || speaksOfSpelling.test(text)) {
			return;
		}
		const addresses = findAddresses(text);
		for (const { span, right } of found) {
			const form = text.slice(span.start, span.end);
			const isName = addresses.some((it) => intersects(it, span)) || isHandle(text, span) || isQuoted(text, span);
			if (!isName && !isForeign(text, span)) {
				yield report('misspelt', block.prose.toSource(span), { form, right }, { fixes: fixOf(block, span, right) });
			}
		}
	},
);

const speaksOfSpelling = sieved(/\b(?:mis-?spel\w+|spelled|spelt|spellings?|typos?)\b|\[sic\]|\(sic\)/iu);

/** The profiles' own misspellings stand for the drug's name; the shipped list says it where both know one. */
function spellerOf(formulary: Formulary): Speller {
	const known = spellers.get(formulary);
	if (known !== undefined) {
		return known;
	}
	const own = formulary.profiles.flatMap(({ name, names }) =>
		names.filter((it) => it.kind === 'misspelling').map((it) => ({ wrong: it.text.toLowerCase(), right: name })),
	);
	const speller = createSpeller([...own, ...medicalTerms]);
	spellers.set(formulary, speller);
	return speller;
}

const spellers = new WeakMap<Formulary, Speller>();

/** Part of a tag, an account, a file or a word with an underscore or an at sign. */
function isHandle(text: string, { start, end }: Span): boolean {
	return (
		/[@#_/\\.]$/.test(text.slice(Math.max(0, start - 1), start)) || /^(?:[_@/\\]|\.\w)/.test(text.slice(end, end + 2))
	);
}

/** The word itself is spoken of, or it is how someone else wrote it. */
function isQuoted(text: string, { start, end }: Span): boolean {
	return (
		/["\u201c\u201e\u00ab\u2018]/.test(text.charAt(start - 1)) && /["\u201d\u201c\u00bb\u2019]/.test(text.charAt(end))
	);
}

/** Where markup stands inside the word, an edit would swallow it. */
function fixOf(block: Block, span: Span, right: string): readonly Fix[] {
	const source = block.prose.toSource(span);
	return source.end - source.start === span.end - span.start
		? [{ title: `Write "${right}"`, safety: 'safe', edits: [{ span: source, newText: right }] }]
		: [];
}
