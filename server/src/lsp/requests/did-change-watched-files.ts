/** `workspace/didChangeWatchedFiles`: the project's configuration files and bibliographies. */
import { DidChangeWatchedFilesNotification, type DidChangeWatchedFilesParams } from 'vscode-languageserver';
import { configFileNames } from '../../service/project-config.ts';
import type { Context } from '../context.ts';

export async function watchConfigFiles({ connection, client }: Context): Promise<void> {
	if (client.registersWatchers) {
		const watchers = [...configFileNames, '*.bib', '*.{yaml,yml,json}'].map((name) => ({ globPattern: `**/${name}` }));
		await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
	}
}

/** Whether a configuration, a file that one is made of, or a bibliography is among the changed files. */
export function changesConfig({ settings }: Context, { changes }: DidChangeWatchedFilesParams): boolean {
	return changes.some(
		({ uri }) => uri.endsWith('.bib') || settings.uses(uri) || configFileNames.some((name) => uri.endsWith(`/${name}`)),
	);
}
