import type { Edit } from '../../../base/edit.ts';
import type { Amount, AmountExpression } from '../../../facts/dose-numbers.ts';
import type { Style } from './forms.ts';

export type NotationFault =
	| 'trailingZero'
	| 'nakedDecimal'
	| 'microgram'
	| 'pluralUnit'
	| 'fullStop'
	| 'spacing'
	| 'style';

/** Most severe first: one finding names the worst form, and its fix mends them all. */
const order: readonly NotationFault[] = [
	'trailingZero',
	'nakedDecimal',
	'microgram',
	'pluralUnit',
	'fullStop',
	'spacing',
	'style',
];

export interface Correction {
	readonly messageId: NotationFault;
	readonly isHint: boolean;
	readonly better: string;
	/** Offsets into the prose. */
	readonly edits: readonly Edit[];
}

/** What is wrong with an expression in this style, and how it is written instead; `undefined` when nothing is. */
export function correctionOf(text: string, { amounts, span }: AmountExpression, style: Style): Correction | undefined {
	const forms = new Set<NotationFault>();
	const edits: Edit[] = [];
	for (const it of amounts) {
		const newText = rewrite(text, it, style, forms);
		if (newText !== text.slice(it.span.start, it.span.end)) {
			edits.push({ span: it.span, newText });
		}
	}
	const last = amounts.at(-1);
	if (
		last?.unitText !== undefined &&
		last.span.end === span.end &&
		/^\.\s{1,2}[\p{Ll}(]/u.test(text.slice(span.end, span.end + 4))
	) {
		forms.add('fullStop');
		edits.push({ span: { start: span.end, end: span.end + 1 }, newText: '' });
	}
	const messageId = order.find((it) => forms.has(it));
	const better = amounts.reduceRight(
		(whole, it) => {
			const edit = edits.find((candidate) => candidate.span.start === it.span.start);
			const at = it.span.start - span.start;
			return edit === undefined ? whole : whole.slice(0, at) + edit.newText + whole.slice(it.span.end - span.start);
		},
		text.slice(span.start, span.end),
	);
	return messageId === undefined ? undefined : { messageId, isHint: order.indexOf(messageId) > 2, better, edits };
}

/** The amount as the style writes it; adds what was wrong with it to `forms`. */
function rewrite(text: string, { span, digits, unitText }: Amount, style: Style, forms: Set<NotationFault>): string {
	let number = digits;
	if (/^\d+\.\d*0$/.test(digits)) {
		forms.add('trailingZero');
		number = digits.replace(/\.?0{1,20}$/, '');
	} else if (/^\.\d/.test(digits)) {
		forms.add('nakedDecimal');
		number = `0${digits.replace(/(?<=\d)0{1,20}$/, '')}`;
	}
	if (unitText === undefined) {
		return number;
	}
	const gap = text.slice(span.start + digits.length, span.end - unitText.length);
	const unit = rewriteUnit(unitText, style, forms);
	const isSymbol = unit.length <= 3;
	if (gap === '' && (style !== 'nhs' || !isSymbol)) {
		forms.add(unit === unitText || style !== 'nhs' ? 'spacing' : 'style');
		return `${number} ${unit}`;
	}
	if (style === 'nhs' && isSymbol && /^\s+$/u.test(gap)) {
		forms.add('style');
		return number + unit;
	}
	return number + gap + unit;
}

function rewriteUnit(unit: string, style: Style, forms: Set<NotationFault>): string {
	if (style === 'si' && /^[µμ]g$/u.test(unit)) {
		return unit;
	}
	if (/^(?:[µμ]|u)gs?$/iu.test(unit)) {
		forms.add('microgram');
		return { ismp: 'mcg', nhs: 'micrograms', si: 'µg' }[style];
	}
	if (/^(?:mgs|mcgs|gms?|gs)$/iu.test(unit)) {
		forms.add('pluralUnit');
		return unit.toLowerCase().startsWith('g') ? 'g' : rewriteUnit(unit.slice(0, -1), style, forms);
	}
	if (style === 'nhs' && /^mcg$/iu.test(unit)) {
		forms.add('style');
		return 'micrograms';
	}
	return unit;
}
