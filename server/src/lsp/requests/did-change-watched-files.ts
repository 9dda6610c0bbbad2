/** `workspace/didChangeWatchedFiles`: the project's configuration files. */
import { DidChangeWatchedFilesNotification, type DidChangeWatchedFilesParams } from 'vscode-languageserver';
import { configFileNames } from '../../service/project-config.ts';
import type { Context } from '../context.ts';

export async function watchConfigFiles({ connection, client }: Context): Promise<void> {
	if (client.registersWatchers) {
		const watchers = configFileNames.map((name) => ({ globPattern: `**/${name}` }));
		await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
	}
}

/** Whether a configuration is among the changed files. */
export function changesConfig({ changes }: DidChangeWatchedFilesParams): boolean {
	return changes.some(({ uri }) => configFileNames.some((name) => uri.endsWith(`/${name}`)));
}
