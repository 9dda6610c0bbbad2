import { certaintyWords } from '../../../drugs/certainty.ts';
import type { Certainty, RiskTier, Source } from '../../../drugs/profile.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { type Overstatement, overstatements } from '../../../facts/overstatements.ts';
import { sourceOfWork } from '../../../facts/works.ts';
import type { Severity } from '../../../linter/finding.ts';
import { rewordClaim } from '../../../linter/reword-claim.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'claim/overstated',
		area: 'claim',
		summary: 'A claim that is surer than its evidence.',
		severity: 'info',
		fixes: ['suggested'],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			cure: 'This promises what no study can: {evidence}. Take the promise out, and say what was found in whom.',
			effective:
				'This states as settled that the drug works: {evidence}. Say that it may help, or name the study and what it found.',
			progression:
				'This says that the drug halts the disease, which would keep readers from treatment that does: {evidence}. Take it out, or tell what was found in whom.',
			superlative:
				'This ranks the drug above other treatments, and no work compares them so: {evidence}. Take the comparison out, or name the trial that made it.',
			effect:
				'This states an effect outright where a wrong hope does harm: {evidence}. Write "{wording}", or name the study and what it found.',
		},
		options: {},
	},
	function* (_article, facts, { report }) {
		for (const claim of overstatements(facts)) {
			const { words, level, sources } = evidenceOf(facts, claim);
			if (isCarried(claim, level)) {
				continue;
			}
			const fix = rewordClaim(claim, level);
			yield report(
				claim.kind,
				claim.block.prose.toSource(claim.span),
				{ evidence: words, wording: certaintyWords[level].effect },
				{ severity: severities[claim.topic.tier], sources, fixes: fix === undefined ? [] : [fix] },
			);
		}
	},
);

/** The greater the risk of harm, the greater the need for evidence. */
const severities: Readonly<Record<RiskTier, Severity>> = { 1: 'info', 2: 'warning', 3: 'error' };

/** Evidence of moderate certainty carries an effect, but no promise and no rank. */
function isCarried({ kind }: Overstatement, level: Certainty): boolean {
	return (level === 'high' || level === 'moderate') && (kind === 'effective' || kind === 'effect');
}

interface Evidence {
	readonly words: string;
	readonly level: Certainty;
	readonly sources: readonly Source[];
}

/** That of the first condition in question; of the drug at large where none is named. */
function evidenceOf({ formulary, subject }: ArticleFacts, { topic }: Overstatement): Evidence {
	const profile = subject.main ?? subject.drugs[0];
	const [id] = topic.conditions;
	const condition = profile?.conditions.find((it) => it.id === id);
	if (profile === undefined || condition === undefined) {
		const best = levels.find((level) => profile?.conditions.some((it) => it.certainty === level)) ?? 'none';
		const drug = profile?.lowDoseName ?? 'the drug';
		return { words: `for no use of ${drug} is the certainty more than ${best}`, level: best, sources: [] };
	}
	const { level, reason, works } = formulary.evidence(profile.id).certainty(condition.id);
	const why = reason.charAt(0).toLowerCase() + reason.slice(1).replace(/\.$/, '').replace(/:/g, ',');
	const certainty = level === 'none' ? 'there is no evidence of benefit' : `the certainty is ${level}`;
	const deciding = works.filter((it) => it.species === 'human' && it.direction !== 'no-result').slice(0, 3);
	return {
		words: `for ${condition.names[0] ?? condition.id} ${certainty} (${why})`,
		level,
		sources: (deciding.length > 0 ? deciding : works.slice(0, 2)).map(sourceOfWork),
	};
}

const levels: readonly Certainty[] = ['high', 'moderate', 'low', 'very low', 'none'];
