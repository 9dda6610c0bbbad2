import { wellFormed } from './plain-text.ts';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';

export interface Element {
	readonly name: string;
	/** In this order; those that are `undefined` are left out. */
	readonly attributes?: Readonly<Record<string, string | number | undefined>>;
	/** Elements, or a text. */
	readonly content?: readonly Element[] | string;
}

/** An element, indented, with a line break at its end. */
export function elementText({ name, attributes = {}, content = [] }: Element, indent = ''): string {
	const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
	const head = `${indent}<${name}${given.map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`).join('')}`;
	if (content.length === 0) {
		return `${head}/>\n`;
	}
	return typeof content === 'string'
		? `${head}>${escapeXml(content)}</${name}>\n`
		: `${head}>\n${content.map((it) => elementText(it, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

/** Parsers turn line breaks and tabs of attributes into spaces unless they are written as references. */
function escapeAttribute(text: string): string {
	return escapeXml(text).replace(/[\t\n]/g, (it) => `&#${it.charCodeAt(0)};`);
}

/** Characters that XML 1.0 has no way to write become U+FFFD. */
function escapeXml(text: string): string {
	return wellFormed(text)
		.replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
		.replace(/[&<>"'\r]/g, (it) => references[it] ?? it);
}

const references: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
	'\r': '&#13;',
};
