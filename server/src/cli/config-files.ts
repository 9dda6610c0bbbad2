import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { remember } from '../base/once.ts';
import type { Host } from '../service/host.ts';
import type { Config, LintService } from '../service/lint-service.ts';
import {
	type ConfigFile,
	findConfigFile,
	type ProjectConfig,
	type ProjectConfigProblem,
	pathBelow,
	readProjectConfig,
} from '../service/project-config.ts';
import type { ConfigChoice } from './args.ts';
import { shownPath } from './repository-paths.ts';

export interface ConfigFor {
	/** `undefined`: the configuration excludes the file. */
	readonly config: Config | undefined;
	/** Absolute path of the configuration file, if any. */
	readonly file: string | undefined;
	readonly project: ProjectConfig | undefined;
	/** The article's path below the configuration's folder, with `/`; `undefined` where it is not below it. */
	readonly below: string | undefined;
}

export interface Configs {
	/** The configuration of an article; each configuration file is read once. */
	of(article: string): Promise<ConfigFor>;
	/** What is wrong with the files read so far, a line each. */
	readonly problems: readonly string[];
}

/** Chooses the configuration of each article as the command line says. */
export function createConfigs(choice: ConfigChoice, service: LintService, host: Host, cwd: string): Configs {
	const problems: string[] = [];
	const byFolder = new Map<string, Promise<ProjectConfig | undefined>>();
	const byUri = new Map<string, Promise<ProjectConfig>>();
	const defaults = service.configure(undefined).config;

	function load(article: string): Promise<ProjectConfig | undefined> {
		const key = choice.kind === 'nearest' ? dirname(article) : '';
		return remember(byFolder, key, () => loadFor(article));
	}

	async function loadFor(article: string): Promise<ProjectConfig | undefined> {
		if (choice.kind === 'none') {
			return undefined;
		}
		if (choice.kind === 'nearest') {
			const found = await findConfigFile(host, pathToFileURL(article).href);
			return found && read(found);
		}
		if (choice.kind === 'given') {
			return read(choice.file);
		}
		try {
			const path = resolve(cwd, choice.path);
			return await read({ uri: pathToFileURL(path).href, text: await readFile(path, 'utf8') });
		} catch {
			problems.push(`${choice.path}: no such configuration file.`);
			return undefined;
		}
	}

	function read(file: ConfigFile): Promise<ProjectConfig> {
		return remember(byUri, file.uri, () => readNew(file));
	}

	async function readNew(file: ConfigFile): Promise<ProjectConfig> {
		const project = await readProjectConfig(host, service, file);
		problems.push(...project.problems.map((it) => problemText(it, cwd)));
		return project;
	}

	return {
		problems,
		async of(article) {
			const project = await load(article);
			if (project === undefined) {
				return { config: defaults, file: undefined, project, below: undefined };
			}
			const below = pathBelow(project.uri, pathToFileURL(article).href);
			const config = below === undefined ? project.config : service.configFor(project.config, below);
			return { config, file: fileURLToPath(project.uri), project, below };
		},
	};
}

/** `file:line:column: path message`. */
function problemText({ uri, path, message, line, column }: ProjectConfigProblem, cwd: string): string {
	const file = shownPath(uri, cwd);
	const place = line === undefined || column === undefined ? file : `${file}:${line}:${column}`;
	return `${place}: ${path === '' ? message : `${path} ${message}`}`;
}
