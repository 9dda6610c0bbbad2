/** Which text sieved patterns are tried on: what is read of a block, and of each of its sentences, is kept with it. */
import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import { ReadText, within } from './literals.ts';

/** While `work` runs, sieved patterns are tried on parts of the block and of what stands above it, on nothing else. */
export function withinBlock<T>(block: Block, work: () => T): T {
	return within([blockText(block)], work);
}

/** With the addresses of its links, which are no part of its prose. */
export function blockText({ prose, leadIn, sectionPath, cells, links }: Block): ReadText {
	let read = blocks.get(prose);
	if (read === undefined || read.leadIn !== leadIn || read.sectionPath !== sectionPath || read.links !== links) {
		const heads = cells.map((it) => it.head);
		const urls = links.map((it) => it.url);
		const text = new ReadText([prose.text, leadIn ?? '', ...sectionPath, ...heads, ...urls].join('\n'));
		read = { leadIn, sectionPath, links, text };
		blocks.set(prose, read);
	}
	return read.text;
}

/** The same for a sentence of the block alone. */
export function withinSentence<T>(block: Block, sentence: Span, work: () => T): T {
	return within([sentenceText(block, sentence)], work);
}

export function sentenceText({ prose }: Block, sentence: Span): ReadText {
	let read = sentences.get(sentence);
	if (read?.prose !== prose) {
		read = { prose, text: new ReadText(prose.text.slice(sentence.start, sentence.end)) };
		sentences.set(sentence, read);
	}
	return read.text;
}

interface ReadBlock {
	readonly leadIn: Block['leadIn'];
	readonly sectionPath: Block['sectionPath'];
	readonly links: Block['links'];
	readonly text: ReadText;
}

interface ReadSentence {
	readonly prose: Block['prose'];
	readonly text: ReadText;
}

const blocks = new WeakMap<Block['prose'], ReadBlock>();
const sentences = new WeakMap<Span, ReadSentence>();
