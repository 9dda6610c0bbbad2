/** Headings under which entries of a reference list stand, in any format. */
const heading =
	/^(?:\d{1,2}[.)]?\s*)?(?:(?:selected|scientific|medical|key|further|additional|cited|article|study|research|external)\s+)?(?:references?|sources?|bibliography|citations?|works cited|literature cited|literature|endnotes|footnotes|sources (?:and|&) references|references (?:and|&) (?:sources|notes|citations|links)|sources cited|reference list|list of references|cited (?:works|sources|studies))\s*:?$/i;

export function isReferenceHeading(text: string): boolean {
	return text.length < 60 && heading.test(text.replace(/[*_#\uFFFC]/g, '').trim());
}

/** `[3] Doe J …`, `3. Doe J …`, `3) Doe J …`: length of the marker and the label. */
export function entryMarker(text: string): { readonly length: number; readonly label: string } | undefined {
	const match = /^\s*(?:\[(\d{1,3})\][.:]?|\((\d{1,3})\)|(\d{1,3})\s?[.)]|\^?(\d{1,3})(?=\s+\p{Lu}))\s*/u.exec(text);
	const label = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
	return match && label !== undefined ? { length: match[0].length, label } : undefined;
}
