/**
 * Puts the texts of the extension's manifest into `package.nls.json`, where translations stand beside them: a text that is
 * written into the manifest is replaced by its key the next time that `npm run generate` runs.
 */

type Texts = Readonly<Record<string, string>>;

export interface LocalizedManifest {
	readonly manifest: Readonly<Record<string, unknown>>;
	/** In English, by key. */
	readonly texts: Texts;
}

/** `known` are the texts of the keys that already stand in the manifest. */
export function localizeManifest(manifest: Readonly<Record<string, unknown>>, known: Texts): LocalizedManifest {
	const texts: Record<string, string> = {};
	const { contributes, capabilities } = manifest;
	const walk = new Walk(texts, known);
	return {
		manifest: {
			...manifest,
			...(capabilities === undefined ? {} : { capabilities: walk.value(capabilities, ['capabilities']) }),
			...(contributes === undefined ? {} : { contributes: walk.value(contributes, []) }),
		},
		texts,
	};
}

const named = /^(?:title|description|markdownDescription|contents|altText)$/;
const lists = /^(?:enumItemLabels|markdownEnumDescriptions|enumDescriptions)$/;
/** The same in every language. */
const brand = 'LDN Lint';

class Walk {
	readonly #texts: Record<string, string>;
	readonly #known: Texts;
	readonly #keys = new Map<string, string>();

	constructor(texts: Record<string, string>, known: Texts) {
		this.#texts = texts;
		this.#known = known;
	}

	value(value: unknown, path: readonly string[]): unknown {
		if (Array.isArray(value)) {
			const isTexts = lists.test(path.at(-1) ?? '');
			return value.map((it, index) =>
				isTexts && typeof it === 'string'
					? this.#text(it, [...path, String(index)])
					: this.value(it, [...path, nameOf(it) ?? String(index)]),
			);
		}
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		return Object.fromEntries(
			Object.entries(value).map(([name, it]) => {
				const here = [...path, name];
				const isText = named.test(name) || (name === 'name' && path[0] === 'views');
				return [name, isText && typeof it === 'string' ? this.#text(it, here) : this.value(it, here)];
			}),
		);
	}

	/** One key for a text that stands in several places. */
	#text(written: string, path: readonly string[]): string {
		const old = /^%([\w.-]+)%$/.exec(written)?.[1];
		const text = old === undefined ? written : this.#known[old];
		if (text === undefined) {
			throw new Error(`package.json: ${path.join('.')} has the key ${written}, which package.nls.json lacks.`);
		}
		if (text === brand) {
			return text;
		}
		const key = this.#keys.get(text) ?? keyOf(path);
		this.#keys.set(text, key);
		this.#texts[key] = text;
		return `%${key}%`;
	}
}

/** What a contribution is told from its neighbours by. */
function nameOf(value: unknown): string | undefined {
	const it = value as { readonly command?: unknown; readonly id?: unknown; readonly type?: unknown } | null;
	return [it?.command, it?.id, it?.type].find((name): name is string => typeof name === 'string');
}

function keyOf(path: readonly string[]): string {
	return path
		.filter((it) => it !== 'properties')
		.map((it) =>
			it
				.replace(/^ldn-lint\./, '')
				.replace(/\*/g, 'all')
				.replace(/[^\w.-]/g, '-'),
		)
		.join('.');
}
