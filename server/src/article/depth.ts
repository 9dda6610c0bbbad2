/**
 * The same text with what nobody reads made plain, character for character, since the parser takes time that grows with
 * its square: the depths of lists and quotations on one line, of images in images and of emphasis in emphasis, and the
 * many beginnings of comments and the like that nothing ends.
 */
export function withoutDepth(source: string): string {
	const keepStart = (all: string, start: string) => start + 'x'.repeat(all.length - start.length);
	const shown = source.replace(deepLine, keepStart).replace(deepEmphasis, keepStart);
	let depth = 0;
	const shallow = shown.replace(/!\[|\]/g, (it) => {
		depth = Math.max(0, depth + (it === ']' ? -1 : 1));
		return it === '![' && depth > deepest ? ' [' : it;
	});
	return pairs.reduce((text, [open, close]) => withoutOpen(text, open, close), shallow);
}

/** Levels of lists, quotations and marks below which nothing is read: deeper than any author means. */
export const deepest = 60;

const deepLine = /^((?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){61})[^\r\n]+/gm;
const deepEmphasis = /(?<![*_])((?:\*+_+){60}|(?:_+\*+){60})[*_]+/g;

const pairs = [
	['<!--', '-->'],
	['<![CDATA[', ']]>'],
	['<?', '?>'],
] as const;

/** Without most of the openings behind the last that is closed. */
function withoutOpen(text: string, open: string, close: string): string {
	const from = text.lastIndexOf(close) + 1;
	let count = 0;
	const rest = text.slice(from).replaceAll(open, () => (++count > deepest ? ` ${open.slice(1)}` : open));
	return count > deepest ? text.slice(0, from) + rest : text;
}
