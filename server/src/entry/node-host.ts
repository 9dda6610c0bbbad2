import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../service/host.ts';

/** A host over the file system, for `file:` URIs; every other scheme has no files. */
export function createNodeHost(log: Host['log'] = () => {}): Host {
	return {
		async readFile(uri) {
			try {
				const path = uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
				const stats = path === undefined ? undefined : await stat(path);
				// A pipe or a device might never end.
				if (path === undefined || stats?.isFile() !== true) {
					return undefined;
				}
				return stats.size > longestRead ? await readStart(path) : await readFile(path, 'utf8');
			} catch {
				return undefined;
			}
		},
		async listFiles(uri) {
			try {
				const entries = uri.startsWith('file:') ? await readdir(fileURLToPath(uri), { withFileTypes: true }) : [];
				return entries
					.filter((it) => !it.isDirectory())
					.map((it) => it.name)
					.sort();
			} catch {
				return undefined;
			}
		},
		async realUri(uri) {
			return uri.startsWith('file:') ? pathToFileURL(await realpath(fileURLToPath(uri))).href : uri;
		},
		log,
	};
}

/** Bytes; so many are at least as many characters as the longest of the files that are read by a host may have. */
const longestRead = 3 * 65 * 1024 * 1024;

/** Of a file that whoever asked for it will refuse for its length. */
async function readStart(path: string): Promise<string> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(longestRead), 0, longestRead, 0);
		return buffer.toString('utf8', 0, bytesRead);
	} finally {
		await file.close();
	}
}
