/** Checks of what a caller passes: the interface is used from JavaScript, too, where no compiler tells. */
import { didYouMean } from '../base/nearest.ts';
import type { ErrorCode } from './api.d.ts';
import { LdnLintError } from './errors.ts';

export type Options = Readonly<Record<string, unknown>>;

export function refuse(code: ErrorCode, message: string): never {
	throw new LdnLintError(code, message);
}

/** The options as an object of which every key is known. */
export function checkOptions(of: string, options: unknown, names: readonly string[]): Options {
	if (options === undefined) {
		return {};
	}
	if (!isObject(options) || Array.isArray(options)) {
		refuse('invalid-argument', `The options of ${of} must be an object, not ${shown(options)}.`);
	}
	const unknown = Object.keys(options).find((it) => !names.includes(it));
	if (unknown !== undefined) {
		refuse('unknown-option', `${of} has no option "${unknown}".${didYouMean(unknown, names)}`);
	}
	return options;
}

export function checkText(of: string, text: unknown): string {
	return typeof text === 'string'
		? text
		: refuse('invalid-argument', `${of} takes a text as its first argument, not ${shown(text)}.`);
}

export function textOption(options: Options, name: string): string | undefined {
	const value = options[name];
	return value === undefined || (typeof value === 'string' && value !== '')
		? value
		: refuse('invalid-argument', `The option ${name} must be a text that is not empty, not ${shown(value)}.`);
}

export function choiceOption<T extends string>(options: Options, name: string, choices: readonly T[]): T | undefined {
	const value = options[name];
	const found = choices.find((it) => it === value);
	if (value !== undefined && found === undefined) {
		refuse('invalid-argument', `The option ${name} must be one of ${choices.join(', ')}, not ${shown(value)}.`);
	}
	return found;
}

export function listOption(options: Options, name: string): readonly string[] {
	const value = options[name] ?? [];
	return isTexts(value)
		? value
		: refuse('invalid-argument', `The option ${name} must be a list of texts, not ${shown(value)}.`);
}

export function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((it) => typeof it === 'string' && it !== '');
}

/** Lists are objects, too. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

/** A value as a message names it. */
export function shown(value: unknown): string {
	if (value === null) {
		return 'null';
	}
	if (Array.isArray(value)) {
		return 'a list';
	}
	return typeof value === 'string'
		? `"${value.slice(0, 40)}"`
		: typeof value === 'object'
			? 'an object'
			: String(value);
}
