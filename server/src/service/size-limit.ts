/** Articles that are too long to be linted while someone waits. */
import { articleMegabytes, type Config } from '../config/config.ts';

/** What no configuration can go beyond. */
export const mostOfArticles: Pick<Config, 'maxFileSize'> = { maxFileSize: articleMegabytes.most * 1_000_000 };

/** Why a text or file of so many bytes is not linted, going on from its name; `undefined` where it is. */
export function sizeProblem(bytes: number, { maxFileSize }: Pick<Config, 'maxFileSize'>): string | undefined {
	return bytes <= maxFileSize
		? undefined
		: `is ${inMegabytes(bytes)} long, and maxFileSize allows ${maxFileSize / 1_000_000} MB, so it was not checked.`;
}

/** `sizeProblem` of a text as the bytes that UTF-8 takes for it, which are counted only where the length alone leaves doubt. */
export function textSizeProblem(text: string, config: Pick<Config, 'maxFileSize'>): string | undefined {
	const { maxFileSize } = config;
	const isShort = text.length * mostBytes <= maxFileSize;
	return isShort ? undefined : sizeProblem(text.length > maxFileSize ? text.length : utf8Length(text), config);
}

/** Bytes that UTF-8 takes for a UTF-16 unit. */
const mostBytes = 3;

function utf8Length(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** Rounded up, so that a size above a limit is never shown as the limit. */
function inMegabytes(bytes: number): string {
	const unit = bytes < 100_000 ? 1000 : bytes < 10_000_000 ? 10_000 : 100_000;
	return `${(Math.ceil(bytes / unit) * unit) / 1_000_000} MB`;
}
