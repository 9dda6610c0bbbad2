declare module 'bibtex-parse' {
	/** `key`, `type`, and the fields under their names in capitals. Throws where the text cannot be read. */
	export interface BibtexEntry {
		readonly key: string;
		readonly type: string;
		readonly [field: string]: string | number | undefined;
	}
	export function entries(text: string): readonly BibtexEntry[];
}
