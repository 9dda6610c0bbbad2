/** Why a dose may not be the article's own advice on the low dose. */
import type { Span } from '../base/span.ts';
import type { DrugProfile } from '../drugs/profile.ts';
import type { AmountExpression } from './dose-numbers.ts';
import type { DoseContext } from './doses.ts';
import { sieved } from './literals.ts';

/** The surroundings of one dose. */
export interface Surroundings {
	readonly text: string;
	/** A cell counts as a sentence. */
	readonly sentence: Span;
	/** The sentence, or the whole row of a table. */
	readonly said: string;
	readonly expression: AmountExpression;
	/** mg, the greater end. */
	readonly high: number;
	/** Greater ends, in mg, of the other doses of the sentence that are not another drug's. */
	readonly others: readonly number[];
	/** Where the dose before it in the sentence ends; 0 for none. */
	readonly previousEnd: number;
	/** The headings above that name no low dose. */
	readonly heading: string;
	/** A name of the low dose stands right beside it. */
	readonly isNamedLowDose: boolean;
	readonly ownerKind: string | undefined;
	readonly hasCombination: boolean;
	readonly profile: DrugProfile | undefined;
}

/** `undefined`: nothing speaks against its being advice on the low dose. */
export function contextOf(at: Surroundings): DoseContext | undefined {
	const { text, sentence, expression, high, heading, profile, said } = at;
	const around = `${said} ${heading}`;
	const before = beforeDose(text, sentence, expression.span.start, 90);
	const after = text.slice(expression.span.end, Math.min(sentence.end, expression.span.end + 90));
	if (expression.per === 'weight' || /\bper (?:kg|kilogram)\b|\/kg\b/iu.test(said)) {
		return 'weight';
	}
	if (animal.test(around)) {
		return 'animal';
	}
	if (at.ownerKind === 'combination' || (at.hasCombination && !at.isNamedLowDose)) {
		return 'combination';
	}
	const limit = profile?.supported.max ?? 0;
	const standardFrom = profile?.bands.find((it) => it.verdict === 'standard')?.min ?? Number.POSITIVE_INFINITY;
	if (at.ownerKind === 'depot' || (high >= standardFrom && depot.test(said))) {
		return 'depot';
	}
	const isNoLowDose = `(?:(?:is|are|was|were) (?:not|no longer|never)|isn't|aren't) (?:really |considered |called |an? )?${profile?.abbreviation ?? 'low'}\\b`;
	if (isRejected(before, after) || isWarnedOf(at) || matches(isNoLowDose, after.replaceAll('’', "'"))) {
		return 'rejected';
	}
	if (high > limit && !at.isNamedLowDose) {
		const isPlainlyStandard = high >= standardFrom || !at.others.some((it) => it >= standardFrom);
		const uses = profile?.approvedUses ?? [];
		const plainName = `(?:standard|full|conventional|regular|usual|normal|ordinary)[- ](?:[\\w-]{1,14} )?${profile?.name ?? 'dose'}`;
		const speaksOfUse = (it: string) => standardWords.test(it) || [...uses, plainName].some((use) => matches(use, it));
		if (
			high >= standardFrom &&
			(isComparison(before, said) || isCalledFull(before, after) || comparisonAfter.test(after))
		) {
			return 'comparison';
		}
		if (isPlainlyStandard && (speaksOfUse(said) || speaksOfUse(heading))) {
			return 'standard';
		}
		if (high >= standardFrom && /^[\s-]{1,2}(?:\w+\s){0,2}(?:tablets?|pills?|tabs?)\b/iu.test(after)) {
			return 'standard';
		}
		if (high >= standardFrom && at.others.some((it) => it <= limit)) {
			return 'comparison';
		}
	}
	return isOneStudy(said) ? 'study' : undefined;
}

function matches(pattern: string, text: string): boolean {
	let compiled = compiledUses.get(pattern);
	if (compiled === undefined) {
		compiled = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, 'iu');
		compiledUses.set(pattern, compiled);
	}
	return compiled.test(text);
}

const compiledUses = new Map<string, RegExp>();

const animal = sieved(
	/\b(?:mice|mouse|murine|rats?|rodents?|animals?|dogs?|cats?|canine|feline|horses?|pigs?|hamsters?|rabbits?|zebrafish|in vitro|ex vivo|cell[\s-](?:lines?|cultures?)|cultured|xenografts?|veterinar\w+|monkeys?|puppies|kittens|pets)\b/iu,
);

const depot = sieved(
	/\b(?:inject\w*|intramuscular\w*|IM|depot|implants?|monthly|(?:once|every|a|per) (?:a |per )?month|every (?:four|4) weeks|long-acting)\b/u,
);

/** "The full 50 mg dose": the amount stands between the two words. */
function isCalledFull(before: string, after: string): boolean {
	return (
		/\b(?:full|standard|usual|regular|approved|conventional|normal)\W{0,2}$/iu.test(before) &&
		/^[\s-]{1,2}(?:dos(?:e|es|age)|strength)\b/iu.test(after)
	);
}

const standardWords = sieved(
	/\b(?:standard|full|conventional|regular|usual|normal|traditional|approved|high(?:er)?|original|commercial(?:ly)?|label(?:l?ed)?|addiction|larger|bigger|much higher|opioid[- ]blocking|far higher)(?:[\s-]|\s[\w-]{1,14}\s)(?:dos(?:e|es|age|ages|ing)|strengths?|tablets?|products?|amounts?|uses?|medicine|treatment)\b|\b(?:addict(?:ion|ed)s?|dependen(?:ce|cy)|alcoholi(?:sm|cs)|alcohol[\s-]use|opioid[\s-]use|use disorders?)\b/iu,
);

const comparisonBefore =
	/\b(?:instead of|rather than|compar\w+ (?:to|with|against)|versus|vs\.?|unlike|in contrast to|contrast(?:s|ing)? with|as opposed to|opposed to|fraction of|(?:tenth|percent|%|part|portion) of|against|where(?:as)?|while|differ\w* from)\b[^.;\d]{0,60}$|\bnot (?:the )?$|(?:1\/10(?:th)?|10%|tenth|10th) (?:of )?[^.;\d]{0,40}$/iu;
/** "Less than 50 mg" sets the low dose against the standard one, unless it defines the low dose so. */
function isComparison(before: string, said: string): boolean {
	const isBelow =
		/\b(?:(far|much|well|significantly|substantially|considerably|vastly|times)\s)?(?:less|lower|smaller|fewer|below|under|beneath)\s(?:than\s)?(?:[a-z]+\s){0,3}$/iu.exec(
			before,
		);
	if (isBelow !== null) {
		return (
			isBelow[1] !== undefined ||
			!/\b(?:means?|refers? to|defined as|relates? to|describes?|considered|counts as|any)\b/iu.test(said)
		);
	}
	return (
		comparisonBefore.test(before) ||
		(/\bthan\s(?:[\w-]+\s){0,4}$/iu.test(before) && !/\bmore than\s(?:[\w-]+\s){0,4}$/iu.test(before))
	);
}

const comparisonAfter = sieved(/^[^.;\d]{0,40}\b(?:compared (?:to|with)|versus|vs)\b/iu);

function isRejected(before: string, after: string): boolean {
	const isLimit = /\b(?:exceed\w*|more than|go(?:ing)? (?:above|over|beyond|past))\b[^.;\d]{0,20}$/iu.test(before);
	const isDenied =
		/\b(?:no|little|without|lack\w*) (?:\w+ )?(?:reason|need|benefit|evidence|advantage|support|basis|point|data|justification|case|gain)\b[^.;]{0,60}$/iu.test(
			before,
		) ||
		/\b(?:need|necessary|necessity) (?:not|n't)\b[^.;]{0,40}$|\b(?:not|n't|rarely|seldom) (?:need|necessary|supported|a need)\b[^.;]{0,50}$/iu.test(
			before,
		) ||
		/\b(?:myth|mistake\w*|wrong(?:ly)?|incorrect(?:ly)?|misread\w*|unsupported|unnecessary|beware)\b[^.;]{0,60}$/iu.test(
			before,
		);
	const isForbidden =
		!isLimit &&
		/\b(?:never|avoid\w*|do not|don't|should not|shouldn't|must not|not recommended|not advised|warns? against|advise\w* against|discourag\w+)\b[^.;,]{0,50}$/iu.test(
			before.replaceAll('’', "'"),
		);
	return isDenied || isForbidden || rejectedAfter.test(after.replaceAll('’', "'"));
}

/** Quoted as an error to look out for: "clarify any entry that reads 4.5 g", "4.5 g written instead of 4.5 mg". */
function isWarnedOf({ text, sentence, expression: { span, amounts } }: Surroundings): boolean {
	const before = beforeDose(text, sentence, span.start, 160);
	const after = text.slice(span.end, Math.min(sentence.end, span.end + 120)).replaceAll('’', "'");
	if (lookOut.test(before) || (isReadThere.test(before) && actOnIt.test(after)) || calledError.test(after)) {
		return true;
	}
	const digits = amounts[0].digits.replaceAll('.', '\\.');
	const twin = `(?<![\\d.])${digits}\\s?(?:mg|mcg|[µμ]g|g|micrograms?|milligrams?|grams?)\\b`;
	return (
		matches(
			`(?:instead of|in place of|rather than|for|when|where|as|not|with) (?:the (?:\\w+ )?)?["“]?${twin}`,
			after,
		) && isMixedUp.test(`${before} ${after}`)
	);
}

const writing =
	'(?:entr(?:y|ies)|orders?|prescriptions?|scripts?|labels?|bottles?|charts?|notes?|records?|sigs?|lists?|letters?|errors?|slips?|mix-ups?|typos?|misprints?)';
const reading =
	'(?:reads?|says?|shows?|states?|lists?|gives?|(?:is|are|was|were) (?:written|entered|typed|marked|labell?ed))';

const lookOut = sieved(
	new RegExp(
		String.raw`\b(?:clarify|verify|question|query|reject|return|flag|hold|challenge|intercept|confirm|double-check|look(?:ing)? out for|watch(?:ing)?(?: out)? for|beware(?: of)?|catch|check|call about|never fill|do not fill|don't fill)\b(?:[^.;:]|\.\d){0,40}?\b(?:${writing}\b(?:[^.;:]|\.\d){0,30}?\b(?:${reading}|for|of|like|such as)|(?:errors?|slips?|mix-ups?|typos?|misprints?)\b)(?:[^.;]|\.\d){0,70}$`,
		'iu',
	),
);
const isReadThere = sieved(
	new RegExp(
		String.raw`\b(?:if|when|where|any|an|every)\b[^.;]{0,40}\b${writing}\b[^.;]{0,30}\b${reading}\b(?:[^.;]|\.\d){0,50}$`,
		'iu',
	),
);
const actOnIt = sieved(
	/^[^.;]{0,40}\b(?:call|ask|phone|ring|contact|check|clarify|question|query|stop|return|don't|do not|never|must be|should be|needs? to be)\b/iu,
);
const calledError = sieved(
	/^["”]?[^.;\d]{0,30}\b(?:(?:is|are|was|were|would be|must be|can only be|means) (?:\w+ ){0,2}?(?:error|mistake|typo|misprint|slip|mix-up)s?|(?:by|in) (?:error|mistake))\b/iu,
);
const isMixedUp = sieved(
	/\b(?:error|mistak\w*|typo|misprint|misread\w*|misplac\w*|slip\w*|mix\w*[- ]?up|confus\w*|wrong\w*|written|entered|typed|dispens\w*|meant|intended|thousand|overdos\w*|instead)\b/iu,
);

const rejectedAfter =
	/^[^.;\d]{0,50}\b(?:(?:ha(?:ve|s|d)) (?:no|little|never been|not been)\b|lacks?\b|(?:is|are|was|were|be) (?:unsupported|unproven|untested|outside|beyond|too (?:high|much)|no longer|unlikely)|(?:(?:is|are|was|were|be) not|isn't|aren't) (?:recommended|supported|advised|low|needed|necessary|appropriate|considered|better|more effective|established|proven|studied|advisable|an? low)|(?:should not|shouldn't|must not|do not|don't|does not|doesn't) (?:be|count|qualify|belong|help|add|work)|go(?:es)? beyond|exceeds? (?:the|what|any))/iu;

/** One study's report: its noun in the singular, or a citation of authors, with the words of a report. */
function isOneStudy(said: string): boolean {
	return oneStudy.test(said) || authors.test(said);
}

const oneStudy = sieved(
	/\b(?:a|an|the|this|that|one|another|our|their|his|her|first|\d{4}|pilot|phase|small|large|recent|controlled|blind|retrospective|prospective|observational|crossover|cohort|single|randomi[sz]ed)[\s-](?:[\w-]+\s){0,4}?(?:trial|study|RCT|meta-analysis|survey|registry|reviews?|case (?:report|series)|series|cohort|experiment|audit)\b|\b(?:participants|subjects|volunteers)\b|\bn\s?=\s?\d|\bplacebo\b|\brandomi[sz]ed\b/iu,
);
const authors =
	/(?<!\([^)]{0,60})\bet al\b|\bNCT\d{6,}|\b\p{Lu}[\p{L}-]+(?:'s|’s) (?:trial|study|series|pilot)\b|\b\p{Lu}[\p{L}-]{2,} (?:trial|study|pilot|RCT)\b/u;

/** Text of the sentence before the dose, at most `length` of it. */
export function beforeDose(text: string, sentence: Span, at: number, length: number): string {
	return text.slice(Math.max(sentence.start, at - length), at);
}
