/**
 * The language of what an editor shows. All below the language server speaks English; here its texts are said in the
 * client's language, by a catalogue of English templates with `{slots}`. A text that comes filled is told by the template
 * that it fits, so that no rule need know of languages. What the catalogue does not have stays English.
 */
import type { Finding, LintService } from '../service/lint-service.ts';

/** Translations by English template. */
export type Catalogue = Readonly<Record<string, string>>;

/** Catalogues by language (`es`), each loaded when a client asks for it. */
export type Catalogues = Readonly<Record<string, () => Promise<Catalogue>>>;

export interface Language {
	/** A text of the server's own, by its English template. */
	say(template: string, values?: Values): string;
	/** A text that was made in English. */
	translate(text: string): string;
	/** The same for each line of Markdown. */
	markdown(text: string): string;
	/** A finding's message. */
	message(finding: Finding): string;
}

type Values = Readonly<Record<string, string | number>>;

export const english: Language = {
	say: fill,
	translate: (text) => text,
	markdown: (text) => text,
	message: ({ message }) => message,
};

/** The language of a locale (`es-MX`); English where there is no catalogue for it. */
export async function languageFor(
	locale: string | undefined,
	catalogues: Catalogues,
	{ rules }: Pick<LintService, 'rules'>,
): Promise<Language> {
	const name = locale?.split(/[-_]/)[0]?.toLowerCase() ?? '';
	const load = Object.hasOwn(catalogues, name) ? catalogues[name] : undefined;
	return load === undefined ? english : languageOf(await load(), rules);
}

/** A slot deeper than this is not looked into. */
const deepest = 4;
/** UTF-16 code units; longer texts are no message. */
const longest = 4000;
/** What quotes the article or is a quantity. */
const verbatim: ReadonlySet<string> = new Set(['dose', 'better', 'form', 'number', 'wording']);

export function languageOf(catalogue: Catalogue, rules: LintService['rules']): Language {
	const exact = new Map(Object.entries(catalogue).filter(([it]) => !it.includes('{')));
	const forms = Object.keys(catalogue)
		.filter((it) => it.includes('{'))
		.map(readTemplate)
		.sort((a, b) => Number(b.isAnchored) - Number(a.isAnchored) || b.weight - a.weight);
	const messages = new Map(rules.map(({ meta }) => [meta.id, meta.messages]));

	function find(text: string, depth: number): string | undefined {
		if (text.length > longest || depth > deepest) {
			return undefined;
		}
		return exact.get(text) ?? fitting(text, depth) ?? inOtherCase(text, depth) ?? asList(text, depth);
	}

	function fitting(text: string, depth: number): string | undefined {
		for (const form of forms) {
			const values = match(form, text);
			if (values !== undefined) {
				return fillIn(form.template, values, depth);
			}
		}
		return undefined;
	}

	/** A sentence that is known as a clause. */
	function inOtherCase(text: string, depth: number): string | undefined {
		const lower = text.charAt(0).toLowerCase() + text.slice(1);
		if (lower === text && !text.endsWith('.')) {
			return undefined;
		}
		const stop = text.endsWith('.') ? '.' : '';
		const clause = lower.slice(0, lower.length - stop.length);
		const found = exact.get(clause) ?? fitting(clause, depth);
		return found && `${lower === text ? found : capitalised(found)}${stop}`;
	}

	function asList(text: string, depth: number): string | undefined {
		const separator = ['; ', ', '].find((it) => text.includes(it));
		const parts = separator === undefined ? [] : text.split(separator).map((it) => find(it, depth + 1));
		return parts.length > 0 && parts.every((it) => it !== undefined) ? parts.join(separator) : undefined;
	}

	/** `template` is English, and stands for its translation. */
	function fillIn(template: string, values: Values, depth: number): string {
		const said = Object.entries(values).map(([name, value]) => {
			const isQuoted = verbatim.has(name) || template.includes(`"{${name}}`) || typeof value === 'number';
			const text = isQuoted ? String(value) : (find(value, depth + 1) ?? value);
			// Such a slot begins a sentence.
			return [name, /^[A-Z]/.test(name) ? capitalised(text) : text] as const;
		});
		return fill(catalogue[template] ?? template, Object.fromEntries(said));
	}

	const translate = (text: string) => find(text, 0) ?? text;
	return {
		say: (template, values = {}) => fillIn(template, values, 0),
		translate,
		markdown: (text) => text.split('\n').map(line).join('\n'),
		message({ rule, messageId, message, values }) {
			const template = messages.get(rule)?.[messageId];
			return template === undefined || values === undefined ? translate(message) : fillIn(template, values, 0);
		},
	};

	/** With the mark of an item set aside. */
	function line(text: string): string {
		const mark = /^(?:- |⚠ )/.exec(text)?.[0] ?? '';
		return mark + translate(text.slice(mark.length));
	}
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function fill(template: string, values: Values = {}): string {
	return template.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

interface Template {
	readonly template: string;
	/** What stands before, between and behind the slots. */
	readonly literals: readonly string[];
	readonly slots: readonly string[];
	/** Begins with words of its own, and so cannot take those of another template for a value. */
	readonly isAnchored: boolean;
	/** Letters that must be there: of two templates that fit, the one with more says more. */
	readonly weight: number;
}

function readTemplate(template: string): Template {
	const parts = template.split(/\{(\w+)\}/);
	const literals = parts.filter((_, index) => index % 2 === 0);
	return {
		template,
		literals,
		slots: parts.filter((_, index) => index % 2 === 1),
		isAnchored: literals[0] !== '',
		weight: literals.join('').length,
	};
}

/** The slots' values where the text fits; each slot ends at the first place where what follows it stands. */
function match({ literals, slots }: Template, text: string): Readonly<Record<string, string>> | undefined {
	const first = literals[0] ?? '';
	const last = literals.at(-1) ?? '';
	if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length + slots.length) {
		return undefined;
	}
	const values: Record<string, string> = {};
	let at = first.length;
	for (const [index, slot] of slots.entries()) {
		const next = literals[index + 1] ?? '';
		const end = index === slots.length - 1 ? text.length - last.length : text.indexOf(next, at + 1);
		const value = text.slice(at, end);
		if (end <= at || (values[slot] !== undefined && values[slot] !== value)) {
			return undefined;
		}
		values[slot] = value;
		at = end + next.length;
	}
	return values;
}
