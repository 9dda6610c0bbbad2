/** What the core needs of its surroundings; fronts supply it. */
export interface Host {
	/** The decoded text, or `undefined` where there is no such file. */
	readFile(uri: string): Promise<string | undefined>;
	log(level: 'debug' | 'info' | 'error', message: string): void;
}
