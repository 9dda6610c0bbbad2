/** Paths as people write them, and the URIs that they lead to. */

/** The folder of a URI, with its closing slash; `undefined` above the root. */
export function parentFolder(uri: string): string | undefined {
	const root = /^[a-z][\w+.-]*:(?:\/\/[^/]*)?/i.exec(uri)?.[0].length ?? 0;
	const slash = uri.lastIndexOf('/');
	return slash < root ? undefined : uri.slice(0, slash + 1);
}

/** The folders of a URI and of those above it, the nearest first. */
export function* foldersAbove(uri: string): Iterable<string> {
	for (let folder = parentFolder(uri); folder !== undefined; folder = parentFolder(folder.slice(0, -1))) {
		yield folder;
	}
}

/** Of a path with `/` or `\` and with characters that a URI has to encode; `undefined` for an address of the web and the like. */
export function resolveUri(path: string, base: string): string | undefined {
	// Two slashes would name another machine.
	if (/^(?:[a-z][a-z\d+.-]+:|[/\\]{2})/i.test(path)) {
		return undefined;
	}
	const encoded = path.replace(/\\/g, '/').split('/').map(encodePart).join('/');
	try {
		return new URL(encoded, base).href;
	} catch {
		return undefined;
	}
}

/** One part of a path; half of a surrogate pair, which no URI can hold, as the sign for what is not known. */
export function encodePart(name: string): string {
	return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

export function isBelow(uri: string, roots: readonly string[] | undefined): boolean {
	return roots === undefined || roots.some((it) => uri.startsWith(it.endsWith('/') ? it : `${it}/`));
}

/** The folder of the npm package that a file belongs to, with its closing slash; `undefined` for a file of no package. */
export function packageFolder(uri: string): string | undefined {
	return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(uri)?.[0];
}

/** A URI's path as people write it; one that is not well encoded stays as it is. */
export function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** A folder of this machine as people write it. */
export function shownFolder(uri: string): string {
	return decodePath(uri.replace(/^file:\/\//, ''));
}

/** A file as it is seen from another: `../shared/base.yaml`, with `/`. */
export function shownFrom(uri: string, base: string): string {
	const own = uri.split('/');
	const other = base.split('/');
	let same = 0;
	while (same < Math.min(own.length, other.length) - 1 && own[same] === other[same]) {
		same++;
	}
	return decodePath([...Array<string>(other.length - 1 - same).fill('..'), ...own.slice(same)].join('/'));
}
