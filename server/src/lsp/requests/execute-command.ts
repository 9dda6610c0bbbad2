/** `workspace/executeCommand`, for clients that leave the commands of actions and lenses to the server. */
import { type ExecuteCommandParams, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { ruleUrl } from '../../service/lint-service.ts';
import type { Client, Context } from '../context.ts';
import type { ServerCommands } from '../protocol.ts';
import { lintLatest, viewOf } from './article-view.ts';
import { insertStatementsRequest, missingStatementsRequest } from './statements.ts';

/** Those that the client can be used to carry out. */
export function serverCommandsFor({ showDocument, appliesEdits }: Client): readonly (keyof ServerCommands)[] {
	return [
		...(showDocument ? (['ldn-lint.server.showRule', 'ldn-lint.server.showUncitedClaim'] as const) : []),
		...(appliesEdits ? (['ldn-lint.server.insertStatements'] as const) : []),
	];
}

export async function executeCommand(context: Context, params: ExecuteCommandParams): Promise<null> {
	const argument: unknown = params.arguments?.[0];
	const run = Object.hasOwn(commands, params.command) ? commands[params.command as keyof ServerCommands] : undefined;
	if (run === undefined || typeof argument !== 'string') {
		throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no command ${params.command} with these arguments.`);
	}
	await run(context, argument);
	return null;
}

const commands: Readonly<Record<keyof ServerCommands, (context: Context, argument: string) => Promise<void>>> = {
	'ldn-lint.server.showRule': showRule,
	'ldn-lint.server.showUncitedClaim': showUncitedClaim,
	'ldn-lint.server.insertStatements': insertAllStatements,
};

async function showRule({ connection, service }: Context, rule: string): Promise<void> {
	if (service.explain(rule) === undefined) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no rule ${rule}.`);
	}
	await connection.window.showDocument({ uri: ruleUrl(rule), external: true });
}

async function showUncitedClaim(context: Context, uri: string): Promise<void> {
	const linted = await lintLatest(context, uri);
	const claim = linted && viewOf(context, linted)?.claims.find((it) => !it.isCited);
	if (linted === undefined || claim === undefined) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, 'Every claim of the article is cited.');
	}
	await context.connection.window.showDocument({
		uri,
		takeFocus: true,
		selection: linted.document.toRange(claim.span),
	});
}

async function insertAllStatements(context: Context, uri: string): Promise<void> {
	const missing = await missingStatementsRequest(context, { uri });
	const ids = missing?.statements.map((it) => it.id) ?? [];
	const edit = missing && (await insertStatementsRequest(context, { uri, version: missing.version, ids }));
	if (edit === null) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, 'No statement of the article is missing that has a wording.');
	}
	const { applied, failureReason } = await context.connection.workspace.applyEdit({
		label: 'Insert missing statements',
		edit,
	});
	if (!applied) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, failureReason ?? 'The statements were not inserted.');
	}
}
