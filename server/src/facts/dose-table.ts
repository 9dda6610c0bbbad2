import type { Block } from '../article/article.ts';
import { type AmountExpression, findAmounts } from './dose-numbers.ts';
import { sieved } from './literals.ts';

/** Cells that hold a bare number or range whose unit stands in the column's head: "Dose (mg)" over "1.5". */
export function columnAmounts(block: Block): readonly AmountExpression[] {
	return block.cells.flatMap((cell) => {
		const unit = headUnit.exec(cell.head)?.[1] ?? headUnit.exec(cell.head)?.[2];
		const text = block.prose.text.slice(cell.span.start, cell.span.end);
		if (unit === undefined || !bareNumbers.test(text)) {
			return [];
		}
		const body = text.trimEnd();
		return findAmounts(`${body} ${unit}`)
			.slice(0, 1)
			.map((it) => moved(it, cell.span.start, body.length));
	});
}

const headUnit = sieved(
	/(?:[([,]|\bin)\s{0,2}(mg|mcg|micrograms?|milligrams?|[µμ]g)\b(?!\s?\/\s?(?:m?l|kg|dl)\b)|^\s{0,3}(mg|mcg|micrograms?|milligrams?)\s{0,3}(?:\/\s?day|per day|daily)?\s{0,3}$/iu,
);
const bareNumbers =
	/^\s{0,4}[~≈≤<+]?\s{0,2}[\d.,½¼¾]{1,8}(?:\s{0,2}(?:[-–—/]|to|or)\s{0,2}[\d.,½¼¾]{1,8}){0,4}\s{0,4}(?:\(?(?:daily|nightly|start|max|maximum)\)?)?\s{0,4}$/iu;

/** The unit was only lent: spans end where the cell's text ends, and no unit is written. */
function moved(it: AmountExpression, by: number, length: number): AmountExpression {
	const place = (start: number, end: number) => ({ start: start + by, end: Math.min(end, length) + by });
	const [first, ...rest] = it.amounts.map((amount) => ({
		...amount,
		span: place(amount.span.start, amount.span.end),
		unitText: undefined,
	}));
	return {
		...it,
		span: place(it.span.start, it.span.end),
		amounts: first === undefined ? it.amounts : [first, ...rest],
	};
}
