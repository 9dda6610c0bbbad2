import type { Article } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import { gradeOf } from './grade.ts';

export const rule = defineArticleRule(
	{
		id: 'text/reading-level',
		area: 'text',
		summary: 'The article is harder to read than the configured school grade.',
		severity: 'info',
		fixes: [],
		appliesTo: 'any',
		since: '0.1.0',
		messages: {
			tooHard:
				'The article reads at US school grade {measured}, above the {maximum} that is set, so many patients cannot follow it. Shorten sentences and use plainer words.',
		},
		options: {
			maximumGrade: {
				type: 'integer',
				default: 0,
				minimum: 0,
				maximum: 20,
				description: 'Highest Flesch–Kincaid grade that is accepted; 0 turns the rule off.',
			},
		},
	},
	function* (article, _facts, { options, report }) {
		if (options.maximumGrade <= 0) {
			return;
		}
		const grade = gradeOf(article);
		if (grade !== undefined && grade > options.maximumGrade) {
			yield report('tooHard', titleOf(article), { measured: grade.toFixed(1), maximum: options.maximumGrade });
		}
	},
);

/** The title, or the first sentence. */
function titleOf({ blocks }: Article): Span {
	const block = blocks.find((it) => it.kind === 'heading') ?? blocks[0];
	const sentence = block?.kind === 'heading' ? { start: 0, end: block.prose.text.length } : block?.sentences[0];
	return block?.prose.toSource(sentence ?? { start: 0, end: 0 }) ?? { start: 0, end: 0 };
}
