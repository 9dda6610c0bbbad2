import { constants, realpathSync, rmSync, type Stats } from 'node:fs';
import { access, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** A text, or bytes in parts: what is long need not be held as one. */
export type FileContent = string | Iterable<Uint8Array>;

/**
 * Replaces a file's text in one step, so that no reader and no crash ever sees half of it; mode and owner are kept. Throws,
 * and leaves the file as it is, when it is read-only or does not hold `before` any more.
 */
export async function replaceFile(given: string, before: string, text: string): Promise<void> {
	// Renaming over a symbolic link would replace the link.
	const path = await realpath(given);
	const stats = await stat(path);
	// A rename asks for the right to write to the folder alone.
	if ((stats.mode & anyoneWrites) === 0) {
		throw new Error('it is read-only');
	}
	await access(path, constants.W_OK);
	await writeBeside(path, text, stats, async () => {
		if (!(await readFile(path)).equals(Buffer.from(before))) {
			throw new Error('it has changed since it was read; run again');
		}
	});
}

const anyoneWrites = 0o222;

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
	await writeBeside(there === undefined ? given : await realpath(given), content, there);
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

/** Of the file that is replaced. */
type Rights = Pick<Stats, 'mode' | 'uid' | 'gid'>;

/** Through a temporary file in the same folder; `check` has the last word before it takes its place. */
async function writeBeside(
	path: string,
	content: FileContent,
	rights: Rights | undefined,
	check?: () => Promise<void>,
): Promise<void> {
	const temporary = temporaryBeside(path, threadId);
	unfinished.add(temporary);
	try {
		// Left by a process of the same number that was killed.
		await rm(temporary, { force: true });
		const file = await open(temporary, 'wx', rights?.mode);
		try {
			if (rights !== undefined) {
				// Only some users may give a file away, and they alone replace the files of others.
				await file.chown(rights.uid, rights.gid).catch(() => {});
				await file.chmod(rights.mode);
			}
			await writeFile(file, content);
			await file.sync();
		} finally {
			await file.close();
		}
		await check?.();
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
