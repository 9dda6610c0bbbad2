/** Entry of the language server in a Web Worker: every file comes from the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { startServer } from '../lsp/server.ts';
import type { Host } from '../service/host.ts';
import { catalogues } from './catalogues.ts';
import { compose } from './compose.ts';

type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0];

const scope = globalThis as unknown as WorkerScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
const host: Host = {
	readFile: async () => undefined,
	listFiles: async () => undefined,
	log: (level, message) => connection.console[level](message),
};
startServer(
	connection,
	compose((message) => connection.console.error(message)),
	host,
	{ version, catalogues },
);
