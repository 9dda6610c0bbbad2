import { describe, expect, it } from 'vitest';
import { findMojibake } from '../../../server/src/rules/text/garbled/mojibake.ts';

/** As a program writes UTF-8 and another reads Windows-1252. */
function misread(text: string): string {
	return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

describe('findMojibake', () => {
	it.each(['é', 'ü', '°', '½', '’', '“', '–', '—', '…', '→', '≥', '™', '€', '😀', '•'])(
		'reads %s back',
		(character) => {
			const text = `a ${misread(character)} b`;
			const [found, ...more] = findMojibake(text);
			expect(more).toEqual([]);
			expect(found?.meant).toBe(character);
			expect(text.slice(found?.span.start, found?.span.end)).toBe(misread(character));
		},
	);

	it('reads back what was misread twice', () => {
		expect(findMojibake(misread(misread('don’t'))).map((it) => it.meant)).toEqual(['’']);
	});

	it('leaves text alone that was read right', () => {
		const right = 'Ângela, São Paulo, SÃO, pâte, naïve, Å”, “â”, Øre, ð, ï, Â, Ã, 20 °C, ½, é’s, à “la”, â…';
		expect(findMojibake(right)).toEqual([]);
	});

	it('takes time in proportion to the text', () => {
		const start = performance.now();
		findMojibake(misread('é').repeat(50_000) + 'Ã'.repeat(50_000) + 'â€'.repeat(50_000));
		expect(performance.now() - start).toBeLessThan(2000);
	});
});
