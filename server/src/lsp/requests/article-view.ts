/** `ldn-lint/articleView`: what an article says, for a panel; and `ldn-lint/cards`, what it shows of an item. */
import type { Position, Range } from 'vscode-languageserver';
import { isObject } from '../../base/is-object.ts';
import type { Span } from '../../base/span.ts';
import { type ArticleView, articleView } from '../../service/article-view.ts';
import { cardsOn } from '../../service/evidence-cards.ts';
import { coverageMode } from '../../service/lint-service.ts';
import { type Linted, lintPresent } from '../articles.ts';
import type { Context } from '../context.ts';
import type { Frozen } from '../convert.ts';
import type { Language } from '../language.ts';
import type { CardsParams, DocumentParams, Requests, WithRanges } from '../protocol.ts';
import { factsOf } from './facts.ts';

export async function articleViewRequest(
	context: Context,
	{ uri }: DocumentParams,
): Promise<Requests['ldn-lint/articleView']['result']> {
	const linted = await lintLatest(context, uri);
	const view = linted && viewOf(context, linted);
	return linted === undefined || view === undefined
		? null
		: { version: linted.document.version, ...withRanges(view, linted.document, context.language) };
}

export async function cards(
	{ language, service, settings }: Context,
	{ uri, works, conditions }: CardsParams,
): Promise<string> {
	const { config } = await settings.of(uri);
	return language.markdown(cardsOn(service.formularyOf(config), works, conditions));
}

/** The lint of the newest version, however often it changes meanwhile; `undefined` when the document closes. */
export async function lintLatest({ articles }: Context, uri: string): Promise<Linted | undefined> {
	while (articles.get(uri) !== undefined) {
		const linted = await lintPresent(articles, uri);
		if (linted !== undefined) {
			return linted;
		}
	}
	return undefined;
}

/** `undefined` where the article is not linted, or is on no drug. */
export function viewOf(context: Context, linted: Linted): ArticleView | undefined {
	const { result, settings, skipped } = linted;
	if (settings.config === undefined || skipped !== undefined) {
		return undefined;
	}
	const view =
		views.get(linted) ?? articleView(factsOf(context, linted), result.findings, coverageMode(settings.config));
	views.set(linted, view);
	return view;
}

/** Panel and code lens ask for the same lint. */
const views = new WeakMap<Linted, ArticleView>();

function withRanges<T extends object>(value: T, document: Frozen, language: Language): WithRanges<T>;
function withRanges(value: unknown, document: Frozen, language: Language): unknown {
	if (isSpan(value)) {
		return document.toRange(value) satisfies Range & { readonly start: Position };
	}
	if (Array.isArray(value)) {
		return value.map((it) => withRanges(it, document, language));
	}
	return typeof value === 'object' && value !== null
		? Object.fromEntries(
				Object.entries(value).map(([key, it]) => [
					key,
					typeof it === 'string' && ours.has(key) ? language.translate(it) : withRanges(it, document, language),
				]),
			)
		: value;
}

/** What we say of an article; all else is the article's own text. */
const ours: ReadonlySet<string> = new Set(['message', 'name', 'band', 'supported', 'summary', 'why', 'particulars']);

function isSpan(value: unknown): value is Span {
	return isObject(value) && typeof value.start === 'number' && typeof value.end === 'number';
}
