import { digest } from '../base/digest.ts';
import { intersects, type Span, shift } from '../base/span.ts';
import type { BlockDraft, RawBlock } from './draft.ts';
import { findAddresses } from './links.ts';
import { splitSentences, trimSpan } from './sentences.ts';

/** Tags of site generators (Liquid, Hugo, kramdown) that stand in text without being any. */
const templateTag = /\{%[^\n{}]{0,300}%\}|\{\{[^\n{}]{0,300}\}\}|\{:?\s?[.#][\w\s.:#="'-]{0,100}\}/g;

/** Works out what holds in every format: what is no text, bare addresses, sentences, and the digest of it all. */
export function finishBlock(raw: RawBlock, source: string): BlockDraft {
	const prose = raw.prose.text.includes('{') ? { ...raw.prose, text: maskTags(raw.prose.text) } : raw.prose;
	const bare = findAddresses(prose.text).filter((it) => !raw.links.some((link) => intersects(link.span, it.span)));
	const links = bare.length === 0 ? raw.links : [...raw.links, ...bare].sort((a, b) => a.span.start - b.span.start);
	const content = digest(
		source.slice(raw.span.start, raw.span.end),
		prose.text,
		String(raw.level),
		links.map((link) => `${link.span.start}-${link.span.end} ${link.url}`).join('\n'),
		raw.cells.map((cell) => `${cell.span.start}-${cell.span.end} ${cell.head}`).join('\n'),
	);
	return { ...raw, prose, links, sentences: sentencesOf(raw, prose.text), content };
}

const moduleLine = /^(?:import\s[\w{}*,\s]{1,200}from\s+['"]|import\s+['"]|export\s+(?:const|default|function)\s)/;

/** Whether there is anything to read in it: not in a lone sign, a template tag or a module line of MDX. */
export function hasText(raw: RawBlock): boolean {
	if (raw.kind === 'paragraph' && moduleLine.test(raw.prose.text)) {
		return false;
	}
	return raw.kind === 'reference' || /[\p{L}\p{N}]/u.test(raw.prose.text.replace(templateTag, ''));
}

function maskTags(text: string): string {
	return text.replace(templateTag, (tag) => '\uFFFC'.repeat(tag.length));
}

function sentencesOf(raw: RawBlock, text: string): readonly Span[] {
	if (raw.kind === 'heading' || raw.kind === 'reference') {
		const whole = trimSpan(text, 0, text.length);
		return whole.end > whole.start ? [whole] : [];
	}
	if (raw.kind !== 'tableRow') {
		return splitSentences(text);
	}
	return raw.cells.flatMap(({ span }) =>
		splitSentences(text.slice(span.start, span.end)).map((it) => shift(it, span.start)),
	);
}
