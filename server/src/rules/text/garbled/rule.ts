import type { Block } from '../../../article/article.ts';
import { intersects, type Span } from '../../../base/span.ts';
import { perBlock } from '../../../facts/block-memo.ts';
import { findAddresses } from '../../../facts/dose-numbers.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import { editOf, grouped, type Place, sourceOf, spacesAt, wordsOf } from './missing-spaces.ts';
import { findMojibake } from './mojibake.ts';
import { findTornNumbers, tornBetween } from './numbers.ts';
import { findMissingSpaces, findRunIns, looksLikeCode } from './spacing.ts';

export const rule = defineArticleRule(
	{
		id: 'text/garbled',
		area: 'text',
		summary: 'Prose that a machine has broken: a missing space, mojibake, a number torn over two lines.',
		severity: 'hint',
		fixes: ['safe'],
		appliesTo: 'any',
		allowsTerms: true,
		since: '0.1.0',
		messages: {
			missingSpace:
				'A space is missing after the first character of "{text}", so two sentences run together. Put one in.',
			missingSpaces:
				'Spaces are missing after the ends of {count} sentences, here in "{text}", so that sentences run together. Put them in.',
			runIn: 'In "{text}" one line runs into the next, so readers stumble. Put them on lines of their own.',
			mojibake:
				'"{text}" is a character that was stored in one encoding and read in another, and means nothing to readers. Write {meant}.',
			tornNumber:
				'The number in "{text}" is torn apart at its point, so that it reads as another amount. Write it on one line.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const missing: Place[] = [];
		for (const [index, block] of article.blocks.entries()) {
			const next = article.blocks[index + 1];
			const torn = next && tornBetween(block, next);
			if (torn) {
				yield report('tornNumber', torn, { text: oneLine(article.text.slice(torn.start, torn.end)) });
			}
			if (block.kind === 'reference') {
				continue;
			}
			const { text } = block.prose;
			const { mojibake, torn: tornNumbers, seams } = faults(facts, index);
			for (const { span, meant } of mojibake) {
				const values = { text: text.slice(span.start, span.end), meant: nameOf(meant) };
				const fixes = meant === undefined ? [] : fixOf(block, span, meant);
				yield report('mojibake', block.prose.toSource(span), values, { fixes });
			}
			for (const span of tornNumbers) {
				yield report('tornNumber', block.prose.toSource(span), { text: text.slice(span.start, span.end) });
			}
			for (const { id, span } of seams) {
				if (id === 'missingSpace') {
					missing.push({ block, span });
				} else {
					yield report(id, block.prose.toSource(span), { text: text.slice(span.start, span.end) });
				}
			}
		}
		const { alone, together } = grouped(article, missing);
		for (const place of alone) {
			yield report('missingSpace', sourceOf(place), { text: wordsOf(place) }, { fixes: spacesAt([place]) });
		}
		const [first, ...rest] = together;
		if (first !== undefined) {
			const related = rest.map((it) => ({ span: sourceOf(it), message: `Another stands in "${wordsOf(it)}".` }));
			const values = { count: together.length, text: wordsOf(first) };
			yield report('missingSpaces', sourceOf(first), values, { related, fixes: spacesAt(together) });
		}
	},
);

/** Offsets into the block's prose. */
const faults = perBlock((block) => {
	const { text } = block.prose;
	return { mojibake: [...findMojibake(text)], torn: [...findTornNumbers(text)], seams: seamsOf(block) };
});

interface Seam {
	readonly id: 'missingSpace' | 'runIn';
	readonly span: Span;
}

/** Where sentences or lines run together, outside addresses and code. */
function seamsOf(block: Block): readonly Seam[] {
	const { text } = block.prose;
	const found: readonly Seam[] = [
		...findMissingSpaces(text).map((span) => ({ id: 'missingSpace' as const, span })),
		...findRunIns(text).map((span) => ({ id: 'runIn' as const, span })),
	];
	if (found.length === 0 || looksLikeCode(text)) {
		return [];
	}
	const addresses = findAddresses(text);
	return found.filter(({ span }) => !addresses.some((it) => intersects(it, span)));
}

/** A blank is named: it would not show. */
function nameOf(meant: string | undefined): string {
	if (meant === undefined) {
		return 'what was meant';
	}
	return /\S/.test(meant.replace(/\ufeff/g, '')) ? `"${meant}"` : 'a space';
}

function fixOf(block: Block, span: Span, meant: string): readonly Fix[] {
	const text = /^[\ufeff]$/.test(meant) ? '' : meant;
	return editOf(block, span, text).map((it) => ({ title: `Write ${nameOf(meant)}`, safety: 'safe', edits: [it] }));
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}
