import { type ResolvedDose, resolveDoses } from '../../../facts/dose-facts.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import { type Role, type Stated, statedDose } from './stated.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/inconsistent',
		area: 'dose',
		summary: 'Two statements of the same kind of dose that cannot both hold.',
		severity: 'warning',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			inconsistent:
				'The {role} is {later} here and the {earlierRole} {earlier} before, and both cannot hold. Correct one of them, or say for whom each is meant.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const said: Stated[] = [];
		const reported = new Set<string>();
		for (const dose of resolveDoses(facts)) {
			const stated = statedDose(dose, article, facts);
			if (stated === undefined) {
				continue;
			}
			const earlier = said.find(
				(it) => it.drug === stated.drug && !isSameSentence(it.dose, dose) && !canBothHold(it, stated),
			);
			const block = article.blocks[dose.block];
			const earlierBlock = earlier === undefined ? undefined : article.blocks[earlier.dose.block];
			if (earlier === undefined) {
				said.push(stated);
			} else if (
				block !== undefined &&
				earlierBlock !== undefined &&
				!reported.has(`${stated.role} ${stated.low} ${stated.high}`)
			) {
				reported.add(`${stated.role} ${stated.low} ${stated.high}`);
				yield report('inconsistent', block.prose.toSource(dose.statement.span), namesOf(stated, earlier), {
					related: [
						{
							span: earlierBlock.prose.toSource(earlier.dose.statement.span),
							message: `Here the ${roleNames[stated.role]} is ${earlier.text}.`,
						},
					],
					sources: [dose.profile?.sources[dose.profile.supported.source]],
				});
			}
		}
	},
);

const roleNames: Readonly<Record<Role, string>> = {
	start: 'starting dose',
	maximum: 'maximum',
	range: 'usual range',
	usual: 'usual dose',
};

function namesOf(later: Stated, earlier: Stated) {
	return {
		role: roleNames[later.role],
		later: later.text,
		earlierRole: roleNames[earlier.role],
		earlier: earlier.text,
	};
}

function isSameSentence(a: ResolvedDose, b: ResolvedDose): boolean {
	return a.block === b.block && a.statement.sentence === b.statement.sentence;
}

/** No overlap, or both ends shifted in one direction by a quarter and more: 0.5 to 3 mg and 1.5 to 4.5 mg. */
function areApart(a: Stated, b: Stated): boolean {
	const [first, second] = a.low <= b.low ? [a, b] : [b, a];
	return second.low > first.high || (second.low >= first.low * 1.25 && second.high >= first.high * 1.25);
}

/** Ranges that hold one another can both be usual; two maxima must be one, and nothing usual lies above a maximum. */
function canBothHold(a: Stated, b: Stated): boolean {
	if (a.role === b.role) {
		const areForAll = a.isForAll && b.isForAll && a.role !== 'usual';
		return !areForAll || (a.role === 'maximum' ? a.high === b.high : !areApart(a, b));
	}
	const [maximum, other] = a.role === 'maximum' ? [a, b] : [b, a];
	return maximum.role !== 'maximum' || other.role === 'start' || other.high <= maximum.high;
}
