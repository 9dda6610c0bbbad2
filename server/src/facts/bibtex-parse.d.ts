declare module 'bibtex-parse' {
	/** `key`, `type`, and the fields under their names in capitals. Throws where the text cannot be read. */
	export interface BibtexEntry {
		/** `null`, or none, of an entry without one. */
		readonly key: string | null | undefined;
		readonly type: string;
		readonly [field: string]: string | number | null | undefined;
	}
	export function entries(text: string): readonly BibtexEntry[];
}
