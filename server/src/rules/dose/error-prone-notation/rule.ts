import type { Block } from '../../../article/article.ts';
import type { Edit } from '../../../base/edit.ts';
import type { Span } from '../../../base/span.ts';
import { type AmountExpression, findAddresses, findAmounts } from '../../../facts/dose-numbers.ts';
import { columnAmounts } from '../../../facts/dose-table.ts';
import { sieved } from '../../../facts/literals.ts';
import type { Fix } from '../../../linter/finding.ts';
import { defineBlockRule } from '../../../linter/rule.ts';
import { correctionOf } from './correct.ts';
import { findAbbreviations, findVolumes } from './find.ts';
import { type Style, sources } from './forms.ts';

export const rule = defineBlockRule(
	{
		id: 'dose/error-prone-notation',
		area: 'dose',
		summary: 'A way of writing a dose that is known to be misread.',
		severity: 'warning',
		fixes: ['safe'],
		appliesTo: 'any',
		since: '0.1.0',
		messages: {
			trailingZero:
				'The trailing zero of "{form}" is misread as ten times the dose when the point is missed. Write "{better}".',
			nakedDecimal:
				'Without a zero before its point "{form}" is misread as ten or a hundred times the dose. Write "{better}".',
			microgram: 'The unit of "{form}" is misread as mg, a thousand times the dose. Write "{better}".',
			abbreviation: '"{form}" {why}. Write "{better}".',
			drugAbbreviation: '"{form}" stands for more than one drug and has been mistaken for another. Write "{better}".',
			pluralUnit: 'The s of "{form}" can be misread as a digit or another unit. Write "{better}".',
			fullStop: 'The full stop after the unit of "{form}" can be misread as a 1. Write "{better}".',
			spacing: 'In "{form}" the number and its unit run together and are misread as one. Write "{better}".',
			style: 'NHS style closes the unit up and writes micrograms in full, unlike "{form}". Write "{better}".',
		},
		options: {
			notation: {
				type: 'choice',
				choices: ['ismp', 'nhs', 'si'],
				default: 'ismp',
				description:
					'Style of doses: `ismp` writes "5 mg" and "mcg", `nhs` writes "5mg" and "micrograms", `si` writes "5 mg" and takes "µg" as well as "mcg".',
			},
		},
	},
	function* (block, facts, { options, report }) {
		const { text } = block.prose;
		if (block.kind === 'reference' || !/\d|MS|Q(?:HS|OD|D)|Q\.D/.test(text)) {
			return;
		}
		const style = options.notation as Style;
		const amounts = [...findAmounts(text, findAddresses(text)), ...columnAmounts(block), ...findVolumes(text)];
		for (const expression of amounts.filter((it) => !isFood(text, it))) {
			const found = correctionOf(text, expression, style);
			if (found !== undefined) {
				const form = text.slice(expression.span.start, expression.span.end);
				yield report(
					found.messageId,
					block.prose.toSource(expression.span),
					{ form, better: found.better },
					{
						severity: found.isHint ? 'hint' : 'warning',
						sources: [sources[style]],
						fixes: fixOf(block, found.better, found.edits),
					},
				);
			}
		}
		for (const { span, better, why } of findAbbreviations(block, facts, amounts, style)) {
			const form = text.slice(span.start, span.end);
			const extra = { sources: [sources.ismp], fixes: fixOf(block, better.trim(), [{ span, newText: better }]) };
			yield why === undefined
				? report('drugAbbreviation', block.prose.toSource(span), { form, better }, extra)
				: report('abbreviation', block.prose.toSource(span), { form, better: better.trim(), why }, extra);
		}
	},
);

/** Grams of a recipe are no dose. */
function isFood(text: string, { span, amounts }: AmountExpression): boolean {
	const isGrams = amounts.every((it) => it.unit === 'g');
	return isGrams && (amounts.some((it) => it.value > 30) || food.test(text.slice(span.end, span.end + 30)));
}

const food = sieved(
	/^\s{0,2}(?:of\s)?(?:[\w-]+\s)?(?:flour|sugar|salt|butter|oil|chicken|meat|beef|fish|rice|pasta|cheese|milk|cream|water|nuts|seeds|protein|carb\w*|fat|fib(?:er|re)|sodium|serving|chocolate|spice|pepper|yeast|vegetables?|fruit)\b/iu,
);

/** A fix where every edit's place in the source is as long as in the prose: no markup is swallowed. */
function fixOf(block: Block, better: string, edits: readonly Edit[]): readonly Fix[] {
	const [first, ...rest] = edits.map(({ span, newText }) => ({
		span: block.prose.toSource(span),
		newText,
		length: lengthOf(span),
	}));
	if (first === undefined || [first, ...rest].some((it) => lengthOf(it.span) !== it.length)) {
		return [];
	}
	const plain = ({ span, newText }: Edit): Edit => ({ span, newText });
	return [{ title: `Write "${better}"`, safety: 'safe', edits: [plain(first), ...rest.map(plain)] }];
}

function lengthOf({ start, end }: Span): number {
	return end - start;
}
