import { realpathSync, rmSync } from 'node:fs';
import { mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** A text, or bytes in parts: what is long need not be held as one. */
export type FileContent = string | Iterable<Uint8Array>;

/** Replaces a file's text in one step, so that no reader and no crash ever sees half of it; the mode is kept. */
export async function replaceFile(given: string, text: string): Promise<void> {
	// Renaming over a symbolic link would replace the link.
	const path = await realpath(given);
	const { mode } = await stat(path);
	await writeBeside(path, text, mode);
}

/**
 * Writes a file in one step, with the folders above it; one that is there is replaced. A device or a pipe, which must
 * not be replaced, is written to.
 */
export async function writeFileWhole(given: string, content: FileContent): Promise<void> {
	await mkdir(dirname(given), { recursive: true });
	const there = await stat(given).catch(() => undefined);
	if (there?.isDirectory()) {
		throw new Error('it is a folder');
	}
	if (there !== undefined && !there.isFile()) {
		await writeFile(given, content);
		return;
	}
	await (there === undefined
		? writeBeside(given, content, undefined)
		: writeBeside(await realpath(given), content, there.mode));
}

/** Removes what a thread that was ended while it wrote a file has left beside it. */
export function removeTemporary(given: string, thread: number): void {
	try {
		rmSync(temporaryBeside(realpathSync(given), thread), { force: true });
	} catch {
		// The file is gone, or its folder cannot be written to: then nothing was left.
	}
}

/** Why a file cannot be written, without the place in the file system, which the message names already. */
export function reasonOf(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	switch (code) {
		case 'ENOSPC':
			return 'no space is left on the disk';
		case 'EACCES':
		case 'EPERM':
			return 'permission denied';
		case 'EROFS':
			return 'the file system is read-only';
		case 'ENOTDIR':
		case 'EEXIST':
			return 'a part of its path is no folder';
		default:
			return error instanceof Error ? error.message : String(error);
	}
}

/** What is being written by this thread. */
const unfinished = new Set<string>();

/** For a process that ends before its writes do. */
export function removeTemporaries(): void {
	for (const path of unfinished) {
		rmSync(path, { force: true });
	}
}

/** Through a temporary file in the same folder; `mode` is that of new files when it is `undefined`. */
async function writeBeside(path: string, content: FileContent, mode: number | undefined): Promise<void> {
	const temporary = temporaryBeside(path, threadId);
	unfinished.add(temporary);
	try {
		// Left by a process of the same number that was killed.
		await rm(temporary, { force: true });
		const file = await open(temporary, 'wx', mode);
		try {
			if (mode !== undefined) {
				await file.chmod(mode);
			}
			await writeFile(file, content);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	} finally {
		unfinished.delete(temporary);
	}
}

/** Another for each thread, since two may write one file by two names. */
function temporaryBeside(path: string, thread: number): string {
	return join(dirname(path), `.${basename(path)}.${process.pid}-${thread}.tmp`);
}
