import pico from 'picocolors';
import type { Severity } from '../service/lint-service.ts';

/** Styles by what they mean. */
export interface Paint extends Readonly<Record<Severity, Style>> {
	readonly colors: boolean;
	readonly bold: Style;
	readonly dim: Style;
	readonly underline: Style;
	readonly fix: Style;
	readonly added: Style;
	readonly removed: Style;
	readonly heading: Style;
}

type Style = (text: string) => string;

export function createPaint(colors: boolean): Paint {
	const { blue, bold, cyan, dim, green, red, underline, yellow } = pico.createColors(colors);
	return {
		colors,
		error: red,
		warning: yellow,
		info: blue,
		hint: dim,
		bold,
		dim,
		underline: (text) => bold(underline(text)),
		fix: green,
		added: green,
		removed: red,
		heading: (text) => bold(cyan(text)),
	};
}
