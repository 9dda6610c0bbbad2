/** Units of mass that a dose may have. */
export type MassUnit = 'mg' | 'mcg' | 'ng' | 'g';

const milligramsIn: Readonly<Record<MassUnit, number>> = { mg: 1, mcg: 1e-3, ng: 1e-6, g: 1e3 };

/** Exact to twelve significant digits, so that 100 mcg is 0.1 mg and not a hair more. */
export function toMilligrams(value: number, unit: MassUnit): number {
	return Number((value * milligramsIn[unit]).toPrecision(12));
}
