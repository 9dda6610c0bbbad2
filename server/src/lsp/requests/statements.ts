/** `ldn-lint/missingStatements` and `ldn-lint/insertStatements`: what an article lacks, and the edit that adds it. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import { missingStatements, statementName } from '../../service/article-view.ts';
import { insertStatements, wordingIn } from '../../service/insert-statements.ts';
import type { Context } from '../context.ts';
import { toWorkspaceEdit } from '../convert.ts';
import type { DocumentParams, InsertStatementsParams, MissingStatement, MissingStatements } from '../protocol.ts';
import { lintLatest } from './article-view.ts';
import { factsOf } from './facts.ts';

export async function missingStatementsRequest(
	context: Context,
	{ uri }: DocumentParams,
): Promise<MissingStatements | null> {
	const linted = await lintLatest(context, uri);
	if (linted?.settings.config === undefined) {
		return null;
	}
	const { document, result } = linted;
	const facts = factsOf(context, linted);
	const missing = missingStatements(facts, result.findings).map(({ statement, finding }) => ({
		id: statement.id,
		name: context.language.translate(statementName(statement.id)),
		severity: finding.severity,
		wording: finding.fixes.length === 0 ? undefined : wordingIn(facts, statement.id),
	}));
	return {
		version: document.version,
		statements: missing.filter((it): it is MissingStatement => it.wording !== undefined),
		unwritten: missing.filter((it) => it.wording === undefined).map((it) => it.name),
	};
}

export async function insertStatementsRequest(
	context: Context,
	{ uri, version, ids }: InsertStatementsParams,
): Promise<WorkspaceEdit | null> {
	const read = await context.articles.read(uri);
	const config = read?.settings.config;
	if (read === undefined || config === undefined || read.document.version !== version) {
		return null;
	}
	const { edits } = insertStatements(context.service, read.document.snapshot, config, ids);
	return edits.length === 0 || context.articles.get(uri)?.version !== version
		? null
		: toWorkspaceEdit(uri, version, edits.map(read.document.toTextEdit), context.client.documentChanges);
}
