/** An article as it reads, each part of it beside the cards of its findings. */
import type { Article, Block } from '../../../service/lint-service.ts';
import { type CardContext, renderCards } from './card.ts';
import { renderProse } from './inline.ts';
import { html, join, type Markup, trusted } from './markup.ts';
import { byNumber, cutMarks, type Mark, type PlacedFindings } from './place.ts';

export function renderBody(article: Article, placed: PlacedFindings, context: CardContext): Markup {
	const outline = new Outline();
	const all = article.blocks.map((block, index): PlacedBlock => ({ block, marks: placed.marks.get(index) ?? [] }));
	const shown = groups(all).map((group) => renderGroup(group, { article, outline, context }));
	return html`<div class="body">${shown}</div>`;
}

interface PlacedBlock {
	readonly block: Block;
	readonly marks: readonly Mark[];
}

interface Around {
	readonly article: Article;
	readonly outline: Outline;
	readonly context: CardContext;
}

/** Items of one list and rows of one table together, every other block alone. */
function groups(blocks: readonly PlacedBlock[]): readonly (readonly PlacedBlock[])[] {
	const found: PlacedBlock[][] = [];
	for (const it of blocks) {
		const group = found.at(-1);
		const last = group?.at(-1);
		if (group !== undefined && last !== undefined && belongsTo(last.block, it.block)) {
			group.push(it);
		} else {
			found.push([it]);
		}
	}
	return found;
}

function belongsTo(last: Block, next: Block): boolean {
	if (last.kind !== next.kind) {
		return false;
	}
	switch (next.kind) {
		case 'tableRow':
			return last.container === next.container;
		case 'listItem':
			return last.container === next.container || next.level > 1 || last.level > 1;
		case 'reference':
			return true;
		default:
			return false;
	}
}

function renderGroup(group: readonly PlacedBlock[], around: Around): Markup {
	const kind = group[0]?.block.kind;
	if (kind === 'tableRow') {
		return row('div', renderTable(group, around), group, around);
	}
	if (kind === 'listItem' || kind === 'reference') {
		return html`\n<ul class="${kind === 'reference' ? 'list references' : 'list'}" role="list">${group.map((it) => renderItem(it, around))}</ul>`;
	}
	return join(group.map((it) => renderSingle(it, around)));
}

function renderSingle(it: PlacedBlock, around: Around): Markup {
	const prose = proseOf(it, around);
	if (it.block.kind === 'heading') {
		const depth = Math.min(around.outline.enter(it.block.level) + 2, 6);
		const tag = trusted(`h${depth}`);
		return row('div', html`<${tag} class="text" dir="auto">${prose}</${tag}>`, [it], around);
	}
	const text = html`<p class="text" dir="auto">${prose}</p>`;
	return row(
		'div',
		it.block.kind === 'quote' ? html`<blockquote class="text">${text}</blockquote>` : text,
		[it],
		around,
	);
}

function renderItem(it: PlacedBlock, around: Around): Markup {
	const level = Math.min(Math.max(it.block.level, 1), 6);
	const marker = markerOf(it.block, around.article.text);
	const text = html`<p class="text" dir="auto"><span class="marker">${marker}</span>${proseOf(it, around)}</p>`;
	return row('li', text, [it], around, level);
}

/** The number or letter that the author wrote, else a bullet; nothing for a further paragraph of an item. */
function markerOf({ label, marker }: Block, source: string): string {
	const written = source.slice(marker.start, marker.end).trim();
	const number = /^\[?\^?([\p{L}\p{N}]{1,12})\]?[.):]{0,2}$/u.exec(written)?.[1] ?? label;
	return number === undefined ? (written === '' ? '' : '•') : `${number}.`;
}

function renderTable(group: readonly PlacedBlock[], around: Around): Markup {
	const [first, ...rest] = group;
	const hasHead =
		first !== undefined &&
		rest.length > 0 &&
		first.block.cells.every((it) => it.head === '') &&
		rest.some(({ block }) => block.cells.some((it) => it.head !== ''));
	const head = hasHead ? html`<thead>${renderRow(first, around, true)}</thead>` : trusted('');
	const body = (hasHead ? rest : group).map((it) => renderRow(it, around, false));
	return html`<div class="text scroll" tabindex="0" role="group" aria-label="Table of the article"><table>${head}<tbody>${body}</tbody></table></div>`;
}

function renderRow({ block, marks }: PlacedBlock, { article }: Around, isHead: boolean): Markup {
	const spans = block.cells.map((it) => it.span);
	const cut = cutMarks(marks, spans);
	const cells = spans.map((span, index) => {
		const content = renderProse(block, article.text, span, cut[index] ?? []);
		return isHead ? html`<th scope="col" dir="auto">${content}</th>` : html`<td dir="auto">${content}</td>`;
	});
	return html`<tr>${cells}</tr>`;
}

function proseOf({ block, marks }: PlacedBlock, { article }: Around): Markup {
	const whole = { start: 0, end: block.prose.text.length };
	return renderProse(block, article.text, whole, marks);
}

/** Whether cards stand below their text rather than beside it, where they would tear short text apart. */
function standBelow(blocks: readonly PlacedBlock[], cards: number): boolean {
	const length = blocks.reduce((sum, { block }) => sum + block.prose.text.length, 0);
	const isHeading = blocks.some(({ block }) => block.kind === 'heading');
	return isHeading || cards > 2 || (cards === 2 && length < 250);
}

function row(
	name: 'div' | 'li',
	text: Markup,
	blocks: readonly PlacedBlock[],
	{ context }: Around,
	level?: number,
): Markup {
	const tag = trusted(name);
	const findings = blocks.flatMap(({ marks }) => marks.filter((it) => it.isNumbered).map((it) => it.of)).sort(byNumber);
	const layout = findings.length > 0 && standBelow(blocks, findings.length) ? 'row wide' : 'row';
	const indent = level === undefined ? '' : html` aria-level="${level}" data-level="${level}"`;
	const cards = renderCards(findings, context, 'Findings in this part');
	return html`\n<${tag} class="${layout}"${indent}>${text}${cards}</${tag}>`;
}

/** Depths of headings that never leave one out, whatever the levels that the author chose. */
class Outline {
	readonly #levels: number[] = [];

	/** From 1. */
	enter(level: number): number {
		while ((this.#levels.at(-1) ?? 0) >= level) {
			this.#levels.pop();
		}
		this.#levels.push(level);
		return this.#levels.length;
	}
}
