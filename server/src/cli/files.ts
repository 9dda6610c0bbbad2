import { existsSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { ArticleFormat } from '../service/lint-service.ts';

export interface ArticleFile {
	/** As given, or the folder as given with the way below it; with `/`. */
	readonly path: string;
	readonly absolute: string;
	readonly format: ArticleFormat;
}

export interface FoundFiles {
	/** In the order of the arguments, within a folder or glob by path; each file once. */
	readonly files: readonly ArticleFile[];
	/** One sentence each. */
	readonly problems: readonly string[];
}

const formats: ReadonlyMap<string, ArticleFormat> = new Map([
	['.md', 'markdown'],
	['.markdown', 'markdown'],
	['.txt', 'plaintext'],
]);

const neverSearched = ['**/node_modules/**', '**/.git/**', '**/dist/**'];

const articlePattern = '**/*.{md,markdown,txt}';

/** The articles that the arguments name. Folders and globs leave out what `.gitignore` leaves out; a named file is never left out. */
export async function findArticles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
	const found = new Map<string, ArticleFile>();
	const problems: string[] = [];
	const ignored = new IgnoreFiles();
	for (const path of paths) {
		const result = await findOne(path, cwd, ignored);
		if (typeof result === 'string') {
			problems.push(result);
		} else {
			for (const file of result) {
				if (!found.has(file.absolute)) {
					found.set(file.absolute, file);
				}
			}
		}
	}
	return { files: [...found.values()], problems };
}

/** By its extension; `undefined` when the file is no article. */
export function formatOf(path: string): ArticleFormat | undefined {
	return formats.get(extname(path).toLowerCase());
}

export const extensions = [...formats.keys()].join(', ');

async function findOne(path: string, cwd: string, ignored: IgnoreFiles): Promise<readonly ArticleFile[] | string> {
	const absolute = resolve(cwd, path);
	const stats = statOf(absolute);
	if (stats instanceof Error) {
		return `${path}: cannot be read: ${stats.message}.`;
	}
	if (stats?.isDirectory()) {
		const below = await search(articlePattern, absolute, ignored);
		const shown = path.replace(/[/\\]+$/, '');
		return below.length === 0
			? `${path}: no article in this folder (${extensions}).`
			: below.map((it) => article(shown === '.' ? it : `${shown}/${it}`, join(absolute, it), 'markdown'));
	}
	if (stats !== undefined) {
		const format = formatOf(path);
		return format === undefined
			? `${path}: not an article; articles are ${extensions}.`
			: [article(path, absolute, format)];
	}
	if (!isDynamicPattern(path)) {
		return `${path}: no such file or folder.`;
	}
	const matched = (await search(path, cwd, ignored)).filter((it) => formatOf(it) !== undefined);
	return matched.length === 0
		? `${path}: no article matches this pattern (${extensions}).`
		: matched.map((it) => article(it, resolve(cwd, it), 'markdown'));
}

function article(path: string, absolute: string, fallback: ArticleFormat): ArticleFile {
	return { path, absolute, format: formatOf(path) ?? fallback };
}

async function search(pattern: string, cwd: string, ignored: IgnoreFiles): Promise<readonly string[]> {
	const options = { cwd, ignore: neverSearched, followSymbolicLinks: false, expandDirectories: false };
	const paths = await glob([pattern], { ...options, caseSensitiveMatch: false });
	// A folder that is ignored itself was named on purpose.
	const all = ignored.ignores(cwd);
	return paths.filter((it) => all || !ignored.ignores(resolve(cwd, it))).sort();
}

/** The `.gitignore` files above a path, up to the root of its repository. */
class IgnoreFiles {
	readonly #matchers = new Map<string, readonly { readonly folder: string; readonly matcher: Ignore }[]>();

	ignores(absolute: string): boolean {
		let result = false;
		for (const { folder, matcher } of this.#above(dirname(absolute))) {
			const { ignored, unignored } = matcher.test(relative(folder, absolute).split(sep).join('/'));
			result = ignored || (result && !unignored);
		}
		return result;
	}

	/** Outermost first. */
	#above(folder: string): readonly { readonly folder: string; readonly matcher: Ignore }[] {
		const known = this.#matchers.get(folder);
		if (known !== undefined) {
			return known;
		}
		const parent = dirname(folder);
		const outer = parent === folder || existsSync(join(folder, '.git')) ? [] : this.#above(parent);
		const text = readIfThere(join(folder, '.gitignore'));
		const all = text === undefined ? outer : [...outer, { folder, matcher: ignore().add(text) }];
		this.#matchers.set(folder, all);
		return all;
	}
}

/** `undefined` where nothing is; an error where it cannot be told. */
function statOf(path: string): Stats | Error | undefined {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

function readIfThere(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
