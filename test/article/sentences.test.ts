import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../server/src/article/sentences.ts';
import { sentenceCases } from '../fixtures/sentences.ts';

describe('sentences', () => {
	test.each(sentenceCases)('%s', (marked) => {
		const { text, sentences } = read(marked);
		expect(split(text)).toEqual(sentences);
	});

	test('the table holds at least 120 boundaries, and the locale-aware splitter of the platform misses many', () => {
		const boundaries = sentenceCases.reduce((sum, it) => sum + read(it).sentences.length - 1, 0);
		expect(boundaries).toBeGreaterThanOrEqual(120);
		const platform = new Intl.Segmenter('en', { granularity: 'sentence' });
		const wrong = (splitter: (text: string) => string[]) =>
			sentenceCases.filter((it) => splitter(read(it).text).join('¦') !== read(it).sentences.join('¦')).length;
		const ours = wrong(split);
		const theirs = wrong((text) =>
			[...platform.segment(text)].map((it) => it.segment.trim()).filter((it) => it !== ''),
		);
		expect(ours).toBe(0);
		expect(theirs).toBeGreaterThan(20);
	});

	test('long runs of stops, brackets and abbreviations take linear time', () => {
		for (const piece of ['.', '. ', 'e.g. ', '.)', '[1].', '.[1', '. (R)', '"', '!?', 'A. ', '…', '1.', '.1', '\n']) {
			const started = performance.now();
			splitSentences(piece.repeat(50_000));
			expect(performance.now() - started, piece).toBeLessThan(1500);
		}
	});
});

/** `¦` marks a boundary; a space may stand on either side of it. */
function read(marked: string): { readonly text: string; readonly sentences: readonly string[] } {
	return { text: marked.replaceAll('¦', ''), sentences: marked.split('¦').map((it) => it.trim()) };
}

function split(text: string): string[] {
	return splitSentences(text).map((it) => text.slice(it.start, it.end));
}
