/** How many syllables an English word is likely to have. An abbreviation in capitals is read letter by letter. */
export function countSyllables(word: string): number {
	if (/^\p{Lu}{2,6}s?$/u.test(word)) {
		return word.replace(/s$/, '').length;
	}
	const letters = word
		.toLowerCase()
		.normalize('NFD')
		.replace(/[^a-z]/g, '');
	const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
	const silent = /(?:[^laeiouy]e|[aeiouy]le|[^tdaeiouy]ed|[^cgszxaeiouy]es|ches)$/.test(letters) && groups > 1 ? 1 : 0;
	return Math.max(1, groups - silent + (letters.match(apart)?.length ?? 0));
}

/** Vowels that meet and are said apart: "radio", but not "medication"; "client", but not "patient"; "nausea". */
const apart =
	/(?<![cstx]|g(?=io))i[aou]|(?<![ct])ie(?=n[ct]|ty|t$|ts$)|(?<=^sc|qu)ie|(?<=.[^aeiouy])ea(?=s?$)|(?<=ar|us|id)ea|(?<=^cr|^r)ea(?=ct|t[ei]|l(?=i))|(?<=th|d|g|n|v)eo|[aeouy](?=ing$)|(?<!q|g|^)ua(?=l|t|r)|uou|(?<=[^aeiou])y[ai]/g;
