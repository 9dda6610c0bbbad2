import { isMap, isScalar, parseDocument } from 'yaml';
import { isNestedDeeply } from '../base/nesting.ts';
import type { Span } from '../base/span.ts';
import type { FrontMatter } from './article.ts';

/** Reads the front matter of one document's texts, one after another, anew only where it changed. */
export class FrontMatterMemo {
	#source = '';
	#known: FrontMatter | undefined;

	read(text: string): FrontMatter | undefined {
		const span = frontMatterSpan(text);
		if (span === undefined) {
			return undefined;
		}
		const source = text.slice(span.start, span.end);
		if (this.#known === undefined || source !== this.#source) {
			this.#source = source;
			this.#known = readFrontMatter(source);
		}
		return this.#known;
	}
}

/** The YAML between `---` lines at the very start of a text, or `undefined` when there is none. */
export function readFrontMatter(text: string): FrontMatter | undefined {
	const span = frontMatterSpan(text);
	if (span === undefined) {
		return undefined;
	}
	const inner = text
		.slice(text.indexOf('\n') + 1, span.end)
		.replaceAll('\r\n', '\n')
		.replace(/(?:^|\n)(?:---|\.\.\.)[ \t]*\n?$/, '');
	return { span, ...readYaml(inner) };
}

function frontMatterSpan(text: string): Span | undefined {
	const open = /^---[ \t]*\r?\n/.exec(text);
	if (open === null) {
		return undefined;
	}
	const close = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$(?![\s\S]))/gm;
	close.lastIndex = open[0].length;
	const found = close.exec(text);
	return found === null ? undefined : { start: 0, end: found.index + found[0].length };
}

function readYaml(source: string): Pick<FrontMatter, 'values' | 'problem'> {
	const values = new Map<string, unknown>();
	if (isNestedDeeply(source)) {
		return { values, problem: 'Front matter is nested too deeply.' };
	}
	try {
		const document = parseDocument(source, { logLevel: 'silent', uniqueKeys: false });
		const [error] = document.errors;
		if (error !== undefined) {
			return { values, problem: error.message.split('\n')[0] ?? error.message };
		}
		if (document.contents === null) {
			return { values, problem: undefined };
		}
		if (!isMap(document.contents)) {
			return { values, problem: 'Front matter is not a list of keys with values.' };
		}
		for (const { key, value } of document.contents.items) {
			const name = isScalar(key) ? String(key.value) : String(key);
			values.set(name.toLowerCase(), toPlain(value, document));
		}
		return { values, problem: undefined };
	} catch (error) {
		values.clear();
		return { values, problem: error instanceof Error ? error.message : String(error) };
	}
}

function toPlain(value: unknown, document: ReturnType<typeof parseDocument>): unknown {
	return value !== null && typeof value === 'object' && 'toJS' in value && typeof value.toJS === 'function'
		? value.toJS(document, { maxAliasCount: 20 })
		: value;
}
