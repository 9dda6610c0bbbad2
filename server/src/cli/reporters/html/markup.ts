/** HTML that is safe to put into a page: made by `html` alone, which escapes every text. */
export interface Markup {
	readonly markup: string;
}

type Value = Markup | string | number | undefined | readonly (Markup | string)[];

/** A template whose values are escaped as text or attribute (always in double quotes), save those that are markup. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
	return { markup: parts.map((part, index) => part + write(values[index])).join('') };
}

export function join(parts: readonly Markup[]): Markup {
	return { markup: parts.map((it) => it.markup).join('') };
}

/** Text that is already as it stands in the page: the page's own style and script, never anything of an article. */
export function trusted(markup: string): Markup {
	return { markup };
}

/** As text or in an attribute; what would be invisible or turn the text around is shown by its number. */
function escapeText(text: string): string {
	return text
		.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
		.replace(hidden, (it) => `⟨U+${it.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** An address that a reader may follow; `undefined` for one that is no web address. */
export function webAddress(url: string): string | undefined {
	return /^https?:\/\/[^\s\p{Cc}\p{Cf}]+$/iu.test(url) ? url : undefined;
}

/** `1 claim`, `12,000 claims`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
	return `${format(number)} ${number === 1 ? noun : plural}`;
}

export function format(number: number): string {
	return number.toLocaleString('en-US');
}

/** Control characters save tab and line ends, marks and overrides of the direction, and halves of a character. */
const hidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

function write(value: Value): string {
	if (value === undefined) {
		return '';
	}
	if (typeof value === 'string' || typeof value === 'number') {
		return escapeText(String(value));
	}
	return 'markup' in value ? value.markup : value.map(write).join('');
}
