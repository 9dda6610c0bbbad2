/** One declaration of an option gives its type, default, validator, JSON schema, setting and documentation row. */
export type OptionSpec =
	| { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
	| {
			readonly type: 'integer';
			readonly default: number;
			readonly minimum: number;
			readonly maximum: number;
			readonly description: string;
	  }
	| {
			readonly type: 'choice';
			readonly choices: readonly string[];
			readonly default: string;
			readonly description: string;
	  }
	| { readonly type: 'list'; readonly default: readonly string[]; readonly description: string };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;
export type OptionsOf<S extends OptionSpecs> = { readonly [K in keyof S]: ValueOf<S[K]> };

type ValueOf<S extends OptionSpec> = S extends { type: 'boolean' }
	? boolean
	: S extends { type: 'integer' }
		? number
		: S extends { type: 'choice'; choices: readonly (infer C)[] }
			? C
			: readonly string[];

export type OptionValue = boolean | number | string | readonly string[];

/** The options of a rule as its specs default them. */
export function defaultOptions(specs: OptionSpecs): Readonly<Record<string, OptionValue>> {
	return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));
}

/** What is wrong with a value for an option, or `undefined`. */
export function checkOption(spec: OptionSpec, value: unknown): string | undefined {
	switch (spec.type) {
		case 'boolean':
			return typeof value === 'boolean' ? undefined : 'must be true or false';
		case 'integer':
			return Number.isInteger(value) && (value as number) >= spec.minimum && (value as number) <= spec.maximum
				? undefined
				: `must be a whole number from ${spec.minimum} to ${spec.maximum}`;
		case 'choice':
			return typeof value === 'string' && spec.choices.includes(value)
				? undefined
				: `must be one of ${spec.choices.map((it) => `"${it}"`).join(', ')}`;
		case 'list':
			return Array.isArray(value) && value.every((it) => typeof it === 'string')
				? undefined
				: 'must be a list of texts';
	}
}
