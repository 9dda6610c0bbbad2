/** What the present version of an open article says, with a lint of it and without one. */
import type { ArticleFacts } from '../../service/lint-service.ts';
import type { Linted } from '../articles.ts';
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

/** What the linted version says: read once, for hovers, actions, the panel and the code lens ask for the same lint. */
export function factsOf({ service }: Context, linted: Linted): ArticleFacts {
	const { snapshot } = linted.document;
	// Nothing is read of an article that is too long.
	const readable = linted.skipped === 'too-long' ? { ...snapshot, text: '' } : snapshot;
	const facts = read.get(linted) ?? service.facts(readable, linted.settings.config);
	read.set(linted, facts);
	return facts;
}

const read = new WeakMap<Linted, ArticleFacts>();
