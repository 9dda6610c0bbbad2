/**
 * The open articles and the lint of each one's present version. A version is linted once, whoever asks; a change of
 * the text or of the settings aborts the lint that it makes obsolete.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { localDay } from '../base/day.ts';
import { articleUri, baselinePath, matchBaseline } from '../service/baseline.ts';
import { readBibliographies } from '../service/bibliographies.ts';
import type { Host } from '../service/host.ts';
import type { Config, Finding, LintResult, LintService } from '../service/lint-service.ts';
import { textSizeProblem } from '../service/size-limit.ts';
import { parentFolder } from '../service/uris.ts';
import { type Frozen, formatOf, freeze } from './convert.ts';
import type { SkipReason } from './protocol.ts';
import type { DocumentSettings, Settings } from './settings.ts';

export interface Linted {
	/** Names this result: two of the same id are the same. */
	readonly id: string;
	readonly document: Frozen;
	/** Findings that the project's baseline holds are hints in it. */
	readonly result: LintResult;
	/** Those findings. */
	readonly old: ReadonlySet<Finding>;
	readonly settings: DocumentSettings;
	readonly skipped: SkipReason | undefined;
}

export interface Articles {
	/** The open document as it is now, if it is an article. */
	get(uri: string): Frozen | undefined;
	uris(): readonly string[];
	/** The document as it is now, to be read without a lint; `undefined` when it is not open, or not linted. */
	read(uri: string): Promise<Pick<Linted, 'document' | 'settings'> | undefined>;
	/** Rejects with an `Obsolete` when the document changes, or closes, before the lint is done. */
	lint(uri: string): Promise<Linted>;
	changed(uri: string): void;
	closed(uri: string): void;
	settingsChanged(): void;
}

/** Why a lint came to nothing: its text or settings are no more. */
export class Obsolete extends Error {}

/** Where open documents are kept. */
interface DocumentStore {
	get(uri: string): TextDocument | undefined;
	keys(): readonly string[];
}

interface Run {
	readonly controller: AbortController;
	readonly linted: Promise<Linted>;
}

const nothing: LintResult = {
	findings: [],
	suppressed: [],
	suppressions: [],
	drugs: [],
	details: () => ({ fingerprints: new Map(), size: { words: 0, blocks: 0 }, claims: { total: 0, cited: 0 } }),
};

/** Where articles and what they are read with come from. */
export interface ArticleSources {
	readonly documents: DocumentStore;
	readonly host: Host;
	/** URIs of the workspace's folders. */
	readonly folders: readonly string[];
}

export function createArticles(sources: ArticleSources, service: LintService, settings: Settings): Articles {
	const { documents } = sources;
	const runs = new Map<string, Run>();
	// Of this process, so that a client's memory of another server's results cannot match.
	const session = Date.now().toString(36);
	let count = 0;

	function get(uri: string): Frozen | undefined {
		const document = documents.get(uri);
		const format = document && formatOf(document.languageId, uri);
		return document && format && freeze(document, format);
	}

	function start(uri: string): Run {
		const controller = new AbortController();
		const document = get(uri);
		const linted =
			document === undefined
				? Promise.reject(new Obsolete('The document is not open.'))
				: lintNow(`${session}-${++count}`, document, controller.signal);
		const run = { controller, linted };
		runs.set(uri, run);
		linted.catch(() => {
			if (runs.get(uri) === run) {
				runs.delete(uri);
			}
		});
		return run;
	}

	async function lintNow(id: string, document: Frozen, signal: AbortSignal): Promise<Linted> {
		const own = await settings.of(document.uri);
		signal.throwIfAborted();
		if (own.config === undefined) {
			return { id, document, result: nothing, old: new Set(), settings: own, skipped: own.skipped };
		}
		const linted = await lintDocument(document, { ...own, config: own.config }, service, sources, signal);
		signal.throwIfAborted();
		return { id, ...linted };
	}

	function drop(uri: string): void {
		runs.get(uri)?.controller.abort(new Obsolete('The document has changed.'));
		runs.delete(uri);
	}

	return {
		get,
		uris: () => documents.keys().filter((uri) => get(uri) !== undefined),
		async read(uri) {
			const document = get(uri);
			const own = document && (await settings.of(uri));
			return document === undefined || own?.config === undefined || isTooLong(document, own.config)
				? undefined
				: { document: await withBibliographies(document, own, sources), settings: own };
		},
		lint: (uri) => (runs.get(uri) ?? start(uri)).linted,
		changed: drop,
		closed(uri) {
			drop(uri);
			service.forget(uri);
		},
		settingsChanged() {
			[...runs.keys()].forEach(drop);
		},
	};
}

/**
 * The lint of the document as it is now; `undefined` when it changes, or closes, before the lint is done. Settings that
 * change meanwhile only make it wait for the lint under the new ones.
 */
export async function lintPresent(articles: Articles, uri: string): Promise<Linted | undefined> {
	const version = articles.get(uri)?.version;
	do {
		try {
			return await articles.lint(uri);
		} catch (error) {
			if (!(error instanceof Obsolete)) {
				throw error;
			}
		}
	} while (version !== undefined && articles.get(uri)?.version === version);
	return undefined;
}

/** A document's lint, by settings under which it is linted. */
export async function lintDocument(
	document: Frozen,
	settings: DocumentSettings & { readonly config: Config },
	service: LintService,
	sources: Pick<ArticleSources, 'host' | 'folders'>,
	signal: AbortSignal,
): Promise<Omit<Linted, 'id'>> {
	if (isTooLong(document, settings.config)) {
		return { document, result: nothing, old: new Set(), settings, skipped: 'too-long' };
	}
	const read = await withBibliographies(document, settings, sources);
	signal.throwIfAborted();
	const snapshot = { ...read.snapshot, today: localDay(new Date()) };
	const found = await service.lint(snapshot, settings.config, signal);
	const { result, old } = await withoutKnown(found, document.uri, settings.baseline, sources.host);
	return { document: read, result, old, settings, skipped: result.drugs.length === 0 ? 'no-drug' : undefined };
}

function isTooLong({ snapshot }: Frozen, config: Config): boolean {
	return textSizeProblem(snapshot.text, config) !== undefined;
}

async function withoutKnown(
	result: LintResult,
	uri: string,
	named: DocumentSettings['baseline'],
	host: Host,
): Promise<Pick<Linted, 'result' | 'old'>> {
	const old = new Set<Finding>();
	if (named === undefined || result.findings.length === 0) {
		return { result, old };
	}
	const { fingerprints } = result.details();
	const known = result.findings.map((it) => ({
		rule: it.rule,
		subject: it.subject,
		fingerprint: fingerprints.get(it) ?? '',
	}));
	const exists = async (path: string) => {
		const article = articleUri(path, named.uri);
		return article !== undefined && (await host.readFile(article)) !== undefined;
	};
	const { isOld } = await matchBaseline(named.baseline, baselinePath(uri, named.uri), known, exists);
	const findings = result.findings.map((it, index): Finding => {
		const shown: Finding = isOld[index] ? { ...it, severity: 'hint' } : it;
		if (shown !== it) {
			old.add(shown);
		}
		return shown;
	});
	return { result: { ...result, findings }, old };
}

/** The document with the bibliographies that it or its configuration names, none from outside the project. */
async function withBibliographies(
	document: Frozen,
	{ config, configFile, trusted }: DocumentSettings,
	{ host, folders }: Pick<ArticleSources, 'host' | 'folders'>,
): Promise<Frozen> {
	if (config === undefined || !trusted) {
		return document;
	}
	const { uri, text } = document.snapshot;
	const own = [uri, ...(configFile === undefined ? [] : [configFile])].flatMap((it) => parentFolder(it) ?? []);
	const bibliographies = await readBibliographies(host, { uri, text, config, configFile, roots: [...own, ...folders] });
	return bibliographies.length === 0 ? document : { ...document, snapshot: { ...document.snapshot, bibliographies } };
}
