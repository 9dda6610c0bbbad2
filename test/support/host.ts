import type { Host } from '../../server/src/service/host.ts';

/** A host over files in memory, by absolute path; `undefined` where there is none. */
export function memoryHost(files: Readonly<Record<string, string | undefined>>): Host {
	return {
		readFile: async (uri) => files[decodeURIComponent(uri.slice('file://'.length))],
		listFiles: async (uri) => {
			const folder = decodeURIComponent(uri.slice('file://'.length));
			const names = Object.keys(files).filter((it) => it.startsWith(folder) && !it.slice(folder.length).includes('/'));
			return names.length === 0 ? undefined : names.map((it) => it.slice(folder.length)).sort();
		},
		log() {},
	};
}
