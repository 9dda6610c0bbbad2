/**
 * The bibliographies that an article is to be read with: those of its front matter, relative to the article, and those
 * of the configuration, relative to the configuration's file. Every front reads them here, through its `Host`.
 */
import { readFrontMatter } from '../article/front-matter.ts';
import type { Config } from '../config/config.ts';
import { type BibliographyText, namedBibliographies } from '../facts/bibliography.ts';
import type { Host } from './host.ts';

export type { BibliographyText } from '../facts/bibliography.ts';

export interface BibliographyPlace {
	/** URI of the article. */
	readonly uri: string;
	readonly text: string;
	readonly config: Config;
	/** URI of the configuration file that `config` comes from, if any. */
	readonly configFile: string | undefined;
	/** URIs of folders outside of which nothing is read; `undefined`: anywhere. */
	readonly roots: readonly string[] | undefined;
}

/** Texts in the order of their naming; without a text where there is no such file or where it stands outside the roots. */
export async function readBibliographies(host: Host, place: BibliographyPlace): Promise<readonly BibliographyText[]> {
	const own = namedBibliographies({ frontMatter: readFrontMatter(place.text) });
	const named = [
		...own.map((path) => ({ path, base: place.uri })),
		...(place.configFile === undefined ? [] : place.config.bibliography).map((path) => ({
			path,
			base: place.configFile ?? place.uri,
		})),
	];
	return Promise.all(
		named.map(async ({ path, base }) => {
			const uri = resolveUri(path, base);
			const isAllowed = uri !== undefined && isBelow(uri, place.roots);
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

/** Of a path as people write it: with `/` or `\`, and with characters that a URI has to encode. */
function resolveUri(path: string, base: string): string | undefined {
	if (/^[a-z][a-z\d+.-]+:/i.test(path)) {
		return undefined;
	}
	const encoded = path
		.replace(/\\/g, '/')
		.split('/')
		.map((it) => encodeURIComponent(it))
		.join('/');
	try {
		return new URL(encoded, base).href;
	} catch {
		return undefined;
	}
}

function isBelow(uri: string, roots: readonly string[] | undefined): boolean {
	return roots === undefined || roots.some((it) => uri.startsWith(it.endsWith('/') ? it : `${it}/`));
}
