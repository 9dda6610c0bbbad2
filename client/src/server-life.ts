/** The life of the server: a crashed one is started again up to a limit, and what goes on can be asked. */
import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	type CloseHandlerResult,
	ErrorAction,
	type ErrorHandler,
	State,
} from 'vscode-languageclient';

const { t } = vscode.l10n;

/** How often the server is started again within `period`. */
export const mostRestarts = 5;
/** Milliseconds. */
const period = 3 * 60 * 1000;
const mostErrors = 10;

export type ServerState =
	| { readonly kind: 'starting' | 'running' | 'stopped' }
	/** `attempt` counts from 1. */
	| { readonly kind: 'restarting'; readonly attempt: number };

export interface ServerLife extends vscode.Disposable {
	/** For the client's options: made before the client is. */
	readonly errorHandler: ErrorHandler;
	readonly onDidChange: vscode.Event<void>;
	/** The newest errors, the last one last, each with its time. */
	readonly errors: readonly string[];
	state(): ServerState;
	/** Follows a client, and tells when it has failed to start. */
	start(client: BaseLanguageClient): Promise<void>;
	/** Stops the server where it runs and starts it anew, with a clean slate. */
	restart(client: BaseLanguageClient): Promise<void>;
}

export function createServerLife(output: vscode.LogOutputChannel): ServerLife {
	const changed = new vscode.EventEmitter<void>();
	const errors: string[] = [];
	let crashes: number[] = [];
	let state: ServerState = { kind: 'starting' };
	let listener: vscode.Disposable | undefined;

	function become(next: ServerState): void {
		state = next;
		changed.fire();
	}

	function remember(error: unknown): void {
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
		output.error(text);
		errors.push(`${new Date().toISOString()} ${text}`);
		errors.splice(0, errors.length - mostErrors);
	}

	function closed(): CloseHandlerResult {
		const now = Date.now();
		crashes = [...crashes.filter((it) => now - it < period), now];
		remember(`The language server ended unexpectedly (${crashes.length} within three minutes).`);
		if (crashes.length <= mostRestarts) {
			become({ kind: 'restarting', attempt: crashes.length });
			return { action: CloseAction.Restart, handled: true };
		}
		become({ kind: 'stopped' });
		void tellOfStop(
			t('LDN Lint: the language server crashed {0} times within three minutes and stays stopped.', crashes.length),
		);
		return { action: CloseAction.DoNotRestart, handled: true };
	}

	async function failedToStart(error: unknown): Promise<void> {
		remember(error);
		become({ kind: 'stopped' });
		await tellOfStop(t('LDN Lint: the language server does not start.'));
	}

	return {
		errors,
		onDidChange: changed.event,
		state: () => state,
		errorHandler: {
			error(error, _message, count) {
				remember(error);
				return {
					action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
					handled: true,
				};
			},
			closed,
		},
		async start(client) {
			listener = client.onDidChangeState(({ newState }) => {
				if (newState === State.Running) {
					become({ kind: 'running' });
				} else if (newState === State.Stopped && state.kind !== 'restarting') {
					become({ kind: 'stopped' });
				} else if (newState === State.Starting && state.kind !== 'restarting') {
					become({ kind: 'starting' });
				}
			});
			try {
				await client.start();
			} catch (error) {
				await failedToStart(error);
			}
		},
		async restart(client) {
			crashes = [];
			become({ kind: 'starting' });
			try {
				if (client.needsStop()) {
					await client.stop();
				}
				await client.start();
				output.info('The language server was restarted.');
			} catch (error) {
				await failedToStart(error);
			}
		},
		dispose() {
			listener?.dispose();
			changed.dispose();
		},
	};
}

async function tellOfStop(message: string): Promise<void> {
	const actions = new Map([
		[t('Restart'), 'ldn-lint.restart'],
		[t('Show Output'), 'ldn-lint.showOutput'],
		[t('Copy Debug Information'), 'ldn-lint.copyDebugInformation'],
	]);
	const chosen = await vscode.window.showErrorMessage(message, ...actions.keys());
	const command = chosen === undefined ? undefined : actions.get(chosen);
	if (command !== undefined) {
		await vscode.commands.executeCommand(command);
	}
}
