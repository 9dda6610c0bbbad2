import { readFile } from 'node:fs/promises';

export interface DecodedText {
	/** Without a byte order mark. */
	readonly text: string;
	/** The byte order mark that stood before the text, or nothing. */
	readonly mark: string;
}

export type ReadResult = DecodedText | { readonly problem: string };

const byteOrderMark = '\uFEFF';

/** Reads a file as UTF-8; what is wrong with it is told, not thrown. */
export async function readArticle(path: string): Promise<ReadResult> {
	try {
		return decodeArticle(await readFile(path));
	} catch (error) {
		return { problem: `cannot be read: ${reason(error)}.` };
	}
}

/** `undefined` where there is a problem. */
export function textOf(read: ReadResult): string | undefined {
	return 'problem' in read ? undefined : read.text;
}

export function decodeArticle(bytes: Uint8Array): ReadResult {
	if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
		return { problem: 'is UTF-16; save it as UTF-8.' };
	}
	if (bytes.includes(0)) {
		return { problem: 'is a binary file, not an article.' };
	}
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		return text.startsWith(byteOrderMark) ? { text: text.slice(1), mark: byteOrderMark } : { text, mark: '' };
	} catch {
		return { problem: `is not UTF-8 (line ${firstBadLine(bytes)}); save it as UTF-8.` };
	}
}

function firstBadLine(bytes: Uint8Array): number {
	const text = new TextDecoder('utf-8').decode(bytes);
	return text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
}

function reason(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	switch (code) {
		case 'ENOENT':
			return 'no such file';
		case 'EACCES':
		case 'EPERM':
			return 'permission denied';
		case 'EISDIR':
			return 'it is a folder';
		default:
			return error instanceof Error ? error.message : String(error);
	}
}
