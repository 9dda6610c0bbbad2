export type Unit = 'mg' | 'mcg' | 'ng' | 'g' | 'mL' | 'unit' | 'mg/kg' | 'mcg/kg';

export interface Quantity {
	readonly value: number;
	readonly unit: Unit;
}

/** The unit that a word or sign stands for, `undefined` when it is none: `micrograms`, `µg`, `mgs`, `mg/kg/day`. */
export function parseUnit(text: string): Unit | undefined {
	const plain = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
	const perWeight = plain.match(
		/^(.{1,12}?)(?: ?\/ ?| per )(?:kg|kilograms?|kilo)(?:(?: ?\/ ?| per | a )(?:day|d))?$/i,
	);
	if (perWeight) {
		const mass = parseUnit(perWeight[1] ?? '');
		return mass === 'mg' || mass === 'mcg' ? `${mass}/kg` : undefined;
	}
	return unitOf.get(plain) ?? unitOf.get(plain.toLowerCase());
}

/** Milligrams of a mass; `undefined` for volumes, units and amounts by weight, which no factor converts. */
export function toMilligrams({ value, unit }: Quantity): number | undefined {
	const factor = milligramsIn[unit];
	return factor === undefined ? undefined : exact(value * factor);
}

/** The quantity in another unit of mass. */
export function convert(quantity: Quantity, unit: Unit): Quantity | undefined {
	const milligrams = toMilligrams(quantity);
	const factor = milligramsIn[unit];
	return milligrams === undefined || factor === undefined ? undefined : { value: exact(milligrams / factor), unit };
}

/** As it is safe to print: `0.1 mg`, `4.5 mg`, `100 mcg`; never an exponent, a trailing zero or a naked point. */
export function formatQuantity({ value, unit }: Quantity): string {
	const digits = /e/.test(String(value)) ? value.toFixed(12).replace(/\.?0{1,12}$/, '') : String(value);
	return `${digits} ${unit === 'unit' && value !== 1 ? 'units' : unit}`;
}

/** Twelve significant digits: what a decimal fraction loses in binary is dropped, so 100 mcg is 0.1 mg. */
function exact(value: number): number {
	return Number(value.toPrecision(12));
}

const milligramsIn: Readonly<Partial<Record<Unit, number>>> = { mg: 1, mcg: 1e-3, ng: 1e-6, g: 1e3 };

/** Spellings by unit; the first is the one to print. Lower case is also met in capitals. */
const spellings: Readonly<Record<Exclude<Unit, 'mg/kg' | 'mcg/kg'>, readonly string[]>> = {
	mg: ['mg', 'mgs', 'milligram', 'milligrams', 'milligramme', 'milligrammes'],
	mcg: ['mcg', 'mcgs', 'µg', 'μg', 'ug', 'microgram', 'micrograms', 'microgramme', 'microgrammes'],
	ng: ['ng', 'nanogram', 'nanograms', 'nanogramme', 'nanogrammes'],
	g: ['g', 'gm', 'gms', 'gram', 'grams', 'gramme', 'grammes'],
	mL: ['mL', 'ml', 'mls', 'cc', 'milliliter', 'milliliters', 'millilitre', 'millilitres'],
	unit: ['unit', 'units', 'IU', 'iu', 'U'],
};

const unitOf: ReadonlyMap<string, Unit> = new Map(
	Object.entries(spellings).flatMap(([unit, words]) => words.map((word) => [word, unit as Unit] as const)),
);

/** Every spelling of every unit. */
export const unitWords: readonly string[] = [...unitOf.keys()];
