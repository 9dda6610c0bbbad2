/** `workspace/didChangeWatchedFiles`: the project's configuration files and bibliographies. */
import { DidChangeWatchedFilesNotification, type DidChangeWatchedFilesParams } from 'vscode-languageserver';
import { configFileNames } from '../../service/project-config.ts';
import type { Context } from '../context.ts';

export async function watchConfigFiles({ connection, client }: Context): Promise<void> {
	if (client.registersWatchers) {
		const watchers = [...configFileNames, '*.bib'].map((name) => ({ globPattern: `**/${name}` }));
		await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
	}
}

/** Whether a configuration or a bibliography is among the changed files. */
export function changesConfig({ changes }: DidChangeWatchedFilesParams): boolean {
	return changes.some(({ uri }) => uri.endsWith('.bib') || configFileNames.some((name) => uri.endsWith(`/${name}`)));
}
