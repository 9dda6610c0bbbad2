/** Reads a file of data, YAML or JSON, with the places of its parts. No code is ever run, and nothing throws. */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { isNestedDeeply } from '../base/nesting.ts';
import { staysBelow } from './containment.ts';
import type { Host } from './host.ts';
import { shownFolder } from './uris.ts';

export interface DataFile {
	readonly uri: string;
	/** Plain data; `undefined` where the file is empty or cannot be read. */
	readonly raw: unknown;
	/** Why it cannot be read. */
	readonly problem: DataProblem | undefined;
	/** Where the key or item that a path such as `overrides[1].files` names stands; else its nearest ancestor. */
	placeOf(path: string): LinePlace;
	/** How many steps of a path the data has. */
	depthOf(path: string): number;
}

export interface DataProblem extends LinePlace {
	readonly message: string;
}

export interface LinePlace {
	/** From 1, where the place is known. */
	readonly line: number | undefined;
	readonly column: number | undefined;
}

/** Where no place is known. */
export const nowhere: LinePlace = { line: undefined, column: undefined };

/** Characters; a configuration or a drug's data is never as long. */
export const longestData = 1_048_576;

/** `undefined` where there is no such file. With a `limit`, the URI of a folder, no symbolic link leads out of that. */
export async function readDataFile(host: Host, uri: string, limit?: string): Promise<DataFile | undefined> {
	const text = await host.readFile(uri);
	if (text === undefined) {
		return undefined;
	}
	if (limit !== undefined && !(await staysBelow(host, uri, [limit]))) {
		return broken(uri, { message: `is a symbolic link out of ${shownFolder(limit)}, so it is not read`, ...nowhere });
	}
	return parseDataFile(uri, text);
}

/** YAML, of which JSON is a part; a file that is called `.json` has to be JSON. */
export function parseDataFile(uri: string, text: string): DataFile {
	if (text.length > longestData) {
		return broken(uri, { message: 'is longer than 1 MB, so it is not read', ...nowhere });
	}
	if (isNestedDeeply(text)) {
		return broken(uri, { message: 'is nested too deeply, so it is not read', ...nowhere });
	}
	const lines = new LineCounter();
	const document = parseDocument(text.replace(/^\uFEFF/, ''), {
		lineCounter: lines,
		prettyErrors: false,
		logLevel: 'error',
	});
	const place = (offset: number | undefined): LinePlace => {
		if (offset === undefined) {
			return nowhere;
		}
		const { line, col } = lines.linePos(offset);
		return { line, column: col };
	};
	const error = document.errors[0];
	const strict = uri.endsWith('.json') ? jsonProblem(text) : undefined;
	if (strict !== undefined || error !== undefined) {
		return broken(uri, { message: `cannot be read: ${strict ?? error?.message}`, ...place(error?.pos[0]) });
	}
	try {
		return {
			uri,
			// Aliases that multiply are refused here.
			raw: (document.toJS({ maxAliasCount: 100 }) as unknown) ?? undefined,
			problem: undefined,
			placeOf: (path) => place(found(document, keysOf(path))?.offset),
			depthOf: (path) => found(document, keysOf(path))?.depth ?? 0,
		};
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		return broken(uri, { message: `cannot be read: ${reason}`, ...nowhere });
	}
}

function broken(uri: string, problem: DataProblem): DataFile {
	return { uri, raw: undefined, problem, placeOf: () => nowhere, depthOf: () => 0 };
}

/** YAML allows more than JSON does, but other readers of a JSON file do not. */
function jsonProblem(text: string): string | undefined {
	try {
		JSON.parse(text.replace(/^\uFEFF/, ''));
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function keysOf(path: string): readonly string[] {
	return path.split(/[.[\]]+/).filter(Boolean);
}

function found(
	document: Document,
	keys: readonly string[],
): { readonly offset: number; readonly depth: number } | undefined {
	for (let depth = keys.length; depth > 0; depth--) {
		const offset = keyOffset(document, keys.slice(0, depth));
		if (offset !== undefined) {
			return { offset, depth };
		}
	}
	return undefined;
}

function keyOffset(document: Document, keys: readonly string[]): number | undefined {
	const last = keys.at(-1);
	const parent: unknown = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
	if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items)) {
		return undefined;
	}
	for (const [index, item] of (parent.items as readonly unknown[]).entries()) {
		const node = typeof item === 'object' && item !== null && 'key' in item ? item.key : item;
		const name = typeof item === 'object' && item !== null && 'key' in item ? String(item.key) : String(index);
		if (name === last && isNode(node)) {
			return node.range?.[0];
		}
	}
	return undefined;
}
