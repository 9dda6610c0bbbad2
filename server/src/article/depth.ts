/**
 * The same text with what is nested deeper than anyone reads it made plain, character for character: the parser takes
 * time that grows with the square of the depth of lists and quotations on one line, and of images in images.
 */
export function withoutDepth(source: string): string {
	const shown = source.replace(deepLine, (line, start: string) => start + 'x'.repeat(line.length - start.length));
	let depth = 0;
	return shown.replace(/!\[|\]/g, (it) => {
		depth = Math.max(0, depth + (it === ']' ? -1 : 1));
		return it === '![' && depth > deepest ? ' [' : it;
	});
}

/** Levels; readers of the parser's tree go no deeper than this either. */
const deepest = 60;

const deepLine = /^((?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){61})[^\r\n]+/gm;
