import { statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Whether a folder is there. */
export function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Both absolute. */
export function isBelow(path: string, folder: string): boolean {
	return path.startsWith(join(folder, sep));
}
