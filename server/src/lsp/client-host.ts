/** Files by way of the client, which reads them wherever its workspace is: in a browser, on a remote host, in a repository. */
import type { Connection } from 'vscode-languageserver';
import type { Host } from '../service/host.ts';
import type { ServerRequests } from './protocol.ts';

/** `local` reads the URIs of its own scheme, which needs no question. */
export function createClientHost(connection: Connection, local: Host, localScheme: string | undefined): Host {
	const isLocal = (uri: string) => localScheme !== undefined && uri.startsWith(`${localScheme}:`);

	async function ask<M extends keyof ServerRequests>(
		method: M,
		params: ServerRequests[M]['params'],
	): Promise<ServerRequests[M]['result']> {
		try {
			return await connection.sendRequest<ServerRequests[M]['result']>(method, params);
		} catch (error) {
			local.log(
				'debug',
				`${method} of ${params.uri} failed: ${error instanceof Error ? error.message : String(error)}`,
			);
			return null;
		}
	}
	return {
		readFile: async (uri) =>
			isLocal(uri) ? local.readFile(uri) : ((await ask('ldn-lint/readFile', { uri })) ?? undefined),
		listFiles: async (uri) =>
			isLocal(uri) ? local.listFiles(uri) : ((await ask('ldn-lint/listFiles', { uri })) ?? undefined),
		realUri: async (uri) => (isLocal(uri) && local.realUri !== undefined ? local.realUri(uri) : uri),
		log: local.log,
	};
}
