/** Where files may be read from: symbolic links count as what they lead to. */
import type { Host } from './host.ts';
import { isBelow } from './uris.ts';

/** Whether a file stands below one of the folders, by its name and where that leads; one that is not there, by its name. */
export async function staysBelow(host: Host, uri: string, roots: readonly string[]): Promise<boolean> {
	if (!isBelow(uri, roots)) {
		return false;
	}
	const real = await realUri(host, uri);
	return real === uri || isBelow(real, await Promise.all(roots.map((it) => realUri(host, it))));
}

async function realUri(host: Host, uri: string): Promise<string> {
	return (await host.realUri?.(uri).catch(() => uri)) ?? uri;
}
