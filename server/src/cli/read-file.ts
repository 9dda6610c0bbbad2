import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { mostOfArticles, sizeProblem, textSizeProblem } from '../service/size-limit.ts';

export interface DecodedText {
	/** Without a byte order mark. */
	readonly text: string;
	/** The byte order mark that stood before the text, or nothing. */
	readonly mark: string;
}

export type ReadResult = DecodedText | { readonly problem: string };

const byteOrderMark = '\uFEFF';

/** What an article may be: its size alone is asked for before it is read. */
type Limits = Parameters<typeof sizeProblem>[1];

/** Reads a file as UTF-8; what is wrong with it is told, not thrown. */
export async function readArticle(path: string, limits: Limits = mostOfArticles): Promise<ReadResult> {
	try {
		// A pipe that nobody writes to would hold up the opening of it.
		const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
		try {
			const stats = await file.stat();
			if (!stats.isFile()) {
				return { problem: stats.isDirectory() ? 'cannot be read: it is a folder.' : 'is no regular file.' };
			}
			const problem = sizeProblem(stats.size, limits);
			return problem === undefined ? decodeArticle(await file.readFile(), limits) : { problem };
		} finally {
			await file.close();
		}
	} catch (error) {
		return { problem: `cannot be read: ${reason(error)}.` };
	}
}

/** `undefined` where there is a problem. */
export function textOf(read: ReadResult): string | undefined {
	return 'problem' in read ? undefined : read.text;
}

export function decodeArticle(bytes: Uint8Array, limits: Limits = mostOfArticles): ReadResult {
	const tooLong = sizeProblem(bytes.length, limits);
	if (tooLong !== undefined) {
		return { problem: tooLong };
	}
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

/** A text that a program gives. */
export function checkArticle(text: string, limits: Limits): ReadResult {
	const problem = textSizeProblem(text, limits);
	return problem === undefined ? { text, mark: '' } : { problem };
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
