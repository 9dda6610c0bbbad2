/** `textDocument/hover`: the reason and the sources of a finding, and the card of what stands at the place. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { aboutFinding } from '../../service/about.ts';
import { cardAt } from '../../service/evidence-cards.ts';
import { ruleUrl, severities } from '../../service/lint-service.ts';
import { lintPresent } from '../articles.ts';
import type { Context } from '../context.ts';
import type { ClientCommands } from '../protocol.ts';
import { factsOf } from './facts.ts';

export async function hover(context: Context, { textDocument, position }: HoverParams): Promise<Hover | undefined> {
	const { articles, service } = context;
	const linted = await lintPresent(articles, textDocument.uri);
	if (linted?.settings.config === undefined) {
		return undefined;
	}
	const { document, result } = linted;
	const offset = document.toOffset(position);
	const found = result.findings
		.filter(({ span }) => isAt(span, offset))
		.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
	const pageOf = context.client.commands.has('ldn-lint.openRulePage') ? rulePageCommand : ruleUrl;
	const place = cardAt(factsOf(context, linted), offset, result.findings);
	// The card first: editors show the messages of the findings above it, and the reasons of several are long.
	const parts = [
		...(place === undefined ? [] : [place.markdown]),
		...found.map((it) => aboutFinding(service, it, pageOf)),
	];
	const span = found[0]?.span ?? place?.span;
	return span === undefined
		? undefined
		: {
				contents: {
					kind: MarkupKind.Markdown,
					value: context.language.markdown([...new Set(parts)].join('\n\n---\n\n')),
				},
				range: document.toRange(span),
			};
}

/** Our own client lets this one command through, so that the page opens in the editor, without a network. */
function rulePageCommand(rule: string): string {
	return `command:${'ldn-lint.openRulePage' satisfies keyof ClientCommands}?${encodeURIComponent(JSON.stringify([rule]))}`;
}

function isAt({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset <= end;
}
