/**
 * Results of earlier runs, by what they rest on: the program, its options, every file that was read for configurations,
 * and of each article its bytes and the bibliographies that it names. One file holds them all.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { remember } from '../base/once.ts';
import { mostOfArticles } from '../service/size-limit.ts';
import { digestNow, type FileDigest, strongDigest } from './inputs.ts';
import type { ArticleJob, ArticleLintOptions, ArticleOutcome } from './lint-article.ts';
import { withSlashes } from './repository-paths.ts';
import { type PackedResult, ResultStore, type Tables } from './result-store.ts';
import type { FileResult } from './results.ts';
import { reasonOf, writeFileWhole } from './write-file.ts';

export interface ResultCache {
	/** Starts a run: looks at the files of configurations anew. `today` is as in `2026-01-31`: some findings depend on it. */
	begin(today: string): void;
	/** What linting the article would give; `undefined` when that is not known. */
	find(job: ArticleJob): ArticleOutcome | undefined;
	/** `packed`: the result, if there is one, as `store` packed it. */
	keep(job: ArticleJob, outcome: ArticleOutcome, packed: PackedResult | undefined): void;
	/** Where the results are packed. */
	readonly store: ResultStore;
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
	const found = file === undefined ? nothing : readCache(file, key);
	return new Cache({ file, cwd, named, fixes: options.fix !== 'none', key, ...found });
}

/**
 * The line after the results, before the digest of all that precedes. Paths are relative to the working folder, with `/`,
 * so that a folder may be moved.
 */
interface Header {
	readonly ldnLintCache: 1;
	readonly key: string;
	/** Files of configurations, there or not. */
	readonly configs: readonly StoredDigest[];
	readonly tables: Tables;
	/** How many texts the tables held when all of them were of use. */
	readonly neededStrings: number;
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
	/** The packed result but its bytes. */
	readonly head?: PackedResult['head'];
	readonly keys?: PackedResult['keys'];
	/** Of the bytes. */
	readonly length: number;
}

interface Entry {
	readonly stored: Omit<StoredEntry, 'head' | 'keys' | 'length'>;
	readonly packed: PackedResult | undefined;
}

interface Found {
	readonly header: Header | undefined;
	readonly body: Uint8Array;
	readonly broken: string | undefined;
}

const nothing: Found = { header: undefined, body: new Uint8Array(), broken: undefined };

interface CacheParts extends Found {
	readonly file: string | undefined;
	readonly cwd: string;
	/** URI of the configuration file that holds for all articles. */
	readonly named: string | undefined;
	/** Whether the run writes or shows fixes, so that only results without any can be used. */
	readonly fixes: boolean;
	readonly key: string;
}

class Cache implements ResultCache {
	readonly #parts: CacheParts;
	readonly #configs = new Map<string, string | null>();
	readonly #entries = new Map<string, Entry>();
	readonly #visited = new Set<string>();
	/** Of files besides the articles, asked for once in a run. */
	readonly #digests = new Map<string, string | null>();
	broken: string | undefined;
	#store: ResultStore;
	#neededStrings: number;
	#today = '';
	#isChanged = false;
	/** A configuration is wrong or was changed during the run: then nothing of it is kept. */
	#isSpoilt = false;

	constructor(parts: CacheParts) {
		this.#parts = parts;
		this.broken = parts.broken;
		const { header, body } = parts;
		this.#store = new ResultStore(header?.tables);
		this.#neededStrings = header?.neededStrings ?? 0;
		for (const [path, digest] of header?.configs ?? []) {
			this.#configs.set(path, digest);
		}
		let offset = 0;
		for (const { length, head, keys, ...stored } of header?.entries ?? []) {
			const bytes = body.subarray(offset, offset + length);
			const packed = head === undefined || keys === undefined ? undefined : { head, keys, bytes };
			this.#entries.set(stored.path, { stored, packed });
			offset += length;
		}
	}

	get store(): ResultStore {
		return this.#store;
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
		const { stored, packed } = entry;
		if (stored.skipped !== undefined) {
			return { kind: 'skipped', reason: stored.skipped, problems: [], configReads: [] };
		}
		const isSame =
			(stored.day ?? this.#today) === this.#today &&
			digestOfArticle(job.absolute) === stored.digest &&
			(stored.files ?? []).every(([it, digest]) => this.#digestOf(it) === digest);
		if (!isSame || packed === undefined) {
			return undefined;
		}
		const result = this.#store.view({ ...packed, head: { ...packed.head, path: job.path, preview: false } });
		if (this.#parts.fixes && hasSafeFix(result)) {
			return undefined;
		}
		const files = (stored.files ?? []).map(([it, digest]) => ({ uri: this.#uriOf(it), digest }));
		const inputs = { digest: stored.digest, files, isDated: stored.day !== undefined };
		return { kind: 'linted', result, diff: '', inputs, problems: [], configReads: [] };
	}

	keep(job: ArticleJob, outcome: ArticleOutcome, packed: PackedResult | undefined): void {
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
			this.#entries.set(path, { stored: { path, digest: '', skipped: outcome.reason }, packed: undefined });
			this.#isChanged = true;
		} else if (outcome.kind === 'linted' && outcome.result.fixed === 0) {
			const { digest, files, isDated } = outcome.inputs;
			const stored = {
				path,
				digest,
				...(files.length === 0 ? {} : { files: files.map((it) => this.#storedDigest(it)) }),
				...(isDated ? { day: this.#today } : {}),
			};
			this.#entries.set(path, { stored, packed });
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
		this.#dropStrings();
		try {
			await writeFileWhole(file, withDigest(inParts(this.#written())));
			this.#isChanged = false;
			this.broken = undefined;
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

	/** Packs all anew where most of the texts that results once had are in none of those that are left. */
	#dropStrings(): void {
		if (this.#store.tables.strings.length <= 2 * this.#neededStrings + mostSpareStrings) {
			return;
		}
		const store = new ResultStore();
		for (const [path, { stored, packed }] of this.#entries) {
			this.#entries.set(path, { stored, packed: packed && store.pack(this.#store.view(packed)) });
		}
		this.#store = store;
		this.#neededStrings = store.tables.strings.length;
	}

	*#written(): Generator<Uint8Array> {
		const entries: StoredEntry[] = [];
		for (const { stored, packed } of this.#entries.values()) {
			const { head, keys, bytes } = packed ?? {};
			entries.push({
				...stored,
				...(head === undefined || keys === undefined ? {} : { head, keys }),
				length: bytes?.length ?? 0,
			});
			if (bytes !== undefined) {
				yield bytes;
			}
		}
		const header: Header = {
			ldnLintCache: 1,
			key: this.#parts.key,
			configs: [...this.#configs],
			tables: this.#store.tables,
			neededStrings: this.#neededStrings,
			entries,
		};
		yield Buffer.from(`${JSON.stringify(header)}\n`);
	}

	#digestOf(path: string): string | null {
		return remember(this.#digests, path, () => digestNow(this.#uriOf(path)));
	}

	#storedDigest({ uri, digest }: FileDigest): StoredDigest {
		return [this.#pathOf(fileURLToPath(uri)), digest];
	}

	#pathOf(absolute: string): string {
		return withSlashes(relative(this.#parts.cwd, absolute));
	}

	#uriOf(path: string): string {
		const uri = pathToFileURL(resolve(this.#parts.cwd, path)).href;
		return path.endsWith('/') && !uri.endsWith('/') ? `${uri}/` : uri;
	}
}

function digestOfArticle(path: string): string | undefined {
	try {
		const stats = statSync(path);
		// What is no article does not become one by being in a cache.
		return stats.isFile() && stats.size <= mostOfArticles.maxFileSize ? strongDigest(readFileSync(path)) : undefined;
	} catch {
		return undefined;
	}
}

function hasSafeFix({ findings }: FileResult): boolean {
	return findings.some((finding) => finding.fixes.some((it) => it.safety === 'safe'));
}

/** Texts that may stand in a cache without being of use. */
const mostSpareStrings = 5000;

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

/** Followed by a line with the digest of it all. */
function* withDigest(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
	const digest = createHash('sha256');
	for (const part of parts) {
		digest.update(part);
		yield part;
	}
	yield Buffer.from(`${digest.digest('base64')}\n`);
}

/** Bytes; some hundred thousand articles. */
const longestCache = 256 * 1024 * 1024;

/** What is of another program or other options is no fault; what cannot be read is. */
function readCache(file: string, key: string): Found {
	try {
		const stats = statSync(file, { throwIfNoEntry: false });
		if (stats?.isFile() !== true) {
			return nothing;
		}
		if (stats.size > longestCache) {
			return { ...nothing, broken: 'it is longer than 256 MB' };
		}
		const bytes = readFileSync(file);
		const end = bytes.lastIndexOf('\n', -2) + 1;
		if (strongDigest(bytes.subarray(0, end)) !== bytes.toString('utf8', end).trimEnd()) {
			return { ...nothing, broken: 'it was cut off or changed, or is something else' };
		}
		const start = bytes.lastIndexOf('\n', end - 2) + 1;
		const header = JSON.parse(bytes.toString('utf8', start, end)) as Header;
		return header.ldnLintCache === 1 && header.key === key
			? { header, body: bytes.subarray(0, start), broken: undefined }
			: nothing;
	} catch (error) {
		return { ...nothing, broken: reasonOf(error) };
	}
}
