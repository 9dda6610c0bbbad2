/** What must hold of every article; apart from the tests' own tools, so that programs can ask as well. */
import type { Article, Block } from '../../server/src/article/article.ts';

/** What does not hold of the article that must hold of every one, whatever its text. */
export function invariantProblems(article: Article): readonly string[] {
	const problems: string[] = [];
	const keys = new Map<string, string>();
	let previous = 0;
	for (const block of article.blocks) {
		const fail = (what: string) => problems.push(`${what} in ${describeBlock(block).slice(0, 80)}`);
		if (block.span.start < previous || block.span.end > article.text.length || block.span.end < block.span.start) {
			fail(`span ${block.span.start}-${block.span.end} out of order`);
		}
		previous = block.span.start;
		checkMap(article, block, fail);
		checkParts(block, fail);
		const shape = JSON.stringify([
			block.kind,
			block.prose.text,
			block.sentences,
			block.links,
			block.cells,
			block.leadIn,
			block.sectionPath,
			block.label,
			block.level,
		]);
		if ((keys.get(block.key) ?? shape) !== shape) {
			fail('equal keys with different content');
		}
		keys.set(block.key, shape);
	}
	return problems;
}

/** Every character of prose stands for source text inside the block, in order; copied characters for themselves. */
function checkMap(article: Article, block: Block, fail: (what: string) => void): void {
	const { text } = block.prose;
	let start = block.span.start;
	let end = block.span.start;
	for (let i = 0; i < text.length; i++) {
		const at = block.prose.toSource({ start: i, end: i + 1 });
		if (at.start < start || at.end < end || at.end > block.span.end || at.end < at.start) {
			fail(`character ${i} at ${at.start}-${at.end} out of order`);
			return;
		}
		({ start, end } = at);
		const source = article.text.slice(at.start, at.end);
		const isReplaced =
			text[i] === ' ' || (text[i] === '|' && block.kind === 'tableRow') || text[i] === '\uFFFC' || text[i] === '\uFFFD';
		if (source.length === 1 && !isReplaced && source !== text[i]) {
			fail(`character ${i} ${text[i]} stands for ${source}`);
		}
	}
}

function checkParts(block: Block, fail: (what: string) => void): void {
	const { text } = block.prose;
	let at = 0;
	for (const { start, end } of block.sentences) {
		const gap = text.slice(at, start);
		if (start < at || end <= start || end > text.length || /^\s|\s$/.test(text.slice(start, end))) {
			fail(`sentence ${start}-${end} is not trimmed or in order`);
		}
		if (/[^\s\u200b]/.test(gap) && block.kind !== 'tableRow') {
			fail(`text between sentences at ${at}`);
		}
		at = end;
	}
	if (/[^\s\u200b]/.test(text.slice(at)) && block.kind !== 'tableRow') {
		fail(`text after the last sentence at ${at}`);
	}
	for (const { span } of [...block.links, ...block.cells]) {
		if (span.start < 0 || span.end > text.length || span.end < span.start) {
			fail(`link or cell ${span.start}-${span.end} out of range`);
		}
	}
	if (block.marker.start < block.span.start || block.marker.end > block.span.end) {
		fail('marker outside');
	}
}

export function describeBlock(block: Block): string {
	const level = block.level > 0 ? `:${block.level}` : '';
	const label = block.label === undefined ? '' : `#${block.label}`;
	const sentences = block.sentences.map((it) => block.prose.text.slice(it.start, it.end));
	return `${block.kind}${level}${label} ${sentences.join(' ¦ ')}`.trimEnd();
}
