import './compile-patterns.ts';
import { Console } from 'node:console';
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { startServer } from '../lsp/server.ts';
import { catalogues } from './catalogues.ts';
import { compose } from './compose.ts';
import { wellFramed } from './framing.ts';
import { createNodeHost } from './node-host.ts';

const transports = /^--(?:stdio|node-ipc|socket(?:=|$)|pipe(?:=|$))/;

if (process.argv.some((it) => transports.test(it))) {
	const connection = process.argv.includes('--stdio') ? connectToStreams() : createConnection();
	const service = compose((message) => connection.console.error(message));
	const host = createNodeHost((level, message) => connection.console[level](message));
	process.on('unhandledRejection', (reason) => {
		connection.console.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
	});
	startServer(connection, service, host, { version, localScheme: 'file', catalogues });
} else {
	process.stderr.write(
		'The language server of ldn-lint. Editors start it with --stdio, --node-ipc, --pipe or --socket.\n',
	);
	process.exitCode = 2;
}

/** Over standard input and output, which then hold messages alone. */
function connectToStreams() {
	const { stdin, stdout, stderr } = process;
	globalThis.console = new Console(stderr, stderr);
	const messages = wellFramed((problem) => stderr.write(`ldn-lint: ${problem}\n`));
	stdin.on('error', () => messages.end());
	return createConnection(stdin.pipe(messages), stdout);
}
