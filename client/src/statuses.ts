/** What the server last said of each open document: the status item and the article panel follow it. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { DocumentStatus, Notifications } from '../../server/src/lsp/protocol.ts';

export interface Statuses extends vscode.Disposable {
	get(uri: vscode.Uri): DocumentStatus | undefined;
	/** A document has been linted anew; `undefined`: the server has started or stopped. */
	readonly onDidChange: vscode.Event<vscode.Uri | undefined>;
}

export function createStatuses(client: BaseLanguageClient): Statuses {
	const statuses = new Map<string, DocumentStatus>();
	const changed = new vscode.EventEmitter<vscode.Uri | undefined>();
	const notification = 'ldn-lint/status' satisfies keyof Notifications;
	const disposable = vscode.Disposable.from(
		changed,
		client.onNotification(notification, (status: DocumentStatus) => {
			const uri = client.protocol2CodeConverter.asUri(status.uri);
			statuses.set(uri.toString(), status);
			changed.fire(uri);
		}),
		client.onDidChangeState(({ newState }) => {
			if (newState !== State.Running) {
				statuses.clear();
			}
			changed.fire(undefined);
		}),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
	);
	return {
		get: (uri) => statuses.get(uri.toString()),
		onDidChange: changed.event,
		dispose: () => disposable.dispose(),
	};
}
