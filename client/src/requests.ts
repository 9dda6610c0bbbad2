import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Requests } from '../../server/src/lsp/protocol.ts';

/** Sends one of our own requests. */
export function request<M extends keyof Requests>(
	client: BaseLanguageClient,
	method: M,
	params: Requests[M]['params'],
	token?: CancellationToken,
): Promise<Requests[M]['result']> {
	return client.sendRequest<Requests[M]['result']>(method, params, token);
}
