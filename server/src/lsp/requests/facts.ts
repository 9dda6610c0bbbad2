/** What the present version of an open article says, for requests that need no lint. */
import type { ArticleFacts } from '../../service/lint-service.ts';
import type { Context } from '../context.ts';
import type { Frozen } from '../convert.ts';
import type { DocumentSettings } from '../settings.ts';

export interface Current {
	readonly document: Frozen;
	readonly facts: ArticleFacts;
	readonly settings: DocumentSettings;
}

/** `undefined` when the document is no article, is not linted, or has changed meanwhile. */
export async function currentFacts({ articles, service }: Context, uri: string): Promise<Current | undefined> {
	const read = await articles.read(uri);
	return read === undefined || articles.get(uri)?.version !== read.document.version
		? undefined
		: { ...read, facts: service.facts(read.document.snapshot, read.settings.config) };
}
