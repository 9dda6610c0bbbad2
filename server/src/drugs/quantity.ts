export type Unit = 'mg' | 'mcg' | 'ng' | 'g' | 'mL' | 'unit' | 'mg/kg' | 'mcg/kg';

export interface Quantity {
	readonly value: number;
	readonly unit: Unit;
}
