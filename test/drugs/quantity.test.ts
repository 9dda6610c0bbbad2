import { expect, it } from 'vitest';
import { convert, formatQuantity, parseUnit, toMilligrams, type Unit } from '../../server/src/drugs/quantity.ts';

it.each<[text: string, unit: Unit | undefined]>([
	['mg', 'mg'],
	['MG', 'mg'],
	['mgs', 'mg'],
	['mg.', 'mg'],
	['milligrams', 'mg'],
	['mcg', 'mcg'],
	['µg', 'mcg'],
	['μg', 'mcg'],
	['Micrograms', 'mcg'],
	['ng', 'ng'],
	['g', 'g'],
	['grams', 'g'],
	['mL', 'mL'],
	['ml', 'mL'],
	['millilitres', 'mL'],
	['IU', 'unit'],
	['units', 'unit'],
	['mg/kg', 'mg/kg'],
	['mg / kg', 'mg/kg'],
	['mg per kg', 'mg/kg'],
	['mg/kg/day', 'mg/kg'],
	['mcg/kg', 'mcg/kg'],
	['g/kg', undefined],
	['mg/dL', undefined],
	['mm', undefined],
	['', undefined],
])('unit %j is %s', (text, unit) => {
	expect(parseUnit(text)).toBe(unit);
});

it.each<[value: number, unit: Unit, milligrams: number | undefined]>([
	[4.5, 'mg', 4.5],
	[100, 'mcg', 0.1],
	[1.1, 'mcg', 0.0011],
	[4500, 'mcg', 4.5],
	[0.3, 'g', 300],
	[1, 'ng', 0.000001],
	[0.1, 'mg/kg', undefined],
	[5, 'mL', undefined],
	[5, 'unit', undefined],
])('%d %s is %d mg', (value, unit, milligrams) => {
	expect(toMilligrams({ value, unit })).toBe(milligrams);
});

it.each<[value: number, unit: Unit, text: string]>([
	[4.5, 'mg', '4.5 mg'],
	[1, 'mg', '1 mg'],
	[0.1, 'mg', '0.1 mg'],
	[0.0000005, 'mg', '0.0000005 mg'],
	[1, 'unit', '1 unit'],
	[2, 'unit', '2 units'],
	[0.1, 'mg/kg', '0.1 mg/kg'],
])('%d %s prints as %j', (value, unit, text) => {
	expect(formatQuantity({ value, unit })).toBe(text);
});

it('converts between masses alone', () => {
	expect(convert({ value: 0.25, unit: 'mg' }, 'mcg')).toEqual({ value: 250, unit: 'mcg' });
	expect(convert({ value: 1, unit: 'mL' }, 'mg')).toBeUndefined();
	expect(convert({ value: 1, unit: 'mg' }, 'mL')).toBeUndefined();
});
