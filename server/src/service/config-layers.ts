/**
 * The files of a configuration: the project's own and those that it extends, by path or as an npm package. Only data is
 * read, and only from below the project and from packages.
 */
import { staysBelow } from './containment.ts';
import { type DataFile, type LinePlace, parseDataFile, readDataFile } from './data-file.ts';
import type { Host } from './host.ts';
import { foldersAbove, packageFolder, parentFolder, resolveUri, shownFolder, shownFrom } from './uris.ts';

export interface LoadedLayers {
	/** The weakest first; the project's own file last. */
	readonly files: readonly DataFile[];
	readonly problems: readonly FileProblem[];
	/** URI of the folder that files have to stand below. */
	readonly root: string;
	/** URIs of files that are extended by path, there or not. */
	readonly named: readonly string[];
}

/** What is wrong in one of a configuration's files. */
export interface FileProblem extends LinePlace {
	/** URI of the file. */
	readonly uri: string;
	/** Where in the data, `rules.dose/unit-slip`; empty for the whole file. */
	readonly path: string;
	readonly message: string;
}

/** How many files may extend one another in a row, and how many there may be at all. */
const deepestExtends = 10;
const mostLayers = 50;

export async function loadLayers(host: Host, uri: string, text: string): Promise<LoadedLayers> {
	const root = await rootOf(host, uri);
	const loader = new Loader(host, root);
	await loader.add(parseDataFile(uri, text), [uri]);
	return { files: loader.files, problems: loader.problems, root, named: loader.named };
}

/** The project's own file without those that it extends, which are not read where the workspace is not trusted. */
export function loadAlone(uri: string, text: string): LoadedLayers {
	const file = parseDataFile(uri, text);
	const problems = file.problem === undefined ? [] : [{ uri, path: '', ...file.problem }];
	return { files: [file], problems, root: parentFolder(uri) ?? uri, named: [] };
}

/** The repository that a file stands in, else its own folder. */
export async function rootOf(host: Host, uri: string): Promise<string> {
	for (const folder of foldersAbove(uri)) {
		// In a worktree `.git` is a file.
		if (
			(await host.readFile(`${folder}.git/HEAD`)) !== undefined ||
			(await host.readFile(`${folder}.git`)) !== undefined
		) {
			return folder;
		}
	}
	return parentFolder(uri) ?? uri;
}

class Loader {
	readonly files: DataFile[] = [];
	readonly problems: FileProblem[] = [];
	readonly named: string[] = [];
	readonly #host: Host;
	readonly #root: string;
	#count = 0;

	constructor(host: Host, root: string) {
		this.#host = host;
		this.#root = root;
	}

	/** `chain`: the URIs of the files that lead to this one, which is the last. */
	async add(file: DataFile, chain: readonly string[]): Promise<void> {
		this.#count++;
		if (file.problem !== undefined) {
			this.problems.push({ uri: file.uri, path: '', ...file.problem });
		}
		for (const { name, path } of extendsOf(file.raw)) {
			const problem = await this.#extend(name, file, chain);
			if (problem !== undefined) {
				this.problems.push({ uri: file.uri, path, message: problem, ...file.placeOf(path) });
			}
		}
		this.files.push(file);
	}

	/** What is wrong, if anything is. */
	async #extend(name: string, file: DataFile, chain: readonly string[]): Promise<string | undefined> {
		const found = isPath(name) ? await this.#byPath(name, file) : await this.#byPackage(name, file);
		if (typeof found === 'string') {
			return `${found}${this.#through(chain)}`;
		}
		const longer = [...chain, found.uri];
		if (chain.includes(found.uri)) {
			return `"${name}" leads in a circle: ${this.#shown(longer)}`;
		}
		if (longer.length > deepestExtends + 1) {
			return `more than ${deepestExtends} files extend one another: ${this.#shown(longer)}`;
		}
		if (this.#count >= mostLayers) {
			return `more than ${mostLayers} files are extended${this.#through(chain)}`;
		}
		await this.add(found, longer);
		return undefined;
	}

	async #byPath(name: string, file: DataFile): Promise<DataFile | string> {
		const limit = packageFolder(file.uri) ?? this.#root;
		const uri = /^[/\\]/.test(name) ? undefined : resolveUri(name, file.uri);
		if (uri === undefined) {
			return `"${name}" must be a path relative to this file, or the name of a package`;
		}
		if (!(await staysBelow(this.#host, uri, [limit]))) {
			return `"${name}" leaves ${shownFolder(limit)}, and nothing outside of it is read`;
		}
		if (!isData(name)) {
			return `"${name}" must be a .yaml, .yml or .json file; no code is run from a configuration`;
		}
		this.named.push(uri);
		return (await readDataFile(this.#host, uri)) ?? `there is no file "${name}"`;
	}

	async #byPackage(name: string, file: DataFile): Promise<DataFile | string> {
		const [, owner, inside = '/ldn-lint'] = packageName.exec(name) ?? [];
		if (owner === undefined || inside.split('/').includes('..')) {
			return `"${name}" is neither a path, which begins with ./ or ../, nor the name of a package`;
		}
		for (const folder of foldersAbove(file.uri)) {
			for (const end of endings) {
				const found = await readDataFile(this.#host, `${folder}node_modules/${owner}${inside}${end}`);
				if (found !== undefined) {
					return found;
				}
			}
		}
		return `there is no node_modules/${owner}${inside}.yaml, .yml or .json in this folder or one above; is the package installed?`;
	}

	#through(chain: readonly string[]): string {
		return chain.length > 1 ? ` (extended by way of ${this.#shown(chain)})` : '';
	}

	#shown(chain: readonly string[]): string {
		return chain.map((it) => shownFrom(it, chain[0] ?? it)).join(' → ');
	}
}

const packageName = /^((?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*)((?:\/[\w.~-]+){1,8})?$/;

const endings = ['.yaml', '.yml', '.json'];

function isData(name: string): boolean {
	return endings.some((it) => name.toLowerCase().endsWith(it));
}

/** `base.yaml` and `team/base.yaml` are paths, too: the files of packages are named without their endings. */
function isPath(name: string): boolean {
	return (
		/^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[a-z]:|[a-z][a-z\d+.-]+:)/i.test(name) || (isData(name) && !name.startsWith('@'))
	);
}

function extendsOf(raw: unknown): readonly { readonly name: string; readonly path: string }[] {
	const value = typeof raw === 'object' && raw !== null && 'extends' in raw ? raw.extends : undefined;
	if (typeof value === 'string') {
		return [{ name: value, path: 'extends' }];
	}
	return Array.isArray(value)
		? value.flatMap((name: unknown, index) => (typeof name === 'string' ? [{ name, path: `extends[${index}]` }] : []))
		: [];
}
