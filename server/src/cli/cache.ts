/**
 * Results of earlier runs, by what they rest on: the program, its options, every file that was read for configurations,
 * and of each article its bytes and the bibliographies that it names. One file holds them all: the results, a line each,
 * then a line that says what they are, so that a run passes on unread what it does not need.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { digestNow, type FileDigest, strongDigest } from './inputs.ts';
import type { ArticleJob, ArticleLintOptions, ArticleOutcome } from './lint-article.ts';
import type { FileResult } from './results.ts';
import { reasonOf, writeFileWhole } from './write-file.ts';

export interface ResultCache {
	/** Starts a run: looks at the files of configurations anew. `today` is as in `2026-01-31`: some findings depend on it. */
	begin(today: string): void;
	/** What linting the article would give; `undefined` when that is not known. */
	find(job: ArticleJob): ArticleOutcome | undefined;
	keep(job: ArticleJob, outcome: ArticleOutcome): void;
	/** Writes what has changed. What went wrong is returned, without a full stop. */
	save(): Promise<string | undefined>;
	/** Absolute paths of the files, and with a closing `/` the folders, besides the articles that results rest on; there or not. */
	inputs(): Iterable<string>;
	/** Why what was there could not be used, when it was broken. */
	readonly broken: string | undefined;
}

export interface CacheOptions {
	/** Absolute; `undefined` keeps results in memory alone. */
	readonly file: string | undefined;
	readonly cwd: string;
	/** Names the build of the program with its rules and profiles. */
	readonly build: string;
	readonly options: ArticleLintOptions;
}

/** `undefined` where results cannot be kept, since the configuration is no file. */
export function openCache({ file, cwd, build, options }: CacheOptions): ResultCache | undefined {
	const { config, rules } = options;
	const named = config.kind === 'file' ? pathToFileURL(resolve(cwd, config.path)).href : undefined;
	if (config.kind === 'given' || (named !== undefined && digestNow(named) === null)) {
		return undefined;
	}
	const key = strongDigest(JSON.stringify([build, rules, config]));
	const { header, body, broken } = file === undefined ? nothing : readCache(file, key);
	return new Cache({ file, cwd, named, fixes: options.fix !== 'none', key, header, body, broken });
}

/** The last line of the file. Paths are relative to the working folder, with `/`, so that a folder may be moved. */
interface Header {
	readonly ldnLintCache: 1;
	readonly key: string;
	/** Files of configurations, there or not. */
	readonly configs: readonly StoredDigest[];
	readonly entries: readonly StoredEntry[];
}

type StoredDigest = readonly [path: string, digest: string | null];

interface StoredEntry {
	readonly path: string;
	readonly digest: string;
	readonly files?: readonly StoredDigest[];
	/** Day on which it was made, where that matters. */
	readonly day?: string;
	/** In the place of a result. */
	readonly skipped?: string;
	/** Bytes of its result. */
	readonly length: number;
}

/** An entry and its result: as bytes of the file that was read, or as the run made it. */
interface Entry {
	readonly stored: Omit<StoredEntry, 'length'>;
	readonly result: Uint8Array | FileResult | undefined;
}

const nothing = { header: undefined, body: new Uint8Array(), broken: undefined };

interface CacheParts {
	readonly file: string | undefined;
	readonly cwd: string;
	/** URI of the configuration file that holds for all articles. */
	readonly named: string | undefined;
	/** Whether the run writes or shows fixes, so that only results without any can be used. */
	readonly fixes: boolean;
	readonly key: string;
	readonly header: Header | undefined;
	readonly body: Uint8Array;
	readonly broken: string | undefined;
}

class Cache implements ResultCache {
	readonly #parts: CacheParts;
	readonly #configs = new Map<string, string | null>();
	readonly #entries = new Map<string, Entry>();
	readonly #visited = new Set<string>();
	/** Of files besides the articles, asked for once in a run. */
	readonly #digests = new Map<string, string | null>();
	broken: string | undefined;
	#today = '';
	#isChanged = false;
	/** A configuration is wrong or was changed during the run: then nothing of it is kept. */
	#isSpoilt = false;

	constructor(parts: CacheParts) {
		this.#parts = parts;
		this.broken = parts.broken;
		const { header, body } = parts;
		for (const [path, digest] of header?.configs ?? []) {
			this.#configs.set(path, digest);
		}
		let offset = 0;
		for (const { length, ...stored } of header?.entries ?? []) {
			const result = stored.skipped === undefined ? body.subarray(offset, offset + length) : undefined;
			this.#entries.set(stored.path, { stored, result });
			offset += length;
		}
	}

	begin(today: string): void {
		this.#today = today;
		this.#visited.clear();
		this.#digests.clear();
		const isSame = [...this.#configs].every(([path, digest]) => this.#digestOf(path) === digest);
		if (this.#isSpoilt || !isSame) {
			this.#configs.clear();
			this.#entries.clear();
			this.#isChanged = true;
			this.#isSpoilt = false;
		}
		const { named } = this.#parts;
		if (named !== undefined) {
			this.#configs.set(this.#pathOf(fileURLToPath(named)), digestNow(named));
		}
	}

	find(job: ArticleJob): ArticleOutcome | undefined {
		if (job.bytes !== undefined) {
			return undefined;
		}
		const path = this.#pathOf(job.absolute);
		this.#visited.add(path);
		const entry = this.#entries.get(path);
		if (entry === undefined) {
			return undefined;
		}
		const { stored } = entry;
		if (stored.skipped !== undefined) {
			return { kind: 'skipped', reason: stored.skipped, problems: [], configReads: [] };
		}
		const isSame =
			(stored.day ?? this.#today) === this.#today &&
			digestOfArticle(job.absolute) === stored.digest &&
			(stored.files ?? []).every(([it, digest]) => this.#digestOf(it) === digest);
		const result = isSame ? this.#resultOf(entry) : undefined;
		if (result === undefined || (this.#parts.fixes && hasSafeFix(result))) {
			return undefined;
		}
		const files = (stored.files ?? []).map(([it, digest]) => ({ uri: this.#uriOf(it), digest }));
		const inputs = { digest: stored.digest, files, isDated: stored.day !== undefined };
		const shown = { ...result, path: job.path, preview: false };
		return { kind: 'linted', result: shown, diff: '', inputs, problems: [], configReads: [] };
	}

	keep(job: ArticleJob, outcome: ArticleOutcome): void {
		this.#isSpoilt ||= outcome.problems.length > 0;
		for (const { uri, digest } of outcome.configReads) {
			const path = this.#pathOf(fileURLToPath(uri)) + (uri.endsWith('/') ? '/' : '');
			this.#isSpoilt ||= this.#configs.has(path) && this.#configs.get(path) !== digest;
			this.#isChanged ||= !this.#configs.has(path);
			this.#configs.set(path, digest);
		}
		if (job.bytes !== undefined) {
			return;
		}
		const path = this.#pathOf(job.absolute);
		this.#visited.add(path);
		this.#isChanged = this.#entries.delete(path) || this.#isChanged;
		if (outcome.kind === 'skipped') {
			this.#entries.set(path, { stored: { path, digest: '', skipped: outcome.reason }, result: undefined });
			this.#isChanged = true;
		} else if (outcome.kind === 'linted' && outcome.result.fixed === 0) {
			const { digest, files, isDated } = outcome.inputs;
			const stored = {
				path,
				digest,
				...(files.length === 0 ? {} : { files: files.map((it) => this.#storedDigest(it)) }),
				...(isDated ? { day: this.#today } : {}),
			};
			this.#entries.set(path, { stored, result: outcome.result });
			this.#isChanged = true;
		}
	}

	async save(): Promise<string | undefined> {
		const { file, cwd } = this.#parts;
		if (file === undefined || this.#isSpoilt || (!this.#isChanged && this.broken === undefined)) {
			return undefined;
		}
		for (const path of this.#entries.keys()) {
			if (!this.#visited.has(path) && !existsSync(resolve(cwd, path))) {
				this.#entries.delete(path);
			}
		}
		try {
			await writeFileWhole(file, inParts(this.#written()));
			this.#isChanged = false;
			return undefined;
		} catch (error) {
			return reasonOf(error);
		}
	}

	*inputs(): Iterable<string> {
		const absolute = (path: string) => resolve(this.#parts.cwd, path) + (path.endsWith('/') ? '/' : '');
		for (const path of this.#configs.keys()) {
			yield absolute(path);
		}
		for (const { stored } of this.#entries.values()) {
			for (const [path] of stored.files ?? []) {
				yield absolute(path);
			}
		}
	}

	*#written(): Generator<Uint8Array> {
		const entries: StoredEntry[] = [];
		for (const { stored, result } of this.#entries.values()) {
			const bytes = result === undefined || result instanceof Uint8Array ? result : toBytes(result);
			entries.push({ ...stored, length: bytes?.length ?? 0 });
			if (bytes !== undefined) {
				yield bytes;
			}
		}
		const header: Header = { ldnLintCache: 1, key: this.#parts.key, configs: [...this.#configs], entries };
		yield toBytes(header);
	}

	#resultOf({ result }: Entry): FileResult | undefined {
		if (!(result instanceof Uint8Array)) {
			return result;
		}
		try {
			return JSON.parse(Buffer.from(result.buffer, result.byteOffset, result.length).toString('utf8')) as FileResult;
		} catch (error) {
			this.broken = error instanceof Error ? error.message : String(error);
			return undefined;
		}
	}

	#digestOf(path: string): string | null {
		const known = this.#digests.get(path);
		const digest = known === undefined ? digestNow(this.#uriOf(path)) : known;
		this.#digests.set(path, digest);
		return digest;
	}

	#storedDigest({ uri, digest }: FileDigest): StoredDigest {
		return [this.#pathOf(fileURLToPath(uri)), digest];
	}

	#pathOf(absolute: string): string {
		const path = relative(this.#parts.cwd, absolute);
		return sep === '/' ? path : path.split(sep).join('/');
	}

	#uriOf(path: string): string {
		const uri = pathToFileURL(resolve(this.#parts.cwd, path)).href;
		return path.endsWith('/') && !uri.endsWith('/') ? `${uri}/` : uri;
	}
}

function digestOfArticle(path: string): string | undefined {
	try {
		return strongDigest(readFileSync(path));
	} catch {
		return undefined;
	}
}

function hasSafeFix({ findings }: FileResult): boolean {
	return findings.some((finding) => finding.fixes.some((it) => it.safety === 'safe'));
}

function toBytes(value: FileResult | Header): Uint8Array {
	return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Joined to parts of about a megabyte. */
function* inParts(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
	let part: Uint8Array[] = [];
	let size = 0;
	for (const piece of pieces) {
		part.push(piece);
		size += piece.length;
		if (size >= 1_000_000) {
			yield Buffer.concat(part);
			part = [];
			size = 0;
		}
	}
	yield Buffer.concat(part);
}

/** What is of another program or other options is no fault; what cannot be read is. */
function readCache(
	file: string,
	key: string,
): { readonly header: Header | undefined; readonly body: Uint8Array; readonly broken: string | undefined } {
	try {
		if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
			return nothing;
		}
		const bytes = readFileSync(file);
		const start = bytes.lastIndexOf('\n', -2) + 1;
		const header = JSON.parse(bytes.toString('utf8', start)) as Partial<Header>;
		if (header.ldnLintCache !== 1 || !Array.isArray(header.entries) || !Array.isArray(header.configs)) {
			return { ...nothing, broken: 'it is no cache of ldn-lint' };
		}
		if (header.key !== key) {
			return nothing;
		}
		const body = bytes.subarray(0, start);
		const expected = (header.entries as Header['entries']).reduce((sum, it) => sum + it.length, 0);
		return expected === body.length
			? { header: header as Header, body, broken: undefined }
			: { ...nothing, broken: `it holds ${body.length} bytes of results instead of ${expected}` };
	} catch (error) {
		return { ...nothing, broken: error instanceof SyntaxError ? 'it is cut off or changed' : reasonOf(error) };
	}
}
