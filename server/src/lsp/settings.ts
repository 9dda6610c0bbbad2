/**
 * One checked configuration for each folder. The project's file wins; the editor's settings fill what it does not say.
 * What is wrong with a file is shown in that file.
 */
import { type Connection, type Diagnostic, DiagnosticSeverity, uinteger } from 'vscode-languageserver';
import { isObject } from '../base/is-object.ts';
import { remember } from '../base/once.ts';
import { type Baseline, parseBaseline } from '../service/baseline.ts';
import type { Host } from '../service/host.ts';
import type { Config, ConfigLayer, LintService } from '../service/lint-service.ts';
import {
	findProjectConfig,
	type ProjectConfig,
	type ProjectConfigProblem,
	pathBelow,
} from '../service/project-config.ts';
import { parentFolder } from '../service/uris.ts';
import type { Client } from './context.ts';
import { diagnosticSource } from './convert.ts';
import type { EditorSettings, SkipReason } from './protocol.ts';

export interface DocumentSettings {
	/** `undefined`: the document is not linted. */
	readonly config: Config | undefined;
	readonly skipped: SkipReason | undefined;
	/** URI of the project's file, if there is one. */
	readonly configFile: string | undefined;
	/** Whether notes stand after citation markers. */
	readonly inlayHints: boolean;
	/** Whether a summary stands above the article. */
	readonly codeLens: boolean;
	/** Whether files that the article or its configuration names may be read. */
	readonly trusted: boolean;
	/** What the project knows of already. */
	readonly baseline: NamedBaseline | undefined;
}

export interface NamedBaseline {
	readonly uri: string;
	readonly baseline: Baseline;
}

export interface Settings {
	of(uri: string): Promise<DocumentSettings>;
	/** For clients that send their settings instead of being asked. */
	setFallback(settings: unknown): void;
	/** Whether a configuration that is in use is made of the file, or would be if it were there. */
	uses(uri: string): boolean;
	/** The user trusts the workspace from now on. */
	trust(): void;
	/** Forgets everything, as after a change of a file or of the editor's settings. */
	invalidate(): void;
}

interface FolderSettings {
	readonly enabled: boolean;
	readonly inlayHints: boolean;
	readonly codeLens: boolean;
	readonly project: ProjectConfig | undefined;
	readonly config: Config;
	readonly baseline: NamedBaseline | undefined;
}

export function createSettings(connection: Connection, service: LintService, host: Host, client: Client): Settings {
	const folders = new Map<string | undefined, Promise<FolderSettings>>();
	const shown = new Set<string>();
	const watched = new Set<string>();
	let fallback = client.initialSettings;
	let generation = 0;
	let { trusted } = client;

	function folderSettings(uri: string): Promise<FolderSettings> {
		return remember(folders, parentFolder(uri), () => load(uri, generation));
	}

	async function load(uri: string, began: number): Promise<FolderSettings> {
		const [editor, project] = await Promise.all([
			editorSettings(uri),
			findProjectConfig(host, service, uri, { trusted }),
		]);
		const own = {
			...given('preset', editor.preset),
			...given('rules', editor.rules),
			...given('maxFileSize', editor.maxFileSize),
		};
		const { baseline, problems } = await readBaseline(project?.baseline);
		const ownConfig = service.configure(own);
		const { config } = service.configureLayers([editorLayer(own, project), ...(project?.layers ?? [])]);
		if (began === generation) {
			for (const { path, message } of ownConfig.problems) {
				connection.console.warn(`Setting "ldn-lint.${path}" ${message}`);
			}
			if (project !== undefined) {
				project.watched.forEach((it) => {
					watched.add(it);
				});
				show([...project.problems, ...problems]);
				if (!trusted) {
					connection.console.info(
						`${project.uri}: extends, profiles, bibliography, baseline and a larger maxFileSize are passed over until the workspace is trusted.`,
					);
				}
			}
		}
		return {
			enabled: editor.enable !== false,
			inlayHints: isObject(editor.inlayHints) && editor.inlayHints.enabled === true,
			codeLens: !(isObject(editor.codeLens) && editor.codeLens.enabled === false),
			project,
			config: {
				...config,
				// What a stranger's project can have read is bounded by the user alone.
				maxFileSize: trusted ? config.maxFileSize : Math.min(config.maxFileSize, ownConfig.config.maxFileSize),
				house: project?.config.house,
			},
			baseline,
		};
	}

	/** One that is not there holds nothing: it may not be written yet. */
	async function readBaseline(uri: string | undefined) {
		const text = uri === undefined ? undefined : await host.readFile(uri);
		if (uri === undefined || text === undefined) {
			return { baseline: undefined, problems: [] };
		}
		const baseline = parseBaseline(text);
		return typeof baseline === 'string'
			? {
					baseline: undefined,
					problems: [{ uri, path: '', message: `This file ${baseline}`, line: undefined, column: undefined }],
				}
			: { baseline: { uri, baseline }, problems: [] };
	}

	async function editorSettings(uri: string): Promise<EditorSettings> {
		if (!client.configuration) {
			return asObject(fallback);
		}
		try {
			return asObject(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'ldn-lint' }));
		} catch (error) {
			connection.console.warn(`The editor's settings cannot be had: ${String(error)}`);
			return {};
		}
	}

	/** Each file that a configuration is made of shows its own problems. */
	function show(problems: readonly ProjectConfigProblem[]): void {
		for (const uri of new Set(problems.map((it) => it.uri).filter((it) => !shown.has(it)))) {
			shown.add(uri);
			const own = problems.filter((it) => it.uri === uri);
			void connection.sendDiagnostics({ uri, diagnostics: own.map(toDiagnostic) });
			for (const problem of own) {
				connection.console.warn(`${uri}:${problem.line ?? 1}:${problem.column ?? 1}: ${problemText(problem)}`);
			}
		}
	}

	return {
		async of(uri) {
			const { enabled, inlayHints, codeLens, project, config, baseline } = await folderSettings(uri);
			const common = { configFile: project?.uri, inlayHints, codeLens, trusted, baseline };
			if (!enabled) {
				return { ...common, config: undefined, skipped: 'disabled' };
			}
			const below = project && pathBelow(project.uri, uri);
			const own = below === undefined ? config : service.configFor(config, below);
			return { ...common, config: own, skipped: own === undefined ? 'excluded' : undefined };
		},
		trust() {
			trusted = true;
		},
		setFallback(settings) {
			fallback = settings;
		},
		uses: (uri) => watched.has(uri) || watched.has(parentFolder(uri) ?? ''),
		invalidate() {
			generation++;
			folders.clear();
			watched.clear();
			for (const uri of shown) {
				void connection.sendDiagnostics({ uri, diagnostics: [] });
			}
			shown.clear();
		},
	};
}

/** The editor's settings, the weakest layer; of a rule that the project names, too, the project's setting holds alone. */
function editorLayer(editor: Readonly<Record<string, unknown>>, project: ProjectConfig | undefined): ConfigLayer {
	const named = new Set(
		(project?.layers ?? []).flatMap(({ raw }) => (isObject(raw) && isObject(raw.rules) ? Object.keys(raw.rules) : [])),
	);
	const gaps = isObject(editor.rules) ? Object.entries(editor.rules).filter(([name]) => !named.has(name)) : [];
	return { raw: { ...editor, rules: Object.fromEntries(gaps) }, from: undefined };
}

function toDiagnostic(problem: ProjectConfigProblem): Diagnostic {
	const line = (problem.line ?? 1) - 1;
	return {
		range: { start: { line, character: (problem.column ?? 1) - 1 }, end: { line, character: uinteger.MAX_VALUE } },
		severity: DiagnosticSeverity.Error,
		source: diagnosticSource,
		code: 'config',
		message: problemText(problem),
	};
}

function problemText({ path, message }: ProjectConfigProblem): string {
	return path === '' ? message : `${path} ${message}`;
}

function given(key: string, value: unknown): Readonly<Record<string, unknown>> {
	return value === undefined || value === null ? {} : { [key]: value };
}

function asObject(value: unknown): EditorSettings {
	return isObject(value) ? value : {};
}
