import { toMilligrams } from '../../../drugs/quantity.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { isAside, type ResolvedDose, resolveDoses, standardFrom } from '../../../facts/dose-facts.ts';
import { daysBetween, isRiseInItself, mentionsTitration } from '../../../facts/dose-schedule.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/fast-titration',
		area: 'dose',
		summary: 'A high first dose without titration, or a dose that rises fast.',
		severity: 'warning',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			highStart:
				'The article starts at {dose} and mentions no titration, and side effects are likelier at a first dose over {limit} mg. Give a lower start and steps, or say that the prescriber sets them.',
			fastRise:
				'The dose rises by {rise} mg within {days} days, more than the {limit} mg a week that schedules use. Give smaller steps or more time, so that side effects can settle.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const doses = resolveDoses(facts).filter(isTitratable);
		const titrated = mentionsTitration(facts);
		for (const [i, dose] of doses.entries()) {
			const { profile, statement } = dose;
			const block = article.blocks[dose.block];
			if (profile === undefined || block === undefined || statement.daily === undefined) {
				continue;
			}
			const { titration } = profile;
			const sources = [profile.sources[titration.source]];
			const span = block.prose.toSource(statement.span);
			const text = block.prose.text.slice(statement.span.start, statement.span.end);
			if (statement.role === 'start' && statement.daily.low > titration.maxStart && !titrated) {
				yield report('highStart', span, { dose: text, limit: titration.maxStart }, { sources });
				return;
			}
			const rise = riseAt(doses[i - 1], dose, facts);
			if (rise !== undefined && rise.by > titration.maxStep && rise.days <= titration.days) {
				const before = rise.from === undefined ? undefined : article.blocks[rise.from.block];
				yield report(
					'fastRise',
					span,
					{ rise: rise.by, days: Math.max(1, Math.round(rise.days)), limit: titration.maxStep },
					{
						sources,
						related:
							before === undefined || rise.from === undefined
								? []
								: [{ span: before.prose.toSource(rise.from.statement.span), message: 'The dose before.' }],
					},
				);
				return;
			}
		}
	},
);

interface Rise {
	/** mg a day. */
	readonly by: number;
	readonly days: number;
	readonly from: ResolvedDose | undefined;
}

function isTitratable({ profile, statement }: ResolvedDose): boolean {
	const { role, daily } = statement;
	const isDose = role !== 'strength' && role !== 'concentration';
	return (
		profile !== undefined && daily !== undefined && daily.high < standardFrom(profile) && isDose && !isAside(statement)
	);
}

/** How much the dose rises over the one before it, or by its own increment, and in how many days. */
function riseAt(before: ResolvedDose | undefined, dose: ResolvedDose, facts: ArticleFacts): Rise | undefined {
	const { statement } = dose;
	const days = daysBetween(before, dose, facts);
	if (days === undefined || statement.daily === undefined || statement.step === 'down') {
		return undefined;
	}
	if (statement.role === 'increment') {
		const steps = Math.max(1, Math.floor((dose.profile?.titration.days ?? days) / Math.max(1, days)));
		const step = toMilligrams(statement.low) ?? statement.daily.low;
		return { by: Number((step * steps).toPrecision(6)), days: days * steps, from: undefined };
	}
	const text = facts.article.blocks[dose.block]?.prose.text ?? '';
	if (isRiseInItself(statement, text)) {
		return { by: Number((statement.daily.high - statement.daily.low).toPrecision(6)), days, from: undefined };
	}
	const previous = before?.statement;
	if (
		before === undefined ||
		previous?.daily === undefined ||
		previous.role === 'increment' ||
		before.profile !== dose.profile
	) {
		return undefined;
	}
	const by = Number((statement.daily.low - previous.daily.high).toPrecision(6));
	return { by, days, from: before };
}
