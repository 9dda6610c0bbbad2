/** `textDocument/completion` and `completionItem/resolve`: citations that have been begun, front matter, statements. */
import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	MarkupKind,
} from 'vscode-languageserver';
import { localDay } from '../../base/day.ts';
import { missingStatements } from '../../service/article-view.ts';
import { type Completion, completionCard, completionsAt } from '../../service/completions.ts';
import { parentFolder } from '../../service/uris.ts';
import {
	frontMatterCompletions,
	type Surroundings,
	statementCompletions,
	statementPlace,
	type WritingCompletion,
} from '../../service/writing-completions.ts';
import { lintPresent } from '../articles.ts';
import type { Context } from '../context.ts';
import type { Frozen } from '../convert.ts';
import { type Current, currentFacts } from './facts.ts';

/** What comes back when an item is to be resolved. */
interface ItemData {
	readonly uri: string;
	/** Citation key of a known work. */
	readonly work: string;
}

export const completionTriggers: readonly string[] = ['[', '^', '@'];

export async function completion(
	context: Context,
	{ textDocument, position }: CompletionParams,
): Promise<CompletionList | undefined> {
	const current = await currentFacts(context, textDocument.uri);
	if (current === undefined) {
		return undefined;
	}
	const { document, facts } = current;
	const offset = document.toOffset(position);
	const citations = completionsAt(facts, offset);
	if (citations.length > 0) {
		// Which entries fit depends on what is typed after the bracket: the editor's own filter knows.
		return { isIncomplete: false, items: citations.map((it, index) => toItem(it, document, index)) };
	}
	const frontMatter = frontMatterCompletions(facts, offset, await surroundings(context, textDocument.uri, current));
	if (frontMatter.length > 0) {
		return { isIncomplete: false, items: frontMatter.map((it, index) => toWritingItem(it, document, index)) };
	}
	const typed = statementPlace(facts, offset);
	if (typed === undefined) {
		return { isIncomplete: false, items: [] };
	}
	const statements = statementCompletions(facts, offset, typed, await missingIn(context, current));
	// Nothing is offered for the first letters of a word, so the editor asks again.
	return { isIncomplete: true, items: statements.map((it, index) => toWritingItem(it, document, index)) };
}

async function surroundings({ host, service }: Context, uri: string, { settings }: Current): Promise<Surroundings> {
	const folder = settings.trusted ? parentFolder(uri) : undefined;
	const files = folder === undefined ? undefined : await host.listFiles(folder);
	return {
		today: localDay(new Date()),
		files: files ?? [],
		rules: service.rules.map((it) => it.meta.id),
	};
}

/** Ids of the statements that the article owes; none while it changes. */
async function missingIn({ articles }: Context, { document, facts }: Current): Promise<ReadonlySet<string>> {
	const linted = await lintPresent(articles, document.uri);
	return new Set(missingStatements(facts, linted?.result.findings ?? []).map((it) => it.statement.id));
}

function toWritingItem(it: WritingCompletion, document: Frozen, index: number): CompletionItem {
	return {
		label: it.label,
		kind: itemKinds[it.kind],
		detail: it.detail,
		...(it.documentation === undefined ? {} : { documentation: it.documentation }),
		sortText: String(index).padStart(4, '0'),
		textEdit: document.toTextEdit(it.edit),
	};
}

const itemKinds: Readonly<Record<WritingCompletion['kind'], CompletionItemKind>> = {
	statement: CompletionItemKind.Snippet,
	key: CompletionItemKind.Property,
	value: CompletionItemKind.Value,
};

/** The item with the card of its work, whatever has been typed since. */
export async function resolveCompletion({ service, settings }: Context, item: CompletionItem): Promise<CompletionItem> {
	const data = item.data as Partial<ItemData> | undefined;
	if (typeof data?.uri !== 'string' || typeof data.work !== 'string') {
		return item;
	}
	const { config } = await settings.of(data.uri);
	const value = completionCard(service.formularyOf(config), data.work);
	return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function toItem(it: Completion, document: Frozen, index: number): CompletionItem {
	return {
		label: it.label,
		kind: it.kind === 'own' ? CompletionItemKind.Reference : CompletionItemKind.File,
		detail: it.detail,
		filterText: it.filterText,
		sortText: String(index).padStart(4, '0'),
		textEdit: document.toTextEdit(it.edit),
		...(it.additions.length === 0 ? {} : { additionalTextEdits: it.additions.map(document.toTextEdit) }),
		...(it.work === undefined ? {} : { data: { uri: document.uri, work: it.work } satisfies ItemData }),
	};
}
