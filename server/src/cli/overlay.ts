import type { FileResult } from './results.ts';

/** Parts of a result that are made when they are asked for. */
export type Overlay = { readonly [K in keyof FileResult]?: () => FileResult[K] };

/** A result with some parts in the place of others. Nothing is opened or kept: a run may have very many results. */
export function overlay(result: FileResult, parts: Overlay): FileResult {
	const own = Object.entries(parts).map(([key, get]) => [key, { enumerable: true, get }] as const);
	return Object.defineProperties(
		{},
		{ ...Object.getOwnPropertyDescriptors(result), ...Object.fromEntries(own) },
	) as FileResult;
}
