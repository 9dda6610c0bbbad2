/** Stands for what is no text: inline code, an image, a tag. */
export const objectReplacement = '\uFFFC';

/** Tags that change how text looks, not what it says: in prose they leave no trace. */
const formatting =
	/^<\/?(?:a|abbr|b|bdi|bdo|big|cite|del|dfn|em|font|i|ins|label|mark|nobr|q|s|small|span|strike|strong|sub|time|tt|u|wbr)(?=[\s/>])/i;

/** What stands in prose for a tag or comment inside a line of text. */
export function proseOfTag(tag: string): string {
	if (/^<(?:br|hr)\b/i.test(tag)) {
		return ' ';
	}
	return formatting.test(tag) || /^<[!?]/.test(tag) ? '' : objectReplacement;
}
