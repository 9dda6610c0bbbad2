/** `workspace/executeCommand`. */
import { type ExecuteCommandParams, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { ruleUrl } from '../../service/lint-service.ts';
import type { Context } from '../context.ts';
import type { ServerCommands } from '../protocol.ts';

export const serverCommands: readonly (keyof ServerCommands)[] = ['ldn-lint.server.showRule'];

export async function executeCommand(context: Context, params: ExecuteCommandParams): Promise<null> {
	const rule: unknown = params.arguments?.[0];
	if (params.command !== 'ldn-lint.server.showRule' || typeof rule !== 'string') {
		throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no command ${params.command} with these arguments.`);
	}
	if (context.service.explain(rule) === undefined) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no rule ${rule}.`);
	}
	await context.connection.window.showDocument({ uri: ruleUrl(rule), external: true });
	return null;
}
