/**
 * The bibliographies that an article is to be read with: those of its front matter, relative to the article, and those
 * of the configuration, relative to the file that names them. Every front reads them here, through its `Host`.
 */
import { readFrontMatter } from '../article/front-matter.ts';
import type { Config } from '../config/config.ts';
import { type BibliographyText, namedBibliographies } from '../facts/bibliography.ts';
import type { Host } from './host.ts';
import { isBelow, packageFolder, resolveUri } from './uris.ts';

export type { BibliographyText } from '../facts/bibliography.ts';

export interface BibliographyPlace {
	/** URI of the article. */
	readonly uri: string;
	readonly text: string;
	readonly config: Config;
	/** URI of the configuration file that `config` comes from, if any; names that come from no file are relative to it. */
	readonly configFile: string | undefined;
	/** URIs of folders outside of which nothing is read; `undefined`: anywhere. */
	readonly roots: readonly string[] | undefined;
}

/** Texts in the order of their naming; without a text where there is no such file or where it stands outside the roots. */
export async function readBibliographies(host: Host, place: BibliographyPlace): Promise<readonly BibliographyText[]> {
	const own = namedBibliographies({ frontMatter: readFrontMatter(place.text) });
	const named = [
		...own.map((path) => ({ path, base: place.uri })),
		...place.config.bibliography.flatMap(({ path, from = place.configFile }) =>
			from === undefined ? [] : [{ path, base: from }],
		),
	];
	return Promise.all(
		named.map(async ({ path, base }) => {
			const uri = resolveUri(path, base);
			// A package brings its own files and reads no others.
			const own = packageFolder(base);
			const isAllowed = uri !== undefined && isBelow(uri, own === undefined ? place.roots : [own]);
			return { path, text: isAllowed ? await textOf(host, uri) : undefined };
		}),
	);
}

async function textOf(host: Host, uri: string): Promise<string | undefined> {
	try {
		return await host.readFile(uri);
	} catch {
		return undefined;
	}
}
