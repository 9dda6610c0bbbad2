/** How sure the works can make one that a drug helps with a condition, by one written rule. */
import type { Design, Direction, Work } from './evidence.ts';
import type { Certainty } from './profile.ts';

export interface CertaintyOfEvidence {
	readonly level: Certainty;
	/** Why, as a sentence. */
	readonly reason: string;
}

/** What a work found for the condition in question. */
export interface Result {
	readonly work: Work;
	readonly direction: Direction;
	/** Whether it is on the condition itself, and not on a narrower one. */
	readonly isDirect: boolean;
}

/** What each level means to a reader, and how a sentence of that level speaks of the effect. */
export const certaintyWords: Readonly<Record<Certainty, CertaintyWords>> = {
	high: {
		meaning: 'further trials are very unlikely to change the result',
		effect: 'does',
		example: 'It relieves pain.',
	},
	moderate: {
		meaning: 'further trials may change the result',
		effect: 'probably',
		example: 'It probably relieves pain.',
	},
	low: { meaning: 'further trials are likely to change the result', effect: 'may', example: 'It may relieve pain.' },
	'very low': {
		meaning: 'the result is very uncertain',
		effect: 'it is uncertain whether',
		example: 'It is uncertain whether it relieves pain.',
	},
	none: {
		meaning: 'no work in people shows a benefit',
		effect: 'it is not known whether',
		example: 'It is not known whether it relieves pain.',
	},
};

export interface CertaintyWords {
	/** Continues "low certainty: ". */
	readonly meaning: string;
	/** "does": stated outright; "probably" and "may" stand before the verb, the others before the whole sentence. */
	readonly effect: 'does' | 'probably' | 'may' | 'it is uncertain whether' | 'it is not known whether';
	readonly example: string;
}

/**
 * The rule, after GRADE. Only works with a result in people at the low dose count: narrative reviews, protocols,
 * hypotheses, animals and cells count for nothing.
 *
 * - Without a controlled trial or a meta-analysis the certainty is very low; and none where no work counts, or where
 *   none of those that count found a benefit.
 * - Where no trial (or, without trials, no meta-analysis) found a benefit, not even in part, it is very low.
 * - Else it starts high, and is lowered once for each of these, at the lowest to very low:
 *   under 400 people in all, and once more for under 100; a single trial; results that disagree or are mixed; no trial
 *   that was randomised; trials of narrower conditions alone; a systematic review or meta-analysis that found no
 *   difference. The people of a second report on one trial count once, and those of a meta-analysis in place of its
 *   trials where they are more.
 */
export function certaintyOf(results: readonly Result[]): CertaintyOfEvidence {
	const counted = results.filter(counts);
	if (counted.length === 0) {
		return { level: 'none', reason: reasonForNone(results) };
	}
	const trials = counted.filter((it) => isOneOf(it, ['rct', 'crossover', 'controlled']));
	const pooled = counted.filter((it) => isOneOf(it, ['meta-analysis']));
	if (trials.length + pooled.length === 0) {
		return counted.some(isInFavour)
			? {
					level: 'very low',
					reason: `No controlled trial: ${quantity(counted.length, 'work')} without a control group.`,
				}
			: { level: 'none', reason: 'No controlled trial, and no other work found a benefit.' };
	}
	const deciding = trials.length > 0 ? trials : pooled;
	const extent = extentOf(trials, pooled);
	if (!deciding.some(isInFavour)) {
		return { level: 'very low', reason: `${extent.words}: no benefit was found.` };
	}
	const flaws = [
		...(extent.people < 400
			? [extent.people < 100 ? 'far too few people to be sure' : 'too few people to be sure']
			: []),
		...(trials.length > 0 && pooled.length === 0 && independent(trials).length === 1 ? ['no second trial'] : []),
		...disagreement(deciding),
		...(deciding.every((it) => it.work.design === 'controlled') ? ['not randomised'] : []),
		...(deciding.every((it) => !it.isDirect) ? ['on narrower conditions alone'] : []),
		...(counted.some(isContrarySynthesis) ? ['a systematic review found no difference'] : []),
	];
	const steps = flaws.length + (extent.people < 100 ? 1 : 0);
	return {
		level: levels[Math.min(steps, levels.length - 1)] ?? 'very low',
		reason: `${extent.words}${flaws.length === 0 ? '' : `: ${flaws.join('; ')}`}.`,
	};
}

const levels = ['high', 'moderate', 'low', 'very low'] as const;

function counts({ work, direction }: Result): boolean {
	return (
		work.species === 'human' &&
		work.lowDose &&
		direction !== 'no-result' &&
		!(['review', 'guideline', 'label', 'animal', 'in-vitro', 'hypothesis', 'protocol'] as const).some(
			(it) => it === work.design,
		)
	);
}

function reasonForNone(results: readonly Result[]): string {
	if (results.length === 0) {
		return 'No work is known.';
	}
	const inPeople = results.filter((it) => it.work.species === 'human');
	if (inPeople.length === 0) {
		return 'No work in people: animals, cells or ideas alone.';
	}
	return inPeople.some((it) => !it.work.lowDose)
		? 'No work tested the low dose.'
		: 'No work with a result of its own in people.';
}

function isOneOf({ work }: Result, designs: readonly Design[]): boolean {
	return designs.includes(work.design);
}

function isInFavour({ direction }: Result): boolean {
	return direction === 'benefit' || direction === 'mixed';
}

function isContrarySynthesis(result: Result): boolean {
	return (
		isOneOf(result, ['meta-analysis', 'systematic-review']) && ['no-difference', 'harm'].includes(result.direction)
	);
}

function disagreement(results: readonly Result[]): readonly string[] {
	const directions = new Set(results.map((it) => it.direction));
	if (directions.size > 1) {
		return ['results that disagree'];
	}
	return directions.has('mixed') ? ['mixed results'] : [];
}

function independent(trials: readonly Result[]): readonly Result[] {
	return trials.filter((it) => !trials.some((other) => other.work.id === it.work.partOf));
}

function extentOf(
	trials: readonly Result[],
	pooled: readonly Result[],
): { readonly people: number; readonly words: string } {
	const own = independent(trials);
	const inTrials = own.reduce((sum, it) => sum + (it.work.n ?? 0), 0);
	const people = Math.max(inTrials, ...pooled.map((it) => it.work.n ?? 0));
	const what = own.length === 0 ? 'a meta-analysis' : quantity(own.length, 'controlled trial');
	const words = people === 0 ? what : `${what} with ${people} people`;
	return { people, words: words.charAt(0).toUpperCase() + words.slice(1) };
}

function quantity(count: number, noun: string): string {
	const word = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ?? String(count);
	return `${word} ${noun}${count === 1 ? '' : 's'}`;
}
