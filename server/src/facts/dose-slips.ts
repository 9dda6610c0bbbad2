import type { DrugProfile, Source } from '../drugs/profile.ts';
import { type ResolvedDose, standardFrom } from './dose-facts.ts';
import { milligramsOf } from './dose-numbers.ts';
import { isLowDoseName } from './doses.ts';

/** A unit that makes a dose absurd by a factor of ten to a thousand, and the unit that was probably meant. */
export interface UnitSlip {
	readonly profile: DrugProfile;
	readonly kind: 'tooLarge' | 'tooSmall';
	/** As the dose would be in `mg`, where that lands in the supported range; else `undefined`. */
	readonly meant: 'mg' | undefined;
	readonly source: Source | undefined;
}

/** Below this many mg nothing but an ultra-low or very low dose is meant: 10 mcg. */
const leastPlain = 0.01;

export function slipOf({ statement, profile, called }: ResolvedDose): UnitSlip | undefined {
	const { amounts, context, daily } = statement;
	if (
		profile === undefined ||
		daily === undefined ||
		context === 'animal' ||
		context === 'weight' ||
		context === 'rejected'
	) {
		return undefined;
	}
	const inUnit = amounts.map((it) => ({ ...it, milligrams: milligramsOf(it) }));
	const most = Math.max(...profile.bands.map((it) => it.max));
	const values = inUnit.map((it) => it.value);
	const within = (min: number, max: number) => values.every((it) => it >= min && it <= max);
	const meant = within(profile.supported.min, profile.supported.max) ? 'mg' : undefined;
	const source = profile.sources[profile.supported.source];
	if (inUnit.some((it) => it.unit === 'g' && it.milligrams > most)) {
		return { profile, kind: 'tooLarge', meant, source };
	}
	const isNamedSmall = called === 'ultra-low-dose' || called === 'very-low-dose';
	const isSmall = inUnit.every((it) => it.milligrams < leastPlain) && !isNamedSmall;
	const isStandardInMcg =
		inUnit.every((it) => it.unit === 'mcg') &&
		within(standardFrom(profile), most) &&
		(statement.role === 'strength' || statement.isTablet) &&
		!isLowDoseName(statement.called);
	return isSmall || isStandardInMcg ? { profile, kind: 'tooSmall', meant, source } : undefined;
}
