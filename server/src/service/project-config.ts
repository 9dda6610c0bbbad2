/**
 * A project's configuration: found, read and checked the same way for every front, so that an article has one
 * configuration in the editor and on the command line. Works on URIs through a `Host`, never on files.
 */
import type { Config, NamedFile, Place } from '../config/config.ts';
import type { ConfigLayer } from '../config/parse-config.ts';
import { type FileProblem, loadAlone, loadLayers } from './config-layers.ts';
import { staysBelow } from './containment.ts';
import { nowhere } from './data-file.ts';
import type { Host } from './host.ts';
import { readHouse } from './house.ts';
import type { LintService } from './lint-service.ts';
import { decodePath, foldersAbove, parentFolder, resolveUri, shownFolder } from './uris.ts';

/** Names of the configuration file; in one folder the first that exists counts. */
export const configFileNames = ['.ldn-lint.yaml', '.ldn-lint.yml', '.ldn-lint.json'] as const;

export interface ProjectConfig {
	readonly uri: string;
	/** What still holds of a file with problems. */
	readonly config: Config;
	/** What its files say, the weakest first, for fronts that put settings of their own below them. */
	readonly layers: readonly ConfigLayer[];
	readonly problems: readonly ProjectConfigProblem[];
	/** URI of the baseline, there or not. */
	readonly baseline: string | undefined;
	/** URIs of the files, and of the folders (with a closing slash), that it depends on besides itself. */
	readonly watched: readonly string[];
	/** Line, from 1, of a place in one of its files. */
	lineOf(place: Place): number | undefined;
}

export type ProjectConfigProblem = FileProblem;

export interface ConfigFile {
	readonly uri: string;
	readonly text: string;
}

export interface ReadOptions {
	/** Whether it may take in other files; `false` in a workspace that its user does not trust. */
	readonly trusted: boolean;
}

/** The nearest configuration of a document, in its folder or one above. */
export async function findProjectConfig(
	host: Host,
	service: LintService,
	documentUri: string,
	options: ReadOptions = { trusted: true },
): Promise<ProjectConfig | undefined> {
	const file = await findConfigFile(host, documentUri);
	return file && readProjectConfig(host, service, file, options);
}

/** The nearest configuration file of a document, in its folder or one above. */
export async function findConfigFile(host: Host, documentUri: string): Promise<ConfigFile | undefined> {
	for (const folder of foldersAbove(documentUri)) {
		for (const name of configFileNames) {
			const uri = folder + name;
			const text = await host.readFile(uri);
			if (text !== undefined) {
				return { uri, text };
			}
		}
	}
	return undefined;
}

/** The configuration that a file holds, with all that it extends and names. Never throws. */
export async function readProjectConfig(
	host: Host,
	service: LintService,
	{ uri, text }: ConfigFile,
	{ trusted }: ReadOptions = { trusted: true },
): Promise<ProjectConfig> {
	const { files, problems, root, named } = await (trusted ? loadLayers(host, uri, text) : loadAlone(uri, text));
	const byUri = new Map(files.map((it) => [it.uri, it]));
	const placeOf = (from: string, path: string) => ({
		uri: from,
		path,
		...(byUri.get(from)?.placeOf(path) ?? nowhere),
	});
	const layers = files.map((it): ConfigLayer => ({ raw: it.raw, from: it.uri }));
	const { config: all, problems: wrong } = service.configureLayers(layers);
	const config = trusted ? all : { ...all, profiles: [], bibliography: [], baseline: undefined };
	const house = await readHouse(host, service.formulary, config, { root, placeOf });
	const baseline = config.baseline && (await baselineOf(host, config.baseline, root));
	return {
		uri,
		config: { ...config, house: house.house },
		baseline: baseline?.uri,
		layers,
		problems: [
			...problems,
			...wrong.map((it) => ({ ...placeOf(it.from ?? uri, it.path), message: it.message })),
			...house.problems,
			...(baseline?.problem === undefined
				? []
				: [{ ...placeOf(config.baseline?.from ?? uri, 'baseline'), message: baseline.problem }]),
		],
		watched: [
			...named,
			...files.map((it) => it.uri).filter((it) => it !== uri),
			...house.watched,
			...(baseline?.uri === undefined ? [] : [baseline.uri]),
		],
		lineOf: ({ from, path }) => (from === undefined ? undefined : byUri.get(from)?.placeOf(path).line),
	};
}

/** It is also written, so it has to be in the repository. */
async function baselineOf(host: Host, { path, from = '' }: NamedFile, root: string) {
	const uri = /^[/\\]/.test(path) ? undefined : resolveUri(path, from);
	return uri === undefined || !(await staysBelow(host, uri, [root]))
		? {
				uri: undefined,
				problem: `"${path}" must be a path below ${shownFolder(root)}, relative to this file`,
			}
		: { uri, problem: undefined };
}

/** A document's path below the folder of a configuration file, with `/`; `undefined` when it is not below it. */
export function pathBelow(configUri: string, documentUri: string): string | undefined {
	const folder = parentFolder(configUri);
	return folder !== undefined && documentUri.startsWith(folder)
		? decodePath(documentUri.slice(folder.length))
		: undefined;
}
