/** Wordings that lead readers to prepare, buy or change the drug alone. Each pattern is linear and matched without case. */

/** Nothing that the text forbids, warns of or denies is advice. */
export const negation =
	/\b(?:do not|don't|does not|doesn't|never|avoid\w*|should not|shouldn't|must not|mustn't|cannot|can't|could not|not (?:to|be|recommended|advised|safe|suitable|appropriate|possible|attempt|try|an option)|no one should|isn't|is not|are not|aren't|rather than|instead of|without having to|unsafe|dangerous|risky|illegal|inaccurate|imprecise|inexact|uneven|unreliable|discourag\w+|warn\w*|refrain|unlawful|unwise|harmful|mistake|no need to|against|why not|beware|not a (?:good|safe)|resist|tempt\w*)\b/iu;

const tablet = String.raw`(?:(?:\d+[\s-]?mg|regular|standard|commercial|generic|whole|the|your|a|one|full|naltrexone|revia|those|these|[\w-]{1,14})\s){0,5}(?:tablets?|pills?|tabs?|caplets?|50[\s-]?mg(?!\s?(?:daily|a day|per))|revia|capsules?)`;
const handling = '(?:split|crush|dissolv|cut|grind|quarter|halve|pulveri[sz]|powder|chop|break|shave|dilut|mash|mix)';

export interface UnsafeCue {
	readonly id: 'selfPreparation' | 'slowRelease' | 'withoutPrescription' | 'onOwn';
	readonly pattern: RegExp;
	/** Where it matches, the sentence is not advice to the reader. */
	readonly unless?: RegExp;
}

const professional =
	'(?:doctors?|physicians?|prescribers?|clinicians?|pharmacists?|providers?|gp|practitioners?|health ?care (?:professionals?|providers?|team)|medical (?:advice|supervision|team)|nurses?)';

/** The reader is told to, or told that it can be done: at the head of a clause or after "you can" and the like. */
const toldTo = String.raw`(?:^\W{0,6}(?:step \d+\W{1,3})?(?:(?:first|then|next|now|simply|just|or),?\s){0,2}|[:;,]\s(?:(?:and|or|then|simply|just)\s){0,2}|\b(?:you|patients|people|users|readers|anyone|we) (?:can|could|may|might|should|are able to|need only|will)(?: (?:also|easily|simply|just|then|safely|always|either|even|carefully|usually)){0,2}\s|\b(?:feel free to|free to|(?:fine|ok|okay|safe|easy|possible|allowed|able|best) to|and|simply|just)\s)`;

/** A cheap test that spares most sentences the patterns below. */
export const hint =
	/split|crush|dissolv|cut|grind|quarter|halv|pulveri|powder|chop|break|shav|dilut|mash|mix|yourself|at home|your own|themselves|releas|prescri|script|\brx\b|counter|india|china|mexico|overseas|abroad|see fit|you (?:like|wish|want|please|feel)|discretion|own pace|without|no need|need to|have to|self[- ]|tablet|pill/iu;

export const cues: readonly UnsafeCue[] = [
	{
		id: 'selfPreparation',
		pattern: new RegExp(
			String.raw`(?:^\W{0,6}(?:step \d+\W{1,3}|first,? |then,? |next,? |simply |just |or |now |to (?:make|prepare|get) [^.;,]{1,50}, ?)?|\b(?:you|patients|people|users|readers|anyone|we|one) (?:can|could|may|might|should|will|need to|have to|want to|simply|just|are able to|then|often|first)(?: (?:also|easily|simply|just|then|safely|always|either|even|carefully))?\s|\b(?:and|then|simply|just|easily|, |: |; |try to |option is to |way is to |cheaper to |easy to |by |possible to |fine to |enough to |try )(?:you )?)${handling}(?:e|ting|ing|t|s)?\s(?:up\s)?${tablet}\b`,
			'iu',
		),
		unless:
			/\b(?:pharmac(?:y|ies|ists?)|compounders?|laborator(?:y|ies)|they)\s(?:\w+\s){0,3}(?:split|crush|dissolve|cut|grind|dilute|mix|powder)|\b(?:scored|troches?)\b/iu,
	},
	{
		id: 'selfPreparation',
		pattern:
			/\b(?:make|mak|prepar|mix|compound|brew|formulat)(?:e|es|ing)?\s(?:up\s)?(?:your|their|it|LDN|low[- ]dose naltrexone|naltrexone|the (?:solution|liquid)|a (?:liquid|solution|suspension))(?:\s[\w-]+){0,4}\s(?:yourself|at home|on your own|themselves|from (?:a |the |your )?(?:[\w-]+\s){0,3}(?:tablets?|pills?))\b/iu,
	},
	{
		id: 'selfPreparation',
		pattern:
			/\b(?:dissolve|dissolving|dilute|crush|put|drop|place)\s(?:one|a|the|your|each|half)\s(?:[\w-]+\s){0,3}(?:50\s?mg|tablet|pill)(?:\s[\w-]+){0,4}\s(?:in|into|with)\s(?:\w+\s){0,4}(?:water|vodka|juice|liquid|ml\b|mls?\b|millilit)/iu,
	},
	{
		id: 'slowRelease',
		pattern:
			/\b(?:use|choose|ask (?:your \w+ )?for|request|try|opt for|switch to|go (?:for|with)|prefer|recommend|recommended|suggest|get|buy|pick|consider)\s(?:(?:a|an|the|our|to|using|taking)\s){0,3}(?:(?!when|if|unless|for|only)[\w-]+\s){0,2}(?:slow|sustained|extended|timed?|controlled|delayed|modified)[\s-]releas\w*/iu,
	},
	{
		id: 'slowRelease',
		pattern:
			/\b(?:slow|sustained|extended|timed?|controlled|delayed|modified)[\s-]releas\w*\b[^.;]{0,60}\b(?:best|ideal|better|preferred|recommended|perfect|great|good|suit(?:s|ed|able)|excellent|right|works? (?:well|best)|help(?:s|ful)?|worth)\b[^.;]{0,20}\b(?:for|if|choice|option|to|you|sleepers?|those|people)\b/iu,
	},
	{
		id: 'withoutPrescription',
		pattern:
			/\b(?:buy|order|purchas|get|obtain|sourc|import|find)(?:e|ing|ed|able)?\b[^.;]{0,70}\b(?:without (?:a |any |needing a |the need for a )?(?:prescription|script|rx|doctor)|no prescription|(?:no|without) (?:rx|script)|over[- ]the[- ]counter|from (?:india|china|mexico|overseas|abroad)|prescription[- ]free)\b/iu,
		unless: /(?:^|\s)I(?:'ve|'d)?\s/u,
	},
	{
		id: 'withoutPrescription',
		pattern:
			/\b(?:no (?:prescription|rx|script)s?|prescriptions? (?:is |are )?not) (?:is |are )?(?:needed|required|necessary)\b|\byou (?:do not|don't) need a (?:prescription|script)\b/iu,
	},
	{
		id: 'onOwn',
		pattern: new RegExp(
			String.raw`${toldTo}(?:start|begin|stop|change|adjust|increase|raise|titrate|reduce|lower|discontinue|double|tweak|quit|self-titrate|go up|go down)\b[^.;]{0,60}\b(?:on your own(?=\s{0,2}(?:$|[.,;!)]|(?:if|when|as|and|or|until|without|at|by|over|after|every|to|with|because)\b|whenever))|by yourself|(?<!(?:inject|adjust to it|for) )yourself|as you see fit|however you like|as you (?:like|wish|please)|at your own (?:discretion|pace)|whenever you (?:like|want|feel like it)|without (?:\w+ ){0,4}?${professional}|without (?:asking|telling|consulting|checking|medical|supervision))\b`,
			'iu',
		),
	},
	{
		id: 'onOwn',
		pattern: new RegExp(
			String.raw`\b(?:no need to|you (?:do not|don't) (?:need|have) to|there's no need to)\s(?:ask|tell|consult|see|call|involve|bother|check with|talk to|speak (?:to|with)|wait for)\s(?:\w+\s){0,2}${professional}\b|\bself[- ](?:titrate|adjust|dose|prescribe|medicate|treat)\b`,
			'iu',
		),
		unless: /\bin[- ]person\b|\bface[- ]to[- ]face\b|\b(?:visit|travel|waiting room|office)\b/iu,
	},
];

/** Cues whose own words are negative: the general test of negation would always excuse them. */
export const negativeByNature: ReadonlySet<string> = new Set(['withoutPrescription', 'onOwn']);

/** What forbids those. */
export const forbidden =
	/\b(?:(?:do|does|should|must|can|could|may) not (?!need|have|require)|don't (?!need|have)|never|avoid\w*|shouldn't|mustn't|can't|cannot|not (?:be )?(?:advised|recommended|safe)|illegal\w*|unsafe|dangerous|risky|warn\w*|against|refrain|before (?:starting|stopping|changing)|nobody|no one|not to|not a|not something|unwise|harmful|beware|isn't|is not|are not|resist)\b/iu;

export const slowReleaseOfOthers =
	/\b(?:inject\w*|vivitrol|depot|monthly|intramuscular\w*|metformin|morphine|oxycodone|bupropion)\b/iu;

export const bypass = new RegExp(
	String.raw`\b(?:without|no need to|instead of|don't need|do not need|rather than|bypass\w*|avoid\w*|skip\w*)\b[^.;,]{0,40}\b(?:${professional}|pharmac(?:y|ies)|prescription)\b`,
	'giu',
);

export const guide = new RegExp(String.raw`\b(?:${professional}|pharmac(?:y|ies))\b`, 'iu');
