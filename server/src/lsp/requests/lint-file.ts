/** `ldn-lint/lintFile`: findings of a file that need not be open, for a lint of the whole workspace. */
import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lintDocument } from '../articles.ts';
import type { Context } from '../context.ts';
import { formatOf, freeze } from '../convert.ts';
import type { LintFileParams, LintFileResult } from '../protocol.ts';
import { diagnosticsOf, lintOrCancel, toDiagnostics } from './diagnostic.ts';

export async function lintFile(
	context: Context,
	{ uri, languageId }: LintFileParams,
	token: CancellationToken,
): Promise<LintFileResult> {
	const { articles, client, host, service, settings } = context;
	if (articles.get(uri) !== undefined) {
		const linted = await lintOrCancel(context, uri, token);
		return answer(diagnosticsOf(context, linted), linted.skipped);
	}
	const format = formatOf(languageId, uri);
	const own = await settings.of(uri);
	const { config, skipped } = own;
	if (format === undefined || config === undefined) {
		return answer([], skipped);
	}
	const text = await host.readFile(uri);
	if (text === undefined) {
		return answer([], 'unreadable');
	}
	const controller = new AbortController();
	token.onCancellationRequested(() => controller.abort());
	const frozen = freeze(TextDocument.create(uri, languageId, 0, text), format);
	try {
		const sources = { host, folders: client.folders };
		const linted = await lintDocument(frozen, { ...own, config }, service, sources, controller.signal);
		return answer(toDiagnostics(linted, context), linted.skipped);
	} catch (error) {
		if (controller.signal.aborted) {
			return answer([], undefined);
		}
		throw error;
	} finally {
		if (articles.get(uri) === undefined) {
			service.forget(uri);
		}
	}
}

function answer(diagnostics: LintFileResult['diagnostics'], skipped: LintFileResult['skipped']): LintFileResult {
	return { diagnostics, ...(skipped === undefined ? {} : { skipped }) };
}
