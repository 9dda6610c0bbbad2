/**
 * What is said of how the drug is taken: that a time of day, a larger dose or a slower rise does better, and who needs
 * how much. Advice says what to do; these say what comes of it. Beside them, answers that only their heading explains.
 */
import * as terms from './claim-terms.ts';
import type { ClaimKind } from './classify-sentence.ts';
import { pattern } from './lexicon.ts';
import { peopleNoun } from './lexicon-open.ts';
import { unwantedEffect } from './lexicon-safety.ts';
import { sieved } from './literals.ts';

/** `underSideEffects`: the heading, lead-in or sentence before asks for side effects. */
export function kindOfRegimen(text: string, underSideEffects: boolean): ClaimKind | undefined {
	if (
		(underSideEffects && (hasNone.test(text) || isPossible.test(text))) ||
		earlyTrouble.test(text) ||
		(early.test(text) && troubleComes.test(text))
	) {
		return 'safety';
	}
	if (remedy.test(text)) {
		return 'safety';
	}
	if (terms.amount.test(text) && (needsAmount.test(text) || doesBest.test(text))) {
		return 'dose';
	}
	return doseDoes.test(text) || doesBest.test(text) || turns.test(text) || needsLess.test(text) ? 'effect' : undefined;
}

const people = `(?:(?:[a-z-]+ ){0,3}?${peopleNoun}|most|many|some|few|you)(?: with [a-z' -]{3,40}?| who [a-z' -]{3,40}?)?`;

const regimen = String.raw`(?:doses (?:above|below|over|under|beyond|higher than|greater than) [^,;]{2,16}?|(?:higher|larger|bigger|lower|smaller) doses|(?:going|pushing|climbing|moving) (?:above|over|beyond|past|higher)(?: than)?(?: [0-9.]+ ?mg)?|more than \d[\d.]* ?mg|(?:morning|evening|night-?time|bedtime|daytime|split|once-daily|twice-daily|nightly|alternate-day) (?:dos(?:ing|es?)|use)|(?:starting|beginning) too (?:high|low|fast)|going (?:up )?too (?:fast|quickly|high)|(?:splitting|skipping|dividing) (?:it|the dose|doses)|(?:taking|dosing) it (?:in the morning|at night|at bedtime|twice a day|with food))`;

/** "Evening doses keep some people awake", "going higher brings no extra benefit". */
const doseDoes = pattern(
	String.raw`at (?:higher|lower|larger) doses,? (?:the|this|its) (?:effect|benefit)s? (?:is|are|gets?) (?:lost|gone|weaker|reversed|stronger|blunted)|${regimen} (?:(?:also|often|usually|generally|actually|just|only|even|do|does|may|might|can|could|will|tends? to|seems? to|appears? to) ){0,3}(?:backfires?|works? (?:just |equally |even )?(?:as well|better|best|well|fine|too)|keeps? (?:some|many|most|you|people|patients)|(?:is|are|be) (?:often |just |more |less |equally )*(?:helpful|better|effective|useful|as good|as effective|counterproductive|no better|wasted)|(?:bring|add|give|offer|provide|do|help|achieve)s? (?:no|nothing|little|any) ?(?:extra|more|further|added|additional|better)?|blunts?|undo(?:es)?|disturbs?|spoils?|suits?|worsens?|triggers?|makes? (?:[a-z]+ ){1,4}(?:worse|better))`,
);

/** "Taking your capsule at breakfast gets around this". */
const remedy = sieved(
	/^(?:taking|moving|switching|splitting|lowering|halving|reducing|shifting|going|dropping|starting|an? (?:lower|slower|smaller|gentler)) (?:[a-z0-9.'-]+ ){0,7}?(?:usually |often |generally |typically |may |can |will |should )*(?:solves?|fix(?:es)?|gets? (?:around|round|rid of)|takes? care of|sorts?(?: out)?|cures?|settles?|avoids?|prevents?|helps? with|eases?|ends?) (?:that|this|these|them|it|the (?:problem|issue|dreams|insomnia|nausea))(?: out)?(?![a-z])/,
);

const needsAmount = sieved(
	new RegExp(
		String.raw`^${people} (?:are [a-z ]{4,40} and )?(?:often|usually|typically|generally|mostly|commonly|tend to|only) (?:only )?needs? (?:to (?:begin|start|stay|go|be) )?(?:(?:at|on|with|no more than|about|around|only|just|between|from|as little as) ){0,3}[0-9.]`,
	),
);

/** "Sensitive people do best when they go up slowly". */
const doesBest = sieved(
	new RegExp(
		String.raw`^${people} (?:(?:often|usually|typically|generally|also|tend to|may|seem to) ){0,2}(?:do|does|fare|respond) (?:much |far )?(?:better|best|worse|poorly) (?:(?:with|on|at) (?:an? |the |very )?(?:slow|low|small|high|larg|gradual|gentl|split|it(?![a-z])|§d|[0-9.]+ ?mg)|(?:when|if) (?:they|you) (?:go up|start|titrate|begin|raise|increase|take))`,
	),
);

/** "A few go from an underactive to an overactive gland after starting it". */
const turns = sieved(
	new RegExp(
		String.raw`^${people} (?:(?:may|can|might|will|even|actually|often|suddenly) ){0,2}(?:turn|go|become|end up) (?:from )?(?:hyper|hypo|over-?active|under-?active|over-?medicated|agitated|anxious|sleepless|drowsy|constipated)[a-z]*(?: to [a-z]+)? (?:when|after|once|on|within|soon)(?![a-z])`,
	),
);

const needsLess = sieved(
	/^(?:[^,;]{3,60}, )?(?:you|people|patients|many|some|most) (?:(?:may|might|will|can|often|usually|soon|eventually|find they) ){0,2}needs? (?:less|fewer|lower doses of|a lower dose of) (?:[a-z]+ ){0,2}?(?:§o+|medicines?|medications?|steroids?|painkillers|thyroid|hormones?|insulin|pills|drugs)(?![a-z])/,
);

const hasNone = sieved(
	new RegExp(
		String.raw`^(?:in (?:fact|practice), )?(?:almost |nearly )?${people} (?:will )?(?:have|get|notice|experience|feel|report|see|has|gets|notices) (?:none|hardly any|very few|no problems?|nothing)(?: at all| of (?:these|them))?[.!]?$|^(?:(?:usually|mostly|almost|practically) )?(?:none|hardly any|very few|few)[.!]$`,
	),
);

const isPossible = pattern(
	String.raw`${unwantedEffect}(?: (?:and|or) [a-z ]{3,20}?)? (?:is|are) (?:also |fairly |quite |very |more |less |sometimes |occasionally )*(?:possible|common|rare|uncommon|usual|frequent|likely|unusual)`,
);

/** Cheap to ask, and seldom so. */
const early = sieved(/ (?:early|at first|at the start|in week|first|for a few|when you start)/);

/** "Odd dreams and a dry mouth may show up early". */
const troubleComes = pattern(
	String.raw`${unwantedEffect} (?:(?:may|can|might|could|often|sometimes|usually|will) ){1,2}(?:show up|appear|crop up|turn up|occur|happen|come(?: on)?|strike) (?:early|at first|at the start|in the first|in week|during the first|for a few|when you start)`,
);

const earlyTrouble = sieved(
	new RegExp(
		String.raw`^(?:the only (?:[a-z]+ )?(?:downside|drawback|complaint|catch)(?: [a-z]+){0,3} (?:is|was|are) (?:[a-z]+ ){0,6}?${unwantedEffect}|(?:mild|slight|brief|temporary|occasional) (?:[a-z]+ ){0,2}?${unwantedEffect}(?: (?:and|or) [a-z]+){0,2} (?:is|are) (?:also )?(?:possible|common|usual|normal|likely) (?:in|for|at|during|early))(?![a-z])`,
	),
);
