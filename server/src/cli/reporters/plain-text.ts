import type { Severity } from '../../service/lint-service.ts';

/** `2 errors, 1 info`; `no findings`. */
export function countsText({ error, warning, info, hint }: Readonly<Record<Severity, number>>): string {
	const parts = [
		...(error > 0 ? [plural(error, 'error')] : []),
		...(warning > 0 ? [plural(warning, 'warning')] : []),
		...(info > 0 ? [`${info} info`] : []),
		...(hint > 0 ? [plural(hint, 'hint')] : []),
	];
	return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/**
 * A text on one line: control characters, line separators and changes of the direction of writing, which could forge or
 * break lines, become one space.
 */
export function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
}

/** Lines for a terminal: what would control it is shown as a sign. */
export function withoutControls(lines: string): string {
	return lines.replace(/(?!\t|\r?\n)[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu, (it) => {
		const code = it.charCodeAt(0);
		return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
	});
}

/** JSON that every parser takes: halves of surrogate pairs, which strict ones refuse, become U+FFFD. */
export function toJson(value: unknown, indent?: string): string {
	return `${JSON.stringify(value, (_key, it: unknown) => (typeof it === 'string' ? wellFormed(it) : it), indent)}\n`;
}

/** Without halves of surrogate pairs. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

export function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
