import type { Article, Block, Link } from '../../../article/article.ts';
import type { Edit } from '../../../base/edit.ts';
import { intersects, type Span } from '../../../base/span.ts';
import { perBlock } from '../../../facts/block-memo.ts';
import { type MalformedIdentifier, malformedAddress, malformedIdentifiers } from '../../../facts/identifiers.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'citation/malformed-identifier',
		area: 'citation',
		summary: 'A DOI, PMID, PMCID, ISBN or web address that cannot be valid.',
		severity: 'warning',
		fixes: ['safe', 'suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			invalid:
				'"{identifier}" is not a valid {kind}, so it leads readers nowhere. Check it against the source and correct it.',
			invisible:
				'This {kind} holds an invisible character, so it fails when it is followed or copied. Remove the character.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		for (const [index, block] of article.blocks.entries()) {
			const reported: Span[] = [];
			for (const { fault, span } of placed(article, block, faultsIn(facts, index))) {
				if (reported.some((it) => intersects(it, span))) {
					continue;
				}
				reported.push(span);
				const fixes = fixesOf(article, fault, span);
				const identifier = article.text.slice(span.start, Math.min(span.end, span.start + 80));
				yield fault.fault === 'invisible'
					? report('invisible', span, { kind: nameOf(fault) }, { fixes })
					: report('invalid', span, { identifier, kind: nameOf(fault) }, { fixes });
			}
		}
	},
);

interface Fault {
	readonly fault: MalformedIdentifier;
	/** Which of the block's links has it in its address; else it stands in the prose. */
	readonly link: number | undefined;
}

const faultsIn = perBlock(({ prose, links }): readonly Fault[] => {
	const inText = malformedIdentifiers(prose.text).map((fault): Fault => ({ fault, link: undefined }));
	const inLinks = links.flatMap(({ url, span }, link): readonly Fault[] => {
		// A bare address is its own text, and has been read there.
		const isBare = url.includes(prose.text.slice(span.start, span.end));
		const fault = isBare ? undefined : malformedAddress(url);
		return fault === undefined ? [] : [{ fault, link }];
	});
	return [...inText, ...inLinks];
});

interface PlacedFault {
	readonly fault: MalformedIdentifier;
	/** Offsets into the article's text. */
	readonly span: Span;
}

function placed(article: Article, block: Block, faults: readonly Fault[]): readonly PlacedFault[] {
	return faults.map(({ fault, link: index }) => {
		const link = index === undefined ? undefined : block.links[index];
		return link === undefined
			? { fault, span: block.prose.toSource(fault.span) }
			: { fault, span: addressSpan(article, block, link) ?? block.prose.toSource(link.span) };
	});
}

/** Where the link's address stands: behind its text, or in the definition that it refers to. */
function addressSpan(article: Article, block: Block, link: Link): Span | undefined {
	const from = block.prose.toSource(link.span).start;
	const at = article.text.indexOf(link.url, from);
	if (at >= 0 && at + link.url.length <= block.span.end) {
		return { start: at, end: at + link.url.length };
	}
	for (const { span, url } of article.definitions.values()) {
		const start = url === link.url ? article.text.indexOf(url, span.start) : -1;
		if (start >= 0 && start + url.length <= span.end) {
			return { start, end: start + url.length };
		}
	}
	return undefined;
}

/** Offered where the faulty text stands in the source just as it was read. */
function fixesOf(
	article: Article,
	{ kind, fault, replacement, span: read }: MalformedIdentifier,
	span: Span,
): readonly Fix[] {
	const source = article.text.slice(span.start, span.end);
	if (replacement === undefined || source.length !== read.end - read.start) {
		return [];
	}
	const edits = [changedPart(source, replacement, span.start)] as const;
	return fault === 'invisible'
		? [{ title: `Remove the invisible character from the ${kind}`, safety: 'safe', edits }]
		: [{ title: `Write "${replacement}"`, safety: 'suggested', edits }];
}

/** The edit without what both texts start and end with. */
function changedPart(source: string, replacement: string, offset: number): Edit {
	const shorter = Math.min(source.length, replacement.length);
	let start = 0;
	while (start < shorter && source[start] === replacement[start]) {
		start++;
	}
	let end = 0;
	while (end < shorter - start && source.at(-1 - end) === replacement.at(-1 - end)) {
		end++;
	}
	return {
		span: { start: offset + start, end: offset + source.length - end },
		newText: replacement.slice(start, replacement.length - end),
	};
}

function nameOf({ kind }: MalformedIdentifier): string {
	return kind === 'URL' ? 'web address' : kind;
}
