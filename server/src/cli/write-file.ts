import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Replaces a file's text in one step, so that no reader and no crash ever sees half of it; the mode is kept. */
export async function replaceFile(given: string, text: string): Promise<void> {
	// Renaming over a symbolic link would replace the link.
	const path = await realpath(given);
	const { mode } = await stat(path);
	await writeBeside(path, text, mode);
}

/** Writes a file in one step, with the folders above it; one that is there is replaced. */
export async function writeFileWhole(path: string, text: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const there = await stat(path).catch(() => undefined);
	await (there === undefined ? writeBeside(path, text, undefined) : replaceFile(path, text));
}

/** Through a temporary file in the same folder; `mode` is that of new files when it is `undefined`. */
async function writeBeside(path: string, text: string, mode: number | undefined): Promise<void> {
	const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
	try {
		const file = await open(temporary, 'wx', mode);
		try {
			if (mode !== undefined) {
				await file.chmod(mode);
			}
			await file.writeFile(text, 'utf8');
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
