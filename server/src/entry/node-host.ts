import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Host } from '../service/host.ts';

/** A host over the file system, for `file:` URIs; every other scheme has no files. */
export function createNodeHost(log: Host['log'] = () => {}): Host {
	return {
		async readFile(uri) {
			try {
				const path = uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
				// A pipe or a device might never end.
				return path !== undefined && (await stat(path)).isFile() ? await readFile(path, 'utf8') : undefined;
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
		log,
	};
}
