import { isUnread } from './html-elements.ts';
import { attributeOf, descendants, type HtmlElement, isElement } from './html-tree.ts';

export interface HtmlRow {
	readonly row: HtmlElement;
	/** Names the columns of the rows below. */
	readonly isHead: boolean;
	readonly cells: readonly HtmlCell[];
}

interface HtmlCell {
	readonly cell: HtmlElement;
	/** From 0. */
	readonly column: number;
	/** How many columns it takes. */
	readonly width: number;
}

/** No table reaches further. */
const mostColumns = 100;

/** Whether the table only places things on the page: blocks stand in its cells, or it has one column. */
export function isLayout(table: HtmlElement): boolean {
	const role = attributeOf(table, 'role');
	if (role === 'presentation' || role === 'none') {
		return true;
	}
	let widest = 0;
	for (const node of descendants(table)) {
		if (isElement(node)) {
			if (/^(?:h[1-6]|table|blockquote|article|section|ol|dl)$/.test(node.tagName)) {
				return true;
			}
			if (node.tagName === 'tr') {
				widest = Math.max(widest, node.childNodes.filter(isCell).length);
			}
		}
	}
	return widest < 2;
}

/** Rows that are seen, with the columns that their cells stand in. */
export function readRows(table: HtmlElement): readonly HtmlRow[] {
	const rows: HtmlElement[] = [];
	for (const node of descendants(table)) {
		if (isElement(node) && node.tagName === 'tr' && !isUnread(node)) {
			rows.push(node);
		}
	}
	const hasHead = rows.some((it) => cellsOf(it).every((cell) => cell.tagName === 'th') || isInHead(it));
	return rows.map((row, index) => {
		const cells = cellsOf(row);
		const isNamed = cells.length > 1 && (isInHead(row) || cells.every((it) => it.tagName === 'th'));
		const isPlain = index === 0 && !hasHead && cells.every((it) => it.tagName === 'td');
		return { row, isHead: isNamed || isPlain, cells: placed(cells) };
	});
}

function placed(cells: readonly HtmlElement[]): readonly HtmlCell[] {
	let column = 0;
	return cells.map((cell) => {
		const span = Number.parseInt(attributeOf(cell, 'colspan') ?? '1', 10);
		const width = Math.min(Math.max(Number.isNaN(span) ? 1 : span, 1), mostColumns);
		const place = { cell, column, width };
		column += width;
		return place;
	});
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
	return row.childNodes.filter(isCell).filter((it) => !isUnread(it));
}

function isCell(node: HtmlElement['childNodes'][number]): node is HtmlElement {
	return isElement(node) && (node.tagName === 'td' || node.tagName === 'th');
}

function isInHead(row: HtmlElement): boolean {
	const { parentNode } = row;
	return parentNode !== null && 'tagName' in parentNode && parentNode.tagName === 'thead';
}
