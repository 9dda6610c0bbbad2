/** What a sentence of advice is read by: whom it addresses, what it forbids, and whom it names as a guide. */
import { sieved } from '../../../facts/literals.ts';

/** One sentence with what stands around it; curly apostrophes are straight, so that offsets hold. */
export interface Said {
	readonly text: string;
	/** The block before it, and the blocks of the same section that lead to it. */
	readonly before: string;
	/** The sentence after it in its block. */
	readonly after: string;
	/** Headings above and the lead-in of the list. */
	readonly above: string;
}

/** Where in the sentence the advice stands, and how it is told. */
export interface Advice {
	readonly start: number;
	readonly end: number;
}

export const professional =
	'(?:doctors?|physicians?|prescribers?|clinicians?|pharmacists?|providers?|gps?|docs?|neuros?|neurologists?|rheumatologists?|specialists?|consultants?|paediatricians?|pediatricians?|practitioners?|health ?care (?:professionals?|providers?|team)|care team|clinic|medical (?:advice|supervision|team)|nurses?|chemists?)';

/** Right before a verb in its base form: the reader is told to, or told that it can be done. */
export const opening = String.raw`(?:^\W{0,6}(?:step \d+\W{1,3})?|[.;:,—–?!(]["'“”]?\s{0,2}|\b(?:and|then|or|so|just|simply|to|you|we|one|people|patients|parents|users|readers|members|folks|anyone|anybody|can|could|may|might|should|will|would|'ll|need|only|first|next|now|easily|carefully|safely|always|also|instead|please|even|either|usually|often|ahead|probably|quickly|gently|slowly|gradually|do|again|later)[,:]?\s)`;

/** First match of any pattern. */
export function firstOf(patterns: readonly RegExp[], text: string): Advice | undefined {
	for (const pattern of patterns) {
		const match = pattern.exec(text);
		if (match !== null) {
			return { start: match.index, end: match.index + match[0].length };
		}
	}
	return undefined;
}

/** Forbidden before it in its own clause, or judged a fault anywhere in the sentence, above it or right after it. */
export function isDiscouraged({ text, after, above }: Said, { start, end }: Advice): boolean {
	const clause = clauseStart(text, start);
	const opened = text.slice(clause, Math.min(end, start + 24));
	return (
		forbidding.test(opened) ||
		criticism.test(text.slice(clause)) ||
		criticism.test(text.slice(0, clause)) ||
		refused.test(text.slice(end)) ||
		retraction.test(after) ||
		warningAbove.test(above)
	);
}

/** Told of the writer, of others in the past, or of those whose work it is. */
export function isToldOfOthers({ text }: Said, { start, end }: Advice): boolean {
	const head = text.slice(clauseStart(text, start), start);
	return (
		others.test(`${head}${text.slice(start, Math.min(end, start + 30))}`) ||
		(theirWork.test(head) && !/^(?:and|then|or|\W)/iu.test(text.slice(start, end)))
	);
}

/** Praised in the sentence or right after it, or offered to readers: a story that is told as a tip. */
export function isCommended({ text, after }: Said): boolean {
	return praise.test(text) || offered.test(`${text} ${after}`);
}

const praise = sieved(
	/\b(?:which|that|it|this)(?:'s| is| works out| turns out| comes out) (?:(?:so|much|far|way|a lot|also|even|really|very|perfectly) ){0,2}(?:cheaper|easier|simpler|quicker|faster|easy|simple|handy|great|brilliant|perfect|fine|clever|smart|genius)\b|\b(?:if|when) (?:you|money)(?:'re| are| is) (?:handy|brave|careful|crafty|patient|tight|on a budget|short of money)\b|\bsaves? (?:you|her|him|them|a fortune|a lot|money|hundreds)\b|\bworks? (?:great|perfectly|well|just fine|fine|just as well|a treat|like a charm|wonders)\b|\bswears? by\b|\bfor a (?:fraction|tenth|third|quarter) of the (?:price|cost)\b/iu,
);
const offered = sieved(
	/\b(?:I|we|she|he) (?:can|could|will|'ll|am happy to|is happy to) (?:\w+ )?(?:send|share|give|pass|tell|show|post|email|text) (?:on )?(?:you|anyone|the (?:link|recipe|name|address|details|site))\b|\b(?:message|dm|pm|email|text|write to|ask) me\b|\b(?:you|anyone) (?:can|could) (?:do|try|get|order) (?:it|the same|this|that|them) too\b|\bhighly recommend\b/iu,
);

/** A prescriber or pharmacist who is named to be asked, not to be left out. */
export function namesGuide(text: string): boolean {
	return guide.test(text.replaceAll('’', "'").replace(bypass, ''));
}

/** Where the clause of the advice begins: what an "if" or a question before it denies is not the advice. */
function clauseStart(text: string, at: number): number {
	const head = text.slice(0, at + 2);
	const condition =
		/^\W{0,4}(?:if|when|since|because|as|where|unless|in case|for (?:those|people|anyone) (?:who|without|on)|without|no|not|can't|don't)\b[^,;:?]{0,120}[,:?]\s/iu.exec(
			head,
		)?.[0].length ?? 0;
	const turns = [
		...head.matchAll(/[;—–]\s|,\s(?=(?:but|so|you|we|one|people|patients|it(?:'s| is)|just|simply)\b)/giu),
	];
	return Math.max(condition, turns.at(-1)?.index ?? 0);
}

const forbidding = sieved(
	/\b(?:do not|don't|does not|doesn't|never|avoid\w*|should not|shouldn't|must not|mustn't|cannot|can't|could not|couldn't|not|no one should|nobody should|no one can|nobody can|isn't|aren't|rather than|instead of|without having to|refrain\w*|no need to|against|why not|resist\w*|tempt\w*|before you|unable to|whether|how far|far too strong|too strong|too big|hard to|difficult to|impossible to|fiddly to)\b/iu,
);

/** "Not …" here is an adjective's or an advice's denial: plain "not" after the advice may concern anything. */
const criticism = sieved(
	/\b(?:unsafe|dangerous\w*|danger|risky|risks?|illegal\w*|unlawful|law|crime|criminal|counterfeits?|fakes?|inaccurate\w*|imprecise\w*|inexact\w*|uneven\w*|unreliab\w+|unwise|harmful|mistakes?|myths?|wrong|beware|discourag\w+|warn\w*|guesswork|crumbl\w+|var(?:y|ies) (?:wildly|widely|a lot|too)|wildly|fiddly|tempt\w+|not (?:a (?:good|safe|wise|sound|reliable)|recommended|advised|advisable|safe|suitable|appropriate|accurate|exact|precise|reliable|possible|worth|an option|something|how)|should(?: never|n't| not) be|no (?:\w+ )?scales? can|walk away|stay away|(?:be|very|extremely) (?:wary|careful|cautious|suspicious) (?:of|about)|wary of|steer clear|foolish|reckless|bad idea|seiz\w+)\b/iu,
);

const refused =
	/^[^.;]{0,60}\b(?:(?:is|are|was|were|will|does|do|would|has|have)(?:n't| not| never)|cannot|can't)\b(?! (?:dissolve|taste|feel|matter|need|take|cost|hurt|work|help|notice|sleep|enough))/iu;
const retraction =
	/^\W{0,3}(?:(?:but|however|please|and),? ){0,2}(?:do not|don't|never|(?:this|that|it) (?:is|was|'s) (?:not|never|un\w+|dangerous|inaccurate|risky|wrong|illegal|a (?:bad|mistake|myth))|(?:we|i) (?:do not|don't|cannot|can't|would not|wouldn't|advise against)|not recommended)\b/iu;
const warningAbove = sieved(
	/^\W{0,6}(?:please |step \d\W+)?(?:do not|don't|never|avoid|you (?:should not|must not|cannot))\b|\b(?:not to|mistakes?|myths?|warnings?|dangers?|red flags?|pitfalls?|should never|must never)\b|\b(?:do not|don't|never|avoid):?\s{0,2}$/imu,
);

const others =
	/\b(?:(?:I|he|she|we|my \w+)(?:'d|'ve)? (?:(?:have|had|would|once|also|never|used to|was|were|tried to|ended up) ){0,2}(?:\w+ed|\w+ing|cut|split|crush|grind|dissolve|buy|bought|order|got|get|made|make)|used to|in the (?:19|20)\d0s|historically)\b/iu;
/** They stand right before it: "the pharmacist can …", not "have your doctor prescribe … and …". */
const theirWork = sieved(
	/(?<!\bown )\b(?:pharmac(?:y|ies|ists?)|compounders?|chemists?|laborator(?:y|ies)|labs?|doctors?|prescribers?|nurses?|clinicians?|they|investigators|researchers|participants|volunteers|subjects)\s(?:[\w-]+\s){0,4}$/iu,
);

const bypass = sieved(
	new RegExp(
		String.raw`\b(?:without|no need to|no need for|no reason to|instead of|(?:don't|do not|doesn't|won't|needn't) (?:need|have|bother|beg|even|ask|require)?|rather than|bypass\w*|avoid\w*|skip\w*|forget|afterwards?)\b[^.;,]{0,40}\b(?:${professional}|pharmac(?:y|ies)|prescription)\b|\b${professional} (?:doesn't|does not|needn't|won't|refus\w+|only gives?|isn't|never)\b|\bno ${professional}\b|\btell your ${professional} (?:after|later)\w*|\bbe your own ${professional}\b|\b(?:overseas|foreign|indian|mexican|offshore|online|international|no-prescription|prescription-free) pharmac(?:y|ies)\b|\bpharmac(?:y|ies) (?:in|from|abroad|overseas)\b(?: \w+)?`,
		'giu',
	),
);

const guide = sieved(new RegExp(String.raw`\b(?:${professional}|pharmac(?:y|ies))\b`, 'iu'));
