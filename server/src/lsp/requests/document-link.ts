/** `textDocument/documentLink`: identifiers of works lead to them. */
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks } from '../../service/document-links.ts';
import type { Context } from '../context.ts';
import { currentFacts } from './facts.ts';

export async function documentLink(context: Context, { textDocument }: DocumentLinkParams): Promise<DocumentLink[]> {
	const current = await currentFacts(context, textDocument.uri);
	return current === undefined
		? []
		: documentLinks(current.facts).map(({ span, url, name }) => ({
				range: current.document.toRange(span),
				target: url,
				tooltip: `Open in ${name}`,
			}));
}
