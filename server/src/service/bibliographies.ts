/**
 * The bibliographies that an article is to be read with: those of its front matter, relative to the article, and those
 * of the configuration, relative to the file that names them. Every front reads them here, through its `Host`.
 */
import { readFrontMatter } from '../article/front-matter.ts';
import type { Config } from '../config/config.ts';
import { type BibliographyText, namedBibliographies } from '../facts/bibliography.ts';
import { rootOf } from './config-layers.ts';
import { staysBelow } from './containment.ts';
import type { Host } from './host.ts';
import { packageFolder, resolveUri } from './uris.ts';

export type { BibliographyText } from '../facts/bibliography.ts';

export interface BibliographyPlace {
	/** URI of the article. */
	readonly uri: string;
	readonly text: string;
	readonly config: Config;
	/** URI of the configuration file that `config` comes from, if any; names that come from no file are relative to it. */
	readonly configFile: string | undefined;
	/** URIs of folders outside of which, and of the article's repository, nothing is read; `undefined`: anywhere. */
	readonly roots: readonly string[] | undefined;
}

/** More than an article rests on; those behind are passed over. */
const mostFiles = 50;

/** Characters; a longer one is as none. */
const longest = 16 * 1024 * 1024;

/**
 * Texts in the order of their naming; without a text where there is no such file, where it or what it links to stands
 * outside the roots, or where it is too long.
 */
export async function readBibliographies(host: Host, place: BibliographyPlace): Promise<readonly BibliographyText[]> {
	const own = namedBibliographies({ frontMatter: readFrontMatter(place.text) });
	const named = [
		...own.map((path) => ({ path, base: place.uri })),
		...place.config.bibliography.flatMap(({ path, from = place.configFile }) =>
			from === undefined ? [] : [{ path, base: from }],
		),
	];
	const allowed = named.length === 0 ? undefined : await rootsOf(host, place);
	return Promise.all(
		named.slice(0, mostFiles).map(async ({ path, base }) => {
			const uri = resolveUri(path, base);
			// A package brings its own files and reads no others.
			const own = packageFolder(base);
			const roots = own === undefined ? allowed : [own];
			const isAllowed = uri !== undefined && (roots === undefined || (await staysBelow(host, uri, roots)));
			return { path, text: isAllowed ? await textOf(host, uri) : undefined };
		}),
	);
}

async function rootsOf(host: Host, { roots, uri }: BibliographyPlace): Promise<readonly string[] | undefined> {
	return roots && [...roots, await rootOf(host, uri)];
}

async function textOf(host: Host, uri: string): Promise<string | undefined> {
	try {
		const text = await host.readFile(uri);
		return text !== undefined && text.length <= longest ? text : undefined;
	} catch {
		return undefined;
	}
}
