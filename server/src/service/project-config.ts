/**
 * A project's configuration file: found, read and checked the same way for every front, so that an article has one
 * configuration in the editor and on the command line. Works on URIs through a `Host`, never on files.
 */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Config } from '../config/config.ts';
import type { Host } from './host.ts';
import type { LintService } from './lint-service.ts';

/** Names of the configuration file; in one folder the first that exists counts. */
export const configFileNames = ['.ldn-lint.yaml', '.ldn-lint.yml', '.ldn-lint.json'] as const;

export interface ProjectConfig {
	readonly uri: string;
	/** What still holds of a file with problems. */
	readonly config: Config;
	/** What the file says, as data, for fronts that merge settings of their own below it. */
	readonly raw: unknown;
	readonly problems: readonly ProjectConfigProblem[];
}

export interface ProjectConfigProblem {
	/** Where in the data, `rules.dose/unit-slip`; empty for the whole file. */
	readonly path: string;
	readonly message: string;
	/** From 1, where the place is known. */
	readonly line: number | undefined;
	readonly column: number | undefined;
}

/** The nearest configuration file of a document, in its folder or one above. */
export async function findProjectConfig(
	host: Host,
	service: LintService,
	documentUri: string,
): Promise<ProjectConfig | undefined> {
	let folder = parentFolder(documentUri);
	while (folder !== undefined) {
		for (const name of configFileNames) {
			const uri = folder + name;
			const text = await host.readFile(uri);
			if (text !== undefined) {
				return readProjectConfig(service, uri, text);
			}
		}
		folder = parentFolder(folder.slice(0, -1));
	}
	return undefined;
}

/** The configuration that `text` holds; YAML, of which JSON is a part. Never throws. */
export function readProjectConfig(service: LintService, uri: string, text: string): ProjectConfig {
	const lines = new LineCounter();
	const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
	const place = (offset: number | undefined) => {
		const at = offset === undefined ? undefined : lines.linePos(offset);
		return { line: at?.line, column: at?.col };
	};
	const broken = (message: string, offset: number | undefined): ProjectConfig => ({
		uri,
		config: service.configure(undefined).config,
		raw: undefined,
		problems: [{ path: '', message, ...place(offset) }],
	});
	const strict = uri.endsWith('.json') ? jsonProblem(text) : undefined;
	if (strict !== undefined) {
		return broken(`cannot be read: ${strict}`, document.errors[0]?.pos[0]);
	}
	const error = document.errors[0];
	if (error !== undefined) {
		return broken(`cannot be read: ${error.message}`, error.pos[0]);
	}
	let raw: unknown;
	try {
		raw = document.toJS();
	} catch (cause) {
		return broken(`cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, undefined);
	}
	const { config, problems } = service.configure(raw ?? undefined);
	return {
		uri,
		config,
		raw,
		problems: problems.map((it) => ({ ...it, ...place(offsetOf(document, it.path)) })),
	};
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

/** A document's path below the folder of a configuration file, with `/`; `undefined` when it is not below it. */
export function pathBelow(configUri: string, documentUri: string): string | undefined {
	const folder = parentFolder(configUri);
	return folder !== undefined && documentUri.startsWith(folder)
		? decodePath(documentUri.slice(folder.length))
		: undefined;
}

/** The folder of a URI, with its closing slash; `undefined` above the root. */
function parentFolder(uri: string): string | undefined {
	const root = /^[a-z][\w+.-]*:(?:\/\/[^/]*)?/i.exec(uri)?.[0].length ?? 0;
	const slash = uri.lastIndexOf('/');
	return slash < root ? undefined : uri.slice(0, slash + 1);
}

/** A URI's path as people write it; one that is not well encoded stays as it is. */
function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** Where the key or item that a problem's path names stands; else its nearest ancestor. */
function offsetOf(document: Document, path: string): number | undefined {
	const keys = path.split(/[.[\]]+/).filter(Boolean);
	for (let length = keys.length; length > 0; length--) {
		const offset = keyOffset(document, keys.slice(0, length));
		if (offset !== undefined) {
			return offset;
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
