import { type Dirent, existsSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { ArticleFormat } from '../service/lint-service.ts';
import { withSlashes } from './repository-paths.ts';

export interface ArticleFile {
	/** As given, or the folder as given with the way below it; with `/`. */
	readonly path: string;
	readonly absolute: string;
	readonly format: ArticleFormat;
}

export interface FoundFiles {
	/** In the order of the arguments, within a folder or glob by path; each file once. */
	readonly files: readonly ArticleFile[];
	/** What stands among the articles and was left out: a folder as one, without what is in it. */
	readonly skipped: readonly SkippedPath[];
	/** One sentence each. */
	readonly problems: readonly string[];
}

export interface SkippedPath {
	/** As an article's there. */
	readonly path: string;
	/** Goes on from "skipped: ", without a full stop. */
	readonly reason: string;
}

const formats: ReadonlyMap<string, ArticleFormat> = new Map([
	['.md', 'markdown'],
	['.markdown', 'markdown'],
	['.mdx', 'mdx'],
	['.html', 'html'],
	['.htm', 'html'],
	['.txt', 'plaintext'],
]);

/** Names, in small letters, of folders that hold what others wrote or a program made. */
export const neverSearched: ReadonlyMap<string, string> = new Map([
	['node_modules', 'installed packages'],
	['dist', 'a folder of built files'],
]);

/**
 * The articles that the arguments name. Folders and globs leave out what `.gitignore` leaves out; globs match no symbolic
 * link, and in folders none counts that leads out of it or to what it holds anyway. A named file is never left out.
 */
export async function findArticles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
	const found = new Map<string, ArticleFile>();
	const skipped = new Map<string, SkippedPath>();
	const problems: string[] = [];
	const ignored = new IgnoreFiles();
	for (const path of paths) {
		const result = await findOne(path, cwd, ignored);
		problems.push(...result.problems);
		for (const file of result.files) {
			if (!found.has(file.absolute)) {
				found.set(file.absolute, file);
			}
		}
		for (const it of result.skipped) {
			skipped.set(resolve(cwd, it.path), it);
		}
	}
	const left = [...skipped].filter(([absolute]) => !found.has(absolute)).map(([, it]) => it);
	return { files: [...found.values()], skipped: left, problems };
}

/** By its extension; `undefined` when the file is no article. */
export function formatOf(path: string): ArticleFormat | undefined {
	return formats.get(extname(path).toLowerCase());
}

export const extensions = [...formats.keys()].join(', ');

async function findOne(path: string, cwd: string, ignored: IgnoreFiles): Promise<FoundFiles> {
	const absolute = resolve(cwd, path);
	const stats = statOf(absolute);
	if (stats instanceof Error) {
		return nothing(`${path}: cannot be read: ${stats.message}.`);
	}
	if (stats?.isDirectory()) {
		const shown = path.replace(/(?<![/\\])[/\\]+$/, '');
		const search = new FolderSearch(absolute, shown === '.' ? '' : `${shown}/`, ignored);
		const found = await search.run();
		return found.files.length + found.problems.length === 0
			? { ...found, problems: [`${path}: no article in this folder (${extensions}).`] }
			: found;
	}
	if (stats !== undefined) {
		const format = formatOf(path);
		return format === undefined
			? nothing(`${path}: not an article; articles are ${extensions}.`)
			: { files: [{ path, absolute, format }], skipped: [], problems: [] };
	}
	return isDynamicPattern(path) ? findMatches(path, cwd, ignored) : nothing(`${path}: no such file or folder.`);
}

function nothing(problem: string): FoundFiles {
	return { files: [], skipped: [], problems: [problem] };
}

async function findMatches(pattern: string, cwd: string, ignored: IgnoreFiles): Promise<FoundFiles> {
	const ignore = ['.git', ...neverSearched.keys()].map((it) => `**/${it}/**`);
	const options = { cwd, ignore, followSymbolicLinks: false, expandDirectories: false, caseSensitiveMatch: false };
	const files: ArticleFile[] = [];
	const skipped: SkippedPath[] = [];
	for (const path of (await glob([pattern], options)).sort()) {
		const format = formatOf(path);
		const absolute = resolve(cwd, path);
		if (format !== undefined && ignored.ignores(absolute) && !ignored.ignores(cwd)) {
			skipped.push({ path, reason: byGitignore });
		} else if (format !== undefined) {
			files.push({ path, absolute, format });
		}
	}
	const problems = files.length === 0 ? [`${pattern}: no article matches this pattern (${extensions}).`] : [];
	return { files, skipped, problems };
}

/** Leaves out links that lead out of the folder `root`, or to another of the files; all files stand below it. */
function withoutLinks(
	files: readonly ArticleFile[],
	links: ReadonlySet<ArticleFile>,
	root: string,
): Pick<FoundFiles, 'files' | 'skipped'> {
	if (links.size === 0) {
		return { files, skipped: [] };
	}
	const top = realPathOf(root);
	const taken = new Set(files.filter((it) => !links.has(it)).map((it) => it.absolute));
	const skipped: SkippedPath[] = [];
	const kept = files.filter((file) => {
		const target = links.has(file) ? relative(top, realPathOf(file.absolute)) : undefined;
		if (target === undefined) {
			return true;
		}
		const isOutside = target === '..' || target.startsWith(`..${sep}`) || isAbsolute(target);
		const isTaken = taken.has(join(root, target));
		if (isOutside || isTaken) {
			const where = isOutside ? 'out of the folder' : 'to an article that is checked itself';
			skipped.push({ path: file.path, reason: `a symbolic link ${where}` });
		}
		taken.add(join(root, target));
		return !isOutside && !isTaken;
	});
	return { files: kept, skipped };
}

/** The path itself where nothing is: that is found out when it is read. */
function realPathOf(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

const byGitignore = 'left out by .gitignore';

/** Everything below a folder, but what is left out. */
class FolderSearch {
	readonly #files: ArticleFile[] = [];
	readonly #skipped: SkippedPath[] = [];
	readonly #problems: string[] = [];
	/** Those of the files that are symbolic links. */
	readonly #links = new Set<ArticleFile>();
	readonly #root: string;
	/** Before the paths below the root. */
	readonly #prefix: string;
	readonly #ignored: IgnoreFiles;
	/** A folder that is ignored itself was named on purpose. */
	readonly #takesIgnored: boolean;

	constructor(root: string, prefix: string, ignored: IgnoreFiles) {
		this.#root = root;
		this.#prefix = prefix;
		this.#ignored = ignored;
		this.#takesIgnored = ignored.ignores(root);
	}

	async run(): Promise<FoundFiles> {
		await this.#search('');
		const files = this.#files.sort((a, b) => (a.path < b.path ? -1 : 1));
		const within = withoutLinks(files, this.#links, this.#root);
		return { files: within.files, skipped: [...this.#skipped, ...within.skipped], problems: this.#problems };
	}

	/** `folder` is relative to the root, and ends in `/` unless it is the root itself. */
	async #search(folder: string): Promise<void> {
		for (const entry of await this.#entriesOf(folder)) {
			const below = folder + entry.name;
			const path = this.#prefix + below;
			const absolute = join(this.#root, below);
			const isLink = entry.isSymbolicLink();
			const stats = isLink ? statOf(absolute) : undefined;
			const isFolder = entry.isDirectory() || (stats instanceof Error ? false : (stats?.isDirectory() ?? false));
			const format = formatOf(entry.name);
			if ((!isFolder && format === undefined) || entry.name === '.git') {
				continue;
			}
			const reason = this.#reasonAgainst(entry.name, absolute, isFolder, isLink);
			if (reason !== undefined) {
				this.#skipped.push({ path, reason });
			} else if (isFolder) {
				await this.#search(`${below}/`);
			} else if (format !== undefined) {
				const file = { path, absolute, format };
				this.#files.push(file);
				if (isLink) {
					this.#links.add(file);
				}
			}
		}
	}

	async #entriesOf(folder: string): Promise<readonly Dirent[]> {
		try {
			const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
			return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			this.#problems.push(`${this.#prefix}${folder}: cannot be read: ${message}.`);
			return [];
		}
	}

	#reasonAgainst(name: string, absolute: string, isFolder: boolean, isLink: boolean): string | undefined {
		const never = isFolder ? neverSearched.get(name.toLowerCase()) : undefined;
		if (never !== undefined) {
			return never;
		}
		if (name.startsWith('.')) {
			return 'hidden, since its name starts with a full stop';
		}
		if (isFolder && isLink) {
			return 'a symbolic link to a folder';
		}
		return !this.#takesIgnored && this.#ignored.ignores(absolute, isFolder) ? byGitignore : undefined;
	}
}

/** The `.gitignore` files above a path, up to the root of its repository. */
class IgnoreFiles {
	readonly #matchers = new Map<string, readonly { readonly folder: string; readonly matcher: Ignore }[]>();

	ignores(absolute: string, isFolder = false): boolean {
		let result = false;
		for (const { folder, matcher } of this.#above(dirname(absolute))) {
			const path = withSlashes(relative(folder, absolute));
			const { ignored, unignored } = matcher.test(isFolder ? `${path}/` : path);
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

/** Bytes; one that is longer is none. */
const longestIgnoreFile = 1_000_000;

function readIfThere(path: string): string | undefined {
	try {
		const stats = statSync(path);
		return stats.isFile() && stats.size <= longestIgnoreFile ? readFileSync(path, 'utf8') : undefined;
	} catch {
		return undefined;
	}
}
