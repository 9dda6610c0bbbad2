import type { Article, Block } from '../../../article/article.ts';
import { benefitPlace, isDenied, isStated } from '../../../facts/statement-facts.ts';
import { sectionFor, titleOf } from '../../../linter/insert-statement.ts';
import { extraOf, trimmed, withDrug } from '../../../linter/missing-statement.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'contraindication/omitted',
		area: 'contraindication',
		summary: 'A contraindication, caution or side effect that the article owes its readers and does not name.',
		severity: 'warning',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			missing: 'The article does not say that {summary}, although {why}. Add it to the safety information.',
		},
		options: {
			subjects: {
				type: 'choice',
				choices: ['recommended', 'strict'],
				default: 'recommended',
				description: 'Which subjects an article owes: the core ones, or all that the profile lists.',
			},
		},
		strict: { options: { subjects: 'strict' } },
	},
	function* (article, facts, { options, report }) {
		const profile = facts.subject.main;
		if (!profile || !facts.subject.owes.safety) {
			return;
		}
		for (const statement of profile.statements) {
			const { id, kind, preset, severity, summary, why, always = false } = statement;
			if (kind !== 'safety' || (preset === 'strict' && options.subjects !== 'strict')) {
				continue;
			}
			if (isStated(facts, profile, id) || isDenied(facts, profile, id)) {
				continue;
			}
			const benefit = id === 'side-effects' && !always ? benefitPlace(facts) : undefined;
			if (id === 'side-effects' && !always && benefit === undefined) {
				continue;
			}
			const place = placeOf(article, statement.sections ?? []);
			if (place) {
				const slots = { summary: withDrug(summary, profile), why: withDrug(why, profile) };
				const related = benefit === undefined ? [] : [{ span: benefit, message: 'Here a benefit is presented.' }];
				const extra = { ...extraOf(facts, profile, statement), severity, subject: id, related };
				yield report('missing', place.prose.toSource(trimmed(place.prose.text)), slots, extra);
			}
		}
	},
);

/** The heading of the safety section, else of the side effects, else the title. */
function placeOf(article: Article, sections: readonly string[]): Block | undefined {
	return sectionFor(article, [...sections, 'side[- ]effects?|safety|adverse']) ?? titleOf(article);
}
