/** Forms of English verbs, as far as rewording needs them. */

/** "reduces" and "reduce" to "reduce". */
export function baseOf(verb: string): string {
	const lower = verb.toLowerCase();
	if (/(?:ss|sh|ch|x|zz)es$/.test(lower)) {
		return lower.slice(0, -2);
	}
	if (/[^aeiou]ies$/.test(lower)) {
		return `${lower.slice(0, -3)}y`;
	}
	return /[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}

/** "reduce" to "reduces". */
export function thirdOf(base: string): string {
	if (/(?:s|sh|ch|x|z)$/.test(base)) {
		return `${base}es`;
	}
	return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
