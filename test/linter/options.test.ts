import { expect, it } from 'vitest';
import { checkOption, defaultOptions, type OptionSpec } from '../../server/src/linter/options.ts';

const boolean: OptionSpec = { type: 'boolean', default: true, description: '' };
const integer: OptionSpec = { type: 'integer', default: 3, minimum: 1, maximum: 5, description: '' };
const choice: OptionSpec = { type: 'choice', choices: ['a', 'b'], default: 'a', description: '' };
const list: OptionSpec = { type: 'list', default: ['x'], description: '' };

it.each<[OptionSpec, unknown, string | undefined]>([
	[boolean, true, undefined],
	[boolean, false, undefined],
	[boolean, 'true', 'must be true or false'],
	[boolean, 0, 'must be true or false'],
	[integer, 1, undefined],
	[integer, 5, undefined],
	[integer, 0, 'must be a whole number from 1 to 5'],
	[integer, 6, 'must be a whole number from 1 to 5'],
	[integer, 2.5, 'must be a whole number from 1 to 5'],
	[integer, '2', 'must be a whole number from 1 to 5'],
	[integer, Number.NaN, 'must be a whole number from 1 to 5'],
	[choice, 'b', undefined],
	[choice, 'c', 'must be one of "a", "b"'],
	[choice, ['a'], 'must be one of "a", "b"'],
	[list, [], undefined],
	[list, ['a', 'b'], undefined],
	[list, ['a', 1], 'must be a list of texts'],
	[list, 'a', 'must be a list of texts'],
	[list, { 0: 'a', length: 1 }, 'must be a list of texts'],
])('%j takes %j: %s', (spec, value, problem) => {
	expect(checkOption(spec, value)).toBe(problem);
});

it('defaults are those of the declarations', () => {
	expect(defaultOptions({ boolean, integer, choice, list })).toEqual({
		boolean: true,
		integer: 3,
		choice: 'a',
		list: ['x'],
	});
});
