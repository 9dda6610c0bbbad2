/** Prepares sentences for classification: plain text with drugs masked, and the clauses of a sentence. */
import type { Span } from '../base/span.ts';
import type { DrugMention } from './drug-mentions.ts';
import { sieved } from './literals.ts';

/**
 * The text in lower case, one to one in length: typographic apostrophes, hyphens and spaces are made plain, a profile's
 * drug is `§ddd` (with its bracketed abbreviation) and another drug `§ooo`. Dashes between words stay.
 */
export function maskText(text: string, drugs: readonly DrugMention[]): string {
	let masked = text
		// "US" and "ME" are no pronouns.
		.replace(/\b(?:US|ME|IT)\b/g, (it) => `${it.charAt(0)}_`)
		.toLowerCase();
	if (/[^ -~]|[*"`]/.test(masked)) {
		masked = masked
			.replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
			.replace(/[\u2010\u2011\u2212]/g, '-')
			.replace(/[\u00a0\u2000-\u200b\u202f\ufffc\n\t*"“”«»]/g, ' ');
	}
	if (masked.length !== text.length) {
		// A few capitals grow in lower case; spans must keep their places.
		masked = text.replace(/[A-Z]/g, (it) => it.toLowerCase());
	}
	const pieces: string[] = [];
	let position = 0;
	for (const { drug, span } of drugs) {
		if (span.start >= position && span.end > span.start) {
			const letter = drug === undefined ? 'o' : 'd';
			pieces.push(masked.slice(position, span.start), `§${letter.repeat(span.end - span.start - 1)}`);
			position = span.end;
		}
	}
	if (pieces.length === 0) {
		return masked;
	}
	masked = pieces.join('') + masked.slice(position);
	return !masked.includes('(§') ? masked : masked.replace(/§d+( ?\(§d+\))+/g, (it) => `§${'d'.repeat(it.length - 1)}`);
}

/**
 * The text with its speaker blanked, where what is said is of the drug at large: "The doctor explained that …". Words
 * on patients stay with who told them.
 */
export function withoutSpeaker(text: string): string {
	const said = speaker.exec(text);
	return said === null || ofPeople.test(text.slice(said[0].length))
		? text
		: ' '.repeat(said[0].length) + text.slice(said[0].length);
}

const expert =
	'(?:doctors?|nurses?|pharmacists?|practitioners?|clinicians?|physicians?|specialists?|experts?|providers?|naturopaths?|researchers?|team)';
const speaker = sieved(
	new RegExp(
		String.raw`^ *(?:according to (?:(?:our|some|many|most|one|the|several|a|other|functional|integrative) ){0,3}${expert}, |(?:dr\.? [a-z.'-]+(?: [a-z'-]+){0,2}|(?:our|the|one|a|his|her) (?:[a-z]+ )?${expert}) (?:[a-z]+ly |also |then |once |likes to |often |always )?(?:explain(?:s|ed)?|say(?:s)?|said|not(?:es|ed)|argues?|argued|believes?|thinks|point(?:s|ed) out|adds|added|claims|claimed|maintains) that (?=[^;]{0,160}§d|it |the (?:body|brain|drug)))`,
	),
);
const ofPeople = /(?<![a-z])(?:patients|clients|customers|members|i|we|my|me|she|he|her|him)(?![a-z])/;

/** The clauses of a sentence, so that advice in one does not hide a claim in another. */
export function clausesOf(sentence: string): readonly Span[] {
	const cuts: Span[] = [];
	const lead = leadingClause.exec(sentence);
	if (lead) {
		cuts.push({ start: lead[0].length - 2, end: lead[0].length });
	}
	for (const match of sentence.matchAll(boundary)) {
		cuts.push({ start: match.index, end: match.index + match[0].length });
	}
	const clauses: Span[] = [];
	let start = 0;
	for (const cut of cuts.sort((a, b) => a.start - b.start)) {
		if (cut.start >= start) {
			clauses.push({ start, end: cut.start });
			start = cut.end;
		}
	}
	clauses.push({ start, end: sentence.length });
	return clauses.filter((it) => /[a-z§]/.test(sentence.slice(it.start, it.end)));
}

const subject = String.raw`(?:it|its|they|the|this|these|those|that|there|further|more|additional|larger|certain|many|most|some|several|not|no|§d+|§o+|we|i|you|your|he|she|a|an|in|patients?|people|individuals|studies|research|evidence|experts?|doctors?|clinicians?|always|please|never|do|does|talk|speak|consult|individual|response|responses|results|side|always|only|start|clinical|symptoms|individuals|endorphins?|receptors?|pain|sleep|fatigue|flares|levels|cells|half|one|two|about|around|roughly|over|nearly|almost)`;

const leadingClause = sieved(
	new RegExp(
		String.raw`^(?:(?:and|but|so|however|also|again|remember|note|yes|no)[ ,]+)*(?:while|although|though|even though|because|since|considering|despite|given|if|when|whenever|as|unless|until|before|after|once|like|unlike|to|for)\b[^.;:]{3,220}?, (?=${subject}(?![a-z-]))|^(?:after|once|within|over (?:the|a|time))\b[^.;:,]{3,120}, (?=[a-z§])`,
	),
);

const boundary =
	/;|:(?= )| [–—]+ ?|(?<![–—])[–—]+ | -+ (?=[a-z§])|—|, (?=(?:but|so|yet|although|though|even though|while|whereas|however|nor|as (?:it|this|they|§d+|the|these|there)|because|since|especially if|if|unless|with (?:many|some|most|no|few|little)) )| (?=(?:but|because|although|even though|whereas|so that|since it|since §d+|as it|as they) )|,? and (?=(?:it|this|they|further|more|additional|larger|there|your|you|always|individual|responses|results|should|must|do not|is available|is not|are not|has not|requires|patients should|some|many|most) )| \(|\)(?= |$)/g;
