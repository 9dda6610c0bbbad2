/** `textDocument/inlayHint`: the design and size of the work behind each citation marker; off unless it is set. */
import { type InlayHint, type InlayHintParams, MarkupKind } from 'vscode-languageserver';
import { workCard } from '../../service/evidence-cards.ts';
import { citationHints } from '../../service/inlay-hints.ts';
import type { Context } from '../context.ts';
import { currentFacts } from './facts.ts';

export async function inlayHint(context: Context, { textDocument, range }: InlayHintParams): Promise<InlayHint[]> {
	// Editors ask at each change, and most have no use for hints.
	const { inlayHints } = await context.settings.of(textDocument.uri);
	const current = inlayHints ? await currentFacts(context, textDocument.uri) : undefined;
	if (current === undefined) {
		return [];
	}
	const { document, facts } = current;
	const span = { start: document.toOffset(range.start), end: document.toOffset(range.end) };
	return citationHints(facts, span).map(({ offset, label, works }) => ({
		position: document.toRange({ start: offset, end: offset }).start,
		label: label.split('; ').map(context.language.translate).join('; '),
		paddingLeft: true,
		tooltip: { kind: MarkupKind.Markdown, value: context.language.markdown(works.map(workCard).join('\n\n---\n\n')) },
	}));
}
