import { resolve } from 'node:path';
import { readArticle, textOf } from '../cli/read-file.ts';

/** Where the texts of results are, for formats that show them; forgotten with the results themselves. */
export class ArticleTexts {
	readonly #texts = new WeakMap<object, string>();
	readonly #folders = new WeakMap<object, string>();

	keep(result: object, text: string): void {
		this.#texts.set(result, text);
	}

	/** The result of a file whose path is relative to `folder`. */
	keepFile(result: object, folder: string): void {
		this.#folders.set(result, folder);
	}

	/** Where the lint that made a result worked; `undefined` for texts, and for results that were copied. */
	folderOf(result: object | undefined): string | undefined {
		return result && this.#folders.get(result);
	}

	/** `undefined` when it cannot be had. */
	async textOf(result: { readonly path: string }, cwd: string | undefined): Promise<string | undefined> {
		const text = this.#texts.get(result);
		if (text !== undefined) {
			return text;
		}
		return textOf(await readArticle(resolve(cwd ?? this.#folders.get(result) ?? '', result.path)));
	}
}
