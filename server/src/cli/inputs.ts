/** What a result rests on besides the program and its options: files, by digests of what they hold. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Host } from '../service/host.ts';

/** A file, or the names in a folder (whose URI ends in a slash). */
export interface FileDigest {
	readonly uri: string;
	/** `null`: there was none. */
	readonly digest: string | null;
}

export interface ArticleInputs {
	/** Of the article's bytes. */
	readonly digest: string;
	/** What was read for this article alone. */
	readonly files: readonly FileDigest[];
	/** Whether the article may hold a date after which its findings change. */
	readonly isDated: boolean;
}

/** SHA-256 in base 64; of a text, that of its bytes in UTF-8. */
export function strongDigest(content: string | Uint8Array): string {
	return hash('sha256', content, 'base64');
}

/** Of an article's text with its byte order mark: what was not valid UTF-8 was refused, so these are its bytes. */
export function inputsOf(text: string, files: readonly FileDigest[]): ArticleInputs {
	return { digest: strongDigest(text), files, isDated: /\buntil\s*[=:]/i.test(text) };
}

export interface RecordedReads {
	readonly host: Host;
	/** What was read since the last call, each file once. */
	taken(): readonly FileDigest[];
}

export function recordReads(host: Host): RecordedReads {
	const reads = new Map<string, FileDigest>();
	const told = new Set<string>();

	function record(uri: string, content: string | undefined): void {
		if (!told.has(uri)) {
			reads.set(uri, { uri, digest: content === undefined ? null : digestOf(uri, content) });
		}
	}

	return {
		host: {
			async readFile(uri) {
				const text = await host.readFile(uri);
				record(uri, text);
				return text;
			},
			async listFiles(uri) {
				const names = await host.listFiles(uri);
				record(asFolder(uri), names?.join('\n'));
				return names;
			},
			...(host.realUri === undefined ? {} : { realUri: host.realUri.bind(host) }),
			log: (level, message) => host.log(level, message),
		},
		taken() {
			const taken = [...reads.values()];
			for (const { uri } of taken) {
				told.add(uri);
			}
			reads.clear();
			return taken;
		},
	};
}

/** The digest that a file has now; without waiting, which is the fastest way to ask for many. */
export function digestNow(uri: string): string | null {
	try {
		const path = fileURLToPath(uri);
		if (uri.endsWith('/')) {
			const entries = readdirSync(path, { withFileTypes: true }).filter((it) => !it.isDirectory());
			const names = entries.map((it) => it.name).sort();
			return digestOf(uri, names.join('\n'));
		}
		return statSync(path, { throwIfNoEntry: false })?.isFile() ? digestOf(uri, readFileSync(path, 'utf8')) : null;
	} catch {
		return null;
	}
}

function asFolder(uri: string): string {
	return uri.endsWith('/') ? uri : `${uri}/`;
}

/** Of a repository's own files only their being there is asked for, and a change of branch changes what they say. */
function digestOf(uri: string, content: string): string {
	return /\/\.git(?:\/HEAD)?$/.test(uri) ? 'there' : strongDigest(content);
}
