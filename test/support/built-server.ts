/** The built server in a process of its own, and a client that speaks to it over its standard streams. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { builtPrograms } from './built.ts';
import { TestClient, type TestServerOptions } from './lsp.ts';

export interface ServerProcess {
	readonly process: ChildProcessWithoutNullStreams;
	/** What it has written to its standard error up to now. */
	said(): string;
	/** Its exit code, when its streams are closed, too. */
	readonly ended: Promise<number | null>;
}

const started: ChildProcessWithoutNullStreams[] = [];

export async function startProcess(...args: string[]): Promise<ServerProcess> {
	const server = spawn(
		process.execPath,
		[...args.filter(isNodeFlag), join(await builtPrograms(), 'server.js'), ...args.filter((it) => !isNodeFlag(it))],
		{ stdio: 'pipe' },
	);
	started.push(server);
	let said = '';
	server.stderr.on('data', (chunk) => {
		said += chunk;
	});
	server.stdin.on('error', () => {});
	return { process: server, said: () => said, ended: once(server, 'close').then(([code]) => code as number | null) };
}

function isNodeFlag(arg: string): boolean {
	return arg === '--expose-gc' || arg.startsWith('--require=');
}

export interface BuiltServer {
	readonly server: ServerProcess;
	readonly client: TestClient;
}

export async function startBuiltServer(options: TestServerOptions = {}, ...nodeFlags: string[]): Promise<BuiltServer> {
	const server = await startProcess('--stdio', ...nodeFlags);
	const client = connect(server, options);
	await client.initialize(options);
	return { server, client };
}

/** Before `initialize`. */
export function connect({ process: server }: ServerProcess, { settings }: TestServerOptions = {}): TestClient {
	const reader = new StreamMessageReader(server.stdout);
	return new TestClient(createProtocolConnection(reader, new StreamMessageWriter(server.stdin)), settings);
}

/** For `afterAll`. */
export function killServers(): void {
	for (const server of started.splice(0)) {
		server.kill('SIGKILL');
	}
}
