import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../service/host.ts';
import type { Config, LintService } from '../service/lint-service.ts';
import { findProjectConfig, type ProjectConfig, pathBelow, readProjectConfig } from '../service/project-config.ts';
import type { ConfigChoice } from './args.ts';

export interface ConfigFor {
	/** `undefined`: the configuration excludes the file. */
	readonly config: Config | undefined;
	/** Absolute path of the configuration file, if any. */
	readonly file: string | undefined;
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
	const told = new Set<string>();
	const defaults = service.configure(undefined).config;

	function load(article: string): Promise<ProjectConfig | undefined> {
		const key = choice.kind === 'file' ? '' : dirname(article);
		const loading = byFolder.get(key) ?? loadFor(article);
		byFolder.set(key, loading);
		return loading;
	}

	async function loadFor(article: string): Promise<ProjectConfig | undefined> {
		if (choice.kind === 'none') {
			return undefined;
		}
		if (choice.kind === 'nearest') {
			return findProjectConfig(host, service, pathToFileURL(article).href);
		}
		try {
			const path = resolve(cwd, choice.path);
			return readProjectConfig(service, pathToFileURL(path).href, await readFile(path, 'utf8'));
		} catch {
			problems.push(`${choice.path}: no such configuration file.`);
			return undefined;
		}
	}

	return {
		problems,
		async of(article) {
			const project = await load(article);
			if (project === undefined) {
				return { config: defaults, file: undefined };
			}
			const file = fileURLToPath(project.uri);
			if (!told.has(project.uri)) {
				told.add(project.uri);
				problems.push(...project.problems.map((it) => problemText(relative(cwd, file) || file, it)));
			}
			const below = pathBelow(project.uri, pathToFileURL(article).href);
			return { config: below === undefined ? project.config : service.configFor(project.config, below), file };
		},
	};
}

/** `file:line:column: path message`. */
function problemText(file: string, { path, message, line, column }: ProjectConfig['problems'][number]): string {
	const place = line === undefined || column === undefined ? file : `${file}:${line}:${column}`;
	return `${place}: ${path === '' ? message : `${path} ${message}`}`;
}
