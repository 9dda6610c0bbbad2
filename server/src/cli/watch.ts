/** `--watch`: lints again when an article, a configuration or a bibliography changes, and only what it concerns. */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { LintOptions } from './args.ts';
import type { ResultCache } from './cache.ts';
import { formatOf, neverSearched } from './files.ts';
import { isBelow, isFolder } from './folders.ts';
import type { LintedRun, RunParts } from './lint-files.ts';
import { plural } from './reporters/plain-text.ts';
import { type ExitStatus, type Surroundings, tell } from './surroundings.ts';
import { reasonOf } from './write-file.ts';

/** Milliseconds without a change, before articles are linted again: editors save in several steps. */
const settled = 100;

/** Folders that are watched at most; systems have limits of their own. */
const mostFolders = 5000;

/**
 * Runs until it is interrupted, which is how it is meant to end: with status 0. `cache` holds what is known of
 * unchanged articles, so that each run lints the changed ones alone.
 */
export async function watchFiles(
	options: LintOptions,
	around: Surroundings,
	cache: ResultCache | undefined,
	lintOnce: (parts: RunParts) => Promise<ExitStatus>,
): Promise<ExitStatus> {
	const signal = around.interruption?.();
	const changes = new Changes(options, around);
	let paths = '';
	let isFirst = true;

	function beforeReport({ jobs, fresh }: LintedRun): boolean {
		const before = paths;
		paths = jobs.map((it) => it.path).join('\n');
		changes.watch(
			jobs.map((it) => it.absolute),
			cache?.inputs() ?? [],
		);
		if (!isFirst && fresh === 0 && paths === before) {
			return false;
		}
		isFirst = false;
		if (around.width !== undefined) {
			around.stdout('\u001b[2J\u001b[3J\u001b[H');
		}
		around.stderr(
			`[${new Date().toTimeString().slice(0, 8)}] ldn-lint: ${plural(jobs.length, 'article')}, ${fresh} linted anew. Ctrl-C ends.\n`,
		);
		return true;
	}

	try {
		const isOver = () => signal?.aborted === true;
		while (!isOver()) {
			await lintOnce({ cache, beforeReport });
			if (!isOver()) {
				await changes.next(signal);
			}
		}
	} finally {
		changes.close();
	}
	return 0;
}

/** Tells when a file that matters has changed: folders are watched, since editors replace files. */
class Changes {
	readonly #options: LintOptions;
	readonly #around: Surroundings;
	readonly #watchers = new Map<string, FSWatcher>();
	readonly #told = new Set<string>();
	#files: ReadonlySet<string> = new Set();
	/** Folders, below any of which a new article counts. */
	readonly #roots: readonly string[];
	#isPending = false;
	#wake = () => {};

	constructor(options: LintOptions, around: Surroundings) {
		this.#options = options;
		this.#around = around;
		this.#roots = options.paths.map((it) => rootOf(resolve(around.cwd, it)));
	}

	/** Watches what the last run was made of, and no longer what is gone. */
	watch(articleFiles: readonly string[], inputs: Iterable<string>): void {
		this.#files = new Set([...articleFiles, ...inputs]);
		const folders = new Set([...this.#files].map((it) => (it.endsWith('/') ? it.slice(0, -1) : dirname(it))));
		for (const root of this.#roots) {
			addFolders(root, folders);
			folders.add(nearestFolder(root));
		}
		for (const [folder, watcher] of this.#watchers) {
			if (!folders.has(folder)) {
				watcher.close();
				this.#watchers.delete(folder);
			}
		}
		for (const folder of folders) {
			this.#watchFolder(folder);
		}
	}

	/** Settles when something has changed and the changes have come to an end, or when the signal is aborted. */
	async next(signal: AbortSignal | undefined): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#wake = resolve;
			signal?.addEventListener('abort', () => resolve(), { once: true });
			if (this.#isPending) {
				resolve();
			}
		});
		while (this.#isPending && signal?.aborted !== true) {
			this.#isPending = false;
			await new Promise((resolve) => setTimeout(resolve, settled));
		}
	}

	close(): void {
		for (const watcher of this.#watchers.values()) {
			watcher.close();
		}
		this.#watchers.clear();
	}

	#watchFolder(folder: string): void {
		if (this.#watchers.has(folder) || !isFolder(folder)) {
			return;
		}
		try {
			const watcher = watch(folder, (_, name) => {
				if (name === null || this.#matters(folder, name)) {
					this.#isPending = true;
					this.#wake();
				}
			});
			// A folder that is removed or cannot be watched any more: the next run looks at what is there.
			watcher.on('error', () => {
				watcher.close();
				this.#watchers.delete(folder);
				this.#isPending = true;
				this.#wake();
			});
			this.#watchers.set(folder, watcher);
		} catch (error) {
			this.#tell(`${relative(this.#around.cwd, folder) || '.'}: changes here go unseen: ${reasonOf(error)}.`);
		}
	}

	#matters(folder: string, name: string): boolean {
		const path = join(folder, name);
		if (this.#files.has(path) || this.#files.has(`${folder}/`)) {
			return true;
		}
		const { cwd } = this.#around;
		if (this.#options.outputs.some((it) => it.file !== undefined && resolve(cwd, it.file) === path)) {
			return false;
		}
		if (this.#roots.some((it) => it === path || isBelow(it, path))) {
			return true;
		}
		const isInside = this.#roots.some((it) => isBelow(path, it));
		return isInside && !name.startsWith('.') && (formatOf(name) !== undefined || isFolder(path));
	}

	#tell(problem: string): void {
		if (!this.#told.has(problem)) {
			this.#told.add(problem);
			tell(`warning: ${problem}`, this.#around);
		}
	}
}

/** The folder that a path, or the fixed part of a glob, names; of a file, its own. */
function rootOf(path: string): string {
	const wild = /[*?{}[\]()!]/.exec(path);
	const fixed = wild === null || isFolder(path) ? path : dirname(`${path.slice(0, wild.index)}x`);
	return isFolder(fixed) ? fixed : dirname(fixed);
}

/** A folder that is there: the one itself, or one above it where it may come back. */
function nearestFolder(folder: string): string {
	return isFolder(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/** The folders below one, but those that no run searches. */
function addFolders(root: string, folders: Set<string>): void {
	if (folders.size >= mostFolders) {
		return;
	}
	folders.add(root);
	try {
		for (const entry of readdirSync(root, { withFileTypes: true })) {
			if (entry.isDirectory() && !entry.name.startsWith('.') && !neverSearched.has(entry.name.toLowerCase())) {
				addFolders(join(root, entry.name), folders);
			}
		}
	} catch {
		// It has vanished or cannot be read: the run tells of it.
	}
}
