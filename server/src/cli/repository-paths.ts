import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Turns paths that are relative to `cwd` into those of the repository around it, with `/`. What lies outside of it, or
 * has no file, keeps its path; without a repository `cwd` stands for its root.
 */
export function repositoryPaths(cwd: string): (path: string) => string {
	const root = repositoryOf(cwd) ?? cwd;
	return (path) => {
		const inside = relative(root, resolve(cwd, path));
		const isInside = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
		return path === '-' || !isInside ? path : withSlashes(inside);
	};
}

/** The nearest folder with a `.git`, which is a file in work trees and submodules. */
function repositoryOf(folder: string): string | undefined {
	if (existsSync(join(folder, '.git'))) {
		return folder;
	}
	const parent = dirname(folder);
	return parent === folder ? undefined : repositoryOf(parent);
}

/** A file as it is named from the working folder, with `/`. */
export function shownPath(uri: string, cwd: string): string {
	const file = fileURLToPath(uri);
	return withSlashes(relative(cwd, file) || file);
}

/** A path of this system with `/`. */
export function withSlashes(path: string): string {
	return sep === '/' ? path : path.split(sep).join('/');
}
