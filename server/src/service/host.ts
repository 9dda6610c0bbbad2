/** What the core needs of its surroundings; fronts supply it. */
export interface Host {
	/** The decoded text, or `undefined` where there is no such file. */
	readFile(uri: string): Promise<string | undefined>;
	/** Names of the files that stand in a folder itself, sorted; `undefined` where there is no such folder. */
	listFiles(folderUri: string): Promise<readonly string[] | undefined>;
	/** The URI of a file or folder that is there, behind all symbolic links; hosts that know none leave it out. */
	realUri?(uri: string): Promise<string>;
	log(level: 'debug' | 'info' | 'error', message: string): void;
}
