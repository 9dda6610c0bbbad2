/** `textDocument/completion` and `completionItem/resolve`: citations that have been begun. */
import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	MarkupKind,
} from 'vscode-languageserver';
import { type Completion, completionCard, completionsAt } from '../../service/completions.ts';
import type { Context } from '../context.ts';
import type { Frozen } from '../convert.ts';
import { currentFacts } from './facts.ts';

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
	const items = completionsAt(facts, offset).map((it, index) => toItem(it, document, index));
	// Which entries fit depends on what is typed after the bracket: the editor's own filter knows.
	return { isIncomplete: false, items };
}

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
